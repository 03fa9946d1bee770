package compiler

import (
	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

// with is a with statement from its i-th item on: each item is a statement of
// its own within the one before.
func (u *unit) with(s *syntax.With, i int) {
	item := s.Items[i]
	at := item.Context.At()
	b := &block{kind: withBlock, at: at}
	enter := bytecode.BeforeWith
	if s.Async {
		b.kind, enter = asyncWithBlock, bytecode.BeforeAsyncWith
	}
	handler, restore, suppress, end := newLabel(), newLabel(), newLabel(), newLabel()
	outer := u.trap
	u.expr(item.Context)
	u.emit(at, enter, 0)
	if s.Async {
		u.await(at, 1)
	}
	u.push(b)
	u.guard(handler, 1)
	if item.Target == nil {
		u.emit(at, bytecode.PopTop, 0)
	} else {
		u.assign(item.Target)
	}
	if i+1 < len(s.Items) {
		u.with(s, i+1)
	} else {
		u.stmts(s.Body)
	}
	u.pop()
	u.exitWith(b)
	u.jump(at, bytecode.Jump, end)

	u.catch(at, handler, restore)
	u.emit(at, bytecode.WithExceptStart, 0)
	if s.Async {
		u.await(at, 2)
	}
	u.jump(at, bytecode.PopJumpIfTrue, suppress)
	u.emit(at, bytecode.Reraise, 0)
	u.restore(restore, outer)
	u.place(suppress)
	u.emit(at, bytecode.PopTop, 0)
	u.emit(at, bytecode.PopExc, 0)
	u.emit(at, bytecode.PopTop, 0)
	u.place(end)
}

// exitWith leaves a with statement without an exception.
func (u *unit) exitWith(b *block) {
	u.emit(b.at, bytecode.WithExit, 0)
	if b.kind == asyncWithBlock {
		u.await(b.at, 2)
	}
	u.emit(b.at, bytecode.PopTop, 0)
}

// await waits for the awaitable on the stack.
func (u *unit) await(at syntax.Node, which int) {
	u.emit(at, bytecode.GetAwaitable, which)
	u.emit(at, bytecode.Send, 0)
}
