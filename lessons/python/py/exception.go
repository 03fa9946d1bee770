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
	// Cause and Context are __cause__ and __context__; Suppress is
	// __suppress_context__.
	Cause, Context *Exception
	Suppress       bool
	Traceback      *Traceback // innermost last; nil while it has not been raised
	// Of is the Go error that this exception stands for, if it came from the
	// loop: asyncio's words and class are its.
	Of error
	// Group holds the exceptions of an ExceptionGroup.
	Group []*Exception
}

// Class is type(e).
func (e *Exception) Class() *Class { return e.class }

// Traceback is one frame of a traceback; Next leads to where it was raised.
type Traceback struct {
	Next  *Traceback
	Frame *Frame
	At    int // the instruction
}

// Is has errors.Is find the loop's own sentinels in a Python exception.
func (e *Exception) Is(target error) bool {
	switch target {
	case loopcore.ErrInterrupted:
		return e.class.IsSubclass(types.KeyboardInterrupt)
	}
	return e.Of != nil && errors.Is(e.Of, target)
}

// As has errors.As find the loop's cancellation and exit in one.
func (e *Exception) As(target any) bool {
	switch target := target.(type) {
	case **loopcore.CancelledError:
		if !e.class.IsSubclass(types.CancelledError) {
			return false
		}
		*target = &loopcore.CancelledError{Msg: e.message()}
		return true
	case **loopcore.SystemExit:
		if !e.class.IsSubclass(types.SystemExit) {
			return false
		}
		*target = &loopcore.SystemExit{Code: e.code()}
		return true
	}
	return e.Of != nil && errors.As(e.Of, target)
}
