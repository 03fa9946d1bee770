package conformance_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"batuta/lessons"
	"batuta/lessons/python/syntax/syntaxtest"
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
		words = append(words, syntaxtest.Words(text)...)
		f.Add(text, uint64(i))
	}
	f.Fuzz(func(t *testing.T, text []byte, seed uint64) {
		if len(text) > 1<<14 {
			return
		}
		if seed != 0 {
			text = syntaxtest.Changed(text, words, rand.New(rand.NewPCG(seed, 0)))
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
