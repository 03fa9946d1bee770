package httpclient

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"

	"batuta/loopcore"
)

// fakeServer says the same on every connection, and then closes it; or it has an
// answer for each request, the last for all that follow. What it says comes in
// steps of so many bytes.
type fakeServer struct {
	says    string
	answers []string
	asked   int
	step    int
	yields  bool // every wait is one, of a cycle
	onRead  func()
	wires   []*fakeWire
}

// fakeWire is one of its connections.
type fakeWire struct {
	server  *fakeServer
	left    string
	sent    strings.Builder
	aborted int
	reading bool
}

func (s *fakeServer) open(co *loopcore.Co, _ origin) (wire, error) {
	if s.yields {
		if err := co.Sleep(0); err != nil {
			return nil, err
		}
	}
	w := &fakeWire{server: s, left: s.says}
	s.wires = append(s.wires, w)
	return w, nil
}

func (w *fakeWire) read(co *loopcore.Co, b []byte) (int, error) {
	if w.reading {
		panic("two reads at once")
	}
	w.reading = true
	defer func() { w.reading = false }()
	if w.server.onRead != nil {
		w.server.onRead()
	}
	if w.server.yields {
		if err := co.Sleep(0); err != nil {
			return 0, err
		}
	}
	if w.left == "" || w.aborted > 0 {
		return 0, io.EOF
	}
	n := copy(b[:min(len(b), w.server.step)], w.left)
	w.left = w.left[n:]
	return n, nil
}

func (w *fakeWire) write(b []byte) {
	w.sent.Write(b)
	if s := w.server; len(s.answers) > 0 && bytes.Contains(b, []byte(" HTTP/1.1\r\n")) {
		w.left += s.answers[min(s.asked, len(s.answers)-1)]
		s.asked++
	}
}

func (w *fakeWire) drain(co *loopcore.Co) error {
	if w.server.yields {
		return co.Sleep(0)
	}
	return nil
}

func (w *fakeWire) unsent() int { return 0 }

// stale is said of one that has something to say without being asked, or nothing any more.
func (w *fakeWire) stale() bool               { return (w.left == "") != (len(w.server.answers) > 0) }
func (w *fakeWire) ready() bool               { return w.left != "" && w.aborted == 0 && !w.server.yields }
func (w *fakeWire) unread() int               { return len(w.left) }
func (w *fakeWire) watch(func())              {}
func (w *fakeWire) abort()                    { w.aborted++ }
func (w *fakeWire) closed(*loopcore.Co) error { return nil }

// withFake runs main on a loop with a client of a fake server's, which it closes.
func withFake(t testing.TB, s *fakeServer, o Options, main func(*loopcore.Co, *Client) error) {
	t.Helper()
	_, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		c, err := New(o)
		if err != nil {
			return nil, err
		}
		c.open = s.open
		if err := main(co, c); err != nil {
			return nil, err
		}
		return nil, c.Close(co)
	}))
	if err != nil {
		t.Fatalf("the run failed: %v", err)
	}
	for i, w := range s.wires {
		if w.aborted == 0 {
			t.Errorf("connection %d is still open", i)
		}
	}
}

// consistent complains of a pool whose counts do not fit, though nobody uses it.
func (p *pool) consistent(t *testing.T) {
	t.Helper()
	open := 0
	for _, at := range p.places {
		open += at.open
		if len(at.idle) != at.open || at.waiters.Len() != 0 {
			t.Errorf("%v: %d open, %d idle, %d waiting", at.origin, at.open, len(at.idle), at.waiters.Len())
		}
	}
	if open != p.open || len(p.conns) != p.open || p.waiting != 0 {
		t.Errorf("%d open by the places' count, %d by the pool's, %d connections; %d waiting", open, p.open, len(p.conns), p.waiting)
	}
	for _, c := range p.conns {
		if !c.idle || c.dead {
			t.Errorf("a connection is idle %v, dead %v", c.idle, c.dead)
		}
	}
}

