package py

import (
	"errors"

	"batuta/loopcore"
)

// Exception is an exception: an instance of BaseException's or of a class that
// inherits from it. It is a Go error too, and the only one that Python code
// raises or sees.
type Exception struct {
	class *Class
	attrs *Dict
	Args  *Tuple
	// Cause and During are __cause__ and __context__; Suppress is
	// __suppress_context__.
	Cause, During *Exception
	Suppress      bool
	Traceback     *Traceback // the outermost frame first; nil while it has not been raised
	// Of is the Go error that this exception stands for, if it came from the
	// loop.
	Of error
	// Group holds the exceptions of an ExceptionGroup.
	Group []*Exception
	// fields are what its class keeps beside the arguments.
	fields []field
	// in prints it when Go code asks for its text.
	in *Interpreter
}

// Type is type(e).
func (e *Exception) Type() *Class { return e.class }

// Traceback is one frame of a traceback; Next leads to where it was raised.
type Traceback struct {
	Next  *Traceback
	Frame *Frame
	At    int // the instruction
}

// Error is its class and message, as the last line of a traceback has them.
func (e *Exception) Error() string { return e.Line(e.in.current()) }

// Is has errors.Is find the loop's own sentinels in a Python exception.
func (e *Exception) Is(target error) bool {
	if target == loopcore.ErrInterrupted {
		return e.class.IsSubclass(Errors.KeyboardInterrupt)
	}
	return e.Of != nil && errors.Is(e.Of, target)
}

// As has errors.As find the loop's cancellation and exit in one.
func (e *Exception) As(target any) bool {
	switch target := target.(type) {
	case **loopcore.CancelledError:
		if !e.class.IsSubclass(Errors.CancelledError) {
			return false
		}
		*target = &loopcore.CancelledError{}
		if len(e.Args.Items) > 0 {
			if s, ok := e.Args.Items[0].(*Str); ok {
				(*target).Msg = s.s
			}
		}
		return true
	case **loopcore.SystemExit:
		if !e.class.IsSubclass(Errors.SystemExit) {
			return false
		}
		*target = &loopcore.SystemExit{}
		return true
	}
	return e.Of != nil && errors.As(e.Of, target)
}

// IsException reports whether it is an Exception, and not only a BaseException.
func (e *Exception) IsException() bool { return e.class.IsSubclass(Errors.Exception) }

// Class is the name of its class (loopcore.Raised).
func (e *Exception) Class() string { return e.class.Name }

// Context is what was being handled when it was raised (loopcore.Chained).
func (e *Exception) Context() error {
	if e.During == nil {
		return nil
	}
	return e.During
}

// SetContext makes another error its context.
func (e *Exception) SetContext(err error) {
	if err != nil {
		e.During = e.in.current().FromGo(err)
	}
}
