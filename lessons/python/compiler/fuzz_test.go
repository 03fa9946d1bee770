package compiler

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
	"batuta/lessons/python/syntax/syntaxtest"
)

// FuzzCompile compiles whatever is a program: the code must be sound, fused or
// not, and say of each instruction where in the text it is from; and an error
// stands in the text. The seed changes a program by its words; 0 leaves it as it
// is.
func FuzzCompile(f *testing.F) {
	var words []string
	add := func(text []byte) {
		words = append(words, syntaxtest.Words(text)...)
		f.Add(text, uint64(0))
		f.Add(text, uint64(len(words)))
	}
	for _, pattern := range []string{"testdata/code/*.py", "../conformance/testdata/programs/language/*.py"} {
		programs, err := filepath.Glob(pattern)
		if err != nil || len(programs) == 0 {
			f.Fatal(pattern, err)
		}
		for _, program := range programs {
			text, err := os.ReadFile(program)
			if err != nil {
				f.Fatal(err)
			}
			add(text)
		}
	}
	table, err := os.ReadFile("testdata/errors.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, program := range cases(table) {
		add([]byte(program))
	}
	f.Fuzz(func(t *testing.T, text []byte, seed uint64) {
		if seed != 0 {
			text = syntaxtest.Changed(text, words, rand.New(rand.NewPCG(seed, 0)))
		}
		m, err := syntax.Parse("fuzz.py", text)
		if err != nil {
			return
		}
		lines := 1 + bytes.Count(text, []byte("\n")) + bytes.Count(text, []byte("\r"))
		plain, err := compile(m, "fuzz.py", false)
		if err != nil {
			var e *syntax.Error
			if !errors.As(err, &e) || e.Line < 0 || e.Line > lines || e.EndLine > lines || !utf8.ValidString(e.WithText(text).String()) {
				t.Errorf("an error outside the text: %#v", err)
			}
			return
		}
		fused, err := compile(m, "fuzz.py", true)
		if err != nil {
			t.Fatal(err)
		}
		sound(t, plain, lines)
		sound(t, fused, lines)
		sameApart(t, fused, plain, make(map[bytecode.Op]bool))
	})
}

// sound verifies code, and sees that its instructions are from the text's lines.
func sound(t *testing.T, code *bytecode.Code, lines int) {
	t.Helper()
	if err := code.Verify(); err != nil {
		t.Errorf("%v\n%s", err, code)
	}
	for pc, s := range code.Spans {
		if int(s.End.Line) > lines || s.End.Line < s.Start.Line {
			t.Errorf("instruction %d is from %v in a text of %d lines\n%s", pc, s, lines, code)
		}
	}
	for _, k := range code.Consts {
		if inner, ok := k.(*bytecode.Code); ok {
			sound(t, inner, lines)
		}
	}
}
