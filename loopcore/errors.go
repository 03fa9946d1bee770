package loopcore

import "fmt"

// Raised is an error that is a Python exception: it knows the name of its
// class. asyncio's words are its Error.
type Raised interface {
	error
	Class() string
}

// The Python exceptions that asyncio raises with nothing but a text, which is
// asyncio's own.
type (
	RuntimeError      string
	InvalidStateError string
	TypeError         string
	ValueError        string
)

func (e RuntimeError) Error() string      { return string(e) }
func (e InvalidStateError) Error() string { return string(e) }
func (e TypeError) Error() string         { return string(e) }
func (e ValueError) Error() string        { return string(e) }

// Class is the exception's name in Python.
func (RuntimeError) Class() string { return "RuntimeError" }

// Class is the exception's name in Python.
func (InvalidStateError) Class() string { return "InvalidStateError" }

// Class is the exception's name in Python.
func (TypeError) Class() string { return "TypeError" }

// Class is the exception's name in Python.
func (ValueError) Class() string { return "ValueError" }

// RecursionError is what becomes of a cancellation that is passed on in a
// circle: tasks that await one another. Cancel, which answers no error, panics
// with it; as asyncio does, which runs out of stack.
type RecursionError string

func (e RecursionError) Error() string { return string(e) }

// Class is the exception's name in Python.
func (RecursionError) Class() string { return "RecursionError" }

// What asyncio raises, in its own words.
const (
	ErrRunning        RuntimeError      = "This event loop is already running"
	ErrOtherRunning   RuntimeError      = "Cannot run the event loop while another loop is running"
	ErrNoRunningLoop  RuntimeError      = "no running event loop"
	ErrRunInLoop      RuntimeError      = "asyncio.run() cannot be called from a running event loop"
	ErrRunnerInLoop   RuntimeError      = "Runner.run() cannot be called from a running event loop"
	ErrRunnerClosed   RuntimeError      = "Runner is closed"
	ErrClosed         RuntimeError      = "Event loop is closed"
	ErrCloseRunning   RuntimeError      = "Cannot close a running event loop"
	ErrStoppedEarly   RuntimeError      = "Event loop stopped before Future completed."
	ErrWrongThread    RuntimeError      = "Non-thread-safe operation invoked on an event loop other than the current one"
	ErrExecutorClosed RuntimeError      = "Executor shutdown has been called"
	ErrCoroutineUsed  RuntimeError      = "cannot reuse already awaited coroutine"
	ErrBeingAwaited   RuntimeError      = "coroutine is being awaited already"
	ErrTaskResult     RuntimeError      = "Task does not support set_result operation"
	ErrTaskException  RuntimeError      = "Task does not support set_exception operation"
	ErrInvalidState   InvalidStateError = "invalid state"
	ErrNoResult       InvalidStateError = "Result is not set."
	ErrNoException    InvalidStateError = "Exception is not set."
	ErrCircle         RecursionError    = "maximum recursion depth exceeded"
	ErrNotException   TypeError         = "invalid exception object"
	ErrNotAwaitable   TypeError         = "An asyncio.Future, a coroutine or an awaitable is required"
	ErrDelayNaN       ValueError        = "Invalid delay: NaN (not a number)"
)

// errNotCallable is what becomes of a call of nil.
const errNotCallable TypeError = "'NoneType' object is not callable"

// errStopIteration is what a future makes of a StopIteration.
const errStopIteration RuntimeError = "StopIteration interacts badly with generators and cannot be raised into a Future"

// errRaisedStopIteration is what a coroutine's StopIteration is to its task.
const errRaisedStopIteration RuntimeError = "coroutine raised StopIteration"

func isStopIteration(err error) bool {
	r, ok := err.(Raised)
	return ok && r.Class() == "StopIteration"
}

// stopped is how a run ends that was not let finish.
type stopped string

func (e stopped) Error() string { return string(e) }

const (
	// ErrInterrupted is KeyboardInterrupt: Interrupt ended the run, or a
	// coroutine or a callback did that raised it.
	ErrInterrupted stopped = "KeyboardInterrupt"
	// ErrDropped says that Drop ended the run.
	ErrDropped stopped = "the run was stopped"
)

// InterruptedRun is ErrInterrupted as Runner.Run raises it: while it handles the
// cancellation that ended the main task.
type InterruptedRun struct{ Handling error }

func (*InterruptedRun) Error() string { return ErrInterrupted.Error() }

// Unwrap is ErrInterrupted.
func (*InterruptedRun) Unwrap() error { return ErrInterrupted }

// CancelledError is asyncio.CancelledError, with the message that was given
// to Cancel, if any.
type CancelledError struct {
	Msg string
	// Blank says that Msg was given though it is empty, as gather gives it among
	// its results: CancelledError(''), and not CancelledError().
	Blank bool
}

func (e *CancelledError) Error() string {
	if e.Msg == "" {
		return "CancelledError"
	}
	return "CancelledError: " + e.Msg
}

// Class is the exception's name in Python.
func (*CancelledError) Class() string { return "CancelledError" }

// SystemExit ends the run: like KeyboardInterrupt it is no one's to handle, and
// leaves the loop.
type SystemExit struct{ Code any }

func (e *SystemExit) Error() string {
	if e.Code == nil {
		return "SystemExit"
	}
	return fmt.Sprintf("SystemExit: %v", e.Code)
}

// Class is the exception's name in Python.
func (*SystemExit) Class() string { return "SystemExit" }

// leavesLoop reports whether an error is one that asyncio lets out of its loop:
// KeyboardInterrupt or SystemExit.
func leavesLoop(err error) bool {
	return innermost(err, func(err error) bool {
		_, exit := err.(*SystemExit)
		return exit || err == ErrInterrupted
	}) != nil
}

// IsCancelled reports whether an error is a CancelledError, perhaps wrapped. A
// group that holds one is none.
func IsCancelled(err error) bool { return isCancelled(err) }

func isCancelled(err error) bool {
	switch err := err.(type) {
	case nil, *ExceptionGroup, RuntimeError:
		return false
	case *CancelledError:
		return err != nil
	}
	return innermost(err, func(err error) bool {
		c, ok := err.(*CancelledError)
		return ok && c != nil
	}) != nil
}
