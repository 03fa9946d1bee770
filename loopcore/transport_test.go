package loopcore_test

import (
	"bytes"
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"testing"

	"batuta/loopcore"
	"batuta/loopcore/selector"
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
	withPairOn(t, func() loopcore.Options { return o }, adjust, fn)
}

// withPairOn is withPair for options that hold descriptors of their own.
func withPairOn(t *testing.T, options func() loopcore.Options, adjust func(near, far *talker), fn func(*loopcore.Co, *pair) error) {
	t.Helper()
	before := descriptors(t)
	_, err := loopcore.Run(options(), loopcore.Coro(func(co *loopcore.Co) (any, error) {
		p, err := connectPair(co, adjust)
		if err != nil {
			return nil, err
		}
		return nil, errors.Join(fn(co, p), p.close(co))
	}))
	if err != nil {
		t.Error(err)
	}
	wantClosed(t, before)
}

func wantLines(t *testing.T, got []string, want ...string) {
	t.Helper()
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

func TestATransportCarriesBytesBothWaysWithEverySelector(t *testing.T) {
	for _, name := range selector.Names() {
		t.Run(name, func(t *testing.T) {
			on := func() loopcore.Options { return loopcore.Options{Selector: must(selector.New(name))} }
			withPairOn(t, on, func(near, far *talker) {
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
		})
	}
}

func TestAConnectionIsMadeInAsynciosPasses(t *testing.T) {
	var cycles cycleGate
	var says []string
	_, err := loopcore.Run(loopcore.Options{Gate: &cycles}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		near, far := newTalker(l, "near", &says), newTalker(l, "far", &says)
		note := func(p *talker) error {
			p.say("in cycle %d, reading %v, %v", cycles.cycles, p.t.IsReading(), strings.Contains(fmt.Sprint(p.t), "read=idle"))
			return nil
		}
		near.onMade, far.onMade = note, note
		cycles.cycles = 0
		s, err := co.Await(l.CreateServer(func() loopcore.BaseProtocol { return far }, loopcore.ServeOptions{Host: "127.0.0.1"}))
		if err != nil {
			return nil, err
		}
		server := s.(*loopcore.Server)
		near.say("a server in %d", cycles.cycles)
		cycles.cycles = 0
		c, err := co.Await(l.CreateConnection(func() loopcore.BaseProtocol { return near }, to(server)))
		if err != nil {
			return nil, err
		}
		near.say("connected in %d", cycles.cycles)
		cycles.cycles = 0
		c.(*loopcore.Connection).Transport.Close()
		if _, err = co.Await(near.gone); err != nil {
			return nil, err
		}
		near.say("closed in %d", cycles.cycles)
		if _, err = co.Await(far.gone); err != nil {
			return nil, err
		}
		server.Close()
		cycles.cycles = 0
		_, err = co.Await(server.WaitClosed())
		near.say("nothing to wait for in %d", cycles.cycles)
		next := must(l.CreateTask(loopcore.Sleep(0), ""))
		near.say("tasks so far, without %s: main, a host's address, a connection", next.Name())
		return nil, errors.Join(err, second(co.Await(next)))
	}))
	if err != nil {
		t.Fatal(err)
	}
	slices.SortStableFunc(says, func(a, b string) int { return strings.Compare(b[:3], a[:3]) }) // the order of the two ends is the selector's
	wantLines(
		t, says, // as CPython 3.14.6 has it
		"near: a server in 4", "near: made", "near: in cycle 3, reading true, true", "near: connected in 4",
		"near: lost <nil>", "near: closed in 2", "near: nothing to wait for in 0",
		"near: tasks so far, without Task-4: main, a host's address, a connection",
		"far: made", "far: in cycle 3, reading true, true", "far: eof", "far: lost <nil>",
	)
}

// cycleGate counts a loop's cycles.
type cycleGate struct{ cycles int }

func (g *cycleGate) BeforeCycle() { g.cycles++ }
func (g *cycleGate) BeforeStep()  {}
func (g *cycleGate) StepBegun()   {}

func TestATransportSaysWhatItIsAndWhatItDoes(t *testing.T) {
	var says []string
	withPair(t, loopcore.Options{}, nil, func(co *loopcore.Co, p *pair) error {
		tr := p.near.t
		fd := tr.ExtraInfo("socket").(int)
		note := func() { says = append(says, strings.ReplaceAll(fmt.Sprint(tr), fmt.Sprintf("fd=%d", fd), "fd=N")) }
		note()
		tr.PauseReading()
		note()
		tr.ResumeReading()
		big := make([]byte, 16<<20)
		tr.Write(big)
		if n := tr.WriteBufferSize(); n == 0 || n >= len(big) {
			t.Errorf("%d bytes are in the buffer: some, not all, should be", n)
		}
		if got := fmt.Sprint(tr); !strings.Contains(got, fmt.Sprintf("write=<polling, bufsize=%d>", tr.WriteBufferSize())) {
			t.Errorf("got %s", got)
		}
		local, peer := tr.ExtraInfo("sockname"), tr.ExtraInfo("peername")
		if peer != any(address(p.server)) || local != p.far.t.ExtraInfo("peername") || tr.ExtraInfo("cipher") != nil {
			t.Errorf("from %v to %v", local, peer)
		}
		tr.Abort()
		note()
		if _, err := co.Await(p.near.gone); err != nil {
			return err
		}
		err := co.Sleep(0)
		note()
		if tr.Protocol() != nil || !tr.IsClosing() || tr.IsReading() {
			t.Error("a lost connection has no protocol, and does not read")
		}
		return err
	})
	wantLines(
		t, says,
		"<_SelectorSocketTransport fd=N read=polling write=<idle, bufsize=0>>",
		"<_SelectorSocketTransport fd=N read=idle write=<idle, bufsize=0>>",
		"<_SelectorSocketTransport closing fd=N read=idle write=<idle, bufsize=0>>",
		"<_SelectorSocketTransport closed fd=N>",
	)
}

func TestCloseFlushesAndAbortDoesNot(t *testing.T) {
	const size = 4 << 20
	for _, abort := range []bool{false, true} {
		t.Run(fmt.Sprintf("abort=%v", abort), func(t *testing.T) {
			came := 0
			withPair(t, loopcore.Options{}, func(_, far *talker) {
				far.onData = func(_ *talker, b []byte) error {
					came += len(b)
					return nil
				}
			}, func(co *loopcore.Co, p *pair) error {
				p.near.t.Write(make([]byte, size))
				if abort {
					p.near.t.Abort()
				} else {
					p.near.t.Close()
				}
				if p.near.t.Write([]byte("late")); p.near.t.WriteBufferSize() != 0 && abort {
					t.Error("a write to an aborted transport is kept")
				}
				_, err := co.Await(p.far.gone)
				return err
			})
			if want := size + len("late"); (came == want) == abort {
				t.Errorf("%d bytes came of %d", came, want)
			}
		})
	}
}
