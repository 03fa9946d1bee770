package lessons

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"batuta/loopcore/trace"
)

// pythonRun is what a Python program came to.
type pythonRun struct {
	stdout, stderr string
	exit           ExitCode
	err            error
	view           trace.View
}

// runPython plays a Python program to its end.
func runPython(t *testing.T, text string, o Options) pythonRun {
	t.Helper()
	var stdout, stderr bytes.Buffer
	o.Stdout, o.Stderr = &stdout, &stderr
	s := begin(t, Python("prog.py", text), o)
	result, err := ends(t, s)
	exit, _ := result.(ExitCode)
	return pythonRun{stdout.String(), stderr.String(), exit, err, s.View()}
}

// lines are the lines that a run was about to run, in order.
func lines(v trace.View) []int {
	var all []int
	for i := v.First(); i < v.End(); i++ {
		if e := v.At(i); e.Kind == trace.Line {
			all = append(all, int(e.Line))
		}
	}
	return all
}

const countdown = `import asyncio


async def count(n):
    while n:
        await asyncio.sleep(0)
        n -= 1


asyncio.run(count(2))
`

func TestATaskEndsAtTheLineThatEndedIt(t *testing.T) {
	const text = `import asyncio

async def answers():
    await asyncio.sleep(0)
    return 42

async def fails():
    await asyncio.sleep(0)
    raise KeyError("no")

async def main():
    await asyncio.gather(answers(), fails(), return_exceptions=True)

asyncio.run(main())
`
	v := runPython(t, text, Options{Clock: Virtual}).view
	got := map[string]string{}
	for i, label := v.First(), map[trace.TaskID]string{}; i < v.End(); i++ {
		switch e := v.At(i); e.Kind {
		case trace.TaskMade:
			label[e.Task] = v.Text(e.Text)
		case trace.TaskDone:
			got[label[e.Task]] = fmt.Sprintf("line %d: %s", e.Line, v.Text(e.Text))
		}
	}
	for task, want := range map[string]string{
		"answers()": "line 5: 42", "fails()": "line 9: KeyError: 'no'", "main()": "line 12: ",
	} {
		if got[task] != want {
			t.Errorf("%s ended at %q, not at %q", task, got[task], want)
		}
	}
}

func TestALineIsNotedBeforeItRuns(t *testing.T) {
	r := runPython(t, countdown, Options{Clock: Virtual, Lines: true})
	want := []int{1, 4, 10, 5, 6, 7, 5, 6, 7, 5}
	if got := lines(r.view); r.err != nil || !slices.Equal(got, want) {
		t.Errorf("the lines %v, %v, want %v", got, r.err, want)
	}
	if r := runPython(t, countdown, Options{Clock: Virtual}); len(lines(r.view)) > 0 {
		t.Errorf("lines %v of a run that is not followed", lines(r.view))
	}
}

func TestStepGoesToTheNextLine(t *testing.T) {
	s := begin(t, Python("prog.py", countdown), Options{Clock: Virtual, Lines: true, Paused: true})
	for _, want := range []int{1, 2, 3} {
		standsAt(t, s)
		if got := len(lines(s.View())); got != want {
			t.Fatalf("%d lines were about to run, want %d", got, want)
		}
		s.Step()
		time.Sleep(time.Millisecond)
		standsAt(t, s)
	}
	s.SetLines(false)
	s.Play()
	if _, err := ends(t, s); err != nil {
		t.Error(err)
	}
}

func TestWhatAProgramWritesIsInTheTraceWithItsTaskAndLine(t *testing.T) {
	r := runPython(t, "import asyncio\nasync def main():\n    print('out')\nprint('before')\nasyncio.run(main())\n", Options{Clock: Virtual})
	type output struct {
		text string
		task trace.TaskID
		line uint16
	}
	var got []output
	for i := r.view.First(); i < r.view.End(); i++ {
		if e := r.view.At(i); e.Kind == trace.Output {
			got = append(got, output{r.view.Text(e.Text), e.Task, e.Line})
		}
	}
	if want := []output{{"before\n", 0, 4}, {"out\n", 1, 3}}; !slices.Equal(got, want) || r.stdout != "before\nout\n" {
		t.Errorf("the trace says %v, want %v; stdout %q", got, want, r.stdout)
	}
}

