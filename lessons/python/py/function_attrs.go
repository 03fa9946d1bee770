package py

import "fmt"

func functionSpec() Spec {
	defs := []Def{
		{Sig: "__repr__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			f := args[0].(*Function)
			return NewStr(fmt.Sprintf("<function %s at %s>", f.Qual, Address(f))), nil
		}},
		{Sig: "__call__(self, /, *args, **kwargs)", Fn: func(t *Thread, args []Value) (Value, error) {
			return t.CallKw(args[0], args[1].(*Tuple).Items, kwArgs(args[2].(*Dict)))
		}},
		{Sig: "__get__(self, instance, owner=None, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			if args[1] != None {
				return &BoundMethod{Self: args[1], Func: args[0]}, nil
			}
			if args[2] == None {
				return nil, t.TypeError("__get__(None, None) is invalid")
			}
			return args[0], nil
		}},
		DictDef(),
	}
	return Spec{Doc: "Create a function object.", Self: SelfOf[*Function], Final: true, New: newFunction, Defs: append(defs, functionAttrs()...)}
}

// functionAttrs are the attributes of functions.
func functionAttrs() []Def {
	return []Def{
		{Sig: "__name__(self)", Kind: Getter, Set: setFunctionName, Fn: func(_ *Thread, args []Value) (Value, error) {
			return NewStr(args[0].(*Function).Name), nil
		}},
		{Sig: "__qualname__(self)", Kind: Getter, Set: setFunctionQual, Fn: func(_ *Thread, args []Value) (Value, error) {
			return NewStr(args[0].(*Function).Qual), nil
		}},
		{
			Sig: "__module__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return OrNone(args[0].(*Function).Module), nil },
			Set: func(_ *Thread, self, value Value) error {
				self.(*Function).Module = OrNone(value)
				return nil
			},
		},
		{
			Sig: "__doc__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return OrNone(args[0].(*Function).doc), nil },
			Set: func(_ *Thread, self, value Value) error {
				self.(*Function).doc = OrNone(value)
				return nil
			},
		},
		{Sig: "__defaults__(self)", Kind: Getter, Fn: functionDefaults, Set: setDefaults},
		{Sig: "__kwdefaults__(self)", Kind: Getter, Set: setKwDefaults, Fn: func(_ *Thread, args []Value) (Value, error) {
			if d := args[0].(*Function).KwDefaults; d != nil {
				return d, nil
			}
			return None, nil
		}},
		{Sig: "__code__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*Function).Code, nil }, Set: setCode},
		{Sig: "__globals__(self)", Kind: Getter, Set: readOnly, Fn: func(_ *Thread, args []Value) (Value, error) {
			return args[0].(*Function).Globals, nil
		}},
		{Sig: "__builtins__(self)", Kind: Getter, Set: readOnly, Fn: func(t *Thread, _ []Value) (Value, error) { return t.in.Builtins, nil }},
		{Sig: "__closure__(self)", Kind: Getter, Set: readOnly, Fn: functionClosure},
		{Sig: "__annotations__(self)", Kind: Getter, Fn: functionAnnotations, Set: setFunctionAnnotations},
		{Sig: "__annotate__(self)", Kind: Getter, Set: setFunctionAnnotate, Fn: func(_ *Thread, args []Value) (Value, error) {
			return OrNone(args[0].(*Function).annotate), nil
		}},
		{Sig: "__type_params__(self)", Kind: Getter, Set: setFunctionParams, Fn: func(_ *Thread, args []Value) (Value, error) {
			if p := args[0].(*Function).params; p != nil {
				return p, nil
			}
			return NewTuple(), nil
		}},
	}
}

func newFunction(t *Thread, _ *Class, _ []Value, _ []KwArg) (Value, error) {
	return nil, t.NotYet("making a function of a code object")
}

func setFunctionName(t *Thread, self, value Value) error {
	s, ok := As[*Str](OrNone(value))
	if !ok {
		return t.TypeError("__name__ must be set to a string object")
	}
	self.(*Function).Name = s.s
	return nil
}

func setFunctionQual(t *Thread, self, value Value) error {
	s, ok := As[*Str](OrNone(value))
	if !ok {
		return t.TypeError("__qualname__ must be set to a string object")
	}
	self.(*Function).Qual = s.s
	return nil
}

func functionDefaults(_ *Thread, args []Value) (Value, error) {
	f := args[0].(*Function)
	if len(f.Defaults) == 0 {
		return None, nil
	}
	return NewTuple(append([]Value(nil), f.Defaults...)...), nil
}

func setDefaults(t *Thread, self, value Value) error {
	f := self.(*Function)
	if value == nil || value == None {
		f.Defaults = nil
		return nil
	}
	d, ok := As[*Tuple](value)
	if !ok {
		return t.TypeError("__defaults__ must be set to a tuple object")
	}
	f.Defaults = append([]Value(nil), d.Items...)
	return nil
}

func setKwDefaults(t *Thread, self, value Value) error {
	f := self.(*Function)
	if value == nil || value == None {
		f.KwDefaults = nil
		return nil
	}
	d, ok := As[*Dict](value)
	if !ok {
		return t.TypeError("__kwdefaults__ must be set to a dict object")
	}
	f.KwDefaults = d
	return nil
}

func setCode(t *Thread, self, value Value) error {
	f := self.(*Function)
	code, ok := OrNone(value).(*Code)
	if !ok {
		return t.TypeError("__code__ must be set to a code object")
	}
	if len(code.Frees) != len(f.Closure) {
		return t.ValueError("%s() requires a code object with %d free vars, not %d", f.Name, len(f.Closure), len(code.Frees))
	}
	f.Code = code
	return nil
}

func functionClosure(_ *Thread, args []Value) (Value, error) {
	f := args[0].(*Function)
	if len(f.Closure) == 0 {
		return None, nil
	}
	cells := make([]Value, len(f.Closure))
	for i, c := range f.Closure {
		cells[i] = c
	}
	return NewTuple(cells...), nil
}

func functionAnnotations(t *Thread, args []Value) (Value, error) {
	f := args[0].(*Function)
	if f.notes == nil {
		notes, err := t.annotationsOf(f.annotate)
		if err != nil {
			return nil, err
		}
		f.notes = notes
	}
	return f.notes, nil
}

func setFunctionAnnotations(t *Thread, self, value Value) error {
	f := self.(*Function)
	if value == nil || value == None {
		f.notes, f.annotate = nil, nil
		return nil
	}
	d, ok := As[*Dict](value)
	if !ok {
		return t.TypeError("__annotations__ must be set to a dict object")
	}
	f.notes, f.annotate = d, nil
	return nil
}

func setFunctionAnnotate(t *Thread, self, value Value) error {
	f := self.(*Function)
	if value == nil {
		return t.TypeError("__annotate__ cannot be deleted")
	}
	if value != None && !t.callable(value) {
		return t.TypeError("__annotate__ must be callable or None")
	}
	f.annotate = value
	if value != None {
		f.notes = nil
	}
	return nil
}

func setFunctionParams(t *Thread, self, value Value) error {
	p, ok := As[*Tuple](OrNone(value))
	if !ok {
		return t.TypeError("__type_params__ must be set to a tuple")
	}
	self.(*Function).params = p
	return nil
}
