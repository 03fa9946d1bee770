package modules

import (
	"math"

	"batuta/lessons/python/py"
)

// newParams are the parameters of a class's __new__, which CPython reads by
// itself and whose errors have words of their own.
type newParams struct {
	function   string // its name in errors; "": it is called "function"
	names      []string
	required   int
	positional int // how many may be given by position
}

func (p *newParams) bind(t *py.Thread, args []py.Value, kw []py.KwArg) ([]py.Value, error) {
	name := p.called("function")
	if n := len(args) + len(kw); n > len(p.names) {
		return nil, t.TypeError("%s takes at most %d argument%s (%d given)", name, len(p.names), plural(len(p.names)), n)
	}
	if len(args) > p.positional {
		return nil, t.TypeError("%s takes at most %d positional argument%s (%d given)", name, p.positional, plural(p.positional), len(args))
	}
	bound := make([]py.Value, len(p.names))
	copy(bound, args)
	for _, k := range kw {
		i := 0
		for i < len(p.names) && p.names[i] != k.Name {
			i++
		}
		if i == len(p.names) {
			return nil, p.unknown(t, bound, k.Name)
		}
		if bound[i] != nil {
			return nil, t.TypeError("argument for %s given by name ('%s') and position (%d)", name, k.Name, i+1)
		}
		bound[i] = k.Value
	}
	for i := range p.required {
		if bound[i] == nil {
			return nil, t.TypeError("%s missing required argument '%s' (pos %d)", name, p.names[i], i+1)
		}
	}
	return bound, nil
}

// called is the function's name as errors have it, or what stands for one.
func (p *newParams) called(unnamed string) string {
	if p.function == "" {
		return unnamed
	}
	return p.function + "()"
}

// unknown is the error of a name that is no parameter: that of a parameter which
// must be given, and is not yet, comes first.
func (p *newParams) unknown(t *py.Thread, bound []py.Value, name string) error {
	for i := range p.required {
		if bound[i] == nil {
			return t.TypeError("%s missing required argument '%s' (pos %d)", p.called("function"), p.names[i], i+1)
		}
	}
	return t.UnexpectedKeyword(p.called("this function"), name, p.names)
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// cInt is an argument that C takes as an int; absent is what stands for nil.
func cInt(t *py.Thread, v py.Value, absent int) (int, error) {
	if v == nil {
		return absent, nil
	}
	n, err := t.IndexValue(v)
	if err != nil {
		return 0, err
	}
	i, ok := n.(py.Int)
	switch {
	case !ok:
		return 0, t.OverflowError("Python int too large to convert to C int")
	case i > math.MaxInt32:
		return 0, t.OverflowError("signed integer is greater than maximum")
	case i < math.MinInt32:
		return 0, t.OverflowError("signed integer is less than minimum")
	}
	return int(i), nil
}

// cInts are arguments from the first on, each read by cInt into its place.
func cInts(t *py.Thread, args []py.Value, to ...*int) error {
	for i, place := range to {
		n, err := cInt(t, args[i], *place)
		if err != nil {
			return err
		}
		*place = n
	}
	return nil
}

// compareDefs are the six comparisons of a class. compare answers ok false for
// what the class does not compare with; equal says that only equality is asked.
func compareDefs(compare func(t *py.Thread, a, b py.Value, equal bool) (order int, ok bool, err error)) []py.Def {
	var all []py.Def
	for name, holds := range map[string]func(int) bool{
		"__eq__": func(n int) bool { return n == 0 },
		"__ne__": func(n int) bool { return n != 0 },
		"__lt__": func(n int) bool { return n < 0 },
		"__le__": func(n int) bool { return n <= 0 },
		"__gt__": func(n int) bool { return n > 0 },
		"__ge__": func(n int) bool { return n >= 0 },
	} {
		equal := name == "__eq__" || name == "__ne__"
		all = append(all, py.Def{Sig: name + "(self, value, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			order, ok, err := compare(t, args[0], args[1], equal)
			if err != nil {
				return nil, err
			}
			if !ok {
				return py.NotImplemented, nil
			}
			return py.MakeBool(holds(order)), nil
		}})
	}
	return all
}

// compareInts compares lists of numbers of one length.
func compareInts(a, b []int) int {
	for i := range a {
		if a[i] != b[i] {
			if a[i] < b[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

// hashInts is the hash of several numbers, as hash() answers it.
func hashInts(t *py.Thread, n ...int) (py.Value, error) {
	tuple := &py.Tuple{}
	for _, x := range n {
		tuple.Items = append(tuple.Items, py.MakeInt(int64(x)))
	}
	h, err := t.Hash(tuple)
	return py.MakeInt(int64(h)), err
}

// fieldDefs are attributes that are numbers.
func fieldDefs[T py.Value](fields map[string]func(T) int) []py.Def {
	var all []py.Def
	for name, read := range fields {
		all = append(all, py.Def{Sig: name + "(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			return py.MakeInt(int64(read(args[0].(T)))), nil
		}})
	}
	return all
}
