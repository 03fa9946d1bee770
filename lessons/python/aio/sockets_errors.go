package aio

import (
	"errors"
	"syscall"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// socketTimeout is the error of a call that has taken longer than its socket's
// timeout.
type socketTimeout struct{}

func (*socketTimeout) Error() string { return "timed out" }

// Class is the exception's name in Python.
func (*socketTimeout) Class() string { return "TimeoutError" }

// badDescriptor is the error of a call on a socket that is closed.
func badDescriptor() error {
	return loopcore.NewOSError(syscall.EBADF, py.ErrnoText(int(syscall.EBADF)))
}

// isErrno reports whether an error is the system's of that number.
func isErrno(err error, errno syscall.Errno) bool { return err != nil && errors.Is(err, errno) }

// The classes of errors that are socket's own.
var (
	gaierrorClass = py.NewClass("socket", "gaierror")
	herrorClass   = py.NewClass("socket", "herror")
)

// defineSocketErrors says what they are, and which errors of the loop's they are.
func defineSocketErrors(in *py.Interpreter) {
	for _, c := range []*py.Class{gaierrorClass, herrorClass} {
		c.Define(func() py.Spec { return py.Spec{Bases: []*py.Class{py.Errors.OSError}} })
	}
	in.RegisterError("gaierror", func(t *py.Thread, err error) *py.Exception {
		var os *loopcore.OSError
		if !errors.As(err, &os) {
			return t.Raise(gaierrorClass, "%s", err)
		}
		return makeException(t, gaierrorClass, py.MakeInt(int64(os.Errno)), py.NewStr(os.Strerror))
	})
}
