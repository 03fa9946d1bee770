package loopcore_test

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"batuta/loopcore"
)

// counting is a generator that yields 1 and 2, and says when it is closed.
func counting(log *[]string, name string, failing error) *loopcore.AsyncGen {
	return loopcore.NewAsyncGen(func(co *loopcore.Co, yield func(any) (any, error)) (err error) {
		defer func() {
			*log = append(*log, "closing "+name)
			if again := co.Sleep(0); again != nil {
				err = again
			}
			*log = append(*log, "closed "+name)
			if failing != nil {
				err = failing
			}
		}()
		for i := range 2 {
			if _, err := yield(i + 1); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestAnAsyncGeneratorYieldsItsValuesAndThenStops(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		var log []string
		var values []any
		g := counting(&log, "g", nil)
		for value, err := range g.Values(co) {
			if err != nil {
				return nil, err
			}
			values = append(values, value)
		}
		if !slices.Equal(values, []any{1, 2}) || !g.Ended() || !slices.Equal(log, []string{"closing g", "closed g"}) {
			t.Errorf("it yielded %v, ended %v, with %q", values, g.Ended(), log)
		}
		if _, err := co.Await(g.Anext()); !errors.Is(err, loopcore.ErrStopAsyncIteration) {
			t.Errorf("afterwards it answered %v", err)
		}
		if _, err := co.Await(g.Aclose()); err != nil {
			t.Errorf("closing it anew answered %v", err)
		}
		return nil, nil
	})
}

// As CPython 3.14.6 does with the same generators.
func TestAnAsyncGeneratorsRules(t *testing.T) {
	boom := errors.New("boom")
	echo := func(_ *loopcore.Co, yield func(any) (any, error)) error {
		for got := any("first"); ; {
			sent, err := yield(got)
			if err != nil {
				return err
			}
			got = sent
		}
	}
	stubborn := func(_ *loopcore.Co, yield func(any) (any, error)) error {
		for {
			_, _ = yield("still here")
		}
	}
	stops := func(*loopcore.Co, func(any) (any, error)) error { return loopcore.ErrStopAsyncIteration }
	for _, c := range []struct {
		name string
		fn   func(*loopcore.Co, func(any) (any, error)) error
		do   func(g *loopcore.AsyncGen) []loopcore.Coroutine
		want string // the last one's answer
	}{
		{"what is sent is what yield answers", echo, func(g *loopcore.AsyncGen) []loopcore.Coroutine {
			return []loopcore.Coroutine{g.Anext(), g.Asend("hello")}
		}, "hello"},
		{"nothing can be sent before the first yield", echo, func(g *loopcore.AsyncGen) []loopcore.Coroutine {
			return []loopcore.Coroutine{g.Asend("hello")}
		}, "TypeError: can't send non-None value to a just-started async generator"},
		{"what is thrown is raised at the yield", echo, func(g *loopcore.AsyncGen) []loopcore.Coroutine {
			return []loopcore.Coroutine{g.Anext(), g.Athrow(boom)}
		}, "boom"},
		{"one that was closed before it began stops", echo, func(g *loopcore.AsyncGen) []loopcore.Coroutine {
			return []loopcore.Coroutine{g.Aclose(), g.Anext()}
		}, "StopAsyncIteration"},
		{"one that was closed at a yield stops", echo, func(g *loopcore.AsyncGen) []loopcore.Coroutine {
			return []loopcore.Coroutine{g.Anext(), g.Aclose(), g.Anext()}
		}, "StopAsyncIteration"},
		{"one that yields when it is closed is an error", stubborn, func(g *loopcore.AsyncGen) []loopcore.Coroutine {
			return []loopcore.Coroutine{g.Anext(), g.Aclose()}
		}, "RuntimeError: async generator ignored GeneratorExit"},
		{"one that raises what means its end is an error", stops, func(g *loopcore.AsyncGen) []loopcore.Coroutine {
			return []loopcore.Coroutine{g.Anext()}
		}, "RuntimeError: async generator raised StopAsyncIteration"},
	} {
		run(t, func(co *loopcore.Co) (any, error) {
			g, got := loopcore.NewAsyncGen(c.fn), ""
			for _, step := range c.do(g) {
				value, err := co.Await(step)
				got = fmt.Sprint(value)
				if err != nil {
					got = said(err)
				}
			}
			if got != c.want {
				t.Errorf("%s: got %q, want %q", c.name, got, c.want)
			}
			return nil, nil
		})
	}
}

// said is an error with its Python class, if it has one with a text of its own.
func said(err error) string {
	var raised loopcore.Raised
	if errors.As(err, &raised) && raised.Class() != raised.Error() {
		return raised.Class() + ": " + raised.Error()
	}
	return err.Error()
}

func TestAnAsyncGeneratorRunsOneStepAtATime(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		var log []string
		g := counting(&log, "g", nil)
		if _, err := co.Await(g.Anext()); err != nil {
			return nil, err
		}
		closing := must(co.Loop().CreateTask(g.Aclose(), ""))
		if err := co.Sleep(0); err != nil {
			return nil, err
		}
		for word, step := range map[string]loopcore.Coroutine{
			"anext": g.Anext(), "athrow": g.Athrow(errors.New("boom")), "aclose": g.Aclose(),
		} {
			want := word + "(): asynchronous generator is already running"
			if _, err := co.Await(step); err == nil || err.Error() != want {
				t.Errorf("%s: %v", word, err)
			}
		}
		_, err := co.Await(closing)
		if len(log) != 2 {
			t.Errorf("it was disturbed: %q", log)
		}
		return nil, err
	})
}

