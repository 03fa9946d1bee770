package py

import (
	"slices"
	"strconv"
	"strings"
)

// bindArguments gives a frame's parameters their values. The errors are in
// CPython's words for Python functions.
func (t *Thread) bindArguments(f *Frame, fn *Function, args []Value, kw []KwArg) error {
	c := fn.Code
	if len(kw) == 0 && len(args) == c.Args && c.KwOnly == 0 && !c.VarArgs && !c.VarKw {
		copy(f.slots, args) // what most calls are
	} else if err := t.bindSlow(f, fn, args, kw); err != nil {
		f.gen = nil
		c.recycle(f)
		return fn.orRefused(t, err, len(args), kw)
	}
	for i, slot := range c.CellOf {
		f.cells[i] = &Cell{}
		if slot >= 0 {
			f.cells[i].V = f.slots[slot]
		}
	}
	return nil
}

func (t *Thread) bindSlow(f *Frame, fn *Function, args []Value, kw []KwArg) error {
	c := fn.Code
	n := copy(f.slots[:c.Args], args)
	total := c.Args + c.KwOnly
	next := total
	if c.VarArgs {
		f.slots[next] = &Tuple{Items: slices.Clone(args[n:])}
		next++
	}
	var rest *Dict
	if c.VarKw {
		rest = NewDict()
		f.slots[next] = rest
	}
	if err := t.bindNamed(f, fn, kw, rest); err != nil {
		return err
	}
	if len(args) > n && !c.VarArgs {
		return t.tooManyPositional(f, fn, len(args))
	}
	least := c.Args - len(fn.Defaults)
	var missing []string
	for i := n; i < c.Args; i++ {
		switch {
		case f.slots[i] != nil:
		case i >= least:
			f.slots[i] = fn.Defaults[i-least]
		default:
			missing = append(missing, c.Locals[i])
		}
	}
	if len(missing) > 0 {
		return t.missingArguments(fn.Qual, "positional", missing)
	}
	for i := c.Args; i < total; i++ {
		if f.slots[i] != nil {
			continue
		}
		if fn.KwDefaults != nil {
			f.slots[i] = fn.KwDefaults.GetStr(c.locals[i])
		}
		if f.slots[i] == nil {
			missing = append(missing, c.Locals[i])
		}
	}
	if len(missing) > 0 {
		return t.missingArguments(fn.Qual, "keyword-only", missing)
	}
	return nil
}

// bindNamed places the arguments that are given by name.
func (t *Thread) bindNamed(f *Frame, fn *Function, kw []KwArg, rest *Dict) error {
	c := fn.Code
	total := c.Args + c.KwOnly
	for _, k := range kw {
		i := slices.Index(c.Locals[c.PosOnly:total], k.Name)
		switch {
		case i < 0 && rest != nil:
			rest.SetStr(NewStr(k.Name), k.Value)
		case i < 0:
			return t.unexpected(fn, k.Name, kw)
		case f.slots[c.PosOnly+i] != nil:
			return t.TypeError("%s() got multiple values for argument '%s'", fn.Qual, k.Name)
		default:
			f.slots[c.PosOnly+i] = k.Value
		}
	}
	return nil
}

// unexpected is the error of a name that is no parameter, or one that takes
// its argument by position only.
func (t *Thread) unexpected(fn *Function, name string, kw []KwArg) error {
	c := fn.Code
	var only []string
	for _, p := range c.Locals[:c.PosOnly] {
		if slices.ContainsFunc(kw, func(k KwArg) bool { return k.Name == p }) {
			only = append(only, p)
		}
	}
	if len(only) > 0 {
		return t.TypeError("%s() got some positional-only arguments passed as keyword arguments: '%s'", fn.Qual, strings.Join(only, ", "))
	}
	if near := t.suggestParameter(fn, name); near != "" {
		return t.TypeError("%s() got an unexpected keyword argument '%s'. Did you mean '%s'?", fn.Qual, name, near)
	}
	return t.TypeError("%s() got an unexpected keyword argument '%s'", fn.Qual, name)
}

func (t *Thread) tooManyPositional(f *Frame, fn *Function, given int) error {
	c := fn.Code
	named := 0
	for i := c.Args; i < c.Args+c.KwOnly; i++ {
		if f.slots[i] != nil {
			named++
		}
	}
	return t.tooManyWords(fn.Qual, c.Args, len(fn.Defaults), given, named)
}

// tooManyWords is the error of more arguments than a function takes by
// position; named is how many were given to keyword-only parameters.
func (t *Thread) tooManyWords(qual string, most, defaults, given, named int) error {
	takes, plural := strconv.Itoa(most), most != 1
	if defaults > 0 {
		takes, plural = "from "+strconv.Itoa(most-defaults)+" to "+strconv.Itoa(most), true
	}
	and := ""
	if named > 0 {
		and = " positional argument" + s(given != 1) + " (and " + strconv.Itoa(named) + " keyword-only argument" + s(named != 1) + ")"
	}
	were := "were"
	if given == 1 && named == 0 {
		were = "was"
	}
	return t.TypeError("%s() takes %s positional argument%s but %d%s %s given", qual, takes, s(plural), given, and, were)
}

func (t *Thread) missingArguments(qual, kind string, names []string) error {
	var quoted []string
	for _, n := range names {
		quoted = append(quoted, "'"+n+"'")
	}
	var list string
	switch n := len(quoted); n {
	case 1:
		list = quoted[0]
	case 2:
		list = quoted[0] + " and " + quoted[1]
	default:
		list = strings.Join(quoted[:n-1], ", ") + ", and " + quoted[n-1]
	}
	return t.TypeError("%s() missing %d required %s argument%s: %s", qual, len(names), kind, s(len(names) != 1), list)
}

// s is the ending of a plural.
func s(plural bool) string {
	if plural {
		return "s"
	}
	return ""
}
