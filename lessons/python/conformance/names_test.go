package conformance_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"batuta/lessons/python/cpython"
	"batuta/lessons/python/py"
)

// survey is the program that tells what Batuta has of the names that CPython
// has. It says a line for each: the letter of its owner's kind, its owner, the
// name, and what came of asking for it.
const survey = `
import sys

def ask(kind, label, owner, names):
    for name in names.split():
        try:
            getattr(owner, name)
        except (NotImplementedError, ImportError) as e:
            verdict = 'refused' if str(e).startswith('not in Batuta yet: ') else 'wrong'
        except AttributeError:
            verdict = 'wrong'
        else:
            verdict = 'have'
        print(kind, label, name, verdict)

for cls in [type(None), type(...), type(NotImplemented), type(ask), type(ask.__code__), type(sys), type([].append), type(list.append),
            type(int.real), type(list.__len__), type([].__len__), type(list.__dict__), type(iter([])), type(iter(())), type(iter({})),
            type(iter('')), type(iter(b'')), type(iter(set())), type(iter(range(1))), type(reversed([])), type({}.keys()), type({}.values()),
            type({}.items()), type(iter({}.values())), type(iter({}.items())), type(x for x in ()), type(iter(int, 0)), type(list[int]),
            type(int | str), type(sys._getframe()), type((lambda x: (lambda: x))(1).__closure__[0])]:
    classes[cls.__module__ + '.' + cls.__qualname__] = cls
for label, module in modules.items():
    ask('m', label, module, names_of_modules.get(label, ''))
    for cls in vars(module).values():
        if isinstance(cls, type) and cls.__module__.split('.')[0] in tops:
            for c in cls.__mro__:
                classes[c.__module__ + '.' + c.__qualname__] = c
for label, cls in sorted(classes.items()):
    if label not in names_of_classes:
        print('c', label, '?', 'private' if '._' in label else 'unknown')
    ask('c', label, cls, names_of_classes.get(label, ''))
`

// promised are the modules that Batuta must have.
const promised = `
asyncio selectors socket logging threading concurrent.futures contextvars time random functools itertools collections
collections.abc contextlib dataclasses enum typing types json math datetime string heapq sys ssl traceback warnings
signal queue
`

// answer is what came of asking for a name.
type answer struct{ kind, owner, name, verdict string }

// surveyed runs the survey, once for all tests.
var surveyed = sync.OnceValues(func() ([]answer, error) {
	var b strings.Builder
	b.WriteString("import sys\nmodules, classes = {}, {}\n")
	tops := map[string]bool{}
	for _, name := range cpython.Modules() {
		tops[strings.Split(name, ".")[0]] = true
		fmt.Fprintf(&b, "try:\n    import %s\n    modules[%q] = sys.modules[%q]\nexcept ImportError as e:\n    print('m', %q, '?', 'refused' if 'not in Batuta yet' in str(e) else 'wrong')\n",
			name, name, name, name)
	}
	fmt.Fprintf(&b, "tops = %q.split()\n", strings.Join(slices.Sorted(maps.Keys(tops)), " "))
	b.WriteString("names_of_modules = {\n")
	for _, name := range cpython.Modules() {
		m := cpython.NamesOf(name)
		fmt.Fprintf(&b, "%q: %q,\n", name, strings.Join(slices.Concat(m.Public, m.Other), " "))
	}
	b.WriteString("}\nnames_of_classes = {\n")
	for _, name := range cpython.Classes() {
		fmt.Fprintf(&b, "%q: %q,\n", name, strings.Join(cpython.ClassOf(name).Names, " "))
	}
	b.WriteString("}\n" + survey)
	o, err := runText(b.String())
	if err != nil {
		return nil, err
	}
	var all []answer
	for line := range strings.Lines(o.Stdout) {
		if f := strings.Fields(line); len(f) == 4 {
			all = append(all, answer{f[0], f[1], f[2], f[3]})
		}
	}
	if o.Exit != 0 {
		return nil, fmt.Errorf("the survey ended with %d: %s", o.Exit, o.Stderr)
	}
	return all, nil
})

// runText runs a program that is in no file.
func runText(text string) (Outcome, error) {
	dir, err := os.MkdirTemp("", "batuta")
	if err != nil {
		return Outcome{}, fmt.Errorf("make a folder: %w", err)
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "survey.py")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		return Outcome{}, fmt.Errorf("write the program: %w", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	return runHere(ctx, file, nil)
}

// What CPython has, Batuta has or refuses by name: nothing is an AttributeError
// that CPython would not raise.
func TestANameOfCPythonsIsThereOrIsRefused(t *testing.T) {
	all, err := surveyed()
	if err != nil {
		t.Fatal(err)
	}
	have := 0
	for _, a := range all {
		switch a.verdict {
		case "have":
			have++
		case "refused", "private":
		default:
			t.Errorf("%s.%s is %s", a.owner, a.name, a.verdict)
		}
	}
	if have < 4500 {
		t.Errorf("there are %d names", have)
	}
}

// The table of CPython's names is CPython's: -update writes it, -conformance
// compares.
func TestTheTableOfNamesIsCPythons(t *testing.T) {
	if !*update && !*conformance {
		return
	}
	isCPythons(t, "../cpython/names.txt", "../cpython/testdata/names.py")
}

// isCPythons compares a table with what a script tells of CPython's modules, and
// writes it with -update.
func isCPythons(t *testing.T, table, script string) {
	t.Helper()
	script, err := filepath.Abs(script)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", append([]string{"run", "-C", oracleModule, ".", "-W", "ignore", script}, offered(t)...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(table, out, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	was, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	if string(was) != string(out) {
		t.Errorf("CPython now tells otherwise than %s:\n%s", table, difference(string(out), string(was)))
	}
}

// offered are the modules of the standard library that Batuta has.
func offered(t *testing.T) []string {
	t.Helper()
	var b strings.Builder
	for _, name := range py.StandardModules() {
		if !strings.HasPrefix(name, "_") {
			fmt.Fprintf(&b, "try:\n    import %s\n    print(%q)\nexcept ImportError:\n    pass\n", name, name)
		}
	}
	o, err := runText(b.String())
	if err != nil || o.Exit != 0 {
		t.Fatal(err, o.Stderr)
	}
	all := append(strings.Fields(o.Stdout), "builtins")
	all = append(all, strings.Fields(promised)...)
	slices.Sort(all)
	return slices.Compact(all)
}
