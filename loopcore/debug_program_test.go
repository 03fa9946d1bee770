package loopcore_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"batuta/loopcore"
)

var update = flag.Bool("update", false, "have CPython write the golden files anew")

// What follows is testdata/debug/program.py in Go, function by function.

const tooSlow = 120 * time.Millisecond

// debugProgram is what all functions of the program share: where it writes.
type debugProgram struct {
	loop *loopcore.Loop
	out  *bytes.Buffer
}

func (p debugProgram) say(word string, x any) { fmt.Fprintf(p.out, "REPR:%s:%v\n", word, x) }

func (p debugProgram) create(c loopcore.Coroutine, name string) *loopcore.Task {
	return must(p.loop.CreateTask(c, name))
}

func slowCallback()                     { time.Sleep(tooSlow) }
func badCallback() error                { return loopcore.ValueError("boom") }
func badDone(*loopcore.Future) error    { return loopcore.RuntimeError("") }
func failing(*loopcore.Co) (any, error) { return nil, loopcore.RuntimeError("failed") }
func slowTask(co *loopcore.Co) (any, error) {
	time.Sleep(tooSlow)
	return "slow", co.Sleep(0.001)
}

func debugMain(co *loopcore.Co, p debugProgram) (any, error) {
	p.loop = co.Loop()
	for _, part := range []func(*loopcore.Co, debugProgram) error{
		debugHandles, debugFutures, debugTasks, debugCallbacks, debugEnds, debugWaits, debugContexts, debugThreads, debugSwitched,
	} {
		if err := part(co, p); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

func debugHandles(co *loopcore.Co, p debugProgram) error {
	p.say("handle", must(p.loop.CallSoon(tick)))
	timer := must(p.loop.CallLater(60, tick))
	p.say("timer", timer)
	timer.Cancel()
	p.say("cancelled timer", timer)
	handle := must(p.loop.CallSoon(tick))
	handle.Cancel()
	p.say("cancelled handle", handle)
	return co.Sleep(0)
}

func debugFutures(_ *loopcore.Co, p debugProgram) error {
	f := p.loop.NewFuture()
	p.say("future", f)
	for range 3 {
		f.AddDoneCallbackWith(loopcore.DoneCall{Fn: badDone, Key: "badDone"})
	}
	p.say("future with callbacks", f)
	f.RemoveDoneCallback("badDone")
	if err := f.SetResult([]any{1, 2.5, nil, "four", true, []any{}, 7}); err != nil {
		return err
	}
	p.say("future with a result", f)
	f = p.loop.NewFuture()
	if err := f.SetException(loopcore.ValueError("it's")); err != nil {
		return err
	}
	p.say("future that failed", f)
	_, _ = f.Exception()
	f = p.loop.NewFuture()
	f.Cancel("")
	p.say("cancelled future", f)
	return nil
}

func debugTasks(co *loopcore.Co, p debugProgram) error {
	task := p.create(loopcore.CoroWith(sleeper, 60.0), "")
	p.say("new task", task)
	pause := func() { _ = co.Sleep(0) }
	pause()
	p.say("task", task)
	task.Cancel("enough")
	p.say("cancelling task", task)
	pause()
	p.say("cancelled task", task)
	task = p.create(loopcore.Coro(failing), "fails")
	pause()
	p.say("failed task", task)
	_, _ = task.Exception()
	gathered := must(p.loop.Gather(false, loopcore.Sleep(0), loopcore.Sleep(0)))
	p.say("gather", gathered)
	if _, err := co.Await(gathered); err != nil {
		return err
	}
	p.say("gathered", gathered)
	p.say("current task", p.loop.CurrentTask())
	return nil
}

func debugCallbacks(co *loopcore.Co, p debugProgram) error {
	must(p.loop.CallSoon(slowCallback))
	must(p.loop.CallLater(0.001, slowCallback))
	if err := co.Sleep(0.05); err != nil {
		return err
	}
	task := p.create(loopcore.Coro(slowTask), "")
	result, err := co.Await(task)
	if err != nil {
		return err
	}
	p.say("result", fmt.Sprintf("'%v'", result))
	p.say("finished task", task)
	bad := loopcore.Call{Fn: badCallback}
	withArgs := bad
	withArgs.Label = func() string { return "badCallback('arg', 5) at program.py:27" }
	must(p.loop.CallSoonWith(bad))
	must(p.loop.CallSoonWith(withArgs))
	must(p.loop.CallLaterWith(0.001, bad))
	f := p.loop.NewFuture()
	f.AddDoneCallbackWith(loopcore.DoneCall{Fn: badDone})
	if err := errors.Join(p.loop.CallSoonThreadsafeWith(bad), f.SetResult(1)); err != nil {
		return err
	}
	return co.Sleep(0.01)
}

func debugContexts(co *loopcore.Co, p debugProgram) error {
	p.loop.CallExceptionHandler(loopcore.ExceptionContext{
		Message: "hello", Future: p.loop.NewFuture(), Others: map[string]any{"apple": 1, "zebra": nil},
	})
	p.loop.CallExceptionHandler(loopcore.ExceptionContext{})
	p.loop.CallExceptionHandler(loopcore.ExceptionContext{Message: "with", Exception: loopcore.RuntimeError("it")})
	p.loop.SetDebug(false)
	if err := co.Sleep(0); err != nil {
		return err
	}
	p.loop.CallExceptionHandler(loopcore.ExceptionContext{Message: "without debug"})
	p.loop.SetDebug(true)
	return co.Sleep(0)
}

func debugThreads(_ *loopcore.Co, p debugProgram) error {
	var wg sync.WaitGroup
	spawn(&wg, func() {
		_, soon := p.loop.CallSoon(tick)
		_, later := p.loop.CallLater(1, tick)
		p.say("call_soon elsewhere", fmt.Sprintf("RuntimeError('%v')", soon))
		p.say("call_later elsewhere", fmt.Sprintf("RuntimeError('%v')", later))
	})
	wg.Wait()
	return nil
}

func debugSwitched(co *loopcore.Co, p debugProgram) error {
	p.loop.SetDebug(false)
	p.say("loop", p.loop)
	must(p.loop.CallSoon(slowCallback))
	if err := co.Sleep(0); err != nil {
		return err
	}
	p.say("handle without debug", must(p.loop.CallSoon(tick)))
	p.say("future without debug", p.loop.NewFuture())
	p.loop.SetDebug(true)
	must(p.loop.CallSoon(slowCallback))
	err := co.Sleep(0)
	p.say("loop", p.loop)
	return err
}

// asLog is what both logs have in common. A position of asyncio's own source,
// which is not here, is left out behind a callback; where it says who made
// something, ours says which line of the program had it made.
func asLog(text string) string {
	for _, cut := range []struct{ what, by string }{
		{`(?m)^(source_traceback|Traceback| |DEBUG:batuta:|WARNING:batuta:).*\n`, ""},
		{`(\(\)) at \S+/asyncio/\w+\.py:\d+`, "$1"},
		{`(at|in) [^ ]*?[\w.-]+\.(py|go):\d+`, "$1 FILE:LINE"},
		{`<Future finis\.\.\.[^>]*>`, "<Future finis...>"},
		{`when=[\d.]+`, "when=TIME"},
		{`took \d+\.\d{3} seconds`, "took TIME seconds"},
		{`Using selector: \w+`, "Using selector: SELECTOR"},
	} {
		text = regexp.MustCompile(cut.what).ReplaceAllString(text, cut.by)
	}
	lines := strings.Split(text, "\n")
	return strings.Join(slices.DeleteFunc(lines, func(line string) bool { // a busy machine slows down others too
		return strings.HasPrefix(line, "WARNING:asyncio:Executing ") && !strings.Contains(line, " slow") && !strings.Contains(line, "=<slow")
	}), "\n")
}

func TestDebugModeSaysWhatCPythonSaysLineForLine(t *testing.T) {
	const golden = "testdata/debug/cpython.golden"
	if *update {
		cmd := exec.Command("go", "run", "-C", "testdata/cpython", ".", "../debug/program.py")
		cmd.Env = append(os.Environ(), "PYTHONASYNCIODEBUG=1")
		cmd.Stderr = os.Stderr
		said := must(cmd.Output())
		if err := os.WriteFile(golden, []byte(asLog(string(said))), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want := strings.Split(string(must(os.ReadFile(golden))), "\n")
	log, out := logLines()
	if _, err := loopcore.Run(loopcore.Options{Log: log, Debug: true}, loopcore.CoroWith(debugMain, debugProgram{out: out})); err != nil {
		t.Fatal(err)
	}
	got := strings.Split(asLog(out.String()), "\n")
	for i := range max(len(got), len(want)) {
		var ours, theirs string
		if i < len(got) {
			ours = got[i]
		}
		if i < len(want) {
			theirs = want[i]
		}
		if ours != theirs {
			t.Fatalf("line %d is\n%s\nwant\n%s\nin\n%s", i+1, ours, theirs, out)
		}
	}
}
