package loopcore

import (
	"bytes"
	"errors"
	"slices"
)

// reading is one read of a StreamReader's. Between two waits for data it tries.
// Whoever awaits it as a Coroutine has an Operation of it; a Go coroutine that
// awaits it by its own methods does without.
type reading struct {
	operation Operation
	reader    *StreamReader
	method    string // as the complaint about two reads names it
	waits     bool   // the operation does

	// try answers the result or the error, or false if it takes more data.
	try func(*reading) (b []byte, ok bool, err error)

	n      int      // of read and readexactly
	waited bool     // it has waited already
	seps   [][]byte // of readuntil, the shortest first
	offset int      // of readuntil: before it there is no separator
	whole  []byte   // of read to the end

	// Most separators are a newline: here is room for it, and for the list of it.
	newline [1]byte
	lone    [1][]byte
}

// as is the reading as an Operation of that name.
func (rd *reading) as(name string) *Operation {
	rd.operation = Operation{name: name, next: rd.next}
	return &rd.operation
}

func (rd *reading) next(_ *Operation, thrown error) Answer {
	if rd.waits {
		rd.waits, rd.reader.waiter = false, nil
	}
	if thrown != nil {
		return raise(thrown)
	}
	b, ok, err := rd.try(rd)
	switch {
	case err != nil:
		return raise(err)
	case ok:
		return done(b)
	}
	f, err := rd.reader.waitForData(rd.method)
	if err != nil {
		return raise(err)
	}
	rd.waits = true
	return wait(f)
}

// read does what awaiting the reading's Operation does, with less on the way.
func (co *Co) read(rd *reading) ([]byte, error) {
	for {
		b, ok, err := rd.try(rd)
		if ok || err != nil {
			return b, err
		}
		if err := co.awaitData(rd); err != nil {
			return nil, err
		}
	}
}

// awaitData is _wait_for_data.
func (co *Co) awaitData(rd *reading) error {
	f, err := rd.reader.waitForData(rd.method)
	if err != nil {
		return err
	}
	defer func() { rd.reader.waiter = nil }()
	_, err = co.Await(f)
	return err
}

// Read is StreamReader.read(n): a []byte of at most n bytes, as soon as there
// are any; at the end of the stream none. Negative: all until the end.
func (r *StreamReader) Read(n int) *Operation { return r.readSome(n).as("StreamReader.read") }

func (r *StreamReader) readSome(n int) *reading {
	if n < 0 {
		return &reading{reader: r, method: "read", n: r.limit, try: (*reading).toTheEnd}
	}
	return &reading{reader: r, method: "read", n: n, try: (*reading).some}
}

// ReadExactly is StreamReader.readexactly(n): a []byte of n bytes; an
// *IncompleteReadError if the stream ends before.
func (r *StreamReader) ReadExactly(n int) *Operation {
	return r.readExactly(n).as("StreamReader.readexactly")
}

func (r *StreamReader) readExactly(n int) *reading {
	return &reading{reader: r, method: "readexactly", n: n, try: (*reading).exactly}
}

// ReadLine is StreamReader.readline(): a []byte up to and with the next "\n", or
// up to the end of the stream; none at the end. A line longer than the limit is
// a ValueError, and is dropped.
func (r *StreamReader) ReadLine() *Operation {
	return r.readLine().as("StreamReader.readline")
}

func (r *StreamReader) readLine() *reading {
	return r.toNewline(&reading{reader: r, method: "readuntil", try: (*reading).line})
}

func (r *StreamReader) toNewline(rd *reading) *reading {
	rd.newline = [1]byte{'\n'}
	rd.lone = [1][]byte{rd.newline[:]}
	rd.seps = rd.lone[:]
	return rd
}

// NextLine is the reader's async iteration (StreamReader.__anext__): ReadLine,
// but nil once there are no more lines.
func (r *StreamReader) NextLine() *Operation {
	rd := r.readLine()
	rd.try = func(rd *reading) ([]byte, bool, error) {
		b, ok, err := rd.line()
		if len(b) == 0 {
			b = nil
		}
		return b, ok, err
	}
	return rd.as("StreamReader.__anext__")
}

// ReadUntil is StreamReader.readuntil(separators): a []byte up to and with the
// separator that ends first; the default is "\n". If the stream ends before, an
// *IncompleteReadError; if more than the limit comes before, a
// *LimitOverrunError.
func (r *StreamReader) ReadUntil(separators ...[]byte) *Operation {
	return r.readUntil(separators).as("StreamReader.readuntil")
}

