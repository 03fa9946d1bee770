package gui

import (
	"strings"
	"time"

	"batuta/loopcore/trace"
)

// record is one line of the Log tab.
type record struct {
	at     int // the number of its event
	run    time.Duration
	level  trace.Level
	logger string
	text   string
}

// written is a piece of the program's output.
type written struct {
	at   int
	err  bool // to stderr
	text string
}

// journal picks the log records and the output from a recording as it grows.
// One goroutine reads on; the slices it has handed out never change, since
// they are only appended to.
type journal struct {
	next    int // the first event not read yet
	records []record
	output  []written
	cycles  int // begun so far
}

// read takes in what is new in v, at most limit events, and says whether there
// is more.
func (j *journal) read(v trace.View, limit int) (more bool) {
	j.next = max(j.next, v.First())
	end := min(v.End(), j.next+limit)
	for ; j.next < end; j.next++ {
		switch e := v.At(j.next); e.Kind {
		case trace.CycleBegin:
			j.cycles = int(e.A)
		case trace.Log:
			j.records = append(j.records, record{
				at: j.next, run: e.Run, level: trace.Level(e.Code),
				logger: v.Text(trace.Text(e.B)), text: v.Text(e.Text),
			})
		case trace.Output:
			j.output = append(j.output, written{at: j.next, err: e.Code == 2, text: v.Text(e.Text)})
		}
	}
	return end < v.End()
}

// printed is what had been written by the moment pos.
func printed(output []written, pos int) string {
	var b strings.Builder
	for _, w := range output {
		if w.at >= pos {
			break
		}
		b.WriteString(w.text)
	}
	return b.String()
}
