package modules_test

import (
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the tables are made in a zone that every machine must know

	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/compiler"
	"batuta/lessons/python/modules"
	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
)

var update = flag.Bool("update", false, "make testdata/*/*.want anew, by CPython")

// zone is where the tables' local time is.
const zone = "Europe/Madrid"

func TestMain(m *testing.M) {
	local, err := time.LoadLocation(zone)
	if err != nil {
		panic(err)
	}
	time.Local = local
	os.Exit(m.Run())
}

// testClock stands at one moment.
type testClock struct{ slept float64 }

func (*testClock) Now() float64           { return 1704067200.5 }
func (*testClock) Monotonic() float64     { return 12.25 }
func (c *testClock) Sleep(s float64) bool { c.slept += s; return true }

func compile(file, text string) (*bytecode.Code, error) {
	m, err := syntax.Parse(file, []byte(text))
	if err != nil {
		return nil, err
	}
	return compiler.Compile(m, file)
}

// play runs a program and answers what it printed.
func play(t *testing.T, text string) string {
	t.Helper()
	code, err := compile("prog.py", text)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	in := py.NewInterpreter(py.Host{Stdout: &out, Stderr: io.Discard, Clock: &testClock{}})
	in.Compile = compile
	in.Broken = func(what string) { t.Error(what) }
	in.Loaders = modules.All()
	in.Builtins.SetStr(py.NewStr("show"), py.NewBuiltin("builtins", py.Def{Sig: "show(text)", Fn: func(th *py.Thread, args []py.Value) (py.Value, error) {
		s, err := th.Str(args[0])
		out.WriteString(s + "\n")
		return nil, err
	}}))
	th, err := in.RunMain(code, "prog.py")
	th.Release()
	if err != nil {
		t.Errorf("the program ended with %v", err)
	}
	return out.String()
}

// program is a table as a program: what stands before the line of dashes, and
// then each line as an expression whose value, or error, is shown. ours comes
// between, so that it moves no line of what stands before.
func program(table, ours string) string {
	setup, lines, _ := strings.Cut(table, "\n---\n")
	var b strings.Builder
	b.WriteString(setup + "\n" + ours + `
def _case(f):
    try:
        show(ascii(f()))
    except BaseException as e:
        show(type(e).__name__ + ': ' + ascii(str(e)))
`)
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		fmt.Fprintf(&b, "_case(lambda: (%s))\n", line)
	}
	return b.String()
}

// TestTables holds each table of expressions against what CPython 3.14.6 answers.
func TestTables(t *testing.T) {
	tables, err := filepath.Glob("testdata/tables/*.txt")
	if err != nil || len(tables) == 0 {
		t.Fatalf("no tables: %v", err)
	}
	for _, file := range tables {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			table, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			golden := strings.TrimSuffix(file, ".txt") + ".want"
			if *update {
				ask(t, program(string(table), "show = print"), golden)
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			_, lines, _ := strings.Cut(string(table), "\n---\n")
			compare(t, strings.Split(strings.TrimSpace(lines), "\n"), play(t, program(string(table), "")), string(want))
		})
	}
}

// TestSums runs programs that go through many cases and show a sum of what came
// out: it must be CPython's.
func TestSums(t *testing.T) {
	programs, err := filepath.Glob("testdata/sums/*.py")
	if err != nil || len(programs) == 0 {
		t.Fatalf("no programs: %v", err)
	}
	for _, file := range programs {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".py"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			golden := strings.TrimSuffix(file, ".py") + ".want"
			if *update {
				ask(t, "show = print\n"+string(text), golden)
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got := play(t, string(text)); got != string(want) {
				t.Errorf("sum %q, want %q", got, want)
			}
		})
	}
}

func compare(t *testing.T, cases []string, got, want string) {
	t.Helper()
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	if len(g) != len(w) || len(w) != len(cases)+1 {
		t.Errorf("%d answers, want %d, of %d expressions", len(g)-1, len(w)-1, len(cases))
	}
	for i := range min(len(g), len(w), len(cases)) {
		if g[i] != w[i] {
			t.Errorf("%s\n got %s\nwant %s", cases[i], g[i], w[i])
		}
	}
}

// ask has CPython run a program and keeps what it prints.
func ask(t *testing.T, text, golden string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "table.py")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "run", "-C", "../../../loopcore/testdata/cpython", ".", file)
	cmd.Env = append(os.Environ(), "TZ="+zone)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("CPython: %v", err)
	}
	if err := os.WriteFile(golden, out, 0o600); err != nil {
		t.Fatal(err)
	}
}
