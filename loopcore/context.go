package loopcore

import (
	"errors"
	"fmt"
	"strings"
)

// Context is what an exception handler is told.
type Context struct {
	Message   string
	Exception error
	Future    *Future
	Handle    *Handle
}

// CallExceptionHandler is loop.call_exception_handler: the loop's own handler,
// else a record of level ERROR with the context below the message.
func (l *Loop) CallExceptionHandler(c Context) {
	if l.ExceptionHandler != nil {
		l.ExceptionHandler(c)
		return
	}
	var b strings.Builder
	b.WriteString(c.Message)
	if c.Future != nil {
		key, repr := "future", fmt.Sprint(c.Future.brief())
		if t := c.Future.task; t != nil {
			repr = t.String()
			if !t.Done() {
				key = "task"
			}
		}
		fmt.Fprintf(&b, "\n%s: %s", key, repr)
	}
	if c.Handle != nil {
		fmt.Fprintf(&b, "\nhandle: %s", c.Handle)
	}
	if c.Exception != nil {
		fmt.Fprintf(&b, "\n%v", c.Exception)
		var p *PanicError
		if errors.As(c.Exception, &p) {
			fmt.Fprintf(&b, "\n%s", p.Stack)
		}
	}
	l.log.Error(b.String())
}
