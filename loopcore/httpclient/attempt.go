package httpclient

import (
	"bytes"
	"crypto/tls"
	"fmt"
	"net/http"
	"slices"

	"batuta/loopcore"
)

// exchange sends a hop and reads the head of its answer. A connection that was
// kept may have been closed by the server at the very moment: then the hop is
// sent once more, on a new one, if that does no harm.
func (c *Client) exchange(co *loopcore.Co, h *hop, x *exchangeOptions) (*Response, error) {
	fresh := false
	for {
		conn, err := c.connect(co, h, x, fresh)
		if err != nil {
			return nil, err
		}
		answer, err := c.attempt(co, conn, h, x)
		if err == nil {
			return newResponse(c, conn, h, answer, x), nil
		}
		if !conn.reused || conn.input.got || !IsKind(err, KindDisconnected) || !h.safe() {
			return nil, located(err, "asking", conn.place.origin)
		}
		fresh = true
		c.stats.Retried++
	}
}

// exchangeOptions is what of a Request outlives its head.
type exchangeOptions struct {
	budget  *budget
	maxBody int64 // in bytes; 0: no limit
	tls     *tls.Config
	jar     http.CookieJar
}

// located fills in what an error of ours was raised without.
func located(err error, op string, o origin) error {
	if e, ok := err.(*Error); ok && e.Op == "" {
		e.Op, e.Host = op, o.String()
	}
	return err
}

// connect has the pool lend a connection, or dials one.
func (c *Client) connect(co *loopcore.Co, h *hop, x *exchangeOptions, fresh bool) (*conn, error) {
	to, b := originOf(h.url), x.budget
	to.config = x.tls
	now := co.Loop().Time()
	whole := from(now, StageConnect, b.timeouts.Connect)
	for {
		var l *lease
		err := within(co, func() (err error) {
			l, err = c.pool.acquire(co, to, fresh)
			return err
		}, b.total, whole, from(now, StagePool, b.timeouts.Pool))
		switch {
		case err == ErrClientClosed:
			return nil, &Error{Kind: KindClosed, Op: "connecting to", Host: to.String(), Err: err}
		case err != nil:
			return nil, failedTo("waiting for a connection to", KindConnect, to, err)
		case l.conn == nil:
			return c.dial(co, l, whole, b)
		case !l.conn.wire.stale():
			l.conn.reused = true
			c.stats.Reused++
			return l.conn, nil
		}
		c.pool.drop(l.conn) // it was closed between the grant and now
	}
}

// dial opens the connection that a lease gives leave for.
func (c *Client) dial(co *loopcore.Co, l *lease, whole limit, b *budget) (*conn, error) {
	to := l.place.origin
	opened := false
	c.stats.Dialling++
	defer func() {
		c.stats.Dialling--
		if !opened {
			c.pool.giveBack(l)
		}
	}()
	var w wire
	err := within(co, func() (err error) {
		w, err = c.open(co, to)
		return err
	}, b.total, whole, from(co.Loop().Time(), StageSockConnect, b.timeouts.SockConnect))
	if err != nil {
		return nil, failedTo("connecting to", KindConnect, to, err)
	}
	if c.pool.closed {
		w.abort()
		return nil, &Error{Kind: KindClosed, Op: "connecting to", Host: to.String(), Err: ErrClientClosed}
	}
	conn := newConn(w, c.options.keepAlive())
	c.pool.add(l, conn)
	c.stats.Opened++
	opened = true
	return conn, nil
}

// failedTo makes an Error of what ended a wait.
func failedTo(op string, kind Kind, to origin, err error) error {
	if expired, ok := err.(*expiredError); ok {
		return &Error{Kind: KindTimeout, Stage: expired.limit.stage, Op: op, Host: to.String(), Err: err}
	}
	return wrap(kind, op, to.String(), err)
}

// attempt sends a hop over a connection and reads the answer's head. Unless it
// answers one, the connection is dropped.
func (c *Client) attempt(co *loopcore.Co, conn *conn, h *hop, x *exchangeOptions) (*http.Response, error) {
	answered := false
	defer func() {
		if !answered { // it failed, or the coroutine is being unwound
			conn.sender.stop()
			c.pool.drop(conn)
		}
	}()
	conn.begin(x.budget)
	conn.last = hasToken(h.header["Connection"], "close")
	c.stats.Requests++
	answer, err := c.ask(co, conn, h, x)
	answered = err == nil
	return answer, err
}

