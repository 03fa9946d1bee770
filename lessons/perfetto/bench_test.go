package perfetto

import (
	"io"
	"testing"

	"batuta/loopcore/trace"
	"batuta/loopcore/trace/tracetest"
)

// sleepers is a run of at least so many events: a hundred tasks that sleep
// again and again.
func sleepers(events int) trace.View {
	const tasks = 100
	s := tracetest.New()
	s.Add(trace.Event{Kind: trace.RunBegin})
	var ids, steps [tasks]trace.HandleID
	var timers [tasks]trace.HandleID
	for i := range tasks {
		id, h := s.Make(0, "sleeper()")
		ids[i], steps[i] = trace.HandleID(id), h
	}
	for s.View().End() < events {
		s.Peek(trace.TaskID(ids[0]))
		for i, h := range steps {
			id := trace.TaskID(ids[i])
			s.Step(h, id, 3*us, func() { timers[i] = s.Sleep(id, ms, ms) })
		}
		s.End()
		s.Begin(trace.Ask{Timeout: ms, Why: trace.WhyTimer, Took: ms})
		for _, h := range timers {
			s.Due(h)
		}
		for i, h := range timers {
			id := trace.TaskID(ids[i])
			s.Callback(h, "futures._set_result_unless_cancelled", us, func() { steps[i] = s.Wake(id, h) })
		}
		s.End()
	}
	return s.View()
}

// BenchmarkAMillionEvents writes a run of a million events.
func BenchmarkAMillionEvents(b *testing.B) {
	v := sleepers(1_000_000)
	b.ReportAllocs()
	for b.Loop() {
		n := &counter{}
		if err := Write(n, v, inEnglish()); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(n.bytes)
	}
}

// counter is where what is written is only counted.
type counter struct{ bytes int64 }

func (c *counter) Write(p []byte) (int, error) {
	c.bytes += int64(len(p))
	return io.Discard.Write(p)
}
