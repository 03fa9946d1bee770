package judge

import (
	"strings"

	"batuta/loopcore/trace"
)

// The streams of trace.Output.
const (
	stdout = 1
	stderr = 2
)

// outputSpecs are the measures of what a run says.
func outputSpecs() []spec {
	return []spec{
		{name: "log", kind: Number, of: ofLogger, fors: levels(), find: findLog},
		{name: "stderr", kind: Number, find: findStderr},
	}
}

// levels is what For says of log records: that level or a higher one, or with
// an = before it that level alone.
func levels() []string {
	return []string{"debug", "info", "warning", "error", "=debug", "=info", "=warning", "=error"}
}

// isLevel reports whether a record's level is as For says.
func isLevel(level trace.Level, what string) bool {
	name, only := strings.CutPrefix(what, "=")
	least := map[string]trace.Level{"": 0, "debug": trace.Debug, "info": trace.Info, "warning": trace.Warning, "error": trace.Error}[name]
	if only {
		return level == least
	}
	return level >= least
}

// findLog is how many records were logged.
func findLog(s *scene, m Measure, _ []string) Finding {
	f := none(true)
	for i := s.v.First(); i < s.v.End(); i++ {
		e := s.v.At(i)
		if e.Kind != trace.Log || !isLevel(trace.Level(e.Code), m.For) {
			continue
		}
		if name := s.v.Text(trace.Text(e.B)); matches(m.Of, name) {
			f.hit(i+1, s.v.Text(e.Text))
		}
	}
	return f
}

// findStderr is how many lines were written to stderr.
func findStderr(s *scene, _ Measure, _ []string) Finding {
	f := none(true)
	begun := -1 // the event of a line that has no end yet
	for i := s.v.First(); i < s.v.End(); i++ {
		e := s.v.At(i)
		if e.Kind != trace.Output || e.Code != stderr {
			continue
		}
		text := s.v.Text(e.Text)
		for range strings.Count(text, "\n") {
			f.hit(i+1, "")
			begun = -1
		}
		if text != "" && !strings.HasSuffix(text, "\n") {
			begun = i
		}
	}
	if begun >= 0 {
		f.hit(begun+1, "")
	}
	return f
}
