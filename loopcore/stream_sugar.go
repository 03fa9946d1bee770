package loopcore

import "io"

// What a Go coroutine makes of streams: the Operations' results with their types,
// and the interfaces of Go's own library.

// Read is Await(r.Read(n)).
func (co *Co) Read(r *StreamReader, n int) ([]byte, error) { return co.read(r.readSome(n)) }

// ReadExactly is Await(r.ReadExactly(n)).
func (co *Co) ReadExactly(r *StreamReader, n int) ([]byte, error) { return co.read(r.readExactly(n)) }

// ReadLine is Await(r.ReadLine()).
func (co *Co) ReadLine(r *StreamReader) ([]byte, error) { return co.read(r.readLine()) }

// ReadUntil is Await(r.ReadUntil(separators...)).
func (co *Co) ReadUntil(r *StreamReader, separators ...[]byte) ([]byte, error) {
	return co.read(r.readUntil(separators))
}

// Drain is Await(w.Drain()).
func (co *Co) Drain(w *StreamWriter) error {
	if w.flows() {
		return nil
	}
	_, err := co.Await(w.Drain())
	return err
}

// WaitClosed is Await(w.WaitClosed()).
func (co *Co) WaitClosed(w *StreamWriter) error {
	_, err := co.Await(w.WaitClosed())
	return err
}

// In is the reader as an io.Reader, to be used inside the coroutine, which its
// Read suspends while nothing has come.
func (r *StreamReader) In(co *Co) io.Reader { return streamInput{r, co} }

// In is the writer as an io.Writer, to be used inside the coroutine, which its
// Write suspends while too much is kept (it drains).
func (w *StreamWriter) In(co *Co) io.Writer { return streamOutput{w, co} }

type streamInput struct {
	r  *StreamReader
	co *Co
}

func (s streamInput) Read(b []byte) (int, error) {
	r := s.r
	if r.err == nil && r.unread() > 0 { // nothing to wait for, so nothing to make for it
		n := copy(b, r.kept[r.head:])
		r.drop(n)
		r.maybeResume()
		return n, nil
	}
	got, err := s.co.Read(r, len(b))
	if err == nil && len(got) == 0 && len(b) > 0 {
		err = io.EOF
	}
	return copy(b, got), err
}

type streamOutput struct {
	w  *StreamWriter
	co *Co
}

func (s streamOutput) Write(b []byte) (int, error) {
	s.w.Write(b)
	if err := s.co.Drain(s.w); err != nil {
		return 0, err
	}
	return len(b), nil
}
