package loopcore_test

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strings"
	"syscall"
	"testing"

	"batuta/loopcore"
)

// nop is a factory of protocols that do nothing.
func nop() loopcore.BaseProtocol { return loopcore.NopProtocol{} }

// withServer makes a server, which fn may close; after it none of its descriptors is open.
func withServer(t *testing.T, o loopcore.Options, factory func() loopcore.BaseProtocol, s loopcore.ServeOptions, fn func(*loopcore.Co, *loopcore.Server) error) {
	t.Helper()
	before := descriptors(t)
	_, err := loopcore.Run(o, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		made, err := co.Await(co.Loop().CreateServer(factory, s))
		if err != nil {
			return nil, err
		}
		server := made.(*loopcore.Server)
		defer server.Close()
		return nil, fn(co, server)
	}))
	if err != nil {
		t.Error(err)
	}
	wantClosed(t, before)
}

func TestAServerServesUntilItIsClosedAndItsClientsAreGone(t *testing.T) {
	withServer(t, loopcore.Options{}, nop, loopcore.ServeOptions{Host: "127.0.0.1"}, func(co *loopcore.Co, s *loopcore.Server) error {
		l := co.Loop()
		c, err := co.Await(l.CreateConnection(nop, to(s)))
		if err != nil {
			return err
		}
		if !s.IsServing() || s.Loop() != l {
			t.Error("it does not serve, or on another loop")
		}
		waits := must(l.CreateTask(s.WaitClosed(), ""))
		where := address(s)
		s.Close()
		s.Close()
		if s.IsServing() || len(s.Sockets()) != 0 || s.String() != "<Server sockets=()>" {
			t.Errorf("a closed server is %v", s)
		}
		if conn, err := net.DialTCP("tcp", nil, net.TCPAddrFromAddrPort(where)); err == nil {
			_ = conn.Close()
			t.Error("a closed server takes connections")
		}
		if err := co.Sleep(0.01); err != nil {
			return err
		}
		if waits.Done() {
			t.Error("wait_closed does not wait for the client")
		}
		c.(*loopcore.Connection).Transport.Close()
		_, err = co.Await(waits)
		return err
	})
}

func TestServeForeverEndsWithItsCancellation(t *testing.T) {
	withServer(t, loopcore.Options{}, nop, loopcore.ServeOptions{Host: "127.0.0.1", NotYet: true}, func(co *loopcore.Co, s *loopcore.Server) error {
		l := co.Loop()
		if s.IsServing() {
			t.Error("it serves before it is told to")
		}
		forever := must(l.CreateTask(s.ServeForever(), ""))
		c, err := co.Await(l.CreateConnection(nop, to(s))) // waits for it to listen
		for err != nil {
			if err := co.Sleep(0.001); err != nil {
				return err
			}
			c, err = co.Await(l.CreateConnection(nop, to(s)))
		}
		if err := co.Sleep(0.01); err != nil {
			return err
		}
		said := s.String()
		if _, err := co.Await(s.ServeForever()); text(err) != "server "+said+" is already being awaited on serve_forever()" {
			t.Errorf("a second serve_forever: %v", err)
		}
		forever.Cancel("")
		if err := co.Sleep(0.01); err != nil {
			return err
		}
		if forever.Done() || s.IsServing() {
			t.Error("serve_forever does not wait for the clients, or goes on serving")
		}
		s.CloseClients()
		if err := wantCancelled(co.Await(forever)); err != nil {
			t.Error(err)
		}
		if _, err := co.Await(s.ServeForever()); text(err) != "server <Server sockets=()> is closed" {
			t.Errorf("serve_forever of a closed server: %v", err)
		}
		c.(*loopcore.Connection).Transport.Close()
		return co.Sleep(0.01)
	})
}

func TestClosingAServerEndsServeForever(t *testing.T) {
	withServer(t, loopcore.Options{}, nop, loopcore.ServeOptions{Host: "127.0.0.1"}, func(co *loopcore.Co, s *loopcore.Server) error {
		forever := must(co.Loop().CreateTask(s.ServeForever(), ""))
		if err := co.Sleep(0); err != nil {
			return err
		}
		s.Close()
		return wantCancelled(co.Await(forever))
	})
}

