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

// closedPort is a port of the loopback interface where nobody listens.
func closedPort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

func TestTheNextAddressIsTriedWhenOneRefuses(t *testing.T) {
	for _, race := range []*float64{nil, loopcore.After(5)} {
		t.Run(fmt.Sprintf("race=%v", race != nil), func(t *testing.T) {
			both := names{"both.test": {netip.MustParseAddr("::1"), netip.MustParseAddr("127.0.0.1")}}
			withServer(t, loopcore.Options{Resolver: both}, nop, loopcore.ServeOptions{Host: "127.0.0.1"}, func(co *loopcore.Co, s *loopcore.Server) error {
				l := co.Loop()
				before := must(l.CreateTask(loopcore.Sleep(0), "")).Name()
				v, err := co.Await(l.CreateConnection(nop, loopcore.ConnectOptions{Host: "both.test", Port: int(address(s).Port()), HappyEyeballsDelay: race}))
				if err != nil {
					return err
				}
				after := must(l.CreateTask(loopcore.Sleep(0), "")).Name()
				want := "Task-3 Task-5" // a host's address; then a connection
				if race != nil {
					want = "Task-3 Task-8" // and three that race, the last with nothing to do
				}
				if got := before + " " + after; got != want {
					t.Errorf("tasks %s, CPython has %s", got, want)
				}
				tr := v.(*loopcore.Connection).Transport
				if tr.ExtraInfo("peername") != any(address(s)) {
					t.Errorf("connected to %v", tr.ExtraInfo("peername"))
				}
				tr.Close()
				return co.Sleep(0.01)
			})
		})
	}
}

func TestAConnectionComesFromItsLocalAddress(t *testing.T) {
	port := closedPort(t)
	withServer(t, loopcore.Options{}, nop, loopcore.ServeOptions{Host: "127.0.0.1"}, func(co *loopcore.Co, s *loopcore.Server) error {
		o := to(s)
		o.LocalAddr = &loopcore.HostPort{Host: "127.0.0.1", Port: port}
		v, err := co.Await(co.Loop().CreateConnection(nop, o))
		if err != nil {
			return err
		}
		tr := v.(*loopcore.Connection).Transport
		if got := tr.ExtraInfo("sockname").(netip.AddrPort); int(got.Port()) != port {
			t.Errorf("it comes from %v", got)
		}
		tr.Close()
		return co.Sleep(0.01)
	})
}

func TestAFactoryThatFailsLeavesNothingOpen(t *testing.T) {
	for name, factory := range map[string]func() loopcore.BaseProtocol{
		"panics": func() loopcore.BaseProtocol { panic("no") },
		"nil":    func() loopcore.BaseProtocol { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			log, lines := logLines()
			withServer(t, loopcore.Options{Log: log, Debug: true}, factory, loopcore.ServeOptions{Host: "127.0.0.1"}, func(co *loopcore.Co, s *loopcore.Server) error {
				if _, err := co.Await(co.Loop().CreateConnection(factory, to(s))); err == nil {
					t.Error("it connects without a protocol")
				}
				if err := co.Sleep(0.01); err != nil {
					return err
				}
				if n := len(s.Sockets()); n != 1 || !s.IsServing() {
					t.Error("the server has stopped")
				}
				return nil
			})
			if want := "ERROR:asyncio:Error on transport creation for incoming connection\n"; strings.Count(lines.String(), want) != 1 {
				t.Errorf("the server did not say: %s\nbut %s", want, lines)
			}
		})
	}
}

func TestAnAcceptedSocketGetsATransport(t *testing.T) {
	log, lines := logLines()
	before := descriptors(t)
	_, err := loopcore.Run(loopcore.Options{Log: log, Debug: true}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		listener := must(l.OpenSocket(syscall.AF_INET, syscall.SOCK_STREAM))
		defer l.CloseSocket(listener)
		if err := errors.Join(l.BindSocket(listener, netip.MustParseAddrPort("127.0.0.1:0")), l.ListenSocket(listener, 1)); err != nil {
			return nil, err
		}
		accepting := must(l.CreateTask(l.SockAccept(listener), ""))
		conn, err := co.Dial(l.SocketName(listener).(netip.AddrPort).String())
		if err != nil {
			return nil, err
		}
		defer conn.Close()
		a, err := co.Await(accepting)
		if err != nil {
			return nil, err
		}
		got := a.(*loopcore.Accepted)
		if got.From != any(conn.LocalAddr().(*net.TCPAddr).AddrPort()) {
			t.Errorf("it comes from %v", got.From)
		}
		c, err := co.Await(l.ConnectAcceptedSocket(nop, got.FD, nil, nil, nil))
		if err != nil {
			return nil, err
		}
		c.(*loopcore.Connection).Transport.Close()
		return nil, co.Sleep(0)
	}))
	if err != nil || !strings.Contains(plain(lines.String()), "> handled: (<_SelectorSocketTransport fd=N read=polling write=<idle, bufsize=0>>, <NopProtocol object>)") {
		t.Errorf("%v, %s", err, lines)
	}
	wantClosed(t, before)
}
