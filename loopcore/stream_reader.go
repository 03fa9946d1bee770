package loopcore

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"batuta/loopcore/trace"
)

// defaultStreamLimit is streams._DEFAULT_LIMIT, in bytes.
const defaultStreamLimit = 64 * 1024

// StreamReader keeps what a transport has received until it is read
// (asyncio.StreamReader). Its limit bounds a line, and twice that pauses the
// transport. Loop thread only.
type StreamReader struct {
	Owned
	loop      *Loop
	limit     int
	kept      []byte // kept[head:] has come and is yet to be read
	head      int
	eof       bool
	waiter    *Future // what the one read under way waits for
	err       error
	transport Transport
	paused    bool
	made      *origin // in debug mode
}

// NewStreamReader is asyncio.StreamReader(limit, loop): a reader that is fed by
// hand, or by a StreamReaderProtocol. The limit is in bytes.
func (l *Loop) NewStreamReader(limit int) (*StreamReader, error) {
	if limit <= 0 {
		return nil, ValueError("Limit cannot be <= 0")
	}
	r := &StreamReader{loop: l, limit: limit}
	if l.debug.Load() {
		r.made = l.here()
	}
	return r, nil
}

// String is the reader as asyncio's repr writes it.
func (r *StreamReader) String() string {
	var b strings.Builder
	b.WriteString("<StreamReader")
	if n := r.unread(); n > 0 {
		fmt.Fprintf(&b, " %d bytes", n)
	}
	if r.eof {
		b.WriteString(" eof")
	}
	if r.limit != defaultStreamLimit {
		fmt.Fprintf(&b, " limit=%d", r.limit)
	}
	if r.waiter != nil {
		fmt.Fprintf(&b, " waiter=%v", r.waiter)
	}
	if r.err != nil {
		b.WriteString(" exception=" + reprError(r.err))
	}
	if r.transport != nil {
		fmt.Fprintf(&b, " transport=%v", r.transport)
	}
	if r.paused {
		b.WriteString(" paused")
	}
	return b.String() + ">"
}

// Exception is the error that SetException gave it, nil if there is none.
func (r *StreamReader) Exception() error { return r.err }

// SetException has the read under way, and every later one, fail with err.
func (r *StreamReader) SetException(err error) {
	r.err = err
	if f := r.waiter; f != nil {
		r.waiter = nil
		if !f.Cancelled() {
			_ = f.SetException(err)
		}
	}
}

// SetTransport says which transport is to be paused when more comes than is
// read. It is said once.
func (r *StreamReader) SetTransport(t Transport) error {
	if r.transport != nil {
		return AssertionError("Transport already set")
	}
	r.transport = t
	return nil
}

// FeedEOF says that nothing more will come.
func (r *StreamReader) FeedEOF() {
	r.eof = true
	r.wake()
}

// AtEOF reports whether all is read and nothing more will come.
func (r *StreamReader) AtEOF() bool { return r.eof && r.unread() == 0 }

// FeedData adds what has come. The bytes are the reader's from now on.
func (r *StreamReader) FeedData(b []byte) error {
	if r.eof {
		return AssertionError("feed_data after feed_eof")
	}
	if len(b) == 0 {
		return nil
	}
	r.keep(b)
	r.wake()
	if r.transport != nil && !r.paused && r.unread() > 2*r.limit {
		r.transport.PauseReading()
		r.paused = true
	}
	return nil
}

func (r *StreamReader) unread() int { return len(r.kept) - r.head }

// keep puts b behind what is kept. Nothing is copied if that is nothing.
func (r *StreamReader) keep(b []byte) {
	unread := r.unread()
	switch {
	case unread == 0:
		r.kept, r.head = slices.Clip(b), 0
		return
	case len(r.kept)+len(b) > cap(r.kept) && r.head >= unread: // moving up is cheaper than growing
		copy(r.kept, r.kept[r.head:])
		r.kept, r.head = r.kept[:unread], 0
	}
	r.kept = append(r.kept, b...)
}

// take is the next n bytes, which the reader then has no longer: a copy, or
// what is kept itself if that is all.
func (r *StreamReader) take(n int) []byte {
	b := r.kept[r.head : r.head+n]
	if n == r.unread() {
		r.kept, r.head = nil, 0
		return slices.Clip(b)
	}
	r.head += n
	return bytes.Clone(b)
}

// drop forgets the next n bytes.
func (r *StreamReader) drop(n int) {
	if r.head += n; r.head == len(r.kept) {
		r.kept, r.head = nil, 0
	}
}

func (r *StreamReader) wake() {
	if f := r.waiter; f != nil {
		r.waiter = nil
		if !f.Cancelled() {
			_ = f.SetResult(nil)
		}
	}
}

// maybeResume lets the transport go on once little enough is kept.
func (r *StreamReader) maybeResume() {
	if r.paused && r.unread() <= r.limit {
		r.paused = false
		r.transport.ResumeReading()
	}
}

// waitForData is the future of the next data, or the end (_wait_for_data).
// Only one read may wait: of two nobody could say who gets what comes.
func (r *StreamReader) waitForData(method string) (*Future, error) {
	if r.waiter != nil {
		return nil, RuntimeError(method + "() called while another coroutine is already waiting for incoming data")
	}
	if r.eof {
		return nil, AssertionError("_wait_for_data after EOF")
	}
	if r.paused { // a read for more than the limit would wait for ever
		r.paused = false
		r.transport.ResumeReading()
	}
	f := r.loop.createFuture()
	if r.loop.trace != nil {
		f.setWait(waiting{kind: trace.WaitRead, a: descriptorOf(r.transport)})
	}
	r.waiter = f
	return f, nil
}

// descriptorOf is a transport's descriptor for the trace, -1 if it has none.
func descriptorOf(t Transport) int64 {
	if t != nil {
		if fd, ok := t.ExtraInfo("socket").(int); ok {
			return int64(fd)
		}
	}
	return -1
}
