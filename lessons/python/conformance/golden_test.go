package conformance_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Outcome is what a run of a program came to.
type Outcome struct {
	Stdout, Stderr string
	Exit           int
	Steps          []string // as the package's comment describes them
}

// golden is CPython's outcome, and the digest of the program that it ran.
type golden struct {
	Digest string
	Outcome
}

// digest tells whether a golden is of this text.
func digest(program []byte) string {
	sum := sha256.Sum256(program)
	return hex.EncodeToString(sum[:4])
}

// unended marks a section whose text does not end with a newline.
const unended = ", no newline at the end"

// String is the golden as its file holds it.
func (g golden) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "program %s\nexit %d\n", g.Digest, g.Exit)
	steps := strings.Join(g.Steps, "\n")
	if steps != "" {
		steps += "\n"
	}
	for _, s := range []struct{ name, text string }{{"stdout", g.Stdout}, {"stderr", g.Stderr}, {"steps", steps}} {
		b.WriteString("-- " + s.name)
		if s.text != "" && !strings.HasSuffix(s.text, "\n") {
			b.WriteString(unended)
			s.text += "\n"
		}
		b.WriteString("\n" + s.text)
	}
	return b.String()
}

// parseGolden reads what String writes.
func parseGolden(text string) (golden, error) {
	head, rest, _ := strings.Cut(text, "-- stdout")
	var g golden
	if _, err := fmt.Sscanf(head, "program %s\nexit %d\n", &g.Digest, &g.Exit); err != nil {
		return g, fmt.Errorf("read the head of a golden: %w", err)
	}
	stdout, rest, ok := strings.Cut(rest, "\n-- stderr")
	stderr, steps, ok2 := strings.Cut(rest, "\n-- steps\n")
	if !ok || !ok2 {
		return g, fmt.Errorf("a golden has no sections stdout, stderr and steps")
	}
	g.Stdout, g.Stderr = section(stdout), section(stderr)
	g.Steps = slices.Collect(strings.Lines(steps))
	for i, step := range g.Steps {
		g.Steps[i] = strings.TrimSuffix(step, "\n")
	}
	return g, nil
}

// section is the text of one, of what stands between its name and the next one's.
func section(s string) string {
	head, text, _ := strings.Cut(s+"\n", "\n")
	if head == unended {
		text = strings.TrimSuffix(text, "\n")
	}
	return text
}

// readGolden is what CPython did with a program.
func readGolden(t *testing.T, p program) golden {
	t.Helper()
	text, err := os.ReadFile(p.golden())
	if err != nil {
		t.Fatalf("go test -update writes what CPython does: %v", err)
	}
	g, err := parseGolden(string(text))
	if err != nil {
		t.Fatalf("%s: %v", p.golden(), err)
	}
	return g
}

func TestAGoldenIsReadAsItWasWritten(t *testing.T) {
	for i, o := range []Outcome{
		{},
		{Stdout: "one\ntwo\n", Exit: 3},
		{Stdout: "one", Stderr: "two\nthree"},
		{Stdout: "\n", Stderr: "\n\n", Steps: []string{"Task-1: line 4", "Task-1: returned"}},
		{Stderr: "-- nothing\n", Exit: 130, Steps: []string{"a b: failed KeyError"}},
	} {
		t.Run(strconv.Itoa(i), func(t *testing.T) {
			want := golden{digest([]byte{byte(i)}), o}
			got, err := parseGolden(want.String())
			if err != nil {
				t.Fatal(err)
			}
			if got.String() != want.String() || got.Stdout != o.Stdout || got.Stderr != o.Stderr || !slices.Equal(got.Steps, o.Steps) {
				t.Errorf("%+v is read from\n%s", got, want)
			}
		})
	}
}

func TestABrokenGoldenIsRefused(t *testing.T) {
	for _, text := range []string{"", "exit 0\n", "program a\nexit x\n-- stdout\n-- stderr\n-- steps\n", "program a\nexit 0\n-- stdout\n"} {
		if g, err := parseGolden(text); err == nil {
			t.Errorf("%q is read as %+v", text, g)
		}
	}
}
