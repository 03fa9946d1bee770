package httpclient_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"batuta/loopcore"
	"batuta/loopcore/httpclient"
)

func TestAConnectionThatWasReadToItsEndIsUsedAgain(t *testing.T) {
	server := serve(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.RemoteAddr) })
	run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
		first, err := text(co, c, server.URL)
		if err != nil {
			return err
		}
		second, err := text(co, c, server.URL)
		if err != nil || first != second {
			t.Errorf("first from %s, then from %s, %v", first, second, err)
		}
		r, err := c.Get(co, server.URL)
		if err != nil {
			return err
		}
		third, err := text(co, c, server.URL) // while the other is not read
		if err != nil || third == first {
			t.Errorf("both from %s, %v", third, err)
		}
		r.Close() // its body is here already
		if s := c.Stats(); s.Requests != 4 || s.Opened != 2 || s.Reused != 2 || s.Idle != 2 || s.Open != 2 {
			t.Errorf("got %+v", s)
		}
		return nil
	})
}

func TestTheHeadSaysWhetherAConnectionIsKept(t *testing.T) {
	for _, c := range []struct {
		name, head, asked string
		kept              bool
	}{
		{"HTTP/1.1", "HTTP/1.1 200 OK\r\n", "", true},
		{"HTTP/1.1 that is to close", "HTTP/1.1 200 OK\r\nConnection: x, Close\r\n", "", false},
		{"HTTP/1.1 that was asked to close", "HTTP/1.1 200 OK\r\n", "close", false},
		{"HTTP/1.0", "HTTP/1.0 200 OK\r\n", "", false},
		{"HTTP/1.0 that is to be kept", "HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\n", "", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			url := silent(t, c.head+"Content-Length: 1\r\n\r\nx")
			run(t, httpclient.Options{}, func(co *loopcore.Co, client *httpclient.Client) error {
				request := &httpclient.Request{URL: url}
				if c.asked != "" {
					request.Header = http.Header{"connection": {c.asked}}
				}
				r, err := client.Send(co, request)
				if err != nil {
					return err
				}
				body, err := r.Text(co)
				if s := client.Stats(); body != "x" || (s.Idle == 1) != c.kept || s.Open != s.Idle {
					t.Errorf("got %q, %v with %+v", body, err, s)
				}
				return err
			})
		})
	}
}

func TestAnIdleConnectionIsClosedWhenItsTimeIsOver(t *testing.T) {
	for name, c := range map[string]struct {
		options httpclient.Options
		header  string
	}{
		"the client's":  {httpclient.Options{KeepAlive: 0.05}, ""},
		"the server's":  {httpclient.Options{}, "timeout=0, max=5"},
		"none is kept":  {httpclient.Options{KeepAlive: -1}, ""},
		"none at all":   {httpclient.Options{MaxKept: -1}, ""},
		"closed by it":  {httpclient.Options{}, "close"},
		"not as it was": {httpclient.Options{KeepAlive: 0.05}, "timeout=60"},
	} {
		t.Run(name, func(t *testing.T) {
			server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				if c.header == "close" {
					w.Header().Set("Connection", "close")
				} else if c.header != "" {
					w.Header().Set("Keep-Alive", c.header)
				}
			})
			run(t, c.options, func(co *loopcore.Co, client *httpclient.Client) error {
				before := descriptors(t)
				if _, err := text(co, client, server.URL); err != nil {
					return err
				}
				if err := soon(co, func() bool { return client.Stats().Open == 0 }); err != nil {
					t.Errorf("it stays open: %+v", client.Stats())
				}
				// The server's own descriptor goes when it has noticed.
				return soon(co, func() bool { return descriptors(t) <= before })
			})
		})
	}
}

func TestAConnectionThatTheServerClosedIsNoticed(t *testing.T) {
	url := rawServer(t, func(_ int, conn net.Conn, in *bufio.Reader) {
		if _, err := readRequest(in); err == nil {
			_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")
		}
	})
	run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
		for range 3 {
			if _, err := text(co, c, url); err != nil {
				return err
			}
			if err := soon(co, func() bool { return c.Stats().Open == 0 }); err != nil {
				return fmt.Errorf("it stays open: %w", err)
			}
		}
		if s := c.Stats(); s.Retried != 0 || s.Opened != 3 {
			t.Errorf("got %+v", s)
		}
		return nil
	})
}

func TestWhatComesWithAnAnswerKeepsItsConnectionFromBeingKept(t *testing.T) {
	const size = 20_000 // more than is read along with the head
	body := strings.Repeat("x", size)
	for name, more := range map[string]string{"the end": "", "something unasked": "HTTP/1.1 200 OK\r\n"} {
		t.Run(name, func(t *testing.T) {
			url := rawServer(t, func(_ int, conn net.Conn, in *bufio.Reader) {
				if _, err := readRequest(in); err == nil {
					fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s%s", size, body, more)
				}
				if more != "" {
					_, _ = in.ReadByte()
				}
			})
			run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
				r, err := c.Get(co, url)
				if err != nil {
					return err
				}
				if err := co.Sleep(0.05); err != nil { // all has come
					return err
				}
				got, err := r.Text(co)
				if s := c.Stats(); got != body || err != nil || s.Open != 0 {
					t.Errorf("%d bytes, %v, with %+v", len(got), err, s)
				}
				return nil
			})
		})
	}
}

