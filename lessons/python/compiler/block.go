package compiler

import (
	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

// blockKind says what has to be undone on the way out of a statement.
type blockKind uint8

const (
	whileBlock     blockKind = iota
	forBlock                 // an iterator is on the stack
	tryBlock                 // nothing
	finallyBlock             // the finally clause has to run
	inFinally                // in a finally clause: before and exc are on the stack
	withBlock                // the exit method is on the stack
	asyncWithBlock           // the same
	handlerBlock             // in an except clause: before is on the stack, and a name to be deleted
	groupBlock               // in an except* clause
	keptValue                // in a finally clause on the way out: the value to return is on the stack
)

// block is a statement that code to be written is in.
type block struct {
	kind      blockKind
	brk, cont *label
	outer     *trap         // what traps outside of it
	body      []syntax.Stmt // of finally
	name      string        // of an except clause
	at        syntax.Span
}

// push enters a block; what traps it is still to be set.
func (u *unit) push(b *block) {
	b.outer = u.trap
	u.blocks = append(u.blocks, b)
}

// pop leaves the innermost block, and its trap.
func (u *unit) pop() {
	b := u.blocks[len(u.blocks)-1]
	u.blocks = u.blocks[:len(u.blocks)-1]
	u.trap = b.outer
}

// unwind writes what has to run on the way out of blocks: of all of them, or up
// to the innermost loop, which it answers (nil if there is none). With keep the
// value on top of the stack stays there. The trap is then that of outside: leave
// puts back what it was.
func (u *unit) unwind(at syntax.Node, toLoop, keep bool) (loop *block) {
	blocks := u.blocks
	defer func() { u.blocks = blocks }()
	for i := len(blocks) - 1; i >= 0; i-- {
		b := blocks[i]
		switch b.kind {
		case groupBlock:
			fail(at, "'break', 'continue' and 'return' cannot appear in an except* block")
		case whileBlock, forBlock:
			if toLoop {
				return b
			}
		}
		u.blocks = blocks[:i:i] // a copy, when something is pushed
		u.undo(at, b, keep)
	}
	return nil
}

// leave writes the way out of blocks, and forgets it for what comes behind.
func (u *unit) leave(write func()) {
	trap := u.trap
	write()
	u.trap = trap
}

// undo leaves one block.
func (u *unit) undo(at syntax.Node, b *block, keep bool) {
	lift := func() { // the value to keep goes below what is to be undone
		if keep {
			u.emit(at, bytecode.Swap, 2)
		}
	}
	switch b.kind {
	case forBlock:
		lift()
		u.emit(at, bytecode.PopTop, 0)
		u.trap = b.outer
	case finallyBlock:
		u.trap = b.outer
		if keep {
			// What the clause does finds the value below; a return in it drops it.
			u.push(&block{kind: keptValue})
		}
		u.stmts(b.body)
		if keep {
			u.pop()
		}
		u.start = false
	case inFinally:
		lift()
		u.emit(at, bytecode.PopTop, 0)
		u.trap = b.outer
		lift()
		u.emit(at, bytecode.PopExc, 0)
	case withBlock, asyncWithBlock:
		u.trap = b.outer
		lift()
		u.exitWith(b)
	case handlerBlock:
		lift()
		u.trap = b.outer
		u.emit(at, bytecode.PopExc, 0)
		u.forget(at, b.name)
	case keptValue:
		lift()
		u.emit(at, bytecode.PopTop, 0)
	default:
		u.trap = b.outer
	}
}

// forget unbinds the name of an except clause.
func (u *unit) forget(at syntax.Node, name string) {
	if name == "" {
		return
	}
	u.constant(at, nil)
	u.name(at, name, store)
	u.name(at, name, del)
}
