package syntax

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestTreesAsCPython compares the trees of our own programs, spans included,
// with those that CPython's ast module gives.
func TestTreesAsCPython(t *testing.T) {
	files, err := filepath.Glob("testdata/trees/*.py")
	if err != nil || len(files) == 0 {
		t.Fatalf("no programs: %v", err)
	}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			golden := strings.TrimSuffix(path, ".py") + ".tree"
			if *update {
				tree, err := exec.Command(oracle(t), "testdata/dump.py", path).Output()
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(golden, byLine(tree), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			got := byLine(dumpFile(t, path))
			if bytes.Equal(got, want) {
				return
			}
			a, b := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
			for i := range a {
				if i >= len(b) || a[i] != b[i] {
					t.Fatalf("line %d of the tree:\ngot  %s\nwant %s", i+1, a[i], strings.Join(b[min(i, len(b)-1):min(i+1, len(b))], ""))
				}
			}
			t.Fatalf("the tree ends too early: %d lines, not %d", len(a), len(b))
		})
	}
}

// byLine gives each statement of a tree a line of its own.
func byLine(tree []byte) []byte {
	for _, name := range []string{
		"Expr", "Assign", "AugAssign", "AnnAssign", "If", "For", "While", "With", "Try", "Match", "match_case",
		"FunctionDef", "AsyncFunctionDef", "ClassDef", "Return", "Import",
	} {
		tree = bytes.ReplaceAll(tree, []byte("("+name+" "), []byte("\n("+name+" "))
	}
	return tree
}

// TestLineEnds sees that a carriage return, with or without a newline behind
// it, ends a line as a newline does; and that a byte order mark is nothing.
func TestLineEnds(t *testing.T) {
	for _, path := range []string{"testdata/trees/program.py", "testdata/trees/strings.py"} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want := dumpText(t, path, text)
		for name, other := range map[string][]byte{
			"CR LF": bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")),
			"CR":    bytes.ReplaceAll(text, []byte("\n"), []byte("\r")),
			"BOM":   append([]byte("\xef\xbb\xbf"), text...),
		} {
			if got := dumpText(t, path, other); !bytes.Equal(got, want) {
				t.Errorf("%s with %s: another tree", path, name)
			}
		}
	}
}

