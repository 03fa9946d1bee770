package py

import (
	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

func opUnary(t *Thread, f *Frame, n int) (signal, error) {
	v, err := t.Unary(syntax.Op(n), f.pop())
	if err == nil {
		f.push(v)
	}
	return onward, err
}

func opBinary(t *Thread, f *Frame, n int) (signal, error) {
	b := f.pop()
	return t.binaryTop(f, syntax.Op(n), b)
}

func opInplace(t *Thread, f *Frame, n int) (signal, error) {
	b, a := f.pop(), f.pop()
	v, err := t.Inplace(syntax.Op(n), a, b)
	if err == nil {
		f.push(v)
	}
	return onward, err
}

func opCompare(t *Thread, f *Frame, n int) (signal, error) {
	b, a := f.pop(), f.pop()
	op := syntax.Op(n)
	var v Value
	var err error
	switch op {
	case syntax.Is, syntax.IsNot, syntax.In, syntax.NotIn:
		var yes bool
		yes, err = t.test(op, a, b)
		v = MakeBool(yes)
	default:
		v, err = t.Compare(op, a, b)
	}
	if err == nil {
		f.push(v)
	}
	return onward, err
}

// operands are those of the fused operations, whose argument is an operator
// and something else.
func operands(n int) (syntax.Op, int) {
	op, rest := bytecode.MakeInstr(0, n).Operator()
	return syntax.Op(op), rest
}

func opInplaceConst(t *Thread, f *Frame, n int) (signal, error) {
	op, k := operands(n)
	v, err := t.Inplace(op, f.pop(), f.code.consts[k])
	if err == nil {
		f.push(v)
	}
	return onward, err
}

func opBinaryStoreFast(t *Thread, f *Frame, n int) (signal, error) {
	op, slot := operands(n)
	b, a := f.pop(), f.pop()
	v, err := t.Binary(op, a, b)
	if err == nil {
		f.slots[slot] = v
	}
	return onward, err
}

func opInplaceStoreFast(t *Thread, f *Frame, n int) (signal, error) {
	op, slot := operands(n)
	b, a := f.pop(), f.pop()
	v, err := t.Inplace(op, a, b)
	if err == nil {
		f.slots[slot] = v
	}
	return onward, err
}

func opLoadSubscr(t *Thread, f *Frame, _ int) (signal, error) {
	k, v := f.pop(), f.pop()
	x, err := t.GetItem(v, k)
	if err != nil {
		t.spent(f, v)
		return onward, err
	}
	f.push(x)
	return onward, nil
}

func opStoreSubscr(t *Thread, f *Frame, _ int) (signal, error) {
	k, v, x := f.pop(), f.pop(), f.pop()
	return onward, t.SetItem(v, k, x)
}

func opDeleteSubscr(t *Thread, f *Frame, _ int) (signal, error) {
	k, v := f.pop(), f.pop()
	return onward, t.DelItem(v, k)
}
