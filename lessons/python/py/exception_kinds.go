package py

import (
	"fmt"
	"path"
	"strconv"
)

// onlyKeywords takes the keyword arguments of an exception that has some, and
// refuses others. What was not given is nil.
func (t *Thread) onlyKeywords(e *Exception, class *Class, given *Dict, names ...string) error {
	if n := given.Len(); n > len(names) {
		return t.TypeError("%s() takes at most %d keyword argument%s (%d given)", class.Name, len(names), s(len(names) != 1), n)
	}
	for at, k, v, ok := given.Next(0); ok; at, k, v, ok = given.Next(at + 1) {
		known := false
		for _, name := range names {
			if k.(*Str).s == name {
				e.setField(name, v)
				known = true
			}
		}
		if !known {
			return t.UnexpectedKeyword(class.Name+"()", k.(*Str).s, names)
		}
	}
	return nil
}

// argumentDef is an attribute that is the exception's argument until it is set:
// the first one, or all of several as a tuple.
func argumentDef(name string, all bool) Def {
	d := fieldDefs(name)[0]
	d.Fn = func(_ *Thread, args []Value) (Value, error) { return args[0].(*Exception).argument(name, all), nil }
	return d
}

func (e *Exception) argument(name string, all bool) Value {
	if v := e.field(name); v != nil {
		return v
	}
	switch n := len(e.Args.Items); {
	case n == 0:
		return None
	case n > 1 && all:
		return e.Args
	}
	return e.Args.Items[0]
}

// keyErrorStr shows a key as repr does: what is missing may be ”.
func keyErrorStr(t *Thread, args []Value) (Value, error) {
	e, ok := args[0].(*Exception)
	if !ok || !e.class.IsSubclass(Errors.KeyError) {
		return nil, t.TypeError("descriptor '__str__' requires a 'KeyError' object but received a '%s'", args[0].Type().Name)
	}
	if len(e.Args.Items) == 1 {
		s, err := t.Repr(e.Args.Items[0])
		return NewStr(s), err
	}
	s, err := t.argsText(e)
	return NewStr(s), err
}

func importErrorDefs() []Def {
	msg := fieldDefs("msg")[0]
	msg.Fn = func(_ *Thread, args []Value) (Value, error) { return args[0].(*Exception).importMessage(), nil }
	return []Def{
		msg,
		{Sig: "__init__(self, *args, **kwargs)", Fn: func(t *Thread, args []Value) (Value, error) {
			e := args[0].(*Exception)
			e.Args = args[1].(*Tuple)
			return nil, t.onlyKeywords(e, Errors.ImportError, args[2].(*Dict), "name", "path", "name_from")
		}},
		{Sig: "__str__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			e := args[0].(*Exception)
			if msg, ok := e.importMessage().(*Str); ok {
				return msg, nil
			}
			s, err := t.argsText(e)
			return NewStr(s), err
		}},
		{Sig: "__reduce__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			return reduceWith(args[0].(*Exception), "name", "path", "name_from"), nil
		}},
	}
}

// importMessage is what an ImportError was made with, if that is all.
func (e *Exception) importMessage() Value {
	if v := e.field("msg"); v != nil {
		return v
	}
	if len(e.Args.Items) == 1 {
		return e.Args.Items[0]
	}
	return None
}

// reduceWith is what copies and pickles are made of: class, arguments, and a
// dict of attributes if there are any.
func reduceWith(e *Exception, names ...string) Value {
	state := NewDict()
	if e.attrs != nil {
		state = e.attrs.Copy()
	}
	for _, name := range names {
		if v := e.field(name); v != nil {
			state.SetStr(Name(name), v)
		}
	}
	if state.Len() == 0 {
		return NewTuple(e.class, e.Args)
	}
	return NewTuple(e.class, e.Args, state)
}

func attributeErrorInit(t *Thread, args []Value) (Value, error) {
	e := args[0].(*Exception)
	e.Args = args[1].(*Tuple)
	return nil, t.onlyKeywords(e, Errors.AttributeError, args[2].(*Dict), "name", "obj")
}

func attributeErrorReduce(_ *Thread, args []Value) (Value, error) {
	e := args[0].(*Exception)
	r := reduceWith(e, "name").(*Tuple)
	state := NewDict()
	if len(r.Items) == 3 {
		state = r.Items[2].(*Dict)
	}
	state.SetStr(Name("args"), e.Args)
	return NewTuple(e.class, e.Args, state), nil
}

func nameErrorInit(t *Thread, args []Value) (Value, error) {
	e := args[0].(*Exception)
	e.Args = args[1].(*Tuple)
	return nil, t.onlyKeywords(e, Errors.NameError, args[2].(*Dict), "name")
}

// syntaxErrorFields are the attributes of a SyntaxError.
var syntaxErrorFields = []string{"msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line"}

func syntaxErrorDefs() []Def {
	return []Def{
		{Sig: "__init__(self, *args, **kwargs)", Fn: syntaxErrorInit},
		{Sig: "__str__(self, /)", Fn: syntaxErrorStr},
	}
}

func syntaxErrorInit(t *Thread, args []Value) (Value, error) {
	if _, err := exceptionInit(t, args); err != nil {
		return nil, err
	}
	e := args[0].(*Exception)
	given := e.Args.Items
	if len(given) > 0 {
		e.setField("msg", given[0])
	}
	if len(given) != 2 {
		return nil, nil
	}
	info, err := t.Collect(given[1])
	if err != nil {
		return nil, err
	}
	switch {
	case len(info) < 4:
		return nil, t.TypeError("function takes at least 4 arguments (%d given)", len(info))
	case len(info) > 7:
		return nil, t.TypeError("function takes at most 7 arguments (%d given)", len(info))
	case len(info) == 5:
		return nil, t.TypeError("end_offset must be provided when end_lineno is provided")
	}
	for i, v := range info[:min(len(info), 6)] {
		e.setField([...]string{"filename", "lineno", "offset", "text", "end_lineno", "end_offset"}[i], v)
	}
	return nil, nil
}

func syntaxErrorStr(t *Thread, args []Value) (Value, error) {
	e := args[0].(*Exception)
	msg, err := t.Str(OrNone(e.field("msg")))
	if err != nil {
		return nil, err
	}
	file, hasFile := e.field("filename").(*Str)
	line, hasLine := e.field("lineno").(Int)
	at := "line " + strconv.Itoa(int(line))
	switch {
	case hasFile && hasLine:
		at = path.Base(file.s) + ", " + at
	case hasFile:
		at = path.Base(file.s)
	case !hasLine:
		return NewStr(msg), nil
	}
	return NewStr(fmt.Sprintf("%s (%s)", msg, at)), nil
}
