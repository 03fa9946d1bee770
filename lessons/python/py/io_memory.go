package py

import (
	"bytes"
	"slices"
	"strings"
)

// StringIO is a file of text in memory; BytesIO one of bytes.
type (
	StringIO struct {
		streamShape
		text    []rune
		at      int
		newline *string
	}
	BytesIO struct {
		streamShape
		data []byte
		at   int
	}
)

func inMemory() streamShape {
	return streamShape{readable: true, writable: true, seekable: true, fd: -1}
}

// NewStringIO is StringIO(text).
func NewStringIO(text string) *StringIO {
	lf := "\n"
	return &StringIO{streamShape: inMemory(), text: points(text), newline: &lf}
}

// Type is StringIO.
func (*StringIO) Type() *Class { return StringIOClass }

// Type is BytesIO.
func (*BytesIO) Type() *Class { return BytesIOClass }

func (s *StringIO) shape() *streamShape { return &s.streamShape }
func (b *BytesIO) shape() *streamShape  { return &b.streamShape }

// Attrs is its __dict__.
func (s *StringIO) Attrs(make bool) *Dict { return s.dict(make) }

// Attrs is its __dict__.
func (b *BytesIO) Attrs(make bool) *Dict { return b.dict(make) }

func (s *streamShape) dict(make bool) *Dict {
	if s.attrs == nil && make {
		s.attrs = NewDict()
	}
	return s.attrs
}

func newStringIO(*Thread, *Class, []Value, []KwArg) (Value, error) { return NewStringIO(""), nil }

func newBytesIO(*Thread, *Class, []Value, []KwArg) (Value, error) {
	return &BytesIO{streamShape: inMemory()}, nil
}

func stringIODefs() []Def {
	return []Def{
		{Sig: "__init__(self, /, initial_value='', newline='\n')", Fn: func(t *Thread, args []Value) (Value, error) {
			s := args[0].(*StringIO)
			text, ok := As[*Str](args[1])
			if !ok && args[1] != None {
				return nil, t.TypeError("initial_value must be str or None, not %s", args[1].Type().Name)
			}
			s.newline, s.text, s.at = nil, nil, 0
			if nl, ok := As[*Str](args[2]); ok {
				s.newline = &nl.s
			} else if args[2] != None {
				return nil, t.TypeError("newline must be str or None, not %s", args[2].Type().Name)
			}
			if text == nil {
				return nil, nil
			}
			_, err := s.write(t, text)
			s.at = 0
			return nil, err
		}},
		{Sig: "getvalue(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			s := args[0].(*StringIO)
			return NewStr(encodePoints(s.text)), t.openStream(s)
		}},
		{Sig: "line_buffering(self)", Kind: Getter, Fn: func(*Thread, []Value) (Value, error) { return False, nil }},
		{Sig: "encoding(self)", Kind: Getter, Fn: func(*Thread, []Value) (Value, error) { return None, nil }},
		{Sig: "errors(self)", Kind: Getter, Fn: func(*Thread, []Value) (Value, error) { return None, nil }},
	}
}

func (s *StringIO) read(_ *Thread, n int) (Value, error) {
	from := min(s.at, len(s.text))
	to := from + upTo(len(s.text)-from, n)
	s.at = max(s.at, to)
	return NewStr(encodePoints(s.text[from:to])), nil
}

func (s *StringIO) readLine(t *Thread, limit int) (Value, error) {
	rest := s.text[min(s.at, len(s.text)):]
	n := len(rest)
	end := "\n"
	if s.newline != nil && *s.newline != "" {
		end = *s.newline
	}
	if at := strings.Index(encodePoints(rest), end); at >= 0 {
		n = countPoints(encodePoints(rest)[:at]) + len(end)
	}
	if s.newline != nil && *s.newline == "" { // any end of a line
		if at := slices.Index(rest[:n], '\r'); at >= 0 && (at+2 > len(rest) || rest[at+1] != '\n') {
			n = at + 1
		}
	}
	return s.read(t, upTo(n, limit))
}

