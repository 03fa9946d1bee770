package httpclient_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"batuta/loopcore"
	"batuta/loopcore/httpclient"
	"batuta/loopcore/trace"
)

// gather asks for n answers at once and answers their bodies, in the order in
// which they came to their ends.
func gather(co *loopcore.Co, n int, ask func(co *loopcore.Co, i int) (string, error)) ([]string, error) {
	var came []string
	var tasks []any
	for i := range n {
		tasks = append(tasks, loopcore.Coro(func(co *loopcore.Co) (any, error) {
			body, err := ask(co, i)
			came = append(came, body)
			return nil, err
		}))
	}
	_, err := co.Gather(tasks...)
	return came, err
}

// soon waits until a condition holds, for some seconds at most.
func soon(co *loopcore.Co, holds func() bool) error {
	return co.Timeout(loopcore.After(5), func(*loopcore.Timeout) error {
		for !holds() {
			if err := co.Sleep(0.001); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestAHostMayBeAName(t *testing.T) {
	server := serve(t, told)
	run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
		body, err := text(co, c, strings.Replace(server.URL, "127.0.0.1", "localhost", 1)+"/a")
		if !strings.HasPrefix(body, "GET /a ") {
			t.Errorf("got %q", body)
		}
		return err
	})
}

func TestNoMoreConnectionsThanTheLimitAllows(t *testing.T) {
	var now, most atomic.Int32
	handler := func(w http.ResponseWriter, r *http.Request) {
		n := now.Add(1)
		for {
			m := most.Load()
			if n <= m || most.CompareAndSwap(m, n) {
				break
			}
		}
		_, _ = io.WriteString(w, r.URL.RawQuery)
		now.Add(-1)
	}
	one, two := serve(t, handler), serve(t, handler)
	for _, c := range []struct {
		name          string
		limit, byHost int
		most          int
		inOrder       bool
	}{
		{"one at all", 1, 0, 1, true},
		{"three at all", 3, 0, 3, false},
		{"two to each host", -1, 2, 4, false},
		{"three at all, two to each", 3, 2, 3, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			now.Store(0)
			most.Store(0)
			run(t, httpclient.Options{Limit: c.limit, LimitPerHost: c.byHost}, func(co *loopcore.Co, client *httpclient.Client) error {
				const requests = 40
				open, waiting := 0, 0
				came, err := gather(co, requests, func(co *loopcore.Co, i int) (string, error) {
					server := []string{one.URL, two.URL}[i%2]
					if c.inOrder {
						server = one.URL
					}
					r, err := client.Get(co, fmt.Sprintf("%s/?%02d", server, i))
					if err != nil {
						return "", err
					}
					s := client.Stats()
					open, waiting = max(open, s.Open+s.Dialling), max(waiting, s.Waiting)
					return r.Text(co)
				})
				if err != nil || len(came) != requests {
					return fmt.Errorf("%d answers, %w", len(came), err)
				}
				if open != c.most || int(most.Load()) > c.most || waiting < requests-c.most-1 {
					t.Errorf("%d were open at once, the server saw %d, %d waited; want %d", open, most.Load(), waiting, c.most)
				}
				if c.inOrder && !slices.IsSorted(came) {
					t.Errorf("who came first was not served first: %v", came)
				}
				return nil
			})
		})
	}
}

func TestTheTraceSaysThatARequestWaitsForAConnection(t *testing.T) {
	server := serve(t, told)
	clock := loopcore.NewClock()
	recorder := trace.NewRecorder(clock)
	_, err := loopcore.Run(loopcore.Options{Clock: clock, Trace: recorder}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		c, err := httpclient.New(httpclient.Options{Limit: 1})
		if err != nil {
			return nil, err
		}
		if _, err := gather(co, 2, func(co *loopcore.Co, _ int) (string, error) { return text(co, c, server.URL) }); err != nil {
			return nil, err
		}
		return nil, c.Close(co)
	}))
	if err != nil {
		t.Fatal(err)
	}
	want := "a connection to " + strings.TrimPrefix(server.URL, "http://")
	said := 0
	v := recorder.View()
	for i := v.First(); i < v.End(); i++ {
		if e := v.At(i); e.Kind == trace.TaskSuspended && trace.Wait(e.Code) == trace.WaitFuture && v.Text(e.Text) == want {
			said++
		}
	}
	if said != 1 {
		t.Errorf("%d tasks wait for %s, want 1", said, want)
	}
}

