package httpclient_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"batuta/loopcore"
	"batuta/loopcore/httpclient"
)

func TestHeadsThatCouldBeReadInTwoWaysAreRefused(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\n"
	for _, c := range []said{
		{name: "a space before the colon", raw: ok + "Content-Length : 2\r\n\r\nab", kind: httpclient.KindProtocol, says: "malformed header"},
		{name: "a space in a name", raw: ok + "Transfer Encoding: chunked\r\n\r\n", kind: httpclient.KindProtocol, says: "malformed header"},
		{name: "a tab before the colon", raw: ok + "Transfer-Encoding\t: chunked\r\n\r\n", kind: httpclient.KindProtocol, says: "malformed MIME header"},
		{name: "a head that begins with a fold", raw: ok + " Content-Length: 2\r\n\r\nab", kind: httpclient.KindProtocol, says: "malformed MIME header"},
		{name: "a field without a name", raw: ok + ": 2\r\n\r\nab", kind: httpclient.KindProtocol, says: "malformed MIME header"},
		{name: "a space before the colon of an informational answer", raw: "HTTP/1.1 103 Early\r\nLink : a\r\n\r\n" + ok + "\r\n", kind: httpclient.KindProtocol, says: "malformed header"},
		{name: "a length with a sign", raw: ok + "Content-Length: +2\r\n\r\nab", kind: httpclient.KindProtocol, says: "Content-Length"},
		{name: "lengths in a list", raw: ok + "Content-Length: 2, 2\r\n\r\nab", kind: httpclient.KindProtocol, says: "Content-Length"},
		{name: "a length beyond all numbers", raw: ok + "Content-Length: 99999999999999999999\r\n\r\nab", kind: httpclient.KindProtocol, says: "Content-Length"},
		{name: "chunked, twice", raw: ok + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", kind: httpclient.KindProtocol, says: "transfer encoding"},
		{name: "chunked and more", raw: ok + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", kind: httpclient.KindProtocol, says: "transfer encoding"},
		{name: "many fields", raw: ok + strings.Repeat("A: b\r\n", 100_000), kind: httpclient.KindTooLarge, says: "head is too large"},
		{name: "a chunk's length below 0", raw: ok + "Transfer-Encoding: chunked\r\n\r\n-1\r\nx\r\n", status: 200, kind: httpclient.KindProtocol, says: "chunk"},
		{name: "a chunk's length beyond all numbers", raw: ok + "Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\nx\r\n", status: 200, kind: httpclient.KindProtocol, says: "chunk"},
		{name: "a chunk's extension without end", raw: ok + "Transfer-Encoding: chunked\r\n\r\n1;" + strings.Repeat("x", 10_000), status: 200, kind: httpclient.KindProtocol, says: "too long"},
		{name: "a trailer without end", raw: ok + "Transfer-Encoding: chunked\r\n\r\n0\r\nX: " + strings.Repeat("x", 10_000), status: 200, kind: httpclient.KindProtocol, says: "trailer"},
	} {
		t.Run(c.name, c.check)
	}
}

func TestAConnectionIsNotKeptWhereTheBodysEndIsInDoubt(t *testing.T) {
	for _, c := range []struct {
		name, answer, body string
		kept               bool
	}{
		{"chunks alone", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n", "a", true},
		{"chunks and a length", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 11\r\n\r\n1\r\na\r\n0\r\n\r\n", "a", false},
		{"chunks in HTTP/1.0", "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\nx", "x", false},
		{"no content, in chunks", "HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			url := rawServer(t, func(_ int, conn net.Conn, in *bufio.Reader) {
				for {
					if _, err := readRequest(in); err != nil {
						return
					}
					_, _ = io.WriteString(conn, c.answer)
				}
			})
			run(t, httpclient.Options{}, func(co *loopcore.Co, client *httpclient.Client) error {
				body, err := text(co, client, url)
				if body != c.body || err != nil {
					t.Errorf("got %q, %v", body, err)
				}
				if s := client.Stats(); (s.Idle == 1) != c.kept || s.Open != s.Idle {
					t.Errorf("%+v, want it kept: %v", s, c.kept)
				}
				return nil
			})
		})
	}
}

func TestWhatFollowsGzipIsAnotherMemberOrIgnored(t *testing.T) {
	const garbage = "\x00\x00garbage"
	for _, c := range []said{
		{name: "two members", raw: gz + "\r\n" + gzipped("one,") + gzipped("two"), status: 200, body: "one,two"},
		{name: "an empty member between", raw: gz + "\r\n" + gzipped("one,") + gzipped("") + gzipped("two"), status: 200, body: "one,two"},
		{name: "zeros", raw: gz + "\r\n" + gzipped("packed") + "\x00\x00\x00", status: 200, body: "packed"},
		{name: "one byte", raw: gz + "\r\n" + gzipped("packed") + "\x1f", status: 200, body: "packed"},
		{name: "garbage", raw: gz + "\r\n" + gzipped("packed") + garbage, status: 200, body: "packed"},
		{name: "garbage within a length", raw: gz + "Content-Length: 39\r\n\r\n" + gzipped("packed") + garbage + "....", status: 200, body: "packed"},
		{name: "much garbage", raw: gz + "\r\n" + gzipped("packed") + strings.Repeat("x", 200_000), status: 200, kind: httpclient.KindEncoding, says: "behind the end"},
		{name: "half a member", raw: gz + "\r\n" + gzipped("packed") + gzipped("packed")[:15], status: 200, kind: httpclient.KindEncoding, says: "unexpected EOF"},
		{name: "the server goes behind a member", raw: gz + "Content-Length: 99\r\n\r\n" + gzipped("packed"), status: 200, kind: httpclient.KindDisconnected, says: "in the middle"},
	} {
		t.Run(c.name, c.check)
	}
}

// A body of zeros is a thousandth of its size when it is packed, and a millionth
// when it is packed twice.
func TestABodyThatUnfoldsIsHeldToItsLimit(t *testing.T) {
	var once bytes.Buffer
	w := gzip.NewWriter(&once)
	for range 64 {
		_, _ = w.Write(make([]byte, 1<<20))
	}
	_ = w.Close()
	twice := gzipped(once.String())
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip, gzip")
		_, _ = io.WriteString(w, twice)
	})
	run(t, httpclient.Options{MaxBody: 1 << 20}, func(co *loopcore.Co, client *httpclient.Client) error {
		_, err := text(co, client, server.URL)
		if err := wantError(err, httpclient.KindTooLarge, "body is too large"); err != nil {
			t.Error(err)
		}
		r, err := client.Send(co, &httpclient.Request{URL: server.URL, MaxBody: -1})
		if err != nil {
			return err
		}
		size := 0
		for {
			piece, err := r.Next(co, 0)
			if err == io.EOF {
				break
			}
			if err != nil {
				return err
			}
			if size += len(piece); len(piece) > 32<<10 {
				t.Fatalf("a piece of %d bytes", len(piece))
			}
		}
		if size != 64<<20 {
			t.Errorf("%d bytes", size)
		}
		return nil
	})
}
