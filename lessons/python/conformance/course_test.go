package conformance_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"batuta/lessons"
	"batuta/lessons/sampleapi"
)

// The sample API's ports, as programs have them. Where a program is run by
// CPython others stand there, which are as long: lesson 1 measures its own text.
const (
	apiPort    = 8765
	apiTLSPort = 8766
	firstPort  = 8800 // that is tried instead
	lastPort   = 9999
)

// courseProgram is a program of a lesson's, or a model solution.
type courseProgram struct {
	lesson string
	lessons.Program
	solution bool // it has the name of the program that it is a solution of
}

// String is what -only is matched with.
func (p courseProgram) String() string {
	if p.solution {
		return p.lesson + "/" + strings.TrimSuffix(p.Name, ".py") + "_solution.py"
	}
	return p.lesson + "/" + p.Name
}

// asksAPI reports whether the program asks the sample API.
func (p courseProgram) asksAPI() bool {
	return strings.Contains(p.Source, strconv.Itoa(apiPort)) || strings.Contains(p.Source, strconv.Itoa(apiTLSPort))
}

// imports reports whether it imports aiohttp or httpx, which CPython has not by
// itself.
func (p courseProgram) imports() bool {
	return regexp.MustCompile(`(?m)^\s*(import|from)\s.*\b(aiohttp|httpx)\b`).MatchString(p.Source)
}

// courses are the programs and model solutions of every lesson, but for those
// that are free to ask anybody.
func courses(t *testing.T) []courseProgram {
	t.Helper()
	all, err := lessons.Load()
	if err != nil {
		t.Fatal(err)
	}
	var list []courseProgram
	seen := map[string]bool{}
	add := func(l *lessons.Lesson, p *lessons.Program, solution bool) {
		if p == nil || seen[p.Source] { // a program can be its own solution
			return
		}
		seen[p.Source] = true
		list = append(list, courseProgram{l.ID, *p, solution})
	}
	for _, l := range all {
		for _, part := range l.Parts {
			if part.Free {
				continue
			}
			for _, v := range part.Variants {
				add(l, &v.Program, false)
				add(l, v.Solution, true)
			}
		}
	}
	return list
}

// write writes the program into a folder of its own, with what lies beside it in
// Batuta, and answers its path.
func (p courseProgram) write(t *testing.T, text string) string {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, p.Name)
	if err := errors.Join(os.WriteFile(path, []byte(text), 0o644),
		os.WriteFile(filepath.Join(folder, sampleapi.CAFile), sampleapi.CA(), 0o644)); err != nil {
		t.Fatal(err)
	}
	return path
}

// served is a sample API at ports of four digits, as "batuta serve" has it, and
// what puts these into a text, and the known ones back.
func served(t *testing.T) (there, back *strings.Replacer) {
	t.Helper()
	for port := firstPort; port < lastPort; port += 2 {
		s, err := sampleapi.Start(sampleapi.Options{
			Clock: realClock{}, Fresh: 2 * time.Second,
			Addr: "127.0.0.1:" + strconv.Itoa(port), TLSAddr: "127.0.0.1:" + strconv.Itoa(port+1),
		})
		if errors.Is(err, syscall.EADDRINUSE) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		plain, secure := strconv.Itoa(port), strconv.Itoa(port+1)
		known, knownTLS := strconv.Itoa(apiPort), strconv.Itoa(apiTLSPort)
		return strings.NewReplacer(known, plain, knownTLS, secure), strings.NewReplacer(plain, known, secure, knownTLS)
	}
	t.Fatal("no ports are free")
	return nil, nil
}

// TestCoursesDoWhatTheyDoUnderPython holds what the course's programs and model
// solutions print, and how they end, against CPython: with aiohttp or httpx under
// Debian's, with the real libraries, in real time and with a sample API of their
// own; the others under 3.14.6, those that ask nobody on the virtual clock.
func TestCoursesDoWhatTheyDoUnderPython(t *testing.T) {
	if !*conformance {
		return
	}
	debian := exec.Command(debianPython, "-c", "import aiohttp, httpx").Run()
	for _, p := range courses(t) {
		if !strings.Contains(p.String(), *only) {
			continue
		}
		t.Run(p.String(), func(t *testing.T) {
			if p.imports() && debian != nil {
				t.Logf("not compared, for want of python3-aiohttp and python3-httpx: %v", debian)
				return
			}
			want := p.underPython(t)
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			defer cancel()
			got, err := runHere(ctx, p.write(t, p.Source), nil)
			if err != nil {
				t.Fatal(err)
			}
			if d := differences(Outcome{Stdout: got.Stdout, Exit: got.Exit}, Outcome{Stdout: want.Stdout, Exit: want.Exit}); d != "" {
				t.Errorf("%s\nstderr of Batuta:\n%s\nand of Python:\n%s", d, got.Stderr, want.Stderr)
			}
		})
	}
}

// underPython is what the program does in the Python that it is for.
func (p courseProgram) underPython(t *testing.T) Outcome {
	t.Helper()
	script, err := filepath.Abs(oracle)
	if err != nil {
		t.Fatal(err)
	}
	text, back := p.Source, strings.NewReplacer()
	command := []string{"go", "run", "-C", oracleModule, ".", script}
	if p.imports() {
		command = []string{debianPython, script}
	}
	if p.imports() || p.asksAPI() {
		there, known := served(t)
		text, back = there.Replace(text), known
		command = append(command, "--plain")
	} else {
		command = append(command, "--tick", strconv.FormatFloat(ticks[0], 'g', -1, 64), "--seed", strconv.Itoa(seed))
	}
	outcomes, err := ask(append(command, p.write(t, text)))
	if err != nil {
		t.Fatal(err)
	}
	o := outcomes[0]
	o.Stdout, o.Stderr = back.Replace(o.Stdout), back.Replace(o.Stderr)
	return o
}

// A program must be run as it is written: what stands for the API's ports is as
// long, and there in the text.
func TestCoursesThatAskTheAPIAreServedElsewhere(t *testing.T) {
	there, back := served(t)
	asking, solutions := 0, 0
	for _, p := range courses(t) {
		if p.imports() && !p.asksAPI() {
			t.Errorf("%s imports a library for HTTP, and asks nobody", p)
		}
		if p.solution {
			solutions++
		}
		if !p.asksAPI() {
			continue
		}
		asking++
		text := there.Replace(p.Source)
		if len(text) != len(p.Source) || text == p.Source || back.Replace(text) != p.Source {
			t.Errorf("%s cannot be served elsewhere", p)
		}
	}
	if asking == 0 || solutions == 0 {
		t.Errorf("%d programs ask the API, and there are %d solutions", asking, solutions)
	}
}
