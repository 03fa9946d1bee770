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

// resumer is a talker that does something of its own when it may write again,
// and when its connection is lost.
type resumer struct {
	*talker
	onResume, onLost func(loopcore.Transport)
}

func (p *resumer) ResumeWriting() {
	p.talker.ResumeWriting()
	if p.onResume != nil {
		p.onResume(p.t)
	}
}

func (p *resumer) ConnectionLost(err error) {
	if p.onLost != nil {
		p.onLost(p.t)
	}
	p.talker.ConnectionLost(err)
}

func TestAConnectionIsLostOnceWhoeverClosesItWhen(t *testing.T) {
	for name, adjust := range map[string]func(*resumer){
		"closed as the buffer's last goes":             func(p *resumer) { p.onResume = loopcore.Transport.Close },
		"aborted as the buffer's last goes":            func(p *resumer) { p.onResume = loopcore.Transport.Abort },
		"aborted as it is lost":                        func(p *resumer) { p.onLost = loopcore.Transport.Abort },
		"closed and aborted as the buffer's last goes": func(p *resumer) { p.onResume, p.onLost = loopcore.Transport.Close, loopcore.Transport.Abort },
	} {
		t.Run(name, func(t *testing.T) {
			books := newLedger()
			log, lines := logLines()
			withPair(t, loopcore.Options{Network: books, Log: log}, func(_, far *talker) { far.keep = true }, func(co *loopcore.Co, p *pair) error {
				near := &resumer{talker: p.near}
				adjust(near)
				near.t.SetProtocol(near)
				fd := near.t.ExtraInfo("socket").(int)
				if err := near.t.SetWriteBufferLimits(0, 0); err != nil {
					return err
				}
				p.far.t.PauseReading()
				for near.t.WriteBufferSize() == 0 {
					near.t.Write(make([]byte, 1<<18))
				}
				if near.onResume == nil {
					near.t.Close() // once all is written
				}
				p.far.t.ResumeReading()
				if _, err := co.Await(near.gone); err != nil {
					return err
				}
				// Whoever opens one now may be given the number of the one that was closed.
				other := must(co.Loop().OpenSocket(syscall.AF_INET, syscall.SOCK_STREAM))
				if err := co.Sleep(0.01); err != nil {
					return err
				}
				if err := co.Loop().CloseSocket(other); err != nil {
					t.Errorf("another's descriptor was closed: %v", err)
				}
				if n := books.closed[fd]; n > 2 || (other != fd && n > 1) {
					t.Errorf("descriptor %d was closed %d times", fd, n)
				}
				told := strings.Join(p.says, "\n")
				if n := strings.Count(told, "near: lost <nil>"); n != 1 {
					t.Errorf("it was lost %d times: %s", n, told)
				}
				return nil
			})
			if strings.Contains(lines.String(), "ERROR") {
				t.Errorf("it said %s", lines)
			}
		})
	}
}

func TestAClosedTransportHasNoDescriptor(t *testing.T) {
	withPair(t, loopcore.Options{}, nil, func(co *loopcore.Co, p *pair) error {
		p.near.t.Close()
		if fd := p.near.t.ExtraInfo("socket").(int); fd < 0 {
			t.Error("it has none before its protocol has been told")
		}
		_, err := co.Await(p.near.gone)
		if fd := p.near.t.ExtraInfo("socket"); fd != -1 {
			t.Errorf("its descriptor is %v, CPython's -1", fd)
		}
		return err
	})
}

func TestAClosedDatagramEndpointSendsThroughNobodyElsesSocket(t *testing.T) {
	var says []string
	run(t, func(co *loopcore.Co) (any, error) {
		ends := map[string]loopcore.DatagramTransport{}
		open := func(name string) error {
			e, err := endpoint(co, &post{name: name, says: &says}, loopcore.DatagramOptions{LocalAddr: loopbackAny})
			if err == nil {
				ends[name] = e.Transport
			}
			return err
		}
		if err := errors.Join(open("closed"), open("taker")); err != nil {
			return nil, err
		}
		ends["closed"].Close()
		if err := errors.Join(co.Sleep(0), open("next")); err != nil { // which may be given the other's number
			return nil, err
		}
		defer ends["taker"].Close()
		defer ends["next"].Close()
		to := ends["taker"].ExtraInfo("sockname").(netip.AddrPort)
		if err := ends["closed"].SendTo([]byte("late"), to); err != nil {
			t.Error(err)
		}
		return nil, co.Sleep(0.01)
	})
	if got := strings.Join(says, "\n"); strings.Contains(got, "late") || !strings.HasPrefix(got, "closed: lost <nil>\n") {
		t.Errorf("got %s", got)
	}
}

