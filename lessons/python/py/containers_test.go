package py_test

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"batuta/lessons/python/py"
)

var updateContainers = flag.Bool("update-containers", false, "make testdata/containers/*.want anew, by CPython")

// classes are what the expressions about containers need.
const classes = `
class S(set): pass
class L(list): pass
class T(tuple): pass
class D(dict): pass
class F(frozenset): pass
`

// TestContainersAsCPython runs programs and expressions about containers and
// compares with what CPython 3.14.6 prints.
func TestContainersAsCPython(t *testing.T) {
	for _, name := range []string{"expressions.txt", "failures.py", "mappings.py", "sequences.py"} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join("testdata", "containers", name)
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text, wanted := string(b), file+".want"
			lines := strings.Split(strings.TrimSpace(text), "\n")
			if strings.HasSuffix(name, ".txt") {
				text = classes + tried(lines)
			}
			if *updateContainers {
				askCPython(t, text, wanted)
			}
			got, err := interpret(t, text)
			if err != nil {
				t.Fatal(err)
			}
			wants, gots := readLines(t, wanted), strings.Split(strings.TrimSuffix(got, "\n"), "\n")
			if len(gots) != len(wants) {
				t.Errorf("printed %d lines, want %d", len(gots), len(wants))
			}
			for i := range min(len(gots), len(wants)) {
				if gots[i] != wants[i] {
					t.Errorf("line %d (%s)\n got %s\nwant %s", i+1, lines[min(i, len(lines)-1)], gots[i], wants[i])
				}
			}
		})
	}
}

// tried is a program that prints what each expression is, or its error.
func tried(lines []string) string {
	var b strings.Builder
	for _, line := range lines {
		b.WriteString("try:\n    print(repr(" + line + "))\nexcept Exception as e:\n    print(type(e).__name__ + ': ' + str(e))\n")
	}
	return b.String()
}

