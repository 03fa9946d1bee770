package compiler

import (
	"strings"

	"batuta/lessons/python/syntax"
)

// How tightly an expression binds, from the loosest.
const (
	precTuple = iota
	precTest
	precOr
	precAnd
	precNot
	precCompare
	precBitOr
	precBitXor
	precBitAnd
	precShift
	precArith
	precTerm
	precFactor
	precPower
	precAwait
	precAtom
)

// unparse is an expression as text, in the form that
// from __future__ import annotations gives annotations.
func unparse(e syntax.Expr) string {
	var w writer
	w.expr(e, precTest)
	return w.String()
}

type writer struct{ strings.Builder }

// in writes in parentheses what binds less tightly than its place asks for.
func (w *writer) in(place, own int, write func()) {
	if place > own {
		w.WriteByte('(')
		defer w.WriteByte(')')
	}
	write()
}

func (w *writer) expr(e syntax.Expr, place int) {
	switch e := e.(type) {
	case *syntax.Name:
		w.WriteString(e.ID)
	case *syntax.Int:
		w.WriteString(e.Value.String())
	case *syntax.Float:
		w.WriteString(floatText(e.Value))
	case *syntax.Imaginary:
		w.WriteString(strings.TrimSuffix(floatText(e.Value), ".0") + "j")
	case *syntax.Str:
		w.WriteString(quote(e.Value))
	case *syntax.Bytes:
		w.WriteString("b" + quoteBytes(e.Value))
	case *syntax.Constant:
		w.WriteString([...]string{syntax.None: "None", syntax.True: "True", syntax.False: "False", syntax.Ellipsis: "..."}[e.Kind])
	case *syntax.JoinedStr:
		var inner writer
		inner.joined(e)
		w.WriteString("f" + quote(inner.String()))
	case *syntax.List:
		w.list("[", e.Elts, "]")
	case *syntax.Set:
		w.list("{", e.Elts, "}")
	case *syntax.Tuple:
		w.tuple(e, place)
	case *syntax.Dict:
		w.dict(e)
	case *syntax.Starred:
		w.WriteByte('*')
		w.expr(e.Value, precBitOr)
	default:
		w.compound(e, place)
	}
}

// compound is the expressions that have operators.
func (w *writer) compound(e syntax.Expr, place int) {
	switch e := e.(type) {
	case *syntax.UnaryOp:
		own, sign := precFactor, map[syntax.Op]string{syntax.Not: "not ", syntax.Invert: "~", syntax.UAdd: "+", syntax.USub: "-"}[e.Op]
		if e.Op == syntax.Not {
			own = precNot
		}
		w.in(place, own, func() {
			w.WriteString(sign)
			w.expr(e.X, own)
		})
	case *syntax.BinOp:
		w.binary(e, place)
	case *syntax.BoolOp:
		own, word := precAnd, " and "
		if e.Op == syntax.Or {
			own, word = precOr, " or "
		}
		w.in(place, own, func() {
			for i, v := range e.Values {
				if i > 0 {
					w.WriteString(word)
				}
				w.expr(v, own+1)
			}
		})
	case *syntax.Compare:
		signs := map[syntax.Op]string{
			syntax.Eq: "==", syntax.NotEq: "!=", syntax.Lt: "<", syntax.LtE: "<=", syntax.Gt: ">", syntax.GtE: ">=",
			syntax.Is: "is", syntax.IsNot: "is not", syntax.In: "in", syntax.NotIn: "not in",
		}
		w.in(place, precCompare, func() {
			w.expr(e.Left, precCompare+1)
			for i, x := range e.Right {
				w.WriteString(" " + signs[e.Ops[i]] + " ")
				w.expr(x, precCompare+1)
			}
		})
	case *syntax.IfExp:
		w.in(place, precTest, func() {
			w.expr(e.Body, precTest+1)
			w.WriteString(" if ")
			w.expr(e.Test, precTest+1)
			w.WriteString(" else ")
			w.expr(e.OrElse, precTest)
		})
	case *syntax.Lambda:
		w.in(place, precTest, func() { w.lambda(e) })
	case *syntax.Await:
		w.in(place, precAwait, func() {
			w.WriteString("await ")
			w.expr(e.Value, precAtom)
		})
	default:
		w.trailed(e)
	}
}

func (w *writer) binary(e *syntax.BinOp, place int) {
	type operator struct {
		sign string
		prec int
	}
	o := map[syntax.Op]operator{
		syntax.Add: {" + ", precArith}, syntax.Sub: {" - ", precArith}, syntax.Mult: {" * ", precTerm},
		syntax.MatMult: {" @ ", precTerm}, syntax.Div: {" / ", precTerm}, syntax.Mod: {" % ", precTerm},
		syntax.FloorDiv: {" // ", precTerm}, syntax.Pow: {" ** ", precPower}, syntax.LShift: {" << ", precShift},
		syntax.RShift: {" >> ", precShift}, syntax.BitOr: {" | ", precBitOr}, syntax.BitXor: {" ^ ", precBitXor},
		syntax.BitAnd: {" & ", precBitAnd},
	}[e.Op]
	left, right := o.prec, o.prec+1
	if e.Op == syntax.Pow { // it binds to the right
		left, right = right, left
	}
	w.in(place, o.prec, func() {
		w.expr(e.X, left)
		w.WriteString(o.sign)
		w.expr(e.Y, right)
	})
}

