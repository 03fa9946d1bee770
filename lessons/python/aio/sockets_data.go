package aio

import (
	"syscall"

	"batuta/lessons/python/py"
	"batuta/loopcore/selector"
)

// socketDataDefs are the methods that send and receive.
func socketDataDefs() []py.Def {
	return []py.Def{
		{Sig: "recv(self, bufsize, flags=0, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			b, _, err := receive(t, args[0].(*Socket), args[1], args[2], "recv")
			return b, err
		}},
		{Sig: "recvfrom(self, bufsize, flags=0, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			b, from, err := receive(t, args[0].(*Socket), args[1], args[2], "recvfrom")
			return py.NewTuple(b, addressValue(from)), err
		}},
		{Sig: "recv_into(self, buffer, nbytes=0, flags=0)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			n, _, err := receiveInto(t, args, "recv_into")
			return n, err
		}},
		{Sig: "recvfrom_into(self, buffer, nbytes=0, flags=0)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			n, from, err := receiveInto(t, args, "recvfrom_into")
			return py.NewTuple(py.OrNone(n), addressValue(from)), err
		}},
		{Sig: "recvmsg(self, bufsize, ancbufsize=0, flags=0, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			b, about, from, err := receiveMessage(t, args[0].(*Socket), args[1], args[3], "recvmsg()")
			return py.NewTuple(b, py.NewList(), py.MakeInt(int64(about)), addressValue(from)), err
		}},
		{Sig: "send(self, data, flags=0, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			b, flags, err := sendArguments(t, args[1], args[2])
			if err != nil {
				return nil, err
			}
			n, err := send(t, args[0].(*Socket), b, flags, nil)
			return py.MakeInt(int64(n)), err
		}},
		{Sig: "sendall(self, data, flags=0, /)", Fn: sendAll},
		{Sig: "sendto(self, data, flags, address=?, /)", Fn: sendTo},
		{Sig: "sendmsg(self, buffers, ancdata=?, flags=0, address=?, /)", Fn: sendMessage},
	}
}

// receive is recvfrom: what has come, and from where.
func receive(t *py.Thread, s *Socket, size, flags py.Value, function string) (py.Value, any, error) {
	b, _, from, err := receiveMessage(t, s, size, flags, function)
	return b, from, err
}

// receiveMessage is receive that also answers the flags of what came.
func receiveMessage(t *py.Thread, s *Socket, size, flags py.Value, function string) (_ py.Value, about int, from any, err error) {
	n, err := t.Index(size)
	if err != nil {
		return py.None, 0, nil, err
	}
	bits, err := t.Index(flags)
	switch {
	case err != nil:
		return py.None, 0, nil, err
	case n < 0:
		return py.None, 0, nil, t.ValueError("negative buffersize in %s", function)
	}
	if err := t.Room(int64(n)); err != nil {
		return py.None, 0, nil, err
	}
	b := make([]byte, n)
	n, about, from, err = s.fill(t, b, bits)
	if err != nil {
		return py.None, 0, nil, err
	}
	return &py.Bytes{B: b[:n:n]}, about, from, nil
}

// fill receives into b. The system is never asked to wait, so what the flags say
// of waiting is heeded here: MSG_DONTWAIT, and MSG_WAITALL of a stream without a
// timeout.
func (s *Socket) fill(t *py.Thread, b []byte, flags int) (n, about int, from any, err error) {
	whole := flags&waitAll != 0 && flags&dontWait == 0 && s.timeout < 0 && s.kind == syscall.SOCK_STREAM
	if whole && flags&peek != 0 {
		return 0, 0, nil, t.NotYet("MSG_PEEK with MSG_WAITALL")
	}
	once := func(fd int) (err error) {
		var m int
		m, about, from, err = socketsOf(t.In()).RecvMessage(fd, b[n:], flags)
		n += m
		whole = whole && m > 0
		return err
	}
	for {
		if s.timeout < 0 && flags&dontWait != 0 {
			err = onOpen(t, s, func(_ *sockets, fd int) error { return once(fd) })
		} else {
			err = s.try(t, selector.Read, once)
		}
		if err != nil || !whole || n >= len(b) {
			return min(n, len(b)), about, from, err
		}
	}
}

