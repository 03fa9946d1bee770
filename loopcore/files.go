package loopcore

import (
	"errors"
	"strconv"

	"batuta/loopcore/selector"
	"batuta/loopcore/trace"
)

// registration is what waits for one descriptor (SelectorKey.data).
type registration struct {
	reader, writer *Handle
	name           string // for the trace
}

func (r *registration) mask() selector.Mask {
	var m selector.Mask
	if r.reader != nil {
		m |= selector.Read
	}
	if r.writer != nil {
		m |= selector.Write
	}
	return m
}

// AddReader is loop.add_reader: fn is called whenever fd can be read. Its
// errors: a ValueError for a negative descriptor, or one that the selector
// cannot take; an *OSError for one that the system refuses, a closed one.
func (l *Loop) AddReader(fd int, fn func()) error {
	if err := l.checkWatch(fd, fn == nil, "add_reader"); err != nil {
		return err
	}
	return l.addReader(fd, "", "", fn)
}

// AddWriter is loop.add_writer: fn is called whenever fd can be written. Its
// errors are AddReader's.
func (l *Loop) AddWriter(fd int, fn func()) error {
	if err := l.checkWatch(fd, fn == nil, "add_writer"); err != nil {
		return err
	}
	return l.addWriter(fd, "", fn)
}

// checkWatch is checkFile for a descriptor that is to be watched.
func (l *Loop) checkWatch(fd int, missing bool, method string) error {
	if err := l.checkCall(missing, method); err != nil {
		return err
	}
	if fd < 0 {
		return ValueError("Invalid file descriptor: " + strconv.Itoa(fd))
	}
	return l.checkFile(fd)
}

// fileError is what a selector answers as the exception it is in Python: an
// OSError if the system said so, a ValueError for a descriptor it cannot take.
func fileError(err error) error {
	if errors.Is(err, selector.ErrFD) {
		return &outOfRange{err}
	}
	return osError(err)
}

// outOfRange is a ValueError that remembers its cause.
type outOfRange struct{ error }

// Class is the exception's name in Python.
func (*outOfRange) Class() string { return "ValueError" }

func (e *outOfRange) Unwrap() error { return e.error }

// checkFile is what asyncio checks of a descriptor before it touches its watch.
func (l *Loop) checkFile(fd int) error {
	if err := l.checkOpen(); err != nil {
		return err
	}
	return l.checkNoTransport(fd, nil)
}

// RemoveReader is loop.remove_reader; false if there was none, or it is a transport's.
func (l *Loop) RemoveReader(fd int) bool { return l.checkFile(fd) == nil && l.removeReader(fd) }

// RemoveWriter is loop.remove_writer; false if there was none, or it is a transport's.
func (l *Loop) RemoveWriter(fd int) bool { return l.checkFile(fd) == nil && l.removeWriter(fd) }

// watch has fn called whenever fd is ready. Its error goes to the exception
// handler, unless it is one that leaves the loop.
func (l *Loop) watch(fd int, mask selector.Mask, callback string, fn func() error) (*Handle, error) {
	place := func(r *registration) **Handle { return &r.reader }
	if mask == selector.Write {
		place = func(r *registration) **Handle { return &r.writer }
	}
	h := l.newHandle(Handle{call: &Call{Fn: fn}, name: callback})
	return h, l.register(fd, "", h, place)
}

// watches reports whether something waits for fd to be read, or written.
func (l *Loop) watches(fd int, mask selector.Mask) bool {
	r := l.files[fd]
	return r != nil && r.mask()&mask != 0
}

func (l *Loop) addReader(fd int, callback, word string, fn func()) error {
	return l.register(fd, word, l.newHandle(Handle{fn: fn, name: callback}), func(r *registration) **Handle { return &r.reader })
}

func (l *Loop) addWriter(fd int, callback string, fn func()) error {
	return l.register(fd, "", l.newHandle(Handle{fn: fn, name: callback}), func(r *registration) **Handle { return &r.writer })
}

// register puts h in its place, and cancels the handle that it displaces.
func (l *Loop) register(fd int, word string, h *Handle, place func(*registration) **Handle) error {
	if l.closed.Load() {
		return ErrClosed
	}
	r := l.files[fd]
	if r == nil {
		r = &registration{name: word}
		*place(r) = h
		l.tellHandles(r)
		if err := l.selector.Register(fd, r.mask()); err != nil {
			return fileError(err)
		}
		l.files[fd] = r
		l.traceFile(trace.FDAdd, fd, r.mask(), word)
		return nil
	}
	before, at := r.mask(), place(r)
	old := *at
	*at = h
	if mask, cares := r.mask(), l.tellHandles(r); mask != before || cares {
		if err := l.selector.Modify(fd, mask); err != nil {
			*at = old
			return fileError(err)
		}
	}
	if old != nil {
		old.Cancel()
	}
	l.traceFile(trace.FDChange, fd, r.mask(), r.name)
	return nil
}

// HandleKeeper is a selector that wants to know what waits for a descriptor
// (SelectorKey.data): it is told before each Register and Modify, and Modify is
// called where nothing else changes, too.
type HandleKeeper interface {
	selector.Selector
	KeepHandles(l *Loop, reader, writer *Handle)
}

// tellHandles tells a selector what waits for the descriptor that comes next;
// false if it does not care.
func (l *Loop) tellHandles(r *registration) bool {
	k, ok := l.selector.(HandleKeeper)
	if ok {
		k.KeepHandles(l, r.reader, r.writer)
	}
	return ok
}

func (l *Loop) removeReader(fd int) bool {
	return l.deregister(fd, func(r *registration) **Handle { return &r.reader })
}

func (l *Loop) removeWriter(fd int) bool {
	return l.deregister(fd, func(r *registration) **Handle { return &r.writer })
}

func (l *Loop) deregister(fd int, place func(*registration) **Handle) bool {
	r := l.files[fd]
	if r == nil || *place(r) == nil {
		return false
	}
	old := *place(r)
	*place(r) = nil
	if mask := r.mask(); mask != 0 {
		l.tellHandles(r)
		_ = l.selector.Modify(fd, mask)
		l.traceFile(trace.FDChange, fd, mask, r.name)
	} else {
		_ = l.selector.Unregister(fd)
		delete(l.files, fd)
		l.traceFile(trace.FDRemove, fd, 0, r.name)
	}
	old.Cancel()
	return true
}

// AddReaderWith is AddReader for a callback of which more is said: its error
// goes to the exception handler, unless it is one that leaves the loop.
func (l *Loop) AddReaderWith(fd int, c Call) error {
	return l.addWith(fd, c, "add_reader", func(r *registration) **Handle { return &r.reader })
}

// AddWriterWith is AddWriter for a callback of which more is said.
func (l *Loop) AddWriterWith(fd int, c Call) error {
	return l.addWith(fd, c, "add_writer", func(r *registration) **Handle { return &r.writer })
}

func (l *Loop) addWith(fd int, c Call, method string, place func(*registration) **Handle) error {
	if err := l.checkWatch(fd, c.Fn == nil, method); err != nil {
		return err
	}
	return l.register(fd, "", l.newHandle(Handle{call: &c, context: c.Context}), place)
}

// CheckFile says why a descriptor's watch may not be touched: the loop is
// closed, or a transport has it.
func (l *Loop) CheckFile(fd int) error { return l.checkFile(fd) }