// askCPython has CPython run a program and keeps what it prints.
func askCPython(t *testing.T, text, golden string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "prog.py")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("go", "run", "-C", "../../../loopcore/testdata/cpython", ".", file).Output()
	if err != nil {
		t.Fatalf("CPython: %v", err)
	}
	if err := os.WriteFile(golden, out, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestContainersTooLarge has what would not fit be refused before it is made.
func TestContainersTooLarge(t *testing.T) {
	lines := []string{
		`[0] * 10**12`, `(0,) * 10**18`, `[1, 2].__imul__(10**14)`, `list(range(10**18))`, `tuple(iter(int, 1))`,
		`set(range(10**12))`, `dict.fromkeys(range(10**12))`, `dict(zip(range(10**12), range(10**12)))`, `sorted(iter(int, 1))`,
		`max(*iter(int, 1))`, `[1, 2].extend(iter(int, 1))`,
	}
	code, err := compile("prog.py", tried(lines))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	in := py.NewInterpreter(py.Host{Stdout: &out})
	in.Limits.Memory = 1 << 20
	th, err := in.RunMain(code, "prog.py")
	th.Release()
	if err != nil {
		t.Fatal(err)
	}
	for i, got := range strings.Split(strings.TrimSpace(out.String()), "\n") {
		if got != "MemoryError:" && got != "MemoryError: " {
			t.Errorf("%s: got %.100s, want MemoryError", lines[i], got)
		}
	}
}

// TestContainersHaveAllNames has the built-in containers offer every name that
// CPython's do.
func TestContainersHaveAllNames(t *testing.T) {
	for _, c := range []struct{ class, want string }{
		{"list", "__add__ __class_getitem__ __contains__ __delitem__ __getitem__ __iadd__ __imul__ __iter__ __len__ __mul__ __reversed__ " +
			"__rmul__ __setitem__ append clear copy count extend index insert pop remove reverse sort"},
		{"tuple", "__add__ __class_getitem__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mul__ __rmul__ count index"},
		{"dict", "__class_getitem__ __contains__ __delitem__ __getitem__ __ior__ __iter__ __len__ __or__ __reversed__ __ror__ __setitem__ " +
			"clear copy fromkeys get items keys pop popitem setdefault update values"},
		{"set", "__and__ __class_getitem__ __contains__ __iand__ __ior__ __isub__ __iter__ __ixor__ __len__ __or__ __rand__ __ror__ __rsub__ " +
			"__rxor__ __sub__ __xor__ add clear copy difference difference_update discard intersection intersection_update isdisjoint " +
			"issubset issuperset pop remove symmetric_difference symmetric_difference_update union update"},
		{"frozenset", "__and__ __class_getitem__ __contains__ __iter__ __len__ __or__ __rand__ __ror__ __rsub__ __rxor__ __sub__ __xor__ " +
			"copy difference intersection isdisjoint issubset issuperset symmetric_difference union"},
		{"range", "__bool__ __contains__ __getitem__ __iter__ __len__ __reversed__ count index start step stop"},
		{"slice", "indices start step stop"},
		{"type({}.items())", "__and__ __contains__ __iter__ __len__ __or__ __rand__ __reversed__ __ror__ __rsub__ __rxor__ __sub__ __xor__ " +
			"isdisjoint mapping"},
		{"type({}.values())", "__iter__ __len__ __reversed__ mapping"},
		{"type(iter({}))", "__iter__ __length_hint__ __next__"},
		{"type(iter([]))", "__iter__ __length_hint__ __next__ __setstate__"},
		{"type(iter(range(1)))", "__iter__ __length_hint__ __next__ __setstate__"},
		{"enumerate", "__class_getitem__ __iter__ __next__"},
		{"zip", "__iter__ __next__ __setstate__"},
		{"map", "__iter__ __next__ __setstate__"},
		{"filter", "__iter__ __next__"},
		{"reversed", "__iter__ __length_hint__ __next__ __setstate__"},
	} {
		got := evaluate(t, []string{"' '.join(sorted(set(dir(" + c.class + ")) - set(dir(object))))"})
		if want := "'" + c.want + "'"; got[0] != want {
			t.Errorf("%s offers\n     %s\nwant %s", c.class, got[0], want)
		}
	}
}

// TestNativeLoopsEnd has loops of native code that would run for ever end soon
// after the program is stopped.
func TestNativeLoopsEnd(t *testing.T) {
	for _, line := range []string{
		"sum(iter(int, 1))", "any(iter(int, 1))", "max(iter(int, 1))", "5 in iter(int, 1)", "list(filter(None, iter(int, 1)))",
		"sum(range(10**18))", "1.5 in range(10**18)", "all(map(lambda x: True, iter(int, 1)))", "[].sort(key=sum(zip(iter(int, 1))))",
	} {
		t.Run(line, func(t *testing.T) {
			code, err := compile("prog.py", line)
			if err != nil {
				t.Fatal(err)
			}
			in := py.NewInterpreter(py.Host{})
			ended := make(chan struct{})
			go func() {
				th, _ := in.RunMain(code, "prog.py")
				th.Release()
				close(ended)
			}()
			time.Sleep(20 * time.Millisecond)
			in.Stop()
			select {
			case <-ended:
			case <-time.After(20 * time.Second):
				t.Error("it runs on")
			}
		})
	}
}

// TestDeepNestingIsRefused has values that hold one another too deep be an
// error, and not the end of Batuta.
func TestDeepNestingIsRefused(t *testing.T) {
	const program = `
def deep(make, use, n):
    v = make(())
    for _ in range(n):
        v = make(v)
    try:
        return use(v)
    except RecursionError as e:
        return str(e)
print(deep(lambda v: (v,), hash, 200000))
print(deep(lambda v: (v,), repr, 200000))
print(deep(lambda v: [v], repr, 200000))
print(deep(lambda v: {1: v}, str, 200000))
print(deep(lambda v: map(id, v), list, 200000))
print(deep(lambda v: (v,), lambda v: v == deep(lambda v: (v,), lambda v: v, 200000), 200000))
print(deep(lambda v: map(id, v), list, 5000), deep(lambda v: (v,), hash, 5000) is not None)
`
	got, err := interpret(t, program)
	if err != nil {
		t.Fatal(err)
	}
	const want = "maximum recursion depth exceeded"
	lines := strings.Split(strings.TrimSpace(got), "\n")
	for i, line := range lines[:6] {
		if !strings.HasPrefix(line, want) {
			t.Errorf("case %d: got %.100s, want %s", i, line, want)
		}
	}
	if last := lines[len(lines)-1]; last != "[] True" {
		t.Errorf("what is not so deep: got %.100s, want [] True", last)
	}
}
