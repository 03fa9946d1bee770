package py

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"syscall"
	"testing"

	"batuta/loopcore"
)

func TestErrorsOfTheLoopAreExceptions(t *testing.T) {
	th := exceptionThread()
	missing := loopcore.NewOSError(syscall.ENOENT, "No such file or directory")
	for _, c := range []struct {
		err   error
		class *Class
		repr  string
	}{
		{loopcore.ErrNoRunningLoop, Errors.RuntimeError, "RuntimeError('no running event loop')"},
		{&loopcore.CancelledError{}, Errors.CancelledError, "CancelledError()"},
		{&loopcore.CancelledError{Msg: "why"}, Errors.CancelledError, "CancelledError('why')"},
		{&loopcore.CancelledError{Blank: true}, Errors.CancelledError, "CancelledError('')"},
		{loopcore.ErrInterrupted, Errors.KeyboardInterrupt, "KeyboardInterrupt()"},
		{&loopcore.SystemExit{Code: 3}, Errors.SystemExit, "SystemExit(3)"},
		{&loopcore.TimeoutError{}, Errors.TimeoutError, "TimeoutError()"},
		{missing, Errors.FileNotFoundError, "FileNotFoundError(2, 'No such file or directory')"},
		{&loopcore.OSError{Strerror: "no number"}, Errors.OSError, "OSError('no number')"},
		{loopcore.ErrStopIteration, Errors.StopIteration, "StopIteration()"},
		{&fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}, Errors.PermissionError, "PermissionError(13, 'Permission denied')"},
		{fmt.Errorf("wrapped: %w", loopcore.ErrInvalidState), Errors.Exception, "Exception('invalid state')"},
		{errors.New("of another kind"), Errors.RuntimeError, "RuntimeError('of another kind')"},
		{
			&loopcore.ExceptionGroup{Message: "m", Errors: []error{loopcore.ErrDelayNaN, &loopcore.CancelledError{}}},
			Errors.BaseExceptionGroup, "BaseExceptionGroup('m', [ValueError('Invalid delay: NaN (not a number)'), CancelledError()])",
		},
	} {
		e := th.FromGo(c.err)
		repr, err := th.Repr(e)
		if e.class != c.class || repr != c.repr || err != nil {
			t.Errorf("%v is %s: %s (%v), want %s", c.err, e.class.Name, repr, err, c.repr)
		}
		if !errors.Is(e, c.err) {
			t.Errorf("%s is no longer %v", repr, c.err)
		}
	}
}

func TestAnErrorIsOneExceptionAsLongAsItIsHeld(t *testing.T) {
	th := exceptionThread()
	err := &loopcore.TimeoutError{Cause: &loopcore.CancelledError{}}
	e := th.FromGo(err)
	runtime.GC()
	if th.FromGo(err) != e || th.FromGo(e) != e || th.FromGo(fmt.Errorf("again: %w", e)) != e {
		t.Error("another exception was made of the same error")
	}
	if e.Cause == nil || e.Cause != th.FromGo(err.Cause) || !e.Suppress {
		t.Errorf("its cause is %v", e.Cause)
	}
	runtime.KeepAlive(e)
}

func TestRegisteredErrorsHaveTheirClasses(t *testing.T) {
	th := exceptionThread()
	c := NewClass("asyncio.exceptions", "InvalidStateError")
	c.Define(func() Spec { return exceptionSpec(c, Errors.Exception) })
	th.in.RegisterErrorClass(c)
	if e := th.FromGo(loopcore.ErrInvalidState); e.class != c || e.Line(th) != "asyncio.exceptions.InvalidStateError: invalid state" {
		t.Errorf("it is %s", e.Line(th))
	}
}

func TestExceptionsAreWhatTheLoopKnows(t *testing.T) {
	th := exceptionThread()
	own := &Class{Name: "Own", QualName: "Own", Module: "__main__", Bases: []*Class{Errors.CancelledError}}
	own.MRO = append([]*Class{own}, Errors.CancelledError.MRO...)
	own.Dict = NewDict()
	own.Solid = Errors.CancelledError.Solid
	made, err := th.Call(own, NewStr("why"))
	if err != nil {
		t.Fatal(err)
	}
	if !loopcore.IsCancelled(made.(*Exception)) {
		t.Error("a class that inherits from CancelledError is no cancellation")
	}
	group := th.NewGroup("g", []*Exception{th.NewException(Errors.CancelledError)})
	if g := group.AsGroup(); g.Class() != "BaseExceptionGroup" || len(g.Errors) != 1 {
		t.Errorf("the group is %v to the loop", g)
	}
	if loopcore.IsCancelled(group) {
		t.Error("a group is taken for the cancellation in it")
	}
	if !errors.Is(th.NewException(Errors.KeyboardInterrupt), loopcore.ErrInterrupted) {
		t.Error("KeyboardInterrupt is not the loop's")
	}
	var exit *loopcore.SystemExit
	if !errors.As(th.NewException(Errors.SystemExit, Int(4)), &exit) || exit.Code != any(Int(4)) {
		t.Errorf("SystemExit is %v", exit)
	}
	e := th.NewException(Errors.ValueError)
	if e.Context() != nil {
		t.Errorf("its context is %v", e.Context())
	}
	e.SetContext(&loopcore.CancelledError{})
	if !loopcore.IsCancelled(e.Context()) || loopcore.IsCancelled(e) {
		t.Errorf("its context is %v", e.Context())
	}
}