// ask is attempt's work.
func (c *Client) ask(co *loopcore.Co, conn *conn, h *hop, x *exchangeOptions) (*http.Response, error) {
	maxHead := c.options.maxHead()
	head := c.head(h, x.jar)
	if h.waitsToSend() {
		conn.send(head)
		head = nil
		spoke, err := conn.awaitLeave(co)
		if err != nil {
			return nil, err
		}
		if spoke {
			answer, err := conn.readHead(co, h.method, maxHead, true)
			if answer != nil || err != nil {
				conn.last = true // does it still expect the body, or not? Servers differ
				return answer, err
			}
		}
	}
	if err := conn.sendBody(co, h, head, x.budget); err != nil {
		return nil, err
	}
	return conn.readHead(co, h.method, maxHead, false)
}

// oneWrite is how large a body may be, in bytes, that is sent along with its head.
const oneWrite = 64 << 10

// sendBody sends what is left of the head, and the body. What is in memory
// anyway is given to the wire at once; the rest comes by a task.
func (c *conn) sendBody(co *loopcore.Co, h *hop, head []byte, b *budget) error {
	switch {
	case h.body == nil:
		c.send(head)
		return nil
	case h.body.source != nil:
		c.send(head)
		return startSender(co, c, h, b)
	case !h.chunked() && len(h.body.data) <= oneWrite:
		c.send(slices.Concat(head, h.body.data))
	case !h.chunked():
		c.send(head)
		c.send(h.body.data)
	case len(h.body.data) == 0:
		c.send(append(head, lastChunk...))
	default:
		c.send(slices.Concat(head, chunk(h.body.data), []byte(lastChunk)))
	}
	return nil
}

// head is a hop's first line and header.
func (c *Client) head(h *hop, jar http.CookieJar) []byte {
	var b bytes.Buffer
	host := h.header.Get("Host")
	if host == "" {
		host = hostField(h.url)
	}
	fmt.Fprintf(&b, "%s %s HTTP/1.1\r\nHost: %s\r\n", h.method, h.url.RequestURI(), host)
	header := http.Header{}
	set := func(name, value string) {
		if _, given := h.header[name]; !given && value != "" {
			header.Set(name, value)
		}
	}
	set("User-Agent", "Batuta")
	set("Accept", "*/*")
	set("Accept-Encoding", "gzip, deflate")
	if h.auth != nil {
		set("Authorization", h.auth.header())
	}
	if h.body != nil {
		set("Content-Type", h.body.ContentType)
	}
	for name, values := range h.header {
		switch name {
		case "Host", "Content-Length", "Transfer-Encoding":
		default:
			header[name] = values
		}
	}
	c.setLength(h, header)
	addCookies(jar, h, header)
	_ = header.Write(&b) // a Buffer takes all
	b.WriteString("\r\n")
	return b.Bytes()
}

// setLength says how the body's end is to be known.
func (c *Client) setLength(h *hop, header http.Header) {
	switch {
	case h.chunked():
		header.Set("Transfer-Encoding", "chunked")
	case h.body != nil || slices.Contains([]string{http.MethodPost, http.MethodPut, http.MethodPatch}, h.method):
		header.Set("Content-Length", fmt.Sprint(h.body.size()))
	}
}

// addCookies adds a jar's cookies to those that the request has already, but for
// those that it names itself.
func addCookies(jar http.CookieJar, h *hop, header http.Header) {
	carrier := http.Request{Header: http.Header{"Cookie": slices.Clone(header["Cookie"])}}
	given := http.Request{Header: header}
	for _, cookie := range jar.Cookies(h.url) {
		if _, err := given.Cookie(cookie.Name); err != nil {
			carrier.AddCookie(cookie)
		}
	}
	if cookies := carrier.Header["Cookie"]; len(cookies) > 0 {
		header["Cookie"] = cookies
	}
}