func TestWhoHasWaitedLongestIsServedFirstWhateverTheHost(t *testing.T) {
	one, two := serve(t, told), serve(t, told)
	run(t, httpclient.Options{Limit: 1}, func(co *loopcore.Co, c *httpclient.Client) error {
		came, err := gather(co, 5, func(co *loopcore.Co, i int) (string, error) {
			_, err := text(co, c, []string{one.URL, two.URL}[i%2])
			return fmt.Sprint(i), err
		})
		if !slices.IsSorted(came) {
			t.Errorf("they were served as %v", came)
		}
		return err
	})
}

func TestAnIdleConnectionMakesRoomForAnotherHost(t *testing.T) {
	one := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "one") })
	two := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "two") })
	run(t, httpclient.Options{Limit: 1}, func(co *loopcore.Co, c *httpclient.Client) error {
		err := co.Timeout(loopcore.After(5), func(*loopcore.Timeout) error { // not when its time is over
			for _, server := range []string{one.URL, two.URL, one.URL} {
				if _, err := text(co, c, server); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		if s := c.Stats(); s.Opened != 3 || s.Open != 1 {
			t.Errorf("got %+v", s)
		}
		return nil
	})
}

func TestCloseSendsEverybodyAway(t *testing.T) {
	url := rawServer(t, func(_ int, conn net.Conn, in *bufio.Reader) {
		if asked, err := readRequest(in); err == nil && strings.Contains(asked, "/half") {
			_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")
		}
		_, _ = in.ReadByte()
	})
	run(t, httpclient.Options{Limit: 2}, func(co *loopcore.Co, c *httpclient.Client) error {
		l := co.Loop()
		before := descriptors(t)
		var tasks []*loopcore.Task
		for _, path := range []string{"/never", "/half", "/waits"} {
			task, err := l.CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) { return text(co, c, url+path) }), path)
			if err != nil {
				return err
			}
			tasks = append(tasks, task)
		}
		if err := co.Sleep(0.05); err != nil {
			return err
		}
		if s := c.Stats(); s.Open != 2 || s.Waiting != 1 {
			t.Errorf("before Close: %+v", s)
		}
		if err := c.Close(co); err != nil {
			return err
		}
		for _, task := range tasks {
			if _, err := co.Await(task); !httpclient.IsKind(err, httpclient.KindClosed) {
				t.Errorf("%s ended with %v", task.Name(), err)
			}
		}
		_, err := c.Get(co, url)
		if !httpclient.IsKind(err, httpclient.KindClosed) || !errors.Is(err, httpclient.ErrClientClosed) || !c.Closed() {
			t.Errorf("asked afterwards: %v", err)
		}
		return soon(co, func() bool { return descriptors(t) <= before })
	})
}

func TestAClientBelongsToOneLoop(t *testing.T) {
	server := serve(t, told)
	client, err := httpclient.New(httpclient.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 2 {
		_, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
			if i == 0 {
				r, err := client.Send(co, &httpclient.Request{URL: server.URL, Header: http.Header{"Connection": {"close"}}})
				if err != nil {
					return nil, err
				}
				return r.Bytes(co)
			}
			if err := client.Close(co); !errors.Is(err, httpclient.ErrOtherLoop) || client.Closed() {
				t.Errorf("another loop closes it: %v", err)
			}
			_, err := client.Get(co, server.URL)
			return nil, err
		}))
		if errors.Is(err, httpclient.ErrOtherLoop) != (i == 1) {
			t.Errorf("on loop %d: %v", i, err)
		}
	}
}
