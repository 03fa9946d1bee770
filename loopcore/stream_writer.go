package loopcore

import (
	"bytes"
	"crypto/tls"
	"fmt"
)

// StreamWriter writes to a transport (asyncio.StreamWriter). Loop thread only.
type StreamWriter struct {
	Owned
	loop      *Loop
	transport Transport
	protocol  streamProtocol
	reader    *StreamReader // nil: it only writes
}

// streamProtocol is what a StreamWriter needs of its transport's protocol:
// StreamReaderProtocol, or whatever embeds FlowControl and knows when its
// connection is lost.
type streamProtocol interface {
	BaseProtocol
	flow() *FlowControl
	// CloseWaiter is done when the connection is lost (_get_close_waiter).
	CloseWaiter() *Future
}

// NewStreamWriter is asyncio.StreamWriter(transport, protocol, reader, loop);
// reader may be nil.
func (l *Loop) NewStreamWriter(t Transport, p streamProtocol, r *StreamReader) *StreamWriter {
	w := &StreamWriter{loop: l, transport: t, protocol: p, reader: r}
	if s, ok := p.(*StreamReaderProtocol); ok {
		s.writer = w
	}
	return w
}

// String is the writer as asyncio's repr writes it.
func (w *StreamWriter) String() string {
	if w.reader == nil {
		return fmt.Sprintf("<StreamWriter transport=%v>", w.transport)
	}
	return fmt.Sprintf("<StreamWriter transport=%v reader=%v>", w.transport, w.reader)
}

// Transport is the transport it writes to.
func (w *StreamWriter) Transport() Transport { return w.transport }

// Write sends b, or keeps a copy of what the system does not take at once.
// Drain waits while too much is kept. What is written after WriteEOF is not
// sent, and the exception handler is told.
func (w *StreamWriter) Write(b []byte) { w.transport.Write(b) }

// WriteLines is StreamWriter.writelines: one Write of all the parts.
func (w *StreamWriter) WriteLines(parts [][]byte) { writeLines(w.transport, parts) }

// linesWriter is a transport that takes several pieces at once
// (transport.writelines).
type linesWriter interface{ WriteLines(parts [][]byte) }

func writeLines(t Transport, parts [][]byte) {
	if lines, ok := t.(linesWriter); ok {
		lines.WriteLines(parts)
		return
	}
	t.Write(bytes.Join(parts, nil))
}

// tryWriter is a transport that says what a write is refused for.
type tryWriter interface {
	TryWrite(b []byte) error
	TryWriteLines(parts [][]byte) error
}

// TryWrite is Write, with its error: a RuntimeError after WriteEOF.
func (w *StreamWriter) TryWrite(b []byte) error {
	if t, ok := w.transport.(tryWriter); ok {
		return t.TryWrite(b)
	}
	w.Write(b)
	return nil
}

// TryWriteLines is WriteLines, with its error: a RuntimeError after WriteEOF.
func (w *StreamWriter) TryWriteLines(parts [][]byte) error {
	if t, ok := w.transport.(tryWriter); ok {
		return t.TryWriteLines(parts)
	}
	w.WriteLines(parts)
	return nil
}

// WriteEOF closes the sending half once all is written; an error where
// CanWriteEOF says false.
func (w *StreamWriter) WriteEOF() error { return w.transport.WriteEOF() }

// CanWriteEOF reports whether the sending half can be closed alone.
func (w *StreamWriter) CanWriteEOF() bool { return w.transport.CanWriteEOF() }

// Close closes the transport once all is written.
func (w *StreamWriter) Close() { w.transport.Close() }

// IsClosing reports whether it is closed, or is being closed.
func (w *StreamWriter) IsClosing() bool { return w.transport.IsClosing() }

// ExtraInfo is Transport.ExtraInfo.
func (w *StreamWriter) ExtraInfo(name string) any { return w.transport.ExtraInfo(name) }

// WaitClosed is StreamWriter.wait_closed(): it waits until the connection is
// lost, and fails with what it was lost by.
func (w *StreamWriter) WaitClosed() *Operation {
	return operation("StreamWriter.wait_closed", func(o *Operation, thrown error) Answer {
		if f := w.protocol.CloseWaiter(); o.on == nil && thrown == nil {
			return wait(f)
		}
		if thrown != nil {
			return raise(thrown)
		}
		return done(nil)
	})
}

// draining is a drain under way, an Operation.
type draining struct {
	operation Operation
	writer    *StreamWriter
	yielded   bool
	waiter    *Future
}

// Drain is StreamWriter.drain(): it waits while the transport keeps more than
// its high water mark, and fails with the reader's error, if it has one.
// On a transport that closes it lets the others run once, so that who writes
// and drains for ever comes to know that the connection is lost.
func (w *StreamWriter) Drain() *Operation {
	d := &draining{writer: w}
	d.operation = Operation{name: "StreamWriter.drain", next: d.next}
	return &d.operation
}

func (d *draining) next(_ *Operation, thrown error) Answer {
	w := d.writer
	flow := w.protocol.flow()
	if d.waiter != nil {
		flow.forget(d.waiter)
		if thrown != nil {
			return raise(thrown)
		}
		return done(nil)
	}
	if thrown != nil {
		return raise(thrown)
	}
	if !d.yielded {
		if w.reader != nil && w.reader.err != nil {
			return raise(w.reader.err)
		}
		if w.transport.IsClosing() {
			d.yielded = true
			return Answer{}
		}
	}
	f, err := flow.drained(w.transport)
	switch {
	case err != nil:
		return raise(err)
	case f == nil:
		return done(nil)
	}
	d.waiter = f
	return wait(f)
}

// flows reports whether a drain would not wait, nor fail.
func (w *StreamWriter) flows() bool {
	flow := w.protocol.flow()
	return (w.reader == nil || w.reader.err == nil) && !flow.lost && !flow.paused && !w.transport.IsClosing()
}

// StartTLS is StreamWriter.start_tls(config): what is written and read from then
// on is encrypted. The side that accepted the connection is the server's.
func (w *StreamWriter) StartTLS(config *tls.Config, o StartTLSOptions) *Operation {
	return operation("StreamWriter.start_tls", func(op *Operation, thrown error) Answer {
		if thrown != nil {
			return raise(thrown)
		}
		p, ok := w.protocol.(*StreamReaderProtocol)
		if !ok {
			return raise(TypeError(fmt.Sprintf("%v has no stream to start TLS on", w.protocol)))
		}
		return op.delegate(w.Drain(), func(_ any, err error) Answer {
			if err != nil {
				return raise(err)
			}
			o.ServerSide = p.connected != nil
			return op.delegate(w.loop.StartTLS(w.transport, p, config, o), func(v any, err error) Answer {
				if err != nil {
					return raise(err)
				}
				w.transport = v.(Transport)
				p.replaceTransport(w.transport)
				return done(nil)
			})
		})
	})
}
