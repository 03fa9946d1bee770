package loopcore_test

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"strings"
	"testing"
	"time"

	"batuta/loopcore"
	"batuta/loopcore/selector"
)

// echoServer answers each line that it is sent, on goroutines of its own.
func echoServer(t *testing.T) (address string) {
	t.Helper()
	listener := must(net.Listen("tcp", "127.0.0.1:0"))
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			// Plainly: between two sockets Go would use a pipe, and keep it open.
			_, _ = io.Copy(struct{ io.Writer }{conn}, struct{ io.Reader }{conn})
			_ = conn.Close()
		}
	}()
	t.Cleanup(func() {
		_ = listener.Close()
		<-done
	})
	return listener.Addr().String()
}

// streamEcho sends more than a socket takes at once to a server on the same
// loop, and takes it back.
func streamEcho(co *loopcore.Co) (any, error) {
	v, err := co.Await(loopcore.StartServer(func(co *loopcore.Co, r *loopcore.StreamReader, w *loopcore.StreamWriter) error {
		_, err := io.Copy(w.In(co), r.In(co))
		w.Close()
		return errors.Join(err, co.WaitClosed(w))
	}, loopcore.ServeOptions{Host: "127.0.0.1"}))
	if err != nil {
		return nil, err
	}
	server := v.(*loopcore.Server)
	defer server.Close()
	port := server.Sockets()[0].Addr().(netip.AddrPort).Port()
	r, w, err := co.OpenConnection(loopcore.ConnectOptions{Host: "127.0.0.1", Port: int(port)})
	if err != nil {
		return nil, err
	}
	w.Write(make([]byte, 1<<20))
	if err := w.WriteEOF(); err != nil {
		return nil, err
	}
	back, err := co.Read(r, -1)
	w.Close()
	return len(back), errors.Join(err, co.WaitClosed(w))
}

// everything is a program as lessons have them: sockets, a server, timers and
// threads at the same time, and a word from another thread.
func everything(co *loopcore.Co, address string) (any, error) {
	l := co.Loop()
	f := l.NewFuture()
	go func() {
		_ = l.CallSoonThreadsafe(func() { _ = f.SetResult("called") })
	}()
	return co.Gather(
		loopcore.Coro(func(co *loopcore.Co) (any, error) {
			conn, err := co.Dial(address)
			if err != nil {
				return nil, err
			}
			defer conn.Close()
			text := make([]byte, 5)
			for range 3 {
				if _, err := io.WriteString(conn, "hello"); err != nil {
					return nil, err
				}
				if _, err := io.ReadFull(conn, text); err != nil {
					return nil, err
				}
			}
			return string(text), nil
		}),
		loopcore.Coro(func(co *loopcore.Co) (any, error) {
			for range 3 {
				if err := co.Sleep(0.001); err != nil {
					return nil, err
				}
			}
			return "slept", nil
		}),
		loopcore.ToThread(nap, 0.002),
		f,
		loopcore.Coro(streamEcho),
	)
}

// runsEverything runs the program to its end on a loop with that selector.
func runsEverything(t *testing.T, s selector.Selector) {
	t.Helper()
	result, err := loopcore.Run(loopcore.Options{Selector: s}, loopcore.CoroWith(everything, echoServer(t)))
	if got := fmt.Sprint(result); err != nil || got != "[hello slept rested called 1048576]" {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestALoopRunsOnEverySelectorOfThisSystem(t *testing.T) {
	for _, name := range selector.Names() {
		t.Run(name, func(t *testing.T) { runsEverything(t, must(selector.New(name))) })
	}
}

// wrapped is a selector that hands everything on, but for what a test replaces.
// Nobody can interrupt it.
type wrapped struct {
	selector.Selector
	register func(fd int, mask selector.Mask) error
	instead  func() ([]selector.Event, error) // of asking
	answer   func([]selector.Event) []selector.Event
}

func wrap(t *testing.T) *wrapped {
	t.Helper()
	return &wrapped{Selector: must(selector.Default())}
}

func (w *wrapped) Register(fd int, mask selector.Mask) error {
	if w.register != nil {
		if err := w.register(fd, mask); err != nil {
			return err
		}
	}
	return w.Selector.Register(fd, mask)
}

func (w *wrapped) Select(timeout time.Duration) ([]selector.Event, error) {
	if w.instead != nil {
		return w.instead()
	}
	events, err := w.Selector.Select(timeout)
	if w.answer != nil {
		events = w.answer(events)
	}
	return events, err
}

func TestALoopGoesOnWhateverItsSelectorAnswers(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer func([]selector.Event) []selector.Event
	}{
		{"nothing amiss", nil},
		{"descriptors that nobody registered", func(events []selector.Event) []selector.Event {
			return append(events, selector.Event{FD: 1 << 20, Mask: selector.Read}, selector.Event{FD: -7, Mask: selector.Write})
		}},
		{"more than was registered", func(events []selector.Event) []selector.Event {
			for i := range events {
				events[i].Mask = 0xff
			}
			return events
		}},
		{"every one twice", func(events []selector.Event) []selector.Event {
			return append(events, events...)
		}},
		{"nothing for the ready", func(events []selector.Event) []selector.Event {
			for i := range events {
				events[i].Mask = 0
			}
			return events
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := wrap(t)
			asked := 0
			if c.answer != nil {
				s.answer = func(events []selector.Event) []selector.Event {
					if asked++; asked%2 == 0 { // now and then, or nothing would ever be ready
						return c.answer(events)
					}
					return events
				}
			}
			runsEverything(t, s)
		})
	}
}

func TestASelectorThatFailsEndsTheRunWithItsError(t *testing.T) {
	broken := errors.New("the selector is broken")
	for _, c := range []struct {
		name string
		fail func() ([]selector.Event, error)
		says string
	}{
		{"an error", func() ([]selector.Event, error) { return nil, broken }, broken.Error()},
		{"a panic", func() ([]selector.Event, error) { panic("ouch") }, "ouch"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := descriptors(t)
			s := wrap(t)
			var l *loopcore.Loop
			_, err := loopcore.Run(loopcore.Options{Selector: s}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
				l = co.Loop()
				s.instead = c.fail
				return nil, co.Sleep(60)
			}))
			if err == nil || !strings.Contains(err.Error(), "asking the selector") || !strings.Contains(err.Error(), c.says) {
				t.Errorf("the run answered %v", err)
			}
			if !l.IsClosed() || l.IsRunning() {
				t.Errorf("closed: %v, running: %v", l.IsClosed(), l.IsRunning())
			}
			wantClosed(t, before)
		})
	}
}

