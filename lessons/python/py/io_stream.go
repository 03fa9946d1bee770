package py

// stream is what every file of ours can do; a class of files adds little to it.
type stream interface {
	Value
	// shape is what it allows, and whether it is closed.
	shape() *streamShape
	read(t *Thread, n int) (Value, error)         // at most n bytes or characters; all, if n < 0
	readLine(t *Thread, limit int) (Value, error) // empty at the end
	write(t *Thread, v Value) (int, error)
	seek(t *Thread, offset, whence int) (int, error)
	tell(t *Thread) (int, error)
	truncate(t *Thread, size int) (int, error)
	flush(t *Thread) error
	close(t *Thread) error
}

// streamShape is what a stream allows.
type streamShape struct {
	readable, writable, seekable bool
	closed                       bool
	tty                          bool
	fd                           int // -1: it has none
	name                         Value
	mode                         string
	attrs                        *Dict
}

// The classes of files. UnsupportedOperation is what one raises that is asked
// for what it does not allow.
var (
	IOBaseClass          = NewClass("_io", "_IOBase")
	RawIOBaseClass       = NewClass("_io", "_RawIOBase")
	BufferedIOBaseClass  = NewClass("_io", "_BufferedIOBase")
	TextIOBaseClass      = NewClass("_io", "_TextIOBase")
	FileIOClass          = NewClass("_io", "FileIO")
	BufferedReaderClass  = NewClass("_io", "BufferedReader")
	BufferedWriterClass  = NewClass("_io", "BufferedWriter")
	BufferedRandomClass  = NewClass("_io", "BufferedRandom")
	TextIOWrapperClass   = NewClass("_io", "TextIOWrapper")
	StringIOClass        = NewClass("_io", "StringIO")
	BytesIOClass         = NewClass("_io", "BytesIO")
	UnsupportedOperation = NewClass("io", "UnsupportedOperation")
)

// defineIO says what the classes of files can do.
func defineIO() {
	UnsupportedOperation.Define(func() Spec {
		return exceptionSpec(UnsupportedOperation, Errors.OSError, Errors.ValueError)
	})
	IOBaseClass.Define(func() Spec { return Spec{Self: SelfOf[stream], Defs: streamDefs(), New: newAbstract(IOBaseClass)} })
	for _, c := range []*Class{RawIOBaseClass, BufferedIOBaseClass, TextIOBaseClass} {
		c.Define(func() Spec { return Spec{Bases: []*Class{IOBaseClass}, Self: SelfOf[stream], New: newAbstract(c)} })
	}
	FileIOClass.Define(func() Spec {
		return Spec{Bases: []*Class{RawIOBaseClass}, Self: SelfOf[*ByteFile], Defs: byteFileDefs()}
	})
	for _, c := range []*Class{BufferedReaderClass, BufferedWriterClass, BufferedRandomClass} {
		c.Define(func() Spec {
			return Spec{Bases: []*Class{BufferedIOBaseClass}, Self: SelfOf[*ByteFile], Defs: byteFileDefs()}
		})
	}
	TextIOWrapperClass.Define(func() Spec {
		return Spec{Bases: []*Class{TextIOBaseClass}, Self: SelfOf[*TextFile], New: newTextFile, Defs: textFileDefs()}
	})
	StringIOClass.Define(func() Spec {
		return Spec{Bases: []*Class{TextIOBaseClass}, Self: SelfOf[*StringIO], New: newStringIO, Defs: stringIODefs()}
	})
	BytesIOClass.Define(func() Spec {
		return Spec{Bases: []*Class{BufferedIOBaseClass}, Self: SelfOf[*BytesIO], New: newBytesIO, Defs: bytesIODefs()}
	})
}

// streamDefs are the methods that all files have.
func streamDefs() []Def {
	return append(streamMoves(), []Def{
		{Sig: "read(self, size=-1, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			s, n, err := t.readArgs(args)
			if err != nil {
				return nil, err
			}
			return s.read(t, n)
		}},
		{Sig: "readline(self, size=-1, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			s, n, err := t.readArgs(args)
			if err != nil {
				return nil, err
			}
			return s.readLine(t, n)
		}},
		{Sig: "readlines(self, hint=-1, /)", Fn: streamReadLines},
		{Sig: "write(self, data, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			s := args[0].(stream)
			if err := t.writing(s); err != nil {
				return nil, err
			}
			n, err := s.write(t, args[1])
			return MakeInt(int64(n)), err
		}},
		{Sig: "writelines(self, lines, /)", Kind: Whole, Fn: func(t *Thread, args []Value) (Value, error) {
			return nil, t.Each(args[1], func(line Value) error {
				_, err := t.CallMethod(args[0], "write", line)
				return err
			})
		}},
		{Sig: "__iter__(self, /)", Kind: Whole, Fn: func(t *Thread, args []Value) (Value, error) {
			if s, ok := As[stream](args[0]); ok {
				if err := t.openStream(s); err != nil {
					return nil, err
				}
			}
			return args[0], nil
		}},
		{Sig: "__next__(self, /)", Kind: Whole, Fn: func(t *Thread, args []Value) (Value, error) {
			line, err := t.CallMethod(args[0], "readline")
			if err != nil {
				return nil, err
			}
			if more, err := t.Truth(line); more || err != nil {
				return line, err
			}
			return nil, t.NewException(Errors.StopIteration)
		}},
		{Sig: "__enter__(self, /)", Kind: Whole, Fn: func(t *Thread, args []Value) (Value, error) {
			if s, ok := As[stream](args[0]); ok {
				return args[0], t.openStream(s)
			}
			return args[0], nil
		}},
		{Sig: "__exit__(self, /, *args)", Kind: Whole, Fn: func(t *Thread, args []Value) (Value, error) {
			_, err := t.CallMethod(args[0], "close")
			return nil, err
		}},
	}...)
}

