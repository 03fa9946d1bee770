package httpclient

import (
	"cmp"
	"crypto/tls"
	"io"
	"strconv"

	"batuta/loopcore"
)

// streamWire is a wire made of a loop's stream, TCP's or TLS's.
type streamWire struct {
	reader   *loopcore.StreamReader
	writer   *loopcore.StreamWriter
	protocol *tap
	taken    int64 // bytes that have been read
}

// openStream connects to an origin.
func (c *Client) openStream(co *loopcore.Co, to origin) (wire, error) {
	port, err := strconv.ParseUint(to.port, 10, 16)
	if err != nil {
		return nil, err
	}
	o := loopcore.ConnectOptions{Host: to.host, Port: int(port)}
	if to.tls {
		o.TLS = &tls.Config{}
		if config := cmp.Or(to.config, c.options.TLS); config != nil {
			o.TLS = config.Clone()
		}
		o.TLS.NextProtos = []string{"http/1.1"}
		o.ServerHostname = cmp.Or(o.TLS.ServerName, withoutZone(to.host))
	}
	l := co.Loop()
	r, err := l.NewStreamReader(streamLimit)
	if err != nil {
		return nil, err
	}
	p := &tap{StreamReaderProtocol: l.NewStreamReaderProtocol(r, nil)}
	v, err := co.Await(l.CreateConnection(func() loopcore.BaseProtocol { return p }, o))
	if err != nil {
		return nil, err
	}
	w := l.NewStreamWriter(v.(*loopcore.Connection).Transport, p.StreamReaderProtocol, r)
	return &streamWire{reader: r, writer: w, protocol: p}, nil
}

// streamLimit is how much a stream reads ahead, in bytes, before it lets the
// server wait: up to twice that.
const streamLimit = 64 << 10

func (w *streamWire) read(co *loopcore.Co, b []byte) (int, error) {
	n, err := w.reader.In(co).Read(b)
	w.taken += int64(n)
	if err == io.EOF && w.protocol.lost != nil {
		err = w.protocol.lost
	}
	return n, err
}

func (w *streamWire) write(b []byte)              { w.writer.Write(b) }
func (w *streamWire) drain(co *loopcore.Co) error { return co.Drain(w.writer) }
func (w *streamWire) unsent() int                 { return w.writer.Transport().WriteBufferSize() }
func (w *streamWire) watch(fn func())             { w.protocol.stale = fn }
func (w *streamWire) abort()                      { w.writer.Transport().Abort() }

func (w *streamWire) unread() int { return int(w.protocol.received - w.taken) }
func (w *streamWire) ready() bool { return w.protocol.received != w.taken }
func (w *streamWire) stale() bool { return w.protocol.ended || w.ready() || w.writer.IsClosing() }

func (w *streamWire) closed(co *loopcore.Co) error { return co.WaitClosed(w.writer) }

// tap is a stream's protocol that knows how much has come.
type tap struct {
	*loopcore.StreamReaderProtocol
	received int64 // bytes
	ended    bool
	lost     error  // what the connection was lost by
	stale    func() // to be called when anything comes; nil: nobody wants to know
}

// ProtocolName is that of aiohttp's protocol, by which the log and the score
// call it.
func (*tap) ProtocolName() string { return "ResponseHandler" }

// DataReceived counts.
func (t *tap) DataReceived(b []byte) error {
	err := t.StreamReaderProtocol.DataReceived(b)
	if err == nil {
		t.received += int64(len(b))
	}
	t.tell()
	return err
}

// EOFReceived takes note.
func (t *tap) EOFReceived() (keepOpen bool, err error) {
	t.ended = true
	keepOpen, err = t.StreamReaderProtocol.EOFReceived()
	t.tell()
	return keepOpen, err
}

// ConnectionLost takes note. The stream's reader is not told by what: it would
// then keep back what has come before, which may be an answer.
func (t *tap) ConnectionLost(err error) {
	t.ended, t.lost = true, err
	t.StreamReaderProtocol.ConnectionLost(nil)
	t.tell()
}

func (t *tap) tell() {
	if t.stale != nil {
		t.stale()
	}
}

var _ loopcore.Protocol = (*tap)(nil)
