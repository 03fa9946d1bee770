package conformance_test

import (
	"cmp"
	"flag"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

var (
	seed  = flag.Uint64("seed", 0, "with -conformance: what schedules are generated from (0: a fresh one)")
	count = flag.Int("generate", 1000, "with -conformance: how many schedules are generated")
)

const (
	// sampleSeed and sampleCount say which generated schedules the golden file has.
	sampleSeed, sampleCount = 1, 25
	// mostFailures is how many failing schedules are shrunk and shown.
	mostFailures = 2
	// mostRounds is how often a failing schedule is made smaller.
	mostRounds = 60
)

// A sample of generated schedules must run as on CPython, whose logs of them are
// golden. With -conformance a thousand others must, too.
func TestGeneratedSchedulesRunAsOnCPython(t *testing.T) {
	sample := generated(t, sampleSeed, sampleCount)
	answers := cpythonsAnswers(t, "testdata/generated.golden", sample)
	for _, s := range sample {
		want, ok := answers[heading(s)]
		if !ok {
			t.Fatalf("CPython's log of %q is missing or stale: go test -update writes it anew", s.Title)
		}
		compare(t, s, want)
	}
	if !*conformance {
		return
	}
	for *seed == 0 {
		*seed = rand.Uint64() >> 32
	}
	t.Logf("generating %d schedules with -seed=%d", *count, *seed)
	all := generated(t, *seed, *count)
	failures := 0
	for i, want := range askOracle(t, all) {
		if here := playHere(all[i]); !same(here, want) && failures < mostFailures {
			failures++
			reportShrunk(t, all[i])
		}
	}
}

func generated(t *testing.T, seed uint64, count int) []schedule {
	t.Helper()
	var text strings.Builder
	for i := range count {
		text.WriteString(generate(seed, uint64(i)))
	}
	all, err := parse(text.String())
	if err != nil || len(all) != count {
		t.Fatalf("seed %d: %d schedules of %d can be read: %v", seed, len(all), count, err)
	}
	return all
}

// same reports whether two drivers logged the same, under either clock.
func same(a, b answer) bool {
	for _, c := range clocks {
		if a[c.name] != b[c.name] {
			return false
		}
	}
	return true
}

// reportShrunk makes a failing schedule as small as it easily gets, and shows it.
func reportShrunk(t *testing.T, s schedule) {
	t.Helper()
	for range mostRounds {
		smaller := smallerSchedules(s)
		if len(smaller) == 0 {
			break
		}
		failing := -1
		for i, want := range playThere(t, smaller) {
			if !strings.HasPrefix(want[clocks[0].name], "= broken") && !same(playHere(smaller[i]), want) {
				failing = i
				break
			}
		}
		if failing < 0 {
			break
		}
		s = smaller[failing]
	}
	t.Errorf("-seed=%d: %s fails; a schedule that shows it:\n\n%s", *seed, s.Title, s.write())
	compare(t, s, playThere(t, []schedule{s})[0])
}

// smallerSchedules are a schedule without one of its coroutines or statements
// each, or with a block in the place of what directs it; the smallest first.
func smallerSchedules(s schedule) []schedule {
	var all []schedule
	for i := range s.Coros {
		if i > 0 {
			all = append(all, schedule{Title: s.Title, Coros: slices.Concat(s.Coros[:i], s.Coros[i+1:])})
		}
	}
	for i := range s.Coros {
		for _, body := range smallerBlocks(s.Coros[i].Body) {
			smaller := schedule{Title: s.Title, Coros: slices.Clone(s.Coros)}
			smaller.Coros[i].Body = body
			all = append(all, smaller)
		}
	}
	slices.SortStableFunc(all, func(a, b schedule) int { return cmp.Compare(len(a.write()), len(b.write())) })
	return all
}

func smallerBlocks(body []statement) [][]statement {
	var all [][]statement
	for i, s := range body {
		with := func(middle ...statement) {
			all = append(all, append([]statement{}, slices.Concat(body[:i], middle, body[i+1:])...))
		}
		with()
		if len(s.Body) > 0 && s.Verb != "attempt" && !strings.Contains(s.Verb, "call") {
			with(s.Body...)
		}
		for _, inner := range smallerBlocks(s.Body) {
			if s.Verb != "attempt" && (len(inner) > 0 || s.Verb != "try") {
				smaller := s
				smaller.Body = inner
				with(smaller)
			}
		}
		for j, arm := range s.Arms {
			for _, inner := range smallerBlocks(arm.Body) {
				smaller := s
				smaller.Arms = slices.Clone(s.Arms)
				smaller.Arms[j].Body = inner
				with(smaller)
			}
		}
	}
	return all
}

// write is a schedule as text.
func (s schedule) write() string {
	var b strings.Builder
	b.WriteString("== " + s.Title + "\n")
	for _, c := range s.Coros {
		b.WriteString(c.Name + "\n")
		writeBlock(&b, 1, c.Body)
	}
	return b.String()
}

func writeBlock(b *strings.Builder, depth int, body []statement) {
	for _, s := range body {
		b.WriteString(strings.Repeat("\t", depth) + s.Text + "\n")
		if s.Verb != "attempt" {
			writeBlock(b, depth+1, s.Body)
		}
		writeBlock(b, depth, s.Arms)
	}
}
