package httpclient

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"batuta/loopcore"
)

const (
	// readBuffer is how much a connection reads ahead, in bytes. A chunked
	// body's trailer must fit into it, too.
	readBuffer = 4096
	// maxInformational is how many 1xx answers may come before the one that counts.
	maxInformational = 16
	// continueWait is how long a body that waits to be asked for is held
	// back, in seconds: some servers never ask.
	continueWait = 1.0
)

// conn is a connection, and what is known of the request that it is used for.
type conn struct {
	wire   wire
	place  *place
	in     *bufio.Reader // on input
	input  input
	sender *sender // of a body that comes piece by piece
	reused bool
	last   bool // it is not to carry another request

	idle      bool
	idleSince float64 // the loop's time
	keep      float64 // how long it may be idle, in seconds
	dead      bool    // it has been closed from this side
}

func newConn(w wire, keep float64) *conn {
	c := &conn{wire: w, keep: keep}
	c.input.conn = c
	c.in = bufio.NewReaderSize(&c.input, readBuffer)
	return c
}

// expires is when an idle connection is to be closed, by the loop's time.
func (c *conn) expires() float64 { return c.idleSince + c.keep }

// input is the answer's bytes as Go's parsers read them: each Read may suspend
// the coroutine in whose hands the connection is.
type input struct {
	conn    *conn
	co      *loopcore.Co // nil: only what is here already can be had
	budget  *budget
	bounded bool
	left    int    // how many bytes the head may still have, if bounded
	keeping bool   // what comes is kept in head
	head    []byte // what has come since the last head's end
	written int    // how many bytes of the request have been given to the wire
	got     bool   // something of the answer has come
	eof     bool   // the server has closed the connection
	failure error  // why there is no more to be had; for parsers tell it in words of their own
}

// errNotHere is what a read ends with that may not wait.
var errNotHere = errors.New("the rest is not here yet")

// Read reads what there is, and waits while there is nothing.
func (in *input) Read(b []byte) (int, error) {
	switch {
	case in.failure != nil:
		return 0, in.failure
	case in.eof:
		return 0, io.EOF
	case in.co == nil && !in.conn.wire.ready():
		return 0, in.fail(errNotHere)
	case in.bounded && in.left == 0:
		return 0, in.fail(ErrHeadTooLarge)
	case in.bounded && len(b) > in.left:
		b = b[:in.left]
	}
	n, err := in.wait(b)
	if in.conn.dead {
		return 0, in.fail(ErrResponseClosed) // which is our doing, not the server's
	}
	switch {
	case err == io.EOF:
		in.eof = true
		return 0, io.EOF
	case err != nil:
		return 0, in.fail(err)
	}
	in.got = true
	if in.bounded {
		in.left -= n
	}
	if in.keeping {
		in.head = append(in.head, b[:n]...)
	}
	return n, nil
}

func (in *input) fail(err error) error {
	in.failure = err
	return err
}

// wait reads under the time limits. While the request is still on its way those
// of the sockets begin anew whenever the system takes a piece of it, and as long
// as there is a source that may have more.
func (in *input) wait(b []byte) (n int, err error) {
	c := in.conn
	if in.co == nil {
		return c.wire.read(nil, b)
	}
	for {
		sent, sending := in.sent(), c.sender != nil && !c.sender.task.Done()
		err = within(in.co, func() error {
			n, err = c.wire.read(in.co, b)
			return err
		}, in.budget.total, in.budget.reading(in.co, c.wire.unsent() > 0 && !sending))
		var expired *expiredError
		if errors.As(err, &expired) && expired.limit.stage != StageTotal && (sending || in.sent() != sent) {
			continue // the sender minds its own limit
		}
		return n, err
	}
}

// sent is how much of the request the system has taken.
func (in *input) sent() int { return in.written - in.conn.wire.unsent() }

// send gives bytes of the request to the wire.
func (c *conn) send(b []byte) {
	c.input.written += len(b)
	c.wire.write(b)
}

// begin readies the connection for a request.
func (c *conn) begin(b *budget) {
	c.input, c.sender = input{conn: c, budget: b, keeping: true}, nil
}

