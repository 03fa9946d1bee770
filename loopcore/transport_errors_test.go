package loopcore_test

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"batuta/loopcore"
)

// numbered are what differs from run to run in log lines of sockets.
var numbered = regexp.MustCompile(`fd=\d+|', \d+\)`)

// plain is a log with its descriptors and ports left out.
func plain(log string) string {
	return numbered.ReplaceAllStringFunc(log, func(s string) string {
		if s[0] == 'f' {
			return "fd=N"
		}
		return "', P)"
	})
}

func TestDebugModeSpeaksOfSocketsInAsynciosWords(t *testing.T) {
	log, lines := logLines()
	withPair(t, loopcore.Options{Log: log, Debug: true}, nil, func(co *loopcore.Co, p *pair) error {
		p.near.t.PauseReading()
		p.near.t.PauseReading() // nothing more to say
		p.near.t.ResumeReading()
		p.far.t.Close()
		_, err := co.Await(p.near.gone)
		return err
	})
	said := plain(lines.String())
	for _, want := range []string{
		"INFO:asyncio:<Server sockets=(<asyncio.TransportSocket fd=N, family=2, type=1, proto=6, laddr=('127.0.0.1', P)>,)> is serving",
		"DEBUG:asyncio:<Server sockets=(<asyncio.TransportSocket fd=N, family=2, type=1, proto=6, laddr=('127.0.0.1', P)>,)> got a new connection from ('127.0.0.1', P): " +
			"<socket.socket fd=N, family=2, type=1, proto=6, laddr=('127.0.0.1', P), raddr=('127.0.0.1', P)>",
		"DEBUG:asyncio:<asyncio.TransportSocket fd=N, family=2, type=1, proto=6, laddr=('127.0.0.1', P), raddr=('127.0.0.1', P)> connected to 127.0.0.1:",
		": (<_SelectorSocketTransport fd=N read=polling write=<idle, bufsize=0>>, <talker object>)",
		"DEBUG:asyncio:<_SelectorSocketTransport fd=N read=idle write=<idle, bufsize=0>> pauses reading",
		"DEBUG:asyncio:<_SelectorSocketTransport fd=N read=polling write=<idle, bufsize=0>> resumes reading",
		"DEBUG:asyncio:<_SelectorSocketTransport fd=N read=polling write=<idle, bufsize=0>> received EOF",
	} {
		if strings.Count(said, want) != 1 {
			t.Errorf("%d times, not once:\n%s\nin\n%s", strings.Count(said, want), want, said)
		}
	}
}

// errHanded is an error with nothing of Python's about it.
var errHanded = errors.New("handed over")

