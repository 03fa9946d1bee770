package py

import "batuta/lessons/python/bytecode"

func callHandlers() map[bytecode.Op]handler {
	return map[bytecode.Op]handler{
		bytecode.MakeFunction: opMakeFunction,
		bytecode.LoadBuildClass: func(t *Thread, f *Frame, _ int) (signal, error) {
			v := f.builtins.GetStr(nameBuildClass)
			if v == nil {
				return onward, t.NameError(nameBuildClass.s, "__build_class__ not found")
			}
			f.push(v)
			return onward, nil
		},
		bytecode.Call:   opCall,
		bytecode.CallKw: opCallKw,
		bytecode.CallEx: opCallEx,
		bytecode.Return: func(t *Thread, f *Frame, _ int) (signal, error) { return t.finish(f, f.pop()) },
		bytecode.ReturnConst: func(t *Thread, f *Frame, n int) (signal, error) {
			return t.finish(f, f.code.consts[n])
		},
		bytecode.ReturnFast: func(t *Thread, f *Frame, n int) (signal, error) { return t.finish(f, f.slots[n]) },
		bytecode.ImportName: opImportName,
		bytecode.ImportFrom: opImportFrom,
		bytecode.ImportStar: opImportStar,
	}
}

func opMakeFunction(_ *Thread, f *Frame, n int) (signal, error) {
	code := f.pop().(*Code)
	fn := &Function{Code: code, Globals: f.globals, builtins: f.builtins, Name: code.Name, Qual: code.QualName}
	if n&bytecode.HasClosure != 0 {
		for _, c := range f.pop().(*Tuple).Items {
			fn.Closure = append(fn.Closure, c.(*Cell))
		}
	}
	if n&bytecode.HasAnnotate != 0 {
		fn.annotate = f.pop()
	}
	if n&bytecode.HasKwDefaults != 0 {
		fn.KwDefaults = f.pop().(*Dict)
	}
	if n&bytecode.HasDefaults != 0 {
		fn.Defaults = f.pop().(*Tuple).Items
	}
	fn.Module = OrNone(f.globals.GetStr(nameName))
	if code.HasDoc {
		fn.doc = NewStr(code.Doc)
	}
	f.push(fn)
	return onward, nil
}

// opCall calls what stands on the stack. A Python function's frame is pushed; Go
// calls nothing for it.
func opCall(t *Thread, f *Frame, n int) (signal, error) {
	base := f.sp - n - 2
	callee := f.slots[base]
	args := f.slots[base+1 : f.sp]
	if args[0] == nil {
		args = args[1:]
	}
	if m, ok := callee.(*BoundMethod); ok && len(args) == n {
		f.slots[base+1], callee = m.Self, m.Func
		args = f.slots[base+1 : f.sp]
	}
	switch c := callee.(type) {
	case *Function:
		return t.callPython(f, base, c, args, nil, nil)
	case *Class:
		if init := t.plainInit(c); init != nil {
			self := &Instance{class: c}
			if len(args) == n { // in the place of what is not there
				f.slots[base+1] = self
				return t.callPython(f, base, init, f.slots[base+1:f.sp], nil, self)
			}
		}
	}
	v, err := t.CallKw(callee, args, nil)
	if err != nil {
		return onward, err
	}
	f.cutTo(base)
	f.push(v)
	return onward, nil
}

// plainInit is the __init__ of a class whose instances are made by object and
// by nothing else; nil if it is not such a one.
func (t *Thread) plainInit(c *Class) *Function {
	if c.Builtin || c.Meta != nil || c.Solid != ObjectClass || c.abstract != nil {
		return nil
	}
	q := c.look(t.in)
	if q.new != ObjectClass.flat["__new__"] {
		return nil
	}
	init, _ := q.init.(*Function)
	return init
}

// callPython pushes the frame of a call whose arguments stand on the caller's
// stack from base on.
func (t *Thread) callPython(f *Frame, base int, fn *Function, args []Value, kw []KwArg, making Value) (signal, error) {
	if t.depth >= t.in.Limits.Depth {
		return onward, t.tooDeep()
	}
	nf := t.newFrame(fn)
	if err := t.bindArguments(nf, fn, args, kw); err != nil {
		return onward, err
	}
	f.cutTo(base)
	if fn.Code.Kind != bytecode.Plain {
		g := t.newGenerator(nf)
		if making != nil {
			return onward, notNone(t, g)
		}
		f.push(g)
		return onward, nil
	}
	nf.back, nf.making, nf.entered = f, making, false
	t.frame = nf
	t.depth++
	return switched, nil
}

// callFunction calls a Python function from Go.
func (t *Thread) callFunction(fn *Function, args []Value, kw []KwArg) (Value, error) {
	if t.depth >= t.in.Limits.Depth {
		return nil, t.tooDeep()
	}
	f := t.newFrame(fn)
	if err := t.bindArguments(f, fn, args, kw); err != nil {
		return nil, err
	}
	if fn.Code.Kind != bytecode.Plain {
		return t.newGenerator(f), nil
	}
	f.making = nil
	return t.enterFrame(f)
}

// enterFrame runs a frame to its end.
func (t *Thread) enterFrame(f *Frame) (Value, error) {
	f.back, f.entered = t.frame, true
	t.frame = f
	t.depth++
	return t.run()
}

