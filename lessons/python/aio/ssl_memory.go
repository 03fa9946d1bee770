package aio

import (
	"crypto/tls"
	"errors"
	"io"
	"net"
	"os"
	"time"

	"batuta/lessons/python/py"
)

// memoryBIOClass is ssl.MemoryBIO.
var memoryBIOClass = py.NewClass("_ssl", "MemoryBIO")

// MemoryBIO is a buffer between a program and TLS.
type MemoryBIO struct {
	b   []byte
	eof bool
}

// Type is MemoryBIO.
func (*MemoryBIO) Type() *py.Class { return memoryBIOClass }

func (m *MemoryBIO) take(n int) []byte {
	b := m.b[:n:n]
	m.b = m.b[n:]
	return b
}

func memoryBIOSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[*MemoryBIO], New: py.NewBy("MemoryBIO()", func(*py.Thread, []py.Value) (py.Value, error) { return &MemoryBIO{}, nil }),
		Defs: []py.Def{
			{Sig: "read(self, size=-1, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				m := args[0].(*MemoryBIO)
				n, err := t.Index(args[1])
				if err != nil {
					return nil, err
				}
				if n < 0 || n > len(m.b) {
					n = len(m.b)
				}
				return &py.Bytes{B: m.take(n)}, nil
			}},
			{Sig: "write(self, b, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				m := args[0].(*MemoryBIO)
				b, err := py.BytesOf(t, args[1])
				if err != nil {
					return nil, err
				}
				if m.eof {
					return nil, makeException(t, sslErrorClass, py.NewStr("cannot write() after write_eof()"))
				}
				m.b = append(m.b, b...)
				return py.MakeInt(int64(len(b))), nil
			}},
			doing("write_eof(self, /)", func(m *MemoryBIO) error { m.eof = true; return nil }),
			{Sig: "pending(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.MakeInt(int64(len(args[0].(*MemoryBIO).b))), nil
			}},
			{Sig: "eof(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				m := args[0].(*MemoryBIO)
				return py.MakeBool(m.eof && len(m.b) == 0), nil
			}},
		},
	}
}

// memoryPipe is what TLS between two MemoryBIOs reads from and writes to. The
// calls of crypto/tls wait for bytes, and a program's never: so each runs in a
// goroutine of its own, which stands still while it wants more.
type memoryPipe struct {
	in, out *MemoryBIO
	wants   chan struct{} // the call needs more than has come
	more    chan struct{} // perhaps more has come
	over    chan struct{} // closed when the run is over
}

// errWantsRead says that a call needs more than has come.
var errWantsRead = errors.New("more must be read")

// Read takes what has come, and stands still while there is nothing.
func (p *memoryPipe) Read(b []byte) (int, error) {
	for len(p.in.b) == 0 {
		if p.in.eof {
			return 0, io.EOF
		}
		select {
		case p.wants <- struct{}{}:
		case <-p.over:
			return 0, net.ErrClosed
		}
		select {
		case <-p.more:
		case <-p.over:
			return 0, net.ErrClosed
		}
	}
	return copy(b, p.in.take(min(len(b), len(p.in.b)))), nil
}

// Write keeps it for the program to take.
func (p *memoryPipe) Write(b []byte) (int, error) {
	p.out.b = append(p.out.b, b...)
	return len(b), nil
}

// Close, and what follows, is nothing to a memory.
func (*memoryPipe) Close() error { return nil }

// LocalAddr is none.
func (*memoryPipe) LocalAddr() net.Addr { return memoryAddr{} }

// RemoteAddr is none.
func (*memoryPipe) RemoteAddr() net.Addr { return memoryAddr{} }

// SetDeadline is not offered.
func (*memoryPipe) SetDeadline(time.Time) error { return os.ErrNoDeadline }

// SetReadDeadline is not offered.
func (*memoryPipe) SetReadDeadline(time.Time) error { return os.ErrNoDeadline }

// SetWriteDeadline is not offered.
func (*memoryPipe) SetWriteDeadline(time.Time) error { return os.ErrNoDeadline }

// memoryAddr is the address of nothing.
type memoryAddr struct{}

// Network is its kind.
func (memoryAddr) Network() string { return "memory" }

// String is its name.
func (memoryAddr) String() string { return "memory" }

// memoryTLS is a side of a connection between two MemoryBIOs.
type memoryTLS struct {
	conn    *tls.Conn
	pipe    *memoryPipe
	pending string // the call that stands still
	done    chan error
	got     []byte // of a read that stands still, what has come
	shaken  bool   // the handshake has succeeded
}

type pipesKey struct{}

// newMemoryTLS makes one; what stands still when the run is over ends then.
func newMemoryTLS(in *py.Interpreter, incoming, outgoing *MemoryBIO, config *tls.Config, server bool) *memoryTLS {
	over := py.Kept(in, pipesKey{}, func() chan struct{} {
		over := make(chan struct{})
		in.AtEnd(func(*py.Thread) { close(over) })
		return over
	})
	m := &memoryTLS{
		pipe: &memoryPipe{in: incoming, out: outgoing, wants: make(chan struct{}), more: make(chan struct{}), over: over},
		done: make(chan error, 1),
	}
	if server {
		m.conn = tls.Server(m.pipe, config)
	} else {
		m.conn = tls.Client(m.pipe, config)
	}
	return m
}

// call begins a call, or goes on with the one of that name that stands still.
func (m *memoryTLS) call(name string, do func() error) error {
	switch m.pending {
	case "":
		m.pending = name
		go func() { m.done <- do() }()
	case name:
		m.pipe.more <- struct{}{}
	default:
		return errWantsRead // the other one must end first
	}
	select {
	case <-m.pipe.wants:
		return errWantsRead
	case err := <-m.done:
		m.pending = ""
		return err
	}
}

// shake begins the handshake, or goes on with it. Whatever needs it comes here
// first: within crypto/tls it would keep all else waiting.
func (m *memoryTLS) shake() error {
	if m.shaken {
		return nil
	}
	err := m.call("handshake", m.conn.Handshake)
	m.shaken = err == nil
	return err
}

// read is SSLObject.read(n).
func (m *memoryTLS) read(n int) ([]byte, error) {
	err := m.call("read", func() error {
		b := make([]byte, n)
		got, err := m.conn.Read(b)
		m.got = b[:got]
		return err
	})
	if err != nil {
		return nil, err
	}
	b := m.got
	m.got = nil
	return b, nil
}
