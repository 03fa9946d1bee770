package aio

import (
	"errors"
	"strconv"
	"strings"
	"syscall"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// The arguments of asyncio's functions that connect and serve, behind those for
// whom they do it. They come in this order.
const (
	connectSig = "host=None, port=None, *, ssl=None, family=0, proto=0, flags=0, sock=None, local_addr=None, server_hostname=None, " +
		"ssl_handshake_timeout=None, ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None, all_errors=False"
	connectUnixSig = "path=None, *, ssl=None, sock=None, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None"
	serveSig       = "host=None, port=None, *, family=0, flags=1, sock=None, backlog=100, ssl=None, reuse_address=None, reuse_port=None, " +
		"keep_alive=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True"
	serveUnixSig = "path=None, *, sock=None, backlog=100, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, " +
		"start_serving=True, cleanup_socket=True"
)

// options reads arguments one after the other, until one is wrong.
type options struct {
	t    *py.Thread
	args []py.Value
	err  error
}

func (o *options) next() py.Value {
	v := o.args[0]
	o.args = o.args[1:]
	return v
}

func (o *options) text() (s string) {
	if v := o.next(); o.err == nil {
		s, o.err = optionalText(o.t, v)
	}
	return s
}

func (o *options) number(absent int) (n int) {
	n = absent
	if v := o.next(); o.err == nil && given(v) != nil {
		n, o.err = o.t.Index(v)
	}
	return n
}

func (o *options) seconds() (s *float64) {
	if v := o.next(); o.err == nil {
		s, o.err = optionalSeconds(o.t, v)
	}
	return s
}

func (o *options) truth() (on bool) {
	if v := o.next(); o.err == nil && given(v) != nil {
		on, o.err = o.t.Truth(v)
	}
	return on
}

// sock is an argument that is a socket; false for none.
func (o *options) sock() (fd int, has bool) {
	v := given(o.next())
	if v == nil || o.err != nil {
		return 0, false
	}
	s, err := socketArgument(o.t, v)
	if o.err = err; err != nil {
		return 0, false
	}
	return s.of.fd, true
}

// unixSock is an argument that is a Unix socket for streams, unless a path is
// given too, which is the loop's to refuse.
func (o *options) unixSock(path string) (fd int, has bool) {
	v := o.args[0]
	fd, has = o.sock()
	if !has || path != "" {
		return fd, has
	}
	if s, err := socketArgument(o.t, v); err == nil && (s.family != syscall.AF_UNIX || s.kind != syscall.SOCK_STREAM) {
		o.err = o.t.ValueError("A UNIX Domain Stream Socket was expected, got %s", reprOrName(o.t, v))
	}
	return fd, has
}

// socketArgument is an argument that is a socket.
func socketArgument(t *py.Thread, v py.Value) (*Socket, error) {
	switch s := v.(type) {
	case *TransportSocket:
		return s.of, nil
	default:
		if s, ok := py.As[*Socket](v); ok {
			return s, nil
		}
	}
	return nil, t.TypeError("a socket is expected, not %s", v.Type().Name)
}

// port is a port's number, which may be written as a str.
func (o *options) port() (n int) {
	v := o.next()
	if o.err != nil || given(v) == nil {
		return 0
	}
	if s, ok := py.As[*py.Str](v); ok {
		if n, err := strconv.Atoi(s.String()); err == nil {
			return n
		}
		_, n, o.err = hostAndPort(o.t, py.None, v, "tcp")
		return n
	}
	n, o.err = o.t.Index(v)
	return n
}

// place is an argument (host, port), nil for none.
func (o *options) place() *loopcore.HostPort {
	v := given(o.next())
	if v == nil || o.err != nil {
		return nil
	}
	pair, err := o.t.Collect(v)
	if err == nil && len(pair) < 2 {
		err = o.t.TypeError("2-tuple is expected")
	}
	if o.err = err; err != nil {
		return nil
	}
	inner := options{t: o.t, args: pair}
	at := &loopcore.HostPort{Host: inner.text(), Port: inner.port()}
	o.err = inner.err
	return at
}

// connectOptions are the arguments of create_connection.
func connectOptions(t *py.Thread, args []py.Value) (c loopcore.ConnectOptions, err error) {
	o := options{t: t, args: args}
	c.Host, c.Port = o.text(), o.port()
	ssl := o.next()
	c.Family = o.number(0)
	o.args = o.args[2:] // proto and flags: a stream has one protocol
	c.Sock, c.HasSock = o.sock()
	c.LocalAddr = o.place()
	c.ServerHostname = o.text()
	c.HandshakeTimeout, c.ShutdownTimeout, c.HappyEyeballsDelay = o.seconds(), o.seconds(), o.seconds()
	c.Interleave = o.number(0)
	c.AllErrors = o.truth()
	if o.err == nil {
		c.TLS, o.err = configArgument(t, ssl, false)
	}
	return c, o.err
}

// connectUnixOptions are the arguments of create_unix_connection.
func connectUnixOptions(t *py.Thread, args []py.Value) (c loopcore.ConnectOptions, err error) {
	o := options{t: t, args: args}
	c.Path = o.text()
	ssl := o.next()
	c.Sock, c.HasSock = o.unixSock(c.Path)
	c.ServerHostname = o.text()
	c.HandshakeTimeout, c.ShutdownTimeout = o.seconds(), o.seconds()
	if o.err == nil {
		c.TLS, o.err = configArgument(t, ssl, false)
	}
	if o.err == nil && c.Path == "" && !c.HasSock {
		o.err = t.ValueError("no path and sock were specified")
	}
	return c, o.err
}

// serveOptions are the arguments of create_server.
func serveOptions(t *py.Thread, args []py.Value) (s loopcore.ServeOptions, err error) {
	o := options{t: t, args: args}
	host := o.next()
	if _, text := py.As[*py.Str](host); text || given(host) == nil {
		s.Host, o.err = optionalText(t, host)
	} else {
		o.err = t.Each(host, func(v py.Value) error {
			name, err := optionalText(t, v)
			s.Hosts = append(s.Hosts, name)
			return err
		})
	}
	port := o.args[0]
	s.Port, s.Family = o.port(), o.number(0)
	o.next() // flags: the addresses are to be bound
	s.Sock, s.HasSock = o.sock()
	s.Backlog = o.number(0)
	ssl := o.next()
	if reuse := o.args[0]; given(reuse) != nil {
		on := o.truth()
		s.ReuseAddr = &on
	} else {
		o.next()
	}
	s.ReusePort, s.KeepAlive = o.truth(), o.truth()
	s.HandshakeTimeout, s.ShutdownTimeout = o.seconds(), o.seconds()
	s.NotYet = !o.truth()
	if o.err == nil {
		s.TLS, o.err = serverConfig(t, ssl)
	}
	if o.err == nil && !s.HasSock && given(host) == nil && given(port) == nil {
		o.err = t.ValueError("Neither host/port nor sock were specified")
	}
	return s, o.err
}

// serveUnixOptions are the arguments of create_unix_server.
func serveUnixOptions(t *py.Thread, args []py.Value) (s loopcore.ServeOptions, err error) {
	o := options{t: t, args: args}
	s.Path = o.text()
	s.Sock, s.HasSock = o.unixSock(s.Path)
	s.Backlog = o.number(0)
	ssl := o.next()
	s.HandshakeTimeout, s.ShutdownTimeout = o.seconds(), o.seconds()
	s.NotYet = !o.truth()
	s.KeepPath = !o.truth()
	if o.err == nil {
		s.TLS, o.err = serverConfig(t, ssl)
	}
	limits := s.TLS == nil && (s.HandshakeTimeout != nil || s.ShutdownTimeout != nil) // the loop refuses them first
	if o.err == nil && s.Path == "" && !s.HasSock && !limits {
		o.err = t.ValueError("path was not specified, and no sock specified")
	}
	return s, o.err
}

// asWritten words the errors about TLS's time limits with the numbers as the
// program wrote them: the loop has only floats.
func asWritten(limits ...py.Value) func(t *py.Thread, err error) error {
	return func(t *py.Thread, err error) error {
		var wrong loopcore.ValueError
		var late *loopcore.OSError
		if !errors.As(err, &wrong) && !errors.As(err, &late) || late != nil && late.Class() != "ConnectionAbortedError" {
			return err
		}
		said := string(wrong)
		if late != nil {
			said = late.Strerror
		}
		words := said
		for _, v := range limits {
			if n, whole := py.As[py.Int](v); whole {
				words = strings.Replace(words, textOf(t, py.Float(n)), textOf(t, n), 1)
			}
		}
		switch {
		case words == said:
			return err
		case late != nil:
			return t.Raise(py.Errors.ConnectionAbortedError, "%s", words)
		}
		return t.ValueError("%s", words)
	}
}
