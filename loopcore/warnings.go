package loopcore

import (
	"fmt"
	"io"
	"runtime"
	"sync/atomic"

	"batuta/loopcore/selector"
)

// The categories of warnings.
const (
	runtimeWarning  = "RuntimeWarning"
	resourceWarning = "ResourceWarning"
)

// warn is Python's warnings.warn(message, category). Where there is no
// Options.Warn it goes to the program's stderr, and as by Python's default each
// but once for each place. at is what it is about, nil where that is not known.
// ResourceWarnings, which Python keeps to itself unless it is told otherwise,
// are said like the others: who learns wants to see them.
func (l *Loop) warn(category, message string, at *origin) {
	if l.onWarn != nil {
		l.onWarn(category, message)
		return
	}
	text := category + ": " + message + "\n"
	if file, line := at.place(); line != 0 {
		text = fmt.Sprintf("%s:%d: %s", file, line, text)
	}
	if !l.warned[text] {
		l.warned[text] = true
		l.write(2, text)
	}
}

// lifeline is what must be closed when a loop is collected that nobody has
// closed (BaseEventLoop.__del__). It must not lead to its loop.
type lifeline struct {
	selector selector.Selector
	pipe     *selfPipe
	debug    atomic.Bool
	onWarn   func(category, message string)
	stdout   io.Writer
}

// watchOver has the loop's descriptors closed, and a warning given, if it is
// collected without having been closed. A loop that has Go coroutines which are
// suspended, or worker threads, is never collected: they hold it.
func (l *Loop) watchOver() runtime.Cleanup {
	l.lifeline = &lifeline{selector: l.selector, pipe: l.pipe, onWarn: l.onWarn, stdout: l.stdout}
	l.lifeline.debug.Store(l.debug.Load())
	return runtime.AddCleanup(l, (*lifeline).cut, l.lifeline)
}

// cut closes what a loop has left, on a thread of the collector's.
func (c *lifeline) cut() {
	message := "unclosed event loop " + loopRepr(false, false, c.debug.Load())
	switch {
	case c.onWarn != nil:
		c.onWarn(resourceWarning, message)
	case c.stdout != nil:
		_, _ = io.WriteString(c.stdout, resourceWarning+": "+message+"\n")
	}
	c.pipe.close()
	_ = c.selector.Close()
}
