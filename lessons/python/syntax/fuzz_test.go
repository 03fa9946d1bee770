package syntax

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"
	"unicode/utf8"
)

// seed adds our programs, right and wrong, to a fuzzer.
func seed(f *testing.F) {
	f.Helper()
	files, err := filepath.Glob("testdata/trees/*.py")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	text, err := os.ReadFile("testdata/errors.txt")
	if err != nil {
		f.Fatal(err)
	}
	for i, line := range bytes.Split(text, []byte("\n")) {
		if i%4 == 0 {
			f.Add(bytes.ReplaceAll(bytes.Trim(line, `"`), []byte(`\n`), []byte("\n")))
		}
	}
	for _, text := range []string{
		"f'{a:{b", "f'''{\n", "t\"{x!r:>{w}}\"", "(\\\n", "\\\n\\", "\xff", "a\x00b", "x = '\\N{", "\r\n\r", "\xef\xbb\xbf",
		"f'}'", "f'{{'", "f'{'}", "f'{a}}'", "rf'\\{a}'", "match x:\n case {**a}:", "@", "\f\t x", "0_", "f'\\N{a}{b}'",
	} {
		f.Add([]byte(text))
	}
}

// FuzzScan sees that any text can be coloured: the tokens come in order, lie
// within the text, and leave out nothing but blanks.
func FuzzScan(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		last := Token{Span: Span{End: Pos{1, 0}}}
		if bytes.HasPrefix(text, []byte("\xef\xbb\xbf")) {
			last.To = 3
		}
		for tok := range Tokens(text) {
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

func before(a, b Pos) bool { return a.Line < b.Line || a.Line == b.Line && a.Col < b.Col }

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
	seed(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 4096 {
			return
		}
		start := time.Now()
		m, err := Parse("t.py", text)
		if took := time.Since(start); took > 5*time.Second {
			t.Fatalf("took %v", took)
		}
		lines := lengths(text)
		if err != nil {
			e := err.(*Error)
			if e.Line < 0 || e.Line > len(lines) || e.Col < 0 || e.EndCol < -1 {
				t.Fatalf("an error outside the text: %#v", e)
			}
			if !utf8.ValidString(e.String()) {
				t.Fatalf("an error that is no text: %q", e.String())
			}
			return
		}
		if err := Dump(new(bytes.Buffer), m); err != nil {
			t.Fatal(err)
		}
		Inspect(m, func(n Node) bool {
			s := n.At()
			if s.End == (Pos{}) || before(s.End, s.Start) || int(s.End.Line) > len(lines) {
				t.Fatalf("%T at %v in a text of %d lines", n, s, len(lines))
			}
			if n != Node(m) && int(s.End.Col) > lines[s.End.Line-1] {
				t.Fatalf("%T at %v behind its line's end", n, s)
			}
			return true
		})
	})
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
