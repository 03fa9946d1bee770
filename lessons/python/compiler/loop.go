package compiler

import (
	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

func (u *unit) ifStmt(s *syntax.If) {
	end, orElse := newLabel(), newLabel()
	u.jumpIf(s.Test, orElse, false)
	u.stmts(s.Body)
	if len(s.OrElse) > 0 {
		u.jump(syntax.Span{}, bytecode.Jump, end)
	}
	u.place(orElse)
	u.stmts(s.OrElse)
	u.place(end)
}

func (u *unit) while(s *syntax.While) {
	top, orElse, end := newLabel(), newLabel(), newLabel()
	u.place(top)
	u.push(&block{kind: whileBlock, brk: end, cont: top})
	u.start = true
	u.jumpIf(s.Test, orElse, false)
	u.stmts(s.Body)
	u.jump(s.Test, bytecode.Jump, top)
	u.pop()
	u.place(orElse)
	u.stmts(s.OrElse)
	u.place(end)
}

func (u *unit) forLoop(s *syntax.For) {
	top, orElse, end := newLabel(), newLabel(), newLabel()
	u.expr(s.Iter)
	u.emit(s.Iter, bytecode.GetIter, 0)
	u.place(top)
	u.push(&block{kind: forBlock, brk: end, cont: top})
	u.start = true
	u.jump(s.Iter, bytecode.ForIter, orElse)
	u.assign(s.Target)
	u.stmts(s.Body)
	u.jump(s.Iter, bytecode.Jump, top)
	u.pop()
	u.place(orElse)
	u.stmts(s.OrElse)
	u.place(end)
}

func (u *unit) asyncFor(s *syntax.For) {
	top, done, end := newLabel(), newLabel(), newLabel()
	u.expr(s.Iter)
	u.emit(s.Iter, bytecode.GetAIter, 0)
	u.place(top)
	u.push(&block{kind: forBlock, brk: end, cont: top})
	u.start = true
	u.asyncNext(s, done)
	u.assign(s.Target)
	u.stmts(s.Body)
	u.jump(s.Iter, bytecode.Jump, top)
	u.pop()
	u.place(done)
	u.emit(s.Iter, bytecode.EndAsyncFor, 0)
	u.stmts(s.OrElse)
	u.place(end)
}

// asyncNext awaits the next item of the asynchronous iterator on the stack; at
// the end, done finds the StopAsyncIteration.
func (u *unit) asyncNext(at syntax.Node, done *label) {
	outer := u.trap
	u.guard(done, 0)
	u.emit(at, bytecode.GetANext, 0)
	u.emit(at, bytecode.Send, 0)
	u.trap = outer
}
