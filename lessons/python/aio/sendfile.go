package aio

import (
	"io"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// pythonFile is a file object as the loop reads it: on a worker thread, and sets
// its place: on the loop's own or on a worker's.
type pythonFile struct {
	loop *Loop
	of   py.Value
	home int // the loop's thread, which holds the interpreter's lock
}

func (l *Loop) file(of py.Value) *pythonFile {
	return &pythonFile{loop: l, of: of, home: loopcore.ThreadID()}
}

// with calls what needs the interpreter's lock.
func (f *pythonFile) with(do func(t *py.Thread) error) error {
	if loopcore.ThreadID() == f.home {
		return do(f.loop.thread)
	}
	t := f.loop.in.NewThread()
	t.Acquire()
	defer t.Release()
	return do(t)
}

// Read is file.read(len(b)).
func (f *pythonFile) Read(b []byte) (n int, err error) {
	err = f.with(func(t *py.Thread) error {
		v, err := t.CallMethod(f.of, "read", py.MakeInt(int64(len(b))))
		if err != nil {
			return err
		}
		got, err := py.BytesOf(t, v)
		n = copy(b, got)
		return err
	})
	if n == 0 && err == nil && len(b) > 0 {
		err = io.EOF
	}
	return n, err
}

// Seek is file.seek(offset, whence).
func (f *pythonFile) Seek(offset int64, whence int) (at int64, err error) {
	err = f.with(func(t *py.Thread) error {
		v, err := t.CallMethod(f.of, "seek", py.MakeInt(offset), py.MakeInt(int64(whence)))
		if err != nil {
			return err
		}
		n, err := t.Index(v)
		at = int64(n)
		return err
	})
	return at, err
}

// fileArguments are where a file is to be sent from, and how much of it; 0: all.
func fileArguments(t *py.Thread, offset, count py.Value) (from, n int64, err error) {
	at, err := t.Index(offset)
	if err != nil || given(count) == nil {
		return int64(at), 0, err
	}
	many, err := t.Index(count)
	if err == nil && many <= 0 {
		err = t.ValueError("count must be a positive integer (got %d)", many)
	}
	return int64(at), int64(many), err
}

// mayFallBack refuses a file that the system cannot send by itself, if the program
// wants no other way.
func mayFallBack(t *py.Thread, file, fallback py.Value) error {
	may, err := t.Truth(fallback)
	if may || err != nil {
		return err
	}
	if _, err := t.CallMethod(file, "fileno"); err != nil {
		return t.Raise(SendfileNotAvailableErrorClass, "not a regular file")
	}
	return nil
}

// sendFile is loop.sendfile.
func sendFile(t *py.Thread, l *Loop, args []py.Value) (py.CoroutineBody, error) {
	s, err := transportArgument(t, args[0])
	if err != nil {
		return nil, err
	}
	from, n, err := fileArguments(t, args[2], args[3])
	if err != nil {
		return nil, err
	}
	if err := mayFallBack(t, args[1], args[4]); err != nil && from >= 0 && !s.IsClosing() {
		return nil, err
	}
	return &operation{core: l.core.SendFile(s, l.file(args[1]), from, n)}, nil
}

// sockSendFile is loop.sock_sendfile.
func sockSendFile(t *py.Thread, l *Loop, args []py.Value) (py.CoroutineBody, error) {
	fd, err := l.quietSocket(t, args[0])
	if err != nil {
		return nil, err
	}
	from, n, err := fileArguments(t, args[2], args[3])
	if err != nil {
		return nil, err
	}
	if err := mayFallBack(t, args[1], args[4]); err != nil && from >= 0 {
		return nil, err
	}
	return &operation{core: l.core.SockSendFile(fd, l.file(args[1]), from, n)}, nil
}
