package compiler

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"batuta/lessons/python/bytecode"
)

// TestScopes compares what each code object is, and which names it keeps in
// cells, with CPython's: testdata/scopes.py makes the golden files.
func TestScopes(t *testing.T) {
	programs, err := filepath.Glob("testdata/*/*.py")
	if err != nil || len(programs) == 0 {
		t.Fatal("no programs:", err)
	}
	for _, program := range programs {
		t.Run(filepath.Base(program), func(t *testing.T) {
			text, err := os.ReadFile(program)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(program + ".scopes")
			if err != nil {
				t.Fatal(err)
			}
			if diff := scopesDiffer(text, scopesOf(compiled(t, string(text), true)), string(want)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// scopesDiffer compares but for three things that we do otherwise: a module's set
// of the annotations it has reached is a name here, not a cell; a class keeps
// __classdict__ only for annotations that are there; and under from __future__ import annotations there is an annotations function
// still, which answers strings.
func scopesDiffer(text []byte, got, want string) string {
	keep := func(dump string) (lines []string) {
		for line := range strings.Lines(dump) {
			if !bytes.Contains(text, []byte("import annotations")) || !strings.Contains(line, "__annotate__ ") {
				cells, frees, _ := strings.Cut(line, " frees ")
				cells = strings.Replace(cells, "<module> 1 plain 0 0 0 cells ['__conditional_annotations__'", "<module> 1 plain 0 0 0 cells [", 1)
				cells = strings.Replace(strings.Replace(cells, ", '__classdict__'", "", 1), "'__classdict__'", "", 1)
				lines = append(lines, strings.Replace(cells, "[, ", "[", 1)+" frees "+frees)
			}
		}
		return lines
	}
	ours, theirs := keep(got), keep(want)
	if slices.Equal(ours, theirs) {
		return ""
	}
	diff := ""
	for _, line := range ours {
		if !slices.Contains(theirs, line) {
			diff += "+ " + line
		}
	}
	for _, line := range theirs {
		if !slices.Contains(ours, line) {
			diff += "- " + line
		}
	}
	return diff
}

// scopesOf is what testdata/scopes.py prints.
func scopesOf(code *bytecode.Code) string {
	var lines []string
	var visit func(c *bytecode.Code)
	visit = func(c *bytecode.Code) {
		stars := ""
		if c.VarArgs {
			stars += "*"
		}
		if c.VarKw {
			stars += "+"
		}
		lines = append(lines, fmt.Sprintf("%s %d %s %d %d %d%s cells %s frees %s", c.QualName, c.FirstLine, c.Kind,
			c.PosOnly, c.Args, c.KwOnly, stars, listed(c.Cells), listed(c.Frees)))
		for _, k := range c.Consts {
			if inner, ok := k.(*bytecode.Code); ok {
				visit(inner)
			}
		}
	}
	visit(code)
	slices.Sort(lines)
	return strings.Join(slices.Compact(lines), "\n") + "\n"
}

// listed is a sorted list of names as Python shows it; a name of several inlined
// comprehensions is one to CPython.
func listed(names []string) string {
	names = slices.Sorted(slices.Values(names))
	names = slices.Compact(names)
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = "'" + name + "'"
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
