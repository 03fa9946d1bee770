package httpclient_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"batuta/loopcore"
	"batuta/loopcore/httpclient"
)

func TestABodyIsReadInPieces(t *testing.T) {
	server := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "abcdefghij") })
	run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
		r, err := c.Get(co, server.URL)
		if err != nil {
			return err
		}
		var got []string
		for {
			piece, err := r.Next(co, 4)
			if err == io.EOF {
				break
			}
			if err != nil {
				return err
			}
			got = append(got, string(piece))
		}
		if want := "[abcd efgh ij]"; fmt.Sprint(got) != want {
			t.Errorf("got %v, want %s", got, want)
		}
		if rest, err := r.Bytes(co); len(rest) != 0 || err != nil || !r.Closed() {
			t.Errorf("behind the end: %q, %v", rest, err)
		}
		return nil
	})
}

func TestABodyIsReadByLine(t *testing.T) {
	long := strings.Repeat("x", 40_000)
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"none", "", nil},
		{"one without end", "abc", []string{"abc"}},
		{"several", "a\n\nb\r\nc", []string{"a\n", "\n", "b\r\n", "c"}},
		{"longer than a read", long + "\nshort\n", []string{long + "\n", "short\n"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			server := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, c.body) })
			run(t, httpclient.Options{}, func(co *loopcore.Co, client *httpclient.Client) error {
				r, err := client.Get(co, server.URL)
				if err != nil {
					return err
				}
				var got []string
				for {
					line, err := r.Line(co)
					if err == io.EOF {
						break
					}
					if err != nil {
						return err
					}
					got = append(got, string(line))
				}
				if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
					t.Errorf("got %.200q, want %.200q", got, c.want)
				}
				return nil
			})
		})
	}
}

func TestWhatIsTooLargeIsRefused(t *testing.T) {
	bomb := gzipped(strings.Repeat("0", 10<<20))
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/head":
			w.Header().Set("X", strings.Repeat("x", 5000))
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			_, _ = io.WriteString(w, bomb)
		case "/chunks":
			for range 100 {
				_, _ = w.Write(make([]byte, 1000))
				w.(http.Flusher).Flush()
			}
		case "/line":
			_, _ = w.Write(bytes.Repeat([]byte("x"), 200_000))
		default:
			_, _ = w.Write(make([]byte, 50_000))
		}
	})
	for _, c := range []struct {
		path    string
		options httpclient.Options
		request httpclient.Request
		err     error
	}{
		{"/length", httpclient.Options{MaxBody: 49_999}, httpclient.Request{}, httpclient.ErrBodyTooLarge},
		{"/length", httpclient.Options{MaxBody: 50_000}, httpclient.Request{}, nil},
		{"/length", httpclient.Options{MaxBody: 10}, httpclient.Request{MaxBody: -1}, nil},
		{"/chunks", httpclient.Options{}, httpclient.Request{MaxBody: 50_000}, httpclient.ErrBodyTooLarge},
		{"/bomb", httpclient.Options{MaxBody: 1 << 20}, httpclient.Request{}, httpclient.ErrBodyTooLarge},
		{"/head", httpclient.Options{MaxHead: 4000}, httpclient.Request{}, httpclient.ErrHeadTooLarge},
		{"/head", httpclient.Options{MaxHead: 6000}, httpclient.Request{}, nil},
		{"/line", httpclient.Options{}, httpclient.Request{}, httpclient.ErrLineTooLong},
	} {
		t.Run(c.path, func(t *testing.T) {
			run(t, c.options, func(co *loopcore.Co, client *httpclient.Client) error {
				c.request.URL = server.URL + c.path
				r, err := client.Send(co, &c.request)
				if err == nil && c.path == "/line" {
					_, err = r.Line(co)
					defer r.Close()
				} else if err == nil {
					_, err = r.Bytes(co)
				}
				if !errors.Is(err, c.err) || httpclient.IsKind(err, httpclient.KindTooLarge) != (c.err != nil) {
					t.Errorf("got %v, want %v", err, c.err)
				}
				return nil
			})
		})
	}
}

func TestABodyThatSaysItIsTooLargeIsNotWaitedFor(t *testing.T) {
	url := silent(t, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
	run(t, httpclient.Options{MaxBody: 10, Timeouts: httpclient.Timeouts{Total: loopcore.After(5)}}, func(co *loopcore.Co, c *httpclient.Client) error {
		r, err := c.Get(co, url)
		if err != nil {
			return err
		}
		_, err = r.Bytes(co)
		return wantError(err, httpclient.KindTooLarge, "body is too large")
	})
}

func TestAnAnswerThatIsNotReadIsDrainedOrDropped(t *testing.T) {
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/much":
			_, _ = w.Write(make([]byte, 10<<20))
		case "/some": // more than is read along with the head
			_, _ = w.Write(make([]byte, 20_000))
		default:
			_, _ = io.WriteString(w, "a little")
		}
	})
	url := silent(t, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe")
	for _, c := range []struct {
		name string
		url  string
		end  func(*loopcore.Co, *httpclient.Response) error
		kept bool
	}{
		{"little is drained", server.URL + "/", func(co *loopcore.Co, r *httpclient.Response) error { return r.Discard(co) }, true},
		{"much is dropped", server.URL + "/much", func(co *loopcore.Co, r *httpclient.Response) error { return r.Discard(co) }, false},
		{"slow is dropped", url, func(co *loopcore.Co, r *httpclient.Response) error { return r.Discard(co) }, false},
		{"what is here already is drained", server.URL + "/", func(_ *loopcore.Co, r *httpclient.Response) error { r.Close(); return nil }, true},
		{"some that is here is drained", server.URL + "/some", func(co *loopcore.Co, r *httpclient.Response) error {
			err := co.Sleep(0.05)
			r.Close()
			return err
		}, true},
		{"what is not is dropped", url, func(_ *loopcore.Co, r *httpclient.Response) error { r.Close(); return nil }, false},
		{"much is dropped unread", server.URL + "/much", func(_ *loopcore.Co, r *httpclient.Response) error { r.Close(); return nil }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			run(t, httpclient.Options{}, func(co *loopcore.Co, client *httpclient.Client) error {
				r, err := client.Get(co, c.url)
				if err != nil {
					return err
				}
				if err := c.end(co, r); err != nil {
					return err
				}
				if s := client.Stats(); (s.Idle == 1) != c.kept || s.Open != s.Idle {
					t.Errorf("kept is %v: %+v", c.kept, s)
				}
				r.Close()
				_, err = r.Next(co, 0)
				if !r.Closed() || err != io.EOF && !httpclient.IsKind(err, httpclient.KindClosed) || r.Discard(co) != nil {
					t.Errorf("read afterwards: %v", err)
				}
				return nil
			})
		})
	}
}

