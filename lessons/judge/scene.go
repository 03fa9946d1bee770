package judge

import (
	"slices"
	"sort"
	"strings"
	"time"

	"batuta/loopcore/trace"
)

// scene is a run with what all measures need of it, gathered in one pass. A
// moment is a number of events, so that of event i is i+1.
type scene struct {
	run     Run
	v       trace.View
	partial bool // its beginning is forgotten

	tasks  []task // in the order in which they were made
	place  map[trace.TaskID]int
	cycles []int  // the moments at which cycles began
	first  int    // the number of the first of them
	phases []span // those parts in which asyncio.run closes
}

// span is a part of the trace: the events from begin to before end.
type span struct{ begin, end int }

// task is what became of a task.
type task struct {
	id      trace.TaskID
	label   string // as the measure at hand calls it
	name    string // the label that it goes by
	coro    string // its coroutine's
	made    int    // the moment, 0 where it is forgotten
	madeAt  time.Duration
	closing bool // it was made while asyncio.run closed
	steps   int

	done    int // the moment, 0 where it has not ended
	doneAt  time.Duration
	outcome trace.Outcome
	result  string
}

func newScene(r Run) *scene {
	s := &scene{run: r, v: r.View, partial: r.View.First() > 0, place: map[trace.TaskID]int{}}
	closing := -1
	for i := s.v.First(); i < s.v.End(); i++ {
		e := s.v.At(i)
		switch e.Kind {
		case trace.RunBegin, trace.PhaseBegin:
			switch {
			case trace.Phase(e.Code) == trace.PhaseClosing && closing < 0:
				closing = i
			case trace.Phase(e.Code) == trace.PhaseMain && closing >= 0:
				s.phases = append(s.phases, span{closing, i})
				closing = -1
			}
		case trace.LoopClosed:
			if closing >= 0 { // else the next loop's first task would seem to be closing's
				s.phases = append(s.phases, span{closing, i})
				closing = -1
			}
		case trace.CycleBegin:
			if len(s.cycles) == 0 {
				s.first = int(e.A)
			}
			s.cycles = append(s.cycles, i+1)
		case trace.TaskMade, trace.TaskNamed, trace.TaskDone, trace.StepBegin, trace.EagerBegin:
			s.addTask(i, e, closing >= 0)
		}
	}
	if closing >= 0 {
		s.phases = append(s.phases, span{closing, s.v.End()})
	}
	return s
}

// addTask notes what event i says of a task.
func (s *scene) addTask(i int, e *trace.Event, closing bool) {
	if e.Task == 0 {
		return
	}
	n, known := s.place[e.Task]
	if !known {
		n = len(s.tasks)
		s.place[e.Task] = n
		s.tasks = append(s.tasks, task{id: e.Task})
	}
	t := &s.tasks[n]
	switch e.Kind {
	case trace.TaskMade:
		t.name, t.made, t.madeAt, t.closing = s.v.Text(e.Text), i+1, e.Run, closing
		t.coro = t.name
		if e.Obj != 0 {
			t.coro = s.v.Text(trace.Text(e.Obj))
		}
	case trace.TaskNamed:
		t.name = s.v.Text(trace.Text(e.B))
	case trace.TaskDone:
		t.done, t.doneAt, t.outcome, t.result = i+1, e.Run, trace.Outcome(e.Code), s.v.Text(e.Text)
	default:
		t.steps++
	}
}

// call has the tasks go by the labels that patterns speak of: by its own name a
// task is known, and by what its coroutine is called with, whatever its name. A name that
// reads like a call does not pass for one.
func (s *scene) call(patterns ...string) {
	for i := range s.tasks {
		t := &s.tasks[i]
		speaks := func(label string) bool {
			return slices.ContainsFunc(patterns, func(p string) bool { return p != "" && matches(p, label) })
		}
		t.label = t.name
		poses := t.coro != "" && strings.Contains(t.name, "(")
		if t.coro != t.name && (poses || !speaks(t.name) && speaks(t.coro)) {
			t.label = t.coro
		}
	}
}

// closingAt reports whether event i happened while asyncio.run closed.
func (s *scene) closingAt(i int) bool {
	n := sort.Search(len(s.phases), func(n int) bool { return s.phases[n].end > i })
	return n < len(s.phases) && s.phases[n].begin <= i
}

// cycleAt is the number of the cycle that a moment lies in, 0 before the first.
func (s *scene) cycleAt(moment int) int {
	n := sort.SearchInts(s.cycles, moment+1)
	if n == 0 {
		return 0
	}
	return s.first + n - 1
}

// label is a task's label, "" for none or where it is forgotten.
func (s *scene) label(id trace.TaskID) string {
	if n, ok := s.place[id]; ok {
		return s.tasks[n].label
	}
	return ""
}
