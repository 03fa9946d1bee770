package py

import (
	"errors"
	"io"
	"os"
	"strings"
)

// ioFunctions are print, input, open, and what ends or refuses a program.
func ioFunctions() []Def {
	return []Def{
		{Sig: "print(*args, sep=None, end=None, file=None, flush=False)", Fn: printFunction},
		{Sig: "input(prompt=?, /)", Fn: inputFunction},
		{Sig: "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)", Fn: openFunction},
		{Sig: "__import__(name, globals=None, locals=None, fromlist=?, level=0)", Fn: importFunction},
		{Sig: "exit(code=None)", Fn: exitFunction},
		{Sig: "quit(code=None)", Fn: exitFunction},
		refused("exec"), refused("eval"), refused("compile"), refused("breakpoint"), refused("help"),
	}
}

// refused is a function of CPython's that we lack.
func refused(name string) Def {
	return Def{Sig: name + "(*args, **kwargs)", Fn: func(t *Thread, _ []Value) (Value, error) {
		return nil, t.NotYet(name + "()")
	}}
}

func exitFunction(t *Thread, args []Value) (Value, error) {
	return nil, t.NewException(Errors.SystemExit, args[0])
}

// standard are the files of an interpreter that its program was given.
type standard struct{ in, out, err *TextFile }

type standardKey struct{}

func (in *Interpreter) standard() *standard {
	return Kept(in, standardKey{}, func() *standard {
		file := func(name, mode string, fd int, r *patient, w io.Writer) *TextFile {
			class := BufferedWriterClass
			if r != nil {
				class = BufferedReaderClass
			}
			s := streamShape{readable: r != nil, writable: w != nil, fd: fd, name: Name(name), mode: mode}
			f := &TextFile{ByteFile: &ByteFile{streamShape: s, class: class, file: pipe{r, w}}, encoding: "utf-8", errors: "strict"}
			if fd == 2 {
				f.errors = "backslashreplace"
			}
			return f
		}
		stdin := in.Host.Stdin
		if stdin == nil {
			stdin = strings.NewReader("")
		}
		return &standard{
			file("<stdin>", "r", 0, &patient{r: stdin}, nil),
			file("<stdout>", "w", 1, nil, orNowhere(in.Host.Stdout)),
			file("<stderr>", "w", 2, nil, orNowhere(in.Host.Stderr)),
		}
	})
}

func orNowhere(w io.Writer) io.Writer {
	if w == nil {
		return io.Discard
	}
	return w
}

// Stdin, Stdout and Stderr are what sys begins with under these names.
func (in *Interpreter) Stdin() *TextFile { return in.standard().in }

// Stdout is sys.__stdout__.
func (in *Interpreter) Stdout() *TextFile { return in.standard().out }

// Stderr is sys.__stderr__.
func (in *Interpreter) Stderr() *TextFile { return in.standard().err }

// SysFile is what sys has under the name stdin, stdout or stderr; None if the
// program has taken it away.
func (t *Thread) SysFile(name string) Value {
	if sys, ok := t.in.Modules.GetStr(t.in.Intern("sys")).(*Module); ok {
		return OrNone(sys.Dict.GetStr(t.in.Intern(name)))
	}
	switch name {
	case "stdin":
		return t.in.Stdin()
	case "stdout":
		return t.in.Stdout()
	}
	return t.in.Stderr()
}

// pipe is a stream that only goes one way.
type pipe struct {
	r *patient
	w io.Writer
}

var errNoPlaces = errors.New("a stream has no places")

func (p pipe) Read([]byte) (int, error)       { return 0, io.EOF } // readPatiently reads
func (p pipe) Write(b []byte) (int, error)    { return p.w.Write(b) }
func (p pipe) Seek(int64, int) (int64, error) { return 0, errNoPlaces }
func (p pipe) Truncate(int64) error           { return errNoPlaces }
func (p pipe) Close() error                   { return nil }