func TestNoGoroutineIsStartedForARequest(t *testing.T) {
	before, during := 0, 0
	s := &fakeServer{
		says: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\nrest", step: 7, yields: true,
		onRead: func() { during = max(during, goroutines()) },
	}
	withFake(t, s, Options{Timeouts: Timeouts{Total: loopcore.After(5), SockRead: loopcore.After(5)}}, func(co *loopcore.Co, c *Client) error {
		before = goroutines()
		r, err := c.Get(co, "http://example.org/")
		if err != nil {
			return err
		}
		if body, err := r.Text(co); body != "ok" || err != nil {
			t.Errorf("got %q, %v", body, err)
		}
		if after := goroutines(); during != before || after != before {
			t.Errorf("%d goroutines before, %d during the request, %d after", before, during, after)
		}
		return nil
	})
}

func TestCancelledInAnyCycleARequestLeavesNothingBehind(t *testing.T) {
	plain := []string{"HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n" + strings.Repeat("x", 40)}
	redirected := []string{
		"HTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Length: 40\r\n\r\n" + strings.Repeat("x", 40),
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
	}
	source := func() *Body {
		n := 0
		return StreamBody("text/plain", -1, func(co *loopcore.Co) ([]byte, error) {
			if n++; n > 3 {
				return nil, io.EOF
			}
			return []byte("piece"), co.Sleep(0)
		})
	}
	for _, c := range []struct {
		name    string
		answers []string
		make    func() *Request
	}{
		{"a body of known length", plain, func() *Request { return &Request{URL: "http://h/"} }},
		{"a redirect, then chunks", redirected, func() *Request { return &Request{URL: "http://h/"} }},
		{"a body sent piece by piece", plain, func() *Request {
			return &Request{Method: http.MethodPost, URL: "http://h/", Body: source()}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			completed := false
			for cycles := 0; !completed && cycles < 500; cycles++ {
				s := &fakeServer{answers: c.answers, step: 9, yields: true}
				withFake(t, s, Options{Limit: 1, Timeouts: Timeouts{Total: loopcore.After(60)}}, func(co *loopcore.Co, client *Client) error {
					task, err := co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
						r, err := client.Send(co, c.make())
						if err != nil {
							return nil, err
						}
						return r.Bytes(co)
					}), "")
					if err != nil {
						return err
					}
					for range cycles {
						if err := co.Sleep(0); err != nil {
							return err
						}
					}
					completed = !task.Cancel("")
					if _, err := co.Await(task); !completed && !loopcore.IsCancelled(err) || completed && err != nil {
						t.Errorf("after %d cycles: %v", cycles, err)
					}
					if err := co.Sleep(0); err != nil { // a sender's task ends
						return err
					}
					client.pool.consistent(t)
					if n := len(co.Loop().AllTasks()); n != 1 {
						t.Errorf("after %d cycles %d tasks are left", cycles, n-1)
					}
					return nil
				})
			}
			if !completed {
				t.Error("the request never came to its end")
			}
		})
	}
}

// As an interpreter does with a frame that nobody needs any more.
func TestUnwoundAtAnyStepARequestLeavesNothingBehind(t *testing.T) {
	const answer = "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n01234567890123456789"
	completed := false
	for steps := 0; !completed && steps < 100; steps++ {
		s := &fakeServer{answers: []string{answer}, step: 9, yields: true}
		withFake(t, s, Options{Limit: 1}, func(co *loopcore.Co, client *Client) error {
			request := loopcore.Coro(func(co *loopcore.Co) (any, error) {
				r, err := client.Get(co, "http://h/")
				if err != nil {
					return nil, err
				}
				return r.Text(co)
			})
			request.Bind(co.Loop())
			for range steps {
				if a := request.Send(nil); a.Done {
					completed = true
					if a.Err != nil || a.Result != answer[len(answer)-20:] {
						t.Errorf("after %d steps: %+v", steps, a)
					}
					break
				}
			}
			request.Close()
			client.pool.consistent(t)
			return nil
		})
	}
	if !completed {
		t.Error("the request never came to its end")
	}
}

