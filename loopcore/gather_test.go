package loopcore_test

import (
	"fmt"
	"strings"
	"testing"

	"batuta/loopcore"
)

// gathered runs a task that gathers, and says what comes of it.
func (s *scene) gathered(name string, keep bool, awaitables ...any) *loopcore.Future {
	f := must(s.co.Loop().Gather(keep, awaitables...))
	s.try(name, func(co *loopcore.Co) error {
		v, err := co.Await(f)
		if err == nil {
			s.say("%s %v", name, v)
		}
		return err
	})
	return f
}

func TestAGatherThatIsCancelledCancelsItsChildrenAndAwaitsThem(t *testing.T) {
	for keep, end := range map[bool]string{false: "6", true: "7"} { // with errors as results it waits for b
		perform(t, func(s *scene) {
			f := s.gathered("t", keep, s.stubborn("a", 1, nil), s.stubborn("b", 2, nil))
			s.pause(s.co, 2)
			s.cancel("t", "away")
			f.AddDoneCallback(func(f *loopcore.Future) {
				failure, err := f.Exception()
				s.say("cancelled %v, exception %v, %v", f.Cancelled(), failure, err)
			})
		},
			"3 a is cancelled", "3 b is cancelled", end+" t CancelledError: away",
			end+" cancelled false, exception CancelledError: away, <nil>")
	}
}

func TestAGatherWhoseChildrenIgnoreTheirCancellationIsCancelledAllTheSame(t *testing.T) {
	for _, keep := range []bool{false, true} {
		perform(t, func(s *scene) {
			s.gathered("t", keep, defiant(), defiant())
			s.pause(s.co, 2)
			s.cancel("t", "away")
		}, "5 t CancelledError")
	}
}

func TestAChildsCancellationIsAnErrorOfTheGather(t *testing.T) {
	perform(t, func(s *scene) {
		k := start(s.co, loopcore.Sleep(10))
		f := s.gathered("t", false, pauses(3, nil), k)
		s.pause(s.co, 1)
		k.Cancel("one")
		s.pause(s.co, 3)
		s.say("cancelled %v, cancelling %d", f.Cancelled(), s.tasks["t"].Cancelling())
	}, "4 t CancelledError: one", "4 cancelled false, cancelling 0")
	perform(t, func(s *scene) {
		k := start(s.co, loopcore.Sleep(10))
		f := s.gathered("t", true, value(), k)
		s.pause(s.co, 1)
		k.Cancel("")
		s.pause(s.co, 4)
		s.say("%v", f)
	}, "4 t [1 CancelledError]", "4 t ends", "5 <_GatheringFuture finished result=[1, CancelledError('')]>")
}

func TestAGatherThatIsDoneAnswersNoCancel(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		slow := start(co, pauses(5, nil))
		f := must(co.Loop().Gather(false, fails(errNo), slow))
		if _, err := co.Await(f); err != errNo {
			t.Errorf("got %v, want %v", err, errNo)
		}
		if f.Cancel("") || slow.Cancelling() != 0 {
			t.Error("a gather that is done was cancelled")
		}
		return co.Await(slow)
	})
}

func TestAGathersLaterErrorsCountAsRetrieved(t *testing.T) {
	log, lines := logLines()
	_, err := loopcore.Run(loopcore.Options{Log: log}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		_, err := co.Gather(fails(errNo), pauses(2, errBoom))
		if err != errNo {
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

func TestAGathersErrorThatNobodyAskedForIsSaid(t *testing.T) {
	log, lines := logLines()
	_, err := loopcore.Run(loopcore.Options{Log: log}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		must(co.Loop().Gather(false, fails(errNo)))
		return nil, co.Sleep(0.001)
	}))
	if err != nil {
		t.Fatal(err)
	}
	if want := "ERROR:asyncio:_GatheringFuture exception was never retrieved"; !strings.Contains(lines.String(), want) {
		t.Errorf("the log says\n%s\nwant %s", lines, want)
	}
}

func TestAGatherOfWhatItCannotAwaitLeavesTheOthersToGoOn(t *testing.T) {
	other := newLoop(t, loopcore.Options{})
	log, lines := logLines()
	_, err := loopcore.Run(loopcore.Options{Log: log}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		ran := 0
		one := func() *loopcore.GoCoroutine {
			return loopcore.Coro(func(*loopcore.Co) (any, error) { ran++; return nil, errNo })
		}
		_, err := co.Loop().Gather(false, one(), 5)
		wantError(t, err, loopcore.ErrNotAwaitable)
		_, err = co.Loop().Gather(false, one(), other.NewFuture())
		wantError(t, err, loopcore.ValueError("The future belongs to a different loop than the one specified as the loop argument"))
		err = co.Sleep(0.001)
		if ran != 2 {
			t.Errorf("%d of the coroutines ran, want both", ran)
		}
		return nil, err
	}))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(lines.String(), "ERROR") { // nobody will ask, and nobody could
		t.Errorf("the log says\n%s", lines)
	}
}

func TestATaskThatIsGatheredTwiceIsOneChild(t *testing.T) {
	waits := waitsOf(t, func(co *loopcore.Co) error {
		task := start(co, pauses(1, nil))
		_, err := co.Gather(task, &task.Future, task, value())
		return err
	})
	if want := "[gather 2/2 gather 1/2 gather 0/2]"; fmt.Sprint(waits) != want {
		t.Errorf("it waits for %v, want %s", waits, want)
	}
}
