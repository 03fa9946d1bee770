package httpclient

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"batuta/loopcore"
)

const (
	// pieceSize is how much of a body is read at once, in bytes.
	pieceSize = 32 << 10
	// maxLine bounds a line of a body, in bytes.
	maxLine = 64 << 10
	// maxDrain is how much of an answer that nobody wants is read all the
	// same, in bytes, so that its connection can be kept.
	maxDrain = 64 << 10
	// drainWait is for how long, in seconds.
	drainWait = 0.5
)

// Response is an answer: its head is here, its body is yet to be read. Who does
// not read it to its end closes it.
type Response struct {
	Status int    // 404
	Reason string // "Not Found"
	Proto  string // "HTTP/1.1"
	Header http.Header
	Fields []Field // the head's fields as they were sent, in their order
	// ContentLength is the body's length as it is sent, in bytes; -1 if the head does
	// not say. Of a decoded body it is the length before.
	ContentLength int64
	Method        string   // of the request that it answers
	URL           *url.URL // likewise
	// History is the answers that led here by redirects, the first first.
	History []*Response

	client *Client
	conn   *conn // nil once it is given back
	origin origin
	answer *http.Response
	budget *budget
	max    int64 // of the decoded body, in bytes; 0: no limit

	body    io.Reader // decoded
	decoded bool      // it is another than what is sent
	read    int64     // so much of it
	rawRead int64     // so much of it as it is sent
	rest    []byte    // of it, taken but not handed out
	end     error     // why there is no more: io.EOF if that was all
	rawEnd  error     // likewise of the body as it is sent
	busy    bool
	whole   []byte // what Bytes has read
	asked   bool   // Bytes has
}

// Field is a field of a head.
type Field struct{ Name, Value string }

func newResponse(c *Client, conn *conn, h *hop, answer *http.Response, x *exchangeOptions) *Response {
	reason := answer.Status
	if len(reason) > 3 { // "404 Not Found"
		reason = reason[4:]
	} else {
		reason = ""
	}
	r := &Response{
		Status: answer.StatusCode, Reason: reason, Proto: answer.Proto,
		Header: answer.Header, Fields: conn.fields(),
		ContentLength: answer.ContentLength, Method: h.method, URL: h.url,
		client: c, conn: conn, origin: conn.place.origin, answer: answer, budget: x.budget, max: x.maxBody,
	}
	if answer.Close || answer.StatusCode == http.StatusSwitchingProtocols || r.endsDoubtfully() {
		conn.last = true
	}
	conn.keep = c.options.keepAlive()
	if asked, ok := keepAliveTimeout(answer.Header); ok {
		conn.keep = min(conn.keep, asked)
	}
	r.body = rawBody{r}
	if codings := contentCodings(answer.Header); len(codings) > 0 {
		r.body, r.decoded = &decoder{codings: codings, raw: rawBody{r}}, true
	}
	if answer.Body == http.NoBody {
		r.rawEnd, r.end = io.EOF, io.EOF
		r.letGo(true)
	}
	return r
}

// endsDoubtfully reports whether another reader may see the body end elsewhere:
// then what follows it is not to be taken for an answer (RFC 9112, 6.1 and 6.3).
func (r *Response) endsDoubtfully() bool {
	coded, measured := false, false
	for _, f := range r.Fields {
		coded = coded || strings.EqualFold(f.Name, "Transfer-Encoding")
		measured = measured || strings.EqualFold(f.Name, "Content-Length")
	}
	return coded && (measured || !r.answer.ProtoAtLeast(1, 1) || r.Status == http.StatusNoContent)
}

// Trailer is what came behind a body in chunks, once it is read to its end.
func (r *Response) Trailer() http.Header {
	if r.rawEnd != io.EOF {
		return nil
	}
	return r.answer.Trailer
}

// Cookies are the cookies that the answer sets.
func (r *Response) Cookies() []*http.Cookie { return r.answer.Cookies() }

// OK reports whether the status is below 400.
func (r *Response) OK() bool { return r.Status < 400 }

// RaiseForStatus is a *StatusError if the status is 400 or above.
func (r *Response) RaiseForStatus() error {
	if r.OK() {
		return nil
	}
	return &StatusError{Status: r.Status, Reason: r.Reason, Method: r.Method, URL: r.URL}
}

