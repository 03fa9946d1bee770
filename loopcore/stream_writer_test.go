package loopcore_test

import (
	"fmt"
	"net"
	"regexp"
	"strings"
	"testing"

	"batuta/loopcore"
)

// A stream over a transport that is none.
func fakeStream(co *loopcore.Co) (*fakeTransport, *loopcore.StreamReader, *loopcore.StreamReaderProtocol, *loopcore.StreamWriter) {
	l, tr := co.Loop(), &fakeTransport{}
	r := must(l.NewStreamReader(100))
	p := l.NewStreamReaderProtocol(r, nil)
	if err := p.ConnectionMade(tr); err != nil {
		panic(err)
	}
	return tr, r, p, l.NewStreamWriter(tr, p, r)
}

// passesOf awaits x in a task of its own, and says in how many passes of the loop
// it came to what.
func passesOf(co *loopcore.Co, x loopcore.Coroutine) string {
	task := must(co.Loop().CreateTask(x, ""))
	for n := range 20 {
		if task.Done() {
			return fmt.Sprint(n, " ", cameTo(task.Result()))
		}
		_ = co.Sleep(0)
	}
	task.Cancel("")
	_ = co.Sleep(0)
	return "never"
}

// What drain and wait_closed come to, and in how many passes, is CPython 3.14.6's.
func TestADrainWaitsAsLongAsAsynciosDoes(t *testing.T) {
	failed := loopcore.NewOSError(32, "Broken pipe")
	for name, c := range map[string]struct {
		do   func(*loopcore.Loop, *fakeTransport, *loopcore.StreamReaderProtocol)
		want string
	}{
		"while nothing is paused, not at all": {
			func(*loopcore.Loop, *fakeTransport, *loopcore.StreamReaderProtocol) {}, "1 None",
		},
		"until writing is resumed": {
			func(l *loopcore.Loop, _ *fakeTransport, p *loopcore.StreamReaderProtocol) {
				p.PauseWriting()
				must(l.CallSoon(func() { must(l.CallSoon(p.ResumeWriting)) }))
			}, "3 None",
		},
		"for ever, if nobody resumes": {
			func(_ *loopcore.Loop, _ *fakeTransport, p *loopcore.StreamReaderProtocol) { p.PauseWriting() }, "never",
		},
		"on a transport that closes, for one pass": {
			func(_ *loopcore.Loop, tr *fakeTransport, _ *loopcore.StreamReaderProtocol) { tr.closing = true }, "2 None",
		},
		"on a lost connection it fails": {
			func(_ *loopcore.Loop, _ *fakeTransport, p *loopcore.StreamReaderProtocol) { p.ConnectionLost(nil) },
			"1 ConnectionResetError: Connection lost",
		},
		"on one that is lost meanwhile in order, until then": {
			func(l *loopcore.Loop, _ *fakeTransport, p *loopcore.StreamReaderProtocol) {
				p.PauseWriting()
				must(l.CallSoon(func() { must(l.CallSoon(func() { p.ConnectionLost(nil) })) }))
			}, "3 None",
		},
		"on one that is lost by an error it fails by it": {
			func(l *loopcore.Loop, _ *fakeTransport, p *loopcore.StreamReaderProtocol) {
				p.PauseWriting()
				must(l.CallSoon(func() { must(l.CallSoon(func() { p.ConnectionLost(failed) })) }))
			}, "3 BrokenPipeError: [Errno 32] Broken pipe",
		},
		"the reader's error comes first": {
			func(_ *loopcore.Loop, tr *fakeTransport, p *loopcore.StreamReaderProtocol) {
				tr.closing = true
				p.ConnectionLost(failed)
			}, "1 BrokenPipeError: [Errno 32] Broken pipe",
		},
	} {
		t.Run(name, func(t *testing.T) {
			run(t, func(co *loopcore.Co) (any, error) {
				tr, _, p, w := fakeStream(co)
				c.do(co.Loop(), tr, p)
				if got := passesOf(co, w.Drain()); got != c.want {
					t.Errorf("got %s, want %s", got, c.want)
				}
				return nil, nil
			})
		})
	}
}

