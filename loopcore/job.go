package loopcore

import (
	"runtime/debug"
	"time"
)

// runJob calls a job's function; a panic is its error.
func runJob(w *Worker, j *job) (result any, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &PanicError{Value: p, Stack: debug.Stack()}
		}
	}()
	return j.fn(w)
}

func newTimer(seconds float64) *time.Timer {
	return time.NewTimer(time.Duration(seconds * float64(time.Second)))
}
