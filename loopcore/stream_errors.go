package loopcore

import (
	"fmt"
	"strconv"
)

// IncompleteReadError says that a stream ended before a read had all that it
// asked for (asyncio.IncompleteReadError).
type IncompleteReadError struct {
	Partial  []byte // what had come
	Expected int    // how many bytes were asked for; negative: up to a separator
}

func (e *IncompleteReadError) Error() string {
	expected := "undefined"
	if e.Expected >= 0 {
		expected = strconv.Itoa(e.Expected)
	}
	return fmt.Sprintf("%d bytes read on a total of %s expected bytes", len(e.Partial), expected)
}

// Class is the exception's name in Python.
func (*IncompleteReadError) Class() string { return "IncompleteReadError" }

// LimitOverrunError says that no separator came within the reader's limit
// (asyncio.LimitOverrunError). What was read stays in the reader.
type LimitOverrunError struct {
	Message  string
	Consumed int // how many bytes have to be read to get past the overrun
}

func (e *LimitOverrunError) Error() string { return e.Message }

// Class is the exception's name in Python.
func (*LimitOverrunError) Class() string { return "LimitOverrunError" }

// OverlongLineError is the ValueError of readline and of the iteration by lines,
// which was raised on account of Overrun.
type OverlongLineError struct{ Overrun *LimitOverrunError }

func (e *OverlongLineError) Error() string { return e.Overrun.Message }

// Class is the exception's name in Python.
func (*OverlongLineError) Class() string { return "ValueError" }

// Unwrap is the error without what led to it.
func (e *OverlongLineError) Unwrap() error { return ValueError(e.Overrun.Message) }

// AssertionError says that something was called in a way that asyncio asserts it
// never is.
type AssertionError string

func (e AssertionError) Error() string { return string(e) }

// Class is the exception's name in Python.
func (AssertionError) Class() string { return "AssertionError" }
