package py

import (
	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

// signal says how the machine goes on after an instruction.
type signal uint8

const (
	onward   signal = iota // with the next
	jumped                 // where the frame's pc stands
	switched               // in another frame, the thread's
	leave                  // run ends, with the thread's result
)

// handler carries out an instruction whose argument is n.
type handler func(t *Thread, f *Frame, n int) (signal, error)

// loop carries out instructions until a frame that was entered from Go ends, or
// is suspended.
func (t *Thread) loop() (Value, error) {
	f := t.frame
	for {
		if t.in.attention.Load() != 0 {
			if err := t.attend(f); err != nil {
				t.sent, t.thrown = nil, nil // they were for the instruction that does not run
				if err = t.unwind(err, true); err != nil {
					return nil, err
				}
				f = t.frame
			}
		}
		in := f.code.Instrs[f.pc]
		s, err := t.step(f, in)
		if err != nil {
			if err = t.unwind(err, !t.again(in, err)); err != nil {
				return nil, err
			}
			f = t.frame
			continue
		}
		switch s {
		case onward:
			f.pc++
		case switched:
			f = t.frame
		case leave:
			v := t.result
			t.result = nil
			if len(t.partings) > 0 {
				f = nil
				t.settle()
			}
			return v, nil
		}
	}
}

// step carries one instruction out: the most frequent ones here, the others by
// their handlers.
func (t *Thread) step(f *Frame, in bytecode.Instr) (signal, error) {
	switch in.Op() {
	case bytecode.LoadFast:
		f.push(f.slots[in.Arg()])
	case bytecode.StoreFast:
		f.sp--
		f.slots[in.Arg()] = f.slots[f.sp]
		f.slots[f.sp] = nil
	case bytecode.LoadConst:
		f.push(f.code.consts[in.Arg()])
	case bytecode.LoadFastLoadFast:
		a, b := in.Pair()
		f.slots[f.sp], f.slots[f.sp+1] = f.slots[a], f.slots[b]
		f.sp += 2
	case bytecode.StoreFastLoadFast:
		a, b := in.Pair()
		f.slots[a] = f.slots[f.sp-1]
		f.slots[f.sp-1] = f.slots[b]
	case bytecode.PopTop:
		f.sp--
		v := f.slots[f.sp]
		f.slots[f.sp] = nil
		switch v := v.(type) {
		case *Generator:
			return onward, t.dropped(f, v)
		case *NativeCoroutine:
			return onward, t.droppedNative(f, v)
		default:
			if v == t.made.object {
				t.letGo(f)
			}
		}
	case bytecode.Jump:
		f.pc = in.Arg()
		return jumped, nil
	case bytecode.BinaryConst:
		op, k := in.Operator()
		return t.binaryTop(f, syntax.Op(op), f.code.consts[k])
	case bytecode.BinaryFast:
		op, slot := in.Operator()
		return t.binaryTop(f, syntax.Op(op), f.slots[slot])
	case bytecode.CompareJumpFalse, bytecode.CompareJumpTrue:
		op, target := in.CompareTarget()
		b, a := f.pop(), f.pop()
		yes, err := t.test(syntax.Op(op), a, b)
		if err != nil {
			return onward, err
		}
		if yes == (in.Op() == bytecode.CompareJumpTrue) {
			f.pc = target
			return jumped, nil
		}
	default:
		return t.in.handlers[in.Op()](t, f, in.Arg())
	}
	return onward, nil
}

// binaryTop is a op b, of the value on top and another.
func (t *Thread) binaryTop(f *Frame, op syntax.Op, b Value) (signal, error) {
	top := &f.slots[f.sp-1]
	if r := quickBinary(op, *top, b); r != nil {
		*top = r
		return onward, nil
	}
	r, err := t.Binary(op, *top, b)
	if err == nil {
		f.slots[f.sp-1] = r
	}
	return onward, err
}

// test is bool(a op b), of any comparison.
func (t *Thread) test(op syntax.Op, a, b Value) (bool, error) {
	switch op {
	case syntax.Is:
		return identical(a, b), nil
	case syntax.IsNot:
		return !identical(a, b), nil
	case syntax.In:
		return t.Contains(b, a)
	case syntax.NotIn:
		yes, err := t.Contains(b, a)
		return !yes, err
	}
	if r := quickCompare(op, a, b); r != nil {
		return r == Value(True), nil
	}
	return t.compareTruth(op, a, b)
}

// push and pop are the stack's.
func (f *Frame) push(v Value) {
	f.slots[f.sp] = v
	f.sp++
}

func (f *Frame) pop() Value {
	f.sp--
	v := f.slots[f.sp]
	f.slots[f.sp] = nil
	return v
}

// top is the n-th value from the top, 1 the top itself.
func (f *Frame) peek(n int) Value { return f.slots[f.sp-n] }

// popN takes the n values on top off the stack, in their order, in a slice of
// their own.
func (f *Frame) popN(n int) []Value {
	all := make([]Value, n)
	f.sp -= n
	copy(all, f.slots[f.sp:])
	clear(f.slots[f.sp : f.sp+n])
	return all
}

// jump goes on at another instruction.
func (f *Frame) jump(to int) (signal, error) {
	f.pc = to
	return jumped, nil
}

// name is a name that the code uses.
func (f *Frame) name(n int) *Str { return f.code.names[n] }
