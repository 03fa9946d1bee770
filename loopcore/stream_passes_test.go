package loopcore_test

import (
	"fmt"
	"strings"
	"testing"

	"batuta/loopcore"
)

// passCounter counts the loop's passes by a callback in each.
type passCounter struct {
	loop  *loopcore.Loop
	n     int
	next  *loopcore.Handle
	notes []string
}

func (c *passCounter) tick() {
	c.n++
	c.next = must(c.loop.CallSoon(c.tick))
}

func (c *passCounter) note(format string, args ...any) {
	c.notes = append(c.notes, fmt.Sprintf("%d ", c.n)+fmt.Sprintf(format, args...))
}

// converse has a client send two lines to a server that answers them, and both
// close.
func (c *passCounter) converse(co *loopcore.Co, l link) error {
	c.loop = co.Loop()
	c.next = must(c.loop.CallSoon(c.tick))
	s, to := serve(co, l, c.answer)
	c.note("open")
	r, w, err := co.OpenConnection(to)
	if err != nil {
		return err
	}
	c.note("opened")
	for _, n := range []int{6, 101} {
		w.Write([]byte(strings.Repeat("x", n-1) + "\n"))
		if err := co.Drain(w); err != nil {
			return err
		}
		c.note("client drained")
		b, err := co.ReadLine(r)
		if err != nil {
			return err
		}
		c.note("client read %d", len(b))
	}
	w.Close()
	c.note("client closes")
	if err := co.WaitClosed(w); err != nil {
		return err
	}
	c.note("client closed")
	s.Close()
	_, err = co.Await(s.WaitClosed())
	c.note("server over")
	c.next.Cancel()
	return err
}

func (c *passCounter) answer(co *loopcore.Co, r *loopcore.StreamReader, w *loopcore.StreamWriter) error {
	c.note("accepted")
	for {
		b, err := co.Read(r, 1000)
		if err != nil {
			return err
		}
		c.note("server read %d", len(b))
		if len(b) == 0 {
			break
		}
		w.Write(b)
		if err := co.Drain(w); err != nil {
			return err
		}
		c.note("server drained")
	}
	w.Close()
	c.note("server closes")
	err := co.WaitClosed(w)
	c.note("server closed")
	return err
}

// The passes are those of the same program on CPython 3.14.6. (TLS without
// session tickets, which OpenSSL's server sends later than Go's.)
func TestAConversationTakesAsManyPassesAsOnCPython(t *testing.T) {
	server, client := tlsConfigs()
	server.SessionTicketsDisabled = true
	for name, c := range map[string]struct {
		link link
		want string
	}{
		"TCP": {link{}, `
			4 open
			8 accepted
			8 opened
			8 client drained
			10 server read 6
			10 server drained
			12 client read 6
			12 client drained
			14 server read 101
			14 server drained
			16 client read 101
			16 client closes
			18 client closed
			19 server read 0
			19 server closes
			21 server closed
			21 server over`},
		"TLS": {link{serve: loopcore.ServeOptions{TLS: server}, connect: loopcore.ConnectOptions{TLS: client}}, `
			4 open
			10 opened
			10 client drained
			11 accepted
			11 server read 6
			11 server drained
			13 client read 6
			13 client drained
			15 server read 101
			15 server drained
			17 client read 101
			17 client closes
			19 server read 0
			19 server closes
			22 server closed
			23 client closed
			23 server over`},
	} {
		t.Run(name, func(t *testing.T) {
			var count passCounter
			run(t, func(co *loopcore.Co) (any, error) { return nil, count.converse(co, c.link) })
			checkNotes(t, count.notes, c.want)
		})
	}
}
