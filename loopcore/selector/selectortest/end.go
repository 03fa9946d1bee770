package selectortest

import (
	"net"
	"testing"
)

// end is one end of a TCP connection, closed with the test at the latest.
type end struct {
	fd     int
	conn   net.Conn
	closed bool
}

func newEnd(t *testing.T, conn net.Conn) *end {
	t.Helper()
	raw, err := conn.(*net.TCPConn).SyscallConn()
	if err != nil {
		t.Fatalf("the connection's socket: %v", err)
	}
	e := &end{conn: conn}
	if err := raw.Control(func(fd uintptr) { e.fd = int(fd) }); err != nil {
		t.Fatalf("the connection's socket: %v", err)
	}
	t.Cleanup(func() { e.close(t) })
	return e
}

// newPair makes two sockets connected to each other.
func newPair(t *testing.T) (a, b *end) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatalf("listen: %v", err)
	}
	defer func() { _ = listener.Close() }()
	near, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatalf("dial: %v", err)
	}
	a = newEnd(t, near)
	far, err := listener.Accept()
	if err != nil {
		t.Fatalf("accept: %v", err)
	}
	return a, newEnd(t, far)
}

// send makes the other end readable. Any goroutine.
func (e *end) send(t *testing.T) {
	t.Helper()
	if _, err := e.conn.Write([]byte{'x'}); err != nil {
		t.Errorf("write: %v", err)
	}
}

// receive takes what was sent once.
func (e *end) receive(t *testing.T) {
	t.Helper()
	var b [1]byte
	if _, err := e.conn.Read(b[:]); err != nil {
		t.Fatalf("read: %v", err)
	}
}

func (e *end) close(t *testing.T) {
	t.Helper()
	if e.closed {
		return
	}
	e.closed = true
	if err := e.conn.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
}
