package py

import "fmt"

// raise is an exception of a built-in class, with a message.
func (t *Thread) raise(c *Class, format string, args ...any) *Exception {
	return t.newException(c, NewStr(fmt.Sprintf(format, args...)))
}

// newException is an exception with its arguments. What is being handled is
// its context.
func (t *Thread) newException(c *Class, args ...Value) *Exception {
	return &Exception{class: c, Args: &Tuple{Items: args}, Context: t.handled}
}

// TypeError, ValueError and their kin are the exceptions of those names.
func (t *Thread) TypeError(format string, args ...any) error {
	return t.raise(types.TypeError, format, args...)
}

// ValueError is an exception of that name.
func (t *Thread) ValueError(format string, args ...any) error {
	return t.raise(types.ValueError, format, args...)
}

// AttributeError is an exception of that name; it remembers what was looked for
// where, so that a traceback can say what was meant.
func (t *Thread) AttributeError(v Value, name string, format string, args ...any) error {
	e := t.raise(types.AttributeError, format, args...)
	e.attrs = NewDict()
	e.attrs.SetStr(NewStr("name"), NewStr(name))
	e.attrs.SetStr(NewStr("obj"), v)
	return e
}

// KeyError is an exception of that name, whose argument is the key itself.
func (t *Thread) KeyError(key Value) error { return t.newException(types.KeyError, key) }

// IndexError is an exception of that name.
func (t *Thread) IndexError(format string, args ...any) error {
	return t.raise(types.IndexError, format, args...)
}

// OverflowError is an exception of that name.
func (t *Thread) OverflowError(format string, args ...any) error {
	return t.raise(types.OverflowError, format, args...)
}

// NotYet is Batuta's own refusal: CPython has it, and Batuta does not.
func (t *Thread) NotYet(what string) error {
	return t.raise(types.NotImplementedError, "not in Batuta yet: %s", what)
}
