package py

import "batuta/lessons/python/bytecode"

// newHandlers are what carries out each operation that step does not. It is no
// package variable because handlers, through run, look into it.
func newHandlers() *[bytecode.Ops]handler {
	var all [bytecode.Ops]handler
	for _, some := range []map[bytecode.Op]handler{
		stackHandlers(), nameHandlers(), attrHandlers(), operatorHandlers(), displayHandlers(), unpackHandlers(), jumpHandlers(),
		iterHandlers(), callHandlers(), exceptionHandlers(), withHandlers(), matchHandlers(), typeHandlers(),
	} {
		for op, h := range some {
			all[op] = h
		}
	}
	return &all
}

func stackHandlers() map[bytecode.Op]handler {
	return map[bytecode.Op]handler{
		bytecode.Nop: func(*Thread, *Frame, int) (signal, error) { return onward, nil },
		bytecode.Copy: func(_ *Thread, f *Frame, n int) (signal, error) {
			f.push(f.peek(n))
			return onward, nil
		},
		bytecode.Swap: func(_ *Thread, f *Frame, n int) (signal, error) {
			a, b := &f.slots[f.sp-1], &f.slots[f.sp-n]
			*a, *b = *b, *a
			return onward, nil
		},
		bytecode.PushNull: func(_ *Thread, f *Frame, _ int) (signal, error) {
			f.push(nil)
			return onward, nil
		},
		bytecode.LoadCommon: func(_ *Thread, f *Frame, n int) (signal, error) {
			f.push([...]*Class{Errors.AssertionError, Errors.NotImplementedError}[n])
			return onward, nil
		},
		bytecode.Refuse: func(t *Thread, f *Frame, n int) (signal, error) {
			return onward, t.NewException(Errors.NotImplementedError, f.code.consts[n])
		},
	}
}

func operatorHandlers() map[bytecode.Op]handler {
	return map[bytecode.Op]handler{
		bytecode.Unary:            opUnary,
		bytecode.Binary:           opBinary,
		bytecode.Inplace:          opInplace,
		bytecode.Compare:          opCompare,
		bytecode.InplaceConst:     opInplaceConst,
		bytecode.BinaryStoreFast:  opBinaryStoreFast,
		bytecode.InplaceStoreFast: opInplaceStoreFast,
		bytecode.LoadSubscr:       opLoadSubscr,
		bytecode.StoreSubscr:      opStoreSubscr,
		bytecode.DeleteSubscr:     opDeleteSubscr,
	}
}

func jumpHandlers() map[bytecode.Op]handler {
	return map[bytecode.Op]handler{
		bytecode.PopJumpIfFalse:   opPopJumpIfFalse,
		bytecode.PopJumpIfTrue:    opPopJumpIfTrue,
		bytecode.JumpIfFalseOrPop: opJumpIfFalseOrPop,
		bytecode.JumpIfTrueOrPop:  opJumpIfTrueOrPop,
		bytecode.PopJumpIfNone: func(_ *Thread, f *Frame, n int) (signal, error) {
			if f.pop() == None {
				return f.jump(n)
			}
			return onward, nil
		},
		bytecode.PopJumpIfNotNone: func(_ *Thread, f *Frame, n int) (signal, error) {
			if f.pop() != None {
				return f.jump(n)
			}
			return onward, nil
		},
	}
}

func opPopJumpIfFalse(t *Thread, f *Frame, n int) (signal, error) {
	yes, err := t.Truth(f.pop())
	if err == nil && !yes {
		return f.jump(n)
	}
	return onward, err
}

func opPopJumpIfTrue(t *Thread, f *Frame, n int) (signal, error) {
	yes, err := t.Truth(f.pop())
	if err == nil && yes {
		return f.jump(n)
	}
	return onward, err
}

func opJumpIfFalseOrPop(t *Thread, f *Frame, n int) (signal, error) {
	yes, err := t.Truth(f.peek(1))
	if err == nil && !yes {
		return f.jump(n)
	}
	f.pop()
	return onward, err
}

func opJumpIfTrueOrPop(t *Thread, f *Frame, n int) (signal, error) {
	yes, err := t.Truth(f.peek(1))
	if err == nil && yes {
		return f.jump(n)
	}
	f.pop()
	return onward, err
}
