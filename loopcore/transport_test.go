package loopcore_test

import (
	"bytes"
	"errors"
	"fmt"
	"net/netip"
	"strings"
	"testing"

	"batuta/loopcore"
)

// talker is a protocol that notes what it is told, under its name, in a list
// that several may share.
type talker struct {
	name   string
	loop   *loopcore.Loop
	says   *[]string
	t      loopcore.Transport
	onMade func(*talker) error
	onData func(*talker, []byte) error
	keep   bool // at the other side's end it stays open
	gone   *loopcore.Future
}

func newTalker(l *loopcore.Loop, name string, says *[]string) *talker {
	return &talker{name: name, loop: l, says: says, gone: l.NewFuture()}
}

func (p *talker) say(format string, args ...any) {
	*p.says = append(*p.says, p.name+": "+fmt.Sprintf(format, args...))
}

func (p *talker) ConnectionMade(t loopcore.Transport) error {
	p.t = t
	p.say("made")
	if p.onMade != nil {
		return p.onMade(p)
	}
	return nil
}

func (p *talker) ConnectionLost(err error) {
	p.say("lost %v", err)
	_ = p.gone.SetResult(nil)
}

func (p *talker) PauseWriting()  { p.say("pause") }
func (p *talker) ResumeWriting() { p.say("resume") }

func (p *talker) DataReceived(b []byte) error {
	if len(b) > 20 {
		p.say("data %d bytes", len(b))
	} else {
		p.say("data %s", b)
	}
	if p.onData != nil {
		return p.onData(p, b)
	}
	return nil
}

func (p *talker) EOFReceived() (bool, error) {
	p.say("eof")
	return p.keep, nil
}

// pair is a server with one connection to it, whose protocols are its two ends.
type pair struct {
	server    *loopcore.Server
	near, far *talker // the client's and the server's end
	conn      *loopcore.Connection
	says      []string
}

// connectPair makes a server on the loopback interface, and connects to it. Both
// ends are adjusted before their connections are made.
func connectPair(co *loopcore.Co, adjust func(near, far *talker)) (*pair, error) {
	l := co.Loop()
	p := &pair{}
	p.near, p.far = newTalker(l, "near", &p.says), newTalker(l, "far", &p.says)
	if adjust != nil {
		adjust(p.near, p.far)
	}
	s, err := co.Await(l.CreateServer(func() loopcore.BaseProtocol { return p.far }, loopcore.ServeOptions{Host: "127.0.0.1"}))
	if err != nil {
		return nil, err
	}
	p.server = s.(*loopcore.Server)
	c, err := co.Await(l.CreateConnection(func() loopcore.BaseProtocol { return p.near }, to(p.server)))
	if err != nil {
		return nil, err
	}
	p.conn = c.(*loopcore.Connection)
	for len(p.says) < 2 { // the far end has been told, too
		if err := co.Sleep(0.001); err != nil {
			return nil, err
		}
	}
	p.says = nil
	return p, nil
}

// close ends both ends and the server, and waits for it.
func (p *pair) close(co *loopcore.Co) error {
	p.server.Close()
	p.near.t.Abort()
	p.far.t.Abort()
	_, err := co.Await(p.server.WaitClosed())
	return err
}

// address is where a server listens.
func address(s *loopcore.Server) netip.AddrPort { return s.Sockets()[0].Addr().(netip.AddrPort) }

// to is how to connect to it.
func to(s *loopcore.Server) loopcore.ConnectOptions {
	a := address(s)
	return loopcore.ConnectOptions{Host: a.Addr().String(), Port: int(a.Port())}
}

// withPair runs fn with a pair, and demands that no descriptor be left open.
func withPair(t *testing.T, o loopcore.Options, adjust func(near, far *talker), fn func(*loopcore.Co, *pair) error) {
	t.Helper()
	before := descriptors(t)
	_, err := loopcore.Run(o, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		p, err := connectPair(co, adjust)
		if err != nil {
			return nil, err
		}
		return nil, errors.Join(fn(co, p), p.close(co))
	}))
	if err != nil {
		t.Error(err)
	}
	if after := descriptors(t); after != before {
		t.Errorf("%d descriptors are open, %d were before", after, before)
	}
}

func wantLines(t *testing.T, got []string, want ...string) {
	t.Helper()
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

func TestATransportCarriesBytesBothWays(t *testing.T) {
	withPair(t, loopcore.Options{}, func(near, far *talker) {
		far.onData = func(p *talker, b []byte) error {
			p.t.Write(bytes.ToUpper(b))
			return nil
		}
		near.onData = func(p *talker, _ []byte) error {
			p.t.Close()
			return nil
		}
	}, func(co *loopcore.Co, p *pair) error {
		p.near.t.Write([]byte("hello"))
		_, err := co.Await(p.near.gone)
		if err == nil {
			_, err = co.Await(p.far.gone)
		}
		wantLines(t, p.says, "far: data hello", "near: data HELLO", "near: lost <nil>", "far: eof", "far: lost <nil>")
		return err
	})
}
