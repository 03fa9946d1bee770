//go:build unix

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

// What fails, in the numbers and words of Unix systems: Windows has its own.

func TestASystemsErrorIsPythons(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		_, err := co.Await(co.Loop().SockRecv(1<<20, 1))
		var e *loopcore.OSError
		if !errors.As(err, &e) || !errors.Is(err, syscall.EBADF) || err.Error() != "[Errno 9] Bad file descriptor" || e.Repr() != "OSError(9, 'Bad file descriptor')" {
			t.Errorf("got %T %v", err, err)
		}
		return nil, nil
	})
	for errno, class := range map[syscall.Errno]string{
		syscall.EPIPE: "BrokenPipeError", syscall.ECONNABORTED: "ConnectionAbortedError", syscall.ECONNREFUSED: "ConnectionRefusedError",
		syscall.ECONNRESET: "ConnectionResetError", syscall.EEXIST: "FileExistsError", syscall.ENOENT: "FileNotFoundError",
		syscall.EACCES: "PermissionError", syscall.EPERM: "PermissionError", syscall.ETIMEDOUT: "TimeoutError", syscall.EINVAL: "OSError",
		syscall.EINTR: "InterruptedError", syscall.EAGAIN: "BlockingIOError",
	} {
		if got := loopcore.NewOSError(errno, "").Class(); got != class {
			t.Errorf("%v is a %s, want %s", errno, got, class)
		}
	}
}

var twice = names{"twice.test": {netip.MustParseAddr("127.0.0.1"), netip.MustParseAddr("127.0.0.1")}}

func TestAConnectionThatCannotBeIsAsynciosError(t *testing.T) {
	port := closedPort(t)
	seconds := 0.1
	refused := fmt.Sprintf("[Errno %d] Connect call failed ('127.0.0.1', %d)", syscall.ECONNREFUSED, port)
	before := descriptors(t)
	_, err := loopcore.Run(loopcore.Options{Resolver: twice}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		datagrams := must(l.OpenSocket(syscall.AF_INET, syscall.SOCK_DGRAM))
		defer l.CloseSocket(datagrams)
		for _, test := range []struct {
			name, class, want string
			o                 loopcore.ConnectOptions
		}{
			{"refused", "ConnectionRefusedError", refused, loopcore.ConnectOptions{Host: "127.0.0.1", Port: port}},
			{"refused twice alike", "ConnectionRefusedError", refused, loopcore.ConnectOptions{Host: "twice.test", Port: port}},
			{"all errors", "ExceptionGroup", "create_connection failed (2 sub-exceptions)", loopcore.ConnectOptions{Host: "twice.test", Port: port, AllErrors: true}},
			{"refused in a race", "ConnectionRefusedError", refused, loopcore.ConnectOptions{Host: "twice.test", Port: port, HappyEyeballsDelay: &seconds}},
			{"from where we are not", "OSError", fmt.Sprintf("[Errno %d] error while attempting to bind on address ('192.0.2.1', 0): [errno %[1]d] ", syscall.EADDRNOTAVAIL), loopcore.ConnectOptions{Host: "127.0.0.1", Port: port, LocalAddr: &loopcore.HostPort{Host: "192.0.2.1"}}},
			{"from another family", "OSError", "no matching local address with family=<AddressFamily.AF_INET: 2> found", loopcore.ConnectOptions{Host: "127.0.0.1", Port: port, LocalAddr: &loopcore.HostPort{Host: "::1"}}},
			{"no port", "OverflowError", "connect(): port must be 0-65535.", loopcore.ConnectOptions{Host: "127.0.0.1", Port: 80000}},
			{"no port of a name", "gaierror", "[Errno -8] Servname not supported for ai_socktype", loopcore.ConnectOptions{Host: "twice.test", Port: -1}},
			{"nothing", "ValueError", "host and port was not specified and no sock specified", loopcore.ConnectOptions{}},
			{"a name for TLS without it", "ValueError", "server_hostname is only meaningful with ssl", loopcore.ConnectOptions{Host: "h", Port: 1, ServerHostname: "x"}},
			{"two ways", "ValueError", "host/port and sock can not be specified at the same time", loopcore.ConnectOptions{Host: "h", Sock: 1, HasSock: true}},
			{"two others", "ValueError", "path and sock can not be specified at the same time", loopcore.ConnectOptions{Path: "p", Sock: 1, HasSock: true}},
			{"TLS's limits without it", "ValueError", "ssl_handshake_timeout is only meaningful with ssl", loopcore.ConnectOptions{Host: "h", HandshakeTimeout: &seconds}},
			{"datagrams", "ValueError", "A Stream Socket was expected, got <socket.socket fd=", loopcore.ConnectOptions{Sock: datagrams, HasSock: true}},
		} {
			_, err := co.Await(l.CreateConnection(nop, test.o))
			var raised loopcore.Raised
			if !errors.As(err, &raised) || raised.Class() != test.class || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("%s: got %T %v, want %s %s", test.name, err, err, test.class, test.want)
			}
		}
		return nil, nil
	}))
	if err != nil {
		t.Error(err)
	}
	wantClosed(t, before)
}