// newFrame is a frame for a call of fn: one that was used before, if there is
// one.
func (t *Thread) newFrame(fn *Function) *Frame {
	c := fn.Code
	f := c.spare
	if f == nil {
		f = &Frame{code: c, slots: make([]Value, c.slots)}
	} else {
		c.spare, f.back = f.back, nil
	}
	f.function, f.globals, f.builtins = fn, fn.Globals, fn.builtins
	f.sp, f.pc, f.line = len(c.Locals), 0, 0
	if n := len(c.Cells) + len(c.Frees); n > 0 {
		f.cells = make([]*Cell, n)
		copy(f.cells[len(c.Cells):], fn.Closure)
	}
	return f
}

// recycle keeps a frame that has ended for the next call of its code.
func (c *Code) recycle(f *Frame) {
	if f.held || f.gen != nil || c.Kind != bytecode.Plain {
		return
	}
	clear(f.slots[:f.sp])
	f.cells, f.names, f.custom, f.making, f.entered = nil, nil, nil, nil, false
	f.back, c.spare = c.spare, f
}

func opCallKw(t *Thread, f *Frame, n int) (signal, error) {
	names := f.pop().(*Tuple).Items
	base := f.sp - n - 2
	callee := f.slots[base]
	args := f.slots[base+1 : f.sp-len(names)]
	if args[0] == nil {
		args = args[1:]
	}
	kw := make([]KwArg, len(names))
	for i, name := range names {
		kw[i] = KwArg{name.(*Str).s, f.slots[f.sp-len(names)+i]}
	}
	return t.callSpread(f, base, callee, args, kw)
}

func opCallEx(t *Thread, f *Frame, n int) (signal, error) {
	var kw []KwArg
	if n == 1 {
		d := f.pop()
		fn := f.peek(3)
		if _, ok := d.(*Dict); !ok {
			merged := NewDict()
			if err := t.mergeKeywords(fn, merged, d); err != nil {
				return onward, err
			}
			d = merged
		}
		var err error
		if kw, err = t.keywords(d.(*Dict)); err != nil {
			return onward, err
		}
	}
	base := f.sp - 3
	var args []Value
	switch a := f.peek(1).(type) {
	case *Tuple:
		args = a.Items
	default:
		if !t.iterable(a) {
			return onward, t.TypeError("%s argument after * must be an iterable, not %s", t.calledName(f.slots[base]), a.Type().Name)
		}
		var err error
		if args, err = t.Collect(a); err != nil {
			return onward, err
		}
	}
	return t.callSpread(f, base, f.slots[base], args, kw)
}

// callSpread calls what stands at base with arguments that were laid out.
func (t *Thread) callSpread(f *Frame, base int, callee Value, args []Value, kw []KwArg) (signal, error) {
	if m, ok := callee.(*BoundMethod); ok {
		args, callee = withSelf(m.Self, args), m.Func
	}
	switch c := callee.(type) {
	case *Function:
		return t.callPython(f, base, c, args, kw, nil)
	case *Class:
		if init := t.plainInit(c); init != nil {
			self := &Instance{class: c}
			return t.callPython(f, base, init, withSelf(self, args), kw, self)
		}
	}
	v, err := t.CallKw(callee, args, kw)
	if err != nil {
		return onward, err
	}
	f.cutTo(base)
	f.push(v)
	return onward, nil
}

// keywords are a dict's entries as arguments by name.
func (t *Thread) keywords(d *Dict) ([]KwArg, error) {
	kw := make([]KwArg, 0, d.live)
	for at, k, v, ok := d.Next(0); ok; at, k, v, ok = d.Next(at + 1) {
		name, ok := As[*Str](k)
		if !ok {
			return nil, t.TypeError("keywords must be strings")
		}
		kw = append(kw, KwArg{name.s, v})
	}
	return kw, nil
}

// mergeKeywords adds **v to the keywords of a call of fn.
func (t *Thread) mergeKeywords(fn Value, d *Dict, v Value) error {
	set := func(k, x Value) error {
		if old, err := d.Get(t, k); err != nil {
			return err
		} else if old != nil {
			name, err := t.Str(k)
			if err != nil {
				return err
			}
			return t.TypeError("%s got multiple values for keyword argument '%s'", t.calledName(fn), name)
		}
		return d.Set(t, k, x)
	}
	if src, ok := v.(*Dict); ok {
		for at, k, x, ok := src.Next(0); ok; at, k, x, ok = src.Next(at + 1) {
			if err := set(k, x); err != nil {
				return err
			}
		}
		return nil
	}
	keys, err := t.Lookup(v, nameKeys)
	if err != nil {
		return err
	}
	if keys == nil {
		return t.TypeError("%s argument after ** must be a mapping, not %s", t.calledName(fn), v.Type().Name)
	}
	return t.eachItem(v, set)
}

// calledName is how errors name what is called: module.function().
func (t *Thread) calledName(fn Value) string {
	switch fn := fn.(type) {
	case *Function:
		if m, ok := fn.Module.(*Str); ok && m.s != "builtins" {
			return m.s + "." + fn.Qual + "()"
		}
		return fn.Qual + "()"
	case *Builtin:
		return fn.shown() + "()"
	case *BoundMethod:
		return t.calledName(fn.Func)
	case *Class:
		if fn.Module != "builtins" && fn.Module != "" {
			return fn.Module + "." + fn.QualName + "()"
		}
		return fn.QualName + "()"
	}
	s, err := t.Str(fn)
	if err != nil {
		return fn.Type().Name
	}
	return s
}
