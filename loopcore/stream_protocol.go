package loopcore

import (
	"fmt"
	"slices"

	"batuta/loopcore/trace"
)

// FlowControl is the half of a protocol that lets a StreamWriter wait
// (streams.FlowControlMixin), to be embedded. A protocol that has a
// ConnectionLost of its own calls this one's too.
type FlowControl struct {
	loop    *Loop
	self    BaseProtocol // whose repr the log shows
	paused  bool
	waiters []*Future
	lost    bool
}

// NewFlowControl is FlowControlMixin(loop) for the protocol that embeds it,
// self, whose repr the log shows.
func (l *Loop) NewFlowControl(self BaseProtocol) FlowControl {
	return FlowControl{loop: l, self: self}
}

func (c *FlowControl) flow() *FlowControl { return c }

// PauseWriting has Drain wait from now on.
func (c *FlowControl) PauseWriting() {
	c.paused = true
	if c.loop.debug.Load() {
		c.loop.log.Debugf("%v pauses writing", c.self)
	}
}

// ResumeWriting ends the waits.
func (c *FlowControl) ResumeWriting() {
	c.paused = false
	if c.loop.debug.Load() {
		c.loop.log.Debugf("%v resumes writing", c.self)
	}
	c.release(nil)
}

// ConnectionLost ends the waits, with the error if there is one.
func (c *FlowControl) ConnectionLost(err error) {
	c.lost = true
	if c.paused {
		c.release(err)
	}
}

func (c *FlowControl) release(err error) {
	for _, f := range c.waiters {
		switch {
		case f.Done():
		case err != nil:
			_ = f.SetException(err)
		default:
			_ = f.SetResult(nil)
		}
	}
}

// drained is the future of a transport that has room again; nil if it has
// (_drain_helper). Whoever has waited for it forgets it.
func (c *FlowControl) drained(t Transport) (*Future, error) {
	if c.lost {
		return nil, connectionReset("Connection lost")
	}
	if !c.paused {
		return nil, nil
	}
	f := c.loop.createFuture()
	if c.loop.trace != nil {
		f.setWait(waiting{kind: trace.WaitWrite, a: descriptorOf(t)})
	}
	c.waiters = append(c.waiters, f)
	return f, nil
}

func (c *FlowControl) forget(f *Future) {
	if i := slices.Index(c.waiters, f); i >= 0 {
		c.waiters = slices.Delete(c.waiters, i, i+1)
	}
}

// ClientConnected is told of each connection that a stream server accepts
// (start_server's client_connected_cb). What it answers becomes a task; nil if
// there is nothing more to do. Its error is a callback's.
type ClientConnected func(r *StreamReader, w *StreamWriter) (Coroutine, error)

// StreamReaderProtocol feeds a StreamReader what its transport receives
// (asyncio.StreamReaderProtocol).
type StreamReaderProtocol struct {
	Owned
	FlowControl
	reader    *StreamReader
	connected ClientConnected // of a server's; nil: a client's
	transport Transport
	writer    *StreamWriter
	task      *Task
	overTLS   bool
	closed    *Future
}

// NewStreamReaderProtocol is asyncio.StreamReaderProtocol(reader, connected,
// loop). A client's has no connected.
func (l *Loop) NewStreamReaderProtocol(r *StreamReader, connected ClientConnected) *StreamReaderProtocol {
	p := &StreamReaderProtocol{reader: r, connected: connected, closed: l.createFuture()}
	p.FlowControl = l.NewFlowControl(p)
	return p
}

// String is the protocol as Python's repr writes it.
func (p *StreamReaderProtocol) String() string {
	return fmt.Sprintf("<asyncio.streams.StreamReaderProtocol object at %p>", p)
}

// CloseWaiter is done when the connection is lost.
func (p *StreamReaderProtocol) CloseWaiter() *Future { return p.closed }

// ConnectionMade has the reader pause and resume the transport, and, on a
// server, calls for whoever is to handle the connection.
func (p *StreamReaderProtocol) ConnectionMade(t Transport) error {
	p.transport = t
	if p.reader != nil {
		if err := p.reader.SetTransport(t); err != nil {
			return err
		}
	}
	p.overTLS = t.ExtraInfo("sslcontext") != nil
	if p.connected == nil {
		return nil
	}
	l := p.loop
	coro, err := p.connected(p.reader, l.NewStreamWriter(t, p, p.reader))
	if err != nil || coro == nil {
		return err
	}
	task, err := l.CreateTask(coro, "")
	if err != nil {
		return err
	}
	p.task = task
	task.addCallback(doneCallback{
		name: "StreamReaderProtocol.connection_made.<locals>.callback",
		fn:   func(*Future) { l.handled(task, t) },
	})
	return nil
}

// handled closes a connection whose handler was cancelled or has failed. One
// that has returned has closed it, or goes on with it elsewhere.
func (l *Loop) handled(task *Task, t Transport) {
	if task.Cancelled() {
		t.Close()
		return
	}
	if failure, _ := task.Exception(); failure != nil {
		l.CallExceptionHandler(ExceptionContext{
			Message:   "Unhandled exception in client_connected_cb",
			Exception: failure,
			Others:    map[string]any{"transport": t},
		})
		t.Close()
	}
}

// replaceTransport is _replace_transport: TLS has begun.
func (p *StreamReaderProtocol) replaceTransport(t Transport) {
	p.transport = t
	p.overTLS = t.ExtraInfo("sslcontext") != nil
}

// ConnectionLost ends all waits of reader and writer.
func (p *StreamReaderProtocol) ConnectionLost(err error) {
	if r := p.reader; r != nil {
		if err == nil {
			r.FeedEOF()
		} else {
			r.SetException(err)
		}
	}
	if !p.closed.Done() {
		if err == nil {
			_ = p.closed.SetResult(nil)
		} else {
			_ = p.closed.SetException(err)
			p.closed.retrieve() // the reader and the writer have it too
		}
	}
	p.FlowControl.ConnectionLost(err)
	p.reader, p.task, p.transport = nil, nil, nil
}

// DataReceived feeds the reader.
func (p *StreamReaderProtocol) DataReceived(b []byte) error {
	if p.reader == nil {
		return nil
	}
	return p.reader.FeedData(b)
}

// EOFReceived tells the reader. The transport stays open for writing, unless it
// is TLS's, which cannot.
func (p *StreamReaderProtocol) EOFReceived() (keepOpen bool, err error) {
	if p.reader != nil {
		p.reader.FeedEOF()
	}
	return !p.overTLS, nil
}

// connectionReset is a ConnectionResetError that no system call answered.
func connectionReset(words string) error {
	return &OSError{Strerror: words, class: "ConnectionResetError"}
}

// reportStreams closes the writers that nobody has closed, and says so, as
// Python does when they are freed (StreamWriter.__del__).
func (l *Loop) reportStreams() {
	if l.dropped.Load() {
		return
	}
	for _, t := range l.transportsMade() {
		var p any = t.self.told()
		if over, ok := p.(*tlsProtocol); ok {
			p = over.app
		}
		if s, ok := p.(*StreamReaderProtocol); ok && s.writer != nil && !s.writer.IsClosing() {
			s.writer.Close()
			l.warn(resourceWarning, fmt.Sprintf("unclosed %v", s.writer), nil)
			t.blamed = true
		}
	}
}
