package loopcore

import (
	"fmt"
	"math"
	"strconv"
)

// TimeoutError says that a time limit has passed.
type TimeoutError struct {
	Msg string
	// Cause is the CancelledError that the limit had raised in the code under
	// it, if that is how the limit ended it (Python's __cause__). It is not
	// unwrapped: a TimeoutError is no CancelledError.
	Cause error
}

func (e *TimeoutError) Error() string {
	if e.Msg == "" {
		return "TimeoutError"
	}
	return "TimeoutError: " + e.Msg
}

// Class is the exception's name in Python.
func (*TimeoutError) Class() string { return "TimeoutError" }

// Repr is the error as Python's repr writes it.
func (e *TimeoutError) Repr() string { return reprRaised(e, e.Msg) }

// Timeout says what net.Error asks: yes.
func (*TimeoutError) Timeout() bool { return true }

// Chained is an error that remembers what was being handled when it was raised
// (Python's __context__). A Timeout that has expired puts its TimeoutError into
// that chain.
type Chained interface {
	error
	Context() error
	SetContext(error)
}

// After is a time limit of so many seconds, where nil would be none.
func After(seconds float64) *float64 { return &seconds }

// timeoutState is how far a Timeout is, in asyncio's words.
type timeoutState string

const (
	timeoutCreated  timeoutState = "created"
	timeoutActive   timeoutState = "active"
	timeoutExpiring timeoutState = "expiring"
	timeoutExpired  timeoutState = "expired"
	timeoutFinished timeoutState = "finished"
)

// Timeout cancels the task that has entered it once its time has passed, and
// makes a TimeoutError of that cancellation (timeouts.py: Timeout).
type Timeout struct {
	state      timeoutState
	delay      *float64 // from Enter on, until that
	when       *float64
	timer      *Handle
	task       *Task
	cancelling int // the task's requests before it entered
}

// NewTimeout is asyncio.timeout(delay), in seconds from its Enter on; nil: it
// never expires.
func NewTimeout(delay *float64) *Timeout { return &Timeout{state: timeoutCreated, delay: delay} }

// NewTimeoutAt is asyncio.timeout_at(when), by the loop's Time; nil: it never
// expires.
func NewTimeoutAt(when *float64) *Timeout { return &Timeout{state: timeoutCreated, when: when} }

// NewTimeout is asyncio.timeout(delay) to the letter: the delay counts from now.
func (l *Loop) NewTimeout(delay *float64) *Timeout {
	t := NewTimeout(delay)
	t.start(l)
	return t
}

// start makes a time of the delay.
func (t *Timeout) start(l *Loop) {
	if t.delay != nil {
		t.when, t.delay = After(l.Time()+*t.delay), nil
	}
}

// When is the time at which it expires, by the loop's Time; nil: never, or not
// known before Enter.
func (t *Timeout) When() *float64 { return t.when }

// Expired reports whether its time came before its end.
func (t *Timeout) Expired() bool { return t.state == timeoutExpiring || t.state == timeoutExpired }

// String is the timeout as asyncio's repr writes it.
func (t *Timeout) String() string {
	when := ""
	if t.state == timeoutActive {
		when = " when=None"
		if t.when != nil {
			rounded, _ := strconv.ParseFloat(strconv.FormatFloat(*t.when, 'f', 3, 64), 64)
			when = " when=" + floatRepr(rounded)
		}
	}
	return "<Timeout [" + string(t.state) + "]" + when + ">"
}

// Enter puts what the task does from now on under the limit (__aenter__).
func (t *Timeout) Enter(task *Task) error {
	if t.state != timeoutCreated {
		return RuntimeError("Timeout has already been entered")
	}
	if task == nil {
		return RuntimeError("Timeout should be used inside a task")
	}
	t.start(task.loop)
	if err := checkWhen(t.when); err != nil {
		return err
	}
	t.state, t.task, t.cancelling = timeoutActive, task, task.Cancelling()
	return t.Reschedule(t.when)
}

