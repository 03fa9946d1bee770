package py

import (
	"slices"

	"batuta/lessons/python/bytecode"
)

// parting is what an instruction is about to let go of: watched objects that it
// leads to. They are looked for when it is over, which for a call is later.
type parting struct {
	objects []Value
	frame   *Frame
	pc      int
	depth   int // of calls, when it is over
}

const (
	mostFollowed = 200 // objects, from what an instruction lets go of
	mostInSight  = 600 // objects, from the variables of the frames
)

// watchStep sees to what the last instruction has let go of, and looks what the
// next will.
func (t *Thread) watchStep(f *Frame) {
	t.settle()
	w := &t.in.watch
	if w.tick++; w.tick > len(w.list)+sweepAfter {
		w.sweep(t.in)
	}
	in := f.code.Instrs[f.pc]
	values, depth := f.letsGo(t, in), t.depth
	switch in.Op() {
	case bytecode.Return, bytecode.ReturnConst, bytecode.ReturnFast:
		depth--
	}
	if objects := w.ledTo(values); len(objects) > 0 {
		t.partings = append(t.partings, parting{objects, f, f.pc, depth})
	}
}

// settle looks whether what was let go of is gone, of all instructions that are
// over.
func (t *Thread) settle() {
	for n := len(t.partings) - 1; n >= 0 && t.partings[n].depth >= t.depth; n = len(t.partings) - 1 {
		p := t.partings[n]
		t.partings[n] = parting{}
		t.partings = t.partings[:n]
		t.weigh(p.objects, p.frame, p.pc)
	}
}

// weigh asks the collector whether objects are gone, if none of the variables in
// sight leads to them. What is said is said at the instruction that let go of
// them.
func (t *Thread) weigh(objects []Value, from *Frame, pc int) {
	w := &t.in.watch
	objects = slices.DeleteFunc(objects, func(v Value) bool { return !watchedNow(v) })
	if len(objects) == 0 || t.handedOn(from, pc) || !w.due() {
		return
	}
	if objects = t.outOfSight(objects); len(objects) == 0 {
		return
	}
	order := make([]Remains, len(objects))
	for i, v := range objects {
		order[i] = remainsOf(v)
		if !slices.ContainsFunc(w.list, func(x *watched) bool { return x.what == order[i] }) {
			w.add(t.in, v, order[i])
		}
	}
	clear(objects)
	if f := t.frame; f != nil {
		back := f.pc
		defer func() { f.pc = back }()
		switch {
		case f == from:
			f.pc = pc
		case back > 0 && calls(f.code.Instrs[back-1].Op()):
			f.pc = back - 1
		}
	}
	t.lookForLost(order)
}

// handedOn reports whether a call has answered with a coroutine of the
// library's, which may hold what it was given.
func (t *Thread) handedOn(from *Frame, pc int) bool {
	f := t.frame
	if f == nil || f != from || f.sp <= len(f.code.Locals) || !calls(f.code.Instrs[pc].Op()) {
		return false
	}
	_, native := f.peek(1).(*NativeCoroutine)
	return native
}

// remainsOf is what remains of a watched object; nil if it is none.
func remainsOf(v Value) Remains {
	switch v := v.(type) {
	case *Generator:
		return v.routine
	case *NativeCoroutine:
		if v.birth != nil {
			return v.birth
		}
	case Leaving:
		return v.Remains()
	}
	return nil
}

// watchedNow reports whether it matters if v is let go now.
func watchedNow(v Value) bool {
	what := remainsOf(v)
	return what != nil && what.Matters()
}

// ledTo are the objects that values lead to and whose being let go matters.
func (w *watch) ledTo(values []Value) []Value {
	for len(values) > 0 && leadsNowhere(values[0]) {
		values = values[1:]
	}
	if len(values) == 0 {
		return nil // it is so for most instructions, and costs nothing
	}
	h := &holders{seen: map[Value]bool{}, most: mostFollowed}
	for _, v := range values {
		h.add(v)
	}
	if w.seen > mostSeen {
		h.most = 0
	}
	var found []Value
	for i := 0; i < len(h.next); i++ {
		v := h.next[i]
		if watchedNow(v) {
			found = append(found, v)
		}
		h.look(v)
	}
	w.seen += len(h.next)
	return found
}