func printFunction(t *Thread, args []Value) (Value, error) {
	sep, err := t.printArg("sep", args[1], " ")
	if err != nil {
		return nil, err
	}
	end, err := t.printArg("end", args[2], "\n")
	if err != nil {
		return nil, err
	}
	file := args[3]
	if file == None {
		if file = t.SysFile("stdout"); file == None {
			return nil, nil
		}
	}
	if own, ok := file.(*TextFile); ok {
		err = t.printTo(own, args[0].(*Tuple).Items, sep, end)
	} else {
		err = t.printPieces(file, args[0].(*Tuple).Items, sep, end)
	}
	if err != nil {
		return nil, err
	}
	flush, err := t.Truth(args[4])
	if flush && err == nil {
		_, err = t.CallMethod(file, "flush")
	}
	return nil, err
}

// printArg is sep or end, which may be None.
func (t *Thread) printArg(name string, v Value, none string) (string, error) {
	if v == None {
		return none, nil
	}
	s, ok := As[*Str](v)
	if !ok {
		return "", t.TypeError("%s must be None or a string, not %s", name, v.Type().Name)
	}
	return s.s, nil
}

// printTo writes to a file of ours all at once. What comes before a value that
// cannot be shown is written all the same.
func (t *Thread) printTo(f *TextFile, items []Value, sep, end string) error {
	if err := t.writing(f); err != nil {
		return err
	}
	var b strings.Builder
	for i, v := range items {
		if i > 0 {
			b.WriteString(sep)
		}
		s, err := t.Str(v)
		if err != nil {
			if written := f.writeText(t, b.String()); written != nil {
				return written
			}
			return err
		}
		b.WriteString(s)
	}
	b.WriteString(end)
	return f.writeText(t, b.String())
}

// printPieces writes to a file of another kind, piece by piece.
func (t *Thread) printPieces(file Value, items []Value, sep, end string) error {
	write, err := t.Attr(file, "write")
	if err != nil {
		return err
	}
	for i, v := range items {
		if i > 0 {
			if _, err := t.Call(write, NewStr(sep)); err != nil {
				return err
			}
		}
		s, err := t.Str(v)
		if err != nil {
			return err
		}
		if _, err := t.Call(write, NewStr(s)); err != nil {
			return err
		}
	}
	_, err = t.Call(write, NewStr(end))
	return err
}

func inputFunction(t *Thread, args []Value) (Value, error) {
	for _, name := range []string{"stdin", "stdout", "stderr"} {
		if t.SysFile(name) == None {
			return nil, t.RuntimeError("input(): lost sys.%s", name)
		}
	}
	out := t.SysFile("stdout")
	if args[0] != nil {
		s, err := t.Str(args[0])
		if err != nil {
			return nil, err
		}
		if _, err := t.CallMethod(out, "write", NewStr(s)); err != nil {
			return nil, err
		}
	}
	if _, err := t.CallMethod(out, "flush"); err != nil {
		return nil, err
	}
	line, err := t.CallMethod(t.SysFile("stdin"), "readline")
	if err != nil {
		return nil, err
	}
	s, ok := As[*Str](line)
	switch {
	case !ok:
		return nil, t.TypeError("object.readline() returned non-string")
	case s.s == "":
		return nil, t.Raise(Errors.EOFError, "EOF when reading a line")
	}
	return NewStr(strings.TrimSuffix(s.s, "\n")), nil
}

// openMode is what a mode's letters ask for.
type openMode struct {
	flag                      int
	read, write, binary, plus bool
}

// parseMode reads a mode: one of r, w, a, x, with + and b or t.
func (t *Thread) parseMode(mode string) (openMode, error) {
	var m openMode
	kinds, seen, text := 0, "", false
	for _, r := range mode {
		if strings.ContainsRune(seen, r) || !strings.ContainsRune("rwax+bt", r) {
			return m, t.ValueError("invalid mode: '%s'", mode)
		}
		seen += string(r)
		switch r {
		case 'r':
			m.read = true
		case 'w':
			m.write, m.flag = true, os.O_CREATE|os.O_TRUNC
		case 'a':
			m.write, m.flag = true, os.O_CREATE|os.O_APPEND
		case 'x':
			m.write, m.flag = true, os.O_CREATE|os.O_EXCL
		case '+':
			m.plus = true
		case 'b':
			m.binary = true
		case 't':
			text = true
		}
		if strings.ContainsRune("rwax", r) {
			kinds++
		}
	}
	switch {
	case text && m.binary:
		return m, t.ValueError("can't have text and binary mode at once")
	case kinds != 1:
		return m, t.ValueError("must have exactly one of create/read/write/append mode")
	case m.plus:
		m.read, m.write = true, true
		m.flag |= os.O_RDWR
	case m.write:
		m.flag |= os.O_WRONLY
	}
	return m, nil
}

