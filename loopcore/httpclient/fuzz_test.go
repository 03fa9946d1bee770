package httpclient

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"testing"

	"batuta/loopcore"
)

func goroutines() int { return runtime.NumGoroutine() }

// outcome is all that comes of asking a server that answers these bytes: how
// the request ended, and what was read.
func outcome(t testing.TB, answer string, how byte) string {
	t.Helper()
	const maxBody = 1 << 20
	var said strings.Builder
	s := &fakeServer{says: answer, step: 1 << (how & 7)}
	withFake(t, s, Options{MaxHead: 1 << 14, MaxBody: maxBody}, func(co *loopcore.Co, c *Client) error {
		method := http.MethodGet
		if how&8 != 0 {
			method = http.MethodHead
		}
		for range 2 { // the second over a connection that was kept, if it was
			r, err := c.Send(co, &Request{Method: method, URL: "http://example.org/a/b?c"})
			if err != nil {
				fmt.Fprintln(&said, err)
				continue
			}
			fmt.Fprintln(&said, r.Status, r.Reason, r.URL, len(r.History), r.Header, r.Fields)
			total := 0
			for err == nil {
				var piece []byte
				switch how >> 4 & 3 {
				case 0:
					piece, err = r.Bytes(co)
					if err == nil {
						total, err = total+len(piece), io.EOF
						continue
					}
				case 1:
					piece, err = r.Next(co, 10)
				case 2:
					piece, err = r.Line(co)
				case 3:
					err = r.Discard(co)
					r.Close()
					if err == nil {
						err = io.EOF
					}
				}
				total += len(piece)
			}
			fmt.Fprintln(&said, total, err, r.Trailer(), r.Closed())
			if total > maxBody {
				t.Errorf("a body of %d bytes", total)
			}
			r.Close()
		}
		if open := c.Stats().Open; open > 1 {
			t.Errorf("%d connections are open", open)
		}
		return nil
	})
	fmt.Fprintln(&said, len(s.wires))
	return said.String()
}

func FuzzResponse(f *testing.F) {
	for i, answer := range []string{
		"", "HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: A\r\n\r\n3\r\na\nb\r\n0\r\nA: b\r\n\r\n",
		"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No\r\n\r\nHTTP/1.0 200 OK\r\n\r\nx",
		"HTTP/1.1 302 Found\r\nLocation: ../c\r\nContent-Length: 0\r\nSet-Cookie: a=b\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx",
		"HTTP/1.1 307 T\r\nLocation: //other/\r\n\r\n", "HTTP/1.1 301 M\r\nLocation: ftp://x/\r\n\r\n",
		"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\nx\x9cK\x04\x00\x00b\x00b", "HTTP/1.1 101 S\r\n\r\n",
		"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff\xcaH\xcd\xc9\xc9\x07\x04\x00\x00\xff\xff\x86\xa6\x106\x05\x00\x00\x00",
		"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n", "HTTP/1.1 999999 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nA: b\r\n c: d\r\n\r\n",
		"HTTP/1.1 200 OK\r\nKeep-Alive: timeout=5, max=1\r\nContent-Length: 0\r\n\r\n",
	} {
		f.Add([]byte(answer), byte(i*37))
	}
	f.Fuzz(func(t *testing.T, answer []byte, how byte) {
		first := outcome(t, string(answer), how)
		if again := outcome(t, string(answer), how); again != first {
			t.Errorf("the first time:\n%s\nthe second:\n%s", first, again)
		}
	})
}

// framed is an answer with this body: encoded and in chunks, as how asks.
func framed(body []byte, how byte) string {
	var sent bytes.Buffer
	head := "HTTP/1.1 200 OK\r\n"
	var encoder io.WriteCloser
	switch how & 3 {
	case 1:
		encoder, head = gzip.NewWriter(&sent), head+"Content-Encoding: gzip\r\n"
	case 2:
		encoder, head = zlib.NewWriter(&sent), head+"Content-Encoding: deflate\r\n"
	}
	if encoder == nil {
		sent.Write(body)
	} else {
		_, _ = encoder.Write(body) // a Buffer takes all
		_ = encoder.Close()
	}
	if how&4 == 0 {
		return fmt.Sprintf("%sContent-Length: %d\r\n\r\n%s", head, sent.Len(), &sent)
	}
	head += "Transfer-Encoding: chunked\r\n\r\n"
	for part := range slices.Chunk(sent.Bytes(), 1+int(how>>3)) {
		head += string(chunk(part))
	}
	return head + lastChunk
}

func FuzzBodyComesWhole(f *testing.F) {
	for how := range byte(8) {
		f.Add([]byte(strings.Repeat("line\n", 5000)), how|0x80, byte(6))
		f.Add([]byte{}, how, byte(0))
		f.Add([]byte("\x00\r\n0\r\n\r\n"), how, byte(1))
	}
	f.Fuzz(func(t *testing.T, body []byte, how, step byte) {
		s := &fakeServer{answers: []string{framed(body, how)}, step: 1 << (step & 15)}
		withFake(t, s, Options{}, func(co *loopcore.Co, c *Client) error {
			r, err := c.Get(co, "http://example.org/")
			if err != nil {
				return err
			}
			if got, err := r.Bytes(co); err != nil || !bytes.Equal(got, body) {
				t.Errorf("%d bytes of %d came, %v", len(got), len(body), err)
			}
			var lines []byte
			if r, err = c.Get(co, "http://example.org/"); err != nil {
				return err
			}
			for err == nil {
				var line []byte
				line, err = r.Line(co)
				lines = append(lines, line...)
			}
			if err != io.EOF && !IsKind(err, KindTooLarge) || err == io.EOF && !bytes.Equal(lines, body) {
				t.Errorf("%d bytes of %d came by line, %v", len(lines), len(body), err)
			}
			if err == io.EOF && len(s.wires) != 1 {
				t.Errorf("%d connections", len(s.wires))
			}
			r.Close()
			return nil
		})
	})
}
