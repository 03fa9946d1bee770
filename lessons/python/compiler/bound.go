package compiler

import "batuta/lessons/python/bytecode"

// tracked is how many locals the proof looks at: the first, which are most.
const tracked = 64

// provenBound finds the loads of locals that are bound on every path to them,
// and makes of LoadFastCheck the plain LoadFast there.
func (u *unit) provenBound() {
	if len(u.lines) == 0 {
		return
	}
	c := u.code
	params := c.Args + c.KwOnly
	if c.VarArgs {
		params++
	}
	if c.VarKw {
		params++
	}
	first := ^uint64(0)
	if params < tracked {
		first = 1<<params - 1
	}
	bound := u.boundBefore(first)
	for i := range u.lines {
		l := &u.lines[i]
		if l.op == bytecode.LoadFastCheck && l.arg < tracked && bound[i]&(1<<l.arg) != 0 {
			l.op = bytecode.LoadFast
		}
	}
}

// boundBefore answers for each line which locals are surely bound before it:
// what is so on all paths. It assumes the best, and takes back what some path
// refutes, until nothing changes.
func (u *unit) boundBefore(first uint64) []uint64 {
	bound := make([]uint64, len(u.lines))
	seen := make([]bool, len(u.lines))
	for i := range bound {
		bound[i] = ^uint64(0)
	}
	var todo []int
	meet := func(i int, with uint64) {
		if both := bound[i] & with; both != bound[i] || !seen[i] {
			bound[i], seen[i] = both, true
			todo = append(todo, i)
		}
	}
	meet(0, first)
	for len(todo) > 0 {
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		l := &u.lines[i]
		after := bound[i]
		if l.trap != nil {
			meet(l.trap.to.at, after)
		}
		if l.arg < tracked {
			switch l.op {
			case bytecode.StoreFast, bytecode.LoadFastCheck:
				after |= 1 << l.arg
			case bytecode.DeleteFast, bytecode.ClearFast:
				after &^= 1 << l.arg
			}
		}
		if l.to != nil {
			meet(l.to.at, after)
		}
		if !bytecode.MakeInstr(l.op, 0).Ends() {
			meet(i+1, after)
		}
	}
	return bound
}