func TestALoopWhoseSelectorTakesNothingIsNotMade(t *testing.T) {
	before := descriptors(t)
	s := wrap(t)
	full := errors.New("no room")
	s.register = func(int, selector.Mask) error { return full }
	if l, err := loopcore.New(loopcore.Options{Selector: s}); l != nil || !errors.Is(err, full) {
		t.Errorf("got %v, %v", l, err)
	}
	wantClosed(t, before)
}

func TestADescriptorThatTheSelectorRefusesIsAnErrorAndTheLoopGoesOn(t *testing.T) {
	refused := errors.New("not this one")
	s := wrap(t)
	l := newLoop(t, loopcore.Options{Selector: s})
	s.register = func(int, selector.Mask) error { return refused }
	if err := l.AddReader(0, func() {}); !errors.Is(err, refused) {
		t.Errorf("AddReader: %v", err)
	}
	if err := l.AddWriter(1, func() {}); !errors.Is(err, refused) {
		t.Errorf("AddWriter: %v", err)
	}
	if l.RemoveReader(0) || l.RemoveWriter(1) {
		t.Error("what was refused was kept")
	}
	s.register = nil
	if _, err := l.RunUntilComplete(loopcore.CoroWith(everything, echoServer(t))); err != nil {
		t.Error(err)
	}
}

// Whoever is always ready, or always has more to do, keeps nobody waiting: all
// get their turn in each cycle.
func TestEverybodyGetsTheirTurnInEachCycle(t *testing.T) {
	for _, name := range selector.Names() {
		t.Run(name, func(t *testing.T) {
			l := newLoop(t, loopcore.Options{Selector: must(selector.New(name))})
			var turns [4]int
			conn := must(net.Dial("tcp", echoServer(t)))
			defer conn.Close()
			fd := descriptorOf(t, conn)
			if err := l.AddWriter(fd, func() { turns[0]++ }); err != nil { // nobody ever writes
				t.Fatal(err)
			}
			defer l.RemoveWriter(fd)
			var again, later func()
			again = func() { turns[1]++; must(l.CallSoon(again)) }
			later = func() { turns[2]++; must(l.CallLater(0, later)) }
			must(l.CallSoon(again))
			must(l.CallLater(0, later))
			const cycles = 100
			for range cycles {
				if err := l.CallSoonThreadsafe(func() { turns[3]++ }); err != nil {
					t.Fatal(err)
				}
				turn(t, l, 0)
			}
			for i, who := range []string{"a descriptor that is always ready", "a callback that queues itself", "a timer that sets itself", "another thread"} {
				if turns[i] < cycles-1 || turns[i] > cycles {
					t.Errorf("%s had %d turns in %d cycles", who, turns[i], cycles)
				}
			}
		})
	}
}

// descriptorOf is the number of a connection's socket.
func descriptorOf(t *testing.T, conn net.Conn) (fd int) {
	t.Helper()
	raw := must(conn.(*net.TCPConn).SyscallConn())
	if err := raw.Control(func(n uintptr) { fd = int(n) }); err != nil {
		t.Fatal(err)
	}
	return fd
}
