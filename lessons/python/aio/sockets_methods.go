package aio

import (
	"fmt"
	"math"
	"syscall"

	"batuta/lessons/python/py"
	"batuta/loopcore/selector"
)

// socketSpec is what _socket.socket can do; the class that programs use adds the
// rest in Python.
func socketSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[*Socket], New: made(func() py.Value { return &Socket{of: &descriptor{fd: -1}, timeout: -1} }),
		Defs: append(socketDataDefs(), []py.Def{
			{Sig: "__init__(self, family=-1, type=-1, proto=-1, fileno=None)", Fn: socketInit},
			socketNumber("family(self)", func(s *Socket) int { return s.family }),
			socketNumber("type(self)", func(s *Socket) int { return s.kind }),
			socketNumber("proto(self)", func(s *Socket) int { return s.proto }),
			{Sig: "timeout(self)", Kind: py.Getter, Fn: socketTimeoutOf},
			{Sig: "fileno(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.MakeInt(int64(args[0].(*Socket).of.fd)), nil
			}},
			{Sig: "detach(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				all := socketsOf(t.In())
				return py.MakeInt(int64(all.loosen(all.detach(args[0].(*Socket).of)))), nil
			}},
			{Sig: "close(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return nil, socketsOf(t.In()).close(args[0].(*Socket).of)
			}},
			{Sig: "bind(self, address, /)", Fn: socketBind},
			{Sig: "listen(self, backlog=128, /)", Fn: socketListen},
			{Sig: "_accept(self, /)", Fn: socketAccept},
			{Sig: "connect(self, address, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return nil, socketConnect(t, args[0].(*Socket), args[1], "connect")
			}},
			{Sig: "connect_ex(self, address, /)", Fn: socketConnectEx},
			{Sig: "shutdown(self, how, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				how, err := t.Index(args[1])
				if err != nil {
					return nil, err
				}
				return nil, onOpen(t, args[0].(*Socket), func(all *sockets, fd int) error { return all.Shutdown(fd, how) })
			}},
			{Sig: "getsockname(self, /)", Fn: socketName},
			{Sig: "getpeername(self, /)", Fn: socketPeer},
			{Sig: "getsockopt(self, level, option, buflen=?, /)", Fn: socketOption},
			{Sig: "setsockopt(self, level, option, value, optlen=?, /)", Fn: socketSetOption},
			{Sig: "settimeout(self, timeout, /)", Fn: socketSetTimeout},
			{Sig: "gettimeout(self, /)", Fn: socketTimeoutOf},
			{Sig: "setblocking(self, flag, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				on, err := t.Truth(args[1])
				if err != nil {
					return nil, err
				}
				args[0].(*Socket).timeout = 0
				if on {
					args[0].(*Socket).timeout = -1
				}
				return nil, nil
			}},
			{Sig: "getblocking(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.MakeBool(args[0].(*Socket).timeout != 0), nil
			}},
		}...),
	}
}

func socketNumber(sig string, of func(*Socket) int) py.Def {
	return py.Def{Sig: sig, Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
		return py.MakeInt(int64(of(args[0].(*Socket)))), nil
	}}
}

// onOpen calls what needs an open descriptor.
func onOpen(t *py.Thread, s *Socket, do func(all *sockets, fd int) error) error {
	if s.of.fd < 0 {
		return badDescriptor()
	}
	return do(socketsOf(t.In()), s.of.fd)
}

// numberOr is an argument that is a number, absent if it is negative or None.
func numberOr(t *py.Thread, v py.Value, absent int) (int, error) {
	if given(v) == nil {
		return absent, nil
	}
	n, err := t.Index(v)
	if n < 0 && err == nil {
		n = absent
	}
	return n, err
}

