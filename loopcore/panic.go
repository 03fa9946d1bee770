package loopcore

import (
	"fmt"
	"runtime/debug"
)

// PanicError is what became of a Go panic in a coroutine or a callback.
type PanicError struct {
	Value any
	Stack []byte
}

func (e *PanicError) Error() string { return fmt.Sprintf("panic: %v", e.Value) }

// panicked is the error that a recovered panic stands for. One of Python's
// exceptions stands for itself: where a callback returns no error, as a
// protocol's ConnectionLost, a panic is how it raises one.
func panicked(p any) error {
	if err, ok := p.(Raised); ok {
		return err
	}
	if p == ErrInterrupted {
		return ErrInterrupted
	}
	return &PanicError{Value: p, Stack: debug.Stack()}
}
