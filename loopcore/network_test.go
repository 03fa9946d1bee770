package loopcore_test

import (
	"errors"
	"fmt"
	"net/netip"
	"strings"
	"testing"

	"batuta/loopcore"
)

// ledger is a Network that keeps the books: what each descriptor carried. It
// routes one address elsewhere, and refuses what is not on the loopback interface.
type ledger struct {
	from, to  netip.AddrPort
	sent      map[int]int
	received  map[int]int
	begun     map[int]string
	closed    map[int]int
	bound     []netip.AddrPort
	unixPaths []string
}

var errOutside = errors.New("out of bounds")

func newLedger() *ledger {
	return &ledger{sent: map[int]int{}, received: map[int]int{}, begun: map[int]string{}, closed: map[int]int{}}
}

func (n *ledger) Route(remote netip.AddrPort) (netip.AddrPort, error) {
	switch {
	case remote == n.from:
		return n.to, nil
	case remote.Addr().IsLoopback():
		return remote, nil
	}
	return netip.AddrPort{}, fmt.Errorf("%v: %w", remote, errOutside)
}

// Bound is not kept.
func (n *ledger) Bound(int, netip.AddrPort) {}

func (n *ledger) Bind(local netip.AddrPort) error {
	if !local.Addr().IsLoopback() {
		return fmt.Errorf("%v: %w", local, errOutside)
	}
	n.bound = append(n.bound, local)
	return nil
}

func (n *ledger) Unix(path string) error {
	n.unixPaths = append(n.unixPaths, path)
	return errOutside
}

func (n *ledger) Connecting(fd int, local, remote netip.AddrPort) {
	n.begun[fd] = fmt.Sprintf("connecting %v %v", local.IsValid(), remote)
}

func (n *ledger) Accepted(fd int, local, remote netip.AddrPort) {
	n.begun[fd] = fmt.Sprintf("accepted %v %v", remote.IsValid(), local)
}
func (n *ledger) Sent(fd, count int)     { n.sent[fd] += count }
func (n *ledger) Received(fd, count int) { n.received[fd] += count }
func (n *ledger) Closed(fd int)          { n.closed[fd]++ }

func TestTheNetworkKnowsAllThatTransportsCarry(t *testing.T) {
	books := newLedger()
	const size = 3 << 20
	var near, far int
	var at, called netip.AddrPort
	withPair(t, loopcore.Options{Network: books}, nil, func(co *loopcore.Co, p *pair) error {
		near, far, at = p.near.t.ExtraInfo("socket").(int), p.far.t.ExtraInfo("socket").(int), address(p.server)
		p.near.t.Write(make([]byte, size))
		p.near.t.(*loopcore.SocketTransport).WriteLines([][]byte{{1}, {2, 3}})
		p.near.t.Close()
		_, err := co.Await(p.far.gone)
		if err != nil {
			return err
		}

		books.from, books.to = netip.MustParseAddrPort("192.0.2.1:80"), at
		c, err := co.Await(co.Loop().CreateConnection(nop, loopcore.ConnectOptions{Host: "192.0.2.1", Port: 80}))
		if err != nil {
			return err
		}
		tr := c.(*loopcore.Connection).Transport
		called = tr.ExtraInfo("peername").(netip.AddrPort)
		tr.Close()
		return co.Sleep(0.01)
	})
	if books.begun[near] == "" || books.sent[near] != size+3 || books.received[far] != size+3 {
		t.Errorf("%d bytes were sent and %d received of %d", books.sent[near], books.received[far], size+3)
	}
	if got := books.begun[far]; !strings.HasPrefix(got, "accepted true ") {
		t.Errorf("of the server's end it knows %q", got)
	}
	for fd := range books.begun {
		if books.closed[fd] == 0 {
			t.Errorf("nobody said that %d was closed", fd)
		}
	}
	if called != books.from {
		t.Errorf("a connection that is put elsewhere says it goes to %v, not %v", called, books.from)
	}
}

func TestTheNetworkCanRefuse(t *testing.T) {
	before := descriptors(t)
	delay := 0.01
	_, err := loopcore.Run(loopcore.Options{Network: newLedger()}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		outside := &loopcore.HostPort{Host: "192.0.2.1", Port: 80}
		p := func() loopcore.DatagramProtocol { return &post{says: new([]string)} }
		for name, c := range map[string]loopcore.Coroutine{
			"a connection":            l.CreateConnection(nop, loopcore.ConnectOptions{Host: "192.0.2.1", Port: 80}),
			"a connection in a race":  l.CreateConnection(nop, loopcore.ConnectOptions{Host: "192.0.2.1", Port: 80, HappyEyeballsDelay: &delay, AllErrors: true}),
			"a connection from there": l.CreateConnection(nop, loopcore.ConnectOptions{Host: "127.0.0.1", Port: 80, LocalAddr: outside}),
			"a server":                l.CreateServer(nop, loopcore.ServeOptions{Host: "0.0.0.0"}),
			"datagrams there":         l.CreateDatagramEndpoint(p, loopcore.DatagramOptions{RemoteAddr: outside}),
			"datagrams from there":    l.CreateDatagramEndpoint(p, loopcore.DatagramOptions{LocalAddr: outside}),
			"a call":                  l.SockConnect(1<<20, netip.MustParseAddrPort("192.0.2.1:80")),
		} {
			if _, err := co.Await(c); !errors.Is(err, errOutside) {
				t.Errorf("%s: got %v", name, err)
			}
		}
		e, err := endpoint(co, p().(*post), loopcore.DatagramOptions{LocalAddr: loopbackAny})
		if err != nil {
			return nil, err
		}
		if err := e.Transport.SendTo([]byte("x"), netip.MustParseAddrPort("192.0.2.1:80")); !errors.Is(err, errOutside) {
			t.Errorf("a datagram: got %v", err)
		}
		e.Transport.Close()
		return nil, co.Sleep(0)
	}))
	if err != nil {
		t.Error(err)
	}
	wantClosed(t, before)
}
