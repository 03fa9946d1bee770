package loopcore

import (
	"bytes"
	"errors"
	"net/netip"

	"batuta/loopcore/selector"
)

// datagramHeader is what a datagram counts in the write buffer beside its
// bytes, so that many small ones fill it, too.
const datagramHeader = 8

// datagramClass is asyncio's name for them.
const datagramClass = "_SelectorDatagramTransport"

// DatagramSocketTransport sends and takes datagrams for a protocol
// (selector_events.py: _SelectorDatagramTransport). Loop thread only.
type DatagramSocketTransport struct {
	selectorTransport
	protocol DatagramProtocol
	remote   address // the only one it sends to; none: any
	buffer   []unsent
	size     int // of the buffer, in bytes
}

// unsent is a datagram that the system has yet to take.
type unsent struct {
	data []byte
	to   address
}

func (l *Loop) newDatagramTransport(fd int, p DatagramProtocol, remote address, waiter *Future) (*DatagramSocketTransport, error) {
	if p == nil {
		return nil, TypeError("the protocol factory made no protocol")
	}
	t := &DatagramSocketTransport{protocol: p, remote: remote}
	if err := t.setUp(l, t, datagramClass, fd, address{}, nil); err != nil {
		return nil, err
	}
	t.begin(func() error { return p.ConnectionMade(t) }, p, waiter)
	return t, nil
}

// SetProtocol is set_protocol(p).
func (t *DatagramSocketTransport) SetProtocol(p DatagramProtocol) { t.protocol = p }

// Protocol is get_protocol(); nil once it is closed.
func (t *DatagramSocketTransport) Protocol() DatagramProtocol {
	if t.ended {
		return nil
	}
	return t.protocol
}

func (t *DatagramSocketTransport) told() toldOfTransport { return t.protocol }

func (t *DatagramSocketTransport) readReady() error {
	if t.lost > 0 {
		return nil
	}
	buffer := t.loop.readBuffer()
	n, from, err := t.loop.receiveFrom(t.fd, buffer)
	switch {
	case blocked(err):
		return nil
	case err != nil:
		return t.errorReceived(err)
	}
	data := bytes.Clone(buffer[:n])
	return called(func() error { return t.protocol.DatagramReceived(data, from.ip) })
}

func (t *DatagramSocketTransport) errorReceived(err error) error {
	return called(func() error {
		t.protocol.ErrorReceived(osError(err))
		return nil
	})
}

// SendTo is sendto(b, to). The zero address is the one it is connected to, and
// where it is connected no other will do. Its error is a wrong address, the
// network's refusal, or what the protocol failed with as it was told of an error.
func (t *DatagramSocketTransport) SendTo(b []byte, to netip.AddrPort) error {
	a := ipAddress(to)
	if t.remote.known() {
		if a.known() && a != t.remote {
			return ValueError("Invalid address: must be None or " + t.remote.String())
		}
		a = t.remote
	}
	// One that is not connected sends for as long as its socket is there; then
	// asyncio fails, and here the descriptor may be another's.
	if t.ended || (t.lost > 0 && t.remote.known()) {
		t.countLostWrite()
		return nil
	}
	if len(t.buffer) == 0 {
		err := t.sendOne(b, a)
		switch {
		case err == nil:
			return nil
		case !blocked(err):
			return t.sendFailed(err)
		}
		if _, err := t.loop.watch(t.fd, selector.Write, t.class+"._sendto_ready", t.sendReady); err != nil {
			return t.fatalError(err, "Fatal write error on datagram transport")
		}
	}
	t.buffer = append(t.buffer, unsent{data: bytes.Clone(b), to: a})
	t.size += len(b) + datagramHeader
	t.maybePauseProtocol()
	return nil
}

func (t *DatagramSocketTransport) sendOne(b []byte, to address) (err error) {
	switch {
	case t.peer.known():
		_, err = t.loop.send(t.fd, b)
	case !to.known():
		return TypeError("sendto(): AF_INET address must be tuple, not NoneType")
	default:
		_, err = t.loop.sendTo(t.fd, b, to)
	}
	return err
}

// sendFailed is what becomes of a datagram that the system, or the network,
// does not take.
func (t *DatagramSocketTransport) sendFailed(err error) error {
	err = osError(err)
	var wrong TypeError
	switch {
	case isOSError(err):
		return t.errorReceived(err)
	case errors.As(err, &wrong):
		return t.fatalError(err, "Fatal write error on datagram transport")
	}
	return err
}

// sendReady is _sendto_ready.
func (t *DatagramSocketTransport) sendReady() error {
	for len(t.buffer) > 0 {
		next := t.buffer[0]
		err := t.sendOne(next.data, next.to)
		if blocked(err) {
			break // later again
		}
		t.buffer = t.buffer[1:]
		t.size -= len(next.data) + datagramHeader
		if err != nil {
			return t.sendFailed(err)
		}
	}
	t.maybeResumeProtocol() // which may send
	if len(t.buffer) > 0 {
		return nil
	}
	t.buffer = nil
	t.loop.removeWriter(t.fd)
	if t.closing {
		return t.connectionLost(nil)
	}
	return nil
}

func (t *DatagramSocketTransport) dropBuffer() { t.buffer, t.size = nil, 0 }

// WriteBufferSize is get_write_buffer_size(), in bytes: eight for each datagram
// beside its own.
func (t *DatagramSocketTransport) WriteBufferSize() int { return t.size }

var _ DatagramTransport = (*DatagramSocketTransport)(nil)
