package web

import (
	"crypto/tls"
	"errors"
	"io"
	"net/http"

	"batuta/lessons/python/aio"
	"batuta/lessons/python/py"
	"batuta/loopcore"
	"batuta/loopcore/httpclient"
)

var clientClass = py.NewClass("_http", "Client")

// client is an HTTP client as a Python object.
type client struct {
	core *httpclient.Client
	jar  *jar
	tls  *tls.Config // nil: as core's options say
}

// Type is _http.Client.
func (*client) Type() *py.Class { return clientClass }

func clientSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[*client],
		New: func(*py.Thread, *py.Class, []py.Value, []py.KwArg) (py.Value, error) {
			return &client{}, nil
		},
		Defs: []py.Def{
			{Sig: "__init__(self, limit, limit_per_host, keep_alive, verify, any_host, max_redirects, max_kept=0)", Fn: clientInit},
			{
				Sig: "send(self, method, url, headers, body, timeouts, redirects)", Coroutine: true,
				Fn: clientSend,
			},
			{Sig: "share(self, verify, any_host)", Fn: clientShare},
			{Sig: "close(self)", Coroutine: true, Fn: clientClose},
			{Sig: "cookies(self, url)", Fn: clientCookies},
			{Sig: "kept_cookies(self)", Fn: clientKept},
			{Sig: "forget_cookies(self)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return nil, args[0].(*client).jar.forget()
			}},
			{Sig: "set_cookie(self, url, line)", Fn: clientSetCookie},
			{Sig: "open(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.MakeInt(int64(args[0].(*client).core.Stats().Open)), nil
			}},
		},
	}
}

func clientInit(t *py.Thread, args []py.Value) (py.Value, error) {
	c := args[0].(*client)
	var o httpclient.Options
	var err error
	if o.Limit, err = t.Index(args[1]); err != nil {
		return nil, err
	}
	if o.LimitPerHost, err = t.Index(args[2]); err != nil {
		return nil, err
	}
	if o.KeepAlive, err = t.Float(args[3]); err != nil {
		return nil, err
	}
	if o.Limit == 0 {
		o.Limit = -1 // to Python's libraries 0 is no limit
	}
	if o.TLS, err = tlsOf(t, args[4]); err != nil {
		return nil, err
	}
	anyHost, err := t.Truth(args[5])
	if err != nil {
		return nil, err
	}
	if o.MaxRedirects, err = t.Index(args[6]); err != nil {
		return nil, err
	}
	if o.MaxKept, err = t.Index(args[7]); err != nil {
		return nil, err
	}
	if c.jar, err = newJar(anyHost); err != nil {
		return nil, err
	}
	o.Jar, o.MaxBody = c.jar, maxBody
	c.core, err = httpclient.New(o)
	return nil, err
}

// clientShare is another client over the same connections, with a jar of its own.
func clientShare(t *py.Thread, args []py.Value) (py.Value, error) {
	other := &client{core: args[0].(*client).core}
	var err error
	if other.tls, err = tlsOf(t, args[1]); err != nil {
		return nil, err
	}
	anyHost, err := t.Truth(args[2])
	if err != nil {
		return nil, err
	}
	other.jar, err = newJar(anyHost)
	return other, err
}

// maxBody is how large an answer's body may be, in bytes: it is held in memory.
const maxBody = 256 << 20

// tlsOf is how https is spoken: True as usual, False without looking at
// certificates, or as an ssl.SSLContext says.
func tlsOf(t *py.Thread, v py.Value) (*tls.Config, error) {
	switch v {
	case py.True, py.None:
		return nil, nil
	case py.False:
		return &tls.Config{InsecureSkipVerify: true}, nil
	}
	c, err := aio.ClientTLS(t, v)
	if c == nil && err == nil {
		shown, failed := t.Repr(v)
		if failed != nil {
			return nil, failed
		}
		err = t.TypeError("ssl should be SSLContext, bool, Fingerprint or None, got %s instead.", shown)
	}
	return c, err
}

// clientSend is send(): a coroutine whose result is (answer, failure).
func clientSend(t *py.Thread, args []py.Value) (py.Value, error) {
	c := args[0].(*client)
	r, err := requestOf(t, args[1:])
	if err != nil {
		return nil, err
	}
	r.TLS, r.Jar = c.tls, c.jar
	ask := func(co *loopcore.Co, _ string) (any, error) {
		answer, err := c.core.Send(co, r)
		if err != nil {
			return failed(err)
		}
		return answer, nil
	}
	return aio.NewOperation(t, "request", loopcore.CoroWith(ask, r.URL), pair), nil
}

