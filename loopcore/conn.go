package loopcore

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"syscall"
	"time"
)

// Conn is a TCP connection of a Go coroutine's. It is a net.Conn whose calls
// suspend the coroutine in which they are made, instead of its thread, so that
// anything written against io.Reader and io.Writer can be used with it.
type Conn struct {
	loop   *Loop
	fd     int
	peer   netip.AddrPort
	local  netip.AddrPort
	closed bool
}

// Dial connects to an address and port, "127.0.0.1:8765".
func (co *Co) Dial(address string) (*Conn, error) {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return nil, fmt.Errorf("connecting to %q: %w", address, err)
	}
	fd, err := co.loop.OpenSocket(ipAddress(to).family(), syscall.SOCK_STREAM)
	if err != nil {
		return nil, err
	}
	c := &Conn{loop: co.loop, fd: fd, peer: to}
	connected := false
	defer func() {
		if !connected { // it failed, or the coroutine is being unwound
			_ = c.Close()
		}
	}()
	if err := co.SockConnect(fd, to); err != nil {
		return nil, err
	}
	connected, c.local = true, localAddress(fd).ip
	return c, nil
}

// Read reads what there is, and waits while there is nothing.
func (c *Conn) Read(b []byte) (int, error) {
	co, err := c.caller()
	if err != nil {
		return 0, err
	}
	if len(b) == 0 {
		return 0, nil
	}
	n, err := co.SockRecv(c.fd, b)
	if n == 0 && err == nil {
		return 0, io.EOF
	}
	return n, err
}

// Write writes all of b, and waits while the system takes no more.
func (c *Conn) Write(b []byte) (int, error) {
	co, err := c.caller()
	if err != nil {
		return 0, err
	}
	if err := co.SockSendAll(c.fd, b); err != nil {
		return 0, err
	}
	return len(b), nil
}

// caller is the Go coroutine that runs now.
func (c *Conn) caller() (*Co, error) {
	if c.closed {
		return nil, net.ErrClosed
	}
	if t := c.loop.current; t != nil && t.goCoro != nil {
		return &t.goCoro.co, nil
	}
	return nil, errors.New("a Conn is used inside a Go coroutine of its loop only")
}

// Close closes the connection. A coroutine that waits for it is not woken.
func (c *Conn) Close() error {
	if c.closed {
		return net.ErrClosed
	}
	c.closed = true
	return c.loop.CloseSocket(c.fd)
}

// LocalAddr is where the connection begins.
func (c *Conn) LocalAddr() net.Addr { return net.TCPAddrFromAddrPort(c.local) }

// RemoteAddr is the address that was dialled.
func (c *Conn) RemoteAddr() net.Addr { return net.TCPAddrFromAddrPort(c.peer) }

// SetDeadline is not offered: a loop's time-outs are cancellations.
func (c *Conn) SetDeadline(time.Time) error { return os.ErrNoDeadline }

// SetReadDeadline is not offered either.
func (c *Conn) SetReadDeadline(time.Time) error { return os.ErrNoDeadline }

// SetWriteDeadline is not offered either.
func (c *Conn) SetWriteDeadline(time.Time) error { return os.ErrNoDeadline }
