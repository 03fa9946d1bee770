package loopcore

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf8"
)

// OSError is what a system call failed with (Python's OSError and its
// subclasses). errors.Is knows it by its syscall.Errno too.
type OSError struct {
	Errno    int // 0: there is only a text
	Strerror string
	class    string // "": by Errno
	cause    error
}

// Error is the error as Python's str writes it: [Errno 111] Connection refused.
func (e *OSError) Error() string {
	if e.Errno == 0 {
		return e.Strerror
	}
	return fmt.Sprintf("[%s %d] %s", errnoWord(e.Errno), e.Errno, e.Strerror)
}

// Class is the exception's name in Python, which hangs on Errno:
// ConnectionRefusedError, BrokenPipeError, TimeoutError, OSError, ...
func (e *OSError) Class() string {
	switch {
	case e.class != "":
		return e.class
	case e.Errno <= 0:
		return "OSError"
	}
	return errnoClass(syscall.Errno(e.Errno))
}

// Repr is the error as Python's repr writes it:
// ConnectionRefusedError(111, 'Connection refused').
func (e *OSError) Repr() string {
	if e.Errno == 0 {
		return fmt.Sprintf("%s(%s)", e.Class(), quoted(e.Strerror))
	}
	return fmt.Sprintf("%s(%d, %s)", e.Class(), e.Errno, quoted(e.Strerror))
}

// Unwrap is what it was made of, in the end a syscall.Errno.
func (e *OSError) Unwrap() error {
	if e.cause != nil {
		return e.cause
	}
	if e.Errno > 0 {
		return syscall.Errno(e.Errno)
	}
	return nil
}

// NewOSError is OSError(errno, strerror), of the subclass that the number names.
func NewOSError(errno syscall.Errno, strerror string) *OSError {
	return &OSError{Errno: int(errno), Strerror: strerror}
}

// osError is a failed system call as Python raises it; any other error is left
// as it is. Deadlines that Go's library reports count as timed out.
func osError(err error) error {
	if err == nil {
		return nil // before there is anything that As would move to the heap
	}
	var already *OSError
	var errno syscall.Errno
	switch {
	case errors.As(err, &already):
		return err
	case errors.As(err, &errno):
		return &OSError{Errno: int(errno), Strerror: strerror(errno), cause: err}
	case errors.Is(err, os.ErrDeadlineExceeded):
		return &OSError{Strerror: "timed out", class: "TimeoutError", cause: err}
	}
	return err
}

// osErrorAbout is osError with words of its own instead of the system's.
func osErrorAbout(err error, words string) error {
	var errno syscall.Errno
	if !errors.As(err, &errno) {
		return err
	}
	return &OSError{Errno: int(errno), Strerror: words, cause: err}
}

// plainOSError is OSError(text): one without a number.
func plainOSError(format string, args ...any) error {
	return &OSError{Strerror: fmt.Sprintf(format, args...)}
}

// isOSError reports whether Python's "except OSError" would catch it.
func isOSError(err error) bool {
	// The first that has a class says what it is: what it was caused by, or
	// what a group holds, Python would not catch.
	var raised Raised
	if !errors.As(err, &raised) {
		return false
	}
	switch raised.Class() {
	case "OSError", "BlockingIOError", "BrokenPipeError", "ChildProcessError", "ConnectionError",
		"ConnectionAbortedError", "ConnectionRefusedError", "ConnectionResetError", "FileExistsError",
		"FileNotFoundError", "InterruptedError", "IsADirectoryError", "NotADirectoryError",
		"PermissionError", "ProcessLookupError", "TimeoutError", "gaierror", "herror":
		return true
	}
	return strings.HasPrefix(raised.Class(), "SSL")
}

// strerror is the system's word for a number, as Python gives it: Go writes
// the first letter small.
func strerror(errno syscall.Errno) string {
	s := trimStrerror(errno.Error())
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
