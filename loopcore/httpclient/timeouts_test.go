package httpclient_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"batuta/loopcore"
	"batuta/loopcore/httpclient"
)

// silent reads one request, says these bytes and then nothing more.
func silent(t *testing.T, says string) string {
	t.Helper()
	return rawServer(t, func(_ int, conn net.Conn, in *bufio.Reader) {
		if _, err := readRequest(in); err == nil {
			_, _ = io.WriteString(conn, says)
		}
		_, _ = in.ReadByte()
	})
}

// deaf reads nothing at all.
func deaf(t *testing.T) string {
	t.Helper()
	over := make(chan struct{})
	url := rawServer(t, func(int, net.Conn, *bufio.Reader) { <-over })
	t.Cleanup(func() { close(over) })
	return url
}

// overdue is a request that takes too long in one stage, whose limit is the
// only one that is short.
type overdue struct {
	name  string
	limit func(*httpclient.Timeouts) **float64
	stage httpclient.Stage
	url   string
	body  *httpclient.Body
	taken bool // the only connection is
}

func TestEachStageHasATimeLimitOfItsOwn(t *testing.T) {
	const half = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe"
	big := httpclient.BytesBody("", bytes.Repeat([]byte("x"), 64<<20))
	stream := httpclient.StreamBody("", -1, func(*loopcore.Co) ([]byte, error) { return make([]byte, 1<<20), nil })
	total := func(t *httpclient.Timeouts) **float64 { return &t.Total }
	connect := func(t *httpclient.Timeouts) **float64 { return &t.Connect }
	pool := func(t *httpclient.Timeouts) **float64 { return &t.Pool }
	sockConnect := func(t *httpclient.Timeouts) **float64 { return &t.SockConnect }
	sockRead := func(t *httpclient.Timeouts) **float64 { return &t.SockRead }
	sockWrite := func(t *httpclient.Timeouts) **float64 { return &t.SockWrite }
	secure := "https" + strings.TrimPrefix(deaf(t), "http") // nobody shakes hands
	for _, c := range []overdue{
		{"total, waiting for the head", total, httpclient.StageTotal, silent(t, ""), nil, false},
		{"total, reading the body", total, httpclient.StageTotal, silent(t, half), nil, false},
		{"total, waiting for a place", total, httpclient.StageTotal, silent(t, half), nil, true},
		{"connect, waiting for a place", connect, httpclient.StageConnect, silent(t, half), nil, true},
		{"pool", pool, httpclient.StagePool, silent(t, half), nil, true},
		{"connect, shaking hands", connect, httpclient.StageConnect, secure, nil, false},
		{"sock_connect", sockConnect, httpclient.StageSockConnect, secure, nil, false},
		{"sock_read, waiting for the head", sockRead, httpclient.StageSockRead, silent(t, "HTTP/1.1 200"), nil, false},
		{"sock_read, reading the body", sockRead, httpclient.StageSockRead, silent(t, half), nil, false},
		{"sock_write of bytes", sockWrite, httpclient.StageSockWrite, deaf(t), big, false},
		{"sock_write of pieces", sockWrite, httpclient.StageSockWrite, deaf(t), stream, false},
	} {
		t.Run(c.name, c.check)
	}
}

func (c overdue) check(t *testing.T) {
	const short, long = 0.05, 30.0
	limits := httpclient.Timeouts{
		Total: loopcore.After(long), Connect: loopcore.After(long), Pool: loopcore.After(long),
		SockConnect: loopcore.After(long), SockRead: loopcore.After(long), SockWrite: loopcore.After(long),
	}
	run(t, httpclient.Options{Limit: 1, Timeouts: limits}, func(co *loopcore.Co, client *httpclient.Client) error {
		if c.taken {
			r, err := client.Get(co, c.url)
			if err != nil {
				return err
			}
			defer r.Close()
		}
		before := descriptors(t)
		*c.limit(&limits) = loopcore.After(short)
		began := co.Loop().Time()
		r, err := client.Send(co, &httpclient.Request{Method: "PUT", URL: c.url, Body: c.body, Timeouts: &limits})
		if err == nil {
			_, err = r.Bytes(co)
		}
		took := co.Loop().Time() - began
		var e *httpclient.Error
		if !errors.As(err, &e) || e.Kind != httpclient.KindTimeout || e.Stage != c.stage || e.Host == "" ||
			!strings.Contains(err.Error(), c.stage.String()) {
			t.Errorf("got %v", err)
		}
		if took < short || took > long/2 {
			t.Errorf("it took %v s", took)
		}
		if co.Task().Cancelling() != 0 {
			t.Error("the task is being cancelled still")
		}
		if s := client.Stats(); s.Open != map[bool]int{true: 1}[c.taken] || s.Dialling != 0 || s.Waiting != 0 {
			t.Errorf("left: %+v", s)
		}
		if err := co.Sleep(0); err != nil {
			return err
		}
		if after := descriptors(t); !c.taken && after > before+1 { // the server's end is still open
			t.Errorf("%d descriptors before, %d after", before, after)
		}
		return nil
	})
}