// readHead reads up to the end of the answer's head; what is informational only
// is skipped, but for the leave to send the body, which ends it too: nil then.
func (c *conn) readHead(co *loopcore.Co, method string, maxHead int, asking bool) (*http.Response, error) {
	in := &c.input
	in.co = co
	defer func() { in.co, in.bounded = nil, false }()
	for range maxInformational {
		in.bounded, in.left = true, maxHead
		answer, err := http.ReadResponse(c.in, &http.Request{Method: method})
		switch {
		case err != nil:
			return nil, c.explain(err)
		case answer.ProtoMajor != 1:
			return nil, &Error{Kind: KindProtocol, Err: fmt.Errorf("it speaks %s, not HTTP/1.1", shorten(answer.Proto))}
		case !named(answer.Header):
			return nil, &Error{Kind: KindProtocol, Err: errors.New("malformed header: there is a space in a field's name")}
		case answer.StatusCode < 100:
			return nil, &Error{Kind: KindProtocol, Err: fmt.Errorf("malformed HTTP status code %q", answer.Status)}
		case answer.StatusCode >= 200 || answer.StatusCode == http.StatusSwitchingProtocols:
			in.keeping = false
			return answer, nil
		}
		in.head = in.head[len(in.head)-c.in.Buffered():]
		if answer.StatusCode == http.StatusContinue && asking {
			return nil, nil
		}
	}
	return nil, &Error{Kind: KindProtocol, Err: fmt.Errorf("more than %d informational answers", maxInformational)}
}

// named reports whether all fields have names. Go's parser lets a space before
// the colon pass, and takes "Content-Length : 5" for no length.
func named(header http.Header) bool {
	for name := range header {
		if !isToken(name) {
			return false
		}
	}
	return true
}

// fields are the fields of the head that has been read, which net/http's parser
// has found to be in order, as they were sent.
func (c *conn) fields() []Field {
	var all []Field
	kept := c.input.head
	_, head, _ := strings.Cut(string(kept[:len(kept)-c.in.Buffered()]), "\n")
	c.input.head = nil
	for line := range strings.Lines(head) {
		name, value, ok := strings.Cut(line, ":")
		switch value = strings.TrimSpace(value); {
		case len(all) > 0 && (line[0] == ' ' || line[0] == '\t'): // a line that goes on, as was once allowed
			all[len(all)-1].Value += " " + strings.TrimSpace(line)
		case ok:
			all = append(all, Field{Name: name, Value: value})
		}
	}
	return all
}

// awaitLeave waits a while for the server to say anything at all.
func (c *conn) awaitLeave(co *loopcore.Co) (spoke bool, err error) {
	in := &c.input
	in.co = co
	defer func() { in.co = nil }()
	until := from(co.Loop().Time(), stageContinue, loopcore.After(continueWait))
	err = within(co, func() error {
		_, err := c.in.Peek(1)
		return err
	}, until)
	var expired *expiredError
	if errors.As(err, &expired) && expired.limit.stage == stageContinue {
		in.failure = nil // the cancelled read took nothing
		return false, nil
	}
	return true, c.explain(err)
}

// explain makes an error of ours of what a parser says, which does not always
// know the cause. Its op and host are yet to be filled in.
func (c *conn) explain(err error) error {
	in := &c.input
	var expired *expiredError
	switch cause := in.failure; {
	case err == nil:
		return nil
	case cause != nil && passes(cause):
		return cause
	case c.sender != nil && c.sender.err != nil:
		return c.sender.err
	case cause == nil && in.eof && !in.got:
		return &Error{Kind: KindDisconnected, Err: ErrNoAnswer}
	case cause == nil && in.eof && (err == io.EOF || err == io.ErrUnexpectedEOF):
		return &Error{Kind: KindDisconnected, Err: ErrCutShort}
	case cause == nil && in.eof:
		return &Error{Kind: KindDisconnected, Err: fmt.Errorf("%w: %w", ErrCutShort, err)}
	case cause == nil:
		return &Error{Kind: KindProtocol, Err: err}
	case errors.As(cause, &expired):
		return &Error{Kind: KindTimeout, Stage: expired.limit.stage, Err: expired}
	case cause == ErrHeadTooLarge:
		return &Error{Kind: KindTooLarge, Err: cause}
	case cause == ErrResponseClosed, cause == errNotHere: // only Close does not wait
		return &Error{Kind: KindClosed, Err: ErrResponseClosed}
	default:
		return &Error{Kind: KindDisconnected, Err: cause}
	}
}

// clean reports whether nothing of a request and its answer is left in the
// connection, so that it can carry another.
func (c *conn) clean() bool {
	return !c.dead && !c.last && c.input.failure == nil && c.in.Buffered() == 0 &&
		c.wire.unsent() == 0 && (c.sender == nil || c.sender.done && c.sender.err == nil)
}
