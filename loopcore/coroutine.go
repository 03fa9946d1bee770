package loopcore

// Coroutine is what a Task drives, an interface like Python's own coroutines:
// each Send or Throw runs it until it must wait, or ends.
type Coroutine interface {
	// Send resumes it with the value of what it awaited; the first is nil.
	Send(value any) Answer
	// Throw resumes it with an error in the place of what it awaited.
	Throw(err error) Answer
	// Close ends a coroutine that is suspended, or has not begun. One that
	// has ended is left as it is.
	Close()
	// Label is how the score names it: fetch('/users').
	Label() string
	// Where describes it for repr: its name, and the line it stands at (0 unknown).
	Where() (name string, file string, line int)
}

// Stander is a Coroutine that may stand in others which it awaits in its own
// place: the trace wants the line of the innermost, 0 if it is unknown, and not
// Where's, which is its own.
type Stander interface{ Standing() int }

// Answer is what a coroutine did when it was resumed.
type Answer struct {
	Done   bool
	Result any   // when Done
	Err    error // when Done: what it raised
	// Await is what it waits for now: a *Future or a *Task, or nil to let
	// others run first (a bare yield). Anything else is an error of the coroutine's.
	Await any
}

// asCoroutine is x if it is a coroutine, and no nil pointer to one; else nil.
func asCoroutine(x any) Coroutine {
	if g, ok := x.(*GoCoroutine); ok && g == nil {
		return nil
	}
	c, _ := x.(Coroutine)
	return c
}

// sent resumes a coroutine of another kind than ours. A panic ends it, and is
// its error.
func sent(c Coroutine, thrown error) (a Answer) {
	defer func() {
		if p := recover(); p != nil {
			a = raise(panicked(p))
		}
	}()
	if thrown != nil {
		return c.Throw(thrown)
	}
	return c.Send(nil)
}
