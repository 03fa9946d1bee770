package modules

import (
	"strings"

	"batuta/lessons/python/py"
)

// structSeq is a class of tuples whose items have names, such as
// time.struct_time. The fields from visible on are attributes only.
type structSeq struct {
	class   *py.Class
	doc     string
	fields  []string
	visible int
}

// make is an instance; fields that are not given are None.
func (s *structSeq) make(values []py.Value) *py.Instance {
	var attrs *py.Dict
	for i := s.visible; i < len(s.fields); i++ {
		if attrs == nil {
			attrs = py.NewDict()
		}
		v := py.None
		if i < len(values) {
			v = values[i]
		}
		attrs.SetStr(py.Name(s.fields[i]), v)
	}
	return py.NewInstance(s.class, py.NewTuple(values[:s.visible:s.visible]...), attrs)
}

func (s *structSeq) spec() py.Spec {
	spec := py.Spec{
		Bases: []*py.Class{py.TupleClass}, Doc: s.doc, Self: py.SelfOf[*py.Tuple], New: s.new, Final: true,
		Values: map[string]py.Value{
			"n_fields": py.MakeInt(int64(len(s.fields))), "n_sequence_fields": py.MakeInt(int64(s.visible)), "n_unnamed_fields": py.MakeInt(0),
		},
		Defs: []py.Def{
			{Sig: "__repr__(self, /)", Fn: s.repr},
			{Sig: "__replace__(self, /, **changes)", Kind: py.Whole, Fn: s.replace},
		},
	}
	names := &py.Tuple{}
	for i, name := range s.fields[:s.visible] {
		names.Items = append(names.Items, py.Name(name))
		spec.Defs = append(spec.Defs, py.Def{Sig: name + "(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			return args[0].(*py.Tuple).Items[i], nil
		}})
	}
	spec.Values["__match_args__"] = names
	return spec
}

func (s *structSeq) new(t *py.Thread, _ *py.Class, args []py.Value, kw []py.KwArg) (py.Value, error) {
	if len(args) == 0 {
		return nil, t.TypeError("%s() missing required argument 'sequence' (pos 1)", s.class.QualName)
	}
	items, err := t.Collect(args[0])
	if err != nil {
		if _, is := py.IsRaised(err, py.Errors.TypeError); is {
			err = t.TypeError("constructor requires a sequence")
		}
		return nil, err
	}
	switch {
	case len(items) < s.visible:
		return nil, t.TypeError("%s() takes an at least %d-sequence (%d-sequence given)", s.class.Name, s.visible, len(items))
	case len(items) > len(s.fields):
		return nil, t.TypeError("%s() takes an at most %d-sequence (%d-sequence given)", s.class.Name, len(s.fields), len(items))
	}
	if len(args) > 1 || len(kw) > 0 {
		return nil, t.NotYet(s.class.Name + " with more than a sequence")
	}
	return s.make(items), nil
}

func (s *structSeq) repr(t *py.Thread, args []py.Value) (py.Value, error) {
	var parts []string
	for i, v := range args[0].(*py.Tuple).Items {
		shown, err := t.Repr(v)
		if err != nil {
			return nil, err
		}
		parts = append(parts, s.fields[i]+"="+shown)
	}
	return py.NewStr(s.class.Name + "(" + strings.Join(parts, ", ") + ")"), nil
}

func (s *structSeq) replace(t *py.Thread, args []py.Value) (py.Value, error) {
	changes := args[1].(*py.Dict)
	values := make([]py.Value, len(s.fields))
	used := 0
	for i, name := range s.fields {
		v := changes.GetStr(py.NewStr(name))
		if v != nil {
			used++
		} else {
			var err error
			if v, err = t.Attr(args[0], name); err != nil {
				return nil, err
			}
		}
		values[i] = v
	}
	if used < changes.Len() {
		return nil, t.TypeError("Got unexpected field name(s) for %s", s.class.Name)
	}
	return s.make(values), nil
}
