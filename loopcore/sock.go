package loopcore

import (
	"errors"
	"net/netip"

	"batuta/loopcore/selector"
	"batuta/loopcore/trace"
)

// The sock_* calls of asyncio's selector loop (selector_events.py): each tries
// at once, and only what would block waits. Descriptors must not block; those
// of OpenSocket and of SockAccept do not.

// errMore says that there is more to be done as soon as the socket is ready again.
var errMore = errors.New("more is to be sent")

// Datagram is what sock_recvfrom answers.
type Datagram struct {
	Data []byte
	From any // a netip.AddrPort, or of a Unix socket its path; nil if it is not known
}

// Accepted is what sock_accept answers: a connection that is the caller's to
// close, and where it came from.
type Accepted struct {
	FD   int
	From any // a netip.AddrPort, or of a Unix socket its path
}

// SockRecv is loop.sock_recv: at most n bytes, a []byte; none at the end of the stream.
func (l *Loop) SockRecv(fd, n int) *Operation {
	return l.sockOperation(fd, "sock_recv", selector.Read, func() (any, error) {
		if n < 0 {
			return nil, ValueError("negative buffersize in recv")
		}
		b := make([]byte, n)
		n, err := l.receive(fd, b)
		return b[:n], err
	})
}

// SockRecvInto is loop.sock_recv_into: how many bytes of b were filled, an int.
func (l *Loop) SockRecvInto(fd int, b []byte) *Operation {
	return l.sockOperation(fd, "sock_recv_into", selector.Read, func() (any, error) {
		n, err := l.receive(fd, b)
		return n, err
	})
}

// SockRecvFrom is loop.sock_recvfrom: a *Datagram of at most n bytes.
func (l *Loop) SockRecvFrom(fd, n int) *Operation {
	return l.sockOperation(fd, "sock_recvfrom", selector.Read, func() (any, error) {
		if n < 0 {
			return nil, ValueError("negative buffersize in recvfrom")
		}
		b := make([]byte, n)
		n, from, err := l.receiveFrom(fd, b)
		return &Datagram{Data: b[:n], From: from.value()}, err
	})
}

// SockRecvFromInto is loop.sock_recvfrom_into: a *Datagram whose Data is what
// was filled of b.
func (l *Loop) SockRecvFromInto(fd int, b []byte) *Operation {
	return l.sockOperation(fd, "sock_recvfrom_into", selector.Read, func() (any, error) {
		n, from, err := l.receiveFrom(fd, b)
		return &Datagram{Data: b[:n], From: from.value()}, err
	})
}

// SockSendAll is loop.sock_sendall: all of b, or an error.
func (l *Loop) SockSendAll(fd int, b []byte) *Operation {
	return l.sockOperation(fd, "sock_sendall", selector.Write, func() (any, error) {
		return nil, l.sendMore(fd, &b)
	})
}

// sendMore sends what the system takes of b, and errMore if that is not all.
func (l *Loop) sendMore(fd int, b *[]byte) error {
	n, err := l.send(fd, *b)
	*b = (*b)[n:]
	if err == nil && len(*b) > 0 {
		return errMore
	}
	return err
}

// SockSendTo is loop.sock_sendto: how many bytes were sent, an int.
func (l *Loop) SockSendTo(fd int, b []byte, to netip.AddrPort) *Operation {
	return l.sockOperation(fd, "sock_sendto", selector.Write, func() (any, error) {
		n, err := l.sendTo(fd, b, ipAddress(to))
		return n, err
	})
}

// SockConnect is loop.sock_connect: fd is connected to an address.
func (l *Loop) SockConnect(fd int, to netip.AddrPort) *Operation {
	return l.sockConnect(fd, ipAddress(to))
}

// SockConnectUnix is SockConnect to a Unix socket's path.
func (l *Loop) SockConnectUnix(fd int, path string) *Operation {
	return l.sockConnect(fd, unixAddress(path))
}

func (l *Loop) sockConnect(fd int, to address) *Operation {
	return newFlow("BaseSelectorEventLoop.sock_connect", func(fl *flow) Answer {
		f, err := l.startConnect(fd, to)
		if err != nil {
			return raise(err)
		}
		return fl.await(f, outcome)
	})
}

// startConnect is _sock_connect. Its error is the network's, which refuses.
func (l *Loop) startConnect(fd int, to address) (*Future, error) {
	routed, err := l.route(to)
	if err != nil {
		return nil, err
	}
	f := l.newWait(waiting{kind: trace.WaitWrite, a: int64(fd)})
	if routed != to && (to.unix || !to.ip.Addr().IsUnspecified()) { // the latter is this machine's, as the system tells too
		if l.net.named == nil {
			l.net.named = map[int]address{}
		}
		l.net.named[fd] = to
	}
	err = connectSocket(fd, routed)
	if err == nil || blocked(err) {
		l.connecting(fd, routed)
	}
	switch {
	case err == nil:
		_ = f.SetResult(nil)
	case blocked(err):
		l.waitFor(f, fd, selector.Write, "_sock_connect_cb", func() error {
			if err := socketError(fd); err != nil {
				return osErrorAbout(err, "Connect call failed "+to.String())
			}
			return f.SetResult(nil)
		})
	default:
		_ = f.SetException(osError(err))
	}
	return f, nil
}