func TestWhatIsLeftOfAsyncGeneratorsIsClosedByTheRun(t *testing.T) {
	logger, lines := logLines()
	var log []string
	_, err := loopcore.Run(loopcore.Options{Log: logger}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		for _, g := range []*loopcore.AsyncGen{
			counting(&log, "a", nil), counting(&log, "bad", loopcore.ValueError("in close")), counting(&log, "c", nil),
		} {
			if _, err := co.Await(g.Anext()); err != nil {
				return nil, err
			}
		}
		counting(&log, "never begun", nil)
		return nil, nil
	}))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(log, ", "), "closing a, closing bad, closing c, closed a, closed bad, closed c"; got != want {
		t.Errorf("they were closed as %s, want %s", got, want)
	}
	got := regexp.MustCompile(`object \S+ at 0x[0-9a-f]+`).ReplaceAllString(lines.String(), "object ? at 0x")
	const object = "<async_generator object ? at 0x>"
	want := "ERROR:asyncio:an error occurred during closing of asynchronous generator " + object +
		"\nasyncgen: " + object + "\nValueError: in close\n"
	if !strings.HasSuffix(got, want) || strings.Count(got, "ERROR") != 1 {
		t.Errorf("the log says\n%s\nwant\n%s", got, want)
	}
}

func TestAnAsyncGeneratorThatBeginsAfterTheShutdownIsWarnedOf(t *testing.T) {
	all, hook := warned()
	_, err := loopcore.Run(loopcore.Options{Warn: hook}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		if _, err := co.Await(co.Loop().ShutdownAsyncgens()); err != nil {
			return nil, err
		}
		var log []string
		g := counting(&log, "late", nil)
		_, err := co.Await(g.Anext())
		return nil, err
	}))
	want := regexp.MustCompile(`^ResourceWarning: asynchronous generator <async_generator object \S+ at 0x[0-9a-f]+> ` +
		`was scheduled after loop\.shutdown_asyncgens\(\) call$`)
	if err != nil || len(*all) != 1 || !want.MatchString((*all)[0]) {
		t.Errorf("%v; the warnings are %q", err, *all)
	}
}

// In CPython the collector calls the hook; whoever knows that a generator is
// out of reach does here.
func TestAFinalizedAsyncGeneratorIsClosedByATask(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		var log []string
		g := counting(&log, "g", nil)
		if _, err := co.Await(g.Anext()); err != nil {
			return nil, err
		}
		co.Loop().AsyncgenFinalizer(g)
		for passes := range 5 {
			if want := min(max(passes-1, 0), 2); len(log) != want {
				t.Errorf("after %d passes: %q", passes, log)
			}
			if err := co.Sleep(0); err != nil {
				return nil, err
			}
		}
		return nil, nil
	})
}

func TestAFinalizedAsyncGeneratorOfAClosedLoopIsLetGo(t *testing.T) {
	l := must(loopcore.New(loopcore.Options{}))
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	var log []string
	l.AsyncgenFinalizer(counting(&log, "g", nil))
	if len(log) != 0 {
		t.Errorf("it was resumed: %q", log)
	}
}
