package httpclient

import (
	"batuta/loopcore"
)

type connWire struct {
	conn *loopcore.Conn
	buf  []byte
}

func (c *Client) openStream(co *loopcore.Co, to origin) (wire, error) {
	conn, err := co.Dial(to.String())
	if err != nil {
		return nil, err
	}
	return &connWire{conn: conn}, nil
}

func (w *connWire) read(co *loopcore.Co, b []byte) (int, error) {
	if err := w.drain(co); err != nil {
		return 0, err
	}
	return w.conn.Read(b)
}

func (w *connWire) write(b []byte) { w.buf = append(w.buf, b...) }

func (w *connWire) drain(co *loopcore.Co) error {
	b := w.buf
	w.buf = nil
	_, err := w.conn.Write(b)
	return err
}
func (w *connWire) unsent() int                  { return len(w.buf) }
func (w *connWire) stale() bool                  { return false }
func (w *connWire) watch(fn func())              {}
func (w *connWire) abort()                       { _ = w.conn.Close() }
func (w *connWire) closed(co *loopcore.Co) error { return nil }
