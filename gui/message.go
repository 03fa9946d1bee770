package gui

import (
	"fmt"
	"strings"

	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// message is the one line that says what the run is doing and which moment is
// shown. f is nil before the first run; asked says that the page has a question
// which is better answered before it.
func message(l *look, f *Frame, asked bool) string {
	if f == nil || f.State == Idle {
		if asked {
			return l.T("window.message.asked")
		}
		return l.T("window.message.idle")
	}
	if !f.Live {
		if f.Moment.Cycle == 0 {
			return l.T("window.message.start", f.Cycles, l.T("window.message.meanwhile."+string(f.State)))
		}
		return l.T("window.message.behind", f.Moment.Cycle, f.Cycles, l.T("window.message.meanwhile."+string(f.State)))
	}
	switch f.State {
	case Playing:
		if f.Cycles == 0 {
			return l.T("window.message.noloop")
		}
		return l.T("window.message.running", f.Cycles)
	case Paused:
		if f.Cycles == 0 {
			return l.T("window.message.ready")
		}
		if next := upNext(l, f.Moment); next != "" {
			return l.T("window.message.paused", f.Cycles, next)
		}
		if ask := f.Moment.Ask; ask.Asked && !ask.Answered {
			return l.T("window.message.waiting", f.Cycles)
		}
		return l.T("window.message.rest", f.Cycles)
	}
	return ending(l, f)
}

// ending is how a run ended.
func ending(l *look, f *Frame) string {
	took := fmt.Sprintf("%.3f", f.Moment.Run.Seconds())
	switch {
	case f.Err != "":
		return l.T("window.message.failed", f.Cycles, took)
	case f.Stopped:
		return l.T("window.message.stopped", f.Cycles, took)
	case f.Cycles == 0:
		return l.T("window.message.none")
	}
	return l.T("window.message.ended", f.Cycles, took)
}

// upNext is what runs next once the run goes on; empty if nothing is known.
func upNext(l *look, s *trace.State) string {
	for _, h := range s.Ready {
		if h.Cancelled {
			continue
		}
		return words.State{Texts: l, State: s}.Callback(h)
	}
	return ""
}

// troubleOf is what the page has to say of a run that went wrong: the sample
// API gone, or the program failed. problem is why a run could not begin.
func troubleOf(l *look, f *Frame, problem error) trouble {
	switch {
	case problem != nil:
		return trouble{l.T("window.trouble.start"), problem.Error(), l.T("window.trouble.start.remedy")}
	case f == nil:
	case f.APIDown != "":
		return trouble{l.T("window.trouble.api"), f.APIDown, l.T("window.trouble.api.remedy")}
	case f.State == Ended && f.Problem.Line > 0 && f.Cycles == 0 && noPython(f.Err):
		return trouble{l.T("window.trouble.syntax"), f.Err, l.T("window.trouble.line.remedy", f.Problem.Line)}
	case f.State == Ended && f.Problem.Line > 0:
		return trouble{l.T("window.trouble.failed"), f.Err, l.T("window.trouble.line.remedy", f.Problem.Line)}
	case f.State == Ended && f.Err != "":
		return trouble{l.T("window.trouble.failed"), f.Err, l.T("window.trouble.failed.remedy")}
	}
	return trouble{}
}

// noPython says whether an error is of a text that is no program.
func noPython(err string) bool {
	for _, class := range []string{"SyntaxError", "IndentationError", "TabError"} {
		if strings.HasPrefix(err, class) {
			return true
		}
	}
	return false
}
