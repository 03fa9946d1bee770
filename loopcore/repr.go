package loopcore

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// How asyncio writes its objects in its log (base_futures.py, base_tasks.py,
// format_helpers.py, reprlib). Positions in asyncio's own source, which is not
// here, are left out; but where debug mode says what made a future or a task,
// which in CPython is most often a line of asyncio's, ours is the line of the
// program that called for it.

// maxRepr is how many characters of a result a repr shows (reprlib).
const maxRepr = 30

// String is the future as asyncio's repr writes it.
func (f *Future) String() string {
	if f.task != nil {
		return f.task.String()
	}
	return f.describe(func() string { return "<" + f.class() + " " + f.stateName() + f.details() + ">" })
}

// class is the name of the future's class.
func (f *Future) class() string {
	switch {
	case f.task != nil:
		return "Task"
	case f.gathers:
		return "_GatheringFuture"
	}
	return "Future"
}

// String is the task as asyncio's repr writes it.
func (t *Task) String() string {
	return t.describe(func() string {
		state := t.stateName()
		if t.state == pending && t.requests > 0 {
			state = "cancelling"
		}
		waits := ""
		if t.waiter != nil {
			waits = " wait_for=" + t.waiter.String()
		}
		coro := ""
		if !t.forgotten {
			coro = " coro=<" + t.describeCoro() + ">"
		}
		return "<Task " + state + " name=" + quoted(t.Name()) + coro + waits + t.details() + ">"
	})
}

// describe calls write, unless it is at it already: tasks can await one
// another in a circle.
func (f *Future) describe(write func() string) string {
	if f.described {
		return "..."
	}
	f.described = true
	defer func() { f.described = false }()
	return write()
}

func (f *Future) stateName() string {
	return [...]string{"pending", "cancelled", "finished"}[f.state]
}

// details is what a repr says after the state: how it ended, and who is to be told.
func (f *Future) details() string {
	s := ""
	if f.state == finished {
		if f.err != nil {
			s = " exception=" + reprError(f.err)
		} else {
			s = " result=" + f.loop.repr(f.result)
		}
	}
	if n := len(f.callbacks); n > 0 {
		s += " cb=[" + f.callbacks[0].label(f.loop)
		if n > 2 {
			s += fmt.Sprintf(", <%d more>", n-2)
		}
		if n > 1 {
			s += ", " + f.callbacks[n-1].label(f.loop)
		}
		s += "]"
	}
	return s + f.made.String()
}

// word is the callback's name alone.
func (cb doneCallback) word() string {
	switch {
	case cb.wake != nil:
		return "Task.task_wakeup"
	case cb.name != "":
		return cb.name
	case cb.call == nil:
		return funcName(cb.fn)
	case cb.call.Label == nil:
		return funcName(cb.call.Fn)
	}
	word, _, _ := strings.Cut(said(cb.call.Label), "(")
	return word
}

// label is the callback as a future's repr writes it.
func (cb doneCallback) label(l *Loop) string {
	switch {
	case cb.wake != nil || cb.name != "": // the library's own
		return cb.word() + "()"
	case cb.call == nil:
		return cb.word() + "()" + l.standsAt(cb.fn)
	case cb.call.Label != nil:
		return said(cb.call.Label)
	}
	return cb.word() + "()" + l.standsAt(cb.call.Fn)
}

// describeCoro is coroutines._format_coroutine.
func (t *Task) describeCoro() string {
	name, file, line := t.coro.Where()
	if g, ok := t.coro.(*GoCoroutine); ok {
		switch g.state {
		case coroNew, coroAwaited, coroEnded:
			file, line = t.loop.definedAt(g.entry)
		case coroRunning:
			if at := t.loop.here(); at != nil {
				file, line = at.file, at.line
			}
		}
	}
	switch {
	case line == 0:
		return name + "()"
	case t.Done() || ended(t.coro):
		return fmt.Sprintf("%s() done, defined at %s:%d", name, file, line)
	}
	return fmt.Sprintf("%s() running at %s:%d", name, file, line)
}

// ended reports whether a coroutine that can tell has ended.
func ended(c Coroutine) bool {
	e, tells := c.(interface{ Ended() bool })
	return tells && e.Ended()
}

