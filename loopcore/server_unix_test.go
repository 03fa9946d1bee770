//go:build unix

package loopcore_test

import (
	"bytes"
	"errors"
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"batuta/loopcore"
)

// socketPath is a path short enough for a socket.
func socketPath(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "s")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return filepath.Join(dir, "sock")
}

func TestUnixSocketsCarryBytesBothWays(t *testing.T) {
	path := socketPath(t)
	var says []string
	withServer(t, loopcore.Options{}, func() loopcore.BaseProtocol { return &mirror{} }, loopcore.ServeOptions{Path: path}, func(co *loopcore.Co, s *loopcore.Server) error {
		l := co.Loop()
		p := newTalker(l, "p", &says)
		p.onData = func(p *talker, _ []byte) error {
			p.t.Close()
			return nil
		}
		c, err := co.Await(l.CreateConnection(func() loopcore.BaseProtocol { return p }, loopcore.ConnectOptions{Path: path}))
		if err != nil {
			return err
		}
		tr := c.(*loopcore.Connection).Transport
		if tr.ExtraInfo("peername") != any(path) || tr.ExtraInfo("sockname") != any("") {
			t.Errorf("from %v to %v", tr.ExtraInfo("sockname"), tr.ExtraInfo("peername"))
		}
		fd := s.Sockets()[0].FD()
		if want := fmt.Sprintf("<Server sockets=(<asyncio.TransportSocket fd=%d, family=1, type=1, proto=0, laddr=%s>,)>", fd, path); s.String() != want {
			t.Errorf("got %v\nwant %v", s, want)
		}
		tr.Write([]byte("hello"))
		if _, err = co.Await(p.gone); err != nil {
			return err
		}
		s.Close()
		_, err = co.Await(s.WaitClosed())
		return err
	})
	wantLines(t, says, "p: made", "p: data hello", "p: lost <nil>")
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the socket's file is still there: %v", err)
	}
}

// mirror is a protocol that writes what it reads.
type mirror struct {
	loopcore.NopProtocol
	t loopcore.Transport
}

func (e *mirror) ConnectionMade(t loopcore.Transport) error {
	e.t = t
	return nil
}

func (e *mirror) DataReceived(b []byte) error {
	e.t.Write(b)
	return nil
}

func TestAStaleSocketsFileIsReplacedAndOnlyItsOwnerRemovesIt(t *testing.T) {
	path := socketPath(t)
	listen := func(co *loopcore.Co, o loopcore.ServeOptions) *loopcore.Server {
		return must(co.Await(co.Loop().CreateServer(nop, o))).(*loopcore.Server)
	}
	there := func() bool {
		_, err := os.Stat(path)
		return err == nil
	}
	run(t, func(co *loopcore.Co) (any, error) {
		kept := listen(co, loopcore.ServeOptions{Path: path, KeepPath: true})
		kept.Close()
		if !there() {
			t.Error("KeepPath does not keep the file")
		}
		first := listen(co, loopcore.ServeOptions{Path: path})
		second := listen(co, loopcore.ServeOptions{Path: path})
		first.Close()
		if !there() {
			t.Error("a server has removed another's file")
		}
		second.Close()
		if there() {
			t.Error("a server has left its file")
		}
		return nil, nil
	})
}

func TestUnixSocketsThatCannotBeAreAsynciosErrors(t *testing.T) {
	dir := filepath.Dir(socketPath(t))
	long := "/tmp/" + strings.Repeat("x", 200)
	inUse := fmt.Sprintf("[Errno %d] Address '%s' is already in use", syscall.EADDRINUSE, dir)
	run(t, func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		tcp := must(l.OpenSocket(syscall.AF_INET, syscall.SOCK_STREAM))
		defer l.CloseSocket(tcp)
		before := descriptors(t)
		for _, test := range []struct {
			name, class, want string
			c                 loopcore.Coroutine
		}{
			{"a server on a directory", "OSError", inUse, l.CreateServer(nop, loopcore.ServeOptions{Path: dir})},
			{"a server nowhere", "FileNotFoundError", "[Errno 2] No such file or directory", l.CreateServer(nop, loopcore.ServeOptions{Path: dir + "/no/sock"})},
			{"a server far away", "OSError", "AF_UNIX path too long", l.CreateServer(nop, loopcore.ServeOptions{Path: long})},
			{"a connection nowhere", "FileNotFoundError", "[Errno 2] No such file or directory", l.CreateConnection(nop, loopcore.ConnectOptions{Path: dir + "/sock"})},
			{"a connection far away", "OSError", "AF_UNIX path too long", l.CreateConnection(nop, loopcore.ConnectOptions{Path: long})},
		} {
			_, err := co.Await(test.c)
			var raised loopcore.Raised
			if !errors.As(err, &raised) || raised.Class() != test.class || err.Error() != test.want {
				t.Errorf("%s: got %T %v, want %s %s", test.name, err, err, test.class, test.want)
			}
		}
		wantClosed(t, before)
		return nil, nil
	})
}

