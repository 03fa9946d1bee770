package httpclient_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"batuta/loopcore"
	"batuta/loopcore/httpclient"
)

// echo answers the request as it came.
func echo(t *testing.T) string {
	t.Helper()
	return rawServer(t, func(_ int, conn net.Conn, in *bufio.Reader) {
		for {
			asked, err := readRequest(in)
			if err != nil {
				return
			}
			fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s", len(asked), asked)
		}
	})
}

// sent is a request, and what the server gets of it.
type sent struct {
	name    string
	options httpclient.Options
	request httpclient.Request
	want    []string // lines that are sent
	not     []string // and what is nowhere
}

func TestARequestIsSentAsItWasMade(t *testing.T) {
	must := func(b *httpclient.Body, err error) *httpclient.Body {
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	chunked := httpclient.BytesBody("", []byte("hello"))
	chunked.Chunked = true
	for _, c := range []sent{
		{
			name: "a plain one", request: httpclient.Request{URL: "/users?id=1#top"},
			want: []string{"GET /users?id=1 HTTP/1.1", "Accept: */*", "Accept-Encoding: gzip, deflate", "User-Agent: Batuta"}, not: []string{"Content-Length", "top"},
		},
		{name: "parameters", request: httpclient.Request{URL: "/s?a=1", Params: url.Values{"q": {"x y&z"}, "b": {"é"}}}, want: []string{"GET /s?a=1&b=%C3%A9&q=x+y%26z HTTP/1.1"}},
		{name: "a query as people write it", request: httpclient.Request{URL: "/s?q=dos palabras é"}, want: []string{"GET /s?q=dos%20palabras%20%C3%A9 HTTP/1.1"}},
		{name: "a path as people write it", request: httpclient.Request{URL: "/años nuevos"}, want: []string{"GET /a%C3%B1os%20nuevos HTTP/1.1"}},
		{
			name: "headers", options: httpclient.Options{Header: http.Header{"x-a": {"client"}, "X-B": {"client"}}}, request: httpclient.Request{Header: http.Header{"X-a": {"one", "two"}, "Accept-Encoding": {"identity"}}},
			want: []string{"X-A: one", "X-A: two", "X-B: client", "Accept-Encoding: identity"}, not: []string{"gzip", "X-A: client"},
		},
		{name: "a host of its own", request: httpclient.Request{Header: http.Header{"Host": {"example.org"}}}, want: []string{"Host: example.org"}, not: []string{"Host: 127"}},
		{name: "basic auth", options: httpclient.Options{Auth: &httpclient.BasicAuth{User: "no", Password: "no"}}, request: httpclient.Request{Auth: &httpclient.BasicAuth{User: "ana", Password: "s:1"}}, want: []string{"Authorization: Basic YW5hOnM6MQ=="}},
		{name: "a user in the URL", options: httpclient.Options{Auth: &httpclient.BasicAuth{User: "no"}}, request: httpclient.Request{URL: "//ana:s%3A1@HOST/"}, want: []string{"GET / HTTP/1.1", "Authorization: Basic YW5hOnM6MQ=="}, not: []string{"ana"}},
		{name: "a header before auth", options: httpclient.Options{Auth: &httpclient.BasicAuth{User: "no"}}, request: httpclient.Request{Header: http.Header{"Authorization": {"Bearer x"}}}, want: []string{"Authorization: Bearer x"}, not: []string{"Basic"}},
		{name: "one header under two names", request: httpclient.Request{Header: http.Header{"x-a": {"two"}, "X-A": {"one"}}}, want: []string{"X-A: one", "X-A: two"}},
		{name: "its length, said rightly", request: httpclient.Request{Method: "POST", Header: http.Header{"Content-Length": {"2"}, "Content-Type": {"own/type"}}, Body: httpclient.BytesBody("text/plain", []byte("hi"))}, want: []string{"Content-Length: 2", "Content-Type: own/type", "hi"}},
		{name: "chunks, asked for by the header", request: httpclient.Request{Method: "POST", Header: http.Header{"Transfer-Encoding": {"Chunked"}}, Body: httpclient.BytesBody("", nil)}, want: []string{"Transfer-Encoding: chunked", "0"}, not: []string{"Content-Length"}},
		{name: "POST of nothing", request: httpclient.Request{Method: "POST"}, want: []string{"POST / HTTP/1.1", "Content-Length: 0"}},
		{name: "DELETE of nothing", request: httpclient.Request{Method: "DELETE"}, not: []string{"Content-Length"}},
		{
			name: "JSON", request: httpclient.Request{Method: "POST", Body: must(httpclient.JSONBody(map[string]int{"a": 1}))},
			want: []string{"Content-Type: application/json", "Content-Length: 7", `{"a":1}`},
		},
		{
			name: "a form", request: httpclient.Request{Method: "POST", Body: httpclient.FormBody(url.Values{"b": {"2"}, "a": {"1 +"}})},
			want: []string{"Content-Type: application/x-www-form-urlencoded", "a=1+%2B&b=2"},
		},
		{name: "bytes in a chunk", request: httpclient.Request{Method: "PUT", Body: chunked}, want: []string{"Transfer-Encoding: chunked", "5", "hello", "0"}, not: []string{"Content-Length"}},
		{name: "a method in small letters", request: httpclient.Request{Method: "delete"}, want: []string{"DELETE / HTTP/1.1"}},
		{name: "a method nobody knows", request: httpclient.Request{Method: "PURGE"}, want: []string{"PURGE / HTTP/1.1"}},
	} {
		t.Run(c.name, c.check)
	}
}

func (c sent) check(t *testing.T) {
	c.options.BaseURL = echo(t)
	c.request.URL = strings.Replace(c.request.URL, "HOST", strings.TrimPrefix(c.options.BaseURL, "http://"), 1)
	run(t, c.options, func(co *loopcore.Co, client *httpclient.Client) error {
		r, err := client.Send(co, &c.request)
		if err != nil {
			return err
		}
		sent, err := r.Text(co)
		if err != nil {
			return err
		}
		lines := strings.Split(sent, "\r\n")
		for _, want := range c.want {
			if !slices.Contains(lines, want) {
				t.Errorf("no line %q in\n%s", want, sent)
			}
		}
		for _, not := range c.not {
			if strings.Contains(sent, not) {
				t.Errorf("%q in\n%s", not, sent)
			}
		}
		return nil
	})
}

// pieces is a StreamBody's source that gives these, one per call.
func pieces(all ...string) func(*loopcore.Co) ([]byte, error) {
	return func(co *loopcore.Co) ([]byte, error) {
		if err := co.Sleep(0); err != nil {
			return nil, err
		}
		if len(all) == 0 {
			return nil, io.EOF
		}
		piece := all[0]
		all = all[1:]
		return []byte(piece), nil
	}
}

func TestABodyCanComePieceByPiece(t *testing.T) {
	url := echo(t)
	run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
		r, err := c.Post(co, url, httpclient.StreamBody("text/plain", -1, pieces("one", "", "two!")))
		if err != nil {
			return err
		}
		sent, err := r.Text(co)
		if err != nil || !strings.Contains(sent, "Transfer-Encoding: chunked\r\n") || !strings.HasSuffix(sent, "\r\n\r\n3\r\none\r\n4\r\ntwo!\r\n0\r\n\r\n") {
			t.Errorf("sent %q, %v", sent, err)
		}
		r, err = c.Post(co, url, httpclient.StreamBody("text/plain", 7, pieces("one", "two!")))
		if err != nil {
			return err
		}
		sent, err = r.Text(co)
		if err != nil || !strings.Contains(sent, "Content-Length: 7\r\n") || !strings.HasSuffix(sent, "\r\n\r\nonetwo!") {
			t.Errorf("sent %q, %v", sent, err)
		}
		if s := c.Stats(); s.Opened != 1 || s.Idle != 1 {
			t.Errorf("the connection was not used again: %+v", s)
		}
		return nil
	})
}

