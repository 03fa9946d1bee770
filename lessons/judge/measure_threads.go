package judge

import (
	"time"

	"batuta/loopcore/trace"
)

// threadSpecs are the measures of what other threads do.
func threadSpecs() []spec {
	return []spec{
		{name: "threads", kind: Number, of: ofFunction, find: findThreads},
		{name: "thread-time", kind: Number, of: ofFunction, find: findThreadTime},
		{name: "thread-wakes", kind: Number, find: findThreadWakes},
	}
}

// findThreads is how many calls ran on worker threads.
func findThreads(s *scene, m Measure, _ []string) Finding {
	f := none(true)
	for i := s.v.First(); i < s.v.End(); i++ {
		e := s.v.At(i)
		if e.Kind != trace.ThreadBegin {
			continue
		}
		if name := s.v.Text(e.Text); matches(m.Of, name) {
			f.hit(i+1, name)
		}
	}
	return f
}

// findThreadTime is how many seconds worker threads worked in all.
func findThreadTime(s *scene, m Measure, _ []string) Finding {
	f := none(false)
	begun := map[int64]time.Duration{}
	for i := s.v.First(); i < s.v.End(); i++ {
		e := s.v.At(i)
		switch e.Kind {
		case trace.ThreadBegin:
			if matches(m.Of, s.v.Text(e.Text)) {
				begun[e.A] = e.Run
			}
		case trace.ThreadEnd:
			if at, ok := begun[e.A]; ok {
				f.Value.Number += (e.Run - at).Seconds()
				f.Found, f.Moment = true, i+1
				delete(begun, e.A)
			}
		}
	}
	return f
}

// findThreadWakes is how many callbacks other threads than the workers have put
// in, closing aside, which has a thread of its own.
func findThreadWakes(s *scene, _ Measure, _ []string) Finding {
	f := none(true)
	for i := s.v.First(); i < s.v.End(); i++ {
		if e := s.v.At(i); e.Kind == trace.HandleQueued && trace.Cause(e.Code) == trace.CauseThread && e.A == 0 && !s.closingAt(i) {
			f.hit(i+1, s.v.Text(e.Text))
		}
	}
	return f
}
