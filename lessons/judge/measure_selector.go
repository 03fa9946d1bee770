package judge

import (
	"strings"

	"batuta/loopcore/trace"
)

// selfPipe is the word for the descriptor that is the loop's own.
const selfPipe = "self-pipe"

// selectorSpecs are the measures of the selector and of what is registered with it.
func selectorSpecs() []spec {
	return []spec{
		{name: "selector", kind: Text, find: findSelector},
		{name: "registered", kind: Number, find: findRegistered},
		{name: "scanned", kind: Number, find: findScanned},
		{name: "events-at-once", kind: Number, find: findEventsAtOnce},
		{name: "sockets-left", kind: Number, find: findSocketsLeft},
	}
}

// findSelector is the class of the selector of the loop that was made last.
func findSelector(s *scene, _ Measure, _ []string) Finding {
	f := nothing()
	for i := s.v.First(); i < s.v.End(); i++ {
		if e := s.v.At(i); e.Kind == trace.LoopMade {
			f = Finding{Value: TextOf(s.v.Text(e.Text)), Found: true, Moment: i + 1}
		}
	}
	return f
}

// registry follows which descriptors are registered.
type registry struct {
	fds      map[int64]string // with the word for each
	loops    int
	selector string
}

func newRegistry() *registry { return &registry{fds: map[int64]string{}} }

// apply goes beyond an event.
func (r *registry) apply(v trace.View, e *trace.Event) {
	switch e.Kind {
	case trace.LoopMade:
		r.loops++
		r.selector = v.Text(e.Text)
	case trace.LoopClosed:
		if r.loops = max(r.loops-1, 0); r.loops == 0 {
			clear(r.fds) // the selector is no more
		}
	case trace.FDAdd:
		r.fds[e.A] = v.Text(e.Text)
	case trace.FDRemove:
		delete(r.fds, e.A)
	}
}

// sockets is how many descriptors are the program's.
func (r *registry) sockets() int {
	n := 0
	for _, word := range r.fds {
		if word != selfPipe {
			n++
		}
	}
	return n
}

// asksAll reports whether the selector is handed all descriptors at each call,
// and goes through them. One that the program has written may do anything: it
// is not taken to be better than that.
func (r *registry) asksAll() bool {
	return !strings.HasPrefix(r.selector, "Epoll") && !strings.HasPrefix(r.selector, "Kqueue")
}

// findRegistered is how many descriptors were registered at one moment, at
// most: the loop's own too.
func findRegistered(s *scene, _ Measure, _ []string) Finding {
	f := nothing()
	r := newRegistry()
	for i := s.v.First(); i < s.v.End(); i++ {
		e := s.v.At(i)
		r.apply(s.v, e)
		if e.Kind == trace.FDAdd {
			f.most(float64(len(r.fds)), i+1, "")
		}
	}
	return f
}

// findScanned is how many descriptors the selector's calls went through in all.
func findScanned(s *scene, _ Measure, _ []string) Finding {
	f := nothing()
	r := newRegistry()
	for i := s.v.First(); i < s.v.End(); i++ {
		e := s.v.At(i)
		r.apply(s.v, e)
		n := 0
		switch {
		case e.Kind == trace.SelectAsk && r.asksAll():
			n = len(r.fds)
		case e.Kind == trace.SelectAnswer && !r.asksAll():
			n = int(e.A)
		case e.Kind != trace.SelectAsk && e.Kind != trace.SelectAnswer:
			continue
		}
		f.Value, f.Found, f.Moment = NumberOf(f.Value.Number+float64(n)), true, i+1
	}
	return f
}

// findEventsAtOnce is how many events one answer of the selector held, at most.
func findEventsAtOnce(s *scene, _ Measure, _ []string) Finding {
	f := nothing()
	for i := s.v.First(); i < s.v.End(); i++ {
		if e := s.v.At(i); e.Kind == trace.SelectAnswer {
			f.most(float64(e.A), i+1, "")
		}
	}
	return f
}

// findSocketsLeft is how many descriptors of tasks and transports were still
// registered when the loop was last left, before any closing: when the
// program's main task had ended.
func findSocketsLeft(s *scene, _ Measure, _ []string) Finding {
	f := nothing()
	r := newRegistry()
	for i := s.v.First(); i < s.v.End(); i++ {
		e := s.v.At(i)
		if e.Kind == trace.RunEnd && !s.closingAt(i) {
			f = Finding{Value: NumberOf(float64(r.sockets())), Found: true, Moment: i + 1}
		}
		r.apply(s.v, e)
	}
	return f
}
