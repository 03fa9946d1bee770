package compiler

import "batuta/lessons/python/bytecode"

// fusePairs makes one operation of two where bytecode has one for them. The
// second must be met only behind the first, begin no statement, and have the
// same trap; and only one of them may fail, so that one span is right for both.
func (u *unit) fusePairs() {
	led := make([]bool, len(u.lines)+1)
	for l := range u.labels() {
		led[l.at] = true
	}
	gone := make([]bool, len(u.lines))
	for i := 0; i+1 < len(u.lines); i++ {
		a, b := &u.lines[i], &u.lines[i+1]
		if led[i+1] || b.start || a.trap != b.trap {
			continue
		}
		fused, ok := pair(a, b)
		if !ok {
			continue
		}
		fused.start, fused.trap = a.start, a.trap
		u.lines[i] = fused
		gone[i+1] = true
		i++
	}
	u.remove(gone)
}

// pair answers the operation for two, if there is one. Its span is that of the
// one that may fail.
func pair(a, b *line) (line, bool) {
	two := a.arg | b.arg<<12
	fits := a.arg < 1<<12 && b.arg < 1<<12
	make := func(op bytecode.Op, arg int, at *line, ok bool) (line, bool) {
		return line{op: op, arg: arg, span: at.span}, ok
	}
	switch a.op {
	case bytecode.LoadFast:
		switch b.op {
		case bytecode.LoadFast:
			return make(bytecode.LoadFastLoadFast, two, a, fits)
		case bytecode.LoadAttr:
			return make(bytecode.LoadFastAttr, two, b, fits)
		case bytecode.LoadMethod:
			return make(bytecode.LoadFastMethod, two, b, fits)
		case bytecode.Binary:
			return make(bytecode.BinaryFast, b.arg|a.arg<<8, b, a.arg < 1<<16)
		case bytecode.Return:
			return make(bytecode.ReturnFast, a.arg, b, true)
		}
	case bytecode.LoadConst:
		switch b.op {
		case bytecode.Binary:
			return make(bytecode.BinaryConst, b.arg|a.arg<<8, b, a.arg < 1<<16)
		case bytecode.Inplace:
			return make(bytecode.InplaceConst, b.arg|a.arg<<8, b, a.arg < 1<<16)
		case bytecode.Return:
			return make(bytecode.ReturnConst, a.arg, b, true)
		}
	case bytecode.StoreFast:
		if b.op == bytecode.LoadFast {
			return make(bytecode.StoreFastLoadFast, two, b, fits)
		}
	case bytecode.Binary, bytecode.Inplace:
		if b.op == bytecode.StoreFast {
			op := bytecode.BinaryStoreFast
			if a.op == bytecode.Inplace {
				op = bytecode.InplaceStoreFast
			}
			return make(op, a.arg|b.arg<<8, a, b.arg < 1<<16)
		}
	case bytecode.Compare:
		return compareJump(a, b)
	}
	return line{}, false
}

// compareJump is a comparison and the jump that it decides, which may both fail,
// but stand for the same piece of the program.
func compareJump(a, b *line) (line, bool) {
	if a.span != b.span {
		return line{}, false
	}
	op := bytecode.CompareJumpFalse
	switch b.op {
	case bytecode.PopJumpIfFalse:
	case bytecode.PopJumpIfTrue:
		op = bytecode.CompareJumpTrue
	default:
		return line{}, false
	}
	return line{op: op, arg: a.arg, to: b.to, span: a.span}, b.to.at < 1<<18
}