func TestABodyWhoseSourceFailsEndsTheRequest(t *testing.T) {
	failure := errors.New("the disk is gone")
	for _, c := range []struct {
		name string
		body *httpclient.Body
		says string
	}{
		{"an error", httpclient.StreamBody("", -1, func(*loopcore.Co) ([]byte, error) { return nil, failure }), failure.Error()},
		{"too little", httpclient.StreamBody("", 10, pieces("one")), "3 bytes, not the 10"},
		{"too much", httpclient.StreamBody("", 2, pieces("one")), "more than the 2 bytes"},
		{"a panic", httpclient.StreamBody("", -1, func(*loopcore.Co) ([]byte, error) { panic("oh") }), "panicked"},
	} {
		t.Run(c.name, func(t *testing.T) {
			url := echo(t)
			run(t, httpclient.Options{}, func(co *loopcore.Co, client *httpclient.Client) error {
				_, err := client.Post(co, url, c.body)
				if err := wantError(err, httpclient.KindBody, c.says); err != nil {
					return err
				}
				if s := client.Stats(); s.Open != 0 {
					t.Errorf("left: %+v", s)
				}
				return nil
			})
		})
	}
}

func TestAServerThatGoesWhileASourceGivesIsTheServersDoing(t *testing.T) {
	url := rawServer(t, func(_ int, conn net.Conn, in *bufio.Reader) {
		if _, err := http.ReadRequest(in); err == nil {
			_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")
		}
	})
	run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
		r, err := c.Post(co, url, httpclient.StreamBody("", -1, func(co *loopcore.Co) ([]byte, error) {
			return make([]byte, 1000), co.Sleep(0.001)
		}))
		if err != nil {
			return err
		}
		if err := co.Sleep(0.05); err != nil { // the source's task has noticed
			return err
		}
		_, err = r.Bytes(co)
		return wantError(err, httpclient.KindDisconnected, "")
	})
}

