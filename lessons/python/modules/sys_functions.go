package modules

import (
	"batuta/lessons/python/py"
)

// deepestCalls is how far sys.setrecursionlimit goes: what is deeper could use up
// the stack of Go's own functions, where a program's calls go through them.
const deepestCalls = 50_000

// sysState is what sys keeps for an interpreter.
type sysState struct {
	limit    int // what setrecursionlimit was given, 0: nothing
	interval float64
}

type sysKey struct{}

func sysStateOf(t *py.Thread) *sysState {
	return py.Kept(t.In(), sysKey{}, func() *sysState { return &sysState{interval: 0.005} })
}

// sysFunctions are the functions of sys but those about errors.
func sysFunctions() []py.Def {
	constant := func(name string, v py.Value) py.Def {
		return py.Def{Sig: name + "()", Fn: func(*py.Thread, []py.Value) (py.Value, error) { return v, nil }}
	}
	return []py.Def{
		constant("getdefaultencoding", py.Name("utf-8")),
		constant("getfilesystemencoding", py.Name("utf-8")),
		constant("getfilesystemencodeerrors", py.Name("surrogateescape")),
		constant("is_finalizing", py.False),
		constant("_is_gil_enabled", py.True),
		{Sig: "getrecursionlimit()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
			if n := sysStateOf(t).limit; n > 0 {
				return py.MakeInt(int64(n)), nil
			}
			return py.MakeInt(int64(t.In().Limits.Depth)), nil
		}},
		{Sig: "setrecursionlimit(limit, /)", Fn: setRecursionLimit},
		{Sig: "get_coroutine_origin_tracking_depth()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
			return py.MakeInt(int64(t.OriginDepth)), nil
		}},
		{Sig: "set_coroutine_origin_tracking_depth(depth)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			n, err := t.Index(args[0])
			if err == nil && n < 0 {
				err = t.ValueError("depth must be >= 0")
			}
			if err == nil {
				t.OriginDepth = n
			}
			return nil, err
		}},
		{Sig: "get_int_max_str_digits()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
			return py.MakeInt(int64(t.In().Limits.Digits)), nil
		}},
		{Sig: "set_int_max_str_digits(maxdigits)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			n, err := t.Index(args[0])
			if err != nil {
				return nil, err
			}
			if n < 640 && n != 0 {
				return nil, t.ValueError("maxdigits must be >= 640 or 0 for unlimited")
			}
			t.In().Limits.Digits = n
			return nil, nil
		}},
		{Sig: "getswitchinterval()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
			return py.Float(sysStateOf(t).interval), nil
		}},
		{Sig: "setswitchinterval(interval, /)", Fn: setSwitchInterval},
		{Sig: "intern(string, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			s, ok := args[0].(*py.Str)
			if !ok {
				return nil, t.TypeError("intern() argument must be str, not %s", args[0].Type().Name)
			}
			return t.In().Intern(s.String()), nil
		}},
		{Sig: "getsizeof(object, default=?)", Fn: getSizeOf},
		{Sig: "_getframe(depth=0, /)", Fn: getFrame},
		{Sig: "exit(status=None, /)", Fn: sysExit},
	}
}

func setRecursionLimit(t *py.Thread, args []py.Value) (py.Value, error) {
	n, err := t.Index(args[0])
	if err != nil {
		return nil, err
	}
	if n < 1 {
		return nil, t.ValueError("recursion limit must be greater or equal than 1")
	}
	if n <= t.Depth() {
		return nil, t.Raise(py.Errors.RecursionError, "cannot set the recursion limit to %d at the recursion depth %d: the limit is too low", n, t.Depth())
	}
	sysStateOf(t).limit = n
	t.In().Limits.Depth = min(n, deepestCalls)
	return nil, nil
}

