package loopcore

import (
	"fmt"
	"path"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// How asyncio writes its objects in its log (base_futures.py, base_tasks.py,
// reprlib). Positions in asyncio's own source, which is not here, are left out.

// maxRepr is how many characters of a result a repr shows (reprlib).
const maxRepr = 30

// String is the future as asyncio's repr writes it.
func (f *Future) String() string {
	if f.task != nil {
		return f.task.String()
	}
	class := "Future"
	if f.gathers {
		class = "_GatheringFuture"
	}
	return f.describe(func() string { return "<" + class + " " + f.stateName() + f.details() + ">" })
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
		return fmt.Sprintf("<Task %s name=%s coro=<%s>%s%s>", state, quoted(t.name), t.describeCoro(), waits, t.details())
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
			s = " result=" + repr(f.result)
		}
	}
	if n := len(f.callbacks); n > 0 {
		s += " cb=[" + f.callbacks[0].String() + "()"
		if n > 2 {
			s += fmt.Sprintf(", <%d more>", n-2)
		}
		if n > 1 {
			s += ", " + f.callbacks[n-1].String() + "()"
		}
		s += "]"
	}
	return s
}

// String is the callback's name.
func (cb doneCallback) String() string {
	switch {
	case cb.wake != nil:
		return "Task.task_wakeup"
	case cb.name != "":
		return cb.name
	}
	return funcName(cb.fn)
}

// describeCoro is coroutines._format_coroutine.
func (t *Task) describeCoro() string {
	name, file, line := t.coro.Where()
	if t.Done() {
		if g, ok := t.coro.(*GoCoroutine); ok {
			file, line = t.loop.definedAt(g)
		}
		if line > 0 {
			return fmt.Sprintf("%s() done, defined at %s:%d", name, file, line)
		}
	} else if line > 0 {
		return fmt.Sprintf("%s() running at %s:%d", name, file, line)
	}
	return name + "()"
}

// definedAt is where the function of a Go coroutine begins, if that is in the
// program's own source; else line 0.
func (l *Loop) definedAt(g *GoCoroutine) (file string, line int) {
	f := runtime.FuncForPC(g.entry)
	if f == nil {
		return "", 0
	}
	file, line = f.FileLine(g.entry)
	if file = path.Base(file); !slices.Contains(l.sources, file) {
		return "", 0
	}
	return file, line
}

// repr is a value as Python's reprlib writes it, as far as Go's values are Python's.
func repr(v any) string {
	switch v := v.(type) {
	case nil:
		return "None"
	case bool:
		if v {
			return "True"
		}
		return "False"
	case string:
		r := []rune(v)
		if s := quoted(string(r[:min(len(r), maxRepr)])); len([]rune(s)) <= maxRepr {
			return s
		}
		const head, tail = (maxRepr - 3) / 2, maxRepr - 3 - (maxRepr-3)/2
		kept := r
		if len(r) > head+tail {
			kept = slices.Concat(r[:head], r[len(r)-tail:])
		}
		s := []rune(quoted(string(kept)))
		return string(s[:head]) + "..." + string(s[len(s)-tail:])
	case float64:
		return floatRepr(v)
	}
	return fmt.Sprint(v)
}

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

// reprError is an exception as Python's repr writes it; an error that is none
// of Python's is written as it is.
func reprError(err error) string {
	switch e := err.(type) {
	case RuntimeError:
		return "RuntimeError(" + quoted(string(e)) + ")"
	case InvalidStateError:
		return "InvalidStateError(" + quoted(string(e)) + ")"
	case TypeError:
		return "TypeError(" + quoted(string(e)) + ")"
	case ValueError:
		return "ValueError(" + quoted(string(e)) + ")"
	case *CancelledError:
		if e.Msg == "" {
			return "CancelledError()"
		}
		return "CancelledError(" + quoted(e.Msg) + ")"
	}
	return err.Error()
}