func TestAProtocolsErrorEndsItsConnection(t *testing.T) {
	for _, test := range []struct {
		name  string
		debug bool
		err   error
		want  string // in the log
	}{
		{"an error", false, errHanded, "ERROR:asyncio:Fatal error: protocol.data_received() call failed.\n" +
			"protocol: <talker object>\ntransport: <_SelectorSocketTransport fd=N read=polling write=<idle, bufsize=0>>\n"},
		{"one of the system's", false, loopcore.NewOSError(syscall.ECONNRESET, "Connection reset by peer"), ""},
		{
			"one of the system's in debug mode", true, loopcore.NewOSError(syscall.ECONNRESET, "x"),
			"DEBUG:asyncio:<_SelectorSocketTransport fd=N read=polling write=<idle, bufsize=0>>: Fatal error: protocol.data_received() call failed.\n",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			log, lines := logLines()
			withPair(t, loopcore.Options{Log: log, Debug: test.debug}, func(near, _ *talker) {
				near.onData = func(*talker, []byte) error { return test.err }
			}, func(co *loopcore.Co, p *pair) error {
				p.far.t.Write([]byte("hi"))
				_, err := co.Await(p.near.gone)
				wantLines(t, p.says, "near: data hi", fmt.Sprintf("near: lost %v", test.err))
				return err
			})
			got := plain(lines.String())
			if !strings.Contains(got, test.want) || (test.want == "" && strings.Contains(got, "Fatal")) {
				t.Errorf("got %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestAProtocolsPanicEndsItsConnection(t *testing.T) {
	var told loopcore.ExceptionContext
	withPair(t, loopcore.Options{}, func(near, _ *talker) {
		near.onData = func(*talker, []byte) error { panic("oh") }
	}, func(co *loopcore.Co, p *pair) error {
		co.Loop().ExceptionHandler = func(c loopcore.ExceptionContext) { told = c }
		p.far.t.Write([]byte("hi"))
		_, err := co.Await(p.near.gone)
		var panicked *loopcore.PanicError
		if !errors.As(told.Exception, &panicked) || told.Others["protocol"] != any(p.near) || told.Others["transport"] != any(p.near.t) {
			t.Errorf("the handler was told %+v", told)
		}
		return err
	})
}

func TestAnErrorThatLeavesTheLoopLeavesItFromAProtocolToo(t *testing.T) {
	before := descriptors(t)
	_, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		p, err := connectPair(co, func(near, _ *talker) {
			near.onData = func(*talker, []byte) error { return &loopcore.SystemExit{Code: 3} }
		})
		if err != nil {
			return nil, err
		}
		p.far.t.Write([]byte("hi"))
		return nil, co.Sleep(10)
	}))
	var exit *loopcore.SystemExit
	if !errors.As(err, &exit) || exit.Code != 3 {
		t.Errorf("got %v", err)
	}
	wantClosed(t, before)
}

func TestAFailingConnectionMadeIsAnExceptionInACallback(t *testing.T) {
	log, lines := logLines()
	withPair(t, loopcore.Options{Log: log}, func(near, _ *talker) {
		near.onMade = func(*talker) error { return errHanded }
	}, func(co *loopcore.Co, p *pair) error {
		p.far.t.Write([]byte("still read"))
		for len(p.says) == 0 {
			if err := co.Sleep(0); err != nil {
				return err
			}
		}
		return nil
	})
	if want := "ERROR:asyncio:Exception in callback talker.connection_made()\nhandle: <Handle talker.connection_made()>\n"; !strings.Contains(lines.String(), want) {
		t.Errorf("got %s", lines)
	}
}

func TestFromTheFifthOnLostWritesAreWarnedOf(t *testing.T) {
	log, lines := logLines()
	withPair(t, loopcore.Options{Log: log}, nil, func(co *loopcore.Co, p *pair) error {
		p.near.t.Abort()
		for range 7 {
			p.near.t.Write([]byte("x"))
		}
		_, err := co.Await(p.near.gone)
		return err
	})
	if n := strings.Count(lines.String(), "WARNING:asyncio:socket.send() raised exception.\n"); n != 3 {
		t.Errorf("%d warnings for 7 writes, CPython gives 3", n)
	}
}

func TestAResetConnectionIsLostWithItsError(t *testing.T) {
	for _, writes := range []bool{false, true} {
		t.Run(fmt.Sprintf("writes=%v", writes), func(t *testing.T) {
			l := must(net.Listen("tcp", "127.0.0.1:0"))
			defer l.Close()
			accepted := make(chan *net.TCPConn, 1)
			go func() {
				c, err := l.Accept()
				if err == nil {
					accepted <- c.(*net.TCPConn)
				}
			}()
			var says []string
			run(t, func(co *loopcore.Co) (any, error) {
				p := newTalker(co.Loop(), "p", &says)
				port := l.Addr().(*net.TCPAddr).Port
				if _, err := co.Await(co.Loop().CreateConnection(func() loopcore.BaseProtocol { return p }, loopcore.ConnectOptions{Host: "127.0.0.1", Port: port})); err != nil {
					return nil, err
				}
				if writes {
					p.t.Write(make([]byte, 16<<20)) // so much that a writer waits
				}
				c := <-accepted
				_ = c.SetLinger(0)
				_ = c.Close()
				return co.Await(p.gone)
			})
			last := says[len(says)-1]
			if !strings.HasPrefix(last, "p: lost [") || (!strings.Contains(last, "reset") && !strings.Contains(last, "ipe") && !strings.Contains(last, "closed")) {
				t.Errorf("got %s", last)
			}
		})
	}
}

// buffered is a BufferedProtocol over a small buffer.
type buffered struct {
	loopcore.NopProtocol
	buffer [5]byte
	got    bytes.Buffer
	size   int
	fails  error
	gone   *loopcore.Future
	why    error
}

func (b *buffered) GetBuffer(hint int) ([]byte, error) {
	if hint != -1 {
		return nil, fmt.Errorf("hint %d", hint)
	}
	return b.buffer[:b.size], nil
}

func (b *buffered) BufferUpdated(n int) error {
	b.got.Write(b.buffer[:n])
	return b.fails
}

func (b *buffered) ConnectionLost(err error) {
	b.why = err
	_ = b.gone.SetResult(nil)
}

func TestABufferedProtocolIsReadIntoItsOwnBuffer(t *testing.T) {
	for _, test := range []struct {
		name, want, why, log string
		size                 int
		fails                error
	}{
		{"to the end", "hello world", "", "", 5, nil},
		{"into an empty one", "", "get_buffer() returned an empty buffer", "Fatal error: protocol.get_buffer() call failed.", 0, nil},
		{"failing", "hello", "handed over", "Fatal error: protocol.buffer_updated() call failed.", 5, errHanded},
	} {
		t.Run(test.name, func(t *testing.T) {
			log, lines := logLines()
			b := &buffered{size: test.size, fails: test.fails}
			withPair(t, loopcore.Options{Log: log}, nil, func(co *loopcore.Co, p *pair) error {
				b.gone = co.Loop().NewFuture()
				p.near.t.SetProtocol(b)
				p.far.t.Write([]byte("hello world"))
				p.far.t.Close()
				_, err := co.Await(b.gone)
				return err
			})
			if b.got.String() != test.want || text(b.why) != test.why || !strings.Contains(lines.String(), test.log) {
				t.Errorf("got %q, %v, %s", b.got.String(), b.why, lines)
			}
		})
	}
}

func TestATransportsDescriptorIsNobodyElses(t *testing.T) {
	withPair(t, loopcore.Options{}, nil, func(co *loopcore.Co, p *pair) error {
		l := co.Loop()
		fd := p.near.t.ExtraInfo("socket").(int)
		want := fmt.Sprintf("File descriptor %d is used by transport <_SelectorSocketTransport fd=%d read=polling write=<idle, bufsize=0>>", fd, fd)
		for name, err := range map[string]error{
			"add_reader": l.AddReader(fd, func() {}), "add_writer": l.AddWriter(fd, func() {}),
		} {
			var refused loopcore.RuntimeError
			if !errors.As(err, &refused) || err.Error() != want {
				t.Errorf("%s: %v, want %s", name, err, want)
			}
		}
		if l.RemoveReader(fd) {
			t.Error("a transport's reader was removed")
		}
		_, err := co.Await(l.SockRecv(fd, 1))
		if text(err) != want {
			t.Errorf("sock_recv: %v", err)
		}
		p.far.t.Write([]byte("still read"))
		for len(p.says) == 0 {
			if err := co.Sleep(0); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestWhatIsLeftOpenIsClosedWithItsLoopAndWarnedOf(t *testing.T) {
	before := descriptors(t)
	var stderr bytes.Buffer
	_, err := loopcore.Run(loopcore.Options{Stdout: &stderr}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		return connectPair(co, nil)
	}))
	if err != nil {
		t.Fatal(err)
	}
	wantLines(
		t, strings.Split(strings.TrimSpace(plain(stderr.String())), "\n"),
		"ResourceWarning: unclosed <socket.socket fd=N, family=2, type=1, proto=6, laddr=('127.0.0.1', P)>",
		"ResourceWarning: unclosed transport <_SelectorSocketTransport fd=N>",
		"ResourceWarning: unclosed transport <_SelectorSocketTransport fd=N>",
	)
	wantClosed(t, before)
}
