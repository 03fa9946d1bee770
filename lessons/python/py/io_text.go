package py

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// TextFile is a file of text: TextIOWrapper.
type TextFile struct {
	*ByteFile
	encoding, errors string
	// newline is how lines end: nil: \n, \r and \r\n are read as \n; empty: they
	// are read as they are; else the only end of a line.
	newline *string
}

// Type is TextIOWrapper.
func (*TextFile) Type() *Class { return TextIOWrapperClass }

// textFileDefs are what a file of text adds.
func textFileDefs() []Def {
	text := func(name string, of func(*TextFile) Value) Def {
		return Def{Sig: name + "(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) {
			return of(args[0].(*TextFile)), nil
		}}
	}
	return []Def{
		text("name", func(f *TextFile) Value { return f.name }),
		text("mode", func(f *TextFile) Value { return NewStr(f.mode) }),
		text("encoding", func(f *TextFile) Value { return NewStr(f.encoding) }),
		text("errors", func(f *TextFile) Value { return NewStr(f.errors) }),
		text("buffer", func(f *TextFile) Value { return f.ByteFile }),
		text("newlines", func(*TextFile) Value { return None }),
		text("line_buffering", func(f *TextFile) Value { return MakeBool(f.tty) }),
		{Sig: "reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)", Fn: reconfigure},
		{Sig: "__repr__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			f := args[0].(*TextFile)
			name, err := t.Repr(f.name)
			return NewStr("<_io.TextIOWrapper name=" + name + " mode='" + f.mode + "' encoding='" + f.encoding + "'>"), err
		}},
	}
}

// newTextFile is TextIOWrapper(buffer, encoding, errors, newline).
func newTextFile(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
	names := []string{"buffer", "encoding", "errors", "newline", "line_buffering", "write_through"}
	if len(args) > len(names) {
		return nil, t.TypeError("TextIOWrapper() takes at most %d arguments (%d given)", len(names), len(args)+len(kw))
	}
	given := map[string]Value{}
	for i, v := range args {
		given[names[i]] = v
	}
	for _, k := range kw {
		if !slices.Contains(names, k.Name) {
			return nil, t.UnexpectedKeyword("TextIOWrapper()", k.Name, names)
		}
		given[k.Name] = k.Value
	}
	b, ok := given["buffer"].(*ByteFile)
	if !ok {
		return nil, t.NotYet("io.TextIOWrapper of anything but a file")
	}
	f := &TextFile{ByteFile: b, encoding: "UTF-8", errors: "strict"}
	for name, to := range map[string]*string{"encoding": &f.encoding, "errors": &f.errors} {
		if s, ok := As[*Str](OrNone(given[name])); ok {
			*to = s.s
		}
	}
	if s, ok := As[*Str](OrNone(given["newline"])); ok {
		f.newline = &s.s
	}
	return f, nil
}

// reconfigure takes an encoding and how its errors are handled; the rest is
// about buffers, which there are none of.
func reconfigure(t *Thread, args []Value) (Value, error) {
	f := args[0].(*TextFile)
	for i, to := range []*string{&f.encoding, &f.errors} {
		if s, ok := As[*Str](args[i+1]); ok {
			*to = s.s
		}
	}
	if s, ok := As[*Str](args[3]); ok {
		f.newline = &s.s
	}
	return nil, nil
}

// decode is the text that bytes stand for.
func (f *TextFile) decode(t *Thread, b []byte) (string, error) {
	if f.isUTF8() && utf8.Valid(b) {
		return string(b), nil
	}
	v, err := t.CallMethod(&Bytes{B: b}, "decode", NewStr(f.encoding), NewStr(f.errors))
	if err != nil {
		return "", err
	}
	s, ok := As[*Str](v)
	if !ok {
		return "", t.TypeError("decoder should return a string result, not '%s'", v.Type().Name)
	}
	return s.s, nil
}

func (f *TextFile) isUTF8() bool {
	switch strings.ToLower(f.encoding) {
	case "utf-8", "utf8", "utf_8":
		return true
	}
	return false
}

// translate makes \n of all ends of lines, where that is wanted.
func (f *TextFile) translate(s string) string {
	if f.newline == nil && strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s
}

func (f *TextFile) read(t *Thread, n int) (Value, error) {
	if n < 0 {
		v, err := f.ByteFile.read(t, -1)
		if err != nil {
			return nil, err
		}
		s, err := f.decode(t, v.(*Bytes).B)
		return NewStr(f.translate(s)), err
	}
	var b strings.Builder
	for range n {
		s, err := f.character(t)
		if err != nil || s == "" {
			return NewStr(b.String()), err
		}
		b.WriteString(s)
	}
	return NewStr(b.String()), nil
}