// An answer that lasts until the connection ends is not whole if it is the
// request that ended it.
func TestABodyWhoseSourceFailsEndsTheAnswer(t *testing.T) {
	url := rawServer(t, func(_ int, conn net.Conn, in *bufio.Reader) {
		if _, err := http.ReadRequest(in); err == nil {
			_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\n\r\nhalf")
		}
		_, _ = io.Copy(io.Discard, in)
	})
	run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
		answered := co.Loop().NewFuture()
		r, err := c.Post(co, url, httpclient.StreamBody("", -1, func(co *loopcore.Co) ([]byte, error) {
			_, err := co.Await(answered)
			return nil, err
		}))
		if err != nil {
			return err
		}
		if err := answered.SetException(errors.New("the disk is gone")); err != nil {
			return err
		}
		_, err = r.Bytes(co)
		return wantError(err, httpclient.KindBody, "the disk is gone")
	})
}

func TestAnAnswerMayComeBeforeTheBodyIsSent(t *testing.T) {
	over := make(chan struct{})
	url := rawServer(t, func(_ int, conn net.Conn, in *bufio.Reader) {
		if _, err := http.ReadRequest(in); err == nil { // the head alone
			_, _ = io.WriteString(conn, "HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nno!")
		}
		<-over
	})
	t.Cleanup(func() { close(over) }) // before the server is
	never := func(co *loopcore.Co) ([]byte, error) { return nil, co.Sleep(3600) }
	for name, body := range map[string]*httpclient.Body{
		"pieces": httpclient.StreamBody("", -1, never),
		"bytes":  httpclient.BytesBody("", make([]byte, 64<<20)),
	} {
		t.Run(name, func(t *testing.T) {
			run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
				r, err := c.Post(co, url, body)
				if err != nil || r.Status != 413 {
					return fmt.Errorf("got %+v, %w", r, err)
				}
				if body, err := r.Text(co); body != "no!" || err != nil {
					t.Errorf("got %q, %v", body, err)
				}
				if s := c.Stats(); s.Open != 0 {
					t.Errorf("a connection with half a request was kept: %+v", s)
				}
				if err := co.Sleep(0); err != nil { // the sender's task ends
					return err
				}
				if n := len(co.Loop().AllTasks()); n != 1 {
					t.Errorf("%d tasks are left", n-1)
				}
				return nil
			})
		})
	}
}

