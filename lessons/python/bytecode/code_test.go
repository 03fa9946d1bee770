package bytecode

import (
	"strings"
	"testing"

	"batuta/lessons/python/syntax"
)

// codeOf is a code object with these instructions, and something of each kind
// that they may name.
func codeOf(stack int, instrs ...Instr) *Code {
	return &Code{
		QualName: "f", Instrs: instrs, Spans: make([]syntax.Span, len(instrs)), Starts: make([]bool, len(instrs)),
		Locals: []string{"x"}, Args: 1, Consts: []Const{nil}, Names: []string{"n"}, Stack: stack,
	}
}

func TestVerify(t *testing.T) {
	none := MakeInstr(LoadConst, 0)
	end := MakeInstr(Return, 0)
	pop := MakeInstr(PopTop, 0)
	trapped := func(trap Trap) *Code {
		c := codeOf(2, none, MakeInstr(LoadGlobal, 0), end, end)
		c.Traps = []Trap{trap}
		return c
	}
	for _, test := range []struct {
		name string
		code *Code
		want string // what the error says; "" for none
	}{
		{"sound", codeOf(1, none, end), ""},
		{"a loop", codeOf(2, none, MakeInstr(ForIter, 4), pop, MakeInstr(Jump, 1), none, end), ""},
		{"a trap", trapped(Trap{From: 1, To: 2, Target: 3, Depth: 1}), ""},
		{"no code", codeOf(0), "has no code"},
		{"no end", codeOf(1, none), "goes on at 1"},
		{"a jump out of it", codeOf(0, MakeInstr(Jump, 7)), "goes on at 7"},
		{"too little", codeOf(1, none, MakeInstr(Binary, 0), end), "needs 2"},
		{"paths that differ", codeOf(2, none, none, MakeInstr(PopJumpIfFalse, 4), pop, none, end), "finds"},
		{"a wrong depth", codeOf(3, none, end), "gets 1 deep, not 3"},
		{"a constant there is not", codeOf(1, MakeInstr(LoadConst, 1), end), "wrong argument"},
		{"a local there is not", codeOf(1, MakeInstr(LoadFast, 1), end), "wrong argument"},
		{"a name there is not", codeOf(1, MakeInstr(LoadName, 1), end), "wrong argument"},
		{"a cell there is not", codeOf(1, MakeInstr(LoadDeref, 0), end), "wrong argument"},
		{"an operator there is not", codeOf(1, none, MakeInstr(Unary, 99), end), "wrong argument"},
		{"an argument too much", codeOf(1, none, MakeInstr(Return, 1)), "wrong argument"},
		{"an operation there is not", codeOf(1, MakeInstr(Ops, 0)), "is none"},
		{"a trap too deep", trapped(Trap{From: 1, To: 2, Target: 3, Depth: 2}), "but its trap 2"},
		{"a trap for nothing", trapped(Trap{From: 1, To: 1, Target: 3, Depth: 1}), "wrong trap"},
		{"a trap out of it", trapped(Trap{From: 1, To: 2, Target: 9, Depth: 1}), "goes on at 9"},
		{"within", func() *Code {
			c := codeOf(1, none, end)
			c.Consts = append(c.Consts, codeOf(1, pop, end))
			return c
		}(), "needs 1"},
		{"spans missing", func() *Code {
			c := codeOf(1, none, end)
			c.Spans = nil
			return c
		}(), "0 spans"},
		{"parameters without slots", func() *Code {
			c := codeOf(1, none, end)
			c.KwOnly = 1
			return c
		}(), "2 parameters"},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := test.code.Verify()
			switch {
			case test.want == "" && err != nil:
				t.Error(err)
			case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
				t.Errorf("got %v, want it to say %q", err, test.want)
			}
		})
	}
}

func TestEveryOperationIsKnown(t *testing.T) {
	for op := Nop; op < Ops; op++ {
		if op.String() == "" {
			t.Errorf("operation %d is not in the table", op)
		}
		pop, push, jumped := MakeInstr(op, 1).Effect()
		if pop < 0 || push < 0 || jumped < 0 {
			t.Errorf("%s takes %d and gives %d or %d", op, pop, push, jumped)
		}
	}
}

func TestTrapOf(t *testing.T) {
	c := &Code{Traps: []Trap{{From: 1, To: 3, Target: 10}, {From: 3, To: 4, Target: 11}, {From: 6, To: 9, Target: 12}}}
	for pc, want := range []int32{0, 10, 10, 11, 0, 0, 12, 12, 12, 0} {
		got := int32(0)
		if trap := c.TrapOf(pc); trap != nil {
			got = trap.Target
		}
		if got != want {
			t.Errorf("instruction %d is led to %d, want %d", pc, got, want)
		}
	}
}

func TestString(t *testing.T) {
	text := codeOf(2,
		MakeInstr(LoadFast, 0),
		MakeInstr(BinaryConst, int(syntax.Add)),
		MakeInstr(CompareJumpTrue, int(syntax.NotIn)|2<<5),
		MakeInstr(LoadName, 7),
	).String()
	for _, want := range []string{"LoadFast x", "BinaryConst + None", ">   2 CompareJumpTrue not in to 2", "LoadName 7 ?"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}
