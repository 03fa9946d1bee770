package loopcore_test

import (
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"syscall"
	"testing"

	"batuta/loopcore"
)

// post is a datagram protocol that notes what it is told.
type post struct {
	name string
	says *[]string
	t    loopcore.DatagramTransport
	err  error
}

func (p *post) say(format string, args ...any) {
	*p.says = append(*p.says, p.name+": "+fmt.Sprintf(format, args...))
}

func (p *post) ConnectionMade(t loopcore.DatagramTransport) error {
	p.t = t
	return nil
}
func (p *post) ConnectionLost(err error) { p.say("lost %v", err) }
func (p *post) PauseWriting()            { p.say("pause") }
func (p *post) ResumeWriting()           { p.say("resume") }
func (p *post) ErrorReceived(err error)  { p.err = err; p.say("error %v", err) }
func (p *post) DatagramReceived(b []byte, from netip.AddrPort) error {
	p.say("%q from %v", b, from.Addr())
	return nil
}

// endpoint opens a datagram endpoint whose protocol is p.
func endpoint(co *loopcore.Co, p *post, o loopcore.DatagramOptions) (*loopcore.DatagramEndpoint, error) {
	v, err := co.Await(co.Loop().CreateDatagramEndpoint(func() loopcore.DatagramProtocol { return p }, o))
	if err != nil {
		return nil, err
	}
	return v.(*loopcore.DatagramEndpoint), nil
}

var loopbackAny = &loopcore.HostPort{Host: "127.0.0.1"}

func TestDatagramsComeWholeAndInOrder(t *testing.T) {
	before := descriptors(t)
	var says []string
	log, lines := logLines()
	_, err := loopcore.Run(loopcore.Options{Log: log, Debug: true}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		a, err := endpoint(co, &post{name: "a", says: &says}, loopcore.DatagramOptions{LocalAddr: loopbackAny})
		if err != nil {
			return nil, err
		}
		at := a.Transport.ExtraInfo("sockname").(netip.AddrPort)
		b, err := endpoint(co, &post{name: "b", says: &says}, loopcore.DatagramOptions{RemoteAddr: &loopcore.HostPort{Host: "127.0.0.1", Port: int(at.Port())}})
		if err != nil {
			return nil, err
		}
		if got := plain(fmt.Sprint(b.Transport)); got != "<_SelectorDatagramTransport fd=N read=polling write=<idle, bufsize=0>>" {
			t.Errorf("it is %s", got)
		}
		from := b.Transport.ExtraInfo("sockname").(netip.AddrPort)
		err = errors.Join(
			b.Transport.SendTo([]byte("hi"), netip.AddrPort{}), b.Transport.SendTo(nil, at),
			a.Transport.SendTo([]byte("back"), from),
		)
		if err != nil {
			return nil, err
		}
		wrong := b.Transport.SendTo([]byte("x"), netip.MustParseAddrPort("127.0.0.1:1"))
		if want := fmt.Sprintf("Invalid address: must be None or ('127.0.0.1', %d)", at.Port()); text(wrong) != want {
			t.Errorf("got %v, want %s", wrong, want)
		}
		if err := co.Sleep(0.01); err != nil {
			return nil, err
		}
		a.Transport.Close()
		b.Transport.Close()
		b.Transport.Abort()
		for range 7 {
			if err := b.Transport.SendTo([]byte("late"), netip.AddrPort{}); err != nil {
				return nil, err
			}
		}
		err = co.Sleep(0.01)
		if a.Transport.Protocol() != nil || !a.Transport.IsClosing() {
			t.Error("a closed endpoint has a protocol, or is not closing")
		}
		return nil, err
	}))
	if err != nil {
		t.Fatal(err)
	}
	slices.SortStableFunc(says, func(a, b string) int { return strings.Compare(a[:1], b[:1]) }) // which of the two comes first is the selector's
	wantLines(t, says, `a: "hi" from 127.0.0.1`, `a: "" from 127.0.0.1`, "a: lost <nil>", `b: "back" from 127.0.0.1`, "b: lost <nil>")
	said := plain(lines.String())
	if n := strings.Count(said, "WARNING:asyncio:socket.send() raised exception.\n"); n != 3 {
		t.Errorf("%d warnings for 7 lost datagrams, CPython gives 3", n)
	}
	for _, want := range []string{
		"INFO:asyncio:Datagram endpoint local_addr=('127.0.0.1', P) remote_addr=None created: (<_SelectorDatagramTransport fd=N read=idle write=<idle, bufsize=0>>, <post object>)\n",
		"DEBUG:asyncio:Datagram endpoint remote_addr=('127.0.0.1', P) created: (<_SelectorDatagramTransport fd=N read=idle write=<idle, bufsize=0>>, <post object>)\n",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("not said: %sbut %s", want, said)
		}
	}
	wantClosed(t, before)
}

func TestADatagramThatNobodyTakesIsAnErrorOfTheProtocols(t *testing.T) {
	var says []string
	gone := closedDatagramPort(t)
	run(t, func(co *loopcore.Co) (any, error) {
		p := &post{name: "p", says: &says}
		e, err := endpoint(co, p, loopcore.DatagramOptions{RemoteAddr: &loopcore.HostPort{Host: "127.0.0.1", Port: gone}})
		if err != nil {
			return nil, err
		}
		defer e.Transport.Close()
		for range 2 { // the first is answered by an ICMP message, which the second may hear of
			if err := e.Transport.SendTo([]byte("x"), netip.AddrPort{}); err != nil {
				return nil, err
			}
			if err := co.Sleep(0.01); err != nil {
				return nil, err
			}
		}
		if !errors.Is(p.err, syscall.ECONNREFUSED) {
			t.Errorf("told %v", p.err)
		}
		return nil, nil
	})
}

// closedDatagramPort is a port of the loopback interface that takes no datagrams.
func closedDatagramPort(t *testing.T) int {
	t.Helper()
	port := 0
	run(t, func(co *loopcore.Co) (any, error) {
		var says []string
		e, err := endpoint(co, &post{says: &says}, loopcore.DatagramOptions{LocalAddr: loopbackAny})
		if err != nil {
			return nil, err
		}
		port = int(e.Transport.ExtraInfo("sockname").(netip.AddrPort).Port())
		e.Transport.Close()
		return nil, co.Sleep(0)
	})
	return port
}

func TestADatagramToNowhereIsFatal(t *testing.T) {
	log, lines := logLines()
	var says []string
	_, err := loopcore.Run(loopcore.Options{Log: log}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		e, err := endpoint(co, &post{name: "p", says: &says}, loopcore.DatagramOptions{Family: syscall.AF_INET})
		if err != nil {
			return nil, err
		}
		if err := e.Transport.SendTo([]byte("x"), netip.AddrPort{}); err != nil {
			return nil, err
		}
		return nil, co.Sleep(0.001)
	}))
	if err != nil {
		t.Fatal(err)
	}
	wantLines(t, says, "p: lost sendto(): AF_INET address must be tuple, not NoneType")
	if !strings.HasPrefix(lines.String(), "DEBUG:asyncio:Using selector") || !strings.Contains(lines.String(), "ERROR:asyncio:Fatal write error on datagram transport\n") {
		t.Errorf("got %s", lines)
	}
}
