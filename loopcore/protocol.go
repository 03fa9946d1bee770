package loopcore

import "net/netip"

// Transport carries bytes for a Protocol (asyncio.Transport). Loop thread only.
type Transport interface {
	// ExtraInfo is get_extra_info: "sockname" and "peername" are a
	// netip.AddrPort or, of a Unix socket, a string; "socket" is the
	// descriptor, an int, -1 once it is closed; a TLS transport adds "ssl_object" and "peercert", a
	// *tls.Conn and an *x509.Certificate, "cipher" and "compression". nil if
	// it is not known.
	ExtraInfo(name string) any
	IsClosing() bool
	// Close flushes what is yet to be written, reads no more, and then tells
	// the protocol ConnectionLost(nil).
	Close()
	// Abort drops what is yet to be written, and then tells the protocol.
	Abort()
	SetProtocol(BaseProtocol)
	Protocol() BaseProtocol

	IsReading() bool
	PauseReading()
	ResumeReading()

	// Write sends b, or keeps a copy of what the system does not take at once.
	Write(b []byte)
	// WriteEOF closes the sending half once all is written; ErrNoEOF where
	// CanWriteEOF says false, as TLS does.
	WriteEOF() error
	CanWriteEOF() bool
	WriteBufferSize() int
	WriteBufferLimits() (low, high int)
	// SetWriteBufferLimits sets the water marks in bytes; negative: the
	// default (64 KiB high, a quarter of high low).
	SetWriteBufferLimits(high, low int) error
}

// BaseProtocol is what every protocol is told (asyncio.BaseProtocol). The error
// of a callback that fails is a fatal error of its transport, as in asyncio.
type BaseProtocol interface {
	ConnectionMade(Transport) error
	// ConnectionLost comes last: nil if the connection was closed in order.
	ConnectionLost(error)
	// PauseWriting is called when the write buffer goes over the high water
	// mark, ResumeWriting when it is down to the low one.
	PauseWriting()
	ResumeWriting()
}

// Protocol takes a stream of bytes (asyncio.Protocol).
type Protocol interface {
	BaseProtocol
	// DataReceived is given bytes that are its own to keep.
	DataReceived([]byte) error
	// EOFReceived is told when the other side has closed its sending half;
	// true keeps the transport open.
	EOFReceived() (keepOpen bool, err error)
}

// BufferedProtocol takes a stream of bytes into buffers of its own
// (asyncio.BufferedProtocol).
type BufferedProtocol interface {
	BaseProtocol
	// GetBuffer is where the next bytes go; sizehint may be -1. An empty one
	// is an error.
	GetBuffer(sizehint int) ([]byte, error)
	BufferUpdated(n int) error
	EOFReceived() (keepOpen bool, err error)
}

// DatagramTransport sends datagrams (asyncio.DatagramTransport).
type DatagramTransport interface {
	ExtraInfo(name string) any
	IsClosing() bool
	Close()
	Abort()
	SetProtocol(DatagramProtocol)
	Protocol() DatagramProtocol
	// SendTo sends b to an address; the zero one is the one it is connected to.
	SendTo(b []byte, to netip.AddrPort) error
	WriteBufferSize() int
	WriteBufferLimits() (low, high int)
	SetWriteBufferLimits(high, low int) error
}

// DatagramProtocol takes datagrams (asyncio.DatagramProtocol).
type DatagramProtocol interface {
	ConnectionMade(DatagramTransport) error
	ConnectionLost(error)
	PauseWriting()
	ResumeWriting()
	DatagramReceived(b []byte, from netip.AddrPort) error
	ErrorReceived(error)
}

// NopProtocol is a protocol that does nothing, to be embedded: of a protocol's
// callbacks only those that matter need be written (asyncio.Protocol's own).
type NopProtocol struct{}

// ConnectionMade does nothing.
func (NopProtocol) ConnectionMade(Transport) error { return nil }

// ConnectionLost does nothing.
func (NopProtocol) ConnectionLost(error) {}

// PauseWriting does nothing.
func (NopProtocol) PauseWriting() {}

// ResumeWriting does nothing.
func (NopProtocol) ResumeWriting() {}

// DataReceived does nothing.
func (NopProtocol) DataReceived([]byte) error { return nil }

// EOFReceived has the transport close.
func (NopProtocol) EOFReceived() (bool, error) { return false, nil }
