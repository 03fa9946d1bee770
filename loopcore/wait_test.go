package loopcore_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"batuta/loopcore"
)

// names are what a Wait's futures are called, which must be tasks of s.
func (s *scene) names(futures []*loopcore.Future) []string {
	names := []string{}
	for _, f := range futures {
		for name, task := range s.tasks {
			if &task.Future == f {
				names = append(names, name)
			}
		}
	}
	return names
}

func TestWaitReturnsWhenItWasToldTo(t *testing.T) {
	for _, c := range []struct {
		when loopcore.ReturnWhen
		bad  bool // whether one fails
		want string
	}{
		{"", true, "8 done [slow quick bad], pending []"},
		{loopcore.AllCompleted, true, "8 done [slow quick bad], pending []"},
		{loopcore.FirstCompleted, true, "4 done [quick bad], pending [slow]"},
		{loopcore.FirstException, true, "5 done [quick bad], pending [slow]"},
		{loopcore.FirstException, false, "8 done [slow quick], pending []"},
	} {
		t.Run(fmt.Sprintf("%s %v", c.when, c.bad), func(t *testing.T) {
			perform(t, func(s *scene) {
				given := []any{}
				for _, name := range []string{"slow", "quick", "bad"} {
					passes, err := map[string]int{"slow": 5, "quick": 1, "bad": 2}[name], error(nil)
					if name == "bad" {
						if !c.bad {
							continue
						}
						err = errNo
					}
					s.tasks[name] = start(s.co, pauses(passes, err))
					given = append(given, s.tasks[name])
				}
				waited, err := s.co.Wait(given, loopcore.WaitOptions{ReturnWhen: c.when})
				s.ok(err)
				s.say("done %v, pending %v", s.names(waited.Done), s.names(waited.Pending))
			}, c.want)
		})
	}
}

func TestWaitCancelsNothingWhenItsTimeIsOver(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		late, soon := co.Loop().NewFuture(), start(co, value())
		waited, err := co.Wait([]any{late, soon, late}, loopcore.WaitOptions{Timeout: loopcore.After(0.001)})
		if err != nil {
			return nil, err
		}
		if len(waited.Done) != 1 || waited.Done[0] != &soon.Future || len(waited.Pending) != 1 || waited.Pending[0] != late {
			t.Errorf("done %v, pending %v; want one each", waited.Done, waited.Pending)
		}
		if late.Done() || strings.Contains(late.String(), "cb=") {
			t.Errorf("the late one is %v", late)
		}
		return nil, nil
	})
}

func TestWaitThatIsOverLeavesNoTimer(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	must(l.RunUntilComplete(loopcore.Coro(func(co *loopcore.Co) (any, error) {
		return co.Wait([]any{start(co, value())}, loopcore.WaitOptions{Timeout: loopcore.After(10)})
	})))
	if when, ok := l.NextDeadline(); ok {
		t.Errorf("the loop has something to do at %v", when)
	}
}

func TestWaitThatIsCancelledLeavesNoTimer(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	must(l.RunUntilComplete(loopcore.Coro(func(co *loopcore.Co) (any, error) {
		f := co.Loop().NewFuture()
		waits := start(co, loopcore.Wait([]any{f}, loopcore.WaitOptions{Timeout: loopcore.After(10)}))
		if err := co.Sleep(0); err != nil {
			return nil, err
		}
		waits.Cancel("")
		if _, err := co.Await(waits); !loopcore.IsCancelled(err) {
			t.Errorf("the wait answered %v", err)
		}
		return nil, nil
	})))
	if when, ok := l.NextDeadline(); ok {
		t.Errorf("the loop has something to do at %v", when)
	}
}

func TestWaitThatIsCancelledLeavesItsFuturesAlone(t *testing.T) {
	perform(t, func(s *scene) {
		f := start(s.co, pauses(5, nil))
		s.try("t", func(co *loopcore.Co) error {
			_, err := co.Wait([]any{f}, loopcore.WaitOptions{})
			return err
		})
		s.pause(s.co, 2)
		s.cancel("t", "away")
		s.pause(s.co, 1)
		s.say("%v %v", f.Done(), strings.Contains(f.String(), "cb="))
		s.await(f)
	}, "3 t CancelledError: away", "3 false false")
}

// Only a wait that is to end at the first exception looks at the exceptions, and
// so is told of them; the others leave them to whoever asks for the result.
func TestWaitAsksForExceptionsOnlyWhereItMustKnow(t *testing.T) {
	for when, want := range map[loopcore.ReturnWhen]bool{
		loopcore.FirstException: false, loopcore.FirstCompleted: true, loopcore.AllCompleted: true,
	} {
		log, lines := logLines()
		_, err := loopcore.Run(loopcore.Options{Log: log}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
			bad := start(co, fails(errNo))
			_, err := co.Wait([]any{bad, start(co, pauses(3, nil))}, loopcore.WaitOptions{ReturnWhen: when})
			return nil, err
		}))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(lines.String(), "exception was never retrieved"); got != want {
			t.Errorf("%s: the failure was reported as never retrieved: %v, want %v", when, got, want)
		}
	}
}

func TestWaitRefusesInAsynciosWords(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		f := doneFuture(co)
		for _, c := range []struct {
			given []any
			o     loopcore.WaitOptions
			want  error
		}{
			{nil, loopcore.WaitOptions{}, loopcore.ValueError("Set of Tasks/Futures is empty.")},
			{[]any{f}, loopcore.WaitOptions{ReturnWhen: "foo"}, loopcore.ValueError("Invalid return_when value: foo")},
			{[]any{f, value()}, loopcore.WaitOptions{}, loopcore.TypeError("Passing coroutines is forbidden, use tasks explicitly.")},
			{[]any{f, 5}, loopcore.WaitOptions{}, loopcore.AttributeError("'int' object has no attribute 'add_done_callback'")},
			{[]any{f}, loopcore.WaitOptions{Timeout: loopcore.After(math.NaN())}, loopcore.ErrDelayNaN},
		} {
			_, err := co.Wait(c.given, c.o)
			wantError(t, err, c.want)
		}
		return nil, nil
	})
}
