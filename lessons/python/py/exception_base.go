package py

import "slices"

// field is what an exception of some class keeps beside its arguments: errno,
// name, lineno.
type field struct {
	name  string
	value Value
}

// field is the value of a field, nil if it has none.
func (e *Exception) field(name string) Value {
	for i := range e.fields {
		if e.fields[i].name == name {
			return e.fields[i].value
		}
	}
	return nil
}

// setField sets a field; nil takes its value away.
func (e *Exception) setField(name string, v Value) {
	for i := range e.fields {
		if e.fields[i].name == name {
			e.fields[i].value = v
			return
		}
	}
	e.fields = append(e.fields, field{name, v})
}

// exceptionSelf takes exceptions of a class and those that inherit from it.
func exceptionSelf(c *Class) func(Value) (Value, bool) {
	return func(v Value) (Value, bool) {
		e, ok := v.(*Exception)
		return e, ok && e.class.IsSubclass(c)
	}
}

// exceptionSpec is what an exception class can do. One that adds nothing to its
// parent has no layout of its own, so a class may inherit from several.
func exceptionSpec(c *Class, bases ...*Class) Spec {
	e := &Errors
	s := Spec{Bases: bases}
	switch c {
	case e.BaseException:
		s.Defs, s.New = baseExceptionDefs(), newException
	case e.StopIteration:
		s.Defs = []Def{argumentDef("value", false)}
	case e.SystemExit:
		s.Defs = []Def{argumentDef("code", true)}
	case e.KeyError:
		s.Defs = []Def{{Sig: "__str__(self, /)", Fn: keyErrorStr}}
		return s // its layout is LookupError's
	case e.ImportError:
		s.Defs = append(fieldDefs("name", "path", "name_from"), importErrorDefs()...)
	case e.AttributeError:
		s.Defs = append(fieldDefs("name", "obj"), Def{Sig: "__init__(self, *args, **kwargs)", Fn: attributeErrorInit},
			Def{Sig: "__reduce__(self, /)", Fn: attributeErrorReduce})
	case e.NameError:
		s.Defs = append(fieldDefs("name"), Def{Sig: "__init__(self, *args, **kwargs)", Fn: nameErrorInit})
	case e.OSError:
		s.Defs = append(fieldDefs("errno", "strerror", "filename", "filename2"), osErrorDefs()...)
		s.New = newOSError
	case e.SyntaxError:
		s.Defs = append(fieldDefs(syntaxErrorFields...), syntaxErrorDefs()...)
	case e.UnicodeDecodeError, e.UnicodeEncodeError, e.UnicodeTranslateError:
		s.Defs = append(fieldDefs(unicodeErrorFields...), unicodeErrorDefs(c)...)
	case e.BaseExceptionGroup:
		s.Defs, s.New = groupDefs(), newGroup
		s.Defs = append(s.Defs, classGetitemDef())
	default:
		if !slices.ContainsFunc([]*Class{e.OSError, e.ImportError, e.NameError, e.SyntaxError, e.ExceptionGroup, e.CancelledError}, func(other *Class) bool {
			return c == other || bases[0].IsSubclass(other)
		}) {
			s.Values = map[string]Value{"__new__": newMethod(c)}
		}
		return s
	}
	s.Self = exceptionSelf(c)
	if s.New == nil {
		s.New = newException
		s.SharesNew = !bases[0].IsSubclass(e.ValueError) // Unicode's errors have their own
	}
	return s
}

// fieldDefs are the attributes that show an exception's fields.
func fieldDefs(names ...string) []Def {
	var all []Def
	for _, name := range names {
		all = append(all, Def{
			Sig: name + "(self)", Kind: Getter,
			Fn: func(_ *Thread, args []Value) (Value, error) {
				return OrNone(args[0].(*Exception).field(name)), nil
			},
			Set: func(_ *Thread, self, value Value) error {
				self.(*Exception).setField(name, value)
				return nil
			},
		})
	}
	return all
}

// newException is BaseException.__new__, which keeps the arguments, whatever
// __init__ makes of them.
func newException(t *Thread, cls *Class, args []Value, _ []KwArg) (Value, error) {
	return &Exception{class: cls, Args: NewTuple(append([]Value(nil), args...)...), in: t.in}, nil
}

func baseExceptionDefs() []Def {
	return []Def{
		{Sig: "__init__(self, *args, **kwargs)", Fn: exceptionInit},
		{Sig: "__repr__(self, /)", Fn: exceptionRepr},
		{Sig: "__str__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			s, err := t.argsText(args[0].(*Exception))
			return NewStr(s), err
		}},
		{Sig: "__reduce__(self, /)", Fn: exceptionReduce},
		{Sig: "__setstate__(self, state, /)", Fn: exceptionSetState},
		{Sig: "with_traceback(self, tb, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			return args[0], t.setTraceback(args[0], args[1])
		}},
		{Sig: "add_note(self, note, /)", Fn: addNote},
		{Sig: "args(self)", Kind: Getter, Set: setArgs, Fn: func(_ *Thread, args []Value) (Value, error) {
			return args[0].(*Exception).Args, nil
		}},
		{Sig: "__dict__(self)", Kind: Getter, Set: setExceptionDict, Fn: func(_ *Thread, args []Value) (Value, error) {
			return args[0].(*Exception).dict(), nil
		}},
		{Sig: "__cause__(self)", Kind: Getter, Set: setCause, Fn: func(_ *Thread, args []Value) (Value, error) {
			return orNoException(args[0].(*Exception).Cause), nil
		}},
		{Sig: "__context__(self)", Kind: Getter, Set: setContext, Fn: func(_ *Thread, args []Value) (Value, error) {
			return orNoException(args[0].(*Exception).During), nil
		}},
		{Sig: "__suppress_context__(self)", Kind: Getter, Set: setSuppress, Fn: func(_ *Thread, args []Value) (Value, error) {
			return MakeBool(args[0].(*Exception).Suppress), nil
		}},
		{Sig: "__traceback__(self)", Kind: Getter, Set: (*Thread).setTraceback, Fn: func(_ *Thread, args []Value) (Value, error) {
			if tb := args[0].(*Exception).Traceback; tb != nil {
				return tb, nil
			}
			return None, nil
		}},
	}
}

