package py

// Thread runs Python code: one for each OS thread that does. What the methods
// below call may be Python code, so any of them may fail, and take long.
//
// Names follow the operator module and the built-in functions. A failure is an
// *Exception, and nothing else.
//
//	t.Call(fn, args, kw)       fn(*args, **kw)
//	t.CallMethod(v, name, ...) v.name(...)
//	t.Getattr(v, name)         v.name               AttributeError if there is none
//	t.Lookup(v, name)          v.name, nil if there is none
//	t.Setattr, t.Delattr
//	t.Special(v, name)         type(v).name bound to v, nil if there is none
//	t.Truth(v)                 bool(v)
//	t.Equal(a, b)              a is b or bool(a == b)
//	t.Compare(op, a, b)        a op b, any value
//	t.Less(a, b)               bool(a < b)
//	t.Binary(op, a, b)         a op b
//	t.Inplace(op, a, b)        a op= b
//	t.Unary(op, a)
//	t.Hash(v)                  hash(v), as the dict wants it
//	t.Repr(v), t.Str(v)        Go strings
//	t.Format(v, spec)
//	t.Len(v), t.GetItem(v, k), t.SetItem(v, k, x), t.DelItem(v, k), t.Contains(c, x)
//	t.Iter(v)                  an Iterator over v
//	t.Each(v, fn)              calls fn for each item
//	t.Items(v)                 list(v) as a slice
//	t.Index(v)                 operator.index(v) as an int; OverflowError
//	t.IsInstance(v, c), t.IsSubclass(c, d)
type Thread struct {
	in    *Interpreter
	frame *Frame
	depth int
}
