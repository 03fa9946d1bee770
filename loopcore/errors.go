package loopcore

// RuntimeError, InvalidStateError, TypeError and ValueError are the Python
// exceptions that asyncio raises; the text is asyncio's own.
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

// RecursionError is what becomes of a cancellation that is passed on in a
// circle: tasks that await one another. Cancel, which answers no error, panics
// with it; as asyncio does, which runs out of stack.
type RecursionError string

func (e RecursionError) Error() string { return string(e) }

// What asyncio raises, in its own words.
const (
	ErrRunning        RuntimeError      = "This event loop is already running"
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

// stopped is how a run ends that was not let finish.
type stopped string

func (e stopped) Error() string { return string(e) }

const (
	// ErrInterrupted is KeyboardInterrupt: Interrupt ended the run.
	ErrInterrupted stopped = "KeyboardInterrupt"
	// ErrDropped says that Drop ended the run.
	ErrDropped stopped = "the run was stopped"
)

// CancelledError is asyncio.CancelledError, with the message that was given
// to Cancel, if any.
type CancelledError struct{ Msg string }

func (e *CancelledError) Error() string {
	if e.Msg == "" {
		return "CancelledError"
	}
	return "CancelledError: " + e.Msg
}
