package conformance_test

import (
	"bytes"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"batuta/lessons"
	"batuta/lessons/python/syntax/syntaxtest"
)

var changed = flag.Int("changed", 40, "how many programs changed at random to run")

const (
	stepBound = 300 * time.Millisecond // then a program is stopped
	stopBound = 5 * time.Second        // within which it must have ended, on a busy machine
)

// FuzzProgram runs programs that were changed at random: whatever they do, they
// end, by themselves or when they are stopped, Batuta itself does not fail, and
// what ends by itself does the same in its next run.
// The seed changes a text by its words, for most changes of single bytes are
// only syntax errors; 0 leaves it as it is.
func FuzzProgram(f *testing.F) {
	texts, words := corpus(f)
	for i, text := range texts {
		f.Add(text, uint64(i))
	}
	f.Fuzz(func(t *testing.T, text []byte, seed uint64) {
		if len(text) > 1<<14 {
			return
		}
		if seed != 0 {
			text = syntaxtest.Changed(text, words, rand.New(rand.NewPCG(seed, 0)))
		}
		sameAgain(t, string(text))
	})
}

// corpus are the texts of all of testdata's programs, and their words.
func corpus(t testing.TB) (texts [][]byte, words []string) {
	t.Helper()
	files, err := filepath.Glob(programsFolder + "/*/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts, words = append(texts, text), append(words, syntaxtest.Words(text)...)
	}
	return texts, words
}

// Programs changed at random are run as FuzzProgram runs them, a few each time,
// and with -changed as many as one likes: without the fuzzer's measuring, that
// is much quicker.
func TestProgramsChangedAtRandomSurvive(t *testing.T) {
	texts, words := corpus(t)
	for n := range uint64(*changed) {
		by := rand.New(rand.NewPCG(*differSeed+n, 5))
		sameAgain(t, string(syntaxtest.Changed(texts[by.IntN(len(texts))], words, by)))
	}
}

// sameAgain runs a program under the bound, and if it ends by itself once more:
// on the virtual clock it does the same again.
func sameAgain(t *testing.T, text string) {
	t.Helper()
	if first, ended := survives(t, text); ended && !machine.MatchString(text) {
		if second, ended := survives(t, text); ended && address.ReplaceAllString(first, "") != address.ReplaceAllString(second, "") {
			t.Fatalf("first\n%s\nthen\n%s\nof the program\n%s", first, second, text)
		}
	}
}

// Machine are words of programs that show what differs from run to run, on any
// clock: addresses, processes, ports, the world outside, the order of threads,
// how much memory there is; address is an address.
var (
	machine = regexp.MustCompile(`\b(id|hash|getpid|get_ident|native_id|urandom|tempfile|socket|start_server|open_connection|create_server|` +
		`aiohttp|httpx|requests|stat|thread\w*|Thread\w*|to_thread|run_in_executor|perf_counter\w*|process_time\w*|thread_time\w*|getrusage|MemoryError|getsizeof)\b`)
	address = regexp.MustCompile(`0x[0-9a-f]+|prog-\w+`)
)

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
// fails. It answers what the program wrote, and whether it ended by itself.
func survives(t *testing.T, text string) (output string, itself bool) {
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
		itself = true
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
	return out.String(), itself
}

// bounded keeps the end of what is written.
type bounded struct{ bytes.Buffer }

func (b *bounded) Write(p []byte) (int, error) {
	if b.Len() > 1<<16 {
		b.Next(b.Len() / 2)
	}
	return b.Buffer.Write(p)
}