func TestAGroupOfTheSystemsErrorsIsToldLikeAnyOther(t *testing.T) {
	log, lines := logLines()
	group := &loopcore.ExceptionGroup{Message: "g", Errors: []error{loopcore.NewOSError(syscall.EIO, "x")}}
	withPair(t, loopcore.Options{Log: log}, func(near, _ *talker) {
		near.onData = func(*talker, []byte) error { return group }
	}, func(co *loopcore.Co, p *pair) error {
		p.far.t.Write([]byte("hi"))
		_, err := co.Await(p.near.gone)
		wantLines(t, p.says, "near: data hi", "near: lost g (1 sub-exception)")
		return err
	})
	if !strings.Contains(lines.String(), "ERROR:asyncio:Fatal error: protocol.data_received() call failed.\n") {
		t.Errorf("nobody was told: %s", lines)
	}
}

func TestAClosedServerDoesNotServeAgain(t *testing.T) {
	withServer(t, loopcore.Options{}, nop, loopcore.ServeOptions{Host: "127.0.0.1"}, func(co *loopcore.Co, s *loopcore.Server) error {
		s.Close()
		wantError(t, awaited(co, s.StartServing()), loopcore.TypeError("'NoneType' object is not iterable"))
		if s.IsServing() {
			t.Error("a closed server says that it serves")
		}
		return nil
	})
}

func TestAServerThatIsClosedAsItAcceptsAcceptsNoMore(t *testing.T) {
	log, lines := logLines()
	var server *loopcore.Server
	made, other := 0, -1
	var client net.Conn
	factory := func() loopcore.BaseProtocol {
		if made++; made == 1 {
			server.Close()
			other, client = listensWithAClient(t, server.Loop()) // and may have been given the server's number
		}
		return loopcore.NopProtocol{}
	}
	withServer(t, loopcore.Options{Log: log}, factory, loopcore.ServeOptions{Host: "127.0.0.1"}, func(co *loopcore.Co, s *loopcore.Server) error {
		server = s
		co.Loop().TaskFactory = loopcore.EagerTaskFactory
		c, err := net.DialTCP("tcp", nil, net.TCPAddrFromAddrPort(address(s)))
		if err != nil {
			return err
		}
		defer c.Close()
		return errors.Join(co.Sleep(0.01), co.Loop().CloseSocket(other), client.Close())
	})
	if want := "ERROR:asyncio:Exception in callback BaseSelectorEventLoop._accept_connection()"; made != 1 || !strings.Contains(lines.String(), want) {
		t.Errorf("%d protocols were made, and it said %s", made, lines)
	}
}

// listensWithAClient is a socket that listens, and the other end of a connection
// that it has to accept.
func listensWithAClient(t *testing.T, l *loopcore.Loop) (int, net.Conn) {
	t.Helper()
	fd := must(l.OpenSocket(syscall.AF_INET, syscall.SOCK_STREAM))
	err := errors.Join(l.BindSocket(fd, netip.MustParseAddrPort("127.0.0.1:0")), l.ListenSocket(fd, 1))
	c, dialled := net.DialTCP("tcp", nil, net.TCPAddrFromAddrPort(l.SocketName(fd).(netip.AddrPort)))
	if err := errors.Join(err, dialled); err != nil {
		t.Fatal(err)
	}
	return fd, c
}

func TestASockCallNamesATransportsDescriptorByItsNumber(t *testing.T) {
	withPair(t, loopcore.Options{}, nil, func(co *loopcore.Co, p *pair) error {
		fd := p.near.t.ExtraInfo("socket").(int)
		want := loopcore.RuntimeError(fmt.Sprintf("File descriptor %d is used by transport %v", fd, p.near.t))
		wantError(t, awaited(co, co.Loop().SockRecv(fd, 1)), want)
		wantError(t, awaited(co, co.Loop().SockSendAll(fd, make([]byte, 64<<20))), want)
		err := awaited(co, co.Loop().CreateConnection(nop, loopcore.ConnectOptions{Sock: fd, HasSock: true}))
		if got := plain(text(err)); !strings.HasPrefix(got, "File descriptor <socket.socket fd=N, family=2, ") {
			t.Errorf("create_connection: %s", got)
		}
		return nil
	})
}

