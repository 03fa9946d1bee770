package conformance_test

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// quick is how a mutated loop is built and run: without what costs time and tells nothing here.
var quick = []string{"-vet=off", "-ldflags=-s -w", "-gcflags=batuta/loopcore/...=-N -l", "-timeout", "60s", "."}

// Each mistake of the list must turn the schedules red, by a log that differs
// and not by a mishap of the test.
func TestSchedulesSeeEachMutation(t *testing.T) {
	for _, m := range mutations {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			overlay := m.overlay(t)
			cmd := exec.Command("go", append([]string{"test", "-overlay", overlay, "-run", "^TestSchedulesRunAsOnCPython$"}, quick...)...)
			out, err := cmd.CombinedOutput()
			var exit *exec.ExitError
			switch {
			case err == nil:
				t.Errorf("no schedule sees it")
			case !errors.As(err, &exit):
				t.Errorf("running the schedules: %v", err)
			case strings.Contains(string(out), "[build failed]"),
				strings.Contains(string(out), "\npanic: "), strings.Contains(string(out), "\nfatal error: "),
				!strings.Contains(string(out), ": the logs differ"):
				t.Errorf("it is not seen by a differing log:\n%.4000s", out)
			default:
				t.Logf("%d logs differ", strings.Count(string(out), ": the logs differ"))
			}
		})
	}
}

// overlay writes the mutated file, and what has the go command take it for the original.
func (m mutation) overlay(t *testing.T) string {
	t.Helper()
	original, err := filepath.Abs(filepath.Join("..", m.file))
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(original)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(text), m.old); n != 1 {
		t.Fatalf("the list is stale: %s holds %d times, not once:\n%s", m.file, n, m.old)
	}
	dir := t.TempDir()
	mutated, overlay := filepath.Join(dir, m.file), filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(mutated, []byte(strings.Replace(string(text), m.old, m.new, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	plan, err := json.Marshal(map[string]map[string]string{"Replace": {original: mutated}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(overlay, plan, 0o644); err != nil {
		t.Fatal(err)
	}
	return overlay
}