func TestDifferentFailuresAreNamedTogether(t *testing.T) {
	port := closedPort(t)
	six, err := net.Listen("tcp", "[::1]:0")
	if err != nil {
		t.Logf("this machine has no IPv6: %v", err)
		return
	}
	_ = six.Close()
	both := names{"both.test": {netip.MustParseAddr("::1"), netip.MustParseAddr("127.0.0.1")}}
	_, err = loopcore.Run(loopcore.Options{Resolver: both}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		return co.Await(co.Loop().CreateConnection(nop, loopcore.ConnectOptions{Host: "both.test", Port: port}))
	}))
	want := fmt.Sprintf("Multiple exceptions: [Errno %d] Connect call failed ('::1', %d, 0, 0), [Errno %[1]d] Connect call failed ('127.0.0.1', %[2]d)", syscall.ECONNREFUSED, port)
	var e *loopcore.OSError
	if text(err) != want || !errors.As(err, &e) || e.Class() != "OSError" {
		t.Errorf("got %v\nwant %s", err, want)
	}
}

func TestAServerThatCannotBeIsAsynciosError(t *testing.T) {
	withServer(t, loopcore.Options{}, nop, loopcore.ServeOptions{Host: "127.0.0.1"}, func(co *loopcore.Co, s *loopcore.Server) error {
		l := co.Loop()
		port := int(address(s).Port())
		seconds := 1.0
		for _, test := range []struct {
			name, class, want string
			o                 loopcore.ServeOptions
		}{
			{"in use", "OSError", fmt.Sprintf("error while attempting to bind on address ('127.0.0.1', %d): [errno %d] address already in use", port, syscall.EADDRINUSE), loopcore.ServeOptions{Host: "127.0.0.1", Port: port}},
			{"not ours", "OSError", "could not bind on any address out of [('192.0.2.1', 0)]", loopcore.ServeOptions{Host: "192.0.2.1"}},
			{"no port", "OverflowError", "bind(): port must be 0-65535.", loopcore.ServeOptions{Host: "127.0.0.1", Port: 80000}},
			{"two ways", "ValueError", "host/port and sock can not be specified at the same time", loopcore.ServeOptions{Host: "h", Sock: 1, HasSock: true}},
			{"two others", "ValueError", "path and sock can not be specified at the same time", loopcore.ServeOptions{Path: "p", Sock: 1, HasSock: true}},
			{"no TLS", "ValueError", "ssl_handshake_timeout is only meaningful with ssl", loopcore.ServeOptions{HandshakeTimeout: &seconds}},
			{"nor here", "ValueError", "ssl_shutdown_timeout is only meaningful with ssl", loopcore.ServeOptions{ShutdownTimeout: &seconds}},
			{"no socket", "OSError", "Bad file descriptor", loopcore.ServeOptions{Sock: 1 << 20, HasSock: true}},
		} {
			_, err := co.Await(l.CreateServer(nop, test.o))
			var raised loopcore.Raised
			if !errors.As(err, &raised) || raised.Class() != test.class || !strings.HasSuffix(err.Error(), test.want) {
				t.Errorf("%s: got %T %v, want %s %s", test.name, err, err, test.class, test.want)
			}
		}
		return nil
	})
}

func TestAnEndpointThatCannotBeIsAsynciosError(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		stream, datagrams := must(l.OpenSocket(syscall.AF_INET, syscall.SOCK_STREAM)), must(l.OpenSocket(syscall.AF_INET, syscall.SOCK_DGRAM))
		defer l.CloseSocket(stream)
		defer l.CloseSocket(datagrams)
		before := descriptors(t)
		for _, test := range []struct {
			name, class, want string
			o                 loopcore.DatagramOptions
		}{
			{"nothing", "ValueError", "unexpected address family", loopcore.DatagramOptions{}},
			{"two families", "ValueError", "can not get address information", loopcore.DatagramOptions{LocalAddr: loopbackAny, RemoteAddr: &loopcore.HostPort{Host: "::1", Port: 1}}},
			{"not ours", "OSError", fmt.Sprintf("[Errno %d] ", syscall.EADDRNOTAVAIL), loopcore.DatagramOptions{LocalAddr: &loopcore.HostPort{Host: "192.0.2.1"}}},
			{"no port", "OverflowError", "bind(): port must be 0-65535.", loopcore.DatagramOptions{LocalAddr: &loopcore.HostPort{Host: "127.0.0.1", Port: -1}}},
			{"a stream", "ValueError", "A datagram socket was expected, got <socket.socket fd=", loopcore.DatagramOptions{Sock: stream, HasSock: true}},
			{"too late", "ValueError", "socket modifier keyword arguments can not be used when sock is specified. (local_addr=('127.0.0.1', 0), family=2, allow_broadcast=True)", loopcore.DatagramOptions{Sock: datagrams, HasSock: true, LocalAddr: loopbackAny, Family: 2, AllowBroadcast: true}},
		} {
			var says []string
			_, err := endpoint(co, &post{says: &says}, test.o)
			var raised loopcore.Raised
			if !errors.As(err, &raised) || raised.Class() != test.class || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("%s: got %T %v, want %s %s", test.name, err, err, test.class, test.want)
			}
		}
		wantClosed(t, before)
		return nil, nil
	})
}
