package modules

import (
	_ "embed" // the module in Python

	"batuta/lessons/python/py"
)

//go:embed lib/string.py
var stringSource string

// stringLoaders are string, and _string, which reads format strings.
func stringLoaders() map[string]py.Loader {
	return map[string]py.Loader{
		"string":  py.PythonModule("string", stringSource),
		"_string": loadStringParts,
	}
}

func loadStringParts(*py.Thread) (*py.Module, error) {
	formatIterClass.Define(func() py.Spec { return py.Spec{Defs: py.IterDefs()} })
	fieldIterClass.Define(func() py.Spec { return py.Spec{Defs: py.IterDefs()} })
	return py.NewModule(py.ModuleSpec{Name: "_string", Defs: []py.Def{
		{Sig: "formatter_parser(string, /)", Fn: formatterParser},
		{Sig: "formatter_field_name_split(string, /)", Fn: fieldNameSplit},
	}}), nil
}

var (
	formatIterClass = py.NewClass("builtins", "formatteriterator")
	fieldIterClass  = py.NewClass("builtins", "fieldnameiterator")
)

// formatIter walks along the pieces of a format string.
type formatIter struct{ rest string }

// Type is formatteriterator.
func (*formatIter) Type() *py.Class { return formatIterClass }

// Next is the next piece: its literal text, and its field's name, spec and
// conversion.
func (f *formatIter) Next(t *py.Thread) (py.Value, error) {
	if f.rest == "" {
		return nil, nil
	}
	part, rest, err := t.NextField(f.rest)
	if err != nil {
		return nil, err
	}
	f.rest = rest
	if !part.Present {
		return py.NewTuple(py.NewStr(part.Literal), py.None, py.None, py.None), nil
	}
	conversion := py.None
	if part.Conversion != "" {
		conversion = py.NewStr(part.Conversion)
	}
	return py.NewTuple(py.NewStr(part.Literal), py.NewStr(part.Name), py.NewStr(part.Spec), conversion), nil
}

func formatterParser(t *py.Thread, args []py.Value) (py.Value, error) {
	s, ok := py.As[*py.Str](args[0])
	if !ok {
		return nil, t.TypeError("expected str, got %s", args[0].Type().Name)
	}
	return &formatIter{rest: s.String()}, nil
}

// fieldIter walks along the steps behind a field's first name.
type fieldIter struct {
	steps []py.FieldStep
	wrong error // what follows them
}

// Type is fieldnameiterator.
func (*fieldIter) Type() *py.Class { return fieldIterClass }

// Next is the next step: whether it is an attribute, and its name or key.
func (f *fieldIter) Next(*py.Thread) (py.Value, error) {
	if len(f.steps) == 0 {
		return nil, f.wrong
	}
	step := f.steps[0]
	f.steps = f.steps[1:]
	return py.NewTuple(py.MakeBool(step.Attr), step.Key), nil
}

func fieldNameSplit(t *py.Thread, args []py.Value) (py.Value, error) {
	s, ok := py.As[*py.Str](args[0])
	if !ok {
		return nil, t.TypeError("expected str, got %s", args[0].Type().Name)
	}
	first, rest, err := t.FieldFirst(s.String())
	if err != nil {
		return nil, err
	}
	steps, wrong := t.FieldSteps(rest)
	return py.NewTuple(first, &fieldIter{steps: steps, wrong: wrong}), nil
}
