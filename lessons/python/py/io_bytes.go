package py

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
)

// ByteFile is a file of bytes: BufferedReader, BufferedWriter, BufferedRandom or
// FileIO.
type ByteFile struct {
	streamShape
	class  *Class
	file   File
	unread []byte // read ahead
}

// Type is type(f).
func (f *ByteFile) Type() *Class { return f.class }

func (f *ByteFile) shape() *streamShape { return &f.streamShape }

// byteFileDefs are what a file of bytes adds.
func byteFileDefs() []Def {
	return []Def{
		{Sig: "name(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) {
			return args[0].(*ByteFile).name, nil
		}},
		{Sig: "mode(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) {
			return NewStr(args[0].(*ByteFile).mode), nil
		}},
		{Sig: "__repr__(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			f := args[0].(*ByteFile)
			name, err := t.Repr(f.name)
			return NewStr("<_io." + f.class.Name + " name=" + name + ">"), err
		}},
		{Sig: "readinto(self, buffer, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			b, ok := As[*ByteArray](args[1])
			if !ok {
				return nil, t.TypeError("readinto() argument must be read-write bytes-like object, not %s", args[1].Type().Name)
			}
			v, err := args[0].(stream).read(t, len(b.B))
			if err != nil {
				return nil, err
			}
			return MakeInt(int64(copy(b.B, v.(*Bytes).B))), nil
		}},
	}
}

// fill reads more of the file ahead; false at its end.
func (f *ByteFile) fill(t *Thread) (bool, error) {
	chunk := make([]byte, 8192)
	var n int
	var err error
	if given, ok := f.file.(pipe); ok {
		var raised error
		if n, raised, err = t.readPatiently(given.r, chunk); raised != nil {
			return false, raised
		}
	} else {
		t.Blocking(func() { n, err = f.file.Read(chunk) })
	}
	f.unread = append(f.unread, chunk[:n]...)
	if n == 0 && (err == nil || errors.Is(err, io.EOF)) {
		return false, nil
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return false, t.fileError(err)
	}
	return true, nil
}

// fileError is an error of a file that is open: it does not tell the file's name.
func (t *Thread) fileError(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return t.FromGo(err)
}

// take cuts n bytes off what was read ahead.
func (f *ByteFile) take(n int) []byte {
	b := f.unread[:n:n]
	f.unread = f.unread[n:]
	return b
}

func (f *ByteFile) read(t *Thread, n int) (Value, error) {
	for n < 0 || len(f.unread) < n {
		if err := t.Room(int64(len(f.unread))); err != nil {
			return nil, err
		}
		if more, err := f.fill(t); !more {
			if err != nil {
				return nil, err
			}
			break
		}
	}
	if n < 0 || n > len(f.unread) {
		n = len(f.unread)
	}
	return &Bytes{B: f.take(n)}, nil
}

func (f *ByteFile) readLine(t *Thread, limit int) (Value, error) {
	for from := 0; ; {
		if at := bytes.IndexByte(f.unread[from:], '\n'); at >= 0 {
			return &Bytes{B: f.take(upTo(from+at+1, limit))}, nil
		}
		if limit >= 0 && len(f.unread) >= limit {
			return &Bytes{B: f.take(limit)}, nil
		}
		from = len(f.unread)
		if more, err := f.fill(t); !more {
			return &Bytes{B: f.take(upTo(len(f.unread), limit))}, err
		}
	}
}

// upTo is n, or limit if that is less; a negative limit is none.
func upTo(n, limit int) int {
	if limit >= 0 && limit < n {
		return limit
	}
	return n
}

func (f *ByteFile) write(t *Thread, v Value) (int, error) {
	b, err := BytesOf(t, v)
	if err != nil {
		return 0, err
	}
	return len(b), f.writeBytes(t, b)
}

// bytesOf is what a bytes-like object holds.
func bytesOf(v Value) ([]byte, bool) {
	if b, ok := As[*Bytes](v); ok {
		return b.B, true
	}
	if b, ok := As[*ByteArray](v); ok {
		return b.B, true
	}
	return nil, false
}

// writeBytes writes where the reader stands.
func (f *ByteFile) writeBytes(t *Thread, b []byte) error {
	if err := f.rewind(t); err != nil {
		return err
	}
	var err error
	if _, given := f.file.(pipe); given { // the host's, for one thread at a time
		if _, err = f.file.Write(b); err != nil {
			return t.fileError(err)
		}
		return nil
	}
	b = bytes.Clone(b) // another thread may change a bytearray meanwhile
	t.Blocking(func() { _, err = f.file.Write(b) })
	if err != nil {
		return t.fileError(err)
	}
	return nil
}

// rewind forgets what was read ahead.
func (f *ByteFile) rewind(t *Thread) error {
	if n := len(f.unread); n > 0 {
		f.unread = nil
		if _, err := f.file.Seek(int64(-n), io.SeekCurrent); err != nil {
			return t.fileError(err)
		}
	}
	return nil
}

func (f *ByteFile) seek(t *Thread, offset, whence int) (int, error) {
	if err := f.rewind(t); err != nil {
		return 0, err
	}
	n, err := f.file.Seek(int64(offset), whence)
	if err != nil {
		return 0, t.fileError(err)
	}
	return int(n), nil
}

func (f *ByteFile) tell(t *Thread) (int, error) {
	n, err := f.file.Seek(0, io.SeekCurrent)
	if err != nil {
		return 0, t.fileError(err)
	}
	return int(n) - len(f.unread), nil
}

func (f *ByteFile) truncate(t *Thread, size int) (int, error) {
	if err := f.rewind(t); err != nil {
		return 0, err
	}
	if err := f.file.Truncate(int64(size)); err != nil {
		return 0, t.fileError(err)
	}
	return size, nil
}

func (f *ByteFile) flush(*Thread) error { return nil }

func (f *ByteFile) close(t *Thread) error {
	if f.closed {
		return nil
	}
	f.closed, f.unread = true, nil
	if err := f.file.Close(); err != nil {
		return t.fileError(err)
	}
	return nil
}
