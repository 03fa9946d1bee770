package bytecode

import (
	"fmt"

	"batuta/lessons/python/syntax"
)

// Depths walks every path through the code, and answers how deep the stack is
// before each instruction, -1 where nothing ever gets, and how deep it gets.
// An error says where a jump leads out of the code, where two paths meet with
// stacks that differ, or where a stack has too little.
func (c *Code) Depths() (before []int, deepest int, err error) {
	before = make([]int, len(c.Instrs))
	for i := range before {
		before[i] = -1
	}
	if len(c.Instrs) == 0 {
		return nil, 0, fmt.Errorf("%s has no code", c.QualName)
	}
	before[0] = 0
	todo := []int{0}
	reach := func(from, to, depth int) error {
		switch {
		case to < 0 || to >= len(c.Instrs):
			return fmt.Errorf("%s: instruction %d goes on at %d, which there is not", c.QualName, from, to)
		case before[to] == -1:
			before[to] = depth
			todo = append(todo, to)
		case before[to] != depth:
			return fmt.Errorf("%s: instruction %d finds %d on the stack, but %d coming from %d", c.QualName, to, before[to], depth, from)
		}
		deepest = max(deepest, depth)
		return nil
	}
	for len(todo) > 0 {
		pc := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		in, depth := c.Instrs[pc], before[pc]
		if in.Op() >= Ops {
			return nil, 0, fmt.Errorf("%s: instruction %d is none", c.QualName, pc)
		}
		pop, push, jumped := in.Effect()
		if pop > depth {
			return nil, 0, fmt.Errorf("%s: instruction %d, %s, needs %d on the stack of %d", c.QualName, pc, in.Op(), pop, depth)
		}
		if t := c.TrapOf(pc); t != nil {
			if int(t.Depth) > depth {
				return nil, 0, fmt.Errorf("%s: instruction %d has %d on the stack, but its trap %d", c.QualName, pc, depth, t.Depth)
			}
			if err := reach(pc, int(t.Target), int(t.Depth)+1); err != nil {
				return nil, 0, err
			}
		}
		if target, jumps := in.Target(); jumps {
			if err := reach(pc, target, depth-pop+jumped); err != nil {
				return nil, 0, err
			}
		}
		if !in.Ends() {
			if err := reach(pc, pc+1, depth-pop+push); err != nil {
				return nil, 0, err
			}
		}
	}
	return before, deepest, nil
}

// Verify checks a code object and all those within it: that each path finds
// the stack it needs, that jumps, traps and indices are within bounds, that
// the tables fit together, and that Stack is what the code needs.
func (c *Code) Verify() error {
	_, deepest, err := c.Depths()
	if err != nil {
		return err
	}
	if deepest != c.Stack {
		return fmt.Errorf("%s: the stack gets %d deep, not %d", c.QualName, deepest, c.Stack)
	}
	if err := c.verifyTables(); err != nil {
		return err
	}
	for pc, in := range c.Instrs {
		if !c.argFits(in) {
			return fmt.Errorf("%s: instruction %d, %s, has a wrong argument: %d", c.QualName, pc, in.Op(), in.Arg())
		}
	}
	for _, k := range c.Consts {
		if inner, ok := k.(*Code); ok {
			if err := inner.Verify(); err != nil {
				return err
			}
		}
	}
	return nil
}

// verifyTables checks what stands beside the instructions.
func (c *Code) verifyTables() error {
	n := len(c.Instrs)
	if len(c.Spans) != n || len(c.Starts) != n {
		return fmt.Errorf("%s: %d instructions have %d spans and %d starts", c.QualName, n, len(c.Spans), len(c.Starts))
	}
	last := int32(0)
	for _, t := range c.Traps {
		if t.From < last || t.To <= t.From || int(t.To) > n || t.Target < 0 || int(t.Target) >= n || t.Depth < 0 {
			return fmt.Errorf("%s: a wrong trap: %+v", c.QualName, t)
		}
		last = t.To
	}
	params := c.Args + c.KwOnly
	if c.VarArgs {
		params++
	}
	if c.VarKw {
		params++
	}
	if c.PosOnly > c.Args || params > len(c.Locals) {
		return fmt.Errorf("%s: %d parameters, but %d locals", c.QualName, params, len(c.Locals))
	}
	if len(c.CellOf) != len(c.Cells) {
		return fmt.Errorf("%s: %d cells, but %d of CellOf", c.QualName, len(c.Cells), len(c.CellOf))
	}
	for _, slot := range c.CellOf {
		if slot < -1 || slot >= params {
			return fmt.Errorf("%s: a cell is of local %d, which is no parameter", c.QualName, slot)
		}
	}
	return nil
}

// argFits reports whether an instruction's argument is within bounds.
func (c *Code) argFits(in Instr) bool {
	n := in.Arg()
	isOp := func(op int) bool { return op <= int(syntax.NotIn) }
	a, b := in.Pair()
	op, rest := in.Operator()
	switch table[in.Op()].arg {
	case argNone:
		return n == 0
	case argConst:
		return n < len(c.Consts)
	case argName:
		return n < len(c.Names)
	case argLocal:
		return n < len(c.Locals)
	case argCell:
		return n < len(c.Cells)+len(c.Frees)
	case argOwnCell:
		return n < len(c.Cells)
	case argTarget:
		return n < len(c.Instrs)
	case argOp:
		return isOp(n)
	case argLocals:
		return a < len(c.Locals) && b < len(c.Locals)
	case argLocalName:
		return a < len(c.Locals) && b < len(c.Names)
	case argOpConst:
		return isOp(op) && rest < len(c.Consts)
	case argOpLocal:
		return isOp(op) && rest < len(c.Locals)
	case argOpTarget:
		op, target := in.CompareTarget()
		return isOp(op) && target < len(c.Instrs)
	}
	return c.countFits(in)
}

// countFits is argFits for the arguments that are numbers.
func (c *Code) countFits(in Instr) bool {
	n := in.Arg()
	switch in.Op() {
	case Copy:
		return n >= 1
	case Swap:
		return n >= 2
	case ListAppend, SetAdd, MapAdd, ListExtend, SetUpdate, DictUpdate:
		return n >= 1
	case LoadCommon:
		return n < int(Commons)
	case MakeTypeVar:
		return n < int(TypeVarKinds)
	case BuildSlice:
		return n == 2 || n == 3
	case ConvertValue:
		return n == 's' || n == 'r' || n == 'a'
	case MakeFunction:
		return n < 16
	case CallEx:
		return n <= 1
	case GetAwaitable, Raise:
		return n <= 2
	}
	return true
}