// repr is a value as Python's reprlib writes it, as far as Go's values are Python's.
func repr(v any) string {
	if isNil(v) {
		return "None"
	}
	switch v := v.(type) {
	case nil:
		return "None"
	case bool:
		if v {
			return "True"
		}
		return "False"
	case string:
		return reprString(v)
	case float64:
		return floatRepr(v)
	case []any:
		return reprList(v)
	case Representer:
		return abridged(v.Repr())
	case error:
		return abridged(reprError(v))
	}
	return fmt.Sprint(v)
}

// isNil reports whether v is a nil pointer.
func isNil(v any) bool {
	r := reflect.ValueOf(v)
	return r.Kind() == reflect.Pointer && r.IsNil()
}

// said is what a Label says. It is the program's own, and may panic.
func said(label func() string) (text string) {
	defer func() {
		if p := recover(); p != nil {
			text = fmt.Sprintf("<unprintable: %v>", p)
		}
	}()
	return label()
}

// maxReprItems is how many items of a list a repr shows (reprlib).
const maxReprItems = 6

func reprList(list []any) string {
	var b strings.Builder
	b.WriteByte('[')
	for i, x := range list {
		if i > 0 {
			b.WriteString(", ")
		}
		if i == maxReprItems {
			b.WriteString("...")
			break
		}
		b.WriteString(repr(x))
	}
	b.WriteByte(']')
	return b.String()
}

// reprString is a string as reprlib quotes it: with its middle left out if it
// is long.
func reprString(v string) string {
	r := []rune(v)
	if s := quoted(string(r[:min(len(r), maxRepr)])); len([]rune(s)) <= maxRepr {
		return s
	}
	if len(r) > maxRepr-len(ellipsis) {
		r = slices.Concat(r[:reprHead], r[len(r)-reprTail:])
	}
	return cut([]rune(quoted(string(r))))
}

// abridged is a repr as reprlib shortens it.
func abridged(s string) string {
	if r := []rune(s); len(r) > maxRepr {
		return cut(r)
	}
	return s
}

// What is left of a repr that is too long.
const (
	ellipsis = "..."
	reprHead = (maxRepr - len(ellipsis)) / 2
	reprTail = maxRepr - len(ellipsis) - reprHead
)

func cut(r []rune) string { return string(r[:reprHead]) + ellipsis + string(r[len(r)-reprTail:]) }

// quoted is a string as Python's repr quotes it.
func quoted(s string) string {
	q := strconv.Quote(s)
	q = strings.ReplaceAll(q[1:len(q)-1], `\"`, `"`)
	if !strings.Contains(s, "'") {
		return "'" + q + "'"
	}
	if !strings.Contains(s, `"`) {
		return `"` + q + `"`
	}
	return "'" + strings.ReplaceAll(q, "'", `\'`) + "'"
}

// floatRepr is a number as Python's repr writes a float.
func floatRepr(x float64) string {
	if a := max(x, -x); a != 0 && (a < 1e-4 || a >= 1e16) {
		return strings.ToLower(strconv.FormatFloat(x, 'e', -1, 64))
	}
	s := strconv.FormatFloat(x, 'f', -1, 64)
	if !strings.ContainsAny(s, ".") {
		s += ".0"
	}
	return s
}

// Representer is a value, or an error, that knows how Python's repr writes it.
type Representer interface{ Repr() string }

// reprError is an exception as Python's repr writes it; an error that is none
// of Python's is written as it is.
func reprError(err error) string {
	switch e := err.(type) {
	case Representer:
		return e.Repr()
	case *CancelledError:
		if e.Blank {
			return "CancelledError('')"
		}
		return reprRaised(e, e.Msg)
	case *SystemExit:
		if e.Code == nil {
			return "SystemExit()"
		}
		return "SystemExit(" + repr(e.Code) + ")"
	case *ExceptionGroup:
		errs := make([]string, len(e.Errors))
		for i, err := range e.Errors {
			errs[i] = reprError(err)
		}
		return fmt.Sprintf("%s(%s, [%s])", e.Class(), quoted(e.Message), strings.Join(errs, ", "))
	case Raised:
		return reprRaised(e, e.Error())
	}
	return err.Error()
}

// reprRaised is an exception with nothing but a text, or without one.
func reprRaised(e Raised, text string) string {
	if text == "" {
		return e.Class() + "()"
	}
	return e.Class() + "(" + quoted(text) + ")"
}

// notAwaitable is the interpreter's word on await x.
func notAwaitable(x any) error {
	return TypeError(fmt.Sprintf("'%s' object can't be awaited", typeName(x)))
}
