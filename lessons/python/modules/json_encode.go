package modules

import (
	"strings"

	"batuta/lessons/python/py"
)

func jsonEncoderSpec() py.Spec {
	return py.Spec{
		Doc: "Writes Python objects as JSON.",
		Values: map[string]py.Value{
			"item_separator": py.Name(", "), "key_separator": py.Name(": "),
		},
		Defs: []py.Def{
			instanceDict,
			{Sig: "__init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None, separators=None, default=None)", Kind: py.Whole, Python: true, Fn: encoderInit},
			{Sig: "default(self, o)", Kind: py.Whole, Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return nil, t.TypeError("Object of type %s is not JSON serializable", args[1].Type().Name)
			}},
			{Sig: "encode(self, o)", Kind: py.Whole, Python: true, Fn: encoderEncode},
			{Sig: "iterencode(self, o, _one_shot=False)", Kind: py.Whole, Python: true, Fn: encoderIter},
		},
	}
}

func encoderInit(t *py.Thread, args []py.Value) (py.Value, error) {
	self, indent, separators, fallback := args[0], args[6], args[7], args[8]
	err := setAttrs(t, self, "skipkeys", args[1], "ensure_ascii", args[2], "check_circular", args[3],
		"allow_nan", args[4], "sort_keys", args[5], "indent", indent)
	if err != nil {
		return nil, err
	}
	if separators != py.None {
		pair, err := t.Collect(separators)
		if err != nil {
			if _, is := py.IsRaised(err, py.Errors.TypeError); is {
				err = t.TypeError("cannot unpack non-iterable %s object", separators.Type().Name)
			}
			return nil, err
		}
		if len(pair) < 2 {
			return nil, t.ValueError("not enough values to unpack (expected 2, got %d)", len(pair))
		}
		if len(pair) > 2 {
			return nil, t.ValueError("too many values to unpack (expected 2, got %d)", len(pair))
		}
		if err := setAttrs(t, self, "item_separator", pair[0], "key_separator", pair[1]); err != nil {
			return nil, err
		}
	} else if indent != py.None {
		if err := setAttrs(t, self, "item_separator", py.Name(",")); err != nil {
			return nil, err
		}
	}
	if fallback != py.None {
		return nil, setAttrs(t, self, "default", fallback)
	}
	return nil, nil
}

func encoderEncode(t *py.Thread, args []py.Value) (py.Value, error) {
	self := args[0]
	if over, err := t.Attr(self, "iterencode"); err != nil {
		return nil, err
	} else if !isOurs(over, "iterencode") { // a subclass writes in its own way
		return joinChunks(t, over, args[1])
	}
	e, err := newEncoder(t, self)
	if err != nil {
		return nil, err
	}
	if err := e.value(args[1]); err != nil {
		return nil, err
	}
	return py.NewStr(string(e.out)), nil
}

// isOurs reports whether a method is JSONEncoder's own.
func isOurs(v py.Value, name string) bool {
	m, ok := v.(*py.BoundMethod)
	if !ok {
		return false
	}
	b, ok := m.Func.(*py.Builtin)
	return ok && b.Owner == jsonEncoderClass && b.Name == name
}

func joinChunks(t *py.Thread, iterencode, v py.Value) (py.Value, error) {
	chunks, err := t.CallKw(iterencode, []py.Value{v}, []py.KwArg{{Name: "_one_shot", Value: py.True}})
	if err != nil {
		return nil, err
	}
	return t.CallMethod(py.NewStr(""), "join", chunks)
}

func encoderIter(t *py.Thread, args []py.Value) (py.Value, error) {
	e, err := newEncoder(t, args[0])
	if err != nil {
		return nil, err
	}
	e.cutting = true
	err = e.value(args[1])
	e.cut()
	return &chunkIter{encoder: e, failure: err}, nil
}

// chunkIterClass is what iterencode answers with.
var chunkIterClass = py.NewClass("json.encoder", "generator")

// chunkIter hands out what was encoded, in the pieces in which CPython writes
// it; what went wrong comes after what was written before.
type chunkIter struct {
	encoder *jsonEncoder
	at      int
	failure error
}

// Type is generator.
func (*chunkIter) Type() *py.Class { return chunkIterClass }

// Next is the next piece.
func (c *chunkIter) Next(*py.Thread) (py.Value, error) {
	if c.at == len(c.encoder.cuts) {
		err := c.failure
		c.failure = nil
		return nil, err
	}
	from := 0
	if c.at > 0 {
		from = c.encoder.cuts[c.at-1]
	}
	c.at++
	return py.NewStr(string(c.encoder.out[from:c.encoder.cuts[c.at-1]])), nil
}

// jsonEncoder is one encoding under way.
type jsonEncoder struct {
	t                                          *py.Thread
	skipKeys, ascii, circular, allowNaN, sorts bool
	indents                                    bool
	indent, item, key                          string
	fallback                                   py.Value // default
	out                                        []byte
	open                                       map[py.Value]bool // the containers that it is within
	depth                                      int
	cutting                                    bool  // iterencode: remember the pieces
	cuts                                       []int // where they end
}

// newEncoder reads an encoder's attributes.
func newEncoder(t *py.Thread, self py.Value) (*jsonEncoder, error) {
	e := &jsonEncoder{t: t, open: map[py.Value]bool{}}
	for name, to := range map[string]*bool{
		"skipkeys": &e.skipKeys, "ensure_ascii": &e.ascii, "check_circular": &e.circular, "allow_nan": &e.allowNaN, "sort_keys": &e.sorts,
	} {
		v, err := t.Attr(self, name)
		if err != nil {
			return nil, err
		}
		if *to, err = t.Truth(v); err != nil {
			return nil, err
		}
	}
	for name, to := range map[string]*string{"item_separator": &e.item, "key_separator": &e.key} {
		v, err := t.Attr(self, name)
		if err != nil {
			return nil, err
		}
		s, ok := py.As[*py.Str](v)
		if !ok {
			return nil, t.TypeError("make_encoder() argument must be str, not %s", v.Type().Name)
		}
		*to = s.String()
	}
	var err error
	if e.fallback, err = t.Attr(self, "default"); err != nil {
		return nil, err
	}
	indent, err := t.Attr(self, "indent")
	if err != nil || indent == py.None {
		return e, err
	}
	e.indents = true
	if s, ok := py.As[*py.Str](indent); ok {
		e.indent = s.String()
		return e, nil
	}
	n, err := t.Index(indent)
	if err != nil {
		if _, is := py.IsRaised(err, py.Errors.TypeError); is {
			err = t.TypeError("can't multiply sequence by non-int of type '%s'", indent.Type().Name)
		}
		return nil, err
	}
	if err := t.Room(int64(n)); n > 0 && err != nil {
		return nil, err
	}
	e.indent = strings.Repeat(" ", max(n, 0))
	return e, nil
}
