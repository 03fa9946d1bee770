package py_test

import (
	"strings"
	"testing"

	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/compiler"
	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
)

// compile compiles a program's text.
func compile(file, text string) (*bytecode.Code, error) {
	m, err := syntax.Parse(file, []byte(text))
	if err != nil {
		return nil, err
	}
	return compiler.Compile(m, file)
}

// interpret runs a program and answers what it printed, and its error.
func interpret(t testing.TB, text string) (string, error) {
	t.Helper()
	code, err := compile("prog.py", text)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	in := py.NewInterpreter(py.Host{Stdout: &out, Stderr: &out})
	in.Compile = compile
	in.Broken = func(what string) { t.Error(what) }
	in.Builtins.SetStr(py.NewStr("show"), py.NewBuiltin("builtins", py.Def{Sig: "show(*args)", Fn: func(th *py.Thread, args []py.Value) (py.Value, error) {
		for i, v := range args[0].(*py.Tuple).Items {
			s, err := th.Str(v)
			if err != nil {
				return nil, err
			}
			if i > 0 {
				out.WriteByte(' ')
			}
			out.WriteString(s)
		}
		out.WriteByte('\n')
		return nil, nil
	}}))
	th, err := in.RunMain(code, "prog.py")
	th.Release()
	return out.String(), err
}
