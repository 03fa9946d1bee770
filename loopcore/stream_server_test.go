package loopcore_test

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"batuta/loopcore"
	"batuta/loopcore/trace"
)

// scrubbed is a log without its descriptors' and ports' numbers.
func scrubbed(log string) string {
	log = regexp.MustCompile(`fd=\d+`).ReplaceAllString(log, "fd=N")
	return regexp.MustCompile(`(?m)^DEBUG.*\n`).ReplaceAllString(log, "")
}

// What becomes of a handler that ends badly is what CPython 3.14.6 makes of it:
// the connection is closed, and an error is said.
func TestAHandlerThatEndsBadlyClosesItsConnection(t *testing.T) {
	for name, c := range map[string]struct {
		connected loopcore.ClientConnected
		read      string
		log       string
	}{
		"it fails": {
			func(*loopcore.StreamReader, *loopcore.StreamWriter) (loopcore.Coroutine, error) {
				return loopcore.Coro(func(*loopcore.Co) (any, error) { return nil, loopcore.ValueError("boom") }), nil
			}, `""`,
			"ERROR:asyncio:Unhandled exception in client_connected_cb\ntransport: <_SelectorSocketTransport fd=N read=polling write=<idle, bufsize=0>>\nValueError: boom\n",
		},
		"it is cancelled": {
			func(*loopcore.StreamReader, *loopcore.StreamWriter) (loopcore.Coroutine, error) {
				return loopcore.Coro(func(co *loopcore.Co) (any, error) {
					co.Task().Cancel("")
					return nil, co.Sleep(10)
				}), nil
			}, `""`, "",
		},
		"it is no coroutine, and does its work at once": {
			func(_ *loopcore.StreamReader, w *loopcore.StreamWriter) (loopcore.Coroutine, error) {
				w.Write([]byte("plain\n"))
				w.Close()
				return nil, nil
			}, `"plain\n"`, "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			files := descriptors(t)
			log, lines := logLines()
			_, err := loopcore.Run(loopcore.Options{Log: log}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
				s := must(co.Await(loopcore.StartServerWith(c.connected, loopcore.ServeOptions{Host: "127.0.0.1"}))).(*loopcore.Server)
				r, w, err := co.OpenConnection(loopcore.ConnectOptions{Host: "127.0.0.1", Port: portOf(s)})
				if err != nil {
					return nil, err
				}
				if got := cameTo(co.Await(r.Read(-1))); got != c.read {
					t.Errorf("read %s, want %s", got, c.read)
				}
				return nil, stop(co, s, w)
			}))
			if err != nil {
				t.Error(err)
			}
			if got := scrubbed(lines.String()); got != c.log {
				t.Errorf("logged\n%swant\n%s", got, c.log)
			}
			wantClosed(t, files)
		})
	}
}

// A callback that fails at once is any failing callback, and its connection
// stays open; as in asyncio.
func TestAFailingConnectionCallbackIsAFailingCallback(t *testing.T) {
	boom := errors.New("boom")
	run(t, func(co *loopcore.Co) (any, error) {
		var said []string
		co.Loop().ExceptionHandler = func(c loopcore.ExceptionContext) {
			message, _, _ := strings.Cut(c.Message, "(")
			said = append(said, fmt.Sprint(message, ": ", c.Exception))
		}
		s := must(co.Await(loopcore.StartServerWith(func(*loopcore.StreamReader, *loopcore.StreamWriter) (loopcore.Coroutine, error) {
			return nil, boom
		}, loopcore.ServeOptions{Host: "127.0.0.1"}))).(*loopcore.Server)
		_, w, err := co.OpenConnection(loopcore.ConnectOptions{Host: "127.0.0.1", Port: portOf(s)})
		if err != nil {
			return nil, err
		}
		for len(said) == 0 {
			if err := co.Sleep(0.001); err != nil {
				return nil, err
			}
		}
		if got := fmt.Sprint(said); got != "[Exception in callback StreamReaderProtocol.connection_made: boom]" {
			t.Errorf("the handler was told %s", got)
		}
		s.CloseClients()
		return nil, stop(co, s, w)
	})
}

func TestStreamsRefuseALimitThatIsNone(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		for _, x := range []loopcore.Coroutine{
			loopcore.OpenConnection(loopcore.ConnectOptions{Host: "127.0.0.1", Port: 1, Limit: -1}),
			loopcore.StartServer(echo, loopcore.ServeOptions{Host: "127.0.0.1", Limit: -1}),
		} {
			if got := cameTo(co.Await(x)); got != "ValueError: Limit cannot be <= 0" {
				t.Errorf("got %s", got)
			}
		}
		return nil, nil
	})
}

