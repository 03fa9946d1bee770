package compiler

import (
	"fmt"

	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

// finish makes the code object of what the unit has written: without what never
// runs, with labels turned into places and traps into their table.
func (u *unit) finish() *bytecode.Code {
	u.c.frees[u.code] = u.scope.frees
	u.remove(u.unreachable())
	u.thread()
	u.remove(u.idle())
	u.locate()
	u.provenBound()
	if u.c.fuse {
		u.fusePairs()
	}
	u.write()
	_, deepest, err := u.code.Depths()
	if err != nil {
		panic(fmt.Sprintf("compiler: %v\n%s", err, u.code)) // a mistake of ours
	}
	u.code.Stack = deepest
	return u.code
}

// unreachable walks along all paths from the beginning, and answers what they
// do not meet. It finds out how deep the stack is where each trap begins.
func (u *unit) unreachable() []bool {
	const unseen = -1
	before := make([]int, len(u.lines))
	for i := range before {
		before[i] = unseen
	}
	var todo []int
	reach := func(i, depth int) {
		if before[i] == unseen {
			before[i] = depth
			todo = append(todo, i)
		}
	}
	reach(0, 0)
	for len(todo) > 0 {
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		l := &u.lines[i]
		if t := l.trap; t != nil { // all paths to here went by where it begins
			t.depth = before[t.from] - t.drop
			reach(t.to.at, t.depth+1)
		}
		in := bytecode.MakeInstr(l.op, l.arg)
		pop, push, jumped := in.Effect()
		if l.to != nil {
			reach(l.to.at, before[i]-pop+jumped)
		}
		if !in.Ends() {
			reach(i+1, before[i]-pop+push)
		}
	}
	gone := make([]bool, len(u.lines))
	for i, d := range before {
		gone[i] = d == unseen
	}
	return gone
}

// remove takes out lines. What led to one leads to the next that stays, and what
// began a statement with one begins it with that.
func (u *unit) remove(gone []bool) {
	places := make([]int, len(u.lines)+1)
	kept := make([]line, 0, len(u.lines))
	start := false
	for i, l := range u.lines {
		places[i] = len(kept)
		if gone[i] {
			continue
		}
		l.start = l.start || start
		start = false
		kept = append(kept, l)
	}
	places[len(u.lines)] = len(kept)
	for l := range u.labels() {
		l.at = places[l.at]
	}
	u.lines = kept
}

// labels are those that are in use.
func (u *unit) labels() map[*label]bool {
	found := make(map[*label]bool)
	for i := range u.lines {
		l := &u.lines[i]
		if l.to != nil {
			found[l.to] = true
		}
		if l.trap != nil {
			found[l.trap.to] = true
		}
	}
	return found
}

// thread has jumps to jumps lead where those do.
func (u *unit) thread() {
	for i := range u.lines {
		l := &u.lines[i]
		for range 8 { // jumps may go in a circle
			if l.to == nil {
				break
			}
			next := &u.lines[l.to.at]
			if next.op != bytecode.Jump || next.start || next.to == l.to {
				break
			}
			l.to = next.to
		}
	}
}

// idle finds what does nothing: jumps to the next line, what only jumps led to,
// and a Nop that no line of the program needs.
func (u *unit) idle() []bool {
	gone := u.unreachableAgain()
	for i := range u.lines {
		l := &u.lines[i]
		next := i + 1
		for next < len(u.lines) && gone[next] {
			next++
		}
		switch {
		case gone[i] || next == len(u.lines) || l.start:
		case l.op == bytecode.Nop:
			gone[i] = true
		case l.op == bytecode.Jump:
			gone[i] = l.to.at > i && l.to.at <= next
		}
	}
	return gone
}

// unreachableAgain is unreachable, once the traps' depths are known.
func (u *unit) unreachableAgain() []bool {
	gone := make([]bool, len(u.lines))
	for i := range gone {
		gone[i] = true
	}
	todo := []int{0}
	for len(todo) > 0 {
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !gone[i] {
			continue
		}
		gone[i] = false
		l := &u.lines[i]
		if l.trap != nil {
			todo = append(todo, l.trap.to.at)
		}
		if l.to != nil {
			todo = append(todo, l.to.at)
		}
		if !bytecode.MakeInstr(l.op, 0).Ends() {
			todo = append(todo, i+1)
		}
	}
	return gone
}

// locate gives what has no place in the program that of what stands before.
func (u *unit) locate() {
	first := syntax.Pos{Line: uint32(u.code.FirstLine)}
	at := syntax.Span{Start: first, End: first}
	for i := range u.lines {
		if u.lines[i].span == nowhere {
			u.lines[i].span = at
		}
		at = u.lines[i].span
	}
}

// write fills in the code object.
func (u *unit) write() {
	n := len(u.lines)
	c := u.code
	c.Instrs = make([]bytecode.Instr, n)
	c.Spans = make([]syntax.Span, n)
	c.Starts = make([]bool, n)
	var current *trap
	for i := range u.lines {
		l := &u.lines[i]
		arg := l.arg
		if l.to != nil {
			arg = l.to.at
			if isCompareJump(l.op) {
				arg = l.arg | l.to.at<<5
			}
		}
		c.Instrs[i] = bytecode.MakeInstr(l.op, arg)
		c.Spans[i], c.Starts[i] = l.span, l.start
		switch {
		case l.trap == nil:
		case l.trap == current:
			c.Traps[len(c.Traps)-1].To++
		default:
			c.Traps = append(c.Traps, bytecode.Trap{
				From: int32(i), To: int32(i) + 1, Target: int32(l.trap.to.at), Depth: int32(l.trap.depth),
			})
		}
		current = l.trap
	}
}

func isCompareJump(op bytecode.Op) bool {
	return op == bytecode.CompareJumpFalse || op == bytecode.CompareJumpTrue
}
