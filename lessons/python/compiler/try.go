package compiler

import (
	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

// nowhere is the place of what has none in the program.
var nowhere = syntax.Span{}

// catch begins code that an exception leads to: the exception is being handled,
// and before and exc are on the stack. What goes wrong in it leads to restore.
func (u *unit) catch(at syntax.Node, handler, restore *label) {
	u.place(handler)
	u.emit(at, bytecode.PushExc, 0)
	u.guard(restore, 1)
}

// restore ends it: with before and exc on the stack, it raises exc again.
func (u *unit) restore(l *label, outer *trap) {
	u.trap = outer
	u.place(l)
	u.raiseAgain()
}

func (u *unit) raiseAgain() {
	u.emit(nowhere, bytecode.Swap, 2)
	u.emit(nowhere, bytecode.PopExc, 0)
	u.emit(nowhere, bytecode.Reraise, 0)
}

// tryFinally writes the finally clause twice: for when nothing was raised, and
// for when something was. Each way out of the statement has one more.
func (u *unit) tryFinally(s *syntax.Try) {
	handler, restore, end := newLabel(), newLabel(), newLabel()
	outer := u.trap
	u.emit(s, bytecode.Nop, 0)
	u.push(&block{kind: finallyBlock, body: s.Finally})
	u.guard(handler, 0)
	if len(s.Handlers) > 0 {
		u.tryExcept(s)
	} else {
		u.stmts(s.Body)
	}
	u.pop()
	u.stmts(s.Finally)
	u.jump(nowhere, bytecode.Jump, end)

	u.catch(nowhere, handler, restore)
	u.blocks = append(u.blocks, &block{kind: inFinally, outer: outer})
	u.stmts(s.Finally)
	u.emit(nowhere, bytecode.Reraise, 0)
	u.pop()
	u.restore(restore, outer)
	u.place(end)
}

// tryExcept is the statement without its finally clause.
func (u *unit) tryExcept(s *syntax.Try) {
	handler, restore, end := newLabel(), newLabel(), newLabel()
	outer := u.trap
	u.emit(s, bytecode.Nop, 0)
	u.push(&block{kind: tryBlock})
	u.guard(handler, 0)
	u.stmts(s.Body)
	u.pop()
	u.stmts(s.OrElse)
	u.jump(nowhere, bytecode.Jump, end)

	u.catch(nowhere, handler, restore)
	if s.Star {
		u.groups(s, outer, end)
	} else {
		for i := range s.Handlers {
			if s.Handlers[i].Type == nil && i < len(s.Handlers)-1 {
				fail(&s.Handlers[i], "default 'except:' must be last")
			}
			u.except(&s.Handlers[i], outer, end)
		}
		u.emit(nowhere, bytecode.Reraise, 0)
	}
	u.restore(restore, outer)
	u.place(end)
}

// except is one clause; before and exc are on the stack.
func (u *unit) except(h *syntax.Handler, outer *trap, end *label) {
	next, inner := newLabel(), u.trap
	u.start = true
	if h.Type != nil {
		u.expr(h.Type)
		u.emit(h, bytecode.CheckExcMatch, 0)
		u.jump(h, bytecode.PopJumpIfFalse, next)
	}
	if h.Name == "" {
		u.emit(h, bytecode.PopTop, 0)
	} else {
		u.name(h, h.Name, store)
	}
	u.blocks = append(u.blocks, &block{kind: handlerBlock, outer: outer, name: h.Name})
	failed := newLabel()
	if h.Name != "" {
		u.guard(failed, 0)
	}
	u.stmts(h.Body)
	u.trap = inner
	u.blocks = u.blocks[:len(u.blocks)-1]
	u.trap = outer
	u.emit(nowhere, bytecode.PopExc, 0)
	u.forget(nowhere, h.Name)
	u.jump(nowhere, bytecode.Jump, end)
	u.trap = inner
	if h.Name != "" {
		u.place(failed)
		u.forget(nowhere, h.Name)
		u.emit(nowhere, bytecode.Reraise, 0)
	}
	u.place(next)
}

// groups is the except* clauses. On the stack, above before, are the exception
// raised, a list of what the clauses raise, and the rest that none has handled.
func (u *unit) groups(s *syntax.Try, outer *trap, end *label) {
	u.emit(nowhere, bytecode.Copy, 1)
	u.emit(nowhere, bytecode.BuildList, 0)
	u.emit(nowhere, bytecode.Swap, 2)
	u.blocks = append(u.blocks, &block{kind: groupBlock, outer: outer})
	for i := range s.Handlers {
		u.exceptStar(&s.Handlers[i])
	}
	u.blocks = u.blocks[:len(u.blocks)-1]
	u.emit(nowhere, bytecode.ListAppend, 1)
	u.emit(nowhere, bytecode.PrepReraiseStar, 0)
	u.trap = outer
	again := newLabel()
	u.emit(nowhere, bytecode.Copy, 1)
	u.jump(nowhere, bytecode.PopJumpIfNotNone, again)
	u.emit(nowhere, bytecode.PopTop, 0)
	u.emit(nowhere, bytecode.PopExc, 0)
	u.jump(nowhere, bytecode.Jump, end)
	u.place(again)
	u.raiseAgain()
}

// exceptStar is one except* clause.
func (u *unit) exceptStar(h *syntax.Handler) {
	next, none, failed := newLabel(), newLabel(), newLabel()
	inner := u.trap
	u.start = true
	u.expr(h.Type)
	u.emit(h, bytecode.CheckEGMatch, 0)
	u.emit(h, bytecode.Copy, 1)
	u.jump(h, bytecode.PopJumpIfNone, none)
	if h.Name == "" {
		u.emit(h, bytecode.PopTop, 0)
	} else {
		u.name(h, h.Name, store)
	}
	u.guard(failed, 0)
	u.stmts(h.Body)
	u.emit(nowhere, bytecode.Nop, 0)
	u.trap = inner
	u.forget(nowhere, h.Name)
	u.jump(nowhere, bytecode.Jump, next)
	u.place(failed)
	u.forget(nowhere, h.Name)
	u.emit(nowhere, bytecode.ListAppend, 2)
	u.jump(nowhere, bytecode.Jump, next)
	u.place(none)
	u.emit(nowhere, bytecode.PopTop, 0)
	u.place(next)
}