func TestWhatCameBeforeTheConnectionBrokeCounts(t *testing.T) {
	const size = 20_000 // more than is read along with the head
	asked, broken := make(chan struct{}), make(chan struct{})
	url := rawServer(t, func(_ int, conn net.Conn, in *bufio.Reader) {
		if _, err := readRequest(in); err == nil {
			fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s", size, make([]byte, size))
		}
		<-asked
		_ = conn.(*net.TCPConn).SetLinger(0) // a reset
		_ = conn.Close()
		close(broken)
	})
	run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
		r, err := c.Get(co, url)
		if err != nil {
			return err
		}
		if err := co.Sleep(0.05); err != nil { // all has come
			return err
		}
		close(asked)
		<-broken
		if err := co.Sleep(0.05); err != nil { // and so has the reset
			return err
		}
		body, err := r.Bytes(co)
		if len(body) != size || err != nil {
			t.Errorf("got %d bytes, %v", len(body), err)
		}
		if s := c.Stats(); s.Open != 0 {
			t.Errorf("it was kept: %+v", s)
		}
		return nil
	})
}

func TestTwoCoroutinesCannotReadOneAnswer(t *testing.T) {
	url := silent(t, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")
	run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
		r, err := c.Get(co, url)
		if err != nil {
			return err
		}
		reader, err := co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) { return r.Bytes(co) }), "")
		if err != nil {
			return err
		}
		if err := co.Sleep(0); err != nil {
			return err
		}
		if _, err := r.Next(co, 0); !httpclient.IsKind(err, httpclient.KindBusy) {
			t.Errorf("the second reader: %v", err)
		}
		r.Close()
		if _, err := co.Await(reader); !errors.Is(err, httpclient.ErrResponseClosed) {
			t.Errorf("the first, when it was closed: %v", err)
		}
		if s := c.Stats(); s.Open != 0 {
			t.Errorf("left: %+v", s)
		}
		return nil
	})
}

func TestJSONAndStatus(t *testing.T) {
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/users" {
			_, _ = io.WriteString(w, `{"name": "Alma", "id": 1}`)
			return
		}
		http.NotFound(w, r)
	})
	run(t, httpclient.Options{BaseURL: server.URL}, func(co *loopcore.Co, c *httpclient.Client) error {
		r, err := c.Get(co, "/users")
		if err != nil {
			return err
		}
		var user struct{ Name string }
		if err := r.JSON(co, &user); err != nil || user.Name != "Alma" || !r.OK() || r.RaiseForStatus() != nil || r.Reason != "OK" {
			t.Errorf("got %+v from %+v, %v", user, r, err)
		}
		if r, err = c.Get(co, "/nobody?a=b"); err != nil {
			return err
		}
		if err := r.JSON(co, &user); err == nil || !strings.Contains(err.Error(), "JSON") {
			t.Errorf("no JSON: %v", err)
		}
		var failed *httpclient.StatusError
		if err := r.RaiseForStatus(); r.OK() || !errors.As(err, &failed) || failed.Error() != "GET "+server.URL+"/nobody?a=b: 404 Not Found" {
			t.Errorf("got %v", err)
		}
		first, err := r.Bytes(co)
		if again, other := r.Bytes(co); err != nil || other != nil || !bytes.Equal(first, again) || len(first) == 0 {
			t.Errorf("Bytes says %q, then %q", first, again)
		}
		if r, err = c.Head(co, "/users"); err != nil {
			return err
		}
		if body, err := r.Text(co); body != "" || err != nil || r.ContentLength != 25 {
			t.Errorf("HEAD: %q of %d bytes, %v", body, r.ContentLength, err)
		}
		return nil
	})
}

func TestASwitchOfProtocolsEndsTheConnection(t *testing.T) {
	url := rawServer(t, func(_ int, conn net.Conn, in *bufio.Reader) {
		_, _ = readRequest(in)
		_, _ = io.WriteString(conn, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: chess\r\n\r\n")
		_, _ = in.ReadByte()
	})
	run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
		r, err := c.Get(co, url)
		if err != nil {
			return err
		}
		if s := c.Stats(); r.Status != 101 || s.Open != 0 {
			t.Errorf("got %d with %+v", r.Status, s)
		}
		return nil
	})
}
