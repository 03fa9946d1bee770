package httpclient_test

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"batuta/loopcore"
	"batuta/loopcore/httpclient"
)

func TestARequestIsACoroutine(t *testing.T) {
	server := serve(t, told)
	run(t, httpclient.Options{BaseURL: server.URL}, func(co *loopcore.Co, c *httpclient.Client) error {
		v, err := co.Await(c.Do(&httpclient.Request{URL: "/a"}))
		if err != nil {
			return err
		}
		if name, _, _ := c.Do(&httpclient.Request{}).Where(); name != "(*Client).request" {
			t.Errorf("its name is %s", name)
		}
		if body, err := v.(*httpclient.Response).Text(co); !strings.HasPrefix(body, "GET /a ") || err != nil {
			t.Errorf("awaited: %q, %v", body, err)
		}
		all, err := co.Gather(c.Do(&httpclient.Request{URL: "/b"}), c.Do(&httpclient.Request{URL: "/c"}))
		if err != nil {
			return err
		}
		for i, v := range all {
			body, err := v.(*httpclient.Response).Text(co)
			if want := fmt.Sprintf("GET /%c ", 'b'+i); !strings.HasPrefix(body, want) || err != nil {
				t.Errorf("gathered: %q, %v", body, err)
			}
		}
		v, err = co.Await(c.Do(&httpclient.Request{URL: "gopher://hole/"}))
		if v != nil || !httpclient.IsKind(err, httpclient.KindRequest) {
			t.Errorf("a bad one: %v, %v", v, err)
		}
		if _, err = co.Await(c.Do(nil)); !errors.Is(err, httpclient.ErrNoRequest) {
			t.Errorf("none: %v", err)
		}
		return nil
	})
}

// foreign is a coroutine of another kind, such as an interpreter's, that awaits
// a request in its own steps.
type foreign struct{ loopcore.Coroutine }

func TestACoroutineOfAnotherKindCanAwaitARequest(t *testing.T) {
	server := serve(t, told)
	run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
		do := c.Do(&httpclient.Request{URL: server.URL + "/a"})
		do.Bind(co.Loop())
		v, err := co.Await(foreign{do})
		if err != nil {
			return err
		}
		if body, err := v.(*httpclient.Response).Text(co); !strings.HasPrefix(body, "GET /a ") || err != nil {
			t.Errorf("got %q, %v", body, err)
		}
		cancelled := c.Do(&httpclient.Request{URL: server.URL + "/b"})
		cancelled.Bind(co.Loop())
		task, err := co.Loop().CreateTask(foreign{cancelled}, "")
		if err != nil {
			return err
		}
		if err := co.Sleep(0); err != nil {
			return err
		}
		task.Cancel("")
		if _, err := co.Await(task); !loopcore.IsCancelled(err) {
			t.Errorf("cancelled: %v", err)
		}
		if s := c.Stats(); s.Open != s.Idle {
			t.Errorf("left: %+v", s)
		}
		return nil
	})
}

func TestARefusedConnectionSaysByWhom(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
		_, err := c.Get(co, "http://"+address)
		if !errors.Is(err, syscall.ECONNREFUSED) {
			t.Errorf("got %v", err)
		}
		return wantError(err, httpclient.KindConnect, "connecting to "+address)
	})
}

func TestCancelledAtAnyMomentARequestClosesWhatItOpened(t *testing.T) {
	server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		for range 4 {
			time.Sleep(time.Millisecond)
			_, _ = w.Write(make([]byte, 2000))
			w.(http.Flusher).Flush()
		}
	})
	secure, config := serveTLS(t, func(w http.ResponseWriter, _ *http.Request) {
		time.Sleep(time.Millisecond)
		_, _ = w.Write(make([]byte, 8000))
	})
	for name, url := range map[string]string{"plain": server.URL, "TLS": secure.URL} {
		t.Run(name, func(t *testing.T) {
			run(t, httpclient.Options{TLS: config, Limit: 2, Timeouts: httpclient.Timeouts{Total: loopcore.After(30)}}, func(co *loopcore.Co, c *httpclient.Client) error {
				before := descriptors(t)
				for i := range 60 {
					var tasks []*loopcore.Task
					for range 3 { // of which one waits for a place
						task, err := co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
							r, err := c.Get(co, url)
							if err != nil {
								return nil, err
							}
							body, err := r.Bytes(co)
							return len(body), err
						}), "")
						if err != nil {
							return err
						}
						tasks = append(tasks, task)
					}
					if err := co.Sleep(float64(i) / 60 * 0.008); err != nil {
						return err
					}
					cancelled := tasks[i%3].Cancel("")
					for j, task := range tasks {
						n, err := co.Await(task)
						switch {
						case j == i%3 && cancelled && loopcore.IsCancelled(err):
						case err != nil || n != 8000:
							t.Fatalf("request %d answered %v bytes, %v", j, n, err)
						}
					}
					if s := c.Stats(); s.Open != s.Idle || s.Open > 2 || s.Dialling != 0 || s.Waiting != 0 {
						t.Fatalf("left: %+v", s)
					}
				}
				if err := c.Close(co); err != nil {
					return err
				}
				if err := soon(co, func() bool { return descriptors(t) <= before }); err != nil {
					return fmt.Errorf("%d descriptors before, %d after: %w", before, descriptors(t), err)
				}
				return nil
			})
		})
	}
}

// A coroutine that is unwound, because its run was dropped, lets go as well.
func TestARequestThatIsUnwoundClosesItsConnection(t *testing.T) {
	url := silent(t, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")
	before, goroutines := descriptors(t), runtime.NumGoroutine()
	var loop *loopcore.Loop
	_, err := loopcore.Run(loopcore.Options{OnLoop: func(l *loopcore.Loop) { loop = l }}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		c, err := httpclient.New(httpclient.Options{})
		if err != nil {
			return nil, err
		}
		if _, err := co.Loop().CallLater(0.05, loop.Drop); err != nil {
			return nil, err
		}
		return text(co, c, url)
	}))
	if !errors.Is(err, loopcore.ErrDropped) {
		t.Errorf("the run ended with %v", err)
	}
	for range 1000 {
		if descriptors(t) <= before && runtime.NumGoroutine() <= goroutines {
			return
		}
		time.Sleep(time.Millisecond) // the server's end goes when it has noticed
	}
	t.Errorf("%d descriptors before, %d after; %d goroutines before, %d after",
		before, descriptors(t), goroutines, runtime.NumGoroutine())
}

func TestHundredsOfRequestsOverlap(t *testing.T) {
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(20 * time.Millisecond)
		_, _ = w.Write([]byte(r.URL.RawQuery))
	})
	run(t, httpclient.Options{Limit: 50}, func(co *loopcore.Co, c *httpclient.Client) error {
		const requests = 300
		began := co.Loop().Time()
		came, err := gather(co, requests, func(co *loopcore.Co, i int) (string, error) {
			body, err := text(co, c, fmt.Sprintf("%s/?%d", server.URL, i))
			if err == nil && body != fmt.Sprint(i) {
				err = fmt.Errorf("asked for %d, got %s", i, body)
			}
			return body, err
		})
		if took := co.Loop().Time() - began; err != nil || len(came) != requests || took > 0.020*requests/2 {
			t.Errorf("%d answers in %v s, %v", len(came), took, err)
		}
		if s := c.Stats(); s.Opened > 50 || s.Requests != requests {
			t.Errorf("got %+v", s)
		}
		return nil
	})
}
