package python

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/compiler"
	"batuta/lessons/python/syntax"
)

// Program is a Python program: the name of its file, as tracebacks show it, and
// its text.
type Program struct{ Name, Text string }

// Compile compiles the program. The error is a *syntax.Error if it is not
// Python.
func (p Program) Compile() (*bytecode.Code, error) { return p.compile(io.Discard) }

// compile is Compile, and writes what CPython would warn of.
func (p Program) compile(stderr io.Writer) (*bytecode.Code, error) {
	m, err := syntax.Parse(p.Name, []byte(p.Text))
	if stderr != nil && stderr != io.Discard {
		if err := p.writeWarnings(stderr, m, err); err != nil {
			return nil, err
		}
	}
	if err != nil {
		return nil, p.wrong(err)
	}
	code, err := compiler.Compile(m, p.Name)
	if err != nil {
		return nil, p.wrong(err)
	}
	return code, nil
}

// writeWarnings writes SyntaxWarnings as CPython does: where, what, and the line.
// Of a program that is wrong, there are those of what it came to before that.
func (p Program) writeWarnings(stderr io.Writer, m *syntax.Module, wrong error) error {
	var found []syntax.Warning
	var bad *syntax.Error
	switch {
	case wrong == nil:
		found = syntax.Warnings(p.Name, []byte(p.Text), m)
	case errors.As(wrong, &bad):
		found = syntax.WarningsBefore(p.Name, []byte(p.Text), bad.Line)
	}
	if len(found) == 0 {
		return nil
	}
	lines := strings.Split(p.Text, "\n")
	for _, w := range found {
		text := fmt.Sprintf("%s:%d: SyntaxWarning: %s\n", p.Name, w.Line, w.Text)
		if w.Line <= len(lines) {
			if line := strings.TrimSpace(lines[w.Line-1]); line != "" {
				text += "  " + line + "\n"
			}
		}
		if _, err := io.WriteString(stderr, text); err != nil {
			return fmt.Errorf("write a SyntaxWarning of %s: %w", p.Name, err)
		}
	}
	return nil
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
