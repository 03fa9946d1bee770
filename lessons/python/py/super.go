package py

import "fmt"

func superSpec() Spec {
	return Spec{
		Doc:  "super() -> same as super(__class__, <first argument>)",
		Self: SelfOf[*Super],
		New: func(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
			return t.superCall(args, kw)
		},
		Defs: []Def{
			{Sig: "__init__(self, /, *args)", Fn: func(*Thread, []Value) (Value, error) { return None, nil }},
			{Sig: "__repr__(self, /)", Fn: superRepr},
			{Sig: "__getattribute__(self, name, /)", Fn: objectGetattribute},
			{Sig: "__get__(self, instance, owner=None, /)", Fn: superGet},
			{Sig: "__thisclass__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*Super).This, nil }},
			{Sig: "__self__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return OrNone(args[0].(*Super).Self), nil }},
			{Sig: "__self_class__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) {
				if of := args[0].(*Super).Of; of != nil {
					return of, nil
				}
				return None, nil
			}},
		},
	}
}

// superCall is super(...) with its arguments written out, or found in the frame
// that runs.
func (t *Thread) superCall(args []Value, kw []KwArg) (Value, error) {
	switch {
	case len(kw) > 0:
		return nil, t.TypeError("super() takes no keyword arguments")
	case len(args) > 2:
		return nil, t.TypeError("super expected at most 2 arguments, got %d", len(args))
	case len(args) == 0:
		return t.superHere()
	}
	this, ok := args[0].(*Class)
	if !ok {
		return nil, t.TypeError("super() argument 1 must be a type, not %s", args[0].Type().Name)
	}
	if len(args) == 1 || args[1] == None {
		return &Super{This: this}, nil
	}
	return t.newSuper(this, args[1])
}

// superHere is super() called under another name, which the compiler does not
// see: class and self are the frame's.
func (t *Thread) superHere() (Value, error) {
	f := t.frame
	if f == nil {
		return nil, t.RuntimeError("super(): no current frame")
	}
	if f.code.Args == 0 {
		return nil, t.RuntimeError("super(): no arguments")
	}
	self := f.slots[0]
	for i, name := range f.code.Cells {
		if self == nil && i < len(f.cells) && f.code.CellOf[i] == 0 && name != "" && f.cells[i] != nil {
			self = f.cells[i].V
		}
	}
	if self == nil {
		return nil, t.RuntimeError("super(): arg[0] deleted")
	}
	for i, name := range f.code.Frees {
		if name != "__class__" {
			continue
		}
		cell := f.cells[len(f.code.Cells)+i]
		this, ok := OrNone(cell.V).(*Class)
		if cell.V == nil {
			return nil, t.RuntimeError("super(): empty __class__ cell")
		}
		if !ok {
			return nil, t.RuntimeError("super(): __class__ is not a type (%s)", cell.V.Type().Name)
		}
		return t.newSuper(this, self)
	}
	return nil, t.RuntimeError("super(): __class__ cell not found")
}

// newSuper is super(this, self): self is an instance of this, or a class that
// inherits from it.
func (t *Thread) newSuper(this *Class, self Value) (*Super, error) {
	if c, ok := self.(*Class); ok && c.IsSubclass(this) {
		return &Super{This: this, Self: self, Of: c}, nil
	}
	if c := self.Type(); c.IsSubclass(this) {
		return &Super{This: this, Self: self, Of: c}, nil
	}
	what := "instance of " + self.Type().Name
	if c, ok := self.(*Class); ok {
		what = "type " + c.Name
	}
	return nil, t.TypeError("super(type, obj): obj (%s) is not an instance or subtype of type (%s).", what, this.Name)
}

func superRepr(_ *Thread, args []Value) (Value, error) {
	s := args[0].(*Super)
	if s.Of == nil {
		return NewStr(fmt.Sprintf("<super: <class '%s'>, NULL>", s.This.Name)), nil
	}
	return NewStr(fmt.Sprintf("<super: <class '%s'>, <%s object>>", s.This.Name, s.Of.Name)), nil
}

func superGet(t *Thread, args []Value) (Value, error) {
	s := args[0].(*Super)
	if s.Of != nil || args[1] == None {
		return s, nil
	}
	return t.newSuper(s.This, args[1])
}
