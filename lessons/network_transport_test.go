package lessons

import (
	"bytes"
	"errors"
	"fmt"
	"net/netip"
	"testing"
	"time"

	"batuta/loopcore"
)

// asker is a protocol that asks the sample API for something and keeps what
// comes, until the API closes the connection.
type asker struct {
	loopcore.NopProtocol
	path  string
	loop  *loopcore.Loop
	pause float64 // for so many seconds it reads nothing, after what comes first
	got   bytes.Buffer
	done  *loopcore.Future
}

func (p *asker) ConnectionMade(t loopcore.Transport) error {
	t.Write(fmt.Appendf(nil, "GET %s HTTP/1.1\r\nHost: api\r\nConnection: close\r\n\r\n", p.path))
	if p.pause == 0 {
		return nil
	}
	t.PauseReading()
	_, err := p.loop.CallLater(p.pause, t.ResumeReading)
	return err
}

func (p *asker) DataReceived(b []byte) error {
	p.got.Write(b)
	return nil
}

func (p *asker) ConnectionLost(err error) {
	if err != nil {
		_ = p.done.SetException(err)
		return
	}
	_ = p.done.SetResult(p.got.Len())
}

// ask has transports carry three requests at once, one of which is read late.
func ask(co *loopcore.Co) (any, error) {
	l := co.Loop()
	var all []any
	for i, path := range []string{"/users", "/orders", "/weather"} {
		p := &asker{path: path, loop: l, done: l.NewFuture(), pause: []float64{0, 3, 0}[i]}
		o := loopcore.ConnectOptions{Host: apiAddress().Addr().String(), Port: int(apiAddress().Port())}
		if _, err := co.Await(l.CreateConnection(func() loopcore.BaseProtocol { return p }, o)); err != nil {
			return nil, err
		}
		all = append(all, p.done)
	}
	list, err := co.Gather(all...)
	return fmt.Sprint(list), err
}

// deaf sends a datagram to where the API listens, which takes none.
func deaf(co *loopcore.Co) (any, error) {
	l := co.Loop()
	at := loopcore.HostPort{Host: apiAddress().Addr().String(), Port: int(apiAddress().Port())}
	v, err := co.Await(l.CreateDatagramEndpoint(func() loopcore.DatagramProtocol { return noDatagrams{} }, loopcore.DatagramOptions{RemoteAddr: &at}))
	if err != nil {
		return nil, err
	}
	t := v.(*loopcore.DatagramEndpoint).Transport
	defer t.Close()
	return nil, errors.Join(t.SendTo([]byte("hello"), netip.AddrPort{}), co.Sleep(5))
}

// noDatagrams is a datagram protocol that does nothing.
type noDatagrams struct{}

func (noDatagrams) ConnectionMade(loopcore.DatagramTransport) error { return nil }
func (noDatagrams) ConnectionLost(error)                            {}
func (noDatagrams) PauseWriting()                                   {}
func (noDatagrams) ResumeWriting()                                  {}
func (noDatagrams) DatagramReceived([]byte, netip.AddrPort) error   { return nil }
func (noDatagrams) ErrorReceived(error)                             {}

func TestWhatTransportsCarryIsUnderWayOnTheVirtualClock(t *testing.T) {
	for name, p := range map[string]Program{"requests": program(ask), "datagrams": program(deaf)} {
		t.Run(name, func(t *testing.T) {
			first := ""
			for range 10 {
				s := begin(t, p, Options{Clock: Virtual})
				if _, err := ends(t, s); err != nil {
					t.Fatal(err)
				}
				run, real := lasted(s.View())
				if run < 3*time.Second || real > patience/2 {
					t.Errorf("it took %v, in real time %v", run, real)
				}
				h := history(s.View())
				if first == "" {
					first = h
				}
				if h != first {
					t.Fatalf("two runs differ: %s", firstDifference(first, h))
				}
			}
		})
	}
}
