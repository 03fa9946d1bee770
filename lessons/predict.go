package lessons

import (
	"slices"
	"time"

	"batuta/loopcore/trace"
)

// Finish is which of a prediction's choices a run has proved right, and by how
// much. Times are the run's own.
type Finish struct {
	First int           // the number of the choice that finished first
	At    time.Duration // when it did
	Next  int           // the choice that finished after it, -1 if none has
	After time.Duration // when that one did
}

// FirstFinished answers "which of these finishes first?" from a recording: the
// choices are labels of tasks. It is false as long as none of those tasks has
// returned; one that failed or was cancelled answers nothing.
func FirstFinished(v trace.View, choices []string) (Finish, bool) {
	label := map[trace.TaskID]int{}
	f := Finish{First: -1, Next: -1}
	for i := v.First(); i < v.End(); i++ {
		switch e := v.At(i); e.Kind {
		case trace.TaskMade:
			if n := slices.Index(choices, v.Text(e.Text)); n >= 0 {
				label[e.Task] = n
			}
		case trace.TaskDone:
			n, asked := label[e.Task]
			switch {
			case !asked || trace.Outcome(e.Code) != trace.Returned:
			case f.First < 0:
				f.First, f.At = n, e.Run
			case n != f.First:
				f.Next, f.After = n, e.Run
				return f, true
			}
		}
	}
	return f, f.First >= 0
}
