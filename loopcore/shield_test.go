package loopcore_test

import (
	"strings"
	"testing"

	"batuta/loopcore"
)

// shielded runs a task that waits for a shield round x.
func (s *scene) shielded(x any) {
	s.try("t", func(co *loopcore.Co) error { return awaited(co, must(co.Loop().Shield(x))) })
}

func TestWhatIsShieldedGoesOnWhenTheShieldIsCancelled(t *testing.T) {
	perform(t, func(s *scene) {
		task := start(s.co, pauses(5, nil))
		s.shielded(task)
		s.pause(s.co, 2)
		s.cancel("t", "away")
		s.pause(s.co, 2)
		s.say("%v %d", task.Done(), task.Cancelling())
		if text := task.String(); !strings.Contains(text, "_log_on_exception") || strings.Contains(text, "_inner_done_callback") || strings.Contains(text, "more>") {
			t.Errorf("of %s only a failure is to be told", text)
		}
		s.await(task)
		s.say("cancelled: %v", task.Cancelled())
	}, "3 t CancelledError: away", "4 false 0", "7 cancelled: false")
}

func TestAShieldEndsAsWhatItShields(t *testing.T) {
	perform(t, func(s *scene) {
		task := start(s.co, loopcore.Sleep(10))
		s.shielded(task)
		s.pause(s.co, 2)
		task.Cancel("inside")
	}, "5 t CancelledError")
	perform(t, func(s *scene) { s.shielded(start(s.co, pauses(3, errNo))) }, "6 t ValueError: no")
	run(t, func(co *loopcore.Co) (any, error) {
		f := doneFuture(co)
		if outer := must(co.Loop().Shield(f)); outer != f {
			t.Errorf("a shield round what is done is %v, want that itself", outer)
		}
		_, err := co.Loop().Shield(5)
		wantError(t, err, loopcore.ErrNotAwaitable)
		return nil, nil
	})
}

func TestAFailureBehindAShieldThatWasCancelledIsSaidOnce(t *testing.T) {
	log, lines := logLines()
	_, err := loopcore.Run(loopcore.Options{Log: log}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		task := must(co.Loop().CreateTask(pauses(5, errNo), "inner"))
		for range 2 {
			must(co.Loop().Shield(task)).Cancel("")
		}
		_, err := co.Wait([]any{task}, loopcore.WaitOptions{})
		return nil, err
	}))
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(lines.String(), "ERROR:asyncio:ValueError exception in shielded future\n"); n != 1 {
		t.Errorf("it was said %d times in\n%s", n, lines)
	}
	if strings.Contains(lines.String(), "never retrieved") {
		t.Errorf("it was said again:\n%s", lines)
	}
}

func TestAFailureThatItsShieldHasPassedOnIsNotSaid(t *testing.T) {
	log, lines := logLines()
	_, err := loopcore.Run(loopcore.Options{Log: log}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		if _, err := co.Await(must(co.Loop().Shield(fails(errNo)))); err != errNo {
			t.Errorf("got %v, want %v", err, errNo)
		}
		return nil, co.Sleep(0.001)
	}))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(lines.String(), "ERROR") {
		t.Errorf("the log says\n%s", lines)
	}
}
