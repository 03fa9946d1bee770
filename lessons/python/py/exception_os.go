package py

import (
	"syscall"

	"batuta/loopcore"
)

// osErrorDefs are what OSError adds.
func osErrorDefs() []Def {
	return []Def{
		{Sig: "__init__(self, *args, **kwargs)", Fn: osErrorInit},
		{Sig: "__str__(self, /)", Fn: osErrorStr},
		{Sig: "__reduce__(self, /)", Fn: osErrorReduce},
		{Sig: "characters_written(self)", Kind: Getter, Set: setCharacters, Fn: func(t *Thread, args []Value) (Value, error) {
			if n := args[0].(*Exception).field("characters_written"); n != nil {
				return n, nil
			}
			return nil, t.Raise(Errors.AttributeError, "characters_written")
		}},
	}
}

func setCharacters(t *Thread, self, value Value) error {
	if value == nil {
		self.(*Exception).setField("characters_written", nil)
		return nil
	}
	n, err := t.Index(value)
	if err == nil {
		self.(*Exception).setField("characters_written", MakeInt(int64(n)))
	}
	return err
}

// ownInit reports whether a class has an __init__ of its own and no __new__:
// then it is __init__ that takes the arguments, else __new__.
func (t *Thread) ownInit(cls *Class) bool {
	return cls.lookup(t.in, nameInit) != Errors.OSError.flat["__init__"] &&
		cls.lookup(t.in, nameNew) == Errors.OSError.flat["__new__"]
}

// newOSError is OSError.__new__: OSError(errno, ...) is of the class that the
// number names.
func newOSError(t *Thread, cls *Class, args []Value, kw []KwArg) (Value, error) {
	e := &Exception{class: cls, Args: NewTuple(), in: t.in}
	if !cls.Builtin && t.ownInit(cls) {
		return e, nil
	}
	if len(kw) > 0 {
		return nil, t.TypeError("%s() takes no keyword arguments", cls.Name)
	}
	if cls == Errors.OSError && len(args) >= 2 && len(args) <= 5 {
		if n, ok := args[0].(Int); ok {
			e.class = errnoClass(int(n))
		}
	}
	return e, t.takeOSError(e, args)
}

// errnoClass is the class of OSError for an error number.
func errnoClass(n int) *Class {
	if n <= 0 {
		return Errors.OSError
	}
	return namedError(loopcore.NewOSError(syscall.Errno(n), "").Class(), Errors.OSError)
}

// namedError is the built-in exception class of that name, or another if there
// is none.
func namedError(name string, other *Class) *Class {
	for _, c := range exceptionList() {
		if c.Name == name {
			return c
		}
	}
	return other
}

func osErrorInit(t *Thread, args []Value) (Value, error) {
	e := args[0].(*Exception)
	if !t.ownInit(e.class) {
		return nil, nil // __new__ took the arguments
	}
	if args[2].(*Dict).Len() > 0 {
		return nil, t.TypeError("%s() takes no keyword arguments", e.class.Name)
	}
	return nil, t.takeOSError(e, args[1].(*Tuple).Items)
}

// takeOSError takes errno, strerror, filename, winerror and filename2. The
// arguments are left as the first two where there is a file's name.
func (t *Thread) takeOSError(e *Exception, args []Value) error {
	e.Args = NewTuple(append([]Value(nil), args...)...)
	if len(args) < 2 || len(args) > 5 {
		return nil
	}
	e.setField("errno", args[0])
	e.setField("strerror", args[1])
	if len(args) < 3 || args[2] == None {
		return nil
	}
	if e.class == Errors.BlockingIOError {
		if n, ok := args[2].(Int); ok {
			e.setField("characters_written", n)
			return nil
		}
	}
	e.setField("filename", args[2])
	if len(args) == 5 && args[4] != None {
		e.setField("filename2", args[4])
	}
	e.Args = NewTuple(args[0], args[1])
	return nil
}

func osErrorStr(t *Thread, args []Value) (Value, error) {
	e := args[0].(*Exception)
	number, words, file := e.field("errno"), e.field("strerror"), e.field("filename")
	if file == nil && (number == nil || words == nil) {
		s, err := t.argsText(e)
		return NewStr(s), err
	}
	n, err := t.Str(OrNone(number))
	if err != nil {
		return nil, err
	}
	s, err := t.Str(OrNone(words))
	if err != nil {
		return nil, err
	}
	s = "[Errno " + n + "] " + s
	for i, name := range []string{"filename", "filename2"} {
		v := e.field(name)
		if v == nil {
			break
		}
		r, err := t.Repr(v)
		if err != nil {
			return nil, err
		}
		s += [...]string{": ", " -> "}[i] + r
	}
	return NewStr(s), nil
}

func osErrorReduce(_ *Thread, args []Value) (Value, error) {
	e := args[0].(*Exception)
	given := e.Args
	if file := e.field("filename"); file != nil && len(given.Items) == 2 {
		given = NewTuple(given.Items[0], given.Items[1], file)
		if second := e.field("filename2"); second != nil {
			given.Items = append(given.Items, None, second)
		}
	}
	if e.attrs != nil && e.attrs.Len() > 0 {
		return NewTuple(e.class, given, e.attrs), nil
	}
	return NewTuple(e.class, given), nil
}

// OSErrorOf is OSError(errno, words, file): what a failed system call raises.
// file may be nil.
func (t *Thread) OSErrorOf(errno int, words string, file Value) *Exception {
	e := t.NewException(errnoClass(errno), MakeInt(int64(errno)), NewStr(words))
	e.setField("errno", e.Args.Items[0])
	e.setField("strerror", e.Args.Items[1])
	if file != nil && file != None {
		e.setField("filename", file)
	}
	return e
}
