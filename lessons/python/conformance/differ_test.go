package conformance_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"flag"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"batuta/lessons/python/compiler"
	"batuta/lessons/python/syntax"
	"batuta/lessons/python/syntax/syntaxtest"
)

var (
	differ     = flag.Duration("differ", 0, "for how long to compare, for texts changed at random, what is a program with what CPython says")
	differSeed = flag.Uint64("differ-seed", 1, "where -differ begins")
)

// undecided is in what judge.py says of a text that CPython only accepts as a
// file, such as a surrogate as a docstring.
const undecided = "as a file it is run"

// helper is a CPython that runs a script of testdata's, which answers questions.
type helper struct {
	in  io.WriteCloser
	out io.Reader
}

func newHelper(t *testing.T, script string) *helper {
	t.Helper()
	script, err := filepath.Abs(script)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "run", "-C", oracleModule, ".", script)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		in.Close()
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	})
	return &helper{in, out}
}

// says is the answer to a question: of judge.py the tree that CPython makes of a
// text, or what it prints of its error; of player.py what the program prints.
func (h *helper) says(t *testing.T, text []byte) string {
	t.Helper()
	question := append(binary.LittleEndian.AppendUint32(nil, uint32(len(text))), text...)
	if _, err := h.in.Write(question); err != nil {
		t.Fatal(err)
	}
	var size [4]byte
	if _, err := io.ReadFull(h.out, size[:]); err != nil {
		t.Fatalf("of %q CPython says nothing: %v", text, err)
	}
	answer := make([]byte, binary.LittleEndian.Uint32(size[:]))
	if _, err := io.ReadFull(h.out, answer); err != nil {
		t.Fatal(err)
	}
	return string(answer)
}

// batutaSays is the same of ours.
func batutaSays(text []byte) string {
	var e *syntax.Error
	m, err := syntax.Parse("t.py", text)
	if errors.As(err, &e) {
		return e.String()
	}
	_, err = compiler.Compile(m, "t.py")
	if errors.As(err, &e) {
		return e.WithText(text).String()
	}
	if err != nil {
		return err.Error()
	}
	var b bytes.Buffer
	if err := syntax.Dump(&b, m); err != nil {
		return err.Error()
	}
	return b.String()
}

// Texts changed at random are programs, and have errors, as CPython says. What
// -differ finds, made as small as it gets, belongs into syntax/testdata/errors.txt
// or compiler/testdata/errors.txt.
func TestTextsAreWhatCPythonSaysTheyAre(t *testing.T) {
	if *differ == 0 {
		return
	}
	pool := pieces(t)
	var words []string
	for _, piece := range pool {
		words = append(words, syntaxtest.Words(piece)...)
	}
	asked, met, j := 0, map[string]bool{}, newHelper(t, "testdata/judge.py")
	differs := func(text []byte) bool {
		if !utf8.Valid(text) || bytes.IndexByte(text, 0) >= 0 {
			return false // CPython, which reads by lines, may find another error first
		}
		ours, theirs := batutaSays(text), j.says(t, text)
		return comparable(ours) != comparable(theirs) && !strings.Contains(theirs, undecided)
	}
	for n, start := *differSeed, time.Now(); time.Since(start) < *differ; n++ {
		by := rand.New(rand.NewPCG(n, 3))
		text := pool[by.IntN(len(pool))]
		for by.IntN(5) == 0 {
			text = append(bytes.Clone(text), pool[by.IntN(len(pool))]...)
		}
		for range by.IntN(4) {
			text = syntaxtest.Disturbed(text, words, by)
		}
		asked++
		if len(text) > 1<<13 || !differs(text) {
			continue
		}
		text = smallest(text, differs)
		ours, theirs := batutaSays(text), j.says(t, text)
		if kind := sortOf(ours) + sortOf(theirs); !met[kind] {
			met[kind] = true
			t.Errorf("seed %d: %s\nours:\n%sCPython's:\n%s", n, strconv.Quote(string(text)), ours, theirs)
		}
	}
	t.Logf("asked of %d texts", asked)
}

// comparable is an answer without what CPython does by chance: of two errors the
// column hangs on how much of the file it has read.
func comparable(answer string) string {
	for _, message := range []string{"unexpected character after line continuation character", "expressions nested too deeply"} {
		if strings.Contains(answer, message) {
			return message
		}
	}
	return answer
}

// sortOf is an answer without what differs from program to program.
func sortOf(answer string) string {
	if strings.HasPrefix(answer, "(") {
		return "a program"
	}
	lines := strings.Split(strings.TrimSpace(answer), "\n")
	return regexp.MustCompile(`'[^']*'`).ReplaceAllString(lines[len(lines)-1], "''")
}

// pieces are the statements of every program that tests have, right or wrong:
// each a text of its own, for a difference in a small one is quickly understood.
func pieces(t *testing.T) [][]byte {
	t.Helper()
	var all [][]byte
	for _, pattern := range []string{programsFolder + "/*/*.py", "../syntax/testdata/trees/*.py", "../compiler/testdata/code/*.py"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, statements(text)...)
		}
	}
	text, err := os.ReadFile("../syntax/testdata/errors.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if program, err := strconv.Unquote(strings.TrimSuffix(line, "\n")); err == nil {
			all = append(all, []byte(program))
		}
	}
	text, err = os.ReadFile("../compiler/testdata/errors.txt")
	if err != nil {
		t.Fatal(err)
	}
	return append(all, bytes.Split(text, []byte("---\n"))...)
}

// statements cuts a program before each line that is not indented.
func statements(text []byte) [][]byte {
	var all [][]byte
	m, err := syntax.Parse("t.py", text)
	if err != nil {
		return [][]byte{text}
	}
	lines := bytes.SplitAfter(text, []byte("\n"))
	for _, s := range m.Body {
		at := s.At()
		all = append(all, bytes.Join(lines[at.Start.Line-1:at.End.Line], nil))
	}
	return all
}

// smallest takes away from a text what it can while it still holds.
func smallest(text []byte, holds func([]byte) bool) []byte {
	for size := len(text) / 2; size > 0; size /= 2 {
		for at := 0; at+size <= len(text); {
			less := append(bytes.Clone(text[:at]), text[at+size:]...)
			if holds(less) {
				text = less
			} else {
				at += max(size/2, 1)
			}
		}
	}
	return text
}
