package modules

import (
	_ "embed" // the module is written in Python
	"regexp"

	"batuta/lessons/python/py"
)

//go:embed lib/warnings.py
var warningsText string

// loadWarningsParts makes what warnings.py needs of Go: patterns of messages and
// of modules' names.
func loadWarningsParts(*py.Thread) (*py.Module, error) {
	return py.NewModule(py.ModuleSpec{Name: "_warnings", Defs: []py.Def{
		{Sig: "pattern(text, any_case, /)", Fn: warningPattern},
		{Sig: "library_depth()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
			return py.MakeInt(int64(t.LibraryDepth())), nil
		}},
	}}), nil
}

// warningPattern is a function that says whether a text begins as a regular
// expression does. What Go's expressions lack is refused.
func warningPattern(t *py.Thread, args []py.Value) (py.Value, error) {
	text := args[0].(*py.Str).String()
	flags := ""
	if args[1] == py.Value(py.True) {
		flags = "(?i)"
	}
	re, err := regexp.Compile(flags + `\A(?:` + text + ")")
	if err != nil {
		return nil, t.NotYet("the regular expression " + text)
	}
	return py.NewBuiltin("_warnings", py.Def{Sig: "match(text, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
		s, err := t.Str(args[0])
		return py.MakeBool(re.MatchString(s)), err
	}}), nil
}
