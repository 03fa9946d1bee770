package compiler

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"batuta/lessons/python/bytecode"
)

// apart is a fused instruction as the two that it stands for, and the number of
// the one whose span it has.
func apart(in bytecode.Instr) (pair []bytecode.Instr, spanOf int) {
	first, second := in.Pair()
	op, rest := in.Operator()
	cmp, target := in.CompareTarget()
	two := func(a bytecode.Op, x int, b bytecode.Op, y int) []bytecode.Instr {
		return []bytecode.Instr{bytecode.MakeInstr(a, x), bytecode.MakeInstr(b, y)}
	}
	switch in.Op() {
	case bytecode.LoadFastLoadFast:
		return two(bytecode.LoadFast, first, bytecode.LoadFast, second), 0
	case bytecode.StoreFastLoadFast:
		return two(bytecode.StoreFast, first, bytecode.LoadFast, second), 1
	case bytecode.LoadFastAttr:
		return two(bytecode.LoadFast, first, bytecode.LoadAttr, second), 1
	case bytecode.LoadFastMethod:
		return two(bytecode.LoadFast, first, bytecode.LoadMethod, second), 1
	case bytecode.BinaryConst:
		return two(bytecode.LoadConst, rest, bytecode.Binary, op), 1
	case bytecode.InplaceConst:
		return two(bytecode.LoadConst, rest, bytecode.Inplace, op), 1
	case bytecode.BinaryFast:
		return two(bytecode.LoadFast, rest, bytecode.Binary, op), 1
	case bytecode.BinaryStoreFast:
		return two(bytecode.Binary, op, bytecode.StoreFast, rest), 0
	case bytecode.InplaceStoreFast:
		return two(bytecode.Inplace, op, bytecode.StoreFast, rest), 0
	case bytecode.CompareJumpFalse:
		return two(bytecode.Compare, cmp, bytecode.PopJumpIfFalse, target), 0
	case bytecode.CompareJumpTrue:
		return two(bytecode.Compare, cmp, bytecode.PopJumpIfTrue, target), 0
	case bytecode.ReturnConst:
		return two(bytecode.LoadConst, in.Arg(), bytecode.Return, 0), 1
	case bytecode.ReturnFast:
		return two(bytecode.LoadFast, in.Arg(), bytecode.Return, 0), 1
	}
	return []bytecode.Instr{in}, 0
}

// TestFused takes fused code apart, and finds the code as it was before: the
// same instructions, spans, statements, traps.
func TestFused(t *testing.T) {
	programs, err := filepath.Glob("testdata/code/*.py")
	if err != nil || len(programs) == 0 {
		t.Fatal("no programs:", err)
	}
	met := make(map[bytecode.Op]bool)
	for _, program := range programs {
		text, err := os.ReadFile(program)
		if err != nil {
			t.Fatal(err)
		}
		sameApart(t, compiled(t, string(text), true), compiled(t, string(text), false), met)
	}
	for op := bytecode.LoadFastLoadFast; op < bytecode.Ops; op++ {
		if !met[op] {
			t.Errorf("no program has %s", op)
		}
	}
}

func sameApart(t *testing.T, fused, plain *bytecode.Code, met map[bytecode.Op]bool) {
	t.Helper()
	places := make([]int, len(fused.Instrs)+1) // of the fused code's instructions in the plain code
	n := 0
	for pc, in := range fused.Instrs {
		pair, _ := apart(in)
		places[pc] = n
		n += len(pair)
		met[in.Op()] = true
	}
	places[len(fused.Instrs)] = n
	if n != len(plain.Instrs) {
		t.Fatalf("%s: %d instructions, taken apart %d\n%s\n%s", fused.QualName, len(plain.Instrs), n, fused, plain)
	}
	for pc, in := range fused.Instrs {
		pair, spanOf := apart(in)
		for i, one := range pair {
			at := places[pc] + i
			if target, jumps := one.Target(); jumps {
				one = bytecode.MakeInstr(one.Op(), places[target])
			}
			if one != plain.Instrs[at] || plain.Starts[at] != (i == 0 && fused.Starts[pc]) || i == spanOf && plain.Spans[at] != fused.Spans[pc] {
				t.Fatalf("%s: instruction %d, %v, is not %d of the plain code, %v: starts %v %v, spans %v %v", fused.QualName, pc, one, at, plain.Instrs[at], fused.Starts[pc], plain.Starts[at], fused.Spans[pc], plain.Spans[at])
			}
		}
	}
	traps := slices.Clone(fused.Traps)
	for i := range traps {
		for _, at := range []*int32{&traps[i].From, &traps[i].To, &traps[i].Target} {
			*at = int32(places[*at])
		}
	}
	if !slices.Equal(traps, plain.Traps) {
		t.Errorf("%s: traps %v, plain %v", fused.QualName, traps, plain.Traps)
	}
	for i, k := range fused.Consts {
		if inner, ok := k.(*bytecode.Code); ok {
			sameApart(t, inner, plain.Consts[i].(*bytecode.Code), met)
		}
	}
}
