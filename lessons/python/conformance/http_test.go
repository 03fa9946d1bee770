package conformance_test

import (
	"bytes"
	"context"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"batuta/lessons/sampleapi"
)

const (
	debianPython = "/usr/bin/python3"      // python3-aiohttp and python3-httpx are its packages
	apiAddress   = "http://127.0.0.1:8765" // the sample API's, as the programs hold it
)

// realClock lets the sample API answer in real time.
type realClock struct{}

func (realClock) Wait(ctx context.Context, seconds float64) error {
	if math.IsInf(seconds, 1) {
		<-ctx.Done()
		return ctx.Err()
	}
	timer := time.NewTimer(time.Duration(seconds * float64(time.Second)))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// addressed is the text of a program that asks the sample API where it really is.
func addressed(p program, server *sampleapi.Server) []byte {
	return bytes.ReplaceAll(p.text, []byte(apiAddress), []byte("http://"+server.Addr().String()))
}

// The goldens of programs that use aiohttp and httpx are what the real libraries
// do: -update writes them, -conformance compares, where Debian's are installed.
func TestWebGoldensAreWhatTheRealLibrariesDo(t *testing.T) {
	if !*update && !*conformance {
		return
	}
	if out, err := exec.Command(debianPython, "-c", "import aiohttp, httpx").CombinedOutput(); err != nil {
		if *update {
			t.Fatalf("install python3-aiohttp and python3-httpx: %v\n%s", err, out)
		}
		t.Logf("not compared, for want of python3-aiohttp and python3-httpx: %v", err)
		return
	}
	server, err := sampleapi.Start(sampleapi.Options{Clock: realClock{}})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	for _, p := range webOnly(t) {
		file := filepath.Join(t.TempDir(), p.name)
		if err := os.WriteFile(file, addressed(p, server), 0o644); err != nil {
			t.Fatal(err)
		}
		outcomes, err := ask([]string{debianPython, oracle, "--plain", file})
		if err != nil {
			t.Fatal(err)
		}
		if *update {
			write(t, p, outcomes[0])
		}
		now := golden{digest(p.text), outcomes[0]}
		if was := readGolden(t, p); was.String() != now.String() {
			t.Errorf("%s: the real library now does something else:\n%s", p.path(), difference(now.String(), was.String()))
		}
	}
}

func webOnly(t *testing.T) []program {
	t.Helper()
	return slices.DeleteFunc(programs(t), func(p program) bool { return p.subject != webPrograms })
}

// The API's address must be written as it is replaced.
func TestWebProgramsHoldTheAddressOfTheAPI(t *testing.T) {
	server, err := sampleapi.Start(sampleapi.Options{Clock: realClock{}})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	all := webOnly(t)
	if len(all) < 6 {
		t.Errorf("there are %d programs", len(all))
	}
	for _, p := range all {
		if n := strings.Count(string(p.text), apiAddress); n != 1 {
			t.Errorf("%s holds the address %d times", p.path(), n)
		}
		if !bytes.Contains(addressed(p, server), []byte(server.Addr().String())) {
			t.Errorf("%s: the address is not replaced", p.path())
		}
	}
}

// In Batuta the programs that use aiohttp and httpx ask the run's own API, on its
// clock. The order of steps is not compared: the goldens of real time have none.
func TestWebProgramsDoWhatTheRealLibrariesDo(t *testing.T) {
	t.Parallel()
	for _, p := range webOnly(t) {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			defer cancel()
			got, err := runHere(ctx, p.path(), nil)
			if err != nil {
				t.Fatal(err)
			}
			want := readGolden(t, p).Outcome
			got.Steps = nil
			got.Stderr, want.Stderr = lastLine(got.Stderr), lastLine(want.Stderr) // an older Python writes tracebacks otherwise
			if d := differences(got, want); d != "" {
				t.Error(d)
			}
		})
	}
}
