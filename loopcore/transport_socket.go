package loopcore

import (
	"bytes"
	"syscall"

	"batuta/loopcore/selector"
)

// SocketTransport is a connection of sockets that has a protocol
// (selector_events.py: _SelectorSocketTransport). Loop thread only.
type SocketTransport struct {
	selectorTransport
	protocol BaseProtocol
	read     func() error // what is done when there is something to read
	buffer   [][]byte     // what is yet to be written
	size     int          // of the buffer, in bytes
	eof      bool         // write_eof() has been called
}

// errAfterEOF is the error of a write after WriteEOF.
const errAfterEOF RuntimeError = "Cannot call write() after write_eof()"

// newSocketTransport is _make_socket_transport: a transport over a connected
// socket, which it owns from then on; on an error that is still the caller's.
// Whoever waits for waiter is woken when the protocol has been told.
func (l *Loop) newSocketTransport(fd int, p BaseProtocol, waiter *Future, peer address, s *Server) (*SocketTransport, error) {
	t := &SocketTransport{}
	if err := t.setUp(l, t, "_SelectorSocketTransport", fd, peer, s); err != nil {
		return nil, err
	}
	t.SetProtocol(p)
	if family := socketFamily(fd); family == syscall.AF_INET || family == syscall.AF_INET6 {
		_ = setNoDelay(fd) // one that is gone already says so when it is read
	}
	t.begin(func() error { return p.ConnectionMade(t) }, p, waiter)
	return t, nil
}

// SetProtocol is set_protocol(p).
func (t *SocketTransport) SetProtocol(p BaseProtocol) {
	t.protocol = p
	t.read = t.readData
	if _, ok := p.(BufferedProtocol); ok {
		t.read = t.readInto
	}
}

// Protocol is get_protocol(); nil once the connection is lost.
func (t *SocketTransport) Protocol() BaseProtocol {
	if t.ended {
		return nil
	}
	return t.protocol
}

func (t *SocketTransport) told() toldOfTransport { return t.protocol }

func (t *SocketTransport) readReady() error {
	if t.lost > 0 {
		return nil
	}
	return t.read()
}

// receive reads into b. False: there is nothing to be done with it.
func (t *SocketTransport) receive(b []byte) (n int, ok bool, err error) {
	n, err = t.loop.receive(t.fd, b)
	if blocked(err) {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, t.fatalError(osError(err), "Fatal read error on socket transport")
	}
	return n, true, nil
}

// readData is _read_ready__data_received.
func (t *SocketTransport) readData() error {
	buffer := t.loop.readBuffer()
	n, ok, err := t.receive(buffer)
	if !ok {
		return err
	}
	if n == 0 {
		return t.readEOF()
	}
	data := bytes.Clone(buffer[:n])
	err = called(func() error {
		p, ok := t.protocol.(Protocol)
		if !ok {
			return TypeError(instanceRepr(t.protocol) + " takes no data")
		}
		return p.DataReceived(data)
	})
	if err != nil {
		return t.fatalError(err, "Fatal error: protocol.data_received() call failed.")
	}
	return nil
}

// readInto is _read_ready__get_buffer. A protocol that hands over as it is asked
// for a buffer is not told what came into it: its successor is.
func (t *SocketTransport) readInto() error {
	var b []byte
	err := called(func() error {
		p, err := t.buffered("get_buffer")
		if err != nil {
			return err
		}
		b, err = p.GetBuffer(-1)
		if err == nil && len(b) == 0 {
			err = RuntimeError("get_buffer() returned an empty buffer")
		}
		return err
	})
	if err != nil {
		return t.fatalError(err, "Fatal error: protocol.get_buffer() call failed.")
	}
	n, ok, err := t.receive(b)
	if !ok {
		return err
	}
	if n == 0 {
		return t.readEOF()
	}
	err = called(func() error {
		p, err := t.buffered("buffer_updated")
		if err != nil {
			return err
		}
		return p.BufferUpdated(n)
	})
	if err != nil {
		return t.fatalError(err, "Fatal error: protocol.buffer_updated() call failed.")
	}
	return nil
}

// buffered is the protocol, if it has buffers of its own, and so the method.
func (t *SocketTransport) buffered(method string) (BufferedProtocol, error) {
	p, ok := t.protocol.(BufferedProtocol)
	if !ok {
		return nil, AttributeError("'" + protocolName(t.protocol) + "' object has no attribute '" + method + "'")
	}
	return p, nil
}

// readEOF is _read_ready__on_eof.
func (t *SocketTransport) readEOF() error {
	t.debugf("%v received EOF", t)
	keepOpen := false
	err := called(func() (err error) {
		if p, ok := t.protocol.(interface{ EOFReceived() (bool, error) }); ok {
			keepOpen, err = p.EOFReceived()
		}
		return err
	})
	switch {
	case err != nil:
		return t.fatalError(err, "Fatal error: protocol.eof_received() call failed.")
	case keepOpen: // it may still write, but nothing more can be read
		t.loop.removeReader(t.fd)
	default:
		t.Close()
	}
	return nil
}