// TestDeepPrograms sees that what is too deep is refused, and does not exhaust
// the stack.
func TestDeepPrograms(t *testing.T) {
	const stack = "MemoryError: Parser stack overflowed - Python source too complex to parse"
	for _, c := range []struct {
		name, program, want string
	}{
		{"parentheses", strings.Repeat("(", 200) + strings.Repeat(")", 200), ""},
		{"too many parentheses", strings.Repeat("(", 201) + strings.Repeat(")", 201), "SyntaxError: too many nested parentheses"},
		{"lists", strings.Repeat("[", 200) + strings.Repeat("]", 200), ""},
		{"calls", strings.Repeat("f(", 200) + strings.Repeat(")", 200), ""},
		{"dicts", strings.Repeat("{1:", 200) + "1" + strings.Repeat("}", 200), ""},
		{"minus", strings.Repeat("-", 3000) + "1", ""},
		{"endless minus", strings.Repeat("-", 1000000) + "1", stack},
		{"not", strings.Repeat("not ", 3000) + "1", ""},
		{"endless not", strings.Repeat("not ", 1000000) + "1", stack},
		{"endless lambda", strings.Repeat("lambda:", 1000000) + "1", stack},
		{"endless if", strings.Repeat("a if b else ", 100000) + "1", stack},
		{"endless power", strings.Repeat("2**", 100000) + "1", stack},
		{"elif", "if a: b\n" + strings.Repeat("elif a: b\n", 3000), ""},
		{"endless elif", "if a: b\n" + strings.Repeat("elif a: b\n", 100000), stack},
		{"a long sum", "1" + strings.Repeat("+1", 5000), ""},
		{"attributes", "a" + strings.Repeat(".a", 5000), ""},
		{"assignments", strings.Repeat("a=", 5000) + "1", ""},
		{"indentation", blocks(99), ""},
		{"too much indentation", blocks(100), "IndentationError: too many levels of indentation"},
		{"patterns", "match x:\n case " + strings.Repeat("[", 190) + strings.Repeat("]", 190) + ": pass", ""},
		{"starred patterns", "match x:\n case " + strings.Repeat("(", 190) + "a" + strings.Repeat(")", 190) + ": pass", ""},
		{"targets", strings.Repeat("(", 190) + "a" + strings.Repeat(")", 190) + " = 1", ""},
		{"deleted", "del " + strings.Repeat("(", 190) + "a" + strings.Repeat(")", 190), ""},
		{"wrong in parentheses", strings.Repeat("(", 190) + "a b" + strings.Repeat(")", 190), "SyntaxError: invalid syntax. Perhaps you forgot a comma?"},
		{"wrong in brackets", strings.Repeat("[", 190) + "a b" + strings.Repeat("]", 190), "SyntaxError: invalid syntax. Perhaps you forgot a comma?"},
		{"wrong in dicts", strings.Repeat("{1:", 100) + "a b" + strings.Repeat("}", 100), "SyntaxError: invalid syntax. Perhaps you forgot a comma?"},
		{"wrong in calls", strings.Repeat("f(", 100) + "a b" + strings.Repeat(")", 100), "SyntaxError: invalid syntax. Perhaps you forgot a comma?"},
		{"wrong end of calls", strings.Repeat("f(a, b=", 90) + "c d" + strings.Repeat(")", 90), "SyntaxError: invalid syntax. Perhaps you forgot a comma?"},
		{"f-strings", strings.Repeat("f'{", 149) + "1" + strings.Repeat("}'", 149), ""},
		{"too many f-strings", strings.Repeat("f'{", 150) + "1" + strings.Repeat("}'", 150), "SyntaxError: too many nested f-strings or t-strings"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Parse("t.py", []byte(c.program))
			got := ""
			if err != nil {
				got = err.Error()
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// blocks is so many blocks, one in the other.
func blocks(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "if 1:\n")
	}
	return b.String() + strings.Repeat(" ", n-1) + " pass\n"
}

func TestLongPrograms(t *testing.T) {
	m, err := Parse("t.py", program(t, 100000))
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Body) < 10000 {
		t.Errorf("only %d statements", len(m.Body))
	}
	long := "x = [" + strings.Repeat("(1, 'a', {'k': [1, 2]}), ", 100000) + "]\n"
	if _, err := Parse("t.py", []byte(long)); err != nil {
		t.Error(err)
	}
}

// TestInspectSeesAll counts the names in a program that has one in every place.
func TestInspectSeesAll(t *testing.T) {
	const program = `
@n
async def f[T: n = n](a: n = n, /, *b: n, c: n = n, **d: n) -> n:
    async with n as n: await n
    async for n in n: yield n
    else: return n
@n
class C(n, *n, k=n):
    n: n = n
    n += n
    del n, (n, [n])
    global n
    type n = n
match n:
    case [n.a, {n.b: _}, C.D(_, k=n.c)] | (n.d as e) if n: n
try: raise n from n
except n as e: assert n, n
else: n if n else n
finally: lambda x=n: (n := n)
while n: f"{n!r:{n}}"
[n for n in n if n]; {n: n for n in n}; {n: n, **n}; {n, *n}
n[n:n:n](n, *n, k=n, **n).a < -n + n or not n
`
	m, err := Parse("t.py", []byte(program))
	if err != nil {
		t.Fatal(err)
	}
	names := 0
	Inspect(m, func(n Node) bool {
		if name, ok := n.(*Name); ok && name.ID == "n" {
			names++
		}
		return true
	})
	want := 0
	for tok := range Tokens([]byte(program)) {
		if program[tok.From:tok.To] == "n" {
			want++
		}
	}
	if names != want {
		t.Errorf("%d names, want %d", names, want)
	}
}
