package modules

import (
	"regexp"

	"batuta/lessons/python/py"
)

// What logging's formats look like.
var (
	percentField = regexp.MustCompile(`(?i)%\(\w+\)[#0+ -]*(\*|\d+)?(\.(\*|\d+))?[diouxefgcrsa%]`)
	fieldName    = regexp.MustCompile(`^(\d+|\w+)(\.\w+|\[[^]]+\])*$`)
	formatSpec   = regexp.MustCompile(`(?i)^(.?[<=>^])?[+ -]?#?0?(\d+|\{\w+\})?[,_]?(\.(\d+|\{\w+\}))?[bcdefgnosx%]?$`)
	templateName = regexp.MustCompile(`(?i)\$(\$|[_a-z][_a-z0-9]*|\{[_a-z][_a-z0-9]*\}|)`)
)

// loadLoggingParts makes what logging.py is made of.
func loadLoggingParts(*py.Thread) (*py.Module, error) {
	matches := func(name string, re *regexp.Regexp) py.Def {
		return py.Def{Sig: name + "(text, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			s, ok := py.As[*py.Str](args[0])
			if !ok {
				return nil, t.TypeError("expected string or bytes-like object, got '%s'", args[0].Type().Name)
			}
			return py.MakeBool(re.MatchString(s.String())), nil
		}}
	}
	return py.NewModule(py.ModuleSpec{Name: "_logging", Defs: []py.Def{
		matches("percent_field", percentField),
		matches("field_name", fieldName),
		matches("format_spec", formatSpec),
		{Sig: "template_fields(text, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			s, ok := py.As[*py.Str](args[0])
			if !ok {
				return nil, t.TypeError("expected string or bytes-like object, got '%s'", args[0].Type().Name)
			}
			named, bare := false, false
			for _, m := range templateName.FindAllStringSubmatch(s.String(), -1) {
				named = named || m[1] != "" && m[1] != "$"
				bare = bare || m[1] == ""
			}
			return py.NewTuple(py.MakeBool(named), py.MakeBool(bare)), nil
		}},
		{Sig: "caller(level, /)", Fn: loggingCaller},
		{Sig: "task_name()", Fn: loggingTask},
		{Sig: "note(record, /)", Fn: loggingNote},
	}}), nil
}

// loggingCaller is the frame of the program that logs, or one further out; None
// if no code of the program runs.
func loggingCaller(t *py.Thread, args []py.Value) (py.Value, error) {
	level, err := t.Index(args[0])
	f := t.Frame()
	if err != nil || f == nil {
		return py.None, err
	}
	for ; level > 1 && f.Back() != nil; level-- {
		f = f.Back()
	}
	return f, nil
}

// loggingTask is the name of the task that runs; None if none does.
func loggingTask(t *py.Thread, _ []py.Value) (py.Value, error) {
	asyncio := t.In().Modules.GetStr(t.In().Intern("asyncio"))
	if asyncio == nil {
		return py.None, nil
	}
	task, err := t.CallMethod(asyncio, "current_task")
	if err != nil || task == py.None {
		if _, none := py.IsRaised(err, py.Errors.RuntimeError); none {
			err = nil // no loop runs
		}
		return py.None, err
	}
	return t.CallMethod(task, "get_name")
}

// loggingNote tells the host of a record. Of asyncio's the loop itself has told
// it.
func loggingNote(t *py.Thread, args []py.Value) (py.Value, error) {
	tell := t.In().Host.Log
	if tell == nil {
		return nil, nil
	}
	name, err := attrText(t, args[0], "name")
	if err != nil || name == "asyncio" {
		return nil, err
	}
	levelno, err := t.Attr(args[0], "levelno")
	if err != nil {
		return nil, err
	}
	level, err := t.Index(levelno)
	if err != nil {
		return nil, err
	}
	text, err := t.CallMethod(args[0], "getMessage")
	if err != nil { // the handlers will say so
		return nil, nil
	}
	message, err := t.Str(text)
	if err == nil {
		tell(level, name, message)
	}
	return nil, err
}

// attrText is an attribute as a text.
func attrText(t *py.Thread, v py.Value, name string) (string, error) {
	x, err := t.Attr(v, name)
	if err != nil {
		return "", err
	}
	return t.Str(x)
}
