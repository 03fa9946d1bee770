package modules_test

import (
	"strings"
	"sync"
	"testing"

	"batuta/lessons/python/modules"
	"batuta/lessons/python/py"
)

// playSeeded runs a program on a host with that seed and answers what it showed.
func playSeeded(t *testing.T, seed *int64, text string) string {
	t.Helper()
	code, err := compile("prog.py", text)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	in := py.NewInterpreter(py.Host{Seed: seed, Clock: &testClock{}})
	in.Compile = compile
	in.Loaders = modules.All()
	in.Builtins.SetStr(py.NewStr("show"), py.NewBuiltin("builtins", py.Def{Sig: "show(x)", Fn: func(th *py.Thread, args []py.Value) (py.Value, error) {
		s, err := th.Repr(args[0])
		out.WriteString(s + "\n")
		return nil, err
	}}))
	th, err := in.RunMain(code, "prog.py")
	th.Release()
	if err != nil {
		t.Error(err)
	}
	return out.String()
}

const drawsThrice = `import random
show(random.random())
show(random.Random().random())
show(random.Random().random())
random.seed()
show(random.random())
`

func TestHostsSeedIsTheProgramsWhereItHasNone(t *testing.T) {
	seed, other := int64(42), int64(43)
	first := playSeeded(t, &seed, drawsThrice)
	if again := playSeeded(t, &seed, drawsThrice); again != first {
		t.Errorf("another run with the seed showed\n%s, not\n%s", again, first)
	}
	if different := playSeeded(t, &other, drawsThrice); different == first {
		t.Error("another seed changed nothing")
	}
	lines := strings.Split(strings.TrimSpace(first), "\n")
	if want := strings.TrimSpace(playSeeded(t, nil, "import random\nrandom.seed(42)\nshow(random.random())\n")); lines[0] != want {
		t.Errorf("the first number is %s, that of random.seed(42) %s", lines[0], want)
	}
	seen := map[string]bool{}
	for _, l := range lines {
		if seen[l] {
			t.Errorf("two generators gave %s", l)
		}
		seen[l] = true
	}
}

func TestWithoutASeedRunsDiffer(t *testing.T) {
	if a, b := playSeeded(t, nil, drawsThrice), playSeeded(t, nil, drawsThrice); a == b {
		t.Errorf("two runs showed\n%s", a)
	}
}

func TestRunsAtOnceDoNotDisturbEachOther(t *testing.T) {
	const program = `import random, math
random.seed("at once")
show([random.gauss(), random.sample(range(1000), 3), math.factorial(30) % 10**9, 2**100 / 3, f"{math.pi:.3f}", hash(2.5), int("1_000")])
`
	want := playSeeded(t, nil, program)
	var runs sync.WaitGroup
	for range 8 {
		runs.Add(1)
		go func() {
			defer runs.Done()
			if got := playSeeded(t, nil, program); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		}()
	}
	runs.Wait()
}
