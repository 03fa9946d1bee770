package sampleapi

import (
	"crypto/tls"
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
	c := &watchedConn{Conn: nc, watch: l.watch, client: nc.RemoteAddr().(*net.TCPAddr).AddrPort()}
	if l.watch != nil {
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

// watchedBy is the connection below what net/http serves: itself, or what TLS
// is spoken on.
func watchedBy(nc net.Conn) *watchedConn {
	if t, ok := nc.(*tls.Conn); ok {
		nc = t.NetConn()
	}
	return nc.(*watchedConn)
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