// streamMoves are the methods of a file but those of reading and writing.
func streamMoves() []Def {
	asks := func(name string, is func(*streamShape) bool) Def {
		return Def{Sig: name + "(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			s := args[0].(stream)
			if err := t.openStream(s); err != nil {
				return nil, err
			}
			return MakeBool(is(s.shape())), nil
		}}
	}
	return []Def{
		asks("readable", func(s *streamShape) bool { return s.readable }),
		asks("writable", func(s *streamShape) bool { return s.writable }),
		asks("seekable", func(s *streamShape) bool { return s.seekable }),
		asks("isatty", func(s *streamShape) bool { return s.tty }),
		{Sig: "closed(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) {
			return MakeBool(args[0].(stream).shape().closed), nil
		}},
		{Sig: "close(self, /)", Fn: func(t *Thread, args []Value) (Value, error) { return nil, args[0].(stream).close(t) }},
		{Sig: "flush(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			s := args[0].(stream)
			if err := t.openStream(s); err != nil {
				return nil, err
			}
			return nil, s.flush(t)
		}},
		{Sig: "fileno(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			s := args[0].(stream)
			if err := t.openStream(s); err != nil {
				return nil, err
			}
			if s.shape().fd < 0 {
				return nil, t.Raise(UnsupportedOperation, "fileno")
			}
			return MakeInt(int64(s.shape().fd)), nil
		}},
		{Sig: "seek(self, offset, whence=0, /)", Fn: streamSeek},
		{Sig: "tell(self, /)", Fn: func(t *Thread, args []Value) (Value, error) {
			s := args[0].(stream)
			if err := t.seeking(s); err != nil {
				return nil, err
			}
			n, err := s.tell(t)
			return MakeInt(int64(n)), err
		}},
		{Sig: "truncate(self, size=None, /)", Fn: streamTruncate},
	}
}

// readArgs are a reading method's file and size; None is as if it were not
// given.
func (t *Thread) readArgs(args []Value) (stream, int, error) {
	s := args[0].(stream)
	if err := t.openStream(s); err != nil {
		return nil, 0, err
	}
	if !s.shape().readable {
		return nil, 0, t.notOpenFor(s, "read", "reading", "not readable")
	}
	if args[1] == None {
		return s, -1, nil
	}
	n, err := t.Index(args[1])
	return s, n, err
}

func streamReadLines(t *Thread, args []Value) (Value, error) {
	s, most, err := t.readArgs(args)
	if err != nil {
		return nil, err
	}
	lines, total := NewList(), 0
	for {
		line, err := s.readLine(t, -1)
		if err != nil {
			return nil, err
		}
		n, err := t.Len(line)
		if err != nil || n == 0 {
			return lines, err
		}
		lines.Items = append(lines.Items, line)
		if total += n; most > 0 && total >= most {
			return lines, nil
		}
	}
}

func streamSeek(t *Thread, args []Value) (Value, error) {
	s := args[0].(stream)
	if err := t.seeking(s); err != nil {
		return nil, err
	}
	offset, err := t.Index(args[1])
	if err != nil {
		return nil, err
	}
	whence, err := t.Index(args[2])
	if err != nil {
		return nil, err
	}
	if whence < 0 || whence > 2 {
		return nil, t.ValueError("invalid whence (%d, should be 0, 1 or 2)", whence)
	}
	n, err := s.seek(t, offset, whence)
	return MakeInt(int64(n)), err
}

func streamTruncate(t *Thread, args []Value) (Value, error) {
	s := args[0].(stream)
	if err := t.writing(s); err != nil {
		return nil, err
	}
	size, err := s.tell(t)
	if args[1] != None {
		size, err = t.Index(args[1])
	}
	if err != nil {
		return nil, err
	}
	if size < 0 {
		return nil, t.ValueError("negative size value %d", size)
	}
	n, err := s.truncate(t, size)
	return MakeInt(int64(n)), err
}

// openStream refuses a stream that is closed.
func (t *Thread) openStream(s stream) error {
	if s.shape().closed {
		if _, memory := s.(*StringIO); memory {
			return t.ValueError("I/O operation on closed file")
		}
		return t.ValueError("I/O operation on closed file.")
	}
	return nil
}

// writing refuses a stream that is closed or only read.
func (t *Thread) writing(s stream) error {
	if err := t.openStream(s); err != nil {
		return err
	}
	if !s.shape().writable {
		return t.notOpenFor(s, "write", "writing", "not writable")
	}
	return nil
}

// notOpenFor is the error of a file that is asked for what it was not opened for:
// each kind has its own words.
func (t *Thread) notOpenFor(s stream, what, doing, text string) error {
	if f, ok := s.(*ByteFile); ok {
		if text = what; f.class == FileIOClass {
			text = "File not open for " + doing
		}
	}
	return t.Raise(UnsupportedOperation, "%s", text)
}

// seeking refuses a stream that has no places.
func (t *Thread) seeking(s stream) error {
	if err := t.openStream(s); err != nil {
		return err
	}
	if !s.shape().seekable {
		return t.Raise(UnsupportedOperation, "underlying stream is not seekable")
	}
	return nil
}