// Reschedule gives it another time, by the loop's Time; nil: it does not
// expire. A RuntimeError unless it is entered and has not expired.
func (t *Timeout) Reschedule(when *float64) error {
	switch t.state {
	case timeoutActive:
	case timeoutCreated:
		return RuntimeError("Timeout has not been entered")
	default:
		return RuntimeError(fmt.Sprintf("Cannot change state of %s Timeout", t.state))
	}
	if err := checkWhen(when); err != nil {
		return err
	}
	t.when = when
	t.stop()
	if when == nil {
		return nil
	}
	const name = "Timeout._on_timeout"
	if l := t.task.loop; *when <= l.Time() {
		t.timer = l.callSoon(name, t.expire)
	} else {
		t.timer = &l.callAt(*when, name, t.expire).Handle
	}
	return nil
}

// checkWhen refuses a time at which nothing can be due.
func checkWhen(when *float64) error {
	if when != nil && math.IsNaN(*when) {
		return ErrDelayNaN
	}
	return nil
}

// stop lets go of the timer.
func (t *Timeout) stop() {
	if t.timer != nil {
		t.timer.Cancel()
		t.timer = nil
	}
}

// expire is _on_timeout.
func (t *Timeout) expire() {
	t.timer = nil
	t.task.Cancel("")
	t.state = timeoutExpiring
}

// Exit ends the limit (__aexit__). It takes the error that the code under it
// ended with, nil for none, and answers the one that is to stand: a
// *TimeoutError if it was the limit alone that cancelled the task.
func (t *Timeout) Exit(err error) error {
	t.stop()
	switch t.state {
	case timeoutActive:
		t.state = timeoutFinished
		return err
	case timeoutCreated:
		return RuntimeError("Timeout has not been entered")
	case timeoutExpiring:
		t.state = timeoutExpired
	default:
		return RuntimeError(fmt.Sprintf("Cannot change state of %s Timeout", t.state))
	}
	// Were there more requests than on entering, someone else wants the task gone.
	if t.task.Uncancel() > t.cancelling || err == nil {
		return err
	}
	if isCancelled(err) {
		return &TimeoutError{Cause: err}
	}
	insertTimeoutError(err)
	if group := groupOf(err); group != nil && group.Class() == "ExceptionGroup" {
		for _, e := range group.Errors {
			insertTimeoutError(e)
		}
	}
	return err
}

// groupOf is an error as a group, nil if it is none. One of another kind knows
// itself as one.
func groupOf(err error) *ExceptionGroup {
	switch err := err.(type) {
	case *ExceptionGroup:
		return err
	case interface{ AsGroup() *ExceptionGroup }:
		return err.AsGroup()
	}
	return nil
}

// insertTimeoutError puts a TimeoutError before the CancelledError in whose
// handling an error was raised (_insert_timeout_error).
func insertTimeoutError(err error) {
	for {
		chained, ok := err.(Chained)
		if !ok {
			return
		}
		context := chained.Context()
		if context == nil {
			return
		}
		if isCancelled(context) {
			chained.SetContext(&TimeoutError{Cause: context})
			return
		}
		err = context
	}
}

// Timeout runs body under asyncio.timeout(delay), in seconds.
func (co *Co) Timeout(delay *float64, body func(*Timeout) error) error {
	return co.under(NewTimeout(delay), body)
}

// TimeoutAt runs body under asyncio.timeout_at(when), by the loop's Time.
func (co *Co) TimeoutAt(when *float64, body func(*Timeout) error) error {
	return co.under(NewTimeoutAt(when), body)
}

func (co *Co) under(t *Timeout, body func(*Timeout) error) error {
	if err := t.Enter(co.Task()); err != nil {
		return err
	}
	defer t.stop() // when body panics, or is unwound
	return t.Exit(body(t))
}
