package loopcore_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"batuta/loopcore"
)

// warned is a hook that keeps the warnings it is told.
func warned() (*[]string, func(category, message string)) {
	var all []string
	return &all, func(category, message string) { all = append(all, category+": "+message) }
}

func neverRun(*loopcore.Co) (any, error) { return nil, nil }

func TestACoroutineThatNobodyAwaitsIsWarnedOfOnce(t *testing.T) {
	all, hook := warned()
	_, err := loopcore.Run(loopcore.Options{Warn: hook}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		co.Coro(neverRun)
		awaited, tasked, closed := co.Coro(neverRun), co.Coro(neverRun), co.Coro(neverRun)
		if _, err := co.Await(awaited); err != nil {
			return nil, err
		}
		closed.Close()
		return co.Await(must(co.Loop().CreateTask(tasked, "")))
	}))
	if want := "RuntimeWarning: coroutine 'neverRun' was never awaited"; err != nil || len(*all) != 1 || (*all)[0] != want {
		t.Errorf("%v; the warnings are %q", err, *all)
	}
}

// CPython gives the line at which the object was freed, which mostly is where it was made.
func TestAWarningSaysWhereAndIsWrittenOnceForEachPlace(t *testing.T) {
	var out strings.Builder
	o := loopcore.Options{Stdout: &out, Sources: []string{"leftovers_test.go"}}
	_, err := loopcore.Run(o, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		for range 3 {
			co.Coro(neverRun)
		}
		co.Coro(neverRun)
		return nil, nil
	}))
	want := regexp.MustCompile(`^(leftovers_test.go:\d+: RuntimeWarning: coroutine 'neverRun' was never awaited\n){2}$`)
	if err != nil || !want.MatchString(out.String()) {
		t.Errorf("%v; it wrote %q", err, out.String())
	}
}

func TestInDebugModeAWarningSaysHowTheCoroutineCameToBe(t *testing.T) {
	all, hook := warned()
	_, err := loopcore.Run(loopcore.Options{Warn: hook, Debug: true}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		co.Coro(neverRun)
		return nil, nil
	}))
	want := regexp.MustCompile(`^RuntimeWarning: coroutine 'neverRun' was never awaited\n` +
		`Coroutine created at \(most recent call last\)\n  File "leftovers_test.go", line \d+, in TestInDebug\w+\.func1$`)
	if err != nil || len(*all) != 1 || !want.MatchString((*all)[0]) {
		t.Errorf("%v; the warnings are %q", err, *all)
	}
}

// made is a coroutine of another kind, which knows where it was made.
type made struct{ scripted }

func (*made) Made() (string, int) { return "prog.py", 12 }

func TestCoroutinesOfOtherKindsAreWatchedIfTheyCanTell(t *testing.T) {
	var out strings.Builder
	l := must(loopcore.New(loopcore.Options{Stdout: &out}))
	l.Expect(&made{})
	l.Expect(oddCoroutine{}) // which cannot tell
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); got != "prog.py:12: RuntimeWarning: coroutine 'work' was never awaited\n" {
		t.Errorf("it wrote %q", got)
	}
}

func TestCoroutinesLongSinceAwaitedAreNotKept(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	most := 0
	for range 10_000 {
		c := &scripted{}
		l.Expect(c)
		c.Close()
		most = max(most, l.Expected())
	}
	if most > 100 {
		t.Errorf("as many as %d were kept", most)
	}
}

// As CPython 3.14.6 says it, for the same things in the same order.
func TestWhatIsLeftIsSaidWhenTheLoopCloses(t *testing.T) {
	log, lines := logLines()
	all, hook := warned()
	l := must(loopcore.New(loopcore.Options{Log: log, Warn: hook}))
	must(l.CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) { return co.Await(l.NewFuture()) }), "pend"))
	must(l.CreateTask(loopcore.Coro(func(*loopcore.Co) (any, error) { return nil, loopcore.ValueError("bad") }), "boom"))
	if _, err := l.RunUntilComplete(loopcore.Sleep(0)); err != nil {
		t.Fatal(err)
	}
	if err := l.NewFuture().SetException(loopcore.ValueError("fut")); err != nil {
		t.Fatal(err)
	}
	must(l.CreateTask(loopcore.Coro(neverRun), "new"))
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	got := regexp.MustCompile(`coro=<[^>]*>`).ReplaceAllString(lines.String(), "coro=?")
	const want = "DEBUG:asyncio:Using selector: EpollSelector\n" +
		"ERROR:asyncio:Task exception was never retrieved\n" +
		"future: <Task finished name='boom' coro=? exception=ValueError('bad')>\nValueError: bad\n" +
		"ERROR:asyncio:Future exception was never retrieved\n" +
		"future: <Future finished exception=ValueError('fut')>\nValueError: fut\n" +
		"ERROR:asyncio:Task was destroyed but it is pending!\n" +
		"task: <Task pending name='pend' coro=? wait_for=<Future pending cb=[Task.task_wakeup()]>>\n" +
		"ERROR:asyncio:Task was destroyed but it is pending!\n" +
		"task: <Task pending name='new' coro=?>\n"
	if got = regexp.MustCompile(`selector: \w+`).ReplaceAllString(got, "selector: EpollSelector"); got != want {
		t.Errorf("the log says\n%s\nwant\n%s", got, want)
	}
	if len(*all) != 1 || (*all)[0] != "RuntimeWarning: coroutine 'neverRun' was never awaited" {
		t.Errorf("the warnings are %q", *all)
	}
}