// character reads one character, "" at the end.
func (f *TextFile) character(t *Thread) (string, error) {
	need := 1
	for len(f.unread) < need || f.isUTF8() && need < utf8.UTFMax && !utf8.FullRune(f.unread[:need]) {
		if len(f.unread) >= need {
			need++
			continue
		}
		if more, err := f.fill(t); err != nil {
			return "", err
		} else if !more {
			need = len(f.unread)
			break
		}
	}
	if need == 0 {
		return "", nil
	}
	if f.isUTF8() {
		_, need = utf8.DecodeRune(f.unread)
	}
	s, err := f.decode(t, f.take(need))
	if err != nil || s != "\r" || f.newline != nil {
		return s, err
	}
	if len(f.unread) == 0 {
		if _, err := f.fill(t); err != nil {
			return "", err
		}
	}
	if len(f.unread) > 0 && f.unread[0] == '\n' {
		f.take(1)
	}
	return "\n", nil
}

func (f *TextFile) readLine(t *Thread, limit int) (Value, error) {
	if limit >= 0 {
		return f.readPart(t, limit)
	}
	for from := 0; ; {
		if end := f.lineEnd(from); end > 0 {
			return f.line(t, end)
		}
		// A \r at the end may be half of an end of line.
		from = max(0, len(f.unread)-1)
		if more, err := f.fill(t); err != nil {
			return nil, err
		} else if !more {
			return f.line(t, len(f.unread))
		}
	}
}

// readPart reads a line, or as many characters of it.
func (f *TextFile) readPart(t *Thread, limit int) (Value, error) {
	var b strings.Builder
	for range limit {
		s, err := f.character(t)
		if err != nil {
			return nil, err
		}
		b.WriteString(s)
		if s == "" || s == "\n" {
			break
		}
	}
	return NewStr(b.String()), nil
}

// line takes a line of so many bytes.
func (f *TextFile) line(t *Thread, n int) (Value, error) {
	s, err := f.decode(t, f.take(n))
	return NewStr(f.translate(s)), err
}

// lineEnd is where the first line that was read ahead ends, 0 if that is not
// known yet.
func (f *TextFile) lineEnd(from int) int {
	b := f.unread[from:]
	if f.newline != nil && *f.newline != "" {
		if at := bytes.Index(f.unread, []byte(*f.newline)); at >= 0 {
			return at + len(*f.newline)
		}
		return 0
	}
	at := bytes.IndexAny(b, "\r\n")
	switch {
	case at < 0:
		return 0
	case b[at] == '\n':
		return from + at + 1
	case at+1 == len(b):
		return 0
	case b[at+1] == '\n':
		return from + at + 2
	}
	return from + at + 1
}

func (f *TextFile) write(t *Thread, v Value) (int, error) {
	s, ok := As[*Str](v)
	if !ok {
		return 0, t.TypeError("write() argument must be str, not %s", v.Type().Name)
	}
	return s.Len(), f.writeText(t, s.s)
}

// writeText writes a text in the file's encoding.
func (f *TextFile) writeText(t *Thread, s string) error {
	if f.newline != nil && *f.newline != "" && *f.newline != "\n" {
		s = strings.ReplaceAll(s, "\n", *f.newline)
	}
	if f.isUTF8() && utf8.ValidString(s) {
		return f.writeBytes(t, []byte(s))
	}
	v, err := t.CallMethod(NewStr(s), "encode", NewStr(f.encoding), NewStr(f.errors))
	if err != nil {
		return err
	}
	b, ok := bytesOf(v)
	if !ok {
		return t.TypeError("encoder should return a bytes object, not '%s'", v.Type().Name)
	}
	return f.writeBytes(t, b)
}

func (f *TextFile) seek(t *Thread, offset, whence int) (int, error) {
	switch {
	case whence == 1 && offset != 0:
		return 0, t.Raise(UnsupportedOperation, "can't do nonzero cur-relative seeks")
	case whence == 2 && offset != 0:
		return 0, t.Raise(UnsupportedOperation, "can't do nonzero end-relative seeks")
	case whence == 0 && offset < 0:
		return 0, t.ValueError("negative seek position %d", offset)
	case whence == 1:
		return f.tell(t)
	}
	return f.ByteFile.seek(t, offset, whence)
}
