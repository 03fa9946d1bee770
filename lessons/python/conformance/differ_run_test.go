package conformance_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"

	"batuta/lessons"
)

var differRun = flag.Duration("differ-run", 0, "for how long to compare what random expressions are with what CPython says")

// preamble shows what an expression is, or how it fails. Of what has no order
// that programs can rely on it shows the sorted elements.
const preamble = `import math, operator, itertools, functools, json, string, textwrap, statistics, collections
import heapq, bisect, copy, re, datetime, types, contextlib
class C:
    a = 1
    def __init__(self, x=0): self.x = x
    def __repr__(self): return f'C({self.x!r})'
def shown(r):
    if isinstance(r, (set, frozenset)):
        return type(r).__name__ + repr(sorted(r, key=repr))
    if hasattr(type(r), '__next__'):
        return type(r).__name__ + repr(list(itertools.islice(r, 9)))
    return repr(r)
def t(n, f):
    try:
        print(n, shown(f()))
    except Exception as e:
        print(n, type(e).__name__, e)
`

const expressionsEach = 40 // of a program

// Random expressions are, and fail with, what they are in CPython.
func TestExpressionsAreWhatCPythonSaysTheyAre(t *testing.T) {
	if *differRun == 0 {
		return
	}
	player := newHelper(t, "testdata/player.py")
	methods := map[string][]string{}
	for line := range strings.Lines(player.says(t, nil)) {
		names := strings.Fields(line)
		methods[names[0]] = usable(names[1:])
	}
	asked, met := 0, map[string]bool{}
	for n, start := *differSeed, time.Now(); time.Since(start) < *differRun; n++ {
		a := &author{rand.New(rand.NewPCG(n, 4)), methods}
		var all []string
		text := preamble
		for i := range expressionsEach {
			all = append(all, a.expr(2))
			text += fmt.Sprintf("t(%d, lambda: %s)\n", i, all[i])
		}
		ours, theirs := linesOf(played(t, text)), linesOf(player.says(t, []byte(text)))
		for i, expr := range all {
			o, p := ours[fmt.Sprint(i)], theirs[fmt.Sprint(i)]
			asked++
			if o == p || o == "" || p == "" || doubtful(o) || doubtful(p) {
				continue
			}
			if kind := kindOfDifference(expr, o, p); !met[kind] {
				met[kind] = true
				t.Errorf("seed %d: %s\nours      %s\nCPython's %s", n, expr, o, p)
			}
		}
	}
	t.Logf("asked of %d expressions", asked)
}

// played is what a program prints in Batuta.
func played(t *testing.T, text string) string {
	t.Helper()
	var out bounded
	first := int64(seed)
	s, err := lessons.Start(lessons.Python("prog.py", text), lessons.Options{Clock: lessons.Virtual, Seed: &first, Stdout: &out, Stderr: &out})
	if err != nil {
		t.Fatal(err)
	}
	stop := time.AfterFunc(5*time.Second, s.Stop)
	defer stop.Stop()
	_, _ = s.Wait() // what it printed says how it ended
	return out.String()
}

// linesOf are a program's lines by their numbers, without addresses.
func linesOf(output string) map[string]string {
	found := map[string]string{}
	for line := range strings.Lines(output) {
		if n, rest, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " "); ok {
			found[n] = regexp.MustCompile(`0x[0-9a-f]{6,}`).ReplaceAllString(rest, "0x")
		}
	}
	return found
}

// doubtful says of an answer that it depends on the machine, or that Batuta says
// itself that it lacks something.
func doubtful(answer string) bool {
	for _, sign := range []string{"not in Batuta yet", "MemoryError", "TimeoutError", "RecursionError"} {
		if strings.Contains(answer, sign) {
			return true
		}
	}
	return false
}

var errorClass = regexp.MustCompile(`^[A-Z]\w+(Error|Exception|Iteration) `)

// kindOfDifference is the same for differences that have one cause, mostly.
func kindOfDifference(expr, ours, theirs string) string {
	called := regexp.MustCompile(`[\w.]+\(`).FindString(expr)
	if class := func(s string) string { return strings.TrimRight(errorClass.FindString(s), " ") }; class(ours) == class(theirs) && class(ours) != "" {
		return called + "words"
	}
	short := func(s string) string {
		s = regexp.MustCompile(`'[^']*'|[0-9]+`).ReplaceAllString(s, "")
		return s[:min(len(s), 30)]
	}
	return called + short(ours) + "|" + short(theirs)
}