func TestInDebugModeWhatIsLostSaysWhereItWasMade(t *testing.T) {
	log, lines := logLines()
	l := must(loopcore.New(loopcore.Options{Log: log, Debug: true}))
	makeFuture(l)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	want := regexp.MustCompile(`ERROR:asyncio:Future exception was never retrieved\n` +
		`future: <Future finished exception=ValueError\('fut'\) created at leftovers_test.go:\d+>\n` +
		`source_traceback: Object created at \(most recent call last\):\n(  File "[^"]+", line \d+, in \S+\n)*` +
		`  File "leftovers_test.go", line \d+, in TestInDebugModeWhatIsLostSaysWhereItWasMade\n` +
		`  File "leftovers_test.go", line \d+, in makeFuture\nValueError: fut\n`)
	if !want.MatchString(lines.String()) {
		t.Errorf("the log says\n%s", lines)
	}
}

func makeFuture(l *loopcore.Loop) { _ = l.NewFuture().SetException(loopcore.ValueError("fut")) }

func TestAProgramInAnotherLanguageSaysWhereItsOwnObjectsWereMade(t *testing.T) {
	l := newLoop(t, loopcore.Options{Debug: true})
	var context loopcore.ExceptionContext
	l.ExceptionHandler = func(c loopcore.ExceptionContext) { context = c }
	failed := errors.New("it fails")
	s := &maker{scripted: scripted{frames: pythonFrames()}, loop: l, err: failed}
	if _, err := l.RunUntilComplete(s); err != nil {
		t.Fatal(err)
	}
	must(l.CallSoon(l.Stop))
	if err := l.RunForever(); err != nil {
		t.Fatal(err)
	}
	frames := context.SourceTraceback
	if context.Exception != failed || len(frames) != 2 || frames[1].Name != "inner" {
		t.Errorf("the context is %+v", context)
	}
}

// maker is a coroutine that schedules a callback which fails.
type maker struct {
	scripted
	loop *loopcore.Loop
	err  error
}

func (m *maker) Send(any) loopcore.Answer {
	_, err := m.loop.CallSoonWith(loopcore.Call{Fn: func() error { return m.err }})
	return loopcore.Answer{Done: true, Err: err}
}

// As CPython 3.14.6 has it: the task's own callback asks for the exception, and
// runs only if the loop does so once more.
func TestASystemExitIsLostOnlyOfATaskWhoseLoopNeverRunsAgain(t *testing.T) {
	exit := &loopcore.SystemExit{Code: 3}
	main := func() *loopcore.GoCoroutine {
		return loopcore.Coro(func(*loopcore.Co) (any, error) { return nil, exit })
	}
	byHand := func(x func(*loopcore.Loop) any) func(loopcore.Options) error {
		return func(o loopcore.Options) error {
			l := must(loopcore.New(o))
			_, err := l.RunUntilComplete(x(l))
			return errors.Join(err, l.Close())
		}
	}
	for name, c := range map[string]struct {
		run  func(loopcore.Options) error
		lost bool
	}{
		"Run":         {func(o loopcore.Options) error { _, err := loopcore.Run(o, main()); return err }, false},
		"a coroutine": {byHand(func(*loopcore.Loop) any { return main() }), false},
		"a task":      {byHand(func(l *loopcore.Loop) any { return must(l.CreateTask(main(), "")) }), true},
	} {
		log, lines := logLines()
		if err := c.run(loopcore.Options{Log: log}); !errors.Is(err, exit) {
			t.Errorf("%s: got %v", name, err)
		}
		if lost := strings.Contains(lines.String(), "Task exception was never retrieved"); lost != c.lost {
			t.Errorf("%s: the exception is lost: %v, want %v\n%s", name, lost, c.lost, lines)
		}
	}
}
