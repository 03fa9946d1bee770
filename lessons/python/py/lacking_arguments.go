package py

import (
	"strconv"
	"strings"

	"batuta/lessons/python/cpython"
)

// refusedArgument is the refusal of a call whose arguments did not fit, if
// CPython's function of that full name takes them; nil if it does not either.
// A class's parameters may be told by the class or by what makes its objects.
func (t *Thread) refusedArgument(label string, takes func(keyword string) bool, most, places int, kw []KwArg) error {
	for _, from := range []struct {
		label  string
		selves int
	}{{label, 0}, {label + ".__init__", 1}, {label + ".__new__", 1}} {
		if cpython.ParametersOf(from.label) == "" {
			continue
		}
		for _, k := range kw {
			if !takes(k.Name) && cpython.TakesKeyword(from.label, k.Name) {
				return t.NotYet(bareLabel(label) + "(" + k.Name + "=)")
			}
		}
		if most >= 0 && places > most && cpython.TakesPlaces(from.label, places+from.selves) {
			return t.NotYet(bareLabel(label) + "() with " + strconv.Itoa(places) + " arguments by position")
		}
	}
	return nil
}

// bareLabel is a full name without the built-in functions' module.
func bareLabel(label string) string { return strings.TrimPrefix(label, "builtins.") }

// orRefused is the error of arguments that did not fit: a refusal, if CPython
// takes them.
func (p *params) orRefused(t *Thread, err error, label string, places int, kw []KwArg) error {
	most := p.pos
	if p.args >= 0 {
		most = -1
	}
	takes := func(keyword string) bool { return p.place(keyword) >= 0 || p.kwargs >= 0 }
	if refused := t.refusedArgument(label, takes, most, places, kw); refused != nil {
		return refused
	}
	return err
}

// orRefused is the same for a function of the library that is written in Python.
func (fn *Function) orRefused(t *Thread, err error, places int, kw []KwArg) error {
	c := fn.Code
	module, ok := fn.Module.(*Str)
	if !ok || !IsLibraryFile(c.File) {
		return err
	}
	most := c.Args
	if c.VarArgs {
		most = -1
	}
	takes := func(keyword string) bool {
		for _, name := range c.Locals[c.PosOnly : c.Args+c.KwOnly] {
			if name == keyword {
				return true
			}
		}
		return c.VarKw
	}
	if refused := t.refusedArgument(module.s+"."+fn.Qual, takes, most, places, kw); refused != nil {
		return refused
	}
	return err
}
