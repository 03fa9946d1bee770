package py

import (
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"unicode"
	"unicode/utf8"
	"weak"

	"batuta/loopcore"
)

// ErrorMaker makes the Python exception of a Go error that knows its class's
// name (loopcore.Raised).
type ErrorMaker func(t *Thread, err error) *Exception

// errorMakers are what modules have said of the loop's errors, by class name;
// the made ones are those that Python code may still hold.
type (
	errorMakers struct {
		sync.Mutex
		byName map[string]ErrorMaker
	}
	madeErrors struct{ byAddress sync.Map } // uintptr → weak.Pointer[Exception]
)

type (
	makersKey struct{}
	madeKey   struct{}
)

// RegisterError says what becomes of the loop's errors of a class by that name,
// which is none of the built-in ones: asyncio.QueueEmpty, ssl.SSLError.
func (in *Interpreter) RegisterError(name string, maker ErrorMaker) {
	m := Kept(in, makersKey{}, func() *errorMakers { return &errorMakers{byName: map[string]ErrorMaker{}} })
	m.Lock()
	defer m.Unlock()
	m.byName[name] = maker
}

// RegisterErrorClass is RegisterError of a class whose only argument is the
// error's text, if it has one.
func (in *Interpreter) RegisterErrorClass(c *Class) {
	in.RegisterError(c.Name, func(t *Thread, err error) *Exception { return t.textError(c, err) })
}

// FromGo is the exception that a Go error is: itself, if it is one. As long as
// Python code holds what was made of an error, it is the same object.
func (t *Thread) FromGo(err error) *Exception {
	for at := err; at != nil; {
		if e, ok := at.(*Exception); ok {
			return e
		}
		wraps, ok := at.(interface{ Unwrap() error })
		if _, raised := at.(loopcore.Raised); !ok || raised {
			break
		}
		at = wraps.Unwrap()
	}
	r := reflect.ValueOf(err)
	if r.Kind() != reflect.Pointer {
		return t.newFromGo(err)
	}
	made := Kept(t.in, madeKey{}, func() *madeErrors { return &madeErrors{} })
	if known, ok := made.byAddress.Load(r.Pointer()); ok {
		if e := known.(weak.Pointer[Exception]).Value(); e != nil {
			return e
		}
	}
	e := t.newFromGo(err)
	handle := weak.Make(e)
	made.byAddress.Store(r.Pointer(), handle)
	// The error lives as long as its exception, which holds it: an address is
	// not used again before this.
	runtime.AddCleanup(e, func(address uintptr) { made.byAddress.CompareAndDelete(address, handle) }, r.Pointer())
	return e
}

// newFromGo makes the exception of a Go error.
func (t *Thread) newFromGo(err error) *Exception {
	e := t.goException(err)
	e.Of = err
	return e
}

func (t *Thread) goException(err error) *Exception {
	switch err := err.(type) {
	case *loopcore.CancelledError:
		if err.Msg == "" && !err.Blank {
			return t.NewException(Errors.CancelledError)
		}
		return t.Raise(Errors.CancelledError, "%s", err.Msg)
	case *loopcore.SystemExit:
		return t.NewException(Errors.SystemExit, exitCode(err.Code)...)
	case *loopcore.ExceptionGroup:
		var all []*Exception
		for _, one := range err.Errors {
			all = append(all, t.FromGo(one))
		}
		return t.NewGroup(err.Message, all)
	case *loopcore.TimeoutError:
		e := t.NewException(Errors.TimeoutError)
		if err.Msg != "" {
			e = t.Raise(Errors.TimeoutError, "%s", err.Msg)
		}
		if err.Cause != nil {
			e.Cause, e.Suppress = t.FromGo(err.Cause), true
			e.During = e.Cause
			raisedWithin(e.Cause)
		}
		return e
	case *loopcore.InterruptedRun:
		e := t.NewException(Errors.KeyboardInterrupt)
		e.During = t.FromGo(err.Handling)
		return e
	case *loopcore.OverlongLineError:
		e := t.textError(Errors.ValueError, err)
		e.During = t.FromGo(err.Overrun)
		raisedWithin(e.During)
		return e
	case *loopcore.PanicError:
		return t.Raise(Errors.SystemError, "%v", err)
	case loopcore.Raised:
		return t.raisedByLoop(err)
	}
	if errors.Is(err, loopcore.ErrInterrupted) || errors.Is(err, loopcore.ErrDropped) {
		return t.NewException(Errors.KeyboardInterrupt)
	}
	var raised loopcore.Raised
	if errors.As(err, &raised) {
		return t.raisedByLoop(raised)
	}
	return t.systemError(err)
}

// exitCode are the arguments of a SystemExit that Go code made.
func exitCode(code any) []Value {
	switch code := code.(type) {
	case nil:
		return nil
	case Value:
		return []Value{code}
	case int:
		return []Value{MakeInt(int64(code))}
	}
	return []Value{NewStr(fmt.Sprint(code))}
}