func TestTheNetworkIsAskedWhereASocketListensThatWasNeverBound(t *testing.T) {
	before := descriptors(t)
	_, err := loopcore.Run(loopcore.Options{Network: newLedger()}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		fd := must(l.OpenSocket(syscall.AF_INET, syscall.SOCK_STREAM))
		defer l.CloseSocket(fd)
		if err := l.ListenSocket(fd, 1); !errors.Is(err, errOutside) {
			t.Errorf("it listens on %v, %v", l.SocketName(fd), err)
		}
		err := awaited(co, l.CreateServer(nop, loopcore.ServeOptions{Sock: must(l.OpenSocket(syscall.AF_INET, syscall.SOCK_STREAM)), HasSock: true}))
		if !errors.Is(err, errOutside) {
			t.Errorf("a server: %v", err)
		}
		bound := must(l.OpenSocket(syscall.AF_INET, syscall.SOCK_STREAM))
		defer l.CloseSocket(bound)
		return nil, errors.Join(l.BindSocket(bound, netip.MustParseAddrPort("127.0.0.1:0")), l.ListenSocket(bound, 1))
	}))
	if err != nil {
		t.Error(err)
	}
	wantClosed(t, before)
}

func TestTheNetworkHearsOfConnectionsThatBeginAndOfNoDatagrams(t *testing.T) {
	books := newLedger()
	refused := closedPort(t)
	_, err := loopcore.Run(loopcore.Options{Network: books}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		e, err := endpoint(co, &post{says: new([]string)}, loopcore.DatagramOptions{RemoteAddr: &loopcore.HostPort{Host: "127.0.0.1", Port: refused}})
		if err != nil {
			return nil, err
		}
		e.Transport.Close()
		return nil, co.Sleep(0)
	}))
	if err != nil || len(books.begun) != 0 {
		t.Errorf("it heard of %v, %v", books.begun, err)
	}
}

func TestAnAddressOfAnotherFamilyIsGaierror(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		for host, family := range map[string]int{"127.0.0.1": syscall.AF_INET6, "::1": syscall.AF_INET} {
			err := awaited(co, co.Loop().CreateConnection(nop, loopcore.ConnectOptions{Host: host, Port: 80, Family: family}))
			var e *loopcore.OSError
			if !errors.As(err, &e) || e.Repr() != "gaierror(-9, 'Address family for hostname not supported')" {
				t.Errorf("%s: %v", host, err)
			}
		}
		return nil, nil
	})
}

// handover is a BufferedProtocol that gives its transport to another when it is
// asked for a buffer.
type handover struct {
	buffered
	t    loopcore.Transport
	next loopcore.BaseProtocol
}

func (h *handover) GetBuffer(hint int) ([]byte, error) {
	h.t.SetProtocol(h.next)
	return h.buffered.GetBuffer(hint)
}

func TestAProtocolSetWhileABufferIsAskedForIsToldWhatCame(t *testing.T) {
	log, lines := logLines()
	for name, want := range map[string]string{"has buffers": "", "has none": "'talker' object has no attribute 'buffer_updated'"} {
		t.Run(name, func(t *testing.T) {
			withPair(t, loopcore.Options{Log: log}, nil, func(co *loopcore.Co, p *pair) error {
				next := &buffered{size: 5, fails: errHanded, gone: co.Loop().NewFuture()}
				h := &handover{buffered: buffered{size: 5}, t: p.near.t, next: next}
				gone := next.gone
				if want != "" {
					h.next, gone = p.near, p.near.gone
				}
				p.near.t.SetProtocol(h)
				p.far.t.Write([]byte("hi"))
				_, err := co.Await(gone)
				switch {
				case h.got.Len() > 0:
					t.Error("the one that was before was told")
				case want != "":
					wantLines(t, p.says[:1], "near: lost "+want)
				case !errors.Is(next.why, errHanded):
					t.Errorf("the next was not told, but lost with %v", next.why)
				}
				return err
			})
		})
	}
	if n := strings.Count(lines.String(), "ERROR:asyncio:Fatal error: protocol.buffer_updated() call failed."); n != 2 {
		t.Errorf("it said %s", lines)
	}
}

// brittle is a datagram protocol that fails when it is told of the end.
type brittle struct{ post }

func (p *brittle) ConnectionLost(error) { panic("no") }

func TestADatagramProtocolThatFailsAtTheEndIsToldAsCPythonTellsIt(t *testing.T) {
	log, lines := logLines()
	_, err := loopcore.Run(loopcore.Options{Log: log}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		v, err := co.Await(l.CreateDatagramEndpoint(func() loopcore.DatagramProtocol { return &brittle{} }, loopcore.DatagramOptions{LocalAddr: loopbackAny}))
		if err != nil {
			return nil, err
		}
		v.(*loopcore.DatagramEndpoint).Transport.Close()
		return nil, co.Sleep(0)
	}))
	want := "ERROR:asyncio:Exception in callback _SelectorTransport._call_connection_lost()\n"
	if err != nil || !strings.Contains(lines.String(), want) {
		t.Errorf("%v, %s", err, lines)
	}
}
