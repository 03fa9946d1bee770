package judge

import (
	"strings"
	"time"

	"batuta/loopcore/trace"
)

// stepSpecs are the measures of the steps that tasks and callbacks take.
func stepSpecs() []spec {
	return []spec{
		{name: "steps", kind: Number, of: ofTask, find: findSteps},
		{name: "step-order", kind: Labels, of: ofTask, find: findStepOrder},
		{name: "longest-step", kind: Number, of: ofStep, find: findLongestStep},
		{name: "callbacks", kind: Number, of: ofFunction, find: findCallbacks},
		{name: "writers", kind: Labels, of: ofTask, find: findWriters},
	}
}

// findSteps is how many steps tasks took, an eager first one included.
func findSteps(s *scene, m Measure, _ []string) Finding {
	f := none(s.hasTask(m.Of))
	ask := s.asker(m, nil)
	s.eachStep(func(i int, e *trace.Event) {
		if ask(e.Task) {
			f.hit(i+1, s.label(e.Task))
		}
	})
	return f
}

// hasTask reports whether there was a task of the program that a pattern names.
func (s *scene) hasTask(pattern string) bool {
	for _, t := range s.tasks {
		if !t.closing && matches(pattern, t.label) {
			return true
		}
	}
	return false
}

// eachStep goes through the beginnings of tasks' steps.
func (s *scene) eachStep(do func(i int, e *trace.Event)) {
	for i := s.v.First(); i < s.v.End(); i++ {
		if e := s.v.At(i); e.Task != 0 && (e.Kind == trace.StepBegin || e.Kind == trace.EagerBegin) {
			do(i, e)
		}
	}
}

// findStepOrder is in which order tasks took their steps, each step one entry.
func findStepOrder(s *scene, m Measure, among []string) Finding {
	f := nothing()
	ask := s.asker(m, among)
	s.eachStep(func(i int, e *trace.Event) {
		if ask(e.Task) {
			f.list(s.label(e.Task), i+1)
		}
	})
	return f
}

// asker is asked, for tasks: those aside that asyncio.run makes while it closes.
func (s *scene) asker(m Measure, among []string) func(trace.TaskID) bool {
	known := make(map[trace.TaskID]bool, len(s.tasks))
	for _, t := range s.tasks {
		known[t.id] = !t.closing && asked(m, among, t.label)
	}
	return func(id trace.TaskID) bool { return known[id] }
}

// opened is a step that has begun.
type opened struct {
	begun time.Duration
	task  trace.TaskID
	name  string // of a plain callback
}

// findLongestStep is how many seconds the longest step of a task or callback
// took. One that never ended took as long as the run went on.
func findLongestStep(s *scene, m Measure, _ []string) Finding {
	f := nothing()
	var open []opened // the callback, and the eager first steps inside it
	end := func(i int, now time.Duration) {
		o := open[len(open)-1]
		open = open[:len(open)-1]
		who := o.name
		if o.task != 0 {
			who = s.label(o.task)
		}
		if matches(m.Of, who) {
			f.most((now - o.begun).Seconds(), i+1, who)
		}
	}
	for i := s.v.First(); i < s.v.End(); i++ {
		e := s.v.At(i)
		switch e.Kind {
		case trace.StepBegin:
			open = append(open[:0], opened{e.Run, e.Task, s.v.Text(e.Text)})
		case trace.EagerBegin:
			open = append(open, opened{begun: e.Run, task: e.Task})
		case trace.EagerEnd:
			if len(open) > 0 && open[len(open)-1].task == e.Task {
				end(i, e.Run)
			}
		case trace.StepEnd, trace.LoopClosed:
			for len(open) > 0 {
				end(i, e.Run)
			}
		}
	}
	for len(open) > 0 {
		last := s.v.End() - 1
		end(last, s.v.At(last).Run)
	}
	return f
}

// findCallbacks is how many plain callbacks of a name ran.
func findCallbacks(s *scene, m Measure, _ []string) Finding {
	f := none(len(s.cycles) > 0)
	for i := s.v.First(); i < s.v.End(); i++ {
		e := s.v.At(i)
		if e.Kind != trace.StepBegin || e.Task != 0 {
			continue
		}
		if name := s.v.Text(e.Text); matches(m.Of, name) {
			f.hit(i+1, name)
		}
	}
	return f
}

// findWriters is in which order tasks wrote lines to stdout, one entry a line. A
// line is whose who ends it; the last one may have no end.
func findWriters(s *scene, m Measure, among []string) Finding {
	f := nothing()
	ask := s.asker(m, among)
	var last trace.TaskID
	begun := -1 // the event of a line that has no end yet
	for i := s.v.First(); i < s.v.End(); i++ {
		e := s.v.At(i)
		if e.Kind != trace.Output || e.Code != stdout {
			continue
		}
		text := s.v.Text(e.Text)
		for range strings.Count(text, "\n") {
			if ask(e.Task) {
				f.list(s.label(e.Task), i+1)
			}
			begun = -1
		}
		if text != "" && !strings.HasSuffix(text, "\n") {
			begun, last = i, e.Task
		}
	}
	if begun >= 0 && ask(last) {
		f.list(s.label(last), begun+1)
	}
	return f
}
