package judge

import "batuta/loopcore/trace"

// loopSpecs are the measures of the loops themselves.
func loopSpecs() []spec {
	return []spec{
		{name: "cycles", kind: Number, find: findCycles},
		{name: "loops", kind: Number, find: findLoops},
		{name: "loops-open", kind: Number, find: findLoopsOpen},
		{name: "runs", kind: Number, find: findRuns},
		{name: "closings", kind: Number, find: findClosings},
	}
}

// findCycles is how many cycles the program took, closing aside.
func findCycles(s *scene, _ Measure, _ []string) Finding {
	f := none(false)
	for _, moment := range s.cycles {
		if !s.closingAt(moment - 1) {
			f.hit(moment, "")
		}
	}
	return f
}

// findLoops is how many loops were made.
func findLoops(s *scene, _ Measure, _ []string) Finding {
	f := none(true)
	for i := s.v.First(); i < s.v.End(); i++ {
		if s.v.At(i).Kind == trace.LoopMade {
			f.hit(i+1, "")
		}
	}
	return f
}

// findLoopsOpen is how many loops were made and never closed by the program.
func findLoopsOpen(s *scene, _ Measure, _ []string) Finding {
	made := map[trace.HandleID]int{}
	some := false
	for i := s.v.First(); i < s.v.End(); i++ {
		switch e := s.v.At(i); e.Kind {
		case trace.LoopMade:
			made[e.Obj], some = i+1, true
		case trace.LoopClosed:
			if e.Code == 0 {
				delete(made, e.Obj)
			}
		}
	}
	f := none(some)
	for _, moment := range made {
		f.hit(moment, "")
	}
	return f
}

// findRuns is how often a loop was run, closing aside.
func findRuns(s *scene, _ Measure, _ []string) Finding {
	f := none(true)
	for i := s.v.First(); i < s.v.End(); i++ {
		if e := s.v.At(i); e.Kind == trace.RunBegin && trace.Phase(e.Code) == trace.PhaseMain {
			f.hit(i+1, "")
		}
	}
	return f
}

// findClosings is how often asyncio.run cleaned up.
func findClosings(s *scene, _ Measure, _ []string) Finding {
	f := none(true)
	for _, p := range s.phases {
		f.hit(p.begin+1, "")
	}
	return f
}
