package py

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// The bounds and costs of what one name may be taken for another.
const (
	mostCandidates = 750
	longestName    = 40
	moveCost       = 2
	caseCost       = 1
)

// Suggest is the candidate that comes nearest to a name that was mistyped, ""
// if none is near enough.
func Suggest(wrong string, candidates []string) string {
	name := []rune(wrong)
	if len(candidates) > mostCandidates || len(name) > longestName {
		return ""
	}
	best, found := 1<<30, ""
	for _, c := range candidates {
		if c == wrong {
			continue
		}
		most := min((length(c)+len(name)+3)*moveCost/6, best-1)
		if d := distance(name, []rune(c), most); d <= most && (found == "" || d < best) {
			found, best = c, d
		}
	}
	return found
}

// distance is what it costs to turn one name into another; anything above most
// if it costs more than that.
func distance(a, b []rune, most int) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 || len(b) == 0 {
		return moveCost * (len(a) + len(b))
	}
	if len(b) < len(a) {
		a, b = b, a
	}
	if len(b) > longestName || (len(b)-len(a))*moveCost > most {
		return most + 1
	}
	row := make([]int, len(a))
	for i := range row {
		row[i] = (i + 1) * moveCost
	}
	result := 0
	for i, r := range b {
		before := i * moveCost
		result = before
		least := 1 << 30
		for j, other := range a {
			replaced := before + replaceCost(r, other)
			before = row[j]
			result = min(min(result, before)+moveCost, replaced)
			row[j] = result
			least = min(least, result)
		}
		if least > most {
			return most + 1
		}
	}
	return result
}

func replaceCost(a, b rune) int {
	switch {
	case a == b:
		return 0
	case unicode.ToLower(a) == unicode.ToLower(b):
		return caseCost
	}
	return moveCost
}

// suggestion is what a traceback adds to an exception's line: the name that was
// meant, or the module that was not imported.
func (t *Thread) suggestion(e *Exception, tb *Traceback) string {
	hint := ""
	switch {
	case e.class.IsSubclass(Errors.ImportError):
		if name, ok := e.field("name_from").(*Str); ok {
			if s := Suggest(name.s, t.importable(e, name.s)); s != "" {
				hint = ". Did you mean: '" + s + "'?"
			}
		}
	case e.class.IsSubclass(Errors.AttributeError):
		if name, ok := e.field("name").(*Str); ok {
			if s := Suggest(name.s, t.attributesNear(e, tb, name.s)); s != "" {
				hint = ". Did you mean: '" + s + "'?"
			}
		}
	case e.class.IsSubclass(Errors.NameError):
		name, ok := e.field("name").(*Str)
		if !ok {
			break
		}
		if s := t.nameMeant(tb, name); s != "" {
			hint = ". Did you mean: '" + s + "'?"
		}
		if IsStandardModule(name.s) {
			more := "Did you forget to import '" + name.s + "'?"
			if hint == "" {
				hint = ". " + more
			} else {
				hint += " Or did" + more[len("Did"):]
			}
		}
	}
	return hint
}

// importable are the names that an import could have meant.
func (t *Thread) importable(e *Exception, wrong string) []string {
	name, ok := e.field("name").(*Str)
	if !ok {
		return nil
	}
	m := t.in.Modules.GetStr(name)
	if m == nil {
		return nil
	}
	names := t.dirNames(m)
	if !strings.HasPrefix(wrong, "_") {
		names = withoutHidden(names)
	}
	return names
}

// attributesNear are the attributes that could have been meant. Those that begin
// with an underscore are not shown, but to the object's own methods.
func (t *Thread) attributesNear(e *Exception, tb *Traceback, wrong string) []string {
	obj := OrNone(e.field("obj"))
	names := t.dirNames(obj)
	if strings.HasPrefix(wrong, "_") {
		return names
	}
	if f := tb.innermost(); f != nil {
		if self := f.local("self"); self != nil && identical(self, obj) {
			return names
		}
	}
	return withoutHidden(names)
}

// dirNames is what an object's __dir__ answers, sorted; nothing if it fails.
func (t *Thread) dirNames(v Value) []string {
	list, found, err := t.CallSpecial(v, nameDir)
	if !found || err != nil {
		return nil
	}
	items, err := t.Collect(list)
	if err != nil {
		return nil
	}
	var names []string
	for _, x := range items {
		if s, ok := As[*Str](x); ok {
			names = append(names, s.s)
		}
	}
	slices.Sort(names)
	return names
}

var nameDir = Name("__dir__")

func withoutHidden(names []string) []string {
	return slices.DeleteFunc(names, func(s string) bool { return strings.HasPrefix(s, "_") })
}

// nameMeant is the variable that was meant by a name that is not defined where
// the traceback ends.
func (t *Thread) nameMeant(tb *Traceback, wrong *Str) string {
	f := tb.innermost()
	if f == nil {
		return ""
	}
	if self := f.local("self"); self != nil {
		if x, err := t.Lookup(self, wrong); x != nil && err == nil {
			return "self." + wrong.s
		}
	}
	names := keysOf(f.Locals())
	names = append(names, keysOf(f.globals)...)
	builtins := keysOf(f.builtins)
	slices.SortFunc(builtins, func(a, b string) int {
		return cmp.Or(cmp.Compare(builtinRank(f.builtins, a), builtinRank(f.builtins, b)), cmp.Compare(a, b))
	})
	return Suggest(wrong.s, append(names, builtins...))
}

// builtinRank has functions come first, then classes, then exceptions: of names
// that are equally near, the first counts.
func builtinRank(d *Dict, name string) int {
	c, ok := d.GetStr(NewStr(name)).(*Class)
	switch {
	case !ok:
		return 0
	case c.IsSubclass(Errors.BaseException):
		return 2
	}
	return 1
}

// keysOf are a dict's keys that are strings.
func keysOf(d *Dict) []string {
	if d == nil {
		return nil
	}
	var all []string
	for at, k, _, ok := d.Next(0); ok; at, k, _, ok = d.Next(at + 1) {
		if s, is := As[*Str](k); is {
			all = append(all, s.s)
		}
	}
	return all
}

// innermost is the frame where it was raised, nil if there is none.
func (tb *Traceback) innermost() *Frame {
	if tb == nil {
		return nil
	}
	for tb.Next != nil {
		tb = tb.Next
	}
	return tb.Frame
}

// local is one of the frame's variables, nil if it is not bound.
func (f *Frame) local(name string) Value { return f.Locals().GetStr(NewStr(name)) }

// suggestParameter is the parameter that was meant by one that a function does
// not have, "" if none is near.
func (t *Thread) suggestParameter(fn *Function, name string) string {
	c := fn.Code
	return Suggest(name, c.Code.Locals[c.PosOnly:c.Args+c.KwOnly])
}