func TestSockReadBeginsAnewWithEveryPiece(t *testing.T) {
	url := rawServer(t, func(_ int, conn net.Conn, in *bufio.Reader) {
		if _, err := readRequest(in); err != nil {
			return
		}
		for _, piece := range strings.SplitAfter("HTTP/1.1 200 OK\r\nX: 1\r\nContent-Length: 8\r\n\r\na\nb\nc\nd\n", "\n") {
			_, _ = io.WriteString(conn, piece)
			time.Sleep(60 * time.Millisecond)
		}
	})
	const limit = 0.4
	run(t, httpclient.Options{Timeouts: httpclient.Timeouts{SockRead: loopcore.After(limit)}}, func(co *loopcore.Co, c *httpclient.Client) error {
		began := co.Loop().Time()
		body, err := text(co, c, url)
		if took := co.Loop().Time() - began; err != nil || body != "a\nb\nc\nd\n" || took < limit {
			t.Errorf("got %q, %v after %v s", body, err, took)
		}
		return nil
	})
}

func TestSockReadLetsARequestBeSentForAsLongAsItIsTaken(t *testing.T) {
	const size, limit = 32 << 20, 0.6
	url := rawServer(t, func(_ int, conn net.Conn, in *bufio.Reader) {
		_ = conn.(*net.TCPConn).SetReadBuffer(1 << 18) // what the system keeps looks sent to the client
		for range size >> 20 {
			if _, err := io.CopyN(io.Discard, in, 1<<20); err != nil {
				return
			}
			time.Sleep(30 * time.Millisecond)
		}
		_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
		_, _ = io.Copy(io.Discard, in)
	})
	run(t, httpclient.Options{Timeouts: httpclient.Timeouts{SockRead: loopcore.After(limit)}}, func(co *loopcore.Co, c *httpclient.Client) error {
		began := co.Loop().Time()
		r, err := c.Post(co, url, httpclient.BytesBody("", make([]byte, size)))
		if err != nil {
			return err
		}
		body, err := r.Text(co)
		if took := co.Loop().Time() - began; body != "ok" || took < limit {
			t.Errorf("got %q after %v s", body, took)
		}
		return err
	})
}

func TestSockReadLetsASourceTakeItsTime(t *testing.T) {
	const limit = 0.3
	slow := func() *httpclient.Body {
		left := 2
		return httpclient.StreamBody("", -1, func(co *loopcore.Co) ([]byte, error) {
			if left--; left < 0 {
				return nil, io.EOF
			}
			return []byte("x"), co.Sleep(1.5 * limit)
		})
	}
	run(t, httpclient.Options{Timeouts: httpclient.Timeouts{SockRead: loopcore.After(limit)}}, func(co *loopcore.Co, c *httpclient.Client) error {
		r, err := c.Post(co, echo(t), slow())
		if err != nil {
			return err
		}
		if body, err := r.Text(co); !strings.HasSuffix(body, "1\r\nx\r\n0\r\n\r\n") || err != nil {
			t.Errorf("got %q, %v", body, err)
		}
		began := co.Loop().Time()
		_, err = c.Post(co, silent(t, ""), slow())
		took := co.Loop().Time() - began
		var e *httpclient.Error
		if !errors.As(err, &e) || e.Stage != httpclient.StageSockRead || took < 3.5*limit {
			t.Errorf("when all is sent: %v after %v s", err, took)
		}
		return nil
	})
}

func TestTimeLimitsOfTheProgramsOwnArriveAsTheyAre(t *testing.T) {
	url := silent(t, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe")
	run(t, httpclient.Options{Timeouts: httpclient.Timeouts{Total: loopcore.After(30), SockRead: loopcore.After(20)}}, func(co *loopcore.Co, c *httpclient.Client) error {
		var r *httpclient.Response
		err := co.Timeout(loopcore.After(0.05), func(*loopcore.Timeout) (err error) {
			if r, err = c.Get(co, url); err != nil {
				return err
			}
			_, err = r.Bytes(co)
			return err
		})
		var expired *loopcore.TimeoutError
		var ours *httpclient.Error
		if !errors.As(err, &expired) || errors.As(err, &ours) {
			t.Errorf("got %#v", err)
		}
		if _, err := r.Bytes(co); !errors.Is(err, httpclient.ErrInterrupted) {
			t.Errorf("asked again: %v", err)
		}
		if s := c.Stats(); s.Open != 0 {
			return fmt.Errorf("left: %+v", s)
		}
		return nil
	})
}
