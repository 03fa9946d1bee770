package py

import (
	"strings"
	"unicode/utf8"

	"batuta/lessons/python/cpython"
)

// textSignature is a native function's __text_signature__: its parameters as
// CPython's C functions tell them, "($self, sep=None, maxsplit=-1)". It is None
// where CPython's tells nothing.
func textSignature(b *Builtin) Value {
	if cpython.TellsNothing(b.label()) {
		return None
	}
	p := b.params
	if told := cpython.ParametersOf(b.label()); told != "" && p.args == 0 && p.kwargs == 1 {
		return toldSignature(b, told) // it takes its arguments apart itself
	}
	var parts []string
	if b.Owner == nil {
		parts = append(parts, "$module")
	}
	for i, name := range p.names {
		part := name
		switch {
		case i == p.args:
			part = "*" + name
		case i == p.kwargs:
			part = "**" + name
		case p.optional[i] && p.defaults[i] == nil:
			part += "=<unrepresentable>"
		case p.optional[i]:
			part += "=" + defaultText(p.defaults[i])
		}
		if i == 0 && b.Owner != nil {
			if name == "cls" {
				name = "type"
			}
			part = "$" + name
		}
		if i == p.pos && i != p.args && i != p.kwargs && p.args < 0 {
			parts = append(parts, "*")
		}
		parts = append(parts, part)
		if i+1 == p.posOnly {
			parts = append(parts, "/")
		}
	}
	if len(parts) == 1 && b.Owner == nil { // only $module
		parts = append(parts, "/")
	}
	return NewStr("(" + strings.Join(parts, ", ") + ")")
}

// toldSignature is CPython's table's own text of the parameters of a function.
func toldSignature(b *Builtin, told string) Value {
	told = strings.ReplaceAll(told, "=?", "=<unrepresentable>")
	if b.Owner != nil {
		return NewStr("($" + told[1:])
	}
	if told == "()" {
		return NewStr("($module, /)")
	}
	return NewStr("($module, " + told[1:])
}

// defaultText is a default of a signature as Python writes it.
func defaultText(v Value) string {
	switch v := v.(type) {
	case *Str:
		if utf8.ValidString(v.s) {
			return "'" + v.s + "'"
		}
	case Float:
		return FloatRepr(float64(v))
	case Int:
		return intText(v)
	}
	switch v {
	case None:
		return "None"
	case True:
		return "True"
	case False:
		return "False"
	}
	return "<unrepresentable>"
}

// label is the full name under which CPython's table of parameters knows a
// function: with its module, and a method with its class.
func (b *Builtin) label() string {
	if b.Owner != nil {
		return b.Owner.label() + "." + b.Name
	}
	return b.Module + "." + b.Name
}