// orNoException is an exception, or None where there is none.
func orNoException(e *Exception) Value {
	if e == nil {
		return None
	}
	return e
}

// dict is its __dict__.
func (e *Exception) dict() *Dict {
	if e.attrs == nil {
		e.attrs = NewDict()
	}
	return e.attrs
}

// exceptionInit is BaseException.__init__.
func exceptionInit(t *Thread, args []Value) (Value, error) {
	e := args[0].(*Exception)
	if args[2].(*Dict).Len() > 0 {
		return nil, t.TypeError("%s() takes no keyword arguments", e.class.Name)
	}
	e.Args = args[1].(*Tuple)
	return nil, nil
}

func exceptionRepr(t *Thread, args []Value) (Value, error) {
	e := args[0].(*Exception)
	if len(e.Args.Items) == 1 {
		s, err := t.Repr(e.Args.Items[0])
		return NewStr(e.class.Name + "(" + s + ")"), err
	}
	s, err := t.Repr(e.Args)
	return NewStr(e.class.Name + s), err
}

// argsText is the text of an exception that has nothing but its arguments.
func (t *Thread) argsText(e *Exception) (string, error) {
	switch len(e.Args.Items) {
	case 0:
		return "", nil
	case 1:
		return t.Str(e.Args.Items[0])
	}
	return t.Str(e.Args)
}

func exceptionReduce(_ *Thread, args []Value) (Value, error) {
	e := args[0].(*Exception)
	if e.attrs != nil && e.attrs.Len() > 0 {
		return NewTuple(e.class, e.Args, e.attrs), nil
	}
	return NewTuple(e.class, e.Args), nil
}

func exceptionSetState(t *Thread, args []Value) (Value, error) {
	if args[1] == None {
		return nil, nil
	}
	state, ok := As[*Dict](args[1])
	if !ok {
		return nil, t.TypeError("state is not a dictionary")
	}
	for at, k, v, ok := state.Next(0); ok; at, k, v, ok = state.Next(at + 1) {
		name, is := As[*Str](k)
		if !is {
			return nil, t.TypeError("attribute name must be string, not '%s'", k.Type().Name)
		}
		if err := t.Setattr(args[0], name, v); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

func addNote(t *Thread, args []Value) (Value, error) {
	e := args[0].(*Exception)
	if _, ok := As[*Str](args[1]); !ok {
		return nil, t.TypeError("add_note() argument must be str, not %s", args[1].Type().Name)
	}
	notes := e.dict().GetStr(nameNotes)
	if notes == nil {
		notes = NewList()
		e.dict().SetStr(nameNotes, notes)
	}
	list, ok := As[*List](notes)
	if !ok {
		return nil, t.TypeError("Cannot add note: __notes__ is not a list")
	}
	list.Items = append(list.Items, args[1])
	return nil, nil
}

var nameNotes = Name("__notes__")

func setArgs(t *Thread, self, value Value) error {
	if value == nil {
		return t.TypeError("args may not be deleted")
	}
	items, err := t.Collect(value)
	if err == nil {
		self.(*Exception).Args = NewTuple(items...)
	}
	return err
}

func setExceptionDict(t *Thread, self, value Value) error {
	if value == nil {
		return t.TypeError("cannot delete __dict__")
	}
	d, ok := value.(*Dict)
	if !ok {
		return t.TypeError("__dict__ must be set to a dictionary, not a '%s'", value.Type().Name)
	}
	self.(*Exception).attrs = d
	return nil
}

func setCause(t *Thread, self, value Value) error {
	e := self.(*Exception)
	cause, ok := value.(*Exception)
	switch {
	case value == nil:
		return t.TypeError("__cause__ may not be deleted")
	case !ok && value != None:
		return t.TypeError("exception cause must be None or derive from BaseException")
	}
	e.Cause, e.Suppress = cause, true
	return nil
}

func setContext(t *Thread, self, value Value) error {
	context, ok := value.(*Exception)
	switch {
	case value == nil:
		return t.TypeError("__context__ may not be deleted")
	case !ok && value != None:
		return t.TypeError("exception context must be None or derive from BaseException")
	}
	self.(*Exception).During = context
	return nil
}

func setSuppress(t *Thread, self, value Value) error {
	b, ok := value.(Bool)
	switch {
	case value == nil:
		return t.TypeError("can't delete numeric/char attribute")
	case !ok:
		return t.TypeError("attribute value type must be bool")
	}
	self.(*Exception).Suppress = bool(b)
	return nil
}

func (t *Thread) setTraceback(self, value Value) error {
	tb, ok := value.(*Traceback)
	switch {
	case value == nil:
		return t.TypeError("__traceback__ may not be deleted")
	case !ok && value != None:
		return t.TypeError("__traceback__ must be a traceback or None")
	}
	self.(*Exception).Traceback = tb
	return nil
}
