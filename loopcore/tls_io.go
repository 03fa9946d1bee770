package loopcore

import (
	"errors"
	"io"
	"os"
	"slices"
)

// tlsOverhead is more bytes than a record has beside its data, to a sixteenth of it.
const tlsOverhead = 128

// doRead gives the app what has come, if it wants it, and sends what there is to
// send (_do_read). Its error is one that leaves the loop; any other is fatal to
// the connection.
func (p *tlsProtocol) doRead() error {
	if p.state != tlsWrapped && p.state != tlsFlushing {
		return nil
	}
	if !p.readingPaused {
		var err error
		if app, ok := p.app.(BufferedProtocol); ok {
			err = p.readInto(app)
		} else if app, ok := p.app.(Protocol); ok {
			err = p.readFor(app)
		} else if p.pipe.pending() > 0 {
			err = TypeError(instanceRepr(p.app) + " takes no data")
		}
		if err != nil {
			if leavesLoop(err) {
				return err
			}
			p.fatal(err, "Fatal error on SSL protocol")
			return nil
		}
	}
	p.processOutgoing()
	p.controlReading()
	return nil
}

// readFor gives a protocol all that has come, at once (_do_read__copied).
func (p *tlsProtocol) readFor(app Protocol) error {
	var data []byte
	if n := p.pipe.whole(); n > 0 {
		data = make([]byte, 0, n)
	}
	closed := false
	for !closed {
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
		n, err := p.conn.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if errors.Is(err, os.ErrDeadlineExceeded) {
			break
		}
		if closed = err == io.EOF; err != nil && !closed {
			return sslError(err)
		}
	}
	if len(data) > 0 {
		if err := app.DataReceived(data); err != nil {
			return err
		}
	}
	return p.readEnd(closed)
}

// readInto gives a protocol what has come in buffers of its own
// (_do_read__buffered).
func (p *tlsProtocol) readInto(app BufferedProtocol) error {
	b, err := app.GetBuffer(p.pipe.pending())
	if err == nil && len(b) == 0 {
		err = RuntimeError("get_buffer() returned an empty buffer")
	}
	if err != nil {
		return err
	}
	n, closed := 0, false
	for n < len(b) && !closed {
		var count int
		count, err = p.conn.Read(b[n:])
		n += count
		if errors.Is(err, os.ErrDeadlineExceeded) {
			break
		}
		if closed = err == io.EOF; err != nil && !closed {
			return sslError(err)
		}
	}
	if n == len(b) && n > 0 && !closed { // there may be more than it had room for
		p.loop.queue(p.loop.newHandle(Handle{name: "SSLProtocol._do_read", call: &Call{Fn: p.doRead}}))
	}
	if n > 0 {
		if err := app.BufferUpdated(n); err != nil {
			return err
		}
	}
	return p.readEnd(closed)
}

// readEnd answers the other side's close_notify.
func (p *tlsProtocol) readEnd(closed bool) error {
	if !closed {
		return nil
	}
	if err := p.callEOFReceived(); err != nil {
		return err
	}
	return p.startShutdown()
}

// callEOFReceived tells the app that nothing more will come, once. Its error is
// one that leaves the loop.
func (p *tlsProtocol) callEOFReceived() error {
	if p.appState != appMade {
		return nil
	}
	p.appState = appEOF
	app, ok := p.app.(interface{ EOFReceived() (bool, error) })
	if !ok {
		return nil
	}
	keepOpen, err := app.EOFReceived()
	switch {
	case err == nil:
		if keepOpen {
			p.loop.log.Warn("returning true from eof_received() has no effect when using ssl")
		}
	case leavesLoop(err):
		return err
	default:
		p.fatal(err, "Error calling eof_received()")
	}
	return nil
}

// startShutdown is close: what is kept goes out, then the close_notify, and then
// the other side is waited for.
func (p *tlsProtocol) startShutdown() error {
	switch p.state {
	case tlsHandshaking:
		p.transport.closed = true
		p.abort(nil)
	case tlsWrapped:
		p.transport.closed = true
		p.state = tlsFlushing
		p.shutdownTimer = p.loop.callLater(p.shutdownTimeout, "SSLProtocol._check_shutdown_timeout", p.checkShutdownTimeout)
		return p.doFlush()
	}
	return nil
}

func (p *tlsProtocol) checkShutdownTimeout() {
	if (p.state == tlsFlushing || p.state == tlsShutdown) && p.raw != nil {
		p.raw.forceClose(&OSError{Strerror: "SSL shutdown timed out", class: "TimeoutError"})
	}
}

// doFlush gives the app what came before the end.
func (p *tlsProtocol) doFlush() error {
	if err := p.doRead(); err != nil {
		return err
	}
	if p.state != tlsFlushing { // the app has aborted the connection, or ended it
		return nil
	}
	p.state = tlsShutdown
	return p.doShutdown()
}