// requestOf makes a request of method, url, headers, body, timeouts and redirects.
func requestOf(t *py.Thread, args []py.Value) (*httpclient.Request, error) {
	method, err := t.Str(args[0])
	if err != nil {
		return nil, err
	}
	url, err := t.Str(args[1])
	if err != nil {
		return nil, err
	}
	r := &httpclient.Request{Method: method, URL: url, Header: http.Header{}}
	err = eachPair(t, args[2], func(name, value py.Value) error {
		n, err := t.Str(name)
		if err != nil {
			return err
		}
		v, err := t.Str(value)
		if err == nil {
			r.Header.Add(n, v)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if r.Body, err = bodyOf(t, args[3]); err != nil {
		return nil, err
	}
	if r.Timeouts, err = timeoutsOf(t, args[4]); err != nil {
		return nil, err
	}
	if r.MaxRedirects, err = t.Index(args[5]); err != nil {
		return nil, err
	}
	r.NoRedirects = r.MaxRedirects < 0
	return r, nil
}

// eachPair calls do with each pair of a sequence of pairs.
func eachPair(t *py.Thread, v py.Value, do func(a, b py.Value) error) error {
	return t.Each(v, func(one py.Value) error {
		pair, err := t.Collect(one)
		if err != nil {
			return err
		}
		if len(pair) != 2 {
			return t.ValueError("a pair has two items, not %d", len(pair))
		}
		return do(pair[0], pair[1])
	})
}

// bodyOf is a request's body: bytes, or an async function that answers the next
// piece, None at the end.
func bodyOf(t *py.Thread, v py.Value) (*httpclient.Body, error) {
	if v == py.None {
		return nil, nil
	}
	if b, ok := py.As[*py.Bytes](v); ok {
		return httpclient.BytesBody("", b.B), nil
	}
	in := t.In()
	return httpclient.StreamBody("", -1, func(co *loopcore.Co) ([]byte, error) {
		t := in.Current()
		next, err := t.Call(v)
		if err != nil {
			return nil, err
		}
		got, err := co.Await(next)
		if err != nil {
			return nil, err
		}
		if b, ok := got.(*py.Bytes); ok {
			return b.B, nil
		}
		return nil, io.EOF
	}), nil
}

// timeoutsOf are time limits: total, connect, pool, sock_connect, sock_read,
// sock_write, in seconds; None: no limit.
func timeoutsOf(t *py.Thread, v py.Value) (*httpclient.Timeouts, error) {
	all, err := t.Collect(v)
	if err != nil {
		return nil, err
	}
	var limits httpclient.Timeouts
	to := []**float64{
		&limits.Total, &limits.Connect, &limits.Pool, &limits.SockConnect, &limits.SockRead, &limits.SockWrite,
	}
	if len(all) != len(to) {
		return nil, t.ValueError("there are %d time limits, not %d", len(to), len(all))
	}
	for i, v := range all {
		if v == py.None {
			continue
		}
		seconds, err := t.Float(v)
		if err != nil {
			return nil, err
		}
		*to[i] = &seconds
	}
	return &limits, nil
}

func clientClose(t *py.Thread, args []py.Value) (py.Value, error) {
	c := args[0].(*client)
	end := func(co *loopcore.Co) (any, error) { return nil, c.core.Close(co) }
	return aio.NewOperation(t, "close", loopcore.Coro(end), nil), nil
}

// failure is what went wrong, as a coroutine's result: its cause is a cause
// that the program may see.
type failure struct{ of *httpclient.Error }

// failed makes a result of an error of ours. Others, and cancellations, stay errors.
func failed(err error) (any, error) {
	var e *httpclient.Error
	if !errors.As(err, &e) {
		return nil, err
	}
	return failure{e}, nil
}

// pair is (result, failure): of an answer, a piece of a body, or a failure.
func pair(t *py.Thread, x any) (py.Value, error) {
	switch x := x.(type) {
	case failure:
		return py.NewTuple(py.None, failureValue(t, x.of)), nil
	case *httpclient.Response:
		return py.NewTuple(&answer{core: x}, py.None), nil
	case []byte:
		return py.NewTuple(&py.Bytes{B: x}, py.None), nil
	}
	return py.NewTuple(py.None, py.None), nil
}

// failureValue is (kind, stage, text, cause, host, history); the cause is an
// exception.
func failureValue(t *py.Thread, e *httpclient.Error) py.Value {
	history := make([]py.Value, len(e.History))
	for i, r := range e.History {
		history[i] = &answer{core: r}
	}
	return py.NewTuple(
		py.MakeInt(int64(e.Kind)), py.MakeInt(int64(e.Stage)), py.NewStr(e.Err.Error()), t.FromGo(e.Err),
		py.NewStr(e.Host), py.NewTuple(history...),
	)
}