func TestAServerThatSpeaksUnaskedIsNotHeard(t *testing.T) {
	const evil = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"
	for _, later := range []bool{false, true} {
		t.Run(fmt.Sprintf("later is %v", later), func(t *testing.T) {
			idle := make(chan struct{})
			url := rawServer(t, func(n int, conn net.Conn, in *bufio.Reader) {
				for {
					if _, err := readRequest(in); err != nil {
						return
					}
					answer := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n%d", n)
					if n == 0 && !later {
						answer += evil
					}
					_, _ = io.WriteString(conn, answer)
					if n == 0 && later {
						<-idle
						_, _ = io.WriteString(conn, evil)
					}
				}
			})
			run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
				first, err := text(co, c, url)
				if err != nil {
					return err
				}
				if later {
					close(idle)
				}
				if err := soon(co, func() bool { return c.Stats().Open == 0 }); err != nil {
					return fmt.Errorf("it is kept: %w", err)
				}
				second, err := text(co, c, url)
				if first+second != "01" || err != nil {
					t.Errorf("it answered %q, then %q, %v", first, second, err)
				}
				return nil
			})
		})
	}
}

// The server takes a second request on its first connection, and closes.
func TestARequestIsSentAgainOnlyWhereThatIsSafe(t *testing.T) {
	for _, c := range []struct {
		method string
		body   *httpclient.Body
		again  bool
	}{
		{"GET", nil, true},
		{"PUT", httpclient.BytesBody("", []byte("x")), true},
		{"PUT", httpclient.StreamBody("", 1, pieces("x")), false},
		{"POST", httpclient.BytesBody("", []byte("x")), false},
		{"PATCH", nil, false},
	} {
		t.Run(fmt.Sprint(c.method, c.again), func(t *testing.T) {
			url := rawServer(t, func(n int, conn net.Conn, in *bufio.Reader) {
				for i := range 2 {
					if _, err := readRequest(in); err != nil || n == 0 && i == 1 {
						return
					}
					fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n%d", n)
				}
			})
			run(t, httpclient.Options{}, func(co *loopcore.Co, client *httpclient.Client) error {
				if _, err := text(co, client, url); err != nil {
					return err
				}
				r, err := client.Send(co, &httpclient.Request{Method: c.method, URL: url, Body: c.body})
				if !c.again {
					return wantError(err, httpclient.KindDisconnected, "")
				}
				if err != nil {
					return err
				}
				if body, err := r.Text(co); body != "1" || err != nil {
					t.Errorf("got %q, %v", body, err)
				}
				if s := client.Stats(); s.Retried != 1 || s.Opened != 2 {
					t.Errorf("got %+v", s)
				}
				return nil
			})
		})
	}
}

func TestARequestThatIsSentAgainTakesANewConnection(t *testing.T) {
	met := make(chan struct{}, 2)
	url := rawServer(t, func(n int, conn net.Conn, in *bufio.Reader) {
		for i := range 2 {
			if _, err := readRequest(in); err != nil || n < 2 && i == 1 {
				return
			}
			if n < 2 { // the first two are under way at the same time
				met <- struct{}{}
				for len(met) < 2 {
					time.Sleep(time.Millisecond)
				}
			}
			fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n%d", n)
		}
	})
	run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
		if _, err := gather(co, 2, func(co *loopcore.Co, _ int) (string, error) { return text(co, c, url) }); err != nil {
			return err
		}
		body, err := text(co, c, url)
		if s := c.Stats(); err != nil || body != "2" || s.Retried != 1 || s.Opened != 3 {
			t.Errorf("got %q, %v with %+v", body, err, s)
		}
		return nil
	})
}

func TestHalfAnAnswerIsNotAskedForAgain(t *testing.T) {
	url := rawServer(t, func(n int, conn net.Conn, in *bufio.Reader) {
		for _, says := range []string{"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx", "HTTP/1.1 20"} {
			if _, err := readRequest(in); err == nil {
				_, _ = io.WriteString(conn, says)
			}
		}
	})
	run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
		if _, err := text(co, c, url); err != nil {
			return err
		}
		_, err := text(co, c, url)
		if s := c.Stats(); s.Reused != 1 || s.Retried != 0 {
			t.Errorf("got %+v", s)
		}
		return wantError(err, httpclient.KindDisconnected, "in the middle")
	})
}

func TestAFirstRequestIsNotSentAgain(t *testing.T) {
	var connections atomic.Int32
	url := rawServer(t, func(_ int, _ net.Conn, in *bufio.Reader) {
		connections.Add(1)
		_, _ = readRequest(in)
	})
	run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
		_, err := c.Get(co, url)
		return wantError(err, httpclient.KindDisconnected, "without an answer")
	})
	if n := connections.Load(); n != 1 {
		t.Errorf("%d connections", n)
	}
}

func TestMoreConnectionsThanAreKeptAreClosedWhenTheyAreIdle(t *testing.T) {
	together := make(chan struct{}, 3)
	server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		together <- struct{}{}
		for len(together) < 3 { // all three are asked at once
			time.Sleep(time.Millisecond)
		}
	})
	run(t, httpclient.Options{MaxKept: 2}, func(co *loopcore.Co, client *httpclient.Client) error {
		var tasks []*loopcore.Task
		for range 3 {
			task, err := co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) { return text(co, client, server.URL) }), "")
			if err != nil {
				return err
			}
			tasks = append(tasks, task)
		}
		for _, task := range tasks {
			if _, err := co.Await(task); err != nil {
				return err
			}
		}
		if s := client.Stats(); s.Open != 2 || s.Idle != 2 || s.Opened != 3 {
			t.Errorf("of three connections, of which two are kept: %+v", s)
		}
		return nil
	})
}
