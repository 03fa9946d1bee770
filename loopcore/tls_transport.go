package loopcore

import "fmt"

// tlsTransport is the transport that the application's protocol is given
// (sslproto._SSLProtocolTransport). The tlsProtocol does its work.
type tlsTransport struct {
	Owned
	protocol *tlsProtocol
	closed   bool
}

// String is the transport as Python's repr writes it.
func (t *tlsTransport) String() string {
	return fmt.Sprintf("<asyncio.sslproto._SSLProtocolTransport object at %p>", t)
}

// ExtraInfo is what TLS knows, else what the raw transport does.
func (t *tlsTransport) ExtraInfo(name string) any { return t.protocol.extraInfo(name) }

// IsClosing reports whether it is closed, or is being closed.
func (t *tlsTransport) IsClosing() bool {
	return t.closed || t.protocol.raw != nil && t.protocol.raw.IsClosing()
}

// Close writes what is kept, tells the other side that this is the end, and
// waits for it to say so too.
func (t *tlsTransport) Close() {
	if !t.closed {
		t.closed = true
		_ = t.protocol.startShutdown() // what leaves the loop leaves it by a callback of the raw transport
	}
}

// Abort closes the raw transport at once.
func (t *tlsTransport) Abort() { t.forceClose(nil) }

// forceClose is Abort with an error for the protocol to be told.
func (t *tlsTransport) forceClose(err error) {
	t.closed = true
	t.protocol.abort(err)
}

// SetProtocol has another protocol told of what comes from now on.
func (t *tlsTransport) SetProtocol(p BaseProtocol) { t.protocol.app = p }

// Protocol is the application's protocol.
func (t *tlsTransport) Protocol() BaseProtocol { return t.protocol.app }

// IsReading reports whether the protocol is told of what comes.
func (t *tlsTransport) IsReading() bool { return !t.protocol.readingPaused }

// PauseReading keeps what comes from the protocol.
func (t *tlsTransport) PauseReading() { t.protocol.readingPaused = true }

// ResumeReading ends that.
func (t *tlsTransport) ResumeReading() { t.protocol.resumeReading() }

// Write encrypts b and sends it.
func (t *tlsTransport) Write(b []byte) {
	if len(b) > 0 {
		t.protocol.write(b)
	}
}

// WriteLines writes several pieces.
func (t *tlsTransport) WriteLines(parts [][]byte) { t.protocol.write(parts...) }

// WriteEOF is refused: TLS as asyncio has it closes both halves at once.
func (t *tlsTransport) WriteEOF() error { return ErrNoEOF }

// CanWriteEOF says no.
func (t *tlsTransport) CanWriteEOF() bool { return false }

// WriteBufferSize is how many bytes are yet to be handed to the raw transport.
func (t *tlsTransport) WriteBufferSize() int { return t.protocol.writeBufferSize() }

// WriteBufferLimits are the water marks, in bytes.
func (t *tlsTransport) WriteBufferLimits() (low, high int) {
	return t.protocol.writeLow, t.protocol.writeHigh
}

// SetWriteBufferLimits sets the water marks; negative: 512 KiB high, a quarter
// of high low.
func (t *tlsTransport) SetWriteBufferLimits(high, low int) error {
	high, low, err := tlsWaterMarks(high, low, tlsWriteHighWater)
	if err != nil {
		return err
	}
	t.protocol.writeHigh, t.protocol.writeLow = high, low
	t.protocol.controlWriting()
	return nil
}

// ReadBufferLimits are the water marks of what is kept while reading is paused,
// in bytes: above high the raw transport is paused too.
func (t *tlsTransport) ReadBufferLimits() (low, high int) {
	return t.protocol.readLow, t.protocol.readHigh
}

// SetReadBufferLimits sets them; negative: 256 KiB high, a quarter of high low.
func (t *tlsTransport) SetReadBufferLimits(high, low int) error {
	high, low, err := tlsWaterMarks(high, low, tlsReadHighWater)
	if err != nil {
		return err
	}
	t.protocol.readHigh, t.protocol.readLow = high, low
	t.protocol.controlReading()
	return nil
}

// ReadBufferSize is how many bytes have come and are yet to be decrypted.
func (t *tlsTransport) ReadBufferSize() int { return t.protocol.pipe.pending() }

// tlsWaterMarks is sslproto.add_flowcontrol_defaults.
func tlsWaterMarks(high, low, standard int) (h, l int, err error) {
	switch {
	case high >= 0:
	case low >= 0:
		high = 4 * low
	default:
		high = standard
	}
	if low < 0 {
		low = high / 4
	}
	if high < low {
		return 0, 0, ValueError(fmt.Sprintf("high (%d) must be >= low (%d) must be >= 0", high, low))
	}
	return high, low, nil
}

// ErrNoEOF is what WriteEOF answers where CanWriteEOF says false.
const ErrNoEOF NotImplementedError = "this transport cannot close its sending half alone"
