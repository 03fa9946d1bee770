package loopcore_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"batuta/loopcore"
)

func TestTheLogSaysWhatAsyncioSays(t *testing.T) {
	log, lines := logLines()
	clock := new(handClock)
	_, err := loopcore.Run(loopcore.Options{Log: log, Debug: true, Clock: clock}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		clock.takes(0.12)() // too long for one step
		return nil, co.Sleep(0.002)
	}))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`^DEBUG:asyncio:Using selector: \w+Selector\n`,
		`\nWARNING:asyncio:Executing <Task pending name='Task-1' coro=<.+> wait_for=<Future pending cb=\[Task\.task_wakeup\(\)\] created at debug_test\.go:\d+> cb=\[_run_until_complete_cb\(\)\] created at debug_test\.go:\d+> took 0\.120 seconds\n`,
		`\nDEBUG:batuta:poll 2\.000 ms took 2\.000 ms: timeout\n`,
		`\nDEBUG:asyncio:Close <_UnixSelectorEventLoop running=False closed=False debug=True>\n`,
	} {
		if !regexp.MustCompile(want).MatchString(lines.String()) {
			t.Errorf("the log lacks %s:\n%s", want, lines)
		}
	}
}

func TestWithoutDebugTheLogNamesTheSelectorAndNoMore(t *testing.T) {
	log, lines := logLines()
	_, err := loopcore.Run(loopcore.Options{Log: log}, loopcore.Sleep(0.001))
	if err != nil || strings.Count(lines.String(), "\n") != 1 {
		t.Errorf("got %v and\n%s", err, lines)
	}
}

func TestWhatNobodyCaughtIsSaidAtTheLatestOnClose(t *testing.T) {
	log, lines := logLines()
	l := must(loopcore.New(loopcore.Options{Log: log}))
	must(l.CreateTask(loopcore.Coro(func(*loopcore.Co) (any, error) { return nil, errors.New("boom") }), "failing"))
	must(l.CreateTask(loopcore.Sleep(10), "sleeping"))
	must(l.CallSoon(func() { panic("ouch") }))
	must(l.CallLater(0.001, l.Stop))
	if err := errors.Join(l.RunForever(), l.Close()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"ERROR:asyncio:Exception in callback ",
		"ERROR:asyncio:Task exception was never retrieved\nfuture: <Task finished name='failing'",
		"ERROR:asyncio:Task was destroyed but it is pending!\ntask: <Task pending name='sleeping'",
	} {
		if !strings.Contains(lines.String(), want) {
			t.Errorf("the log lacks %q:\n%s", want, lines)
		}
	}
}

func TestInDebugModeAnotherThreadIsRefused(t *testing.T) {
	l := newLoop(t, loopcore.Options{Debug: true})
	refused := make(chan error, 1)
	must(l.CallSoon(func() {
		go func() {
			_, err := l.CallSoon(func() {})
			refused <- err
			_ = l.CallSoonThreadsafe(l.Stop)
		}()
	}))
	if err := l.RunForever(); err != nil {
		t.Fatal(err)
	}
	if err := <-refused; !errors.Is(err, loopcore.ErrWrongThread) {
		t.Errorf("got %v", err)
	}
}