// SockAccept is loop.sock_accept: an *Accepted.
func (l *Loop) SockAccept(fd int) *Operation {
	var f *Future
	return newFlow("BaseSelectorEventLoop.sock_accept", func(fl *flow) Answer {
		f = l.newWait(waiting{kind: trace.WaitRead, a: int64(fd)})
		accept := func() error {
			conn, from, err := acceptSocket(fd)
			if err != nil {
				return err
			}
			l.hold(conn)
			l.accepted(conn, from)
			return f.SetResult(&Accepted{FD: conn, From: from.value()})
		}
		if err := accept(); blocked(err) {
			l.waitFor(f, fd, selector.Read, "_sock_accept", accept)
		} else if err != nil {
			_ = f.SetException(osError(err))
		}
		return fl.await(f, func(_ any, thrown error) Answer {
			f.Cancel("")
			v, err := f.Result()
			a, _ := v.(*Accepted)
			switch {
			case a != nil && thrown != nil: // it came, but nobody is there to take it
				l.discard(a.FD)
			case a != nil:
				l.letGo(a.FD)
				return done(a)
			case thrown == nil:
				thrown = err
			}
			return raise(thrown)
		})
	})
}

// sockOperation is a sock_* call that tries, and tries again whenever fd is ready.
func (l *Loop) sockOperation(fd int, name string, mask selector.Mask, try func() (any, error)) *Operation {
	return newFlow("BaseSelectorEventLoop."+name, func(fl *flow) Answer {
		v, f, err := l.tryOrWait(fd, "_"+name, mask, try)
		if f == nil {
			return outcome(v, err)
		}
		return fl.await(f, outcome)
	})
}

// tryOrWait tries at once, and answers the result, or the future of it where
// the call would block.
func (l *Loop) tryOrWait(fd int, callback string, mask selector.Mask, try func() (any, error)) (any, *Future, error) {
	v, err := try()
	if !blocked(err) {
		return v, nil, osError(err)
	}
	if err := l.checkNoTransport(fd, nil); err != nil {
		return nil, nil, err
	}
	kind := trace.WaitRead
	if mask == selector.Write {
		kind = trace.WaitWrite
	}
	f := l.newWait(waiting{kind: kind, a: int64(fd)})
	l.waitFor(f, fd, mask, callback, func() error {
		v, err := try()
		if err != nil {
			return err
		}
		return f.SetResult(v)
	})
	return nil, f, nil
}

// waitFor has try called whenever fd is ready, until f is done. What would
// block still is tried again; any other error ends the wait.
func (l *Loop) waitFor(f *Future, fd int, mask selector.Mask, callback string, try func() error) {
	h, err := l.watch(fd, mask, callback, func() error {
		if f.Done() {
			return nil // it was cancelled, and its own callback has yet to say so
		}
		if err := try(); err != nil && !blocked(err) {
			_ = f.SetException(osError(err))
		}
		return nil
	})
	if err != nil {
		_ = f.SetException(err)
		return
	}
	name, remove := "_sock_read_done", l.removeReader
	if mask == selector.Write {
		name, remove = "_sock_write_done", l.removeWriter
	}
	f.addCallback(doneCallback{name: name, fn: func(*Future) {
		if !h.cancelled {
			remove(fd)
		}
	}})
}

// blocked reports whether a call is to be made again when the socket is ready
// (BlockingIOError, InterruptedError).
func blocked(err error) bool {
	return err != nil && (wouldBlock(err) || interrupted(err) || err == errMore)
}

// The same for Go coroutines.

// SockConnect is loop.sock_connect: fd is connected to an address.
func (co *Co) SockConnect(fd int, to netip.AddrPort) error {
	f, err := co.loop.startConnect(fd, ipAddress(to))
	if err == nil {
		_, err = co.Await(f)
	}
	return err
}

// SockRecv is loop.sock_recv: at most len(b) bytes; none at the end of the stream.
func (co *Co) SockRecv(fd int, b []byte) (int, error) {
	l := co.loop
	v, f, err := l.tryOrWait(fd, "_sock_recv", selector.Read, func() (any, error) {
		n, err := l.receive(fd, b)
		return n, err
	})
	if f != nil {
		v, err = co.Await(f)
	}
	n, _ := v.(int)
	return n, err
}

// SockSendAll is loop.sock_sendall: all of b, or an error.
func (co *Co) SockSendAll(fd int, b []byte) error {
	l := co.loop
	_, f, err := l.tryOrWait(fd, "_sock_sendall", selector.Write, func() (any, error) {
		return nil, l.sendMore(fd, &b)
	})
	if f != nil {
		_, err = co.Await(f)
	}
	return err
}
