package conformance_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var (
	update      = flag.Bool("update", false, "have CPython write the goldens anew")
	only        = flag.String("only", "", "have CPython run only the programs whose SUBJECT/NAME.py holds this")
	conformance = flag.Bool("conformance", false, "have CPython run the programs again, and compare the goldens")
	sample      = flag.Int("sample", 0, "with -conformance: how many programs are run again; 0: all")
	drawn       = flag.Uint64("seed", 1, "with -sample: which")
)

const (
	oracle       = "testdata/oracle.py"
	oracleModule = "../../../loopcore/testdata/cpython" // the module that runs CPython
	seed         = 0                                    // of random
)

// ticks are how far a reading of the loop's time moves the clock, in seconds.
// The goldens are of the first; under the second equal deadlines tie, and what a
// program does must not hang on that.
var ticks = []float64{1e-6, 0}

// The goldens are what CPython does: -update writes them, -conformance compares;
// -only TEXT does so with a few.
func TestGoldensAreWhatCPythonDoes(t *testing.T) {
	if !*update && !*conformance {
		return
	}
	all := slices.DeleteFunc(programs(t), func(p program) bool {
		return p.subject == webPrograms || !strings.Contains(p.subject+"/"+p.name, *only)
	})
	if *conformance && *sample > 0 {
		all = draw(all, *sample, *drawn)
	}
	outcomes := askOracle(t, all, ticks[0])
	if *update {
		for i, p := range all {
			write(t, p, outcomes[i])
		}
	}
	tied := askOracle(t, all, ticks[1])
	for i, p := range all {
		now := golden{digest(p.text), outcomes[i]}
		if was := readGolden(t, p); was.String() != now.String() {
			t.Errorf("%s: CPython now does something else:\n%s", p.path(), difference(now.String(), was.String()))
		}
		if d := differences(tied[i], outcomes[i]); d != "" {
			t.Errorf("%s hangs on the order of equal deadlines:\n%s", p.path(), d)
		}
	}
}

// draw is n of the programs by chance, the same ones for the same seed.
func draw(all []program, n int, seed uint64) []program {
	rand.New(rand.NewPCG(seed, 0)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:min(n, len(all))]
}

// write writes a program's golden, if it says something else than before.
func write(t *testing.T, p program, o Outcome) {
	t.Helper()
	text := golden{digest(p.text), o}.String()
	if was, err := os.ReadFile(p.golden()); err == nil && string(was) == text {
		return
	}
	if err := os.WriteFile(p.golden(), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Logf("wrote %s", p.golden())
}

// askOracle has CPython run programs.
func askOracle(t *testing.T, all []program, tick float64) []Outcome {
	t.Helper()
	script, err := filepath.Abs(oracle)
	if err != nil {
		t.Fatal(err)
	}
	command := []string{
		"go", "run", "-C", oracleModule, ".", script,
		"--tick", strconv.FormatFloat(tick, 'g', -1, 64), "--seed", strconv.Itoa(seed),
	}
	for _, p := range all {
		path, err := filepath.Abs(p.path())
		if err != nil {
			t.Fatal(err)
		}
		command = append(command, path)
	}
	outcomes, err := ask(command)
	if err != nil {
		t.Fatal(err)
	}
	if len(outcomes) != len(all) {
		t.Fatalf("of %d programs CPython ran %d", len(all), len(outcomes))
	}
	return outcomes
}

// ask runs a command that prints outcomes.
func ask(command []string) ([]Outcome, error) {
	cmd := exec.Command(command[0], command[1:]...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("ask CPython: %w\n%s", err, stderr.String())
	}
	var outcomes []Outcome
	if err := json.Unmarshal(out, &outcomes); err != nil {
		return nil, fmt.Errorf("read CPython's answer: %w", err)
	}
	return outcomes, nil
}
