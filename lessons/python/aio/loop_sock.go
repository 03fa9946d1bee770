package aio

import (
	"net/netip"
	"slices"

	"batuta/lessons/python/py"
	"batuta/loopcore"
	"batuta/loopcore/selector"
)

// loopSockDefs are the methods of a loop's about sockets and descriptors.
func loopSockDefs() []py.Def {
	method := func(name, sig string, body func(t *py.Thread, l *Loop, args []py.Value) (py.CoroutineBody, error)) py.Def {
		qual := "BaseSelectorEventLoop." + name
		if name == "sock_sendfile" {
			qual = "BaseEventLoop." + name
		}
		return py.Def{Sig: name + "(self, " + sig + ")", Python: true, Coroutine: true, Fn: loopMethod(func(t *py.Thread, l *Loop, args []py.Value) (py.Value, error) {
			args = slices.Clone(args)
			return t.NewCoroutine(qual, &later{begin: func(t *py.Thread) (py.CoroutineBody, error) { return body(t, l, args) }}), nil
		})}
	}
	return []py.Def{
		{Sig: "add_reader(self, fd, callback, *args)", Python: true, Fn: loopMethod(watching(selector.Read))},
		{Sig: "add_writer(self, fd, callback, *args)", Python: true, Fn: loopMethod(watching(selector.Write))},
		{Sig: "remove_reader(self, fd)", Python: true, Fn: loopMethod(unwatching(selector.Read))},
		{Sig: "remove_writer(self, fd)", Python: true, Fn: loopMethod(unwatching(selector.Write))},
		method("sock_recv", "sock, n", sockReceive),
		method("sock_recv_into", "sock, buf", sockReceiveInto),
		method("sock_recvfrom", "sock, bufsize", sockReceiveFrom),
		method("sock_recvfrom_into", "sock, buf, nbytes=0", sockReceiveFromInto),
		method("sock_sendall", "sock, data", sockSendAll),
		method("sock_sendto", "sock, data, address", sockSendTo),
		method("sock_connect", "sock, address", sockConnect),
		method("sock_accept", "sock", sockAccept),
		method("sock_sendfile", "sock, file, offset=0, count=None, *, fallback=True", sockSendFile),
	}
}

// fileDescriptor is an argument that is a descriptor, or has one.
func fileDescriptor(t *py.Thread, v py.Value) (int, error) {
	of := v
	if _, number := py.As[py.Int](v); !number {
		asked, err := t.CallMethod(v, "fileno")
		if err == nil {
			of = asked
		} else if leaves(t, err) {
			return 0, err
		} else {
			return 0, t.ValueError("Invalid file object: %s", reprOrName(t, v))
		}
	}
	fd, err := t.Index(of)
	switch {
	case err != nil:
		return 0, t.ValueError("Invalid file object: %s", reprOrName(t, v))
	case fd < 0:
		return 0, t.ValueError("Invalid file descriptor: %d", fd)
	}
	return fd, nil
}

// heldFile is a descriptor that is watched for something.
type heldFile struct {
	fd   int
	mask selector.Mask
}

// hold keeps the object of a descriptor that is watched, as CPython's selector does:
// a socket that nobody else holds stays open.
func (l *Loop) hold(fd int, mask selector.Mask, file py.Value) {
	if l.watched == nil {
		l.watched = map[heldFile]py.Value{}
	}
	l.watched[heldFile{fd, mask}] = file
}

// watching is add_reader and add_writer.
func watching(mask selector.Mask) func(*py.Thread, *Loop, []py.Value) (py.Value, error) {
	return func(t *py.Thread, l *Loop, args []py.Value) (py.Value, error) {
		fd, err := fileDescriptor(t, args[0])
		if err != nil {
			return nil, err
		}
		call, err := l.callback(t, args[1], args[2], nil)
		if err != nil {
			return nil, err
		}
		l.enterContext(t)
		add := l.core.AddWriterWith
		if mask == selector.Read {
			add = l.core.AddReaderWith
		}
		if err := add(fd, call); err != nil {
			return nil, err
		}
		l.hold(fd, mask, args[0])
		return nil, nil
	}
}

// unwatching is remove_reader and remove_writer.
func unwatching(mask selector.Mask) func(*py.Thread, *Loop, []py.Value) (py.Value, error) {
	return func(t *py.Thread, l *Loop, args []py.Value) (py.Value, error) {
		fd, err := fileDescriptor(t, args[0])
		if err != nil {
			return nil, err
		}
		if err := l.core.CheckFile(fd); err != nil {
			return nil, err
		}
		delete(l.watched, heldFile{fd, mask})
		if mask == selector.Read {
			return py.MakeBool(l.core.RemoveReader(fd)), nil
		}
		return py.MakeBool(l.core.RemoveWriter(fd)), nil
	}
}

// quietSocket is a socket's descriptor; debug mode refuses one that waits.
func (l *Loop) quietSocket(t *py.Thread, v py.Value) (int, error) {
	s, err := socketArgument(t, v)
	if err != nil {
		return 0, err
	}
	if l.core.Debug() && s.timeout != 0 {
		return 0, t.ValueError("the socket must be non-blocking")
	}
	return s.of.fd, nil
}

