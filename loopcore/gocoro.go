package loopcore

import (
	"fmt"
	"path"
	"runtime"
	"slices"
)

// GoCoroutine is a Coroutine written in Go: a function with a stack of its
// own, on iter.Pull. Await, and whatever is built on it, suspends it.
//
// iter.Pull has hard edges, each fatal to the process: a coroutine lives on
// the OS thread on which it was made, and that thread must have been locked
// before. So its stack is made at the first resume, which only the loop's
// thread does; it is resumed and stopped there only; and one that must go
// before its end is unwound by a panic of ours, which its own bottom frame
// recovers. And its function must not suspend while it has the thread locked by
// a runtime.LockOSThread of its own.
type GoCoroutine struct {
	fn    func(*Co) (any, error)
	name  string  // of its function; "" until somebody asks
	arg   any     // what its label shows: a value, or a string that is shown as it is
	entry uintptr // where its function begins; 0 of the library's own
	state coroState
	co    Co

	result any
	err    error

	caller      [1]uintptr   // who called for it, of a library's coroutine
	prev, after *GoCoroutine // among the loop's live ones
}

type coroState uint8

const (
	coroNew coroState = iota
	coroSuspended
	coroRunning
	coroAwaited // it runs, or waits, as part of the Go coroutine that awaits it
	coroEnded
)

// Co is a running Go coroutine's hold on its loop.
type Co struct {
	loop   *Loop
	stack  *coroStack // while it has begun and not ended
	value  any        // what Send brought
	err    error      // what Throw brought
	gone   bool       // it is being unwound
	denied int        // waits that were refused since then
	line   int        // where it suspended, in the program's own source
	file   string
	pcs    []uintptr // its stack then
	awaits Coroutine // what it awaits in its own place, unless that is a Go coroutine
}

// unwinding is the panic that unwinds a coroutine which is to go.
type unwinding struct{}

// maxDenied is how many waits a coroutine that is being unwound may ask for. One
// that recovers from everything and asks for ever would never be through.
const maxDenied = 1000

// Coro makes a coroutine of a Go function. Nothing of it runs yet.
func Coro(fn func(*Co) (any, error)) *GoCoroutine {
	return &GoCoroutine{fn: fn, entry: funcEntry(fn)}
}

// CoroWith makes a coroutine of a Go function and its argument, which shows in
// its label: CoroWith(fetch, "/users") is fetch('/users').
func CoroWith[A any](fn func(*Co, A) (any, error), arg A) *GoCoroutine {
	return &GoCoroutine{
		fn:    func(co *Co) (any, error) { return fn(co, arg) },
		entry: funcEntry(fn),
		arg:   arg,
	}
}

// named is a coroutine of the library's own, under asyncio's name for it. It
// never stands in the program's source, so it remembers who called for it: the
// caller of named's caller.
func named(name, arg string, fn func(*Co) (any, error)) *GoCoroutine {
	g := &GoCoroutine{fn: fn, name: name, arg: arg}
	runtime.Callers(3, g.caller[:])
	return g
}

// labelArg is an argument as a label shows it: strings, numbers and functions.
func labelArg(arg any) string {
	switch v := arg.(type) {
	case string:
		return "'" + v + "'"
	case int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64, float32, float64:
		return fmt.Sprint(v)
	}
	if name := funcName(arg); name != "?" {
		return name
	}
	return ""
}

// Label is the function's name and its argument.
func (g *GoCoroutine) Label() string {
	if arg, ok := g.arg.(string); ok && g.entry == 0 {
		return g.funcName() + "(" + arg + ")"
	}
	return g.funcName() + "(" + labelArg(g.arg) + ")"
}

// funcName is the name of its function.
func (g *GoCoroutine) funcName() string {
	if g.name == "" {
		g.name = funcNameAt(g.entry)
	}
	return g.name
}

// Where is the function's name and the line at which it is suspended.
func (g *GoCoroutine) Where() (name, file string, line int) {
	return g.funcName(), g.co.file, g.co.line
}

// Send resumes the coroutine. On any thread but its loop's it answers ErrWrongThread.
func (g *GoCoroutine) Send(value any) Answer { return g.guarded(value, nil) }

// Throw resumes it with an error. On any thread but its loop's it answers ErrWrongThread.
func (g *GoCoroutine) Throw(err error) Answer { return g.guarded(nil, err) }

func (g *GoCoroutine) guarded(value any, err error) Answer {
	if l := g.co.loop; l != nil && !l.onThread() {
		return Answer{Done: true, Err: ErrWrongThread}
	}
	return g.resume(value, err)
}

