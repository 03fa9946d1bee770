package py

import "fmt"

// Raise is an exception of a class, with a message.
func (t *Thread) Raise(c *Class, format string, args ...any) *Exception {
	return t.NewException(c, NewStr(fmt.Sprintf(format, args...)))
}

// NewException is an exception of a built-in class with its arguments. What is
// being handled becomes its context when it is raised.
func (t *Thread) NewException(c *Class, args ...Value) *Exception {
	return &Exception{class: c, Args: &Tuple{Items: args}, in: t.in}
}

// TypeError, ValueError and their kin are the exceptions of those names.
func (t *Thread) TypeError(format string, args ...any) error {
	return t.Raise(Errors.TypeError, format, args...)
}

// ValueError is an exception of that name.
func (t *Thread) ValueError(format string, args ...any) error {
	return t.Raise(Errors.ValueError, format, args...)
}

// RuntimeError is an exception of that name.
func (t *Thread) RuntimeError(format string, args ...any) error {
	return t.Raise(Errors.RuntimeError, format, args...)
}

// AttributeError is an exception of that name; it remembers what was looked for
// where, so that a traceback can say what was meant.
func (t *Thread) AttributeError(v Value, name string, format string, args ...any) error {
	e := t.Raise(Errors.AttributeError, format, args...)
	e.setField("name", NewStr(name))
	e.setField("obj", v)
	return e
}

// NameError is an exception of that name, which remembers the name.
func (t *Thread) NameError(name string, format string, args ...any) error {
	e := t.Raise(Errors.NameError, format, args...)
	e.setField("name", NewStr(name))
	return e
}

// KeyError is an exception of that name, whose argument is the key itself.
func (t *Thread) KeyError(key Value) error { return t.NewException(Errors.KeyError, key) }

// IndexError is an exception of that name.
func (t *Thread) IndexError(format string, args ...any) error {
	return t.Raise(Errors.IndexError, format, args...)
}

// OverflowError is an exception of that name.
func (t *Thread) OverflowError(format string, args ...any) error {
	return t.Raise(Errors.OverflowError, format, args...)
}

// ZeroDivisionError is an exception of that name.
func (t *Thread) ZeroDivisionError(format string, args ...any) error {
	return t.Raise(Errors.ZeroDivisionError, format, args...)
}

// NotYet is Batuta's own refusal: CPython has it, and Batuta does not.
func (t *Thread) NotYet(what string) error {
	return t.Raise(Errors.NotImplementedError, "not in Batuta yet: %s", what)
}

// IsRaised answers the exception that err is, if it is one of class c.
func IsRaised(err error, c *Class) (*Exception, bool) {
	e, ok := err.(*Exception)
	if !ok || !e.class.IsSubclass(c) {
		return nil, false
	}
	return e, true
}
