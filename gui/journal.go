package gui

import (
	"slices"
	"sort"
	"strings"
	"time"

	"batuta/loopcore/trace"
)

// How much of a run the Log and Output tabs keep: its end, and up to twice as
// much, for what is older goes in one go. A program may print for ever.
const (
	recordsKept = 50_000
	piecesKept  = 50_000
	bytesKept   = 4 << 20 // of output
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
	at    int
	err   bool // to stderr
	text  string
	total int // bytes written so far, this piece included
}

// journal picks the log records and the output from a recording as it grows.
// One goroutine reads on; the slices it has handed out never change, since
// they are only appended to, or copied.
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
			if n := len(j.records); n >= 2*recordsKept {
				j.records = slices.Clone(j.records[n-recordsKept:])
			}
		case trace.Output:
			j.write(written{at: j.next, err: e.Code == 2, text: v.Text(e.Text)})
		}
	}
	return end < v.End()
}

func (j *journal) write(w written) {
	w.total = len(w.text)
	if n := len(j.output); n > 0 {
		w.total += j.output[n-1].total
	}
	j.output = append(j.output, w)
	n := len(j.output)
	if n < 2*piecesKept && w.total-writtenBefore(j.output) < 2*bytesKept {
		return
	}
	first := max(0, n-piecesKept)
	for first < n-1 && w.total-writtenBefore(j.output[first:]) > bytesKept {
		first++
	}
	j.output = slices.Clone(j.output[first:])
}

// writtenBefore is how many bytes were written before some output.
func writtenBefore(output []written) int {
	if len(output) == 0 {
		return 0
	}
	return output[0].total - len(output[0].text)
}

// printed is the end of what had been written by the moment pos, about limit
// bytes of it, and how many bytes were left out before it.
func printed(output []written, pos, limit int) (text string, cut int) {
	end := sort.Search(len(output), func(i int) bool { return output[i].at >= pos })
	first, size := end, 0
	for first > 0 && size < limit {
		first--
		size += len(output[first].text)
	}
	cut = writtenBefore(output[first:])
	var b strings.Builder
	for _, w := range output[first:end] {
		b.WriteString(w.text)
	}
	text = b.String()
	if over := len(text) - 2*limit; over > 0 { // one piece can be of any length
		cut += over
		text = strings.ToValidUTF8(text[over:], "")
	}
	return text, cut
}