func TestClosedInAnyCycleAClientSendsItsRequestsAway(t *testing.T) {
	const answer = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"
	completed := false
	for cycles := 0; !completed && cycles < 100; cycles++ {
		s := &fakeServer{answers: []string{answer}, step: 9, yields: true}
		withFake(t, s, Options{Limit: 1}, func(co *loopcore.Co, client *Client) error {
			var tasks []*loopcore.Task
			for range 2 { // of which one waits for a place
				task, err := co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
					r, err := client.Get(co, "http://h/")
					if err != nil {
						return nil, err
					}
					return r.Text(co)
				}), "")
				if err != nil {
					return err
				}
				tasks = append(tasks, task)
			}
			for range cycles {
				if err := co.Sleep(0); err != nil {
					return err
				}
			}
			ended := []bool{tasks[0].Done(), tasks[1].Done()}
			if err := client.Close(co); err != nil {
				return err
			}
			completed = ended[0] && ended[1]
			for i, task := range tasks {
				body, err := co.Await(task)
				if ended[i] && (err != nil || body != "x") || !ended[i] && !IsKind(err, KindClosed) {
					t.Errorf("closed after %d cycles, request %d answered %v, %v", cycles, i, body, err)
				}
			}
			client.pool.consistent(t)
			if client.pool.open != 0 {
				t.Errorf("closed after %d cycles, the pool has %d connections", cycles, client.pool.open)
			}
			return nil
		})
	}
	if !completed {
		t.Error("the requests never came to their ends")
	}
}

// Between the grant of a kept connection and the grantee's next step the server
// may close it.
func TestAConnectionThatEndsAsItIsGrantedIsNotUsed(t *testing.T) {
	const answer = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"
	s := &fakeServer{answers: []string{answer}, step: 100}
	withFake(t, s, Options{Limit: 1}, func(co *loopcore.Co, client *Client) error {
		r, err := client.Get(co, "http://h/")
		if err != nil {
			return err
		}
		posted, err := co.Loop().CreateTask(client.Do(&Request{Method: http.MethodPost, URL: "http://h/"}), "")
		if err != nil {
			return err
		}
		if err := co.Sleep(0); err != nil {
			return err
		}
		if _, err := r.Text(co); err != nil { // which hands the connection on
			return err
		}
		s.wires[0].left = "goodbye"
		if _, err := co.Await(posted); err != nil {
			t.Errorf("the second request: %v", err)
		}
		if len(s.wires) != 2 || s.wires[0].aborted != 1 || strings.Contains(s.wires[0].sent.String(), http.MethodPost) {
			t.Errorf("%d connections; the first was sent %q", len(s.wires), &s.wires[0].sent)
		}
		return nil
	})
}

func TestCancelledWhileItWaitsForAPlaceARequestHandsItOn(t *testing.T) {
	const answer = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"
	for cycles := range 60 {
		s := &fakeServer{answers: []string{answer}, step: 100, yields: true}
		withFake(t, s, Options{Limit: 1}, func(co *loopcore.Co, client *Client) error {
			var tasks []*loopcore.Task
			for range 4 {
				task, err := co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
					r, err := client.Get(co, "http://h/")
					if err != nil {
						return nil, err
					}
					return r.Text(co)
				}), "")
				if err != nil {
					return err
				}
				tasks = append(tasks, task)
			}
			for range cycles {
				if err := co.Sleep(0); err != nil {
					return err
				}
			}
			gone := tasks[1].Cancel("")
			for i, task := range tasks {
				body, err := co.Await(task)
				if i == 1 && gone && loopcore.IsCancelled(err) {
					continue
				}
				if err != nil || body != "x" {
					t.Errorf("after %d cycles request %d answered %v, %v", cycles, i, body, err)
				}
			}
			client.pool.consistent(t)
			if n := len(s.wires); n > 2 {
				t.Errorf("%d connections", n)
			}
			return nil
		})
	}
}