// socketInit is socket.__init__: it opens a descriptor, or takes one over.
func socketInit(t *py.Thread, args []py.Value) (py.Value, error) {
	s, all := args[0].(*Socket), socketsOf(t.In())
	var err error
	fd := -1
	if v := given(args[4]); v != nil {
		if fd, err = t.Index(v); err != nil {
			return nil, err
		}
		if fd < 0 {
			return nil, t.ValueError("negative file descriptor")
		}
		if s.family, s.kind, s.proto, err = all.Kind(fd); err != nil {
			return nil, err
		}
		if !all.knows(fd) {
			return nil, badDescriptor()
		}
	} else {
		s.family, s.kind, s.proto = syscall.AF_INET, syscall.SOCK_STREAM, 0
	}
	for i, to := range []*int{&s.family, &s.kind, &s.proto} {
		if *to, err = numberOr(t, args[i+1], *to); err != nil {
			return nil, err
		}
	}
	plain := false
	if fd < 0 {
		plain = s.kind&nonBlocking != 0
		s.kind &^= nonBlocking | closeOnExec
		if !knownSocket(s.family, s.kind) {
			return nil, t.NotYet(fmt.Sprintf("a socket of family %d and type %d", s.family, s.kind))
		}
		if fd, err = opened(all, func() (int, error) { return all.Open(s.family, s.kind, s.proto) }); err != nil {
			return nil, err
		}
	}
	s.timeout = all.limit
	if plain {
		s.timeout = 0
	}
	s.own(t.In(), fd)
	return nil, nil
}

// knownSocket reports whether a socket is one whose ways the run's network knows:
// streams and datagrams, of the internet's families or of Unix.
func knownSocket(family, kind int) bool {
	switch family {
	case syscall.AF_UNIX:
		return kind == syscall.SOCK_STREAM || kind == syscall.SOCK_DGRAM || kind == syscall.SOCK_SEQPACKET
	case syscall.AF_INET, syscall.AF_INET6:
		return kind == syscall.SOCK_STREAM || kind == syscall.SOCK_DGRAM
	}
	return false
}

func socketBind(t *py.Thread, args []py.Value) (py.Value, error) {
	s := args[0].(*Socket)
	at, err := addressArgument(t, s.family, args[1], "bind")
	if err != nil {
		return nil, err
	}
	return nil, onOpen(t, s, func(all *sockets, fd int) error { return all.Bind(fd, at) })
}

func socketListen(t *py.Thread, args []py.Value) (py.Value, error) {
	n, err := t.Index(args[1])
	if err != nil {
		return nil, err
	}
	return nil, onOpen(t, args[0].(*Socket), func(all *sockets, fd int) error { return all.Listen(fd, max(n, 0)) })
}

// socketAccept is _accept(): the descriptor of a connection, and its address.
func socketAccept(t *py.Thread, args []py.Value) (py.Value, error) {
	s, all := args[0].(*Socket), socketsOf(t.In())
	var conn int
	var from any
	err := s.try(t, selector.Read, func(fd int) (err error) {
		conn, err = opened(all, func() (n int, err error) {
			n, from, err = all.Accept(fd)
			return n, err
		})
		return err
	})
	if err != nil {
		return nil, err
	}
	return py.NewTuple(py.MakeInt(int64(all.loosen(conn))), addressValue(from)), nil
}

// socketConnect is connect(address): it waits as long as the timeout allows.
func socketConnect(t *py.Thread, s *Socket, address py.Value, function string) error {
	to, err := addressArgument(t, s.family, address, function)
	if err != nil {
		return err
	}
	return onOpen(t, s, func(all *sockets, fd int) error {
		err := all.Connect(fd, to)
		if err == nil || s.timeout == 0 || !all.Blocked(err) {
			return err
		}
		if err := s.wait(t, selector.Write, s.deadline()); err != nil {
			return err
		}
		return all.ConnectError(fd)
	})
}

func socketConnectEx(t *py.Thread, args []py.Value) (py.Value, error) {
	err := socketConnect(t, args[0].(*Socket), args[1], "connect_ex")
	if err == nil {
		return py.MakeInt(0), nil
	}
	e := t.FromGo(err)
	if !e.Type().IsSubclass(py.Errors.OSError) {
		return nil, e
	}
	if _, late := err.(*socketTimeout); late {
		return py.MakeInt(int64(syscall.EAGAIN)), nil
	}
	n, failed := t.Attr(e, "errno")
	if failed != nil || n == py.None {
		return nil, e
	}
	return n, nil
}

