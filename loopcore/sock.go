package loopcore

import (
	"fmt"
	"net/netip"

	"batuta/loopcore/trace"
)

// The sock_* calls of asyncio's selector loop (selector_events.py), as a
// coroutine makes them: each tries at once, and only what would block waits.

// SockConnect is loop.sock_connect: fd is connected to an address.
func (co *Co) SockConnect(fd int, to netip.AddrPort) error {
	l := co.loop
	routed := to
	if l.network != nil {
		var err error
		if routed, err = l.network.Route(to); err != nil {
			return err
		}
	}
	f := l.newWait(waiting{kind: trace.WaitWrite, a: int64(fd)})
	l.startConnect(f, fd, to, routed)
	_, err := co.Await(f)
	return err
}

// startConnect is _sock_connect.
func (l *Loop) startConnect(f *Future, fd int, to, routed netip.AddrPort) {
	err := connectSocket(fd, routed)
	if l.network != nil {
		l.network.Connecting(fd, localAddress(fd), routed)
	}
	switch {
	case err == nil:
		_ = f.SetResult(nil)
	case wouldBlock(err) || interrupted(err):
		l.waitWritable(f, fd, "_sock_connect_cb", func() error {
			if err := socketError(fd); err != nil {
				return connectFailed(to, err)
			}
			return f.SetResult(nil)
		})
	default:
		_ = f.SetException(connectFailed(to, err))
	}
}

// connectFailed words a failed connect as asyncio does, under the address the
// program named.
func connectFailed(to netip.AddrPort, err error) error {
	return fmt.Errorf("Connect call failed ('%s', %d): %w", to.Addr(), to.Port(), err)
}

// SockRecv is loop.sock_recv: at most len(b) bytes; none at the end of the stream.
func (co *Co) SockRecv(fd int, b []byte) (int, error) {
	l := co.loop
	n, err := l.receive(fd, b)
	if !wouldBlock(err) && !interrupted(err) {
		return n, err
	}
	f := l.newWait(waiting{kind: trace.WaitRead, a: int64(fd)})
	l.waitReadable(f, fd, "_sock_recv", func() error {
		n, err := l.receive(fd, b)
		if err != nil {
			return err
		}
		return f.SetResult(n)
	})
	v, err := co.Await(f)
	if err != nil {
		return 0, err
	}
	return v.(int), nil
}

// SockSendAll is loop.sock_sendall: all of b, or an error.
func (co *Co) SockSendAll(fd int, b []byte) error {
	l := co.loop
	n, err := l.send(fd, b)
	if err != nil && !wouldBlock(err) && !interrupted(err) {
		return err
	}
	if b = b[n:]; len(b) == 0 {
		return nil
	}
	f := l.newWait(waiting{kind: trace.WaitWrite, a: int64(fd)})
	l.waitWritable(f, fd, "_sock_sendall", func() error {
		n, err := l.send(fd, b)
		if err != nil {
			return err
		}
		if b = b[n:]; len(b) == 0 {
			return f.SetResult(nil)
		}
		return nil
	})
	_, err = co.Await(f)
	return err
}

// waitReadable has try called whenever fd can be read, until f is done. What
// would block still is tried again; any other error ends the wait.
func (l *Loop) waitReadable(f *Future, fd int, name string, try func() error) {
	if err := l.addReader(fd, name, "", attempt(f, try)); err != nil {
		_ = f.SetException(err)
		return
	}
	h := l.files[fd].reader
	f.addCallback(doneCallback{name: "_sock_read_done", fn: func(*Future) {
		if !h.cancelled {
			l.removeReader(fd)
		}
	}})
}

// waitWritable is waitReadable for writing.
func (l *Loop) waitWritable(f *Future, fd int, name string, try func() error) {
	if err := l.addWriter(fd, name, attempt(f, try)); err != nil {
		_ = f.SetException(err)
		return
	}
	h := l.files[fd].writer
	f.addCallback(doneCallback{name: "_sock_write_done", fn: func(*Future) {
		if !h.cancelled {
			l.removeWriter(fd)
		}
	}})
}

func attempt(f *Future, try func() error) func() {
	return func() {
		if f.Done() {
			return // it was cancelled, and its own callback has yet to say so
		}
		if err := try(); err != nil && !wouldBlock(err) && !interrupted(err) {
			_ = f.SetException(err)
		}
	}
}

// receive is recv, which the network is told of.
func (l *Loop) receive(fd int, b []byte) (int, error) {
	n, err := readSocket(fd, b)
	if n > 0 && l.network != nil {
		l.network.Received(fd, n)
	}
	return n, err
}

// send is send, which the network is told of.
func (l *Loop) send(fd int, b []byte) (int, error) {
	n, err := writeSocket(fd, b)
	if n > 0 && l.network != nil {
		l.network.Sent(fd, n)
	}
	return n, err
}