// outOfSight are those of the objects that none of the running frames' variables
// leads to, as far as that is quickly seen.
func (t *Thread) outOfSight(objects []Value) []Value {
	h := &holders{seen: map[Value]bool{}, most: mostInSight}
	for f := t.frame; f != nil; f = f.back {
		h.frame(f)
	}
	for f := t.frame; f != nil; f = f.back {
		if f.names != nil || f.back == nil {
			h.dict(f.globals)
		}
	}
	for l := t.exc; l != nil; l = l.previous {
		if l.value != nil {
			h.add(l.value)
		}
	}
	inSight := func(v Value) bool { return h.seen[v] }
	for i := 0; i < len(h.next) && !slices.ContainsFunc(objects, inSight) || i < len(h.next) && len(objects) > 1; i++ {
		h.look(h.next[i])
	}
	return slices.DeleteFunc(objects, inSight)
}

// letsGo are the values that the instruction which a frame is about to carry out
// lets go of.
func (f *Frame) letsGo(t *Thread, in bytecode.Instr) []Value {
	switch in.Op() {
	case bytecode.PopTop, bytecode.PopJumpIfFalse, bytecode.PopJumpIfTrue, bytecode.PopJumpIfNone, bytecode.PopJumpIfNotNone,
		bytecode.JumpIfFalseOrPop, bytecode.JumpIfTrueOrPop, bytecode.WithExit:
		return f.slots[f.sp-1 : f.sp]
	case bytecode.StoreFast, bytecode.DeleteFast, bytecode.ClearFast:
		return f.slots[in.Arg() : in.Arg()+1]
	case bytecode.StoreFastLoadFast:
		a, _ := in.Pair()
		return f.slots[a : a+1]
	case bytecode.BinaryStoreFast, bytecode.InplaceStoreFast:
		_, slot := in.Operator()
		return f.slots[slot : slot+1]
	case bytecode.StoreDeref, bytecode.DeleteDeref:
		return []Value{f.cells[in.Arg()].V}
	case bytecode.StoreName, bytecode.DeleteName:
		if f.names != nil {
			return []Value{f.names.GetStr(f.name(in.Arg()))}
		}
	case bytecode.StoreGlobal, bytecode.DeleteGlobal:
		return []Value{f.globals.GetStr(f.name(in.Arg()))}
	case bytecode.StoreAttr, bytecode.DeleteAttr:
		if i, ok := f.peek(1).(*Instance); ok && i.attrs != nil {
			return []Value{i.attrs.GetStr(f.name(in.Arg()))}
		}
	case bytecode.StoreSubscr, bytecode.DeleteSubscr:
		return []Value{itemOf(f.peek(2), f.peek(1))}
	case bytecode.Call:
		return f.spent(f.sp - in.Arg() - 2)
	case bytecode.CallKw:
		return f.spent(f.sp - in.Arg() - 3)
	case bytecode.CallEx:
		return f.spent(f.sp - in.Arg() - 3)
	case bytecode.Return, bytecode.ReturnConst, bytecode.ReturnFast:
		values := slices.Clone(f.slots[:f.sp])
		for _, c := range f.cells[:len(f.code.Cells)] {
			if c != nil {
				values = append(values, c.V)
			}
		}
		return values
	case bytecode.PopExc:
		if e := t.exc.value; e != nil {
			return []Value{e}
		}
	}
	return nil
}

// spent has it looked whether an instruction that fails has let go of the last
// reference to what v leads to: it was taken off the stack.
func (t *Thread) spent(f *Frame, v Value) {
	if t.in.attention.Load()&watchAsked == 0 {
		return
	}
	if objects := t.in.watch.ledTo([]Value{v}); len(objects) > 0 {
		t.partings = append(t.partings, parting{objects, f, f.pc, t.depth})
	}
}

// spent are what a call takes off the stack. A function of the program's lets
// go of its arguments when it returns.
func (f *Frame) spent(base int) []Value {
	switch c := f.slots[base].(type) {
	case *Function:
		return nil
	case *BoundMethod:
		if _, ok := c.Func.(*Function); ok {
			return nil
		}
	}
	return f.slots[base:f.sp]
}

// itemOf is what a list or a dict holds at a key that is a plain one.
func itemOf(of, key Value) Value {
	switch of := of.(type) {
	case *List:
		i, ok := key.(Int)
		if i < 0 {
			i += Int(len(of.Items))
		}
		if ok && i >= 0 && i < Int(len(of.Items)) {
			return of.Items[i]
		}
	case *Dict:
		if s, ok := key.(*Str); ok {
			return of.GetStr(s)
		}
	}
	return nil
}
