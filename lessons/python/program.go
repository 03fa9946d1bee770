package python

import (
	"errors"
	"fmt"

	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/compiler"
	"batuta/lessons/python/syntax"
)

// Program is a Python program: the name of its file, as tracebacks show it, and
// its text.
type Program struct{ Name, Text string }

// Compile compiles the program. The error is a *syntax.Error if it is not
// Python.
func (p Program) Compile() (*bytecode.Code, error) {
	m, err := syntax.Parse(p.Name, []byte(p.Text))
	if err != nil {
		return nil, p.wrong(err)
	}
	code, err := compiler.Compile(m, p.Name)
	if err != nil {
		return nil, p.wrong(err)
	}
	return code, nil
}

// wrong gives a syntax error the line that it stands in, which only the text
// knows.
func (p Program) wrong(err error) error {
	var bad *syntax.Error
	if !errors.As(err, &bad) {
		return fmt.Errorf("compile %s: %w", p.Name, err)
	}
	if bad.Text == "" && bad.Line > 0 {
		return bad.WithText([]byte(p.Text))
	}
	return bad
}
