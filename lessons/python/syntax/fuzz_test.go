package syntax_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
	"unicode/utf8"

	"batuta/lessons/python/syntax"
	"batuta/lessons/python/syntax/syntaxtest"
)

// start adds our programs, right and wrong, to a fuzzer, each also changed once,
// and answers what makes of a text and a number the text to try: for 0 it stays
// as it is, for any other words of it are changed.
func start(f *testing.F) (made func(text []byte, seed uint64) []byte) {
	f.Helper()
	var words []string
	add := func(text []byte) {
		words = append(words, syntaxtest.Words(text)...)
		f.Add(text, uint64(0))
		f.Add(text, uint64(len(words)))
	}
	for _, pattern := range []string{"testdata/trees/*.py", "../compiler/testdata/code/*.py", "../conformance/testdata/programs/syntax/*.py"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			f.Fatal(pattern, err)
		}
		for _, path := range files {
			text, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			add(text)
		}
	}
	text, err := os.ReadFile("testdata/errors.txt")
	if err != nil {
		f.Fatal(err)
	}
	for i, line := range bytes.Split(text, []byte("\n")) {
		if i%4 == 0 {
			add(bytes.ReplaceAll(bytes.Trim(line, `"`), []byte(`\n`), []byte("\n")))
		}
	}
	for _, text := range []string{
		"f'{a:{b", "f'''{\n", "t\"{x!r:>{w}}\"", "(\\\n", "\\\n\\", "\xff", "a\x00b", "x = '\\N{", "\r\n\r", "\xef\xbb\xbf",
		"f'}'", "f'{{'", "f'{'}", "f'{a}}'", "rf'\\{a}'", "match x:\n case {**a}:", "@", "\f\t x", "0_", "f'\\N{a}{b}'",
	} {
		add([]byte(text))
	}
	return func(text []byte, seed uint64) []byte {
		if seed == 0 {
			return text
		}
		by := rand.New(rand.NewPCG(seed, 0))
		for range 1 + seed%3 {
			text = syntaxtest.Disturbed(text, words, by)
		}
		return text
	}
}

const longest = 4096 // bytes of a text: longer ones find nothing else, later

// FuzzScan sees that any text can be coloured: the tokens come in order, lie
// within the text, and leave out nothing but blanks.
func FuzzScan(f *testing.F) {
	made := start(f)
	f.Fuzz(func(t *testing.T, text []byte, seed uint64) {
		text = made(text, seed)
		last := syntax.Token{Span: syntax.Span{End: syntax.Pos{Line: 1}}}
		if bytes.HasPrefix(text, []byte("\xef\xbb\xbf")) {
			last.To = 3
		}
		for tok := range syntax.Tokens(text) {
			if tok.From < last.To || tok.To <= tok.From || tok.To > len(text) {
				t.Fatalf("token %+v behind %+v in a text of %d bytes", tok, last, len(text))
			}
			if before(tok.Start, last.End) || before(tok.End, tok.Start) {
				t.Fatalf("token %+v stands before %+v", tok, last)
			}
			blank(t, text[last.To:tok.From])
			last = tok
		}
		blank(t, text[last.To:])
	})
}

func before(a, b syntax.Pos) bool { return a.Line < b.Line || a.Line == b.Line && a.Col < b.Col }

// blank sees that nothing but blanks and joined lines stands between tokens.
func blank(t *testing.T, gap []byte) {
	t.Helper()
	for _, c := range gap {
		switch c {
		case ' ', '\t', '\f', '\n', '\r', '\\':
		default:
			t.Fatalf("no token for %q", gap)
		}
	}
}

// FuzzParse sees that any text is parsed or refused, in reasonable time; that
// the tree's spans lie within the text and within each other; and that an
// error stands in the text.
func FuzzParse(f *testing.F) {
	made := start(f)
	f.Fuzz(func(t *testing.T, text []byte, seed uint64) {
		text = made(text, seed)
		if len(text) > longest {
			return
		}
		start := time.Now()
		m, err := syntax.Parse("t.py", text)
		if took := time.Since(start); took > 5*time.Second {
			t.Fatalf("took %v", took)
		}
		lines := lengths(text)
		if err != nil {
			e := err.(*syntax.Error)
			if e.Line < 0 || e.Line > len(lines) || e.Col < 0 || e.EndCol < -1 {
				t.Fatalf("an error outside the text: %#v", e)
			}
			if !utf8.ValidString(e.String()) {
				t.Fatalf("an error that is no text: %q", e.String())
			}
			return
		}
		if err := syntax.Dump(new(bytes.Buffer), m); err != nil {
			t.Fatal(err)
		}
		var within syntax.Node = m
		var see func(n syntax.Node) bool
		see = func(n syntax.Node) bool {
			if n == within {
				return true
			}
			s := n.At()
			if s.End == (syntax.Pos{}) || before(s.End, s.Start) || int(s.End.Line) > len(lines) {
				t.Fatalf("%T at %v in a text of %d lines", n, s, len(lines))
			}
			if n != syntax.Node(m) && int(s.End.Col) > lines[s.End.Line-1] {
				t.Fatalf("%T at %v behind its line's end", n, s)
			}
			if around := within.At(); !outside(n, within) && (before(s.Start, around.Start) || before(around.End, s.End)) {
				t.Fatalf("%T at %v is not within %T at %v", n, s, within, around)
			}
			was := within
			within = n
			syntax.Inspect(n, see)
			within = was
			return false
		}
		syntax.Inspect(m, see)
	})
}

// outside says whether a node may stand before what it belongs to, as a decorator
// does.
func outside(n, of syntax.Node) bool {
	e, ok := n.(syntax.Expr)
	switch of := of.(type) {
	case *syntax.FunctionDef:
		return ok && slices.Contains(of.Decorators, e)
	case *syntax.ClassDef:
		return ok && slices.Contains(of.Decorators, e)
	}
	return false
}

// lengths answers how many characters each line has, or would have were it
// Latin-1.
func lengths(text []byte) []int {
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
	var out []int
	for _, line := range bytes.Split(text, []byte("\n")) {
		out = append(out, len(line))
	}
	return out
}