func (r *StreamReader) readUntil(separators [][]byte) *reading {
	rd := &reading{reader: r, method: "readuntil", try: (*reading).until}
	if separators == nil {
		return r.toNewline(rd)
	}
	rd.seps = slices.Clone(separators) // to be sorted
	slices.SortStableFunc(rd.seps, func(a, b []byte) int { return len(a) - len(b) })
	return rd
}

// some is read(n).
func (rd *reading) some() ([]byte, bool, error) {
	r := rd.reader
	if !rd.waited { // a read that was woken takes what there is, if another left nothing too
		if r.err != nil {
			return nil, false, r.err
		}
		if rd.n == 0 {
			return []byte{}, true, nil
		}
		if r.unread() == 0 && !r.eof {
			rd.waited = true
			return nil, false, nil
		}
	}
	if r.unread() == 0 {
		r.maybeResume()
		return []byte{}, true, nil
	}
	b := r.take(min(rd.n, r.unread()))
	r.maybeResume()
	return b, true, nil
}

// toTheEnd is read(-1): reads of the limit's size until one comes back empty.
func (rd *reading) toTheEnd() ([]byte, bool, error) {
	for {
		b, ok, err := rd.some()
		if !ok || err != nil {
			return nil, ok, err
		}
		if len(b) == 0 {
			return rd.whole, true, nil
		}
		rd.waited = false
		if rd.whole == nil {
			rd.whole = b
		} else {
			rd.whole = append(rd.whole, b...)
		}
	}
}

// exactly is readexactly(n).
func (rd *reading) exactly() ([]byte, bool, error) {
	r := rd.reader
	if !rd.waited {
		if rd.n < 0 {
			return nil, false, ValueError("readexactly size can not be less than zero")
		}
		if r.err != nil {
			return nil, false, r.err
		}
		if rd.n == 0 {
			return []byte{}, true, nil
		}
	}
	if r.unread() < rd.n {
		if r.eof {
			return nil, false, &IncompleteReadError{Partial: r.take(r.unread()), Expected: rd.n}
		}
		rd.waited = true
		return nil, false, nil
	}
	b := r.take(rd.n)
	r.maybeResume()
	return b, true, nil
}

// until is readuntil(separators). What has been searched is not searched again,
// but for a separator that may have begun in it.
func (rd *reading) until() ([]byte, bool, error) {
	r := rd.reader
	if len(rd.seps) == 0 {
		return nil, false, ValueError("Separator should contain at least one element")
	}
	shortest, longest := len(rd.seps[0]), len(rd.seps[len(rd.seps)-1])
	if !rd.waited {
		if shortest == 0 {
			return nil, false, ValueError("Separator should be at least one-byte string")
		}
		if r.err != nil {
			return nil, false, r.err
		}
	}
	if unread := r.unread(); unread-rd.offset >= shortest {
		if start, end := rd.find(); end >= 0 {
			if start > r.limit {
				return nil, false, &LimitOverrunError{"Separator is found, but chunk is longer than limit", start}
			}
			b := r.take(end)
			r.maybeResume()
			return b, true, nil
		}
		if rd.offset = max(0, unread+1-longest); rd.offset > r.limit {
			return nil, false, &LimitOverrunError{"Separator is not found, and chunk exceed the limit", rd.offset}
		}
	}
	if r.eof {
		return nil, false, &IncompleteReadError{Partial: r.take(r.unread()), Expected: -1}
	}
	rd.waited = true
	return nil, false, nil
}

// find is where the separator that ends first begins and ends; negative if
// there is none.
func (rd *reading) find() (start, end int) {
	start, end = -1, -1
	unread := rd.reader.kept[rd.reader.head:]
	for _, sep := range rd.seps {
		i := bytes.Index(unread[rd.offset:], sep)
		if i < 0 {
			continue
		}
		if i += rd.offset; end < 0 || i+len(sep) < end {
			start, end = i, i+len(sep)
		}
	}
	return start, end
}

// line is readline().
func (rd *reading) line() ([]byte, bool, error) {
	b, ok, err := rd.until()
	if err == nil {
		return b, ok, nil
	}
	r := rd.reader
	var incomplete *IncompleteReadError
	var overrun *LimitOverrunError
	switch {
	case errors.As(err, &incomplete):
		return incomplete.Partial, true, nil
	case errors.As(err, &overrun):
		if n := overrun.Consumed; bytes.HasPrefix(r.kept[r.head+n:], rd.seps[0]) {
			r.drop(n + len(rd.seps[0]))
		} else {
			r.drop(r.unread())
		}
		r.maybeResume()
		return nil, false, &OverlongLineError{overrun}
	}
	return nil, false, err
}