// Bytes is the whole body, decoded: what has not been read of it before. Asked
// again it answers the same.
func (r *Response) Bytes(co *loopcore.Co) ([]byte, error) {
	if r.asked {
		return r.whole, nil
	}
	var whole bytes.Buffer
	for {
		piece, err := r.Next(co, 0)
		if err == io.EOF {
			r.whole, r.asked = whole.Bytes(), true
			return r.whole, nil
		}
		if err != nil {
			return nil, err
		}
		whole.Write(piece)
	}
}

// Text is Bytes as a string. UTF-8 is taken for granted.
func (r *Response) Text(co *loopcore.Co) (string, error) {
	b, err := r.Bytes(co)
	return string(b), err
}

// JSON reads the whole body as JSON into what v points at.
func (r *Response) JSON(co *loopcore.Co, v any) error {
	b, err := r.Bytes(co)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("reading the JSON that %s answered: %w", r.origin, err)
	}
	return nil
}

// Next is the body's next piece, as soon as there is one, of at most n bytes; 0
// leaves the size to the answer. At the end it answers io.EOF.
func (r *Response) Next(co *loopcore.Co, n int) ([]byte, error) {
	if n <= 0 {
		n = pieceSize
	}
	if len(r.rest) > 0 {
		n = min(n, len(r.rest))
		piece := r.rest[:n:n]
		r.rest = r.rest[n:]
		return piece, nil
	}
	return r.pull(co, min(n, pieceSize))
}

// Line is the body's next line with its newline, which the last may lack. At the
// end it answers io.EOF.
func (r *Response) Line(co *loopcore.Co) ([]byte, error) {
	searched := 0
	for {
		if i := bytes.IndexByte(r.rest[searched:], '\n'); i >= 0 {
			return r.Next(co, searched+i+1)
		}
		if searched = len(r.rest); searched > maxLine {
			return nil, r.problem(KindTooLarge, ErrLineTooLong)
		}
		piece, err := r.pull(co, pieceSize)
		switch {
		case err == io.EOF && len(r.rest) > 0:
			return r.Next(co, len(r.rest))
		case err != nil:
			return nil, err
		}
		r.rest = append(r.rest, piece...)
	}
}

// Discard reads what is left of the body and forgets it, so that the connection
// can be kept. If that is much, or takes long, the connection is dropped instead.
func (r *Response) Discard(co *loopcore.Co) error {
	r.rest = nil
	if r.end != nil {
		return nil
	}
	err := within(co, func() error {
		for left := maxDrain; left > 0; {
			piece, err := r.pull(co, pieceSize)
			if err != nil {
				return err
			}
			left -= len(piece)
		}
		return nil
	}, from(co.Loop().Time(), stageDrain, loopcore.After(drainWait)))
	var expired *expiredError
	if err == io.EOF || errors.As(err, &expired) && expired.limit.stage == stageDrain {
		return nil
	}
	r.Close()
	return err
}

// Close ends the answer. If the rest of its body is here already the connection
// is kept, else it is dropped. A coroutine that is reading is sent away.
func (r *Response) Close() {
	for left := maxDrain; left > 0 && r.end == nil && !r.busy; {
		piece, err := r.pull(nil, pieceSize)
		if err != nil {
			break
		}
		left -= len(piece)
	}
	_ = r.fail(r.problem(KindClosed, ErrResponseClosed))
	r.rest = nil
}

// Released reports whether the answer has parted with its connection: all of the
// body is here, or there is nothing more to be had of it.
func (r *Response) Released() bool { return r.conn == nil }

// Gather has the body be taken in as soon as all of it is here, though nobody
// reads it yet, so that its connection can serve others. A body whose length is
// not known, or that is long, is left where it is.
func (r *Response) Gather() {
	if r.conn == nil || r.ContentLength < 0 || r.ContentLength > streamLimit {
		return
	}
	gather := func() {
		c := r.conn
		if c == nil || r.busy || r.end != nil || int64(c.in.Buffered()+c.wire.unread()) < r.ContentLength-r.rawRead {
			return
		}
		for r.end == nil {
			piece, err := r.pull(nil, pieceSize)
			if err != nil {
				return
			}
			r.rest = append(r.rest, piece...)
		}
	}
	r.conn.wire.watch(gather)
	gather()
}

