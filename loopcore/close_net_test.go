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

// A loop may be closed in the middle of anything: whatever it was at, all
// descriptors are closed with it, but for those that are the program's own.
func TestALoopThatIsClosedInTheMiddleLeavesNoDescriptorOpen(t *testing.T) {
	taker := must(net.Listen("tcp", "127.0.0.1:0")) // takes connections up, by its backlog
	defer taker.Close()
	port := taker.Addr().(*net.TCPAddr).Port
	at := loopcore.ConnectOptions{Host: "127.0.0.1", Port: port}
	race, named := at, at
	race.HappyEyeballsDelay = loopcore.After(1)
	named.Host = "both.test"
	both := names{"both.test": {netip.MustParseAddr("127.0.0.1")}}
	for name, begin := range map[string]func(l *loopcore.Loop) loopcore.Coroutine{
		"connecting":           func(l *loopcore.Loop) loopcore.Coroutine { return l.CreateConnection(nop, at) },
		"connecting in a race": func(l *loopcore.Loop) loopcore.Coroutine { return l.CreateConnection(nop, race) },
		"connecting to a name": func(l *loopcore.Loop) loopcore.Coroutine { return l.CreateConnection(nop, named) },
		"dialling": func(*loopcore.Loop) loopcore.Coroutine {
			return loopcore.CoroWith(dialsAndReads, taker.Addr().String())
		},
		"serving": func(l *loopcore.Loop) loopcore.Coroutine {
			return l.CreateServer(nop, loopcore.ServeOptions{Host: "127.0.0.1"})
		},
		"taking up connections": func(*loopcore.Loop) loopcore.Coroutine { return loopcore.Coro(takesUpConnections) },
		"accepting by hand":     func(*loopcore.Loop) loopcore.Coroutine { return loopcore.Coro(acceptsByHand) },
		"making a datagram endpoint": func(l *loopcore.Loop) loopcore.Coroutine {
			return l.CreateDatagramEndpoint(func() loopcore.DatagramProtocol { return &post{says: new([]string)} },
				loopcore.DatagramOptions{LocalAddr: loopbackAny, RemoteAddr: &loopcore.HostPort{Host: "127.0.0.1", Port: port}})
		},
		"sending a file": func(l *loopcore.Loop) loopcore.Coroutine {
			return loopcore.Coro(func(co *loopcore.Co) (any, error) {
				c, err := co.Await(l.CreateConnection(nop, at))
				if err != nil {
					return nil, err
				}
				return co.Await(l.SendFile(c.(*loopcore.Connection).Transport, strings.NewReader(strings.Repeat("x", 64<<20)), 0, 0))
			})
		},
	} {
		t.Run(name, func(t *testing.T) {
			for cycles := range 12 {
				before := descriptors(t)
				if err := closedAfter(cycles, loopcore.Options{Resolver: both}, begin); err != nil {
					t.Fatalf("after %d cycles: %v", cycles, err)
				}
				if after := descriptors(t); after != before {
					t.Errorf("after %d cycles %d descriptors are open, %d were before", cycles, after, before)
				}
			}
		})
	}
}

// dialsAndReads waits for what never comes.
func dialsAndReads(co *loopcore.Co, address string) (any, error) {
	c, err := co.Dial(address)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	_, err = c.Read(make([]byte, 1))
	return nil, err
}

// takesUpConnections serves while others connect.
func takesUpConnections(co *loopcore.Co) (any, error) {
	l := co.Loop()
	s, err := co.Await(l.CreateServer(nop, loopcore.ServeOptions{Host: "127.0.0.1"}))
	if err != nil {
		return nil, err
	}
	for range 3 {
		c, err := net.DialTCP("tcp", nil, net.TCPAddrFromAddrPort(address(s.(*loopcore.Server))))
		if err != nil {
			return nil, err
		}
		defer c.Close()
	}
	return nil, co.Sleep(3600)
}

// acceptsByHand takes one connection up, and waits for another.
func acceptsByHand(co *loopcore.Co) (any, error) {
	l := co.Loop()
	fd := must(l.OpenSocket(syscall.AF_INET, syscall.SOCK_STREAM))
	defer l.CloseSocket(fd)
	if err := errors.Join(l.BindSocket(fd, netip.MustParseAddrPort("127.0.0.1:0")), l.ListenSocket(fd, 1)); err != nil {
		return nil, err
	}
	to := net.TCPAddrFromAddrPort(l.SocketName(fd).(netip.AddrPort))
	must(l.CallSoon(func() { // while it waits
		c, err := net.DialTCP("tcp", nil, to)
		if err == nil {
			_ = c.Close()
		}
	}))
	a, err := co.Await(l.SockAccept(fd))
	if err != nil {
		return nil, err
	}
	defer l.CloseSocket(a.(*loopcore.Accepted).FD)
	_, err = co.Await(l.SockAccept(fd))
	return nil, err
}

// closedAfter makes a loop that begins something, and closes it after so many cycles.
func closedAfter(cycles int, o loopcore.Options, begin func(*loopcore.Loop) loopcore.Coroutine) error {
	o.Warn = func(string, string) {}
	l, err := loopcore.New(o)
	if err != nil {
		return err
	}
	if _, err := l.CreateTask(begin(l), ""); err != nil {
		return fmt.Errorf("%w, %w", err, l.Close())
	}
	for range cycles {
		if _, err := l.RunOnce(0.001); err != nil {
			return fmt.Errorf("%w, %w", err, l.Close())
		}
	}
	return l.Close()
}
