package loopcore

import (
	"path"
	"reflect"
	"runtime"
	"strings"

	"batuta/loopcore/trace"
)

// Handle is a callback that has been handed to the loop (asyncio.Handle).
type Handle struct {
	loop      *Loop
	fn        func()
	call      *Call  // what was said of the callback; fn is nil then
	fired     *fired // a future's callback; fn and call are nil then
	name      string // of the callback; "" until someone asks
	task      *Task  // the task whose step this is, nil for a plain callback
	wake      *Future
	id        trace.HandleID
	cancelled bool
	timer     *TimerHandle // the timer this is the handle of
	// The context it runs in: one that was named, else one made of these
	// values when it runs. Most callbacks never look, and so none is made.
	context *Context
	vars    *bindings
	made    *origin // in debug mode
	foreign bool    // call_soon_threadsafe's
}

// Call is a callback with all that can be said of it.
type Call struct {
	// Fn is what is called. Its error is told to the loop's exception handler,
	// unless it is one that leaves the loop: KeyboardInterrupt, SystemExit.
	Fn func() error
	// Label is the callback as asyncio's repr writes it: cb('arg') at f.py:41.
	// It is asked for when it is needed; nil: the name of Fn.
	Label func() string
	// Context is what it runs in; nil: a copy of the context in use now.
	Context *Context
}

// Cancel keeps the callback from running. The handle stays in its queue and
// uses up its place there.
func (h *Handle) Cancel() {
	if h.cancelled {
		return
	}
	h.cancelled = true
	if t := h.timer; t != nil {
		h.loop.timerCancelled(t)
		if t.scheduled { // and may be so for long
			h.forget()
		}
		return
	}
	h.loop.traceHandle(trace.HandleCancelled, h)
}

// forget lets go of the callback, and so of all that it holds. As in asyncio the
// repr still says what it was in debug mode.
func (h *Handle) forget() {
	if h.loop.debug.Load() {
		label := h.label()
		h.call = &Call{Label: func() string { return label }}
	} else {
		h.call = nil
	}
	h.fn = nil
}

// Cancelled reports whether the handle has been cancelled.
func (h *Handle) Cancelled() bool { return h.cancelled }

// Name is the callback's name: what was said when it was scheduled, else the
// function's; "?" of a timer that was cancelled before anybody asked.
func (h *Handle) Name() string {
	switch {
	case h.name != "":
	case h.fired != nil:
		h.name = h.fired.word()
	case h.call != nil:
		h.name = h.call.word()
	default:
		h.name = funcName(h.fn)
	}
	return h.name
}

// word is the callback's name alone.
func (c *Call) word() string {
	if c.Label == nil {
		return funcName(c.Fn)
	}
	word, _, _ := strings.Cut(said(c.Label), "(")
	return word
}

// label is the callback as a repr writes it: what was said, else its name and
// where the function stands. (format_helpers._format_callback_source)
func (h *Handle) label() string {
	switch {
	case h.fired != nil:
		return h.fired.label(h.loop)
	case h.call == nil:
		return h.Name() + "()" + h.loop.standsAt(h.fn)
	case h.call.Label != nil:
		return said(h.call.Label)
	}
	return h.Name() + "()" + h.loop.standsAt(h.call.Fn)
}

// Context is the context that the callback runs in (Handle.get_context).
func (h *Handle) Context() *Context {
	switch {
	case h.task != nil:
		return h.task.context
	case h.context == nil:
		h.context = &Context{vars: h.vars}
	}
	return h.context
}

// String is the handle as asyncio writes it in its log, a task's step as its task.
func (h *Handle) String() string {
	if h.task != nil {
		return h.task.String()
	}
	s := "<Handle"
	switch {
	case h.timer != nil:
		s = "<TimerHandle"
	case h.foreign:
		s = "<_ThreadSafeHandle"
	}
	if h.cancelled {
		s += " cancelled"
	}
	if h.timer != nil {
		s += " when=" + floatRepr(h.timer.when)
	}
	if !h.cancelled || h.loop.debug.Load() { // else asyncio has let go of the callback
		s += " " + h.label()
	}
	return s + h.made.String() + ">"
}

// TimerHandle is a callback for a given time (asyncio.TimerHandle).
type TimerHandle struct {
	Handle
	when      float64
	scheduled bool         // it is in the loop's heap
	due       bool         // it is in the ready queue
	owner     trace.TaskID // the task that set it
}

// When is the time it is due, by the loop's clock, in seconds.
func (t *TimerHandle) When() float64 { return t.when }

// funcEntry is where a Go function begins; 0 if it is nil.
func funcEntry(fn any) uintptr { return reflect.ValueOf(fn).Pointer() }

// funcName is the name of a Go function, short: its package's path left out.
func funcName(fn any) string {
	v := reflect.ValueOf(fn)
	if v.Kind() != reflect.Func || v.IsNil() {
		return "?"
	}
	return funcNameAt(v.Pointer())
}

// funcNameAt is funcName of the function that begins there.
func funcNameAt(entry uintptr) string {
	f := runtime.FuncForPC(entry)
	if f == nil { // there is no function: nil was given for one
		return "?"
	}
	name := path.Base(f.Name())
	_, name, _ = strings.Cut(name, ".")
	return strings.TrimSuffix(name, "-fm")
}