// Closed reports whether there is nothing more to be had of it: it is read to
// its end, has failed, or is closed.
func (r *Response) Closed() bool { return r.end != nil && len(r.rest) == 0 }

// pull reads at most n bytes of the decoded body. Without a co it does not wait.
func (r *Response) pull(co *loopcore.Co, n int) ([]byte, error) {
	switch {
	case r.end != nil:
		return nil, r.end
	case r.busy:
		return nil, r.problem(KindBusy, ErrBeingRead)
	case r.max > 0 && !r.decoded && r.ContentLength > r.max:
		return nil, r.fail(r.problem(KindTooLarge, ErrBodyTooLarge))
	}
	r.busy = true
	returned := false
	defer func() {
		r.busy = false
		if !returned { // the coroutine is being unwound
			_ = r.fail(r.problem(KindClosed, ErrInterrupted))
		}
	}()
	if r.conn != nil {
		r.conn.input.co = co
	}
	if r.ContentLength >= 0 && !r.decoded {
		n = min(n, int(max(1, min(r.ContentLength-r.read, pieceSize))))
	}
	if r.read == 0 {
		n = min(n, readBuffer) // most bodies are small
	}
	b := make([]byte, n)
	n, err := readSome(r.body, b)
	returned = true
	if r.conn != nil {
		r.conn.input.co = nil
	}
	if r.end != nil { // somebody has closed it meanwhile
		return nil, r.end
	}
	if r.read += int64(n); r.max > 0 && r.read > r.max {
		return nil, r.fail(r.problem(KindTooLarge, ErrBodyTooLarge))
	}
	if err != nil {
		err = r.fail(r.explain(err))
	}
	if n > 0 && !passes(err) { // any other error comes with the next
		return b[:n], nil
	}
	return nil, err
}

// readSome reads until there is something, or nothing more.
func readSome(from io.Reader, b []byte) (n int, err error) {
	for n == 0 && err == nil {
		n, err = from.Read(b)
	}
	return n, err
}

// explain makes an error of ours of one that a body's reader ended with.
func (r *Response) explain(err error) error {
	switch {
	case r.rawEnd != nil && r.rawEnd != io.EOF:
		return r.rawEnd
	case err == io.EOF:
		return io.EOF
	}
	return r.problem(KindEncoding, err)
}

func (r *Response) problem(kind Kind, err error) error {
	return &Error{Kind: kind, Op: "reading the answer of", Host: r.origin.String(), Err: err}
}

// fail is how the answer ends, be it well, with io.EOF. A connection that it
// still has is dropped. A cancellation is told once.
func (r *Response) fail(err error) error {
	if r.end != nil {
		return err
	}
	r.end = err
	if passes(err) {
		r.end = r.problem(KindClosed, ErrInterrupted)
	}
	r.letGo(false)
	return err
}

// letGo parts with the connection, which may carry other requests or not.
func (r *Response) letGo(keep bool) {
	c := r.conn
	if c == nil {
		return
	}
	r.conn = nil
	c.wire.watch(nil)
	if keep && c.clean() {
		r.client.pool.put(c)
		return
	}
	c.sender.stop()
	r.client.pool.drop(c)
}

// rawBody is the body as it is sent, without its frame. Its end is noted, and
// parts with the connection, though a decoder may still have some of it.
type rawBody struct{ r *Response }

func (b rawBody) Read(p []byte) (int, error) {
	r := b.r
	if r.rawEnd != nil {
		return 0, r.rawEnd
	}
	if r.conn == nil {
		return 0, r.end
	}
	c := r.conn
	n, err := r.answer.Body.Read(p)
	r.rawRead += int64(n)
	if err != nil {
		if failed := c.sender != nil && c.sender.err != nil; err != io.EOF || failed {
			err = located(c.explain(err), "reading the answer of", r.origin)
		}
		r.rawEnd = err
		r.letGo(err == io.EOF)
	}
	return n, err
}
