package py

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// parseSignature reads "name(self, /, a, b=1, *args, c, **kw)".
func parseSignature(sig string) (name string, p *params, err error) {
	name, rest, ok := strings.Cut(sig, "(")
	if !ok || !strings.HasSuffix(rest, ")") {
		return "", nil, fmt.Errorf("signature %q: want name(parameters)", sig)
	}
	p = &params{args: -1, kwargs: -1}
	keywordOnly := false
	for _, part := range splitParams(strings.TrimSuffix(rest, ")")) {
		switch {
		case part == "/":
			p.posOnly = len(p.names)
			continue
		case part == "*":
			keywordOnly = true
			continue
		case strings.HasPrefix(part, "**"):
			p.kwargs = len(p.names)
			p.add(part[2:], nil, true)
			continue
		case strings.HasPrefix(part, "*"):
			p.args, keywordOnly = len(p.names), true
			p.add(part[1:], nil, true)
			continue
		}
		param, text, optional := strings.Cut(part, "=")
		value, err := defaultValue(text, optional)
		if err != nil {
			return "", nil, fmt.Errorf("signature %q: %w", sig, err)
		}
		p.add(param, value, optional)
		if !keywordOnly {
			p.pos++
			if !optional {
				p.required = p.pos
			}
		}
	}
	return name, p, nil
}

func (p *params) add(name string, value Value, optional bool) {
	p.names = append(p.names, name)
	p.defaults = append(p.defaults, value)
	p.optional = append(p.optional, optional)
}

// splitParams cuts at the commas that stand in no string.
func splitParams(list string) []string {
	var parts []string
	quoted, from := false, 0
	for i := 0; i <= len(list); i++ {
		switch {
		case i == len(list) || list[i] == ',' && !quoted:
			if part := strings.TrimSpace(list[from:i]); part != "" {
				parts = append(parts, part)
			}
			from = i + 1
		case list[i] == '\'':
			quoted = !quoted
		}
	}
	return parts
}

// defaultValue is a default as a signature writes it.
func defaultValue(text string, given bool) (Value, error) {
	switch {
	case !given || text == "?":
		return nil, nil
	case text == "None":
		return None, nil
	case text == "True":
		return True, nil
	case text == "False":
		return False, nil
	case strings.HasPrefix(text, "'"):
		return Name(strings.Trim(text, "'")), nil
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return MakeInt(n), nil
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return nil, fmt.Errorf("default %q: %w", text, err)
	}
	return Float(x), nil
}

// bind lays the arguments of a call out by parameter. The errors are in
// CPython's words for built-in functions.
func (p *params) bind(t *Thread, b *Builtin, args []Value, kw []KwArg) ([]Value, error) {
	if len(kw) == 0 && p.args < 0 && len(args) == len(p.names) && p.kwargs < 0 && p.pos == len(p.names) {
		return args, nil // what most calls are
	}
	if b.python {
		return p.bindPython(t, b, args, kw)
	}
	if len(kw) > 0 && p.kwargs < 0 && p.onlyPlaces() {
		if b.wrapsSlot() {
			return nil, t.TypeError("wrapper %s() takes no keyword arguments", b.Name)
		}
		return nil, t.TypeError("%s() takes no keyword arguments", b.shown())
	}
	if p.args < 0 && p.kwargs < 0 && len(kw) > 0 && len(args)+len(kw) > len(p.names) && !p.onlyPlaces() {
		return nil, p.tooManyInAll(t, b, len(args), len(kw))
	}
	bound := make([]Value, len(p.names))
	n := copy(bound[:p.pos], args)
	if rest := args[n:]; p.args >= 0 {
		bound[p.args] = &Tuple{Items: append([]Value(nil), rest...)}
	} else if len(rest) > 0 {
		return nil, p.tooMany(t, b, len(args))
	}
	if err := p.bindKeywords(t, b, bound, kw); err != nil {
		return nil, err
	}
	for i, v := range bound {
		if v != nil {
			continue
		}
		if !p.optional[i] {
			return nil, p.missing(t, b, i, len(args))
		}
		bound[i] = p.defaults[i]
	}
	return bound, nil
}

// bindKeywords places the arguments that are given by name.
func (p *params) bindKeywords(t *Thread, b *Builtin, bound []Value, kw []KwArg) error {
	var rest *Dict
	if p.kwargs >= 0 {
		rest = NewDict()
		bound[p.kwargs] = rest
	}
	for _, k := range kw {
		i := p.place(k.Name)
		switch {
		case i >= 0 && bound[i] == nil:
			bound[i] = k.Value
		case i >= 0:
			return t.TypeError("argument for %s() given by name ('%s') and position (%d)", b.bare(), k.Name, i+1-p.selves())
		case rest != nil:
			rest.SetStr(NewStr(k.Name), k.Value)
		case p.requiredPlaces() > 0 && bound[p.requiredPlaces()-1] == nil:
			given := slices.Index(bound, nil)
			return p.missing(t, b, given, given)
		default:
			if i := p.absent(bound, kw); i >= 0 {
				return p.missing(t, b, i, 0)
			}
			return t.UnexpectedKeyword(b.bare()+"()", k.Name, p.names[p.posOnly:])
		}
	}
	return nil
}

// UnexpectedKeyword is the error of a name that is none of a built-in function's
// parameters: it says which was meant, if one is much like it. The function is named
// as errors do, mostly with its parentheses.
func (t *Thread) UnexpectedKeyword(function, name string, parameters []string) error {
	near := ""
	if meant := Suggest(name, parameters); meant != "" {
		near = ". Did you mean '" + meant + "'?"
	}
	return t.TypeError("%s got an unexpected keyword argument '%s'%s", function, name, near)
}

