package judge

import (
	"slices"
	"time"

	"batuta/loopcore/trace"
)

// taskSpecs are the measures of what becomes of tasks.
func taskSpecs() []spec {
	return []spec{
		{name: "time", kind: Number, of: ofTask, find: findTime},
		{name: "first-done", kind: Text, of: ofTask, find: findFirstDone},
		{name: "done-order", kind: Labels, of: ofTask, find: findDoneOrder},
		{name: "tasks", kind: Number, of: ofTask, fors: outcomes(), find: findTasks},
		{name: "result", kind: Text, of: ofTask, ofNeeded: true, whole: true, repr: true, find: findResult},
		{name: failedMeasure, kind: Text, whole: true, find: findFailed},
	}
}

// outcomes are the ways in which tasks end, in trace.Outcome's order.
func outcomes() []string { return []string{"returned", "failed", "cancelled", "dropped"} }

// findTime is how many seconds a task took from its making to its end, of those
// that Of names the one that took longest; of none, how many seconds the program
// took, from its first cycle to the end of its last task, closing aside. A task
// that was dropped has no end.
func findTime(s *scene, m Measure, _ []string) Finding {
	if m.Of == "" {
		return s.programTime()
	}
	f := nothing()
	longest := time.Duration(-1)
	for _, t := range s.tasks {
		if t.made == 0 || !matches(m.Of, t.label) {
			continue
		}
		if t.done == 0 || t.outcome == trace.Dropped {
			return nothing() // it would have taken longer than any figure
		}
		if took := t.doneAt - t.madeAt; took > longest {
			longest = took
			f = Finding{Value: NumberOf(took.Seconds()), Found: true, Moment: t.done, Who: t.label}
		}
	}
	return f
}

func (s *scene) programTime() Finding {
	f := nothing()
	if len(s.cycles) == 0 {
		return f
	}
	begun := s.v.At(s.cycles[0] - 1).Run
	for _, t := range s.ended() {
		if !t.closing && !s.closingAt(t.done-1) {
			f = Finding{Value: NumberOf((t.doneAt - begun).Seconds()), Found: true, Moment: t.done, Who: t.label}
		}
	}
	return f
}

// asked reports whether a measure that asks who came first asks about a label:
// Of decides; without it, whether it is one of those that are spoken of.
func asked(m Measure, among []string, label string) bool {
	if m.Of != "" || len(among) == 0 {
		return matches(m.Of, label)
	}
	return slices.ContainsFunc(among, func(pattern string) bool { return matchesLabel(pattern, label) })
}

// ended are the tasks that have ended, not merely been dropped, in the order in
// which they did.
func (s *scene) ended() []task {
	var list []task
	for _, t := range s.tasks {
		if t.done > 0 && t.outcome != trace.Dropped {
			list = append(list, t)
		}
	}
	slices.SortFunc(list, func(a, b task) int { return a.done - b.done })
	return list
}

// findFirstDone is which task returned first. Next is the first with another label.
func findFirstDone(s *scene, m Measure, among []string) Finding {
	f := nothing()
	for _, t := range s.ended() {
		switch {
		case t.closing || t.outcome != trace.Returned || !asked(m, among, t.label):
		case !f.Found:
			f = Finding{Value: TextOf(t.label), Found: true, Moment: t.done, Who: t.label}
		case f.Who != t.label:
			f.Next, f.NextAt = t.label, t.doneAt
			return f
		}
	}
	return f
}

// findDoneOrder is in which order the program's tasks ended, however.
func findDoneOrder(s *scene, m Measure, among []string) Finding {
	f := nothing()
	for _, t := range s.ended() {
		if t.closing || !asked(m, among, t.label) {
			continue
		}
		f.list(t.label, t.done)
	}
	return f
}

// findTasks is how many tasks of the program ended so, or were made; those aside
// that asyncio.run makes while it closes.
func findTasks(s *scene, m Measure, _ []string) Finding {
	f := none(false)
	for _, t := range s.tasks {
		if t.closing || !matches(m.Of, t.label) {
			continue
		}
		f.Found = true
		moment := t.made
		if m.For != "" {
			if t.done == 0 || outcomes()[t.outcome] != m.For {
				continue
			}
			moment = t.done
		}
		if moment == 0 {
			moment = -1 // its making is forgotten
		}
		f.hit(moment, t.label)
	}
	return f
}

// findResult is what a task returned; of several, the one that returned last.
func findResult(s *scene, m Measure, _ []string) Finding {
	f := nothing()
	for _, t := range s.tasks {
		if t.done <= f.Moment || t.outcome != trace.Returned || !matches(m.Of, t.label) {
			continue
		}
		result := t.result
		if result == "" {
			result = "None" // of which the trace makes no words
		}
		f = Finding{Value: TextOf(result), Found: true, Moment: t.done, Who: t.label}
	}
	return f
}

// findFailed is the class of the exception that the program let out, "" if it
// ended well.
func findFailed(s *scene, _ Measure, _ []string) Finding {
	f := Finding{Value: TextOf(classOf(s.run.Failed)), Found: true, Moment: -1}
	if s.run.Failed != "" {
		f.Moment = s.v.End()
	}
	return f
}

// classOf is the class that the last line of a traceback names, without its module.
func classOf(line string) string {
	for i, c := range line {
		if c == ':' {
			line = line[:i]
			break
		}
	}
	for i := len(line) - 1; i >= 0; i-- {
		if line[i] == '.' {
			return line[i+1:]
		}
	}
	return line
}
