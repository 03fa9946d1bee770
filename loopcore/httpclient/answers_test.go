package httpclient_test

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"batuta/loopcore"
	"batuta/loopcore/httpclient"
)

// encoded is text as an encoder writes it.
func encoded(text string, make func(io.Writer) io.WriteCloser) string {
	var b bytes.Buffer
	w := make(&b)
	_, _ = io.WriteString(w, text)
	_ = w.Close()
	return b.String()
}

func gzipped(text string) string {
	return encoded(text, func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) })
}

func zlibbed(text string) string {
	return encoded(text, func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) })
}

func deflated(text string) string {
	return encoded(text, func(w io.Writer) io.WriteCloser {
		f, err := flate.NewWriter(w, flate.DefaultCompression)
		if err != nil {
			panic(err)
		}
		return f
	})
}

// gz begins an answer whose body is in gzip.
const gz = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n"

// said is what a server says, and what is to come of it.
type said struct {
	name   string
	raw    string
	method string
	status int    // of the answer, if there is one
	body   string // its body, if it can be read
	kind   httpclient.Kind
	says   string // what the error says
}

func TestAnswersOfAllFormsAreRead(t *testing.T) {
	for _, c := range []said{
		{name: "a length", raw: "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", status: 200, body: "hello"},
		{name: "no reason", raw: "HTTP/1.1 200\r\nContent-Length: 1\r\n\r\nx", status: 200, body: "x"},
		{name: "newlines alone", raw: "HTTP/1.1 200 OK\nContent-Length: 2\n\nhi", status: 200, body: "hi"},
		{name: "until the close", raw: "HTTP/1.1 200 OK\r\n\r\nall of it", status: 200, body: "all of it"},
		{name: "HTTP/1.0", raw: "HTTP/1.0 200 OK\r\n\r\nold", status: 200, body: "old"},
		{name: "chunks", raw: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", status: 200, body: "abcde"},
		{name: "chunks and a length", raw: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 9\r\n\r\n1\r\na\r\n0\r\n\r\n", status: 200, body: "a"},
		{name: "no content", raw: "HTTP/1.1 204 No Content\r\n\r\n", status: 204},
		{name: "not modified, with a length", raw: "HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n", status: 304},
		{name: "HEAD", method: http.MethodHead, raw: "HTTP/1.1 200 OK\r\nContent-Length: 7\r\nContent-Encoding: gzip\r\n\r\n", status: 200},
		{name: "informational ones first", raw: "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx", status: 200, body: "x"},
		{name: "gzip", raw: gz + "\r\n" + gzipped("packed"), status: 200, body: "packed"},
		{name: "gzip of nothing", raw: gz + "Content-Length: 0\r\n\r\n", status: 200},
		{name: "gzip of no bytes until the close", raw: gz + "\r\n", status: 200},
		{name: "deflate as zlib", raw: "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n" + zlibbed("packed"), status: 200, body: "packed"},
		{name: "deflate as such", raw: "HTTP/1.1 200 OK\r\nContent-Encoding: Deflate\r\n\r\n" + deflated("packed"), status: 200, body: "packed"},
		{name: "two codings", raw: "HTTP/1.1 200 OK\r\nContent-Encoding: deflate, gzip\r\n\r\n" + gzipped(zlibbed("packed")), status: 200, body: "packed"},
		{name: "a coding that nobody asked for", raw: "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nraw", status: 200, body: "raw"},
		{name: "identity", raw: "HTTP/1.1 200 OK\r\nContent-Encoding: identity\r\nContent-Length: 3\r\n\r\nraw", status: 200, body: "raw"},
		{name: "an error's body", raw: "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone", status: 404, body: "none"},

		{name: "a line that goes on", raw: "HTTP/1.1 200 OK\r\nX: a\r\n b\r\nContent-Length: 1\r\n\r\nx", status: 200, body: "x"},
		{name: "something behind a deflated body", raw: "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n" + zlibbed("packed") + "\x00\x00", status: 200, body: "packed"},
		{name: "more codings than anybody uses", raw: "HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip, gzip, gzip, gzip\r\n\r\nraw", status: 200, body: "raw"},
	} {
		t.Run(c.name, c.check)
	}
}

func TestAnswersThatAreNoneSayWhatIsWrongWithThem(t *testing.T) {
	for _, c := range []said{
		{name: "nothing", raw: "", kind: httpclient.KindDisconnected, says: "without an answer"},
		{name: "half a first line", raw: "HTTP/1.1 20", kind: httpclient.KindDisconnected, says: "in the middle"},
		{name: "half a head", raw: "HTTP/1.1 200 OK\r\nContent-Le", kind: httpclient.KindDisconnected, says: "in the middle"},
		{name: "no HTTP", raw: "SSH-2.0-OpenSSH_9.6\r\n\r\n", kind: httpclient.KindProtocol, says: "malformed HTTP response"},
		{name: "no status", raw: "HTTP/1.1 OK\r\n\r\n", kind: httpclient.KindProtocol, says: "malformed HTTP status code"},
		{name: "a status below 100", raw: "HTTP/1.1 099 Low\r\n\r\n", kind: httpclient.KindProtocol, says: "malformed HTTP status code"},
		{name: "HTTP/2", raw: "HTTP/2.0 200 OK\r\n\r\n", kind: httpclient.KindProtocol, says: "HTTP/2.0"},
		{name: "a header without a colon", raw: "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n", kind: httpclient.KindProtocol, says: "malformed MIME header"},
		{name: "two lengths", raw: "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", kind: httpclient.KindProtocol, says: "Content-Length"},
		{name: "a length below 0", raw: "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nab", kind: httpclient.KindProtocol, says: "Content-Length"},
		{name: "an unknown transfer encoding", raw: "HTTP/1.1 200 OK\r\nTransfer-Encoding: rot13\r\n\r\nab", kind: httpclient.KindProtocol, says: "transfer encoding"},
		{name: "a head without end", raw: "HTTP/1.1 200 OK\r\nX: " + strings.Repeat("x", 200_000), kind: httpclient.KindTooLarge, says: "head is too large"},
		{name: "informational ones without end", raw: strings.Repeat("HTTP/1.1 103 Early Hints\r\n\r\n", 100), kind: httpclient.KindProtocol, says: "informational"},

		{name: "a body cut short", raw: "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel", status: 200, kind: httpclient.KindDisconnected, says: "in the middle"},
		{name: "a chunk cut short", raw: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel", status: 200, kind: httpclient.KindDisconnected, says: "in the middle"},
		{name: "no last chunk", raw: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n", status: 200, kind: httpclient.KindDisconnected, says: "in the middle"},
		{name: "a chunk of no length", raw: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhel\r\n", status: 200, kind: httpclient.KindProtocol, says: "chunk"},
		{name: "a chunk longer than it says", raw: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhel\r\n", status: 200, kind: httpclient.KindProtocol, says: "chunk"},
		{name: "gzip that is none", raw: gz + "\r\nplain text, not packed", status: 200, kind: httpclient.KindEncoding, says: "gzip: invalid header"},
		{name: "gzip cut short", raw: gz + "\r\n" + gzipped("packed")[:20], status: 200, kind: httpclient.KindEncoding, says: "unexpected EOF"},
		{name: "gzip cut short by the server", raw: gz + "Content-Length: 99\r\n\r\n" + gzipped("packed")[:20], status: 200, kind: httpclient.KindDisconnected, says: "in the middle"},
		{name: "much behind a deflated body", raw: "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n" + zlibbed("packed") + strings.Repeat("x", 200_000), status: 200, kind: httpclient.KindEncoding, says: "behind the end"},
		{name: "long nonsense", raw: "HTTP/1.1 200 OK\r\n" + strings.Repeat("n", 5000) + "\r\n\r\n", kind: httpclient.KindProtocol, says: "nnn..."},
		{name: "gzip with a wrong checksum", raw: gz + "\r\n" + strings.Replace(gzipped("packed"), "\x06\x00\x00\x00", "\x07\x00\x00\x00", 1), status: 200, kind: httpclient.KindEncoding, says: "checksum"},
	} {
		t.Run(c.name, c.check)
	}
}

// check has a server say it.
func (c said) check(t *testing.T) {
	url := says(t, c.raw)
	run(t, httpclient.Options{}, func(co *loopcore.Co, client *httpclient.Client) error {
		r, err := client.Send(co, &httpclient.Request{Method: c.method, URL: url})
		if c.status == 0 {
			return wantError(err, c.kind, c.says)
		}
		if err != nil || r.Status != c.status {
			return fmt.Errorf("got %+v, %v", r, err)
		}
		body, err := r.Text(co)
		if c.kind != 0 {
			if again, other := r.Next(co, 0); other != err || len(again) > 0 {
				return fmt.Errorf("asked again it says %q, %v; it said %v", again, other, err)
			}
			return wantError(err, c.kind, c.says)
		}
		if err != nil || body != c.body {
			return fmt.Errorf("the body is %q, %v", body, err)
		}
		return nil
	})
}

// wantError complains unless err is an Error of that kind which names a host.
func wantError(err error, kind httpclient.Kind, says string) error {
	var e *httpclient.Error
	if !errors.As(err, &e) || e.Kind != kind || !strings.Contains(err.Error(), says) || e.Op == "" || e.Host == "" {
		return fmt.Errorf("got %#v (%v), want kind %q that says %q", err, err, kind, says)
	}
	return nil
}

func TestTrailersComeBehindABodyInChunks(t *testing.T) {
	server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Trailer", "Sum")
		_, _ = io.WriteString(w, "body")
		w.(http.Flusher).Flush()
		w.Header().Set("Sum", "42")
	})
	run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
		r, err := c.Get(co, server.URL)
		if err != nil {
			return err
		}
		if r.Trailer() != nil {
			t.Error("the trailer is there before the body")
		}
		body, err := r.Text(co)
		if err != nil || body != "body" || r.Trailer().Get("Sum") != "42" {
			t.Errorf("got %q with %v, %v", body, r.Trailer(), err)
		}
		if s := c.Stats(); s.Idle != 1 {
			t.Errorf("the connection was not kept: %+v", s)
		}
		return nil
	})
}

func TestAHeadIsKeptAsItWasSent(t *testing.T) {
	url := says(t, "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"+
		"HTTP/1.1 200 OK\r\nx-B:  2\r\nSet-Cookie: b=1\r\nX-a: one\r\n\ttwo\r\nset-cookie: a=1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n:\r\n0\r\n\r\n")
	run(t, httpclient.Options{}, func(co *loopcore.Co, c *httpclient.Client) error {
		r, err := c.Get(co, url)
		if err != nil {
			return err
		}
		want := "[{x-B 2} {Set-Cookie b=1} {X-a one two} {set-cookie a=1} {Transfer-Encoding chunked}]"
		if got := fmt.Sprint(r.Fields); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		if r.Header.Get("X-B") != "2" || len(r.Header["Set-Cookie"]) != 2 {
			t.Errorf("the header is %v", r.Header)
		}
		if body, err := r.Text(co); body != ":" || err != nil {
			t.Errorf("the body is %q, %v", body, err)
		}
		return nil
	})
}

func TestKindsAndStagesHaveNames(t *testing.T) {
	seen := map[string]bool{}
	for k := httpclient.KindRequest; k <= httpclient.KindBusy; k++ {
		seen[k.String()] = true
	}
	for s := httpclient.StageTotal; s <= httpclient.StageSockWrite; s++ {
		seen[s.String()] = true
	}
	if len(seen) != int(httpclient.KindBusy)+int(httpclient.StageSockWrite) || seen[""] {
		t.Errorf("not each has one of its own: %v", seen)
	}
	if k, s := httpclient.Kind(99).String(), httpclient.Stage(99).String(); k != "kind 99" || s != "stage 99" {
		t.Errorf("unknown ones are %q and %q", k, s)
	}
}
