package py

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
	holds Value // as Holding says, or nil
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
func (e *Exception) Error() string { return e.Line(e.thread()) }

// thread is the one that runs now, for Go code that asks without one; if none
// does, one of its own.
func (e *Exception) thread() *Thread {
	if t := e.in.current(); t != nil {
		return t
	}
	return e.in.NewThread()
}

// IsException reports whether it is an Exception, and not only a BaseException.
func (e *Exception) IsException() bool { return e.class.IsSubclass(Errors.Exception) }

// LineIn is the innermost line of a file through which the exception has gone, 0
// if there is none.
func (e *Exception) LineIn(file string) int {
	line := 0
	for tb := e.Traceback; tb != nil; tb = tb.Next {
		if c := tb.Frame.code; c.File == file && tb.At < len(c.Spans) {
			line = int(c.Spans[tb.At].Start.Line)
		}
	}
	return line
}