// trailed is what has something behind it: calls, attributes, subscripts.
func (w *writer) trailed(e syntax.Expr) {
	switch e := e.(type) {
	case *syntax.Call:
		w.expr(e.Func, precAtom)
		w.WriteByte('(')
		w.several(e.Args, precTest)
		for i, k := range e.Keywords {
			if i > 0 || len(e.Args) > 0 {
				w.WriteString(", ")
			}
			if k.Name == "" {
				w.WriteString("**")
			} else {
				w.WriteString(k.Name + "=")
			}
			w.expr(k.Value, precTest)
		}
		w.WriteByte(')')
	case *syntax.Attribute:
		w.expr(e.Value, precAtom)
		if _, number := e.Value.(*syntax.Int); number {
			w.WriteByte(' ')
		}
		w.WriteString("." + e.Attr)
	case *syntax.Subscript:
		w.expr(e.Value, precAtom)
		w.WriteByte('[')
		w.expr(e.Index, precTuple)
		w.WriteByte(']')
	case *syntax.Slice:
		w.optional(e.Lower)
		w.WriteByte(':')
		w.optional(e.Upper)
		if e.Step != nil {
			w.WriteByte(':')
			w.optional(e.Step)
		}
	case *syntax.Comp:
		w.comp(e)
	case *syntax.NamedExpr:
		w.WriteString("(" + e.Target.ID + " := ")
		w.expr(e.Value, precTest)
		w.WriteByte(')')
	}
}

func (w *writer) optional(e syntax.Expr) {
	if e != nil {
		w.expr(e, precTest)
	}
}

func (w *writer) several(es []syntax.Expr, place int) {
	for i, e := range es {
		if i > 0 {
			w.WriteString(", ")
		}
		w.expr(e, place)
	}
}

func (w *writer) list(open string, es []syntax.Expr, end string) {
	w.WriteString(open)
	w.several(es, precTest)
	w.WriteString(end)
}

func (w *writer) tuple(e *syntax.Tuple, place int) {
	if len(e.Elts) == 0 {
		w.WriteString("()")
		return
	}
	w.in(place, precTuple, func() {
		w.several(e.Elts, precTest)
		if len(e.Elts) == 1 {
			w.WriteByte(',')
		}
	})
}

func (w *writer) dict(e *syntax.Dict) {
	w.WriteByte('{')
	for i, k := range e.Keys {
		if i > 0 {
			w.WriteString(", ")
		}
		if k == nil {
			w.WriteString("**")
			w.expr(e.Values[i], precBitOr)
			continue
		}
		w.expr(k, precTest)
		w.WriteString(": ")
		w.expr(e.Values[i], precTest)
	}
	w.WriteByte('}')
}

func (w *writer) comp(e *syntax.Comp) {
	ends := [...]string{syntax.ListComp: "[]", syntax.SetComp: "{}", syntax.DictComp: "{}", syntax.GeneratorExp: "()"}[e.Kind]
	w.WriteByte(ends[0])
	w.expr(e.Elt, precTest)
	if e.Value != nil {
		w.WriteString(": ")
		w.expr(e.Value, precTest)
	}
	for _, g := range e.Generators {
		if g.Async {
			w.WriteString(" async")
		}
		w.WriteString(" for ")
		w.expr(g.Target, precTuple)
		w.WriteString(" in ")
		w.expr(g.Iter, precTest+1)
		for _, test := range g.Ifs {
			w.WriteString(" if ")
			w.expr(test, precTest+1)
		}
	}
	w.WriteByte(ends[1])
}

func (w *writer) lambda(e *syntax.Lambda) {
	w.WriteString("lambda")
	p := e.Params
	if p == nil {
		p = &syntax.Params{}
	}
	sep := " "
	put := func(text string, value syntax.Expr) {
		w.WriteString(sep + text)
		sep = ", "
		if value != nil {
			w.WriteByte('=')
			w.expr(value, precTest)
		}
	}
	plain := len(p.PosOnly) + len(p.Args)
	if plain == 0 {
		sep = "" // as CPython has it: lambda*, a: a
	}
	for i := range plain {
		param := append(p.PosOnly[:len(p.PosOnly):len(p.PosOnly)], p.Args...)[i]
		var value syntax.Expr
		if d := i - (plain - len(p.Defaults)); d >= 0 {
			value = p.Defaults[d]
		}
		put(param.Name, value)
		if i == len(p.PosOnly)-1 {
			put("/", nil)
		}
	}
	switch {
	case p.Vararg != nil:
		put("*"+p.Vararg.Name, nil)
	case len(p.KwOnly) > 0:
		put("*", nil)
	}
	for i, k := range p.KwOnly {
		put(k.Name, p.KwDefaults[i])
	}
	if p.Kwarg != nil {
		put("**"+p.Kwarg.Name, nil)
	}
	w.WriteString(": ")
	w.expr(e.Body, precTest)
}

// joined is the inside of an f-string.
func (w *writer) joined(e *syntax.JoinedStr) {
	braces := strings.NewReplacer("{", "{{", "}", "}}")
	for _, part := range e.Parts {
		switch part := part.(type) {
		case *syntax.Str:
			w.WriteString(braces.Replace(part.Value))
		case *syntax.FormattedValue:
			w.WriteString(braces.Replace(part.Text))
			inner := unparse(part.Value)
			w.WriteByte('{')
			if strings.HasPrefix(inner, "{") {
				w.WriteByte(' ')
			}
			w.WriteString(inner)
			if part.Conversion != 0 {
				w.WriteString("!" + string(rune(part.Conversion)))
			}
			if part.Spec != nil {
				w.WriteByte(':')
				w.joined(part.Spec)
			}
			w.WriteByte('}')
		}
	}
}