func TestStopEndsAnyProgram(t *testing.T) {
	for name, text := range map[string]string{
		"endless loop":       "while True: pass",
		"in a coroutine":     "import asyncio\nasync def main():\n    while True: pass\nasyncio.run(main())",
		"catches everything": "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
		"finally":            "def f():\n    try: f()\n    finally: f()\nwhile True:\n    try: f()\n    except BaseException: pass",
		"sleeps":             "import time\ntime.sleep(3600)",
		"waits":              "import asyncio\nasync def main():\n    while True:\n        try: await asyncio.sleep(3600)\n        except BaseException: pass\nasyncio.run(main())",
		"prints":             "while True: print('x')",
		"in a sort":          "class E:\n    def __lt__(self, other):\n        while True: pass\nsorted([E(), E()])",
		"in a generator":     "def g():\n    while True: yield 1\nsum(g())",
		"in threads":         "import asyncio\ndef work():\n    while True: pass\nasync def main():\n    await asyncio.gather(*(asyncio.to_thread(work) for _ in range(3)))\nasyncio.run(main())",
	} {
		t.Run(name, func(t *testing.T) {
			s := begin(t, Python("prog.py", text), Options{})
			time.Sleep(30 * time.Millisecond)
			asked := time.Now()
			s.Stop()
			<-s.Done()
			if took := time.Since(asked); took > 5*time.Second { // 0.2 s where nothing else runs
				t.Errorf("it took %v", took)
			}
		})
	}
}

func TestFilesOutsideTheSandboxAreRefused(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{secret, "../secret.txt", "/etc/passwd", "/proc/self/environ", "a/../../x"} {
		r := runPython(t, "try:\n    print(open("+`r"`+name+`"`+").read())\nexcept OSError as e:\n    print(type(e).__name__)\n", Options{Clock: Virtual})
		if r.stdout != "PermissionError\n" {
			t.Errorf("%s: %q, %v", name, r.stdout, r.stderr)
		}
	}
	allowed := runPython(t, "print(open(r'"+secret+"').read())", Options{Clock: Virtual, AllowFiles: []string{filepath.Dir(secret)}})
	if allowed.stdout != "secret\n" {
		t.Errorf("a folder that is allowed: %q, %q", allowed.stdout, allowed.stderr)
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(secret, link); err != nil {
		t.Fatal(err)
	}
	r := runPython(t, "open(r'"+link+"')", Options{Clock: Virtual, AllowFiles: []string{filepath.Dir(link)}})
	if !strings.Contains(r.stderr, "PermissionError") {
		t.Errorf("a link that leads out: %q", r.stderr)
	}
}

func TestAProgramReadsItsOwnTextAndWritesInItsFolder(t *testing.T) {
	text := "n = len(open(__file__).read())\nwith open('note.txt', 'w') as f:\n    f.write('x' * n)\nprint(n, len(open('note.txt').read()))\n"
	if r := runPython(t, text, Options{Clock: Virtual}); r.err != nil || r.stdout != "124 124\n" {
		t.Errorf("%q, %v %s", r.stdout, r.err, r.stderr)
	}
}

func TestAnErrorSaysItsLine(t *testing.T) {
	for text, want := range map[string]int{
		"import asyncio\nasync def f():\n    1 / 0\nasyncio.run(f())\n": 3,
		"x = 1\nif x\n    pass\n": 2,
	} {
		r := runPython(t, text, Options{Clock: Virtual})
		var e *ProgramError
		if !errors.As(r.err, &e) || e.Line != want || r.exit != 1 {
			t.Errorf("%q: %v, exit %d, want line %d", text, r.err, r.exit, want)
		}
	}
}
