package compiler

import (
	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

// expr leaves the value of an expression on the stack.
func (u *unit) expr(e syntax.Expr) {
	if k, ok := fold(e); ok {
		u.constant(e, k)
		return
	}
	switch e := e.(type) {
	case *syntax.Name:
		u.name(e, e.ID, load)
	case *syntax.Imaginary:
		u.refuse(e, "complex numbers")
	case *syntax.JoinedStr:
		u.joined(e)
	case *syntax.FormattedValue:
		u.formatted(e)
	case *syntax.List:
		u.list(e)
	case *syntax.Tuple:
		u.tuple(e, e.Elts)
	case *syntax.Set:
		u.set(e)
	case *syntax.Dict:
		u.dict(e)
	case *syntax.UnaryOp:
		u.expr(e.X)
		u.emit(e, bytecode.Unary, int(e.Op))
	case *syntax.BinOp:
		u.expr(e.X)
		u.expr(e.Y)
		u.emit(e, bytecode.Binary, int(e.Op))
	case *syntax.BoolOp:
		u.boolOp(e)
	case *syntax.Compare:
		u.compare(e)
	case *syntax.IfExp:
		end, orElse := newLabel(), newLabel()
		u.jumpIf(e.Test, orElse, false)
		u.expr(e.Body)
		u.jump(e, bytecode.Jump, end)
		u.place(orElse)
		u.expr(e.OrElse)
		u.place(end)
	case *syntax.NamedExpr:
		u.expr(e.Value)
		u.emit(e, bytecode.Copy, 1)
		u.name(e.Target, e.Target.ID, store)
	default:
		u.compound(e)
	}
}

// compound is expr for what calls, takes a part of something, has code of its
// own or is suspended.
func (u *unit) compound(e syntax.Expr) {
	switch e := e.(type) {
	case *syntax.Call:
		u.callExpr(e)
	case *syntax.Attribute:
		if u.super(e, bytecode.LoadSuper) {
			return
		}
		u.expr(e.Value)
		u.emit(attributeAt(e), bytecode.LoadAttr, u.attr(e))
	case *syntax.Subscript:
		u.expr(e.Value)
		u.expr(e.Index)
		u.emit(e, bytecode.LoadSubscr, 0)
	case *syntax.Slice:
		u.slice(e)
	case *syntax.Lambda:
		u.lambda(e)
	case *syntax.Comp:
		u.comp(e)
	case *syntax.Await:
		u.awaitExpr(e)
	case *syntax.Yield:
		if !u.cur.functionLike() {
			fail(e, "'yield' outside function")
		}
		if e.Value == nil {
			u.constant(e, nil)
		} else {
			u.expr(e.Value)
		}
		u.emit(e, bytecode.Yield, 0)
	case *syntax.YieldFrom:
		if !u.cur.functionLike() {
			fail(e, "'yield from' outside function")
		}
		if u.async {
			fail(e, "'yield from' inside async function")
		}
		u.expr(e.Value)
		u.emit(e, bytecode.GetYieldFromIter, 0)
		u.emit(e, bytecode.Send, 0)
	case *syntax.Starred:
		fail(e, "can't use starred expression here")
	default:
		fail(e, "invalid syntax")
	}
}

func (u *unit) awaitExpr(e *syntax.Await) {
	u.expr(e.Value)
	u.await(e, 0)
}

func (u *unit) slice(e *syntax.Slice) {
	n := 2
	for _, part := range []syntax.Expr{e.Lower, e.Upper} {
		if part == nil {
			u.constant(e, nil)
		} else {
			u.expr(part)
		}
	}
	if e.Step != nil {
		u.expr(e.Step)
		n = 3
	}
	u.emit(e, bytecode.BuildSlice, n)
}

func (u *unit) boolOp(e *syntax.BoolOp) {
	op, end := bytecode.JumpIfFalseOrPop, newLabel()
	if e.Op == syntax.Or {
		op = bytecode.JumpIfTrueOrPop
	}
	for i, v := range e.Values {
		u.expr(v)
		if i < len(e.Values)-1 {
			u.jump(e, op, end)
		}
	}
	u.place(end)
}

// compare evaluates each operand of a chain once, and no more than are needed.
func (u *unit) compare(e *syntax.Compare) {
	u.expr(e.Left)
	last := len(e.Ops) - 1
	end, cut := newLabel(), newLabel()
	for i := range last {
		u.link(e, i)
		u.jump(e, bytecode.JumpIfFalseOrPop, cut)
	}
	u.operand(e, last)
	u.emit(e, bytecode.Compare, int(e.Ops[last]))
	if last == 0 {
		return
	}
	u.jump(e, bytecode.Jump, end)
	u.place(cut)
	u.emit(e, bytecode.Swap, 2)
	u.emit(e, bytecode.PopTop, 0)
	u.place(end)
}

// link compares what is on the stack with the i-th operand, and leaves that
// below the answer.
func (u *unit) link(e *syntax.Compare, i int) {
	u.operand(e, i)
	u.emit(e, bytecode.Swap, 2)
	u.emit(e, bytecode.Copy, 2)
	u.emit(e, bytecode.Compare, int(e.Ops[i]))
}

// operand is the right side of a comparison. A display of constants to look in
// is made only once.
func (u *unit) operand(e *syntax.Compare, i int) {
	x := e.Right[i]
	if op := e.Ops[i]; op == syntax.In || op == syntax.NotIn {
		switch x := x.(type) {
		case *syntax.List:
			if ks, ok := foldAll(x.Elts); ok {
				u.constant(x, bytecode.Tuple(ks))
				return
			}
		case *syntax.Set:
			if ks, ok := foldAll(x.Elts); ok {
				u.constant(x, bytecode.FrozenSet(ks))
				return
			}
		}
	}
	u.expr(x)
}

// jumpIf jumps if the truth of an expression is cond.
func (u *unit) jumpIf(e syntax.Expr, to *label, cond bool) {
	if k, ok := fold(e); ok {
		if truth(k) == cond {
			u.jump(e, bytecode.Jump, to)
		} else {
			u.emit(e, bytecode.Nop, 0)
		}
		return
	}
	switch e := e.(type) {
	case *syntax.UnaryOp:
		if e.Op == syntax.Not {
			u.jumpIf(e.X, to, !cond)
			return
		}
	case *syntax.BoolOp:
		u.jumpIfAny(e, to, cond)
		return
	case *syntax.IfExp:
		orElse, end := newLabel(), newLabel()
		u.jumpIf(e.Test, orElse, false)
		u.jumpIf(e.Body, to, cond)
		u.jump(e, bytecode.Jump, end)
		u.place(orElse)
		u.jumpIf(e.OrElse, to, cond)
		u.place(end)
		return
	case *syntax.Compare:
		u.jumpIfCompare(e, to, cond)
		return
	}
	u.expr(e)
	u.jump(e, popJump(cond), to)
}

func popJump(cond bool) bytecode.Op {
	if cond {
		return bytecode.PopJumpIfTrue
	}
	return bytecode.PopJumpIfFalse
}

func (u *unit) jumpIfAny(e *syntax.BoolOp, to *label, cond bool) {
	decides := e.Op == syntax.Or // the truth of a value that ends the whole
	next := to
	if decides != cond {
		next = newLabel()
	}
	last := len(e.Values) - 1
	for _, v := range e.Values[:last] {
		u.jumpIf(v, next, decides)
	}
	u.jumpIf(e.Values[last], to, cond)
	if next != to {
		u.place(next)
	}
}

func (u *unit) jumpIfCompare(e *syntax.Compare, to *label, cond bool) {
	if len(e.Ops) > 1 {
		u.jumpIfChain(e, to, cond)
		return
	}
	none, ok := e.Right[0].(*syntax.Constant)
	if ok && none.Kind == syntax.None && (e.Ops[0] == syntax.Is || e.Ops[0] == syntax.IsNot) {
		u.expr(e.Left)
		op := bytecode.PopJumpIfNotNone
		if (e.Ops[0] == syntax.Is) == cond {
			op = bytecode.PopJumpIfNone
		}
		u.jump(e, op, to)
		return
	}
	u.compare(e)
	u.jump(e, popJump(cond), to)
}

func (u *unit) jumpIfChain(e *syntax.Compare, to *label, cond bool) {
	end, cut := newLabel(), newLabel()
	last := len(e.Ops) - 1
	u.expr(e.Left)
	for i := range last {
		u.link(e, i)
		u.jump(e, bytecode.PopJumpIfFalse, cut)
	}
	u.operand(e, last)
	u.emit(e, bytecode.Compare, int(e.Ops[last]))
	u.jump(e, popJump(cond), to)
	u.jump(e, bytecode.Jump, end)
	u.place(cut)
	u.emit(e, bytecode.PopTop, 0)
	if !cond {
		u.jump(e, bytecode.Jump, to)
	}
	u.place(end)
}

// joined is an f-string.
func (u *unit) joined(e *syntax.JoinedStr) {
	if e.Template {
		u.refuse(e, `template strings (t"...")`)
		return
	}
	n := 0
	for _, part := range e.Parts {
		if f, ok := part.(*syntax.FormattedValue); ok && f.Text != "" {
			u.constant(f, f.Text)
			n++
		}
		u.expr(part)
		n++
	}
	switch n {
	case 0:
		u.constant(e, "")
	case 1:
	default:
		u.emit(e, bytecode.BuildString, n)
	}
}

// formatted is {value!r:spec}.
func (u *unit) formatted(e *syntax.FormattedValue) {
	u.expr(e.Value)
	if e.Conversion != 0 {
		u.emit(e, bytecode.ConvertValue, int(e.Conversion))
	}
	if e.Spec != nil {
		u.joined(e.Spec)
		u.emit(e, bytecode.FormatWithSpec, 0)
		return
	}
	u.emit(e, bytecode.FormatSimple, 0)
}
