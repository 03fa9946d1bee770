package py

import "testing"

// thread is a thread of a new interpreter, for what Go calls by itself.
func exceptionThread() *Thread {
	in := NewInterpreter(Host{})
	t := &Thread{in: in}
	in.running = t
	return t
}

// named are arguments that are given by name.
func named(t *Thread, c *Class, args []Value, kw ...KwArg) (Value, error) {
	return t.CallKw(c, args, kw)
}

func TestExceptionsShowThemselvesAsCPythons(t *testing.T) {
	th := exceptionThread()
	s := func(x string) Value { return NewStr(x) }
	bytes := &Bytes{B: []byte("abc\xff")}
	for _, c := range []struct {
		class *Class
		args  []Value
		name  string // the class that it has
		str   string
	}{
		{Errors.ValueError, nil, "ValueError", ""},
		{Errors.ValueError, []Value{s("a")}, "ValueError", "a"},
		{Errors.OSError, []Value{s("x")}, "OSError", "x"},
		{Errors.OSError, []Value{Int(2), s("no")}, "FileNotFoundError", "[Errno 2] no"},
		{Errors.FileNotFoundError, []Value{Int(13), s("no")}, "FileNotFoundError", "[Errno 13] no"},
		{Errors.SyntaxError, []Value{s("a"), NewTuple(s("f/x.py"), Int(1), Int(2), s("t"))}, "SyntaxError", "a (x.py, line 1)"},
		{Errors.SyntaxError, nil, "SyntaxError", "None"},
		{Errors.UnicodeDecodeError, []Value{s("utf-8"), bytes, Int(3), Int(4), s("bad")}, "UnicodeDecodeError", "'utf-8' codec can't decode byte 0xff in position 3: bad"},
		{Errors.UnicodeDecodeError, []Value{s("utf-8"), bytes, Int(2), Int(4), s("bad")}, "UnicodeDecodeError", "'utf-8' codec can't decode bytes in position 2-3: bad"},
		{Errors.UnicodeEncodeError, []Value{s("utf-8"), s("ab\xed\xb2\x80"), Int(2), Int(3), s("bad")}, "UnicodeEncodeError", "'utf-8' codec can't encode character '\\udc80' in position 2: bad"},
		{Errors.UnicodeTranslateError, []Value{s("abé"), Int(2), Int(3), s("bad")}, "UnicodeTranslateError", "can't translate character '\\xe9' in position 2: bad"},
		{Errors.ImportError, []Value{s("gone")}, "ImportError", "gone"},
	} {
		v, err := th.Call(c.class, c.args...)
		if err != nil {
			t.Errorf("%s%v: %v", c.class.Name, c.args, err)
			continue
		}
		got, err := th.Str(v)
		if err != nil || got != c.str || v.Type().Name != c.name {
			t.Errorf("%s: %s with text %q (%v), want %s with %q", c.class.Name, v.Type().Name, got, err, c.name, c.str)
		}
	}
}

func TestExceptionsRefuseArgumentsInCPythonsWords(t *testing.T) {
	th := exceptionThread()
	x := KwArg{"x", Int(1)}
	for _, c := range []struct {
		class *Class
		args  []Value
		kw    []KwArg
		want  string
	}{
		{Errors.ValueError, nil, []KwArg{x}, "ValueError() takes no keyword arguments"},
		{Errors.ImportError, nil, []KwArg{x}, "ImportError() got an unexpected keyword argument 'x'"},
		{Errors.AttributeError, nil, []KwArg{x}, "AttributeError() got an unexpected keyword argument 'x'"},
		{Errors.OSError, []Value{Int(2), NewStr("a")}, []KwArg{x}, "OSError() takes no keyword arguments"},
		{Errors.SyntaxError, []Value{NewStr("a"), NewTuple(Int(1))}, nil, "function takes at least 4 arguments (1 given)"},
		{Errors.UnicodeDecodeError, []Value{NewStr("utf-8")}, nil, "function takes exactly 5 arguments (1 given)"},
		{Errors.ExceptionGroup, nil, nil, "BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)"},
		{Errors.ExceptionGroup, []Value{NewStr("a"), NewList()}, nil, "second argument (exceptions) must be a non-empty sequence"},
		{Errors.ExceptionGroup, []Value{NewStr("a"), Int(5)}, nil, "second argument (exceptions) must be a sequence"},
		{Errors.ExceptionGroup, []Value{NewStr("a"), NewList(Int(1))}, nil, "Item 0 of second argument (exceptions) is not an exception"},
		{Errors.ExceptionGroup, []Value{NewStr("a"), NewList(th.NewException(Errors.KeyboardInterrupt))}, nil, "Cannot nest BaseExceptions in an ExceptionGroup"},
	} {
		v, err := named(th, c.class, c.args, c.kw...)
		e, ok := err.(*Exception)
		if !ok {
			t.Errorf("%s: %v, want %q", c.class.Name, v, c.want)
			continue
		}
		if got, err := th.Str(e); err != nil || got != c.want {
			t.Errorf("%s: %q (%v), want %q", c.class.Name, got, err, c.want)
		}
	}
}

func TestGroupsSplitByClass(t *testing.T) {
	th := exceptionThread()
	one := func(c *Class) *Exception { return th.NewException(c) }
	v, k, o := one(Errors.ValueError), one(Errors.KeyError), one(Errors.OSError)
	g := th.NewGroup("outer", []*Exception{v, th.NewGroup("inner", []*Exception{k, o})})
	rest, match, err := th.matchGroup(g, Errors.LookupError)
	if err != nil {
		t.Fatal(err)
	}
	inner := match.(*Exception).Group
	if len(inner) != 1 || len(inner[0].Group) != 1 || inner[0].Group[0] != k {
		t.Errorf("LookupError took %v", match)
	}
	left := rest.(*Exception).Group
	if len(left) != 2 || left[0] != v || left[1].Group[0] != o {
		t.Errorf("LookupError left %v", rest)
	}
	back, err := th.prepReraiseStar(g, NewList(match, rest))
	if err != nil {
		t.Fatal(err)
	}
	if again := back.(*Exception); len(again.Group) != 2 || len(again.Group[1].Group) != 2 {
		t.Errorf("raised again: %v", back)
	}
}