func TestASourceIsStoppedWhenTheAnswerIsNone(t *testing.T) {
	url := rawServer(t, func(_ int, conn net.Conn, in *bufio.Reader) {
		if _, err := http.ReadRequest(in); err == nil {
			_, _ = io.WriteString(conn, "nonsense\r\n\r\n")
		}
	})
	run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
		never := func(co *loopcore.Co) ([]byte, error) { return nil, co.Sleep(3600) }
		_, err := c.Post(co, url, httpclient.StreamBody("", -1, never))
		if err := wantError(err, httpclient.KindProtocol, "nonsense"); err != nil {
			return err
		}
		if err := co.Sleep(0); err != nil {
			return err
		}
		if n := len(co.Loop().AllTasks()); n != 1 {
			t.Errorf("%d tasks are left", n-1)
		}
		return nil
	})
}

// A server that sends back what it gets stops reading when nobody reads what it sends.
func TestAnEchoLargerThanAllBuffersDoesNotBlock(t *testing.T) {
	const size = 32 << 20
	url := rawServer(t, func(_ int, conn net.Conn, in *bufio.Reader) {
		req, err := http.ReadRequest(in)
		if err != nil {
			return
		}
		fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n", size)
		_, _ = io.Copy(conn, req.Body)
	})
	big := bytes.Repeat([]byte("0123456789abcdef"), size/16)
	left := big
	for name, body := range map[string]*httpclient.Body{
		"bytes": httpclient.BytesBody("", big),
		"pieces": httpclient.StreamBody("", size, func(*loopcore.Co) ([]byte, error) {
			n := min(len(left), 1<<20)
			piece := left[:n]
			if left = left[n:]; n == 0 {
				return nil, io.EOF
			}
			return piece, nil
		}),
	} {
		t.Run(name, func(t *testing.T) {
			run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
				r, err := c.Post(co, url, body)
				if err != nil {
					return err
				}
				got, err := r.Bytes(co)
				if err != nil || !bytes.Equal(got, big) {
					t.Errorf("%d bytes came back, %v", len(got), err)
				}
				return nil
			})
		})
	}
}

func TestABodyIsHeldBackUntilTheServerAsksForIt(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer string // to the head
		sent   bool   // and then the body comes
		kept   bool
	}{
		{"it asks", "HTTP/1.1 100 Continue\r\n\r\n", true, true},
		{"it says something else first", "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n", true, true},
		{"it refuses", "HTTP/1.1 417 No\r\nContent-Length: 2\r\n\r\nno", false, false},
		{"it never asks", "", true, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			url := rawServer(t, func(_ int, conn net.Conn, in *bufio.Reader) {
				req, err := http.ReadRequest(in)
				if err != nil {
					return
				}
				_, _ = io.WriteString(conn, c.answer)
				body, err := io.ReadAll(req.Body)
				if err == nil && string(body) == "hello" {
					_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
				}
				_, _ = in.ReadByte()
			})
			run(t, httpclient.Options{}, func(co *loopcore.Co, client *httpclient.Client) error {
				r, err := client.Send(co, &httpclient.Request{
					Method: "POST", URL: url, Body: httpclient.BytesBody("", []byte("hello")),
					Header: http.Header{"Expect": {"100-continue"}},
				})
				if err != nil {
					return err
				}
				body, err := r.Text(co)
				if want := map[bool]string{true: "ok", false: "no"}[c.sent]; err != nil || body != want {
					t.Errorf("got %d %q, %v", r.Status, body, err)
				}
				if kept := client.Stats().Idle == 1; kept != c.kept {
					t.Errorf("the connection is kept: %v", kept)
				}
				return nil
			})
		})
	}
}