func socketName(t *py.Thread, args []py.Value) (v py.Value, err error) {
	err = onOpen(t, args[0].(*Socket), func(all *sockets, fd int) error {
		at, err := all.Name(fd)
		v = addressValue(at)
		return err
	})
	return v, err
}

func socketPeer(t *py.Thread, args []py.Value) (v py.Value, err error) {
	err = onOpen(t, args[0].(*Socket), func(all *sockets, fd int) error {
		at, err := all.Peer(fd)
		v = addressValue(at)
		return err
	})
	return v, err
}

// optionArguments are the level and the name of an option.
func optionArguments(t *py.Thread, args []py.Value) (level, name int, err error) {
	if level, err = t.Index(args[1]); err != nil {
		return 0, 0, err
	}
	name, err = t.Index(args[2])
	return level, name, err
}

func socketOption(t *py.Thread, args []py.Value) (py.Value, error) {
	level, name, err := optionArguments(t, args)
	if err != nil {
		return nil, err
	}
	size := 0
	if args[3] != nil {
		if size, err = t.Index(args[3]); err != nil {
			return nil, err
		}
	}
	switch {
	case size < 0, size > 1024:
		return nil, t.Raise(py.Errors.OSError, "getsockopt buflen out of range")
	case size > 0:
		var b []byte
		err = onOpen(t, args[0].(*Socket), func(all *sockets, fd int) (err error) {
			b, err = all.OptionBytes(fd, level, name, size)
			return err
		})
		return &py.Bytes{B: b}, err
	}
	n := 0
	err = onOpen(t, args[0].(*Socket), func(all *sockets, fd int) (err error) {
		n, err = all.Option(fd, level, name)
		return err
	})
	return py.MakeInt(int64(n)), err
}

func socketSetOption(t *py.Thread, args []py.Value) (py.Value, error) {
	level, name, err := optionArguments(t, args)
	if err != nil {
		return nil, err
	}
	if args[3] == py.None || args[4] != nil {
		return nil, t.NotYet("setsockopt() without a value")
	}
	if b, err := py.BytesOf(t, args[3]); err == nil {
		return nil, onOpen(t, args[0].(*Socket), func(all *sockets, fd int) error { return all.SetOptionBytes(fd, level, name, b) })
	}
	value, err := t.Index(args[3])
	if err != nil {
		return nil, err
	}
	return nil, onOpen(t, args[0].(*Socket), func(all *sockets, fd int) error { return all.SetOption(fd, level, name, value) })
}

// timeoutArgument is a timeout in seconds; negative for none.
func timeoutArgument(t *py.Thread, v py.Value) (float64, error) {
	if given(v) == nil {
		return -1, nil
	}
	seconds, err := t.Float(v)
	switch {
	case err != nil:
		return 0, err
	case math.IsNaN(seconds):
		return 0, t.ValueError("Invalid value NaN (not a number)")
	case seconds < 0:
		return 0, t.ValueError("Timeout value out of range")
	case seconds > math.MaxInt64/1e9:
		return 0, t.OverflowError("timestamp too large to convert to C PyTime_t")
	}
	return seconds, nil
}

func timeoutValue(seconds float64) py.Value {
	if seconds < 0 {
		return py.None
	}
	return py.Float(seconds)
}

func socketSetTimeout(t *py.Thread, args []py.Value) (py.Value, error) {
	seconds, err := timeoutArgument(t, args[1])
	if err == nil {
		args[0].(*Socket).timeout = seconds
	}
	return nil, err
}

func socketTimeoutOf(_ *py.Thread, args []py.Value) (py.Value, error) {
	return timeoutValue(args[0].(*Socket).timeout), nil
}