// raisedByLoop is an error of the loop's that knows its class.
func (t *Thread) raisedByLoop(err loopcore.Raised) *Exception {
	m := Kept(t.in, makersKey{}, func() *errorMakers { return &errorMakers{byName: map[string]ErrorMaker{}} })
	m.Lock()
	maker := m.byName[err.Class()]
	m.Unlock()
	if maker != nil {
		return maker(t, err)
	}
	class := namedError(err.Class(), Errors.Exception)
	if os, ok := err.(*loopcore.OSError); ok && os.Errno != 0 {
		e := t.OSErrorOf(os.Errno, os.Strerror, nil)
		e.class = class
		return e
	}
	return t.textError(class, err)
}

// textError is an exception whose argument is the error's text, if it has one
// beside its class's name.
func (t *Thread) textError(c *Class, err error) *Exception {
	text := err.Error()
	raised, ok := err.(loopcore.Raised)
	if shown, is := err.(loopcore.Representer); ok && is && shown.Repr() == raised.Class()+"()" || text == "" || ok && text == raised.Class() {
		return t.NewException(c)
	}
	return t.NewException(c, NewStr(text))
}

// systemError is an error of Go's library: an OSError if a system call or a
// file is behind it, else a RuntimeError.
func (t *Thread) systemError(err error) *Exception {
	var file Value
	var path *fs.PathError
	if errors.As(err, &path) {
		file = NewStr(path.Path)
	}
	var errno syscall.Errno
	if errors.As(err, &errno) && errno != 0 {
		return t.OSErrorOf(int(errno), ErrnoText(int(errno)), file)
	}
	for _, known := range []struct {
		err   error
		errno syscall.Errno
	}{
		{fs.ErrNotExist, syscall.ENOENT}, {fs.ErrExist, syscall.EEXIST}, {fs.ErrPermission, syscall.EACCES},
	} {
		if errors.Is(err, known.err) {
			return t.OSErrorOf(int(known.errno), ErrnoText(int(known.errno)), file)
		}
	}
	return t.Raise(Errors.RuntimeError, "%s", err)
}

// ErrnoText is the system's word for an error number.
func ErrnoText(n int) string {
	return capital(strings.TrimSuffix(syscall.Errno(n).Error(), "."))
}

// capital begins with a capital letter, as the system's words do in Python.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// Class is the name of its class: with it, an exception is what the loop takes
// for one of Python's (loopcore.Raised).
func (e *Exception) Class() string { return e.class.Name }

// Repr is repr(e) (loopcore.Representer).
func (e *Exception) Repr() string {
	s, err := e.thread().Repr(e)
	if err != nil {
		return "<exception repr() failed>"
	}
	return s
}

// Context is its __context__ as an error (loopcore.Chained).
func (e *Exception) Context() error {
	if e.During == nil {
		return nil
	}
	return e.During
}

// SetContext sets its __context__ (loopcore.Chained).
func (e *Exception) SetContext(err error) {
	e.During = nil
	if err != nil {
		e.During = e.thread().FromGo(err)
	}
}

// Unwrap is what the loop knows the exception by: a cancellation, an exit, an
// interrupt, a group, a failed system call; or the error that it was made of.
func (e *Exception) Unwrap() error {
	switch c := e.class; {
	case e.Of != nil:
		return e.Of
	case c.IsSubclass(Errors.CancelledError):
		return e.cancelled()
	case c.IsSubclass(Errors.SystemExit):
		return &loopcore.SystemExit{Code: e.argument("code", true)}
	case c.IsSubclass(Errors.KeyboardInterrupt):
		return loopcore.ErrInterrupted
	case c.IsSubclass(Errors.BaseExceptionGroup):
		return e.AsGroup()
	case c.IsSubclass(Errors.OSError):
		if n, ok := e.field("errno").(Int); ok {
			words := ""
			if s, is := e.field("strerror").(*Str); is {
				words = s.s
			}
			return loopcore.NewOSError(syscall.Errno(n), words)
		}
	}
	return nil
}

// cancelled is a CancelledError as the loop has it.
func (e *Exception) cancelled() *loopcore.CancelledError {
	c := &loopcore.CancelledError{}
	if len(e.Args.Items) > 0 {
		if s, ok := e.Args.Items[0].(*Str); ok {
			c.Msg, c.Blank = s.s, true
		}
	}
	return c
}

// AsGroup is an exception group as the loop has it, nil if it is none.
func (e *Exception) AsGroup() *loopcore.ExceptionGroup {
	if !e.class.IsSubclass(Errors.BaseExceptionGroup) {
		return nil
	}
	g := &loopcore.ExceptionGroup{}
	if s, ok := e.field("message").(*Str); ok {
		g.Message = s.s
	}
	for _, one := range e.Group {
		g.Errors = append(g.Errors, one)
	}
	return g
}
