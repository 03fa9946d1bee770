package loopcore_test

import (
	"fmt"
	"net"
	"testing"

	"batuta/loopcore"
)

// Linux's loopback interface delivers at once, so the cycles of what a server
// and its clients are told can be counted. The logs are CPython 3.14.6's.

// staged is a protocol that says what it is told on a scene.
type staged struct {
	loopcore.NopProtocol
	s *scene
}

// stage makes such protocols, and says so.
func stage(s *scene) func() loopcore.BaseProtocol {
	return func() loopcore.BaseProtocol {
		s.say("factory")
		return &staged{s: s}
	}
}

func (p *staged) ConnectionMade(loopcore.Transport) error {
	p.s.say("made")
	return nil
}

func (p *staged) ConnectionLost(err error) { p.s.say("lost %v", err) }

// clients are so many connections to a server, which it has yet to accept.
func clients(s *scene, server *loopcore.Server, n int) []*net.TCPConn {
	var all []*net.TCPConn
	for range n {
		c, err := net.DialTCP("tcp", nil, net.TCPAddrFromAddrPort(address(server)))
		s.ok(err)
		all = append(all, c)
	}
	return all
}

func (s *scene) serve(o loopcore.ServeOptions) *loopcore.Server {
	o.Host = "127.0.0.1"
	return s.await(s.co.Loop().CreateServer(stage(s), o)).(*loopcore.Server)
}

// ends awaits x, and says that it has ended.
func (s *scene) ends(name string, x any) {
	_, err := s.co.Await(x)
	s.say("%s %v", name, err)
}

func TestAServerIsClosedWithItsClientsInCPythonsCycles(t *testing.T) {
	t.Run("as they are taken up", func(t *testing.T) {
		perform(t, func(s *scene) {
			server := s.serve(loopcore.ServeOptions{})
			s.say("served")
			two := clients(s, server, 2)
			s.task("wait", func(co *loopcore.Co) error { return awaited(co, server.WaitClosed()) })
			s.pause(s.co, 3)
			server.Close()
			s.say("closed")
			for _, c := range two {
				s.pause(s.co, 3)
				s.ok(c.Close())
			}
			s.pause(s.co, 5)
			s.ends("again", server.WaitClosed())
		}, "4 served", "6 factory", "6 factory", "7 closed", "7 made", "7 made",
			"12 lost <nil>", "15 lost <nil>", "16 wait ends", "18 again <nil>")
	})
	t.Run("before they are", func(t *testing.T) {
		perform(t, func(s *scene) {
			server := s.serve(loopcore.ServeOptions{})
			two := clients(s, server, 2)
			s.pause(s.co, 1)
			s.say("closing")
			server.Close()
			s.pause(s.co, 5)
			for _, c := range two {
				s.ok(c.Close())
			}
			s.pause(s.co, 4)
			s.ends("again", server.WaitClosed())
		}, "5 closing", "14 again <nil>")
	})
}

func TestServeForeverIsCancelledInCPythonsCycles(t *testing.T) {
	perform(t, func(s *scene) {
		server := s.serve(loopcore.ServeOptions{NotYet: true})
		s.say("serving %v", server.IsServing())
		s.task("forever", func(co *loopcore.Co) error { return awaited(co, server.ServeForever()) })
		s.task("second", func(co *loopcore.Co) error {
			if awaited(co, server.ServeForever()) != nil {
				s.say("second is refused")
			}
			return nil
		})
		s.pause(s.co, 2)
		one := clients(s, server, 1)
		s.pause(s.co, 4)
		s.cancel("forever", "") // it waits for its client then
		s.pause(s.co, 3)
		s.say("serving %v", server.IsServing())
		s.cancel("forever", "") // and now no more
		s.pause(s.co, 4)
		s.ok(one[0].Close())
		s.pause(s.co, 4)
	}, "3 serving false", "4 second is refused", "4 second ends", "7 factory", "8 made",
		"12 serving false", "13 forever CancelledError", "18 lost <nil>")
}

func TestAConnectionIsCancelledInCPythonsCycles(t *testing.T) {
	for after, want := range map[int][]string{
		1: {"1 cancel", "2 client CancelledError"},
		2: {"2 cancel", "3 client CancelledError"},
		3: {"3 cancel", "3 client CancelledError"},
		4: {"3 factory", "4 cancel", "4 made", "5 client CancelledError", "6 lost <nil>"},
		5: {"3 factory", "4 made", "5 cancel", "5 client CancelledError", "6 lost <nil>"},
	} {
		t.Run(fmt.Sprint(after), func(t *testing.T) {
			l := must(net.Listen("tcp", "127.0.0.1:0"))
			defer l.Close()
			o := loopcore.ConnectOptions{Host: "127.0.0.1", Port: l.Addr().(*net.TCPAddr).Port}
			perform(t, func(s *scene) {
				s.task("client", func(co *loopcore.Co) error { return awaited(co, co.Loop().CreateConnection(stage(s), o)) })
				s.pause(s.co, after)
				s.say("cancel")
				s.cancel("client", "")
				s.pause(s.co, 5)
			}, want...)
		})
	}
}
