package main

import (
	_ "embed"
	"fmt"
	"os"
	"time"

	"github.com/sirupsen/logrus"

	"batuta/loopcore"
	"batuta/loopcore/trace"
)

// How much the loop's rows do: enough to take a good part of a second.
const (
	taskCount  = 100_000
	taskBatch  = 1000
	timerCount = 100_000
	callCount  = 200_000

	echoConnections = 64
	echoMessages    = 200
	echoSize        = 1024 // bytes
)

var (
	//go:embed testdata/tasks.py
	tasksPy string
	//go:embed testdata/timers.py
	timersPy string
	//go:embed testdata/threadsafe.py
	threadsafePy string
	//go:embed testdata/echo_protocol.py
	echoProtocolPy string
	//go:embed testdata/echo_streams.py
	echoStreamsPy string
)

// work is what a loop is measured at: so many things a second.
type work struct {
	name, about, unit string
	do                func(loopcore.Options) (float64, error)
	script            string // the same in Python
	args              []any
}

func works() []work {
	return []work{
		{
			"tasks", fmt.Sprintf("%d tasks made, run and waited for, %d at a time", taskCount, taskBatch), "tasks/s",
			func(o loopcore.Options) (float64, error) { return tasks(o, taskCount, taskBatch) },
			tasksPy,
			[]any{taskCount, taskBatch},
		},
		{
			"timers", fmt.Sprintf("%d timers set, all due at once, and fired", timerCount), "timers/s",
			func(o loopcore.Options) (float64, error) { return timers(o, timerCount) },
			timersPy,
			[]any{timerCount},
		},
		{
			"threadsafe", fmt.Sprintf("%d times call_soon_threadsafe from one other thread", callCount), "calls/s",
			func(o loopcore.Options) (float64, error) { return threadsafe(o, callCount) },
			threadsafePy,
			[]any{callCount},
		},
		{
			"echo-protocol", echoWords("protocols"), "messages/s",
			func(o loopcore.Options) (float64, error) {
				return echoOverProtocols(o, echoConnections, echoMessages, echoSize)
			},
			echoProtocolPy,
			[]any{echoConnections, echoMessages, echoSize},
		},
		{
			"echo-streams", echoWords("streams"), "messages/s",
			func(o loopcore.Options) (float64, error) {
				return echoOverStreams(o, echoConnections, echoMessages, echoSize)
			},
			echoStreamsPy,
			[]any{echoConnections, echoMessages, echoSize},
		},
	}
}

func echoWords(over string) string {
	return fmt.Sprintf("%d bytes there and back over %d connections, %d times each: %s at both ends, one loop",
		echoSize, echoConnections, echoMessages, over)
}

// loopRows are the works' comparisons, each without a trace and with one.
// Nothing is asked of their ratios yet.
func loopRows() []row {
	var all []row
	for _, w := range works() {
		var args []string
		for _, arg := range w.args {
			args = append(args, fmt.Sprint(arg))
		}
		for _, traced := range []bool{false, true} {
			r := row{name: w.name, about: w.about, unit: w.unit, trace: traceOff}
			if traced {
				r.name, r.trace = w.name+"-traced", traceOn
			}
			r.ours = func() (float64, error) { return w.do(shipped(traced)) }
			r.peer = &asyncio{script: w.script, args: args}
			all = append(all, r)
		}
	}
	return all
}

// shipped is a loop as programs get it: with the logger that asyncio has
// unless it is told otherwise, which lets warnings through.
func shipped(traced bool) loopcore.Options {
	log := logrus.New()
	log.SetOutput(os.Stderr)
	log.SetLevel(logrus.WarnLevel)
	o := loopcore.Options{Log: log}
	if traced {
		clock := loopcore.NewClock()
		o.Clock, o.Trace = clock, trace.NewRecorder(clock)
	}
	return o
}

// rate runs main on a loop of its own, and answers how many of n things a
// second are done in the time that main measures.
func rate(o loopcore.Options, n int, main func(*loopcore.Co) (time.Duration, error)) (float64, error) {
	taken, err := loopcore.Run(o, loopcore.Coro(func(co *loopcore.Co) (any, error) { return main(co) }))
	if err != nil {
		return 0, fmt.Errorf("run the loop: %w", err)
	}
	return float64(n) / taken.(time.Duration).Seconds(), nil
}

func tasks(o loopcore.Options, n, batch int) (float64, error) {
	nothing := func(*loopcore.Co) (any, error) { return nil, nil }
	return rate(o, n, func(co *loopcore.Co) (time.Duration, error) {
		begin := time.Now()
		made := make([]*loopcore.Task, batch)
		for range n / batch {
			for i := range made {
				var err error
				if made[i], err = co.Loop().CreateTask(loopcore.Coro(nothing), ""); err != nil {
					return 0, err
				}
			}
			for _, task := range made {
				if _, err := co.Await(task); err != nil {
					return 0, err
				}
			}
		}
		return time.Since(begin), nil
	})
}

func timers(o loopcore.Options, n int) (float64, error) {
	return rate(o, n, func(co *loopcore.Co) (time.Duration, error) {
		l := co.Loop()
		done, count := countdown(l, n)
		begin := time.Now()
		when := l.Time()
		for range n {
			if _, err := l.CallAt(when, count); err != nil {
				return 0, err
			}
		}
		_, err := co.Await(done)
		return time.Since(begin), err
	})
}

func threadsafe(o loopcore.Options, n int) (float64, error) {
	return rate(o, n, func(co *loopcore.Co) (time.Duration, error) {
		l := co.Loop()
		done, count := countdown(l, n)
		refused := make(chan error, 1)
		begin := time.Now()
		go func() {
			for range n {
				if err := l.CallSoonThreadsafe(count); err != nil {
					refused <- err
					return
				}
			}
			refused <- nil
		}()
		_, err := co.Await(done)
		taken := time.Since(begin)
		if err != nil {
			return 0, err
		}
		return taken, <-refused
	})
}

// countdown is a callback, and a future that is done when it has been called n
// times.
func countdown(l *loopcore.Loop, n int) (done *loopcore.Future, count func()) {
	done = l.NewFuture()
	return done, func() {
		if n--; n == 0 {
			_ = done.SetResult(nil) // nobody else does, and nobody cancels it
		}
	}
}