func TestAServerThatIsOutOfDescriptorsTriesAgainInASecond(t *testing.T) {
	var told []loopcore.ExceptionContext
	clock := &stillClock{Clock: loopcore.NewClock()}
	const backlog = 5
	withServer(t, loopcore.Options{Clock: clock}, nop, loopcore.ServeOptions{Host: "127.0.0.1", Backlog: backlog}, func(co *loopcore.Co, s *loopcore.Server) error {
		l := co.Loop()
		l.ExceptionHandler = func(c loopcore.ExceptionContext) { told = append(told, c) }
		client := must(l.OpenSocket(syscall.AF_INET, syscall.SOCK_STREAM))
		defer l.CloseSocket(client)
		var limit syscall.Rlimit
		if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
			return err
		}
		low := limit
		low.Cur = 0 // no number is free below that
		if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &low); err != nil {
			return err
		}
		err := co.SockConnect(client, address(s))
		err = errors.Join(err, co.Sleep(0.02), syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit))
		if err != nil {
			return err
		}
		if n := len(told); n != backlog+1 { // CPython says so for every place of the backlog
			t.Errorf("told %d times, CPython tells %d times", n, backlog+1)
		}
		for _, c := range told {
			if c.Message != "socket.accept() out of system resource" || !errors.Is(c.Exception, syscall.EMFILE) {
				t.Errorf("told %+v", c)
			}
		}
		before := descriptors(t)
		clock.skip = 1
		for range 100 {
			if err := co.Sleep(0.001); err != nil {
				return err
			}
			if descriptors(t) > before {
				return nil
			}
		}
		t.Error("the connection was never accepted")
		return nil
	})
}

// stillClock is a clock that can be put forward.
type stillClock struct {
	loopcore.Clock
	skip float64 // seconds
}

func (c *stillClock) Now() float64 { return c.Clock.Now() + c.skip }

func TestAConnectionWhoseTaskIsCancelledBeforeItBeginsIsClosed(t *testing.T) {
	var stderr bytes.Buffer
	withServer(t, loopcore.Options{Stdout: &stderr}, nop, loopcore.ServeOptions{Host: "127.0.0.1"}, func(co *loopcore.Co, s *loopcore.Server) error {
		l := co.Loop()
		l.TaskFactory = func(l *loopcore.Loop, c loopcore.Coroutine, o loopcore.TaskOptions) (*loopcore.Task, error) {
			task, err := l.NewTask(c, o)
			if err == nil && c.Label() == "BaseSelectorEventLoop._accept_connection2()" {
				task.Cancel("")
			}
			return task, err
		}
		var says []string
		p := newTalker(l, "p", &says)
		if _, err := co.Await(l.CreateConnection(func() loopcore.BaseProtocol { return p }, to(s))); err != nil {
			return err
		}
		_, err := co.Await(p.gone) // the other end was closed
		return err
	})
	if stderr.Len() > 0 {
		t.Errorf("it was said: %s", &stderr)
	}
}

func TestDatagramsGoThroughUnixSocketsToo(t *testing.T) {
	path := socketPath(t)
	var says []string
	run(t, func(co *loopcore.Co) (any, error) {
		a, err := endpoint(co, &post{name: "a", says: &says}, loopcore.DatagramOptions{LocalPath: path})
		if err != nil {
			return nil, err
		}
		b, err := endpoint(co, &post{name: "b", says: &says}, loopcore.DatagramOptions{RemotePath: path})
		if err != nil {
			return nil, err
		}
		if got := b.Transport.ExtraInfo("peername"); got != any(path) {
			t.Errorf("it goes to %v", got)
		}
		if err := b.Transport.SendTo([]byte("hi"), netip.AddrPort{}); err != nil {
			return nil, err
		}
		if err := co.Sleep(0.01); err != nil {
			return nil, err
		}
		a.Transport.Close()
		b.Transport.Close()
		return nil, co.Sleep(0)
	})
	wantLines(t, says, `a: "hi" from invalid IP`, "a: lost <nil>", "b: lost <nil>")
}

func TestAFullDatagramBufferPausesTheProtocol(t *testing.T) {
	path := socketPath(t)
	var says []string
	run(t, func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		a := must(l.OpenSocket(syscall.AF_UNIX, syscall.SOCK_DGRAM))
		defer l.CloseSocket(a)
		if err := l.BindUnixSocket(a, path); err != nil {
			return nil, err
		}
		b, err := endpoint(co, &post{name: "b", says: &says}, loopcore.DatagramOptions{RemotePath: path})
		if err != nil {
			return nil, err
		}
		const size, all = 1000, 1000 // more than the system lets wait
		for range all {
			if err := b.Transport.SendTo(make([]byte, size), netip.AddrPort{}); err != nil {
				return nil, err
			}
		}
		if n := b.Transport.WriteBufferSize(); n == 0 || n%(size+8) != 0 {
			t.Errorf("%d bytes are in the buffer: not a number of datagrams with 8 bytes for each", n)
		}
		b.Transport.Close() // sends what is left, all the same
		for range all {
			d, err := co.Await(l.SockRecvFrom(a, 2*size))
			if err != nil {
				return nil, err
			}
			if n := len(d.(*loopcore.Datagram).Data); n != size {
				t.Errorf("a datagram of %d bytes came", n)
			}
		}
		return nil, co.Sleep(0.001)
	})
	wantLines(t, says, "b: pause", "b: resume", "b: lost <nil>")
}