// Write sends b, or keeps a copy of what the system does not take at once.
// After WriteEOF it does not, and tells the exception handler so.
func (t *SocketTransport) Write(b []byte) {
	if err := t.TryWrite(b); err != nil {
		t.report(err.Error(), err)
	}
}

// TryWrite is Write, with its error: a RuntimeError after WriteEOF.
func (t *SocketTransport) TryWrite(b []byte) error {
	switch {
	case t.eof:
		return errAfterEOF
	case len(b) == 0:
		return nil
	case t.lost > 0:
		t.countLostWrite()
		return nil
	}
	if len(t.buffer) == 0 {
		n, err := t.loop.send(t.fd, b)
		if err != nil && !blocked(err) {
			return t.fatalError(osError(err), "Fatal write error on socket transport")
		}
		if b = b[n:]; len(b) == 0 {
			return nil
		}
		if err := t.addWriter(); err != nil {
			return t.fatalError(err, "Fatal write error on socket transport")
		}
	}
	t.keep(bytes.Clone(b))
	t.maybePauseProtocol()
	return nil
}

// WriteLines is writelines(list): all of them in as few system calls as may be.
// After WriteEOF it sends nothing, and tells the exception handler so.
func (t *SocketTransport) WriteLines(list [][]byte) {
	if err := t.TryWriteLines(list); err != nil {
		t.report(err.Error(), err)
	}
}

// TryWriteLines is WriteLines, with its error: a RuntimeError after WriteEOF.
func (t *SocketTransport) TryWriteLines(list [][]byte) error {
	switch {
	case t.eof:
		return RuntimeError("Cannot call writelines() after write_eof()")
	case len(list) == 0:
		return nil
	case t.lost > 0:
		t.countLostWrite()
		return nil
	}
	for _, b := range list {
		if len(b) > 0 {
			t.keep(bytes.Clone(b))
		}
	}
	if len(t.buffer) == 0 {
		return nil
	}
	if err := t.writeReady(); err != nil {
		return err
	}
	if len(t.buffer) > 0 {
		if err := t.addWriter(); err != nil {
			return t.fatalError(err, "Fatal write error on socket transport")
		}
		t.maybePauseProtocol()
	}
	return nil
}

func (t *SocketTransport) addWriter() error {
	_, err := t.loop.watch(t.fd, selector.Write, t.class+"._write_sendmsg", t.writeReady)
	return err
}

// writeReady is _write_sendmsg.
func (t *SocketTransport) writeReady() error {
	if t.lost > 0 {
		return nil
	}
	n, err := t.loop.sendBuffers(t.fd, t.buffer[:min(len(t.buffer), maxBuffers)])
	switch {
	case blocked(err):
		return nil
	case err != nil:
		t.loop.removeWriter(t.fd)
		t.dropBuffer()
		return t.fatalError(osError(err), "Fatal write error on socket transport")
	}
	t.drop(n)
	t.maybeResumeProtocol() // which may write
	if len(t.buffer) > 0 {
		return nil
	}
	t.loop.removeWriter(t.fd)
	if t.closing {
		return t.connectionLost(nil)
	}
	if t.eof {
		return osError(shutdownWrite(t.fd))
	}
	return nil
}

// keep puts b at the buffer's end.
func (t *SocketTransport) keep(b []byte) {
	t.buffer = append(t.buffer, b)
	t.size += len(b)
}

// drop takes n bytes from the buffer's beginning.
func (t *SocketTransport) drop(n int) {
	t.size -= n
	for n > 0 {
		b := t.buffer[0]
		if len(b) > n {
			t.buffer[0] = b[n:]
			return
		}
		n -= len(b)
		t.buffer[0] = nil
		t.buffer = t.buffer[1:]
	}
	if len(t.buffer) == 0 {
		t.buffer = nil
	}
}

func (t *SocketTransport) dropBuffer() { t.buffer, t.size = nil, 0 }

// WriteBufferSize is get_write_buffer_size(), in bytes.
func (t *SocketTransport) WriteBufferSize() int { return t.size }

// CanWriteEOF is can_write_eof(): always.
func (t *SocketTransport) CanWriteEOF() bool { return true }

// WriteEOF is write_eof(): the sending half is closed once all is written.
func (t *SocketTransport) WriteEOF() error {
	if t.closing || t.eof {
		return nil
	}
	t.eof = true
	if len(t.buffer) == 0 {
		return osError(shutdownWrite(t.fd))
	}
	return nil
}

var _ Transport = (*SocketTransport)(nil)