// doShutdown says close_notify, once, and waits for the other side's.
func (p *tlsProtocol) doShutdown() error {
	if !p.eofReceived {
		err := p.unwrap()
		if errors.Is(err, os.ErrDeadlineExceeded) {
			p.processOutgoing()
			return nil
		}
		if err != nil {
			p.shutdownDone(err)
			return nil
		}
	}
	p.processOutgoing()
	if err := p.callEOFReceived(); err != nil {
		return err
	}
	p.shutdownDone(nil)
	return nil
}

// unwrap is SSLObject.unwrap: os.ErrDeadlineExceeded while the other side has
// not said close_notify.
func (p *tlsProtocol) unwrap() error {
	if err := p.conn.CloseWrite(); err != nil {
		return sslError(err)
	}
	var b [1]byte
	n, err := p.conn.Read(b[:])
	switch {
	case n > 0:
		return newSSLError("APPLICATION_DATA_AFTER_CLOSE_NOTIFY", "application data after close notify", nil)
	case err == io.EOF:
		return nil
	case errors.Is(err, os.ErrDeadlineExceeded):
		return os.ErrDeadlineExceeded
	}
	return sslError(err)
}

func (p *tlsProtocol) shutdownDone(err error) {
	cancelTimer(&p.shutdownTimer)
	switch {
	case err != nil:
		p.fatal(err, "Fatal error on transport")
	case p.raw != nil:
		p.loop.callSoon("_SelectorSocketTransport.close", p.raw.Close)
	}
}

// abort closes the raw transport at once.
func (p *tlsProtocol) abort(err error) {
	p.state = tlsUnwrapped
	if p.raw != nil {
		p.raw.forceClose(err)
	}
}

// write encrypts and sends. The transport is nobody's before the handshake is done,
// so there is nothing to be kept until then.
func (p *tlsProtocol) write(parts ...[]byte) {
	switch p.state {
	case tlsWrapped:
		for _, b := range parts {
			p.pipe.out = slices.Grow(p.pipe.out, len(b)+len(b)/16+tlsOverhead)
			if _, err := p.conn.Write(b); err != nil {
				p.fatal(sslError(err), "Fatal error on SSL protocol")
				return
			}
		}
		p.processOutgoing()
	default:
		if p.lost >= lostWrites {
			p.loop.log.Warn("SSL connection is closed")
		}
		p.lost++
	}
}

// processOutgoing hands what is encrypted to the raw transport, unless that has
// enough for now.
func (p *tlsProtocol) processOutgoing() {
	if out := p.pipe.out; !p.outPaused && len(out) > 0 && p.raw != nil {
		p.pipe.out = nil
		p.raw.Write(out)
		if p.pipe.out == nil && cap(out) <= maxKeptBuffer {
			p.pipe.out = out[:0] // the raw transport has made a copy of what it kept
		}
	}
	p.controlWriting()
}

// maxKeptBuffer is how large a buffer may be to be kept for the next use, in bytes.
const maxKeptBuffer = 64 * 1024

func (p *tlsProtocol) writeBufferSize() int { return len(p.pipe.out) }

// controlWriting has the app pause and resume its writing.
func (p *tlsProtocol) controlWriting() {
	size := p.writeBufferSize()
	switch {
	case size >= p.writeHigh && !p.writingPaused:
		p.writingPaused = true
		p.app.PauseWriting()
	case size <= p.writeLow && p.writingPaused:
		p.writingPaused = false
		p.app.ResumeWriting()
	}
}

// resumeReading gives the app what has come meanwhile, in the next cycle.
func (p *tlsProtocol) resumeReading() {
	if !p.readingPaused {
		return
	}
	p.readingPaused = false
	p.loop.queue(p.loop.newHandle(Handle{
		name: "SSLProtocol._resume_reading.<locals>.resume",
		call: &Call{Fn: func() error {
			if p.state == tlsHandshaking {
				return nil
			}
			return p.goOn()
		}},
	}))
}

// controlReading has the raw transport pause and resume its reading.
func (p *tlsProtocol) controlReading() {
	if p.raw == nil {
		return
	}
	size := p.pipe.pending()
	switch {
	case size >= p.readHigh && !p.rawPaused:
		p.rawPaused = true
		p.raw.PauseReading()
	case size <= p.readLow && p.rawPaused:
		p.rawPaused = false
		p.raw.ResumeReading()
	}
}

// PauseWriting keeps from the raw transport what is encrypted.
func (p *tlsProtocol) PauseWriting() { p.outPaused = true }

// ResumeWriting hands it on.
func (p *tlsProtocol) ResumeWriting() {
	p.outPaused = false
	p.processOutgoing()
}

// fatal ends the connection. A failed system call is said in debug mode only;
// anything else goes to the exception handler.
func (p *tlsProtocol) fatal(err error, message string) {
	raw := p.raw
	if raw != nil {
		raw.forceClose(err)
	}
	switch {
	case isOSError(err):
		if p.loop.debug.Load() {
			p.loop.log.WithError(err).Debugf("%v: %s", p, message)
		}
	case !isCancelled(err):
		p.loop.CallExceptionHandler(ExceptionContext{
			Message: message, Exception: err,
			Others: map[string]any{"transport": raw, "protocol": p},
		})
	}
}