// setSwitchInterval remembers the interval: our threads take turns by their own.
func setSwitchInterval(t *py.Thread, args []py.Value) (py.Value, error) {
	v, found, err := t.CallSpecial(args[0], py.Name("__float__"))
	if err != nil {
		return nil, err
	}
	x, ok := v.(py.Float)
	if !found || !ok {
		return nil, t.TypeError("must be real number, not %s", args[0].Type().Name)
	}
	if x <= 0 {
		return nil, t.ValueError("switch interval must be strictly positive")
	}
	sysStateOf(t).interval = float64(x)
	return nil, nil
}

func sysExit(t *py.Thread, args []py.Value) (py.Value, error) {
	switch v := args[0].(type) {
	case py.NoneType:
		return nil, t.NewException(py.Errors.SystemExit)
	case *py.Tuple:
		return nil, t.NewException(py.Errors.SystemExit, v.Items...)
	default:
		return nil, t.NewException(py.Errors.SystemExit, v)
	}
}

func getFrame(t *py.Thread, args []py.Value) (py.Value, error) {
	depth, err := t.Index(args[0])
	if err != nil {
		return nil, err
	}
	f := t.Frame()
	for ; f != nil && depth > 0; depth-- {
		f = f.Back()
	}
	if f == nil {
		return nil, t.ValueError("call stack is not deep enough")
	}
	return f, nil
}

// getSizeOf answers what CPython's objects take of memory: about that, for ours
// are built otherwise.
func getSizeOf(t *py.Thread, args []py.Value) (py.Value, error) {
	if f, err := t.Lookup(args[0].Type(), t.In().Intern("__sizeof__")); f != nil || err != nil {
		if err != nil {
			return nil, err
		}
		if v, err := t.CallMethod(args[0], "__sizeof__"); err == nil {
			n, err := t.Index(v)
			if _, own := args[0].(*py.Instance); own {
				n += 16
				if err == nil {
					return py.MakeInt(int64(n)), nil
				}
			}
		}
	}
	return py.MakeInt(sizeOf(args[0])), nil
}

func sizeOf(v py.Value) int64 {
	switch v := v.(type) {
	case py.NoneType, py.NotImplementedType, py.EllipsisType:
		return 16
	case py.Bool:
		return 28
	case py.Int:
		size := int64(28)
		for n := max(v, -v) >> 30; n > 0; n >>= 30 {
			size += 4
		}
		return size
	case *py.BigInt:
		return 24 + 4*int64((v.V.BitLen()+29)/30)
	case py.Float:
		return 24
	case *py.Str:
		return sizeOfStr(v)
	case *py.Bytes:
		return 33 + int64(len(v.B))
	case *py.ByteArray:
		return 57 + int64(len(v.B))
	case *py.Tuple:
		return 48 + 8*int64(len(v.Items))
	case *py.List:
		return 56 + 8*int64(len(v.Items)+len(v.Items)/8)
	case *py.Dict:
		return sizeOfTable(64, 224, int64(v.Len()), 5, 24)
	case *py.Set:
		return sizeOfTable(216, 216, int64(v.Dict.Len()), 4, 64)
	case *py.FrozenSet:
		return sizeOfTable(216, 216, int64(v.Dict.Len()), 4, 64)
	case *py.Class:
		return 1064
	case *py.Function:
		return 168
	case *py.Exception:
		return 88
	case *py.Module, *py.Builtin:
		return 72
	}
	return 48
}

// sizeOfTable is the size of a table of n keys: one that is empty, one of no more
// than few, and beyond that by key.
func sizeOfTable(empty, small, n, few, each int64) int64 {
	switch {
	case n == 0:
		return empty
	case n <= few:
		return small
	}
	return small + (n-few)*each
}

// sizeOfStr is a string's size, which hangs on its greatest character.
func sizeOfStr(s *py.Str) int64 {
	n := int64(s.Len())
	if s.ASCII() {
		return 41 + n
	}
	width, base := int64(1), int64(60)
	for _, r := range s.Points() {
		switch {
		case r > 0xffff:
			width = 4
		case r > 0xff && width < 4:
			width = 2
		}
	}
	if width > 1 {
		base = 58 + max(0, width-2)
	}
	return base + n*width
}
