package py

import "batuta/lessons/python/bytecode"

// Code is the code that the frame runs, and Globals its module's names.
func (f *Frame) Code() *Code { return f.code }

// Globals are the names of the module whose code it is.
func (f *Frame) Globals() *Dict { return f.globals }

// Back is the frame that called it, nil if none did.
func (f *Frame) Back() *Frame { return f.back }

// Frame is the innermost frame that is the program's own, nil if there is none.
// What is looked at is not used again for another call.
func (t *Thread) Frame() *Frame { return t.in.own(t.frame) }

// LibraryDepth is how many frames of the library lie within the innermost one of
// the program's own.
func (t *Thread) LibraryDepth() int {
	n := 0
	for f := t.frame; f != nil && f.FromLibrary(); f = f.back {
		n++
	}
	return n
}

// own is the first frame, from f outwards, that is not the library's.
func (in *Interpreter) own(f *Frame) *Frame {
	for f != nil && f.FromLibrary() {
		f = f.back
	}
	for g := f; g != nil && !g.held; g = g.back {
		g.held = true
	}
	return f
}

// frameSpec is that of frame.
func frameSpec() Spec {
	get := func(name string, of func(t *Thread, f *Frame) Value) Def {
		return Def{Sig: name + "(self)", Kind: Getter, Fn: func(t *Thread, args []Value) (Value, error) {
			return of(t, args[0].(*Frame)), nil
		}}
	}
	return Spec{Self: SelfOf[*Frame], Final: true, Defs: []Def{
		get("f_code", func(_ *Thread, f *Frame) Value { return f.code }),
		get("f_lineno", func(_ *Thread, f *Frame) Value { return MakeInt(int64(f.Line())) }),
		get("f_lasti", func(_ *Thread, f *Frame) Value { return MakeInt(int64(2 * f.pc)) }),
		get("f_globals", func(_ *Thread, f *Frame) Value { return f.globals }),
		get("f_builtins", func(_ *Thread, f *Frame) Value { return f.builtins }),
		get("f_locals", func(_ *Thread, f *Frame) Value { return f.Locals() }),
		get("f_back", func(t *Thread, f *Frame) Value {
			if g := f.gen; g != nil && g.state != genRunning {
				return None // nobody has called a generator that is suspended
			}
			if back := t.in.own(f.back); back != nil {
				return back
			}
			return None
		}),
		{Sig: "clear(self, /)", Fn: func(t *Thread, args []Value) (Value, error) { return nil, t.NotYet("frame.clear") }},
		{Sig: "__repr__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			f := args[0].(*Frame)
			file, err := t.Repr(NewStr(f.code.File))
			return NewStr("<frame at " + Address(f) + ", file " + file + ", line " + intText(Int(f.Line())) + ", code " + f.code.Name + ">"), err
		}},
	}}
}

// Line is the line of the program that the frame was at.
func (tb *Traceback) Line() int {
	return int(tb.Frame.lineAt(tb.At).Span.Start.Line)
}

// raisedWithin gives an exception a traceback that the library raised and handled
// itself, with no frame of the program between.
func raisedWithin(e *Exception) {
	if e.Traceback == nil {
		code := &Code{Code: &bytecode.Code{File: LibraryFile("asyncio"), Name: "wait_for"}}
		e.Traceback = &Traceback{Frame: &Frame{code: code, names: NewDict()}}
	}
}

// tracebackSpec is that of traceback.
func tracebackSpec() Spec {
	get := func(name string, of func(tb *Traceback) Value) Def {
		return Def{Sig: name + "(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) {
			return of(args[0].(*Traceback)), nil
		}}
	}
	next := get("tb_next", func(tb *Traceback) Value {
		for tb = tb.Next; tb != nil && tb.Next != nil && tb.Frame.FromLibrary(); tb = tb.Next {
			continue
		}
		if tb == nil {
			return None
		}
		return tb
	})
	next.Set = func(t *Thread, self, value Value) error {
		tb, ok := value.(*Traceback)
		if !ok && value != None {
			if value == nil {
				return t.TypeError("can't delete tb_next attribute")
			}
			return t.TypeError("expected traceback object, got '%s'", value.Type().Name)
		}
		for x := tb; x != nil; x = x.Next {
			if x == self.(*Traceback) {
				return t.ValueError("traceback loop detected")
			}
		}
		self.(*Traceback).Next = tb
		return nil
	}
	return Spec{Self: SelfOf[*Traceback], Final: true, Defs: []Def{
		next,
		get("tb_frame", func(tb *Traceback) Value { return tb.Frame }),
		get("tb_lineno", func(tb *Traceback) Value { return MakeInt(int64(tb.Line())) }),
		get("tb_lasti", func(tb *Traceback) Value { return MakeInt(int64(2 * tb.At)) }),
	}}
}
