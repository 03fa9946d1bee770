package py

import "strings"

// exits are what is to be done when a program has ended.
type exits struct {
	waits []func(t *Thread)
	calls []*ExitCall
	ends  []func(t *Thread)
}

// ExitCall is a function that atexit keeps, and its arguments.
type ExitCall struct {
	Func   Value
	Args   []Value
	Kwargs []KwArg
}

type exitsKey struct{}

func (in *Interpreter) exits() *exits {
	return Kept(in, exitsKey{}, func() *exits { return &exits{} })
}

// WaitAtExit has wait called when the program has ended, before what atexit
// keeps: threading waits for its threads so.
func (in *Interpreter) WaitAtExit(wait func(t *Thread)) {
	x := in.exits()
	x.waits = append(x.waits, wait)
}

// AtEnd has end called when the run is over, however it has ended: what Go code
// holds for the program is let go of.
func (in *Interpreter) AtEnd(end func(t *Thread)) {
	x := in.exits()
	x.ends = append(x.ends, end)
}

// End calls what AtEnd was given.
func (t *Thread) End() {
	for _, end := range t.in.exits().ends {
		end(t)
	}
}

// AtExit has a function called when the program has ended; the last comes first.
func (in *Interpreter) AtExit(c *ExitCall) {
	x := in.exits()
	x.calls = append(x.calls, c)
}

// KeepAtExit keeps of the functions that AtExit was given those that keep picks.
func (in *Interpreter) KeepAtExit(keep func(c *ExitCall) bool) {
	x := in.exits()
	var kept []*ExitCall
	for _, c := range x.calls {
		if keep(c) {
			kept = append(kept, c)
		}
	}
	x.calls = kept
}

// ExitCalls is how many functions atexit keeps.
func (in *Interpreter) ExitCalls() int { return len(in.exits().calls) }

// RunExits calls what atexit keeps, the last first. What they let out is written
// to stderr.
func (t *Thread) RunExits() {
	x := t.in.exits()
	for len(x.calls) > 0 && !t.in.Stopped() {
		c := x.calls[len(x.calls)-1]
		x.calls = x.calls[:len(x.calls)-1]
		if _, err := t.CallKw(c.Func, c.Args, c.Kwargs); err != nil {
			t.Unraisable(t.FromGo(err), "Exception ignored in atexit callback", c.Func)
		}
	}
}

// Finish does what CPython does when a program has ended: it waits for its
// threads, calls what atexit keeps, flushes, and warns of coroutines that nobody
// awaited.
func (t *Thread) Finish() {
	for _, wait := range t.in.exits().waits {
		wait(t)
	}
	t.RunExits()
	for _, name := range []string{"stdout", "stderr"} {
		if f := t.SysFile(name); f != None {
			_, _ = t.CallMethod(f, "flush") // there is nobody left to tell
		}
	}
	t.LookForLost()
	t.in.over = true
	t.closeWatched()
	_ = t.WarnUnawaited(nil)
}

// ExitCode is the process's exit code if an exception is a SystemExit; what is
// no number is written to stderr, and is 1.
func (t *Thread) ExitCode(e *Exception) (code int, exit bool) {
	if !e.class.IsSubclass(Errors.SystemExit) {
		return 0, false
	}
	switch v := e.argument("code", true).(type) {
	case NoneType:
		return 0, true
	case Int:
		return int(v) & 0xff, true
	case Bool:
		if v {
			return 1, true
		}
		return 0, true
	case *BigInt:
		return 0xff, true
	default:
		if n, ok := As[Int](v); ok {
			return int(n) & 0xff, true
		}
		s, err := t.Str(v)
		if err != nil {
			s = "<exception str() failed>"
		}
		t.WriteStderr(s + "\n")
		return 1, true
	}
}

// WriteStderr writes to sys.stderr, or to the interpreter's own if the program
// has spoiled that.
func (t *Thread) WriteStderr(s string) {
	f := t.SysFile("stderr")
	if f == None {
		return
	}
	if own, ok := f.(*TextFile); ok && !own.closed {
		if own.writeText(t, s) == nil {
			return
		}
	} else if _, err := t.CallMethod(f, "write", NewStr(s)); err == nil {
		return
	}
	_ = t.in.Stderr().writeText(t, s) // there is nobody left to tell
}

// PrintException writes an exception's traceback to sys.stderr.
func (t *Thread) PrintException(e *Exception) { t.WriteStderr(t.FormatException(e)) }

// Uncaught hands an exception that the program let out to sys.excepthook.
func (t *Thread) Uncaught(e *Exception) {
	t.in.last = e
	sys, ok := t.in.Modules.GetStr(t.in.Intern("sys")).(*Module)
	if !ok {
		t.PrintException(e)
		return
	}
	sys.Dict.SetStr(t.in.Intern("last_exc"), e)
	hook := sys.Dict.GetStr(t.in.Intern("excepthook"))
	if hook == nil {
		t.WriteStderr("sys.excepthook is missing\n")
		t.PrintException(e)
		return
	}
	if hook == sys.Dict.GetStr(t.in.Intern("__excepthook__")) {
		t.PrintException(e)
		return
	}
	var tb Value = None
	if e.Traceback != nil {
		tb = e.Traceback
	}
	if _, err := t.Call(hook, e.class, e, tb); err != nil {
		t.WriteStderr("Error in sys.excepthook:\n")
		t.PrintException(t.FromGo(err))
		t.WriteStderr("\nOriginal exception was:\n")
		t.PrintException(e)
	}
}

// Unraisable writes an exception that can be raised nowhere: where it was
// (message), in what, and its traceback.
func (t *Thread) Unraisable(e *Exception, message string, in Value) {
	if in != nil && in != None {
		if r, err := t.Repr(in); err == nil {
			message += " " + r
		}
	}
	message += ":\n"
	tb := e.Traceback
	if tb == nil && t.frame != nil { // it was raised by no code of the program
		tb = &Traceback{Frame: t.frame, At: t.frame.pc}
	}
	if frames := tb.Lines(); len(frames) > 0 {
		for i := range frames {
			frames[i].Bare = true // such a traceback has no marks, and no chain
		}
		message += "Traceback (most recent call last):\n" + strings.Join(t.in.FormatFrames(frames), "")
	}
	t.WriteStderr(message + e.Line(t) + "\n")
}

// Depth is how many calls there are.
func (t *Thread) Depth() int { return t.depth }
