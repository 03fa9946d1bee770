package score

import (
	"slices"
	"strconv"
	"strings"

	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// mostFound is how many moments a search answers at most.
const mostFound = 10_000

// Find is the moments of a run that a search is about, in order: the notes of the
// tasks whose label or name holds the words; the waits whose reason does, as the
// score writes it; and, where they are the number of a line of the program, alone
// or after a colon or a word, the suspensions at that line.
func Find(s *trace.Score, v trace.View, texts words.Texts, search string) []int {
	search = strings.ToLower(strings.TrimSpace(search))
	if search == "" {
		return nil
	}
	f := finder{words: words.Score{Texts: texts, Score: s}, search: search}
	for _, lane := range s.Lanes {
		f.lane(lane)
		if len(f.found) >= mostFound {
			break
		}
	}
	if line, ok := lineNumber(search); ok {
		f.line(v, line)
	}
	slices.Sort(f.found)
	return slices.Compact(f.found)
}

type finder struct {
	words  words.Score
	search string
	found  []int
}

func (f *finder) holds(text string) bool { return strings.Contains(strings.ToLower(text), f.search) }

// lane finds in a task's line. A task that was found by its name is found at its
// notes, and, before the first of them, at its beginning.
func (f *finder) lane(lane *trace.Lane) {
	named := f.holds(lane.Label) || f.holds(lane.Name)
	for i := range lane.Spans {
		p := &lane.Spans[i]
		switch {
		case named && (i == 0 || p.Life == trace.Running),
			p.Life == trace.Waiting && f.holds(f.words.Wait(p)):
			f.found = append(f.found, p.First+1)
		}
		if len(f.found) >= mostFound {
			return
		}
	}
}

// line finds where tasks suspended at a line.
func (f *finder) line(v trace.View, line uint16) {
	for i := v.First(); i < v.End() && len(f.found) < mostFound; i++ {
		if e := v.At(i); e.Line == line && (e.Kind == trace.TaskSuspended || e.Kind == trace.TaskDone) {
			f.found = append(f.found, i+1)
		}
	}
}

// lineNumber is the line that a search names: "7", ":7", "line 7".
func lineNumber(search string) (uint16, bool) {
	digits := search[strings.LastIndexAny(search, " :")+1:]
	n, err := strconv.ParseUint(digits, 10, 16)
	return uint16(n), err == nil && n > 0
}
