package main

import (
	_ "embed"
	"fmt"
	"slices"
	"testing"
	"time"

	"batuta/loopcore"
	"batuta/loopcore/trace"
)

// The coroutines of the row "resumes", and how often each lets the others run.
const (
	coroutines = 1000
	rounds     = 1000
)

// The events of the trace's rows. A batch is several of the recorder's chunks,
// so that the price of a new one is in the figure, and yet over in a moment, so
// that most batches are done before the system gives the processor to another.
const (
	batch   = 1 << 15
	batches = 61
)

//go:embed testdata/resumes.py
var resumesPy string

// rows are all comparisons there are.
func rows() []row {
	return slices.Concat([]row{resumesRow()}, loopRows(), pythonRows(), []row{
		webRow(),
		{
			name: "trace-event", about: "one event, stamped and kept",
			unit: "ns", trace: traceOn, need: 1, less: true,
			ours: func() (float64, error) { return traceTime(batch, batches), nil },
			peer: bound(60),
		},
		{
			name: "trace-allocs", about: "allocations an event, as testing.AllocsPerRun counts",
			unit: "allocations", trace: traceOn, need: 1, less: true,
			ours: func() (float64, error) { return traceAllocs(), nil },
			peer: bound(0),
		},
	})
}

func resumesRow() row {
	return row{
		name:  "resumes",
		about: fmt.Sprintf("%d coroutines that each do sleep(0) %d times", coroutines, rounds),
		unit:  "resumes/s", trace: traceOff, need: 3,
		ours: func() (float64, error) { return resumes(coroutines, rounds) },
		peer: &asyncio{script: resumesPy, args: []string{fmt.Sprint(coroutines), fmt.Sprint(rounds)}},
	}
}

// resumes is how many times a second the loop resumes a coroutine, if n of them
// do nothing but let each other run.
func resumes(n, rounds int) (float64, error) {
	player := func(co *loopcore.Co) (any, error) {
		for range rounds {
			if err := co.Sleep(0); err != nil {
				return nil, err
			}
		}
		return nil, nil
	}
	var taken time.Duration
	_, err := loopcore.Run(shipped(false), loopcore.Coro(func(co *loopcore.Co) (any, error) {
		begin := time.Now()
		tasks := make([]*loopcore.Task, n)
		for i := range tasks {
			task, err := co.Loop().CreateTask(loopcore.Coro(player), "")
			if err != nil {
				return nil, err
			}
			tasks[i] = task
		}
		for _, task := range tasks {
			if _, err := co.Await(task); err != nil {
				return nil, err
			}
		}
		taken = time.Since(begin)
		return nil, nil
	}))
	if err != nil {
		return 0, fmt.Errorf("run the coroutines: %w", err)
	}
	return float64(n*rounds) / taken.Seconds(), nil
}

// clock is the machine's own, which stamps the events of a plain loop.
type clock struct{ begin time.Time }

func (c *clock) Stamp() (run, real time.Duration) {
	d := time.Since(c.begin)
	return d, d
}

// step is an event as the loop records most of them.
func step(i int) trace.Event {
	return trace.Event{Kind: trace.StepBegin, Obj: trace.HandleID(i), Task: 1}
}

// traceTime is how many nanoseconds one event takes: the median of so many
// batches of n events.
func traceTime(n, batches int) float64 {
	r := trace.NewRecorder(&clock{begin: time.Now()})
	var each []float64
	for range batches {
		begin := time.Now()
		for i := range n {
			r.Append(step(i))
		}
		each = append(each, float64(time.Since(begin).Nanoseconds())/float64(n))
	}
	return median(each)
}

// traceAllocs is how many allocations one event makes. A new chunk, once in
// thousands of events, is a fraction that AllocsPerRun rounds away: what is
// bounded is that no event has one of its own.
func traceAllocs() float64 {
	r := trace.NewRecorder(&clock{begin: time.Now()})
	i := 0
	return testing.AllocsPerRun(batch*8, func() {
		r.Append(step(i))
		i++
	})
}
