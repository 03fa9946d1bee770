package conformance_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"batuta/lessons"
	"batuta/lessons/python/syntax"
)

const (
	stepBound = time.Second     // then a program is stopped
	stopBound = 5 * time.Second // within which it must have ended, on a busy machine
)

// FuzzProgram runs programs that were changed at random: whatever they do, they
// end, by themselves or when they are stopped, and Batuta itself does not fail.
// The seed changes a text by its words, for most changes of single bytes are
// only syntax errors; 0 leaves it as it is.
func FuzzProgram(f *testing.F) {
	files, err := filepath.Glob(programsFolder + "/*/*.py")
	if err != nil {
		f.Fatal(err)
	}
	var words []string
	for i, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		words = append(words, wordsOf(text)...)
		f.Add(text, uint64(i))
	}
	f.Fuzz(func(t *testing.T, text []byte, seed uint64) {
		if len(text) > 1<<14 {
			return
		}
		if seed != 0 {
			text = changed(text, words, rand.New(rand.NewPCG(seed, 0)))
		}
		survives(t, string(text))
	})
}

// Programs that fuzzing found run on: each is a class of failure that was mended.
func TestProgramsThatFuzzingFoundSurvive(t *testing.T) {
	files, err := filepath.Glob("testdata/found/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			survives(t, string(text))
		})
	}
}

// survives runs a program under the bound and sees that nothing of Batuta's own
// fails.
func survives(t *testing.T, text string) {
	t.Helper()
	var out bounded
	first := int64(seed)
	s, err := lessons.Start(lessons.Python("prog.py", text), lessons.Options{
		Clock: lessons.Virtual, Seed: &first, Stdout: &out, Stderr: &out,
	})
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_, _ = s.Wait() // how it ended is the program's affair
	}()
	select {
	case <-ended:
	case <-time.After(stepBound):
		s.Stop()
		select {
		case <-ended:
		case <-time.After(stopBound):
			t.Fatalf("it has not ended %v after it was stopped:\n%s", stopBound, text)
		}
	}
	for _, sign := range []string{"Batuta itself failed", "runtime error:", "goroutine "} {
		if at := strings.Index(out.String(), sign); at >= 0 {
			t.Fatalf("%s\nof the program\n%s", out.String()[at:], text)
		}
	}
}

// bounded keeps the end of what is written.
type bounded struct{ bytes.Buffer }

func (b *bounded) Write(p []byte) (int, error) {
	if b.Len() > 1<<16 {
		b.Next(b.Len() / 2)
	}
	return b.Buffer.Write(p)
}

// wordsOf are the tokens of a text, without what is long.
func wordsOf(text []byte) []string {
	var all []string
	for tok := range syntax.Tokens(text) {
		if w := string(text[tok.From:tok.To]); len(w) < 40 && !strings.HasPrefix(w, "#") {
			all = append(all, w)
		}
	}
	return all
}

// changed is a text with a few of its words or lines changed.
func changed(text []byte, words []string, by *rand.Rand) []byte {
	for range 1 + by.IntN(3) {
		if by.IntN(4) == 0 {
			text = lineChanged(text, by)
		} else {
			text = wordChanged(text, words, by)
		}
	}
	return text
}

// lineChanged doubles a line, takes it out, or puts it elsewhere.
func lineChanged(text []byte, by *rand.Rand) []byte {
	lines := bytes.SplitAfter(text, []byte("\n"))
	from, to := by.IntN(len(lines)), by.IntN(len(lines))
	line := lines[from]
	if by.IntN(2) == 0 {
		lines[from] = nil
	}
	if by.IntN(3) > 0 {
		lines[to] = append(bytes.Clone(lines[to]), line...)
	}
	return bytes.Join(lines, nil)
}

// hostile are words that bounds must hold against.
func hostile(by *rand.Rand) string {
	words := []string{
		"10**9", "-1", "0", "2**63", "2**64", "1 << 40", "None", "...", "float('nan')", "float('inf')", "[]", "()", "''", "b''", "{}",
		"type", "object", "super()", "lambda *a, **k: a", "iter([])", "range(10**12)", "__import__('sys')", "Exception", "BaseException",
		"True", "str", "int", "print", "asyncio", "self", "(yield)", "(await x)", "*x", "**x", "'\\ud800'", "1e308", "x := 5",
	}
	return words[by.IntN(len(words))]
}

// wordChanged puts another word in the place of one: of any program, or a
// hostile one.
func wordChanged(text []byte, words []string, by *rand.Rand) []byte {
	var all []syntax.Token
	for tok := range syntax.Tokens(text) {
		all = append(all, tok)
	}
	if len(all) == 0 || len(words) == 0 {
		return text
	}
	tok := all[by.IntN(len(all))]
	was, word := text[tok.From:tok.To], ""
	for range 50 { // of the same kind, that it be a program
		word = words[by.IntN(len(words))]
		if kindOf(word) == kindOf(string(was)) {
			break
		}
	}
	if kindOf(string(was)) != '.' && by.IntN(3) == 0 {
		word = hostile(by)
	}
	return fmt.Appendf(nil, "%s%s%s", text[:tok.From], word, text[tok.To:])
}

// kindOf is what sort of word it is: 'a' a name or keyword, '0' a number, '"' a
// string, '.' a sign.
func kindOf(word string) byte {
	switch c := word[0]; {
	case strings.ContainsAny(word, `'"`):
		return '"'
	case c >= '0' && c <= '9':
		return '0'
	case c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80:
		return 'a'
	}
	return '.'
}
