package conformance_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"go.uber.org/goleak"
)

var (
	update      = flag.Bool("update", false, "have CPython write the golden files anew")
	conformance = flag.Bool("conformance", false, "have CPython play the schedules again, and generated ones")
)

const (
	oracle  = "testdata/oracle.py"
	cpython = "../testdata/cpython" // the module that runs CPython
)

// TestMain fails the package when a test has left a goroutine behind.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// Each step of each schedule must come in the pass, at the time and with the
// outcome that it has on CPython 3.14.6, which wrote the golden files.
func TestSchedulesRunAsOnCPython(t *testing.T) {
	for file, all := range readSchedules(t) {
		answers := cpythonsAnswers(t, "testdata/"+file+".golden", all)
		for _, s := range all {
			t.Run(s.Title, func(t *testing.T) {
				want, ok := answers[heading(s)]
				if !ok {
					t.Fatalf("CPython's log of it is missing or stale: go test -update writes it anew")
				}
				compare(t, s, want)
			})
		}
	}
}

// cpythonsAnswers are CPython's logs of schedules, by their headings: those of
// the golden file, which CPython is asked to write anew, or to confirm, if that
// is wanted.
func cpythonsAnswers(t *testing.T, golden string, all []schedule) map[string]answer {
	t.Helper()
	if *update {
		writeGolden(t, golden, all, askOracle(t, all))
	}
	answers := readGolden(t, golden)
	if len(answers) != len(all) {
		t.Errorf("%s holds the logs of %d schedules, and there are %d", golden, len(answers), len(all))
	}
	if *conformance {
		for i, now := range askOracle(t, all) {
			if !maps.Equal(now, answers[heading(all[i])]) {
				t.Errorf("%s: the golden log of %q is not what CPython logs now", golden, all[i].Title)
			}
		}
	}
	return answers
}

// answer is what one driver logged of a schedule, by the clock's name.
type answer map[string]string

// compare plays a schedule under both clocks and holds its logs against CPython's.
func compare(t *testing.T, s schedule, want answer) {
	t.Helper()
	for clock, here := range playHere(s) {
		if here != want[clock] {
			t.Errorf("%s, %s: the logs differ\n%s", s.Title, clock, difference(here, want[clock]))
		}
	}
}

// playHere is what this loop logs of a schedule.
func playHere(s schedule) answer {
	a := answer{}
	for _, c := range clocks {
		a[c.name] = run(s, c.tick)
	}
	return a
}

// difference shows two logs from where they part, with a little of what they share.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	same := 0
	for same < len(g) && same < len(w) && g[same] == w[same] {
		same++
	}
	var b strings.Builder
	for _, line := range g[max(0, same-3):same] {
		fmt.Fprintf(&b, "        %s\n", line)
	}
	for _, side := range []struct {
		who   string
		lines []string
	}{{"CPython", w}, {"here", g}} {
		for _, line := range side.lines[same:min(same+4, len(side.lines))] {
			fmt.Fprintf(&b, "%7s %s\n", side.who, line)
		}
	}
	return b.String()
}

// heading is a schedule's title, and what tells whether its log is of this text of it.
func heading(s schedule) string { return s.Title + " [" + s.digest() + "]" }

func writeGolden(t *testing.T, name string, all []schedule, answers []answer) {
	t.Helper()
	var b strings.Builder
	for i, s := range all {
		fmt.Fprintf(&b, "== %s\n", heading(s))
		for _, c := range clocks {
			fmt.Fprintf(&b, "-- %s\n%s", c.name, answers[i][c.name])
		}
	}
	if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func readGolden(t *testing.T, name string) map[string]answer {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatalf("CPython's logs are missing, go test -update writes them: %v", err)
	}
	headings, answers := parseAnswers(string(text))
	named := map[string]answer{}
	for i, h := range headings {
		named[h] = answers[i]
	}
	return named
}

// parseAnswers reads logs, each below its heading and the clock's name.
func parseAnswers(text string) (headings []string, answers []answer) {
	for _, part := range strings.Split("\n"+text, "\n== ")[1:] {
		title, logs, _ := strings.Cut(part, "\n")
		a := answer{}
		for _, log := range strings.Split("\n"+logs, "\n-- ")[1:] {
			name, lines, _ := strings.Cut(log, "\n")
			a[name] = strings.TrimSuffix(lines, "\n") + "\n"
		}
		headings, answers = append(headings, title), append(answers, a)
	}
	return headings, answers
}

// askOracle has CPython play schedules, all in one process. One that cannot be
// played, for it names what is not there, fails the test.
func askOracle(t *testing.T, all []schedule) []answer {
	t.Helper()
	answers := playThere(t, all)
	for i, s := range all {
		for _, log := range answers[i] {
			if why, broken := strings.CutPrefix(log, "= broken: "); broken {
				t.Fatalf("%q cannot be played: %s", s.Title, why)
			}
		}
	}
	return answers
}

// playThere is what CPython logs of schedules.
func playThere(t *testing.T, all []schedule) []answer {
	t.Helper()
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "schedules.json")
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
	script, err := filepath.Abs(oracle)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "run", "-C", cpython, ".", script, file)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("asking CPython: %v\n%s", err, stderr.String())
	}
	if stderr.Len() > 0 {
		t.Fatalf("CPython complains:\n%s", stderr.String())
	}
	headings, answers := parseAnswers(string(out))
	for i, s := range all {
		if i >= len(headings) || headings[i] != s.Title {
			t.Fatalf("CPython has no answer to %q", s.Title)
		}
	}
	return answers
}
