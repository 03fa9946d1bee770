package loopcore

import (
	"fmt"
	"io"
	"path"
	"runtime"
	"strings"
)

// Frame is one entry of a stack: a function, and where it stands.
type Frame struct {
	File string // its base name
	Line int
	Name string // of the function, qualified: main.<locals>.inner
	Kind FrameKind
	Text string // the line's text, "" if it is not known
}

// FrameKind says what kind of a function a Frame is.
type FrameKind uint8

// The kinds of functions.
const (
	FrameFunction FrameKind = iota
	FrameCoroutine
	FrameAsyncGenerator
	FrameGenerator
)

// tag is what the call graph says before the function's name.
func (k FrameKind) tag() string {
	return [...]string{"", "async ", "async generator ", "generator "}[k]
}

// Stacker is a Coroutine that knows its frames. Coroutines may be; what a
// program can see of the others is nothing.
type Stacker interface {
	// Stack is where it stands: its own frame first, then that of what it
	// awaits in its own place, and so on; of one that runs, down to the
	// innermost function. One that has not begun stands at its beginning, one
	// that has ended nowhere.
	Stack() []Frame
}

// Traced is an error that knows the frames through which it was raised, the
// outermost first (Python's __traceback__).
type Traced interface {
	error
	Traceback() []Frame
}

// maxFrames is how deep a Go coroutine's stack is looked into.
const maxFrames = 48

// Stack is where the coroutine stands. Of one that is suspended it is known in
// debug mode, and where the loop knows the program's Sources; else all that is
// said is where its function begins.
func (g *GoCoroutine) Stack() []Frame {
	l := g.co.loop
	switch {
	case g.state == coroEnded, g.state == coroAwaited: // its frames are its awaiter's
		return nil
	case g.state == coroRunning && l.current != nil && l.current.goCoro == g:
		var pcs [maxFrames]uintptr
		return append(l.frames(pcs[:runtime.Callers(2, pcs[:])]), framesOf(g.co.awaits)...)
	case g.state == coroSuspended && len(g.co.pcs) > 0:
		return append(l.frames(g.co.pcs), framesOf(g.co.awaits)...)
	}
	f := runtime.FuncForPC(g.entry)
	if f == nil {
		return framesOf(g.co.awaits)
	}
	file, line := f.FileLine(g.entry)
	own := Frame{File: path.Base(file), Line: line, Name: g.funcName(), Kind: FrameCoroutine}
	return append([]Frame{own}, framesOf(g.co.awaits)...)
}

// Stack is where what the operation awaits stands; it has no frame of its own.
func (o *Operation) Stack() []Frame { return framesOf(o.inner) }

// framesOf is the stack of a coroutine, if it knows it.
func framesOf(c Coroutine) []Frame {
	if s, ok := c.(Stacker); ok {
		return s.Stack()
	}
	return nil
}

// frames is the program's part of a Go coroutine's stack, the outermost first.
// A function that the library called to be a coroutine is one.
func (l *Loop) frames(pcs []uintptr) []Frame {
	var all []Frame
	walk := runtime.CallersFrames(pcs)
	for more := len(pcs) > 0; more; {
		var frame runtime.Frame
		frame, more = walk.Next()
		bottom := strings.HasSuffix(frame.Function, "loopcore.(*GoCoroutine).run")
		switch {
		case bottom || strings.HasSuffix(frame.Function, "loopcore.(*Co).call"):
			if len(all) > 0 {
				all[len(all)-1].Kind = FrameCoroutine
			}
			more = more && !bottom
		case l.isProgram(frame.Function, frame.File):
			all = append(all, Frame{File: path.Base(frame.File), Line: frame.Line, Name: shortName(frame.Function)})
		}
	}
	return reversed(all)
}

// reversed is a copy of frames in the other order.
func reversed(frames []Frame) []Frame {
	back := make([]Frame, len(frames))
	for i, f := range frames {
		back[len(frames)-1-i] = f
	}
	return back
}

// shortName is a Go function's name without its package's path and name.
func shortName(function string) string {
	_, name, _ := strings.Cut(path.Base(function), ".")
	return strings.TrimSuffix(name, "-fm")
}

// Stack is task.get_stack(limit=limit): the frame of the task's own coroutine
// while that is not done, for asyncio does not look further; of a task that has
// failed, the frames of its error, the outermost first. limit is how many are
// wanted, nil for all. (base_tasks.py: _task_get_stack)
func (t *Task) Stack(limit *int) []Frame {
	var frames []Frame
	if own := framesOf(t.coro); len(own) > 0 {
		frames = own[:1]
	} else if traced, ok := t.err.(Traced); ok {
		frames = traced.Traceback()
	}
	if limit != nil {
		frames = frames[:min(max(*limit, 0), len(frames))]
	}
	return frames
}

// PrintStack is task.print_stack(limit=limit, file=w). With a nil w the frames go
// to the program's stderr, as a traceback does, but what stands around them
// to its stdout: so does asyncio, in spite of its documentation.
// (base_tasks.py: _task_print_stack)
func (t *Task) PrintStack(limit *int, w io.Writer) error {
	frames := t.Stack(limit)
	title := "Stack for %v (most recent call last):\n"
	switch {
	case len(frames) == 0:
		title = "No stack for %v\n"
	case t.err != nil:
		title = "Traceback for %v (most recent call last):\n"
	}
	parts := [...]string{fmt.Sprintf(title, t), formatFrames(frames), ""}
	if t.err != nil {
		parts[2] = exceptionLine(t.err) + "\n"
	}
	if w != nil {
		_, err := io.WriteString(w, parts[0]+parts[1]+parts[2])
		return err
	}
	for i, stream := range []uint8{1, 2, 1} {
		if parts[i] != "" {
			t.loop.write(stream, parts[i])
		}
	}
	return nil
}

// formatFrames is a stack as a traceback writes it (traceback.format_list).
func formatFrames(frames []Frame) string {
	var b strings.Builder
	for _, f := range frames {
		fmt.Fprintf(&b, "  File \"%s\", line %d, in %s\n", f.File, f.Line, f.Name)
		if text := strings.TrimSpace(f.Text); text != "" {
			b.WriteString("    " + text + "\n")
		}
	}
	return b.String()
}
