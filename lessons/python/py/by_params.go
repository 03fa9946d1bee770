package py

// ByParams is the New of a class whose arguments are those of a signature, as a
// Def has one: accumulate(iterable, func=None, *, initial=None). What is made
// gets them bound, a nil for one that was not given.
func ByParams(sig string, make func(t *Thread, cls *Class, args []Value) (Value, error)) New {
	name, p := mustParse(sig)
	p.class = true
	b := &Builtin{Name: name, params: p}
	return func(t *Thread, cls *Class, args []Value, kw []KwArg) (Value, error) {
		bound, err := p.bind(t, b, args, kw)
		if err != nil {
			return nil, p.orRefused(t, err, cls.Solid.label(), len(args), kw)
		}
		return make(t, cls, bound)
	}
}

// label is the full name under which CPython's tables know a class.
func (c *Class) label() string { return c.Module + "." + c.QualName }