func (g *GoCoroutine) resume(value any, err error) Answer {
	switch g.state {
	case coroNew:
		if err == nil { // else nothing has run that could catch it
			err = g.begin()
		}
		if err != nil {
			g.state, g.fn = coroEnded, nil
			return Answer{Done: true, Err: err}
		}
	case coroRunning:
		return Answer{Done: true, Err: ValueError("coroutine already executing")}
	case coroAwaited:
		return Answer{Done: true, Err: ErrBeingAwaited}
	case coroEnded:
		return Answer{Done: true, Err: ErrCoroutineUsed}
	}
	g.co.value, g.co.err = value, err
	g.state = coroRunning
	await, more := g.co.stack.next()
	if _, ended := await.(coroDone); more && !ended {
		g.state = coroSuspended
		return Answer{Await: await}
	}
	stack := g.co.stack
	g.end()
	if more {
		g.co.loop.keepStack(stack)
	}
	return Answer{Done: true, Result: g.result, Err: g.err}
}

// Bind says on which loop it is awaited, before its first resume. Tasks and Go
// coroutines see to it; whoever resumes it by its own hand must.
func (g *GoCoroutine) Bind(l *Loop) { g.bind(l) }

// bind says whose coroutine it is, before its first resume; one that has begun
// stays whose it was. It reports whether it is l's.
func (g *GoCoroutine) bind(l *Loop) bool {
	if g.state == coroNew {
		g.co.loop = l
	}
	return g.co.loop == l
}

// begin gives the coroutine a stack, on the loop's thread.
func (g *GoCoroutine) begin() error {
	if g.co.loop == nil {
		return ErrNoRunningLoop
	}
	if err := g.co.loop.adopt(g); err != nil {
		return err
	}
	g.co.stack = g.co.loop.takeStack()
	g.co.stack.holder = g
	return nil
}

// run is the bottom frame of the coroutine's stack. A panic becomes its error,
// ours that unwinds it included.
func (g *GoCoroutine) run() {
	defer func() {
		if g.co.denied > maxDenied { // a Goexit of ours would go on in the loop's goroutine
			g.err = ErrDropped
			panic(unwinding{})
		}
		if p := recover(); p != nil {
			if _, ours := p.(unwinding); ours {
				g.err = ErrDropped
				return
			}
			g.err = panicked(p)
		}
	}()
	g.result, g.err = g.fn(&g.co)
}

// Close unwinds a suspended coroutine: its deferred calls run. On any thread
// but its loop's it does nothing.
func (g *GoCoroutine) Close() {
	if l := g.co.loop; l != nil && !l.onThread() {
		return
	}
	switch g.state {
	case coroNew:
		g.state, g.fn = coroEnded, nil
	case coroSuspended:
		g.co.gone = true
		g.state = coroRunning
		g.stop()
		g.end()
	}
}

// stop unwinds its stack, at the bottom of which a stubborn coroutine panics.
func (g *GoCoroutine) stop() {
	defer func() {
		if p := recover(); p != nil && p != (unwinding{}) {
			panic(p)
		}
	}()
	g.co.stack.stop()
}

func (g *GoCoroutine) end() {
	g.state = coroEnded
	g.co.loop.release(g)
	g.co.stack, g.fn = nil, nil
}

// suspend hands the thread back to the loop until the coroutine is resumed.
func (co *Co) suspend(on any) error {
	if co.gone {
		if co.denied++; co.denied > maxDenied {
			runtime.Goexit() // which nothing recovers from
		}
		return ErrDropped
	}
	co.mark()
	if !co.stack.yield(on) {
		co.gone = true
		panic(unwinding{})
	}
	return co.err
}

// mark notes where the coroutine stands, if the loop knows the program's own
// source or is in debug mode.
func (co *Co) mark() {
	l := co.loop
	if len(l.sources) == 0 && !l.debug.Load() {
		return
	}
	if co.pcs == nil {
		co.pcs = make([]uintptr, maxFrames)
	}
	co.pcs = co.pcs[:runtime.Callers(3, co.pcs[:cap(co.pcs)])]
	co.file, co.line = l.placeAmong(co.pcs).place()
}

// madeLine is where the program called for the coroutine, 0 if that is not known.
func (l *Loop) madeLine(c Coroutine) int {
	if g, ok := c.(*GoCoroutine); ok && g.caller[0] != 0 {
		if _, line := l.lineAmong(g.caller[:]); line != 0 {
			return line
		}
	}
	file, line := l.sourceLine(4)
	if m, tells := c.(interface{ Made() (string, int) }); tells {
		if of, called := m.Made(); of == file && called != 0 {
			return called
		}
	}
	return line
}

// sourceLine finds the innermost frame that stands in the program's own
// source, skip frames up from its caller; line 0 if none does.
func (l *Loop) sourceLine(skip int) (file string, line int) {
	if l.program != nil {
		if frames := l.program(); len(frames) > 0 {
			last := frames[len(frames)-1]
			return last.File, last.Line
		}
		return "", 0
	}
	if len(l.sources) == 0 {
		return "", 0
	}
	var pcs [48]uintptr
	return l.lineAmong(pcs[:runtime.Callers(skip+1, pcs[:])])
}

func (l *Loop) lineAmong(pcs []uintptr) (file string, line int) {
	frames := runtime.CallersFrames(pcs)
	for {
		frame, more := frames.Next()
		if base := path.Base(frame.File); slices.Contains(l.sources, base) {
			return base, frame.Line
		}
		if !more {
			return "", 0
		}
	}
}