// absent is the first parameter with a name that must be given and is not, -1
// for none: CPython says so before it says which names it does not know.
func (p *params) absent(bound []Value, kw []KwArg) int {
	for i := p.posOnly; i < len(p.names); i++ {
		given := func(k KwArg) bool { return k.Name == p.names[i] }
		if bound[i] == nil && !p.optional[i] && !slices.ContainsFunc(kw, given) {
			return i
		}
	}
	return -1
}

// place is the parameter of that name, if it may be given by name; else -1.
func (p *params) place(name string) int {
	for i := p.posOnly; i < len(p.names); i++ {
		if p.names[i] == name && i != p.args && i != p.kwargs {
			return i
		}
	}
	return -1
}

// selves is how many of the parameters errors do not count: a method's self.
func (p *params) selves() int {
	if len(p.names) > 0 && (p.names[0] == "self" || p.names[0] == "cls") {
		return 1
	}
	return 0
}

// onlyPlaces reports whether nothing can be given by name.
func (p *params) onlyPlaces() bool {
	named := len(p.names) - p.posOnly
	if p.args >= 0 {
		named--
	}
	if p.kwargs >= 0 {
		named--
	}
	return named == 0
}

// tooManyInAll is the error of more arguments, by place and by name, than there
// are parameters.
func (p *params) tooManyInAll(t *Thread, b *Builtin, places, names int) error {
	selves, kind := p.selves(), ""
	if places == selves {
		kind = "keyword "
	}
	total := len(p.names) - selves
	return t.TypeError("%s() takes at most %d %sargument%s (%d given)", b.bare(), total, kind, plural(total), places-selves+names)
}

// tooMany counts as CPython does: a method's self is not counted. Its words
// depend on whether arguments can be given by name.
func (p *params) tooMany(t *Thread, b *Builtin, given int) error {
	selves := p.selves()
	most, least, total := p.pos-selves, p.required-selves, len(p.names)-selves
	given -= selves
	switch {
	case b.wrapsSlot():
		return p.wrongCount(t, given)
	case total == 0:
		return t.TypeError("%s() takes no arguments (%d given)", b.shown(), given)
	case p.onlyPlaces() && most == least && most == 1 && !p.class:
		return t.TypeError("%s() takes exactly one argument (%d given)", b.shown(), given)
	case p.onlyPlaces() && most == least:
		return t.TypeError("%s expected %s, got %d", b.bare(), arguments(most), given)
	case p.onlyPlaces():
		return t.TypeError("%s expected at most %s, got %d", b.bare(), arguments(most), given)
	case most == 0:
		return t.TypeError("%s() takes no positional arguments", b.bare())
	}
	bound, kind := "at most", ""
	if least == most {
		bound = "exactly"
	}
	if given <= total {
		kind = "positional "
	}
	return t.TypeError("%s() takes %s %d %sargument%s (%d given)", b.bare(), bound, most, kind, plural(most), given)
}

// missing is the error for parameter i, which was not given.
func (p *params) missing(t *Thread, b *Builtin, i, given int) error {
	selves := p.selves()
	least := p.required - selves
	given -= selves
	if b.wrapsSlot() {
		return p.wrongCount(t, given)
	}
	if i >= p.posOnly {
		return t.TypeError("%s() missing required argument '%s' (pos %d)", b.bare(), p.names[i], i+1-selves)
	}
	if !p.onlyPlaces() {
		bound, least := "exactly", p.requiredPlaces()-selves
		if least < p.pos-selves {
			bound = "at least"
		}
		return t.TypeError("%s() takes %s %d positional argument%s (%d given)", b.bare(), bound, least, plural(least), given)
	}
	switch {
	case p.args < 0 && p.pos == p.required && least == 1 && !p.class:
		return t.TypeError("%s() takes exactly one argument (%d given)", b.shown(), given)
	case p.args < 0 && p.pos == p.required:
		return t.TypeError("%s expected %s, got %d", b.bare(), arguments(least), given)
	}
	return t.TypeError("%s expected at least %s, got %d", b.bare(), arguments(least), given)
}

// wrongCount is the error of an operator's method, which has words of its own.
func (p *params) wrongCount(t *Thread, given int) error {
	most, least := p.pos-p.selves(), p.required-p.selves()
	if most != least {
		return t.TypeError("expected %d or %d arguments, got %d", least, most, given)
	}
	return t.TypeError("expected %s, got %d", arguments(most), given)
}

// requiredPlaces is how many arguments must be given by position alone.
func (p *params) requiredPlaces() int {
	n := 0
	for n < p.posOnly && !p.optional[n] {
		n++
	}
	return n
}

// arguments is a number of them in words.
func arguments(n int) string { return strconv.Itoa(n) + " argument" + plural(n) }

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// shown is its name in errors: a method's with its class, a function's with its
// module, a class's own __init__ as the class.
func (b *Builtin) shown() string {
	if b.Owner != nil && b.Name != "__init__" {
		return b.Owner.QualName + "." + b.Name
	}
	if b.Owner == nil && b.Module != "" && b.Module != "builtins" {
		return b.Module + "." + b.Name
	}
	return b.bare()
}

// bare is its name in those errors that do not name the class.
func (b *Builtin) bare() string {
	if b.Owner != nil && b.Name == "__init__" {
		return b.Owner.QualName
	}
	return b.Name
}