func sockReceive(t *py.Thread, l *Loop, args []py.Value) (py.CoroutineBody, error) {
	fd, err := l.quietSocket(t, args[0])
	if err != nil {
		return nil, err
	}
	n, err := t.Index(args[1])
	if err != nil {
		return nil, err
	}
	if err := t.Room(int64(max(n, 0))); err != nil {
		return nil, err
	}
	return &operation{core: l.core.SockRecv(fd, n), result: bytesResult}, nil
}

func sockReceiveInto(t *py.Thread, l *Loop, args []py.Value) (py.CoroutineBody, error) {
	fd, err := l.quietSocket(t, args[0])
	if err != nil {
		return nil, err
	}
	b, err := py.WritableBytes(t, args[1], "recv_into() argument 1")
	if err != nil {
		return nil, err
	}
	return &operation{core: l.core.SockRecvInto(fd, b)}, nil
}

func sockReceiveFrom(t *py.Thread, l *Loop, args []py.Value) (py.CoroutineBody, error) {
	fd, err := l.quietSocket(t, args[0])
	if err != nil {
		return nil, err
	}
	n, err := t.Index(args[1])
	if err != nil {
		return nil, err
	}
	if err := t.Room(int64(max(n, 0))); err != nil {
		return nil, err
	}
	return &operation{core: l.core.SockRecvFrom(fd, n), result: func(_ *py.Thread, x any) (py.Value, error) {
		d := x.(*loopcore.Datagram)
		return py.NewTuple(&py.Bytes{B: d.Data}, addressValue(d.From)), nil
	}}, nil
}

func sockReceiveFromInto(t *py.Thread, l *Loop, args []py.Value) (py.CoroutineBody, error) {
	fd, err := l.quietSocket(t, args[0])
	if err != nil {
		return nil, err
	}
	b, err := py.WritableBytes(t, args[1], "recvfrom_into() argument 1")
	if err != nil {
		return nil, err
	}
	n, err := t.Index(args[2])
	if err != nil {
		return nil, err
	}
	if n > len(b) {
		return nil, t.ValueError("nbytes is greater than the length of the buffer")
	}
	if n > 0 {
		b = b[:n]
	}
	return &operation{core: l.core.SockRecvFromInto(fd, b), result: func(_ *py.Thread, x any) (py.Value, error) {
		d := x.(*loopcore.Datagram)
		return py.NewTuple(py.MakeInt(int64(len(d.Data))), addressValue(d.From)), nil
	}}, nil
}

func sockSendAll(t *py.Thread, l *Loop, args []py.Value) (py.CoroutineBody, error) {
	fd, err := l.quietSocket(t, args[0])
	if err != nil {
		return nil, err
	}
	b, err := py.BytesOf(t, args[1])
	if err != nil {
		return nil, err
	}
	return &operation{core: l.core.SockSendAll(fd, b)}, nil
}

func sockSendTo(t *py.Thread, l *Loop, args []py.Value) (py.CoroutineBody, error) {
	fd, err := l.quietSocket(t, args[0])
	if err != nil {
		return nil, err
	}
	b, err := py.BytesOf(t, args[1])
	if err != nil {
		return nil, err
	}
	s, err := socketArgument(t, args[0])
	if err != nil {
		return nil, err
	}
	at, err := addressArgument(t, s.family, args[2], "sendto")
	if err != nil {
		return nil, err
	}
	to, ok := at.(netip.AddrPort)
	if !ok {
		return nil, t.NotYet("sock_sendto() to the path of a Unix socket")
	}
	return &operation{core: l.core.SockSendTo(fd, b, to)}, nil
}

// sockConnect looks a name up first, as asyncio does; an address it takes as it is.
func sockConnect(t *py.Thread, l *Loop, args []py.Value) (py.CoroutineBody, error) {
	fd, err := l.quietSocket(t, args[0])
	if err != nil {
		return nil, err
	}
	s, err := socketArgument(t, args[0])
	if err != nil {
		return nil, err
	}
	at, err := addressArgument(t, s.family, args[1], "connect")
	if err != nil {
		return nil, err
	}
	if path, unix := at.(string); unix {
		return &operation{core: l.core.SockConnectUnix(fd, path)}, nil
	}
	return &operation{core: l.core.SockConnect(fd, at.(netip.AddrPort))}, nil
}

func sockAccept(t *py.Thread, l *Loop, args []py.Value) (py.CoroutineBody, error) {
	fd, err := l.quietSocket(t, args[0])
	if err != nil {
		return nil, err
	}
	s, err := socketArgument(t, args[0])
	if err != nil {
		return nil, err
	}
	return &operation{core: l.core.SockAccept(fd), result: func(t *py.Thread, x any) (py.Value, error) {
		a := x.(*loopcore.Accepted)
		class, err := socketModuleName(t, "socket")
		if err != nil {
			return nil, err
		}
		number := func(n int) py.Value { return py.MakeInt(int64(n)) }
		conn, err := t.Call(class, number(s.family), number(s.kind), number(s.proto), number(socketsOf(t.In()).loosen(a.FD)))
		if err != nil {
			return nil, err
		}
		if _, err := t.CallMethod(conn, "setblocking", py.False); err != nil {
			return nil, err
		}
		return py.NewTuple(conn, addressValue(a.From)), nil
	}}, nil
}
