package loopcore

import (
	"encoding/binary"
	"net"
	"net/netip"
	"os"
	"time"
)

// tlsPipe is the net.Conn under a tls.Conn: what has come from the raw transport
// and what is to go to it, in memory (sslproto's two MemoryBIOs). Nothing of it
// blocks. A Write is kept. A Read that finds too little suspends the handshake's
// coroutine; after the handshake it answers os.ErrDeadlineExceeded, from which
// crypto/tls recovers as it does from any read deadline.
type tlsPipe struct {
	protocol *tlsProtocol
	co       *Co // the handshake's, while it runs

	in       []byte // in[head:] has come, and is yet to be read
	head     int
	left     int  // so much of it is the rest of a record that is being read
	borrowed bool // in is the buffer that the raw transport reads into
	out      []byte
}

const (
	tlsHeaderSize = 5
	// maxTLSRecord is more than any record of TLS may hold, in bytes.
	maxTLSRecord = 16*1024 + 2048
)

// feed adds bytes that belong to somebody else: keep must follow before they
// change.
func (p *tlsPipe) feed(b []byte) {
	if p.pending() == 0 {
		p.in, p.head, p.borrowed = b, 0, true
		return
	}
	p.keep()
	p.in = append(p.in, b...)
}

// keep makes what is yet to be read the pipe's own.
func (p *tlsPipe) keep() {
	switch {
	case p.pending() == 0:
		p.in, p.head, p.borrowed = nil, 0, false
	case p.borrowed:
		p.in, p.head, p.borrowed = append([]byte(nil), p.in[p.head:]...), 0, false
	case p.head >= p.pending(): // to move it costs no more than what was read
		p.in, p.head = p.in[:copy(p.in, p.in[p.head:])], 0
	}
}

// pending is how many bytes are yet to be read.
func (p *tlsPipe) pending() int { return len(p.in) - p.head }

// record is the length of the record that begins there, if the whole of it has
// come; else 0. What does not look like TLS is all given to crypto/tls, to
// complain of it.
func (p *tlsPipe) record(at int) int {
	b := p.in[at:]
	if len(b) > 0 && (b[0] < 20 || b[0] > 24) || len(b) > 1 && b[1] != 3 {
		return len(b)
	}
	if len(b) < tlsHeaderSize {
		return 0
	}
	n := tlsHeaderSize + int(binary.BigEndian.Uint16(b[3:]))
	switch {
	case n > maxTLSRecord:
		return len(b)
	case n > len(b):
		return 0
	}
	return n
}

// whole is how many bytes of whole records are there, which is no less than
// what they hold.
func (p *tlsPipe) whole() int {
	at := p.head + p.left
	for {
		n := p.record(at)
		if n == 0 {
			return at - p.head
		}
		at += n
	}
}

// Read gives whole records, one at a time, so that crypto/tls never keeps a
// part of one.
func (p *tlsPipe) Read(b []byte) (int, error) {
	for {
		if p.left == 0 {
			p.left = p.record(p.head)
		}
		if p.left > 0 {
			n := copy(b, p.in[p.head:p.head+p.left])
			p.head, p.left = p.head+n, p.left-n
			return n, nil
		}
		if p.co == nil {
			return 0, os.ErrDeadlineExceeded
		}
		if err := p.co.suspend(nil); err != nil {
			return 0, err
		}
	}
}

// Write keeps b, until the protocol hands it to the raw transport.
func (p *tlsPipe) Write(b []byte) (int, error) {
	p.out = append(p.out, b...)
	return len(b), nil
}

// Close does nothing: the raw transport is the protocol's to close.
func (*tlsPipe) Close() error { return nil }

// LocalAddr is where the connection begins.
func (p *tlsPipe) LocalAddr() net.Addr { return p.address("sockname") }

// RemoteAddr is where it leads.
func (p *tlsPipe) RemoteAddr() net.Addr { return p.address("peername") }

func (p *tlsPipe) address(name string) net.Addr {
	switch a := p.protocol.extraInfo(name).(type) {
	case netip.AddrPort:
		return net.TCPAddrFromAddrPort(a)
	case string:
		return &net.UnixAddr{Name: a, Net: "unix"}
	}
	return &net.TCPAddr{}
}

// SetDeadline does nothing: no call of the pipe's waits.
func (*tlsPipe) SetDeadline(time.Time) error { return nil }

// SetReadDeadline does nothing either.
func (*tlsPipe) SetReadDeadline(time.Time) error { return nil }

// SetWriteDeadline does nothing either.
func (*tlsPipe) SetWriteDeadline(time.Time) error { return nil }

// tlsScratch is what a loop's TLS connections read into, one at a time.
type tlsScratch struct {
	buffer []byte // made when it is first needed
	busy   bool
}
