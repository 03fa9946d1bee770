package httpclient

import (
	"errors"
	"fmt"
	"io"

	"batuta/loopcore"
)

// sender sends a body that comes piece by piece, in a task of its own: a server
// may answer before it has all of it, and may even wait for its answer to be
// read before it reads on.
type sender struct {
	conn    *conn
	body    *Body
	chunked bool
	budget  *budget
	task    *loopcore.Task
	stopped bool
	done    bool  // all is sent
	err     error // why it is not, if that is not the server's doing
}

var (
	errLost      = errors.New("the connection is lost")
	errCancelled = errors.New("its task was cancelled")
	errPanicked  = errors.New("its source panicked")
)

// startSender begins to send.
func startSender(co *loopcore.Co, c *conn, h *hop, b *budget) error {
	s := &sender{conn: c, body: h.body, chunked: h.chunked(), budget: b}
	h.body.asked = true
	task, err := co.Loop().CreateTask(loopcore.Coro(s.run), "")
	if err != nil {
		return err
	}
	s.task, c.sender = task, s
	return nil
}

// stop ends it, wherever it is. Its task ends in the next cycle.
func (s *sender) stop() {
	if s != nil && !s.task.Done() {
		s.stopped = true
		s.task.Cancel("")
	}
}

// run is the task. What goes wrong on this side breaks the connection off, so
// that who reads the answer is told. What goes wrong on the other side is told
// by the answer, or by its absence.
func (s *sender) run(co *loopcore.Co) (any, error) {
	returned := false
	defer func() {
		if !returned { // the panic itself is the task's to report
			s.err = &Error{Kind: KindBody, Err: errPanicked}
			s.conn.wire.abort()
		}
	}()
	err := s.send(co)
	returned = true
	var expired *expiredError
	switch {
	case err == nil:
		s.done = true
		return nil, nil
	case s.stopped || err == errLost:
		return nil, nil
	case errors.As(err, &expired):
		s.err = &Error{Kind: KindTimeout, Stage: expired.limit.stage, Err: expired}
	case passes(err):
		s.err = &Error{Kind: KindBody, Err: errCancelled}
	default:
		s.err = &Error{Kind: KindBody, Err: err}
	}
	s.conn.wire.abort()
	if passes(err) {
		return nil, err
	}
	return nil, nil
}

// send sends piece by piece.
func (s *sender) send(co *loopcore.Co) error {
	var sent int64
	for ended := false; !ended; {
		piece, err := s.body.source(co)
		if ended = err == io.EOF; err != nil && !ended {
			return err
		}
		if sent += int64(len(piece)); s.body.length >= 0 && sent > s.body.length {
			return fmt.Errorf("it has more than the %d bytes that were announced", s.body.length)
		}
		if len(piece) > 0 {
			s.conn.send(s.frame(piece))
		}
		if err := s.drain(co); err != nil {
			return err
		}
	}
	if s.body.length >= 0 && sent < s.body.length {
		return fmt.Errorf("it has %d bytes, not the %d that were announced", sent, s.body.length)
	}
	if s.chunked {
		s.conn.send([]byte(lastChunk))
	}
	return nil
}

// drain waits until the system has taken enough.
func (s *sender) drain(co *loopcore.Co) error {
	err := within(co, func() error { return s.conn.wire.drain(co) }, s.budget.writing(co))
	var expired *expiredError
	if s.conn.dead || err != nil && !passes(err) && !errors.As(err, &expired) {
		return errLost
	}
	return err
}

// lastChunk ends a body in chunks.
const lastChunk = "0\r\n\r\n"

// frame is a piece of the body as it is sent.
func (s *sender) frame(piece []byte) []byte {
	if s.chunked {
		return chunk(piece)
	}
	return piece
}

// chunk is a chunk of a body. An empty one would end it.
func chunk(b []byte) []byte {
	framed := fmt.Appendf(make([]byte, 0, len(b)+20), "%x\r\n", len(b))
	return append(append(framed, b...), "\r\n"...)
}