func (s *StringIO) write(t *Thread, v Value) (int, error) {
	text, ok := As[*Str](v)
	if !ok {
		return 0, t.TypeError("string argument expected, got '%s'", v.Type().Name)
	}
	add := text.s
	switch {
	case s.newline == nil:
		add = strings.ReplaceAll(strings.ReplaceAll(add, "\r\n", "\n"), "\r", "\n")
	case *s.newline != "" && *s.newline != "\n":
		add = strings.ReplaceAll(add, "\n", *s.newline)
	}
	all := points(add)
	if err := t.Room(int64(s.at+len(all)) * 4); err != nil {
		return 0, err
	}
	for len(s.text) < s.at {
		s.text = append(s.text, 0)
	}
	n := copy(s.text[s.at:], all)
	s.text = append(s.text, all[n:]...)
	s.at += len(all)
	return text.Len(), nil
}

func (s *StringIO) seek(t *Thread, offset, whence int) (int, error) {
	switch {
	case whence != 0 && offset != 0:
		return 0, t.Raise(Errors.OSError, "Can't do nonzero cur-relative seeks")
	case offset < 0:
		return 0, t.ValueError("Negative seek position %d", offset)
	case whence == 1:
		offset = s.at
	case whence == 2:
		offset = len(s.text)
	}
	s.at = offset
	return offset, nil
}

func (s *StringIO) tell(*Thread) (int, error) { return s.at, nil }

func (s *StringIO) truncate(_ *Thread, size int) (int, error) {
	s.text = s.text[:min(size, len(s.text))]
	return size, nil
}

func (s *StringIO) flush(*Thread) error { return nil }

func (s *StringIO) close(*Thread) error {
	s.closed, s.text = true, nil
	return nil
}

func bytesIODefs() []Def {
	return []Def{
		{Sig: "__init__(self, /, initial_bytes=None)", Fn: func(t *Thread, args []Value) (Value, error) {
			b := args[0].(*BytesIO)
			data, ok := bytesOf(args[1])
			if !ok && args[1] != None {
				return nil, t.TypeError("a bytes-like object is required, not '%s'", args[1].Type().Name)
			}
			b.data, b.at = bytes.Clone(data), 0
			return nil, nil
		}},
		{Sig: "getvalue(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			b := args[0].(*BytesIO)
			return &Bytes{B: bytes.Clone(b.data)}, t.openStream(b)
		}},
		{Sig: "getbuffer(self, /)", Fn: func(t *Thread, _ []Value) (Value, error) { return nil, t.NotYet("BytesIO.getbuffer") }},
	}
}

func (b *BytesIO) read(_ *Thread, n int) (Value, error) {
	from := min(b.at, len(b.data))
	to := from + upTo(len(b.data)-from, n)
	b.at = max(b.at, to)
	return &Bytes{B: bytes.Clone(b.data[from:to])}, nil
}

func (b *BytesIO) readLine(t *Thread, limit int) (Value, error) {
	rest := b.data[min(b.at, len(b.data)):]
	n := len(rest)
	if at := bytes.IndexByte(rest, '\n'); at >= 0 {
		n = at + 1
	}
	return b.read(t, upTo(n, limit))
}

func (b *BytesIO) write(t *Thread, v Value) (int, error) {
	add, err := BytesOf(t, v)
	if err != nil {
		return 0, err
	}
	if err := t.Room(int64(b.at + len(add))); err != nil {
		return 0, err
	}
	if len(b.data) < b.at {
		b.data = append(b.data, make([]byte, b.at-len(b.data))...)
	}
	n := copy(b.data[b.at:], add)
	b.data = append(b.data, add[n:]...)
	b.at += len(add)
	return len(add), nil
}

func (b *BytesIO) seek(t *Thread, offset, whence int) (int, error) {
	if offset < 0 && whence == 0 {
		return 0, t.ValueError("negative seek value %d", offset)
	}
	b.at = max(0, offset+[...]int{0, b.at, len(b.data)}[whence])
	return b.at, nil
}

func (b *BytesIO) tell(*Thread) (int, error) { return b.at, nil }

func (b *BytesIO) truncate(_ *Thread, size int) (int, error) {
	b.data = b.data[:min(size, len(b.data))]
	return size, nil
}

func (b *BytesIO) flush(*Thread) error { return nil }

func (b *BytesIO) close(*Thread) error {
	b.closed, b.data = true, nil
	return nil
}
