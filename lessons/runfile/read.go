package runfile

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"batuta/loopcore/trace"
)

// Read reads a run. What is no run of Batuta's is ErrForeign, what is not whole
// ErrDamaged, and one that this Batuta does not know yet ErrNewer.
func Read(r io.Reader) (Head, trace.View, error) {
	h, v, err := read(r)
	if err != nil {
		return Head{}, trace.View{}, fmt.Errorf("read the run: %w", err)
	}
	return h, v, nil
}

func read(r io.Reader) (h Head, v trace.View, err error) {
	var begin [len(magic)]byte
	if _, err := io.ReadFull(r, begin[:]); err != nil {
		return h, v, ErrForeign
	}
	last := len(magic) - 1
	if !bytes.Equal(begin[:last], []byte(magic[:last])) {
		return h, v, ErrForeign
	}
	if begin[last] > magic[last] {
		return h, v, ErrNewer
	}
	zip, err := gzip.NewReader(r)
	if err != nil {
		return h, v, damaged(err)
	}
	d := &decoder{r: bufio.NewReader(zip), texts: []string{""}, clock: &clock{}}
	d.rec = trace.NewRecorder(d.clock)
	if h, err = d.head(); err != nil {
		return h, v, damaged(err)
	}
	if err := d.records(); err != nil {
		return h, v, damaged(err)
	}
	if _, err := d.r.ReadByte(); !errors.Is(err, io.EOF) { // it is here that gzip holds its checksum
		return h, v, damaged(err)
	}
	return h, d.rec.View(), nil
}

// damaged says of an error that it is the file's.
func damaged(err error) error {
	if err == nil {
		return fmt.Errorf("%w: there is more after its end", ErrDamaged)
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

// clock tells the recorder the times that the events had.
type clock struct{ run, real time.Duration }

// Stamp implements trace.Clock.
func (c *clock) Stamp() (run, real time.Duration) { return c.run, c.real }

type decoder struct {
	r     *bufio.Reader
	rec   *trace.Recorder
	clock *clock
	texts []string // by their numbers in the file
	bytes int      // of texts
	count int      // of events
}

func (d *decoder) head() (h Head, err error) {
	text, err := d.text()
	if err != nil {
		return h, err
	}
	if err := json.Unmarshal(text, &h); err != nil {
		return h, fmt.Errorf("its head: %w", err)
	}
	return h, nil
}

func (d *decoder) text() ([]byte, error) {
	n, err := binary.ReadUvarint(d.r)
	if err != nil {
		return nil, err
	}
	if d.bytes += int(min(n, longest)); n > longest || d.bytes > mostTexts {
		return nil, errors.New("its texts are too long")
	}
	var text bytes.Buffer // which grows with what is really there
	if _, err := io.CopyN(&text, d.r, int64(n)); err != nil {
		return nil, err
	}
	return text.Bytes(), nil
}

func (d *decoder) records() error {
	for {
		kind, err := binary.ReadUvarint(d.r)
		switch {
		case err != nil:
			return err
		case kind == recordText:
			text, err := d.text()
			if err != nil {
				return err
			}
			d.texts = append(d.texts, string(text))
		case kind == recordEvent:
			if err := d.event(); err != nil {
				return fmt.Errorf("event %d: %w", d.count, err)
			}
		case kind == recordEnd:
			n, err := binary.ReadUvarint(d.r)
			if err == nil && n != uint64(d.count) {
				err = fmt.Errorf("it tells of %d events and has %d", n, d.count)
			}
			return err
		default:
			return fmt.Errorf("a record of kind %d", kind)
		}
	}
}

func (d *decoder) event() error {
	if d.count++; d.count > mostEvents {
		return errors.New("there are too many")
	}
	var n [6]uint64
	for i, most := range []uint64{255, 255, 1<<16 - 1, 1<<32 - 1, 1<<32 - 1, 1<<32 - 1} {
		v, err := binary.ReadUvarint(d.r)
		if err != nil {
			return err
		}
		if v > most {
			return fmt.Errorf("%d is too large", v)
		}
		n[i] = v
	}
	var s [4]int64
	for i := range s {
		v, err := binary.ReadVarint(d.r)
		if err != nil {
			return err
		}
		s[i] = v
	}
	e := trace.Event{
		Kind: trace.Kind(n[0]), Code: uint8(n[1]), Line: uint16(n[2]), Task: trace.TaskID(n[3]),
		Obj: trace.HandleID(n[4]), A: s[0], B: s[1],
	}
	return d.put(e, n[5], s[2], s[3])
}

// put names the texts of an event and records it.
func (d *decoder) put(e trace.Event, text uint64, run, real int64) (err error) {
	if e.Text, err = d.named(text); err != nil {
		return err
	}
	if namesInB(e.Kind) {
		t, err := d.named(uint64(e.B))
		if err != nil {
			return err
		}
		e.B = int64(t)
	}
	if namesInObj(e.Kind) {
		t, err := d.named(uint64(e.Obj))
		if err != nil {
			return err
		}
		e.Obj = trace.HandleID(t)
	}
	if !e.Kind.Known() {
		return fmt.Errorf("it is of kind %d", e.Kind)
	}
	d.clock.run += time.Duration(run)
	d.clock.real += time.Duration(real)
	d.rec.Append(e)
	return nil
}

func (d *decoder) named(n uint64) (trace.Text, error) {
	if n >= uint64(len(d.texts)) {
		return 0, fmt.Errorf("text %d is not there", n)
	}
	if n == 0 {
		return 0, nil
	}
	return d.rec.Intern(d.texts[n]), nil // anew each time: the recorder forgets what is rare
}
