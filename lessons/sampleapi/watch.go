package sampleapi

import (
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
)

// watchedListener hands out connections whose doings a Watcher is told.
type watchedListener struct {
	net.Listener
	watch Watcher // may be nil
}

func (l *watchedListener) Accept() (net.Conn, error) {
	nc, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	c := &watchedConn{Conn: nc, watch: l.watch}
	if l.watch != nil {
		c.client = nc.RemoteAddr().(*net.TCPAddr).AddrPort()
		l.watch.Accepted(c.client)
	}
	return c, nil
}

// watchedConn is one connection of the server.
type watchedConn struct {
	net.Conn
	watch  Watcher
	client netip.AddrPort
	once   sync.Once

	// inRequest is set while a request is being answered. net/http reads
	// ahead meanwhile, so that a Read then says nothing about idleness.
	inRequest atomic.Bool
}

func (c *watchedConn) Read(p []byte) (int, error) {
	if !c.inRequest.Load() {
		c.idle()
	}
	n, err := c.Conn.Read(p)
	if n > 0 && c.watch != nil {
		c.watch.Read(c.client, n)
	}
	return n, err
}

func (c *watchedConn) Write(p []byte) (int, error) {
	if c.watch != nil {
		c.watch.Wrote(c.client, len(p))
	}
	return c.Conn.Write(p)
}

func (c *watchedConn) idle() {
	if c.watch != nil {
		c.watch.Idle(c.client)
	}
}

func (c *watchedConn) closed() {
	if c.watch != nil {
		c.once.Do(func() { c.watch.Closed(c.client) })
	}
}
