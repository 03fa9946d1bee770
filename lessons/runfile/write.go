package runfile

import (
	"bufio"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"batuta/loopcore/trace"
)

// Write writes a run.
func Write(w io.Writer, h Head, v trace.View) error {
	h.Forgot = v.First()
	if err := write(w, h, v); err != nil {
		return fmt.Errorf("write the run: %w", err)
	}
	return nil
}

func write(w io.Writer, h Head, v trace.View) error {
	if _, err := io.WriteString(w, magic); err != nil {
		return err
	}
	head, err := json.Marshal(h)
	if err != nil {
		return err
	}
	zip := gzip.NewWriter(w)
	e := &encoder{w: bufio.NewWriter(zip), v: v, texts: map[trace.Text]uint64{}}
	e.text(string(head))
	for i := v.First(); i < v.End(); i++ {
		e.event(v.At(i))
	}
	e.number(recordEnd)
	e.number(uint64(v.End() - v.First()))
	return errors.Join(e.w.Flush(), zip.Close())
}

// encoder writes records. An error is kept by its buffer, which Flush answers.
type encoder struct {
	w         *bufio.Writer
	v         trace.View
	texts     map[trace.Text]uint64
	run, real int64 // of the event before
	room      [binary.MaxVarintLen64]byte
}

func (e *encoder) number(n uint64) {
	_, _ = e.w.Write(e.room[:binary.PutUvarint(e.room[:], n)])
}

func (e *encoder) signed(n int64) {
	_, _ = e.w.Write(e.room[:binary.PutVarint(e.room[:], n)])
}

func (e *encoder) text(s string) {
	e.number(uint64(len(s)))
	_, _ = e.w.WriteString(s)
}

// named is the number of a text in the file; it is written if it was not yet.
func (e *encoder) named(t trace.Text) uint64 {
	s := e.v.Text(t)
	if s == "" {
		return 0
	}
	n, ok := e.texts[t]
	if !ok {
		n = uint64(len(e.texts) + 1)
		e.texts[t] = n
		e.number(recordText)
		e.text(s)
	}
	return n
}

func (e *encoder) event(of *trace.Event) {
	text := e.named(of.Text)
	b, obj := of.B, uint64(of.Obj)
	if namesInB(of.Kind) {
		b = int64(e.named(trace.Text(of.B)))
	}
	if namesInObj(of.Kind) {
		obj = e.named(trace.Text(of.Obj))
	}
	e.number(recordEvent)
	for _, n := range []uint64{uint64(of.Kind), uint64(of.Code), uint64(of.Line), uint64(of.Task), obj, text} {
		e.number(n)
	}
	for _, n := range []int64{of.A, b, int64(of.Run) - e.run, int64(of.Real) - e.real} {
		e.signed(n)
	}
	e.run, e.real = int64(of.Run), int64(of.Real)
}

// namesInB tells whether events of a kind have a text in B.
func namesInB(k trace.Kind) bool {
	return k == trace.Log || k == trace.TaskMade || k == trace.TaskNamed
}

// namesInObj tells whether they have one in Obj.
func namesInObj(k trace.Kind) bool { return k == trace.TaskMade }
