package aio

import (
	"fmt"
	"strings"

	"batuta/lessons/python/py"
)

// label is a callback as asyncio's reprs write it: cb() at prog.py:41, in debug
// mode with its arguments (format_helpers._format_callback_source).
func (l *Loop) label(fn py.Value, args []py.Value) string {
	t := l.in.Current()
	if t == nil {
		return "?()"
	}
	text := describeCallback(t, fn, args, nil, l.core.Debug() && args != nil, "")
	if f := sourceOf(t, fn); f != nil {
		text += fmt.Sprintf(" at %s:%d", f.Code.File, f.Code.FirstLine)
	}
	return text
}

// describeCallback is _format_callback: a functools.partial shows what it calls.
func describeCallback(t *py.Thread, fn py.Value, args []py.Value, kw *py.Dict, debug bool, suffix string) string {
	shown := argumentsText(t, args, kw, debug)
	if inner, innerArgs, innerKw, ok := partialParts(t, fn); ok {
		return describeCallback(t, inner, innerArgs, innerKw, debug, shown+suffix)
	}
	for _, name := range []string{"__qualname__", "__name__"} {
		v, err := t.Lookup(fn, t.In().Intern(name))
		if s, ok := v.(*py.Str); err == nil && ok && s.Len() > 0 {
			return s.String() + shown + suffix
		}
	}
	s, err := t.Repr(fn)
	if err != nil {
		s = t.DefaultRepr(fn)
	}
	return s + shown + suffix
}

// argumentsText is the arguments of a callback; only debug mode shows them.
func argumentsText(t *py.Thread, args []py.Value, kw *py.Dict, debug bool) string {
	if !debug {
		return "()"
	}
	var parts []string
	for _, v := range args {
		parts = append(parts, brief(t, v))
	}
	if kw != nil {
		for at, k, v, ok := kw.Next(0); ok; at, k, v, ok = kw.Next(at + 1) {
			parts = append(parts, k.(*py.Str).String()+"="+brief(t, v))
		}
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

// partialParts are what a functools.partial calls, and with what.
func partialParts(t *py.Thread, v py.Value) (fn py.Value, args []py.Value, kw *py.Dict, ok bool) {
	if c := v.Type(); c.Name != "partial" && c.QualName != "partial" || c.Module != "functools" {
		return nil, nil, nil, false
	}
	fn, err := t.Attr(v, "func")
	if err != nil {
		return nil, nil, nil, false
	}
	if held, err := t.Attr(v, "args"); err == nil {
		if tuple, is := py.As[*py.Tuple](held); is {
			args = tuple.Items
		}
	}
	if held, err := t.Attr(v, "keywords"); err == nil {
		kw, _ = py.As[*py.Dict](held)
	}
	return fn, args, kw, true
}

// sourceOf is the function written in Python that a callback comes to, nil if it
// comes to none: methods have no place of their own.
func sourceOf(t *py.Thread, fn py.Value) *py.Function {
	for range 100 { // __wrapped__ may lead in a circle
		if inner, _, _, ok := partialParts(t, fn); ok {
			fn = inner
			continue
		}
		inner, err := t.Lookup(fn, t.In().Intern("__wrapped__"))
		if err != nil || inner == nil {
			break
		}
		fn = inner
	}
	f, _ := fn.(*py.Function)
	return f
}

// futureRepr is repr(future), with the class's own name.
func futureRepr(t *py.Thread, args []py.Value) (py.Value, error) {
	f, ok := py.As[*Future](args[0])
	if !ok || f.core == nil {
		return nil, notInitialized(t)
	}
	of := FutureClass.Name
	if f.isTask {
		of = TaskClass.Name
	}
	text := f.core.String()
	return py.NewStr(renamed(text, strings.TrimPrefix(of, "asyncio."), f.object())), nil
}

// renamed is a repr that begins with a class's name, with that of an object's
// own class in its place.
func renamed(text, name string, v py.Value) string {
	rest, ok := strings.CutPrefix(text, "<"+name)
	if !ok {
		return text
	}
	return "<" + v.Type().Name + rest
}

// isCoroutineFunction reports whether v was written with async def, or says so
// of itself.
func isCoroutineFunction(t *py.Thread, v py.Value) bool {
	for range 100 {
		inner, _, _, ok := partialParts(t, v)
		if !ok {
			break
		}
		v = inner
	}
	return py.IsCoroutineFunction(v)
}

// writeTo writes to a file object; None is sys.stdout.
func writeTo(t *py.Thread, file py.Value, text string) error {
	if given(file) == nil {
		file = t.SysFile("stdout")
	}
	if file == py.None {
		return nil
	}
	_, err := t.CallMethod(file, "write", py.NewStr(text))
	return err
}