func TestSeveralMayDrainAndACancelledOneIsForgotten(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		_, _, p, w := fakeStream(co)
		p.PauseWriting()
		var tasks []*loopcore.Task
		var ended []string
		for i := range 3 {
			task := must(co.Loop().CreateTask(w.Drain(), fmt.Sprint(i)))
			task.AddDoneCallback(func(*loopcore.Future) { ended = append(ended, task.Name()) })
			tasks = append(tasks, task)
		}
		_ = co.Sleep(0)
		tasks[1].Cancel("")
		_ = co.Sleep(0)
		_ = co.Sleep(0)
		p.ResumeWriting()
		for range 3 {
			_ = co.Sleep(0)
		}
		if got := fmt.Sprint(ended); got != "[1 0 2]" {
			t.Errorf("they ended in the order %s", got)
		}
		return nil, nil
	})
}

// As in asyncio: all who wait for the end wait for one future, which a
// cancelled task cancels.
func TestACancelledWaitForTheEndCancelsItForAll(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		_, _, _, w := fakeStream(co)
		waits := must(co.Loop().CreateTask(w.WaitClosed(), ""))
		_ = co.Sleep(0)
		waits.Cancel("")
		if got := passesOf(co, w.WaitClosed()); got != "1 CancelledError: CancelledError" {
			t.Errorf("got %s", got)
		}
		return nil, nil
	})
}

func TestDebugModeSaysWhenAStreamPausesItsWriter(t *testing.T) {
	log, lines := logLines()
	_, err := loopcore.Run(loopcore.Options{Debug: true, Log: log}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		_, _, p, _ := fakeStream(co)
		lines.Reset()
		p.PauseWriting()
		p.ResumeWriting()
		got := regexp.MustCompile("0x[0-9a-f]+").ReplaceAllString(lines.String(), "0x")
		const want = "DEBUG:asyncio:<asyncio.streams.StreamReaderProtocol object at 0x> pauses writing\n" +
			"DEBUG:asyncio:<asyncio.streams.StreamReaderProtocol object at 0x> resumes writing\n"
		if got != want {
			t.Errorf("got\n%swant\n%s", got, want)
		}
		return nil, nil
	}))
	if err != nil {
		t.Error(err)
	}
}

func TestAWritersReprSaysWhatAsynciosSays(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		tr, _, p, w := fakeStream(co)
		if got, want := w.String(), "<StreamWriter transport=<fake> reader=<StreamReader limit=100 transport=<fake>>>"; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		only := co.Loop().NewStreamWriter(tr, p, nil)
		if got, want := only.String(), "<StreamWriter transport=<fake>>"; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		only.WriteLines([][]byte{[]byte("a"), []byte("bc")})
		if got := tr.written.String(); got != "abc" {
			t.Errorf("%q was written", got)
		}
		return nil, nil
	})
}

// resets accepts a connection on a socket that blocks, and resets it.
func resets(_ *loopcore.Worker, l net.Listener) (any, error) {
	c, err := l.Accept()
	if err != nil {
		return nil, err
	}
	if _, err := c.Read(make([]byte, 1)); err != nil {
		return nil, err
	}
	if err := c.(*net.TCPConn).SetLinger(0); err != nil {
		return nil, err
	}
	return nil, c.Close()
}

func TestAPeerThatResetsFailsReaderAndWriter(t *testing.T) {
	files := descriptors(t)
	run(t, func(co *loopcore.Co) (any, error) {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		defer func() { _ = listener.Close() }()
		peer := must(co.Loop().CreateTask(loopcore.ToThread(resets, listener), ""))
		r, w, err := co.OpenConnection(loopcore.ConnectOptions{Host: "127.0.0.1", Port: listener.Addr().(*net.TCPAddr).Port})
		if err != nil {
			return nil, err
		}
		w.Write([]byte("x"))
		for i, x := range []any{r.Read(10), r.ReadLine(), w.Drain(), w.WaitClosed()} {
			if got := cameTo(co.Await(x)); !strings.HasPrefix(got, "ConnectionResetError: [Errno ") {
				t.Errorf("call %d came to %s", i+1, got)
			}
		}
		_, err = co.Await(peer)
		return nil, err
	})
	wantClosed(t, files)
}

// What was written before the close arrives, all of it.
func TestACloseWhileWritingSendsTheRest(t *testing.T) {
	const size = 5 << 20
	overEachLink(t, func(t *testing.T, co *loopcore.Co, l link) error {
		s, to := serve(co, l, func(co *loopcore.Co, _ *loopcore.StreamReader, w *loopcore.StreamWriter) error {
			w.Write(make([]byte, size))
			w.Close()
			return nil
		})
		r, w, err := co.OpenConnection(to)
		if err != nil {
			return err
		}
		got, err := co.Read(r, -1)
		if err != nil {
			return err
		}
		if len(got) != size {
			t.Errorf("%d bytes came of %d", len(got), size)
		}
		return stop(co, s, w)
	})
}