func openFunction(t *Thread, args []Value) (Value, error) {
	name, err := t.FileName(args[0])
	if err != nil {
		return nil, err
	}
	letters, ok := As[*Str](args[1])
	if !ok {
		return nil, t.TypeError("open() argument 'mode' must be str, not %s", args[1].Type().Name)
	}
	mode, err := t.parseMode(letters.s)
	if err != nil {
		return nil, err
	}
	if args[7] != None {
		return nil, t.NotYet("open(opener=...)")
	}
	options := [3]*Str{}
	for i, what := range []string{"encoding", "errors", "newline"} {
		s, given := As[*Str](args[3+i])
		switch {
		case given && mode.binary:
			return nil, t.ValueError("binary mode doesn't take an %s argument", what)
		case !given && args[3+i] != None:
			return nil, t.TypeError("open() argument '%s' must be str or None, not %s", what, args[3+i].Type().Name)
		}
		options[i] = s
	}
	if args[2] == Value(Int(0)) && !mode.binary {
		return nil, t.ValueError("can't have unbuffered text I/O")
	}
	given := args[0]
	if _, ok := As[*Str](given); !ok { // a path: what it stands for is the file's name
		given = NewStr(name)
	}
	bin, err := t.openBytes(name, given, mode, args[2] == Value(Int(0)))
	if err != nil || mode.binary {
		return bin, err
	}
	f := &TextFile{ByteFile: bin, encoding: "UTF-8", errors: "strict"}
	bin.mode = letters.s
	if options[0] != nil {
		f.encoding = options[0].s
	}
	if options[1] != nil {
		f.errors = options[1].s
	}
	if options[2] != nil {
		f.newline = &options[2].s
		switch *f.newline {
		case "", "\n", "\r", "\r\n":
		default:
			return nil, t.ValueError("illegal newline value: %s", options[2].s)
		}
	}
	return f, nil
}

// FileName is a file's name as open and os take it: a str or something that
// has __fspath__.
func (t *Thread) FileName(v Value) (string, error) {
	if s, ok := As[*Str](v); ok {
		if strings.ContainsRune(s.s, 0) {
			return "", t.ValueError("embedded null byte")
		}
		return s.s, nil
	}
	switch v.(type) {
	case Int, Bool:
		return "", t.NotYet("open() of a file descriptor")
	case *Bytes:
		return "", t.NotYet("file names of bytes")
	}
	r, found, err := t.CallSpecial(v, nameFspath)
	if err != nil {
		return "", err
	}
	if s, ok := r.(*Str); found && ok {
		return s.s, nil
	}
	return "", t.TypeError("expected str, bytes or os.PathLike object, not %s", v.Type().Name)
}

var nameFspath = Name("__fspath__")

// openBytes opens a file through the host, which says no to what lies outside
// the sandbox.
func (t *Thread) openBytes(name string, given Value, mode openMode, raw bool) (*ByteFile, error) {
	if t.in.Host.Open == nil {
		return nil, t.FromGo(&os.PathError{Op: "open", Path: name, Err: os.ErrPermission})
	}
	file, err := t.in.Host.Open(name, mode.flag)
	if err != nil {
		e := t.FromGo(err)
		if e.class.IsSubclass(Errors.OSError) && e.field("errno") != nil {
			e.setField("filename", given)
		}
		return nil, e
	}
	f := &ByteFile{file: file, class: BufferedReaderClass, streamShape: streamShape{
		readable: mode.read, writable: mode.write, seekable: true, fd: -1, name: given, mode: "rb",
	}}
	switch {
	case raw:
		f.class = FileIOClass
	case mode.plus:
		f.class, f.mode = BufferedRandomClass, "rb+"
	case mode.write:
		f.class, f.mode = BufferedWriterClass, "wb"
	}
	return f, nil
}
