package loopcore

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ExceptionContext is what an exception handler is told (asyncio's "context"
// of call_exception_handler). Whatever does not apply is nil.
type ExceptionContext struct {
	Message   string
	Exception error
	Future    *Future
	Handle    *Handle
	// SourceTraceback is where Future or Handle was made, the innermost frame
	// last, if it was made in debug mode and the report is about its being lost
	// or failing.
	SourceTraceback []Frame
	// Others are further keys and what they name, a transport or a protocol.
	Others map[string]any
}

// CallExceptionHandler is loop.call_exception_handler: the loop's own handler,
// else a record of level ERROR with the context below the message. The handler
// is called in the context of the task that the report is about, if there is
// one. A handler that panics is itself reported so.
func (l *Loop) CallExceptionHandler(c ExceptionContext) {
	if l.ExceptionHandler == nil {
		l.logContext(c)
		return
	}
	unhandled := func(err error) {
		l.logContext(ExceptionContext{
			Message: "Unhandled error in exception handler", Exception: err,
			Future: c.Future, Handle: c.Handle,
		})
	}
	defer func() {
		if p := recover(); p != nil {
			unhandled(panicked(p))
		}
	}()
	if c.Future == nil || c.Future.task == nil {
		l.ExceptionHandler(c)
		return
	}
	if err := l.RunIn(c.Future.task.context, func() error { l.ExceptionHandler(c); return nil }); err != nil {
		unhandled(err)
	}
}

// logContext is loop.default_exception_handler.
func (l *Loop) logContext(c ExceptionContext) {
	var b strings.Builder
	b.WriteString(cmp.Or(c.Message, "Unhandled exception in event loop"))
	lines := []string{}
	if c.Future != nil {
		lines = append(lines, c.Key()+": "+c.Future.String())
	}
	if c.Handle != nil {
		lines = append(lines, "handle: "+c.Handle.String())
	}
	if len(c.SourceTraceback) > 0 {
		lines = append(lines, "source_traceback: Object created at (most recent call last):\n"+
			strings.TrimSuffix(formatFrames(c.SourceTraceback), "\n"))
	} else if frames := l.watched.stackTrace(); len(frames) > 0 {
		lines = append(lines, "handle_traceback: Handle created at (most recent call last):\n"+
			strings.TrimSuffix(formatFrames(frames), "\n"))
	}
	for key, x := range c.Others {
		lines = append(lines, key+": "+contextRepr(x))
	}
	slices.Sort(lines)
	for _, line := range lines {
		b.WriteString("\n" + line)
	}
	if c.Exception != nil {
		b.WriteString("\n" + exceptionLine(c.Exception))
		var p *PanicError
		if errors.As(c.Exception, &p) {
			fmt.Fprintf(&b, "\n%s", p.Stack)
		}
	}
	l.log.Error(b.String())
}

// Key is the name under which asyncio puts a future into the context: "future"
// where its exception was not retrieved, or a shield let it fail alone, "task"
// wherever else it is one.
func (c ExceptionContext) Key() string {
	if c.Future.task == nil || strings.HasSuffix(c.Message, neverRetrieved) || strings.HasSuffix(c.Message, failedInShield) {
		return "future"
	}
	return "task"
}

// contextRepr is what a key of the context names, as a log line shows it.
func contextRepr(x any) string {
	switch x := x.(type) {
	case bool, int, int64, float64, []any:
		return repr(x)
	case error:
		return reprError(x)
	}
	return instanceRepr(x)
}