// receiveInto fills a buffer.
func receiveInto(t *py.Thread, args []py.Value, function string) (py.Value, any, error) {
	b, err := py.WritableBytes(t, args[1], function+"() argument 1")
	if err != nil {
		return nil, nil, err
	}
	n, err := t.Index(args[2])
	if err != nil {
		return nil, nil, err
	}
	bits, err := t.Index(args[3])
	switch {
	case err != nil:
		return nil, nil, err
	case n < 0:
		return nil, nil, t.ValueError("negative buffersize in %s", function)
	case n > len(b) && function == "recv_into":
		return nil, nil, t.ValueError("buffer too small for requested bytes")
	case n > len(b):
		return nil, nil, t.ValueError("nbytes is greater than the length of the buffer")
	case n > 0:
		b = b[:n]
	}
	n, _, from, err := args[0].(*Socket).fill(t, b, bits)
	return py.MakeInt(int64(n)), from, err
}

func sendArguments(t *py.Thread, data, flags py.Value) ([]byte, int, error) {
	b, err := py.BytesOf(t, data)
	if err != nil {
		return nil, 0, err
	}
	bits, err := t.Index(flags)
	return b, bits, err
}

// send sends to where the socket is connected, or to an address.
func send(t *py.Thread, s *Socket, b []byte, flags int, to any) (n int, err error) {
	all := socketsOf(t.In())
	err = s.try(t, selector.Write, func(fd int) (err error) {
		if to != nil {
			n, err = all.SendTo(fd, b, flags, to)
			return err
		}
		n, err = all.Send(fd, b, flags)
		return err
	})
	return n, err
}

func sendAll(t *py.Thread, args []py.Value) (py.Value, error) {
	b, flags, err := sendArguments(t, args[1], args[2])
	if err != nil {
		return nil, err
	}
	for {
		n, err := send(t, args[0].(*Socket), b, flags, nil)
		if b = b[n:]; err != nil || len(b) == 0 {
			return nil, err
		}
		if err := t.Heed(); err != nil {
			return nil, err
		}
	}
}

// sendTo is sendto(data, address) or sendto(data, flags, address).
func sendTo(t *py.Thread, args []py.Value) (py.Value, error) {
	s := args[0].(*Socket)
	flags, address := py.Value(py.MakeInt(0)), args[2]
	if args[3] != nil {
		flags, address = args[2], args[3]
	}
	b, bits, err := sendArguments(t, args[1], flags)
	if err != nil {
		return nil, err
	}
	to, err := addressArgument(t, s.family, address, "sendto")
	if err != nil {
		return nil, err
	}
	n, err := send(t, s, b, bits, to)
	return py.MakeInt(int64(n)), err
}

// sendMessage sends several buffers as one.
func sendMessage(t *py.Thread, args []py.Value) (py.Value, error) {
	s := args[0].(*Socket)
	if args[2] != nil {
		if n, err := t.Len(args[2]); err != nil || n > 0 {
			return nil, t.NotYet("sendmsg() with ancillary data")
		}
	}
	var whole []byte
	err := t.Each(args[1], func(v py.Value) error {
		b, err := py.BytesOf(t, v)
		whole = append(whole, b...)
		return err
	})
	if err != nil {
		return nil, err
	}
	flags, err := t.Index(args[3])
	if err != nil {
		return nil, err
	}
	var to any
	if given(args[4]) != nil {
		if to, err = addressArgument(t, s.family, args[4], "sendmsg"); err != nil {
			return nil, err
		}
	}
	n, err := send(t, s, whole, flags, to)
	return py.MakeInt(int64(n)), err
}