func TestAFailedConnectionIsTheOpenersError(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		s, to := serve(co, link{}, echo)
		s.Close()
		if _, err := co.Await(s.WaitClosed()); err != nil {
			return nil, err
		}
		_, _, err := co.OpenConnection(to)
		if got, want := cameTo(nil, err), fmt.Sprintf("ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', %d)", to.Port); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		return nil, nil
	})
}

// The trace says of a task that reads or drains for which descriptor it waits.
func TestTheTraceSaysWhatAStreamWaitsFor(t *testing.T) {
	var fd int
	v := traced(t, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		s, to := serve(co, link{}, func(co *loopcore.Co, r *loopcore.StreamReader, _ *loopcore.StreamWriter) error {
			if _, err := co.Read(r, 1); err != nil {
				return err
			}
			for {
				if b, err := co.Read(r, 1<<20); len(b) == 0 || err != nil {
					return err
				}
			}
		})
		r, w, err := co.OpenConnection(to)
		if err != nil {
			return nil, err
		}
		fd = w.ExtraInfo("socket").(int)
		must(co.Loop().CreateTask(r.Read(1), "reads"))
		w.Write(make([]byte, 8<<20))
		if err := co.Drain(w); err != nil {
			return nil, err
		}
		s.CloseClients()
		s.Close()
		return nil, nil
	}))
	waits := map[trace.Wait]bool{}
	for i := v.First(); i < v.End(); i++ {
		if e := v.At(i); e.Kind == trace.TaskSuspended && e.A == int64(fd) {
			waits[trace.Wait(e.Code)] = true
		}
	}
	if !waits[trace.WaitRead] || !waits[trace.WaitWrite] {
		t.Errorf("of descriptor %d the waits are %v", fd, waits)
	}
}

// What is said of writers that nobody has closed is what CPython 3.14.6 says.
func TestAWriterThatNobodyClosesIsWarnedOf(t *testing.T) {
	server, client := tlsConfigs()
	for name, c := range map[string]struct {
		link link
		want string
	}{
		"TCP": {link{}, "unclosed <StreamWriter transport=<_SelectorSocketTransport closing fd=N read=idle write=<idle, bufsize=0>> reader=<StreamReader transport=<_SelectorSocketTransport closing fd=N read=idle write=<idle, bufsize=0>>>>"},
		"TLS": {
			link{serve: loopcore.ServeOptions{TLS: server}, connect: loopcore.ConnectOptions{TLS: client}},
			"unclosed <StreamWriter transport=<asyncio.sslproto._SSLProtocolTransport object at 0x> reader=<StreamReader transport=<asyncio.sslproto._SSLProtocolTransport object at 0x>>>",
		},
	} {
		t.Run(name, func(t *testing.T) {
			files := descriptors(t)
			var said []string
			o := loopcore.Options{Warn: func(category, message string) {
				message = regexp.MustCompile("0x[0-9a-f]+").ReplaceAllString(scrubbed(message), "0x")
				said = append(said, category+": "+message)
			}}
			_, err := loopcore.Run(o, loopcore.Coro(func(co *loopcore.Co) (any, error) {
				accepted := co.Loop().NewFuture()
				s, to := serve(co, c.link, func(*loopcore.Co, *loopcore.StreamReader, *loopcore.StreamWriter) error {
					return accepted.SetResult(nil)
				})
				if _, _, err := co.OpenConnection(to); err != nil {
					return nil, err
				}
				s.Close()
				return co.Await(accepted)
			}))
			if err != nil {
				t.Fatal(err)
			}
			want := "ResourceWarning: " + c.want
			if got := strings.Join(said, "\n"); got != want+"\n"+want { // the server's and the client's
				t.Errorf("said\n%s\nwant twice\n%s", got, want)
			}
			wantClosed(t, files)
		})
	}
}

// A task whose handshake is under way waits for its descriptor to be read.
func TestTheTraceSaysWhatAHandshakeWaitsFor(t *testing.T) {
	server, client := tlsConfigs()
	var fd int
	v := traced(t, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		s, to := serve(co, link{serve: loopcore.ServeOptions{TLS: server}, connect: loopcore.ConnectOptions{TLS: client}}, echo)
		_, w, err := co.OpenConnection(to)
		if err != nil {
			return nil, err
		}
		fd = w.ExtraInfo("socket").(int)
		w.Close()
		s.CloseClients()
		s.Close()
		_, err = co.Await(s.WaitClosed())
		return nil, err
	}))
	for i := v.First(); i < v.End(); i++ {
		if e := v.At(i); e.Kind == trace.TaskSuspended && e.Task == 1 && trace.Wait(e.Code) == trace.WaitRead && e.A == int64(fd) {
			return
		}
	}
	t.Errorf("no task waits for descriptor %d to be read", fd)
}