func TestAbortedClientsAreLostInTheirOrder(t *testing.T) {
	var says []string
	made := 0
	var l *loopcore.Loop
	factory := func() loopcore.BaseProtocol {
		made++
		return newTalker(l, fmt.Sprint("client ", made), &says)
	}
	withServer(t, loopcore.Options{OnLoop: func(made *loopcore.Loop) { l = made }}, factory, loopcore.ServeOptions{Host: "127.0.0.1"}, func(co *loopcore.Co, s *loopcore.Server) error {
		for range 3 {
			if _, err := co.Await(l.CreateConnection(nop, to(s))); err != nil {
				return err
			}
			if err := co.Sleep(0.005); err != nil {
				return err
			}
		}
		says = nil
		s.AbortClients()
		s.Close()
		_, err := co.Await(s.WaitClosed())
		wantLines(t, says, "client 1: lost <nil>", "client 2: lost <nil>", "client 3: lost <nil>")
		return errors.Join(err, co.Sleep(0.01)) // the other ends read their end
	})
}

func TestAServerListensOnEachHostOnce(t *testing.T) {
	hosts, want := []string{"127.0.0.1", "localhost", "127.0.0.1"}, []string{"127.0.0.1"}
	if c, err := net.Listen("tcp", "[::1]:0"); err == nil {
		_ = c.Close()
		hosts, want = append(hosts, "::1"), append(want, "::1")
	}
	resolver := names{"localhost": {netip.MustParseAddr("127.0.0.1")}}
	withServer(t, loopcore.Options{Resolver: resolver}, nop, loopcore.ServeOptions{Hosts: hosts}, func(_ *loopcore.Co, s *loopcore.Server) error {
		var all []string
		for _, sock := range s.Sockets() {
			all = append(all, sock.Addr().(netip.AddrPort).Addr().String())
		}
		wantLines(t, all, want...)
		return nil
	})
}

func TestAServerOnNoHostIsOnEveryInterface(t *testing.T) {
	withServer(t, loopcore.Options{}, nop, loopcore.ServeOptions{Family: syscall.AF_INET}, func(_ *loopcore.Co, s *loopcore.Server) error {
		if a := address(s); a.Addr() != netip.IPv4Unspecified() || a.Port() == 0 {
			t.Errorf("it is at %v", a)
		}
		return nil
	})
}

func TestASocketOfTheProgramsOwnCanServeAndConnect(t *testing.T) {
	withFD := func(co *loopcore.Co, kind int) int {
		return must(co.Loop().OpenSocket(syscall.AF_INET, kind))
	}
	before := descriptors(t)
	run(t, func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		listener, client, datagrams := withFD(co, syscall.SOCK_STREAM), withFD(co, syscall.SOCK_STREAM), withFD(co, syscall.SOCK_DGRAM)
		defer l.CloseSocket(datagrams)
		_, err := co.Await(l.CreateServer(nop, loopcore.ServeOptions{Sock: datagrams, HasSock: true}))
		if !strings.HasPrefix(text(err), "A Stream Socket was expected, got <socket.socket fd=") {
			t.Errorf("a server on a datagram socket: %v", err)
		}
		if err := l.BindSocket(listener, netip.MustParseAddrPort("127.0.0.1:0")); err != nil {
			return nil, err
		}
		s, err := co.Await(l.CreateServer(nop, loopcore.ServeOptions{Sock: listener, HasSock: true}))
		if err != nil {
			return nil, err
		}
		defer s.(*loopcore.Server).Close()
		if err := co.SockConnect(client, l.SocketName(listener).(netip.AddrPort)); err != nil {
			return nil, err
		}
		c, err := co.Await(l.CreateConnection(nop, loopcore.ConnectOptions{Sock: client, HasSock: true}))
		if err != nil {
			return nil, err
		}
		c.(*loopcore.Connection).Transport.Close()
		return nil, co.Sleep(0.01)
	})
	wantClosed(t, before)
}
