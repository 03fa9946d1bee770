package aio

import (
	"crypto/tls"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// NewOperation is a coroutine named qual over one of the loop's, for modules
// whose waiting is done in Go. result makes a value of what it answers, on the
// loop's thread.
func NewOperation(
	t *py.Thread, qual string, core loopcore.Coroutine, result func(t *py.Thread, x any) (py.Value, error),
) *py.NativeCoroutine {
	return t.NewCoroutine(qual, &operation{core: core, result: result})
}

// ClientTLS is how a client speaks TLS by an argument of Python's: True or an
// ssl.SSLContext; nil if it is neither.
func ClientTLS(t *py.Thread, v py.Value) (*tls.Config, error) {
	if _, is := py.As[*SSLContext](v); !is && v != py.True {
		return nil, nil
	}
	return configArgument(t, v, false)
}
