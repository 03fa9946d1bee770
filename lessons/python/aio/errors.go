package aio

import (
	"io"
	"slices"
	"strings"

	"github.com/sirupsen/logrus"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// loopErrorDefs are the methods about what nobody has caught.
func loopErrorDefs() []py.Def {
	return []py.Def{
		{Sig: "set_exception_handler(self, handler)", Fn: loopMethod(func(t *py.Thread, l *Loop, args []py.Value) (py.Value, error) {
			if args[0] != py.None && !callable(t, args[0]) {
				s, err := t.Repr(args[0])
				if err != nil {
					return nil, err
				}
				return nil, t.TypeError("A callable object or None is expected, got %s", s)
			}
			l.handler = given(args[0])
			return nil, nil
		})},
		{Sig: "get_exception_handler(self)", Fn: loopMethod(func(_ *py.Thread, l *Loop, _ []py.Value) (py.Value, error) {
			return l.handler, nil
		})},
		{Sig: "default_exception_handler(self, context)", Fn: loopMethod(func(t *py.Thread, l *Loop, args []py.Value) (py.Value, error) {
			return nil, l.defaultHandler(t, args[0])
		})},
		{Sig: "call_exception_handler(self, context)", Fn: loopMethod(func(t *py.Thread, l *Loop, args []py.Value) (py.Value, error) {
			return nil, l.callHandler(t, args[0])
		})},
	}
}

// handleException is told by the loop what nobody has caught. In whose context
// that is said, the loop has seen to.
func (l *Loop) handleException(c loopcore.ExceptionContext) {
	t := l.in.Current()
	if t == nil || l.in.Stopped() {
		return
	}
	d, err := contextDict(t, l, c)
	switch {
	case err != nil:
	case l.self != nil: // a class of the program's own may have another
		_, err = t.CallMethod(l.self, "call_exception_handler", d)
	default:
		err = l.tell(t, d, nil)
	}
	if err != nil { // SystemExit or KeyboardInterrupt: it leaves the loop as a panic does
		panic(t.FromGo(err))
	}
}

// contextDict is what the loop tells as the dict that a handler is given.
func contextDict(t *py.Thread, l *Loop, c loopcore.ExceptionContext) (*py.Dict, error) {
	d := py.NewDict()
	set := func(name string, v py.Value) { d.SetStr(t.In().Intern(name), v) }
	set("message", py.NewStr(c.Message))
	if c.Exception != nil {
		set("exception", t.FromGo(c.Exception))
	}
	if c.Future != nil {
		set(c.Key(), futureObject(c.Future))
	}
	if c.Handle != nil {
		set("handle", &Handle{core: c.Handle, loop: l})
	}
	if len(c.SourceTraceback) > 0 {
		set("source_traceback", py.NewList(frameSummaries(c.SourceTraceback)...))
	}
	for name, x := range c.Others {
		if g, ok := x.(asyncgen); ok {
			set(name, g.of.Generator())
			continue
		}
		set(name, toPython(t, x))
	}
	return d, nil
}

// frameSummaries are the places of a source traceback: (file, line, function, text).
func frameSummaries(frames []loopcore.Frame) []py.Value {
	all := make([]py.Value, len(frames))
	for i, f := range frames {
		all[i] = py.NewTuple(py.NewStr(f.File), py.MakeInt(int64(f.Line)), py.NewStr(f.Name), py.NewStr(f.Text))
	}
	return all
}

// callHandler is loop.call_exception_handler: the handler runs in the context of
// the task, future or handle that it is about.
func (l *Loop) callHandler(t *py.Thread, context py.Value) error {
	if l.handler == nil {
		return l.tell(t, context, nil)
	}
	for _, key := range []string{"task", "future", "handle"} {
		thing, err := t.CallMethod(context, "get", py.NewStr(key))
		if err != nil {
			return err
		}
		if thing == py.None {
			continue
		}
		get, err := t.Lookup(thing, t.In().Intern("get_context"))
		if err != nil || get == nil {
			return l.tell(t, context, nil)
		}
		ctx, err := t.Call(get)
		if err != nil {
			return err
		}
		if c, ok := py.As[*Context](ctx); ok {
			return l.tell(t, context, c)
		}
		break
	}
	return l.tell(t, context, nil)
}

// tell calls the program's handler, in a context if one is given, else the
// default one. What the handler itself raises goes to the default one, unless it
// leaves the loop.
func (l *Loop) tell(t *py.Thread, context py.Value, in *Context) error {
	if l.handler == nil {
		_, err := t.CallMethod(l.object(), "default_exception_handler", context)
		return l.lastResort(t, err, "Exception in default exception handler")
	}
	var err error
	if in != nil {
		err = in.run(t, func() error {
			_, err := t.Call(l.handler, l.object(), context)
			return err
		})
	} else {
		_, err = t.Call(l.handler, l.object(), context)
	}
	if err == nil || leaves(t, err) {
		return err
	}
	d := py.NewDict()
	d.SetStr(t.In().Intern("message"), py.NewStr("Unhandled error in exception handler"))
	d.SetStr(t.In().Intern("exception"), t.FromGo(err))
	d.SetStr(t.In().Intern("context"), context)
	_, err = t.CallMethod(l.object(), "default_exception_handler", d)
	return l.lastResort(t, err, "Exception in default exception handler while handling an unexpected error in custom exception handler")
}

// lastResort logs what even the default handler raised, unless it leaves the loop.
func (l *Loop) lastResort(t *py.Thread, err error, text string) error {
	if err == nil || leaves(t, err) {
		return err
	}
	return logError(t, text, t.FromGo(err))
}

// leaves reports whether an error is SystemExit or KeyboardInterrupt.
func leaves(t *py.Thread, err error) bool {
	e := t.FromGo(err)
	return e.Type().IsSubclass(py.Errors.SystemExit) || e.Type().IsSubclass(py.Errors.KeyboardInterrupt)
}

// defaultHandler is loop.default_exception_handler: it logs the context.
func (l *Loop) defaultHandler(t *py.Thread, context py.Value) error {
	d, ok := py.As[*py.Dict](context)
	if !ok {
		return t.TypeError("'%s' object is not a dict", context.Type().Name)
	}
	message := "Unhandled exception in event loop"
	if v := d.GetStr(t.In().Intern("message")); v != nil {
		if yes, err := t.Truth(v); err != nil {
			return err
		} else if yes {
			if message, err = t.Str(v); err != nil {
				return err
			}
		}
	}
	failure, _ := d.GetStr(t.In().Intern("exception")).(*py.Exception)
	if made := l.core.HandleTraceback(); len(made) > 0 && d.GetStr(t.In().Intern("source_traceback")) == nil {
		d.SetStr(t.In().Intern("handle_traceback"), py.NewList(frameSummaries(made)...))
	}
	var lines []string
	for at, k, v, ok := d.Next(0); ok; at, k, v, ok = d.Next(at + 1) {
		key, err := t.Str(k)
		if err != nil {
			return err
		}
		switch key {
		case "message", "exception":
			continue
		case "source_traceback":
			lines = append(lines, key+": Object created at (most recent call last):\n"+summariesText(t, v))
			continue
		case "handle_traceback":
			lines = append(lines, key+": Handle created at (most recent call last):\n"+summariesText(t, v))
			continue
		}
		s, err := t.Repr(v)
		if err != nil {
			return err
		}
		lines = append(lines, key+": "+s)
	}
	slices.Sort(lines)
	return logError(t, strings.Join(append([]string{message}, lines...), "\n"), failure)
}

// logError writes what the loop's own logger has not been told.
func logError(t *py.Thread, text string, failure *py.Exception) error {
	if tell := t.In().Host.Log; tell != nil {
		line := ""
		if failure != nil {
			line = "\n" + failure.Line(t)
		}
		tell(int(logLevel(logrus.ErrorLevel)), "asyncio", text+line)
	}
	return logRecord(t, logrus.ErrorLevel, text, failure)
}

// summariesText is a source traceback as a log shows it.
func summariesText(t *py.Thread, v py.Value) string {
	var b strings.Builder
	items, _ := t.Collect(v) // what is not iterable shows nothing
	for _, x := range items {
		place, ok := py.As[*py.Tuple](x)
		if !ok || len(place.Items) < 3 {
			continue
		}
		line, err := t.Index(place.Items[1])
		file, _ := place.Items[0].(*py.Str)
		name, _ := place.Items[2].(*py.Str)
		if err == nil && file != nil && name != nil {
			b.WriteString(t.PlaceText(file.String(), line, name.String()))
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

// logger is the logger that the loop writes to: it hands each record on to the
// host's own, and what is asyncio's to the program's logging.
func (l *Loop) logger(host *logrus.Logger) *logrus.Logger {
	own := &logrus.Logger{Out: io.Discard, Formatter: new(logrus.TextFormatter), Hooks: logrus.LevelHooks{}, Level: logrus.DebugLevel}
	own.AddHook(&bridge{loop: l, host: host})
	return own
}

// bridge hands the loop's log records on.
type bridge struct {
	loop *Loop
	host *logrus.Logger
}

// Levels are all.
func (*bridge) Levels() []logrus.Level { return logrus.AllLevels }

// Fire hands a record on.
func (b *bridge) Fire(e *logrus.Entry) error {
	if b.host != nil {
		b.host.WithFields(e.Data).WithTime(e.Time).Log(e.Level, e.Message)
	}
	t := b.loop.in.Current()
	if t == nil || e.Data["logger"] != "asyncio" || b.loop.in.Stopped() {
		return nil
	}
	err := logRecord(t, e.Level, e.Message, nil)
	switch {
	case err == nil || b.loop.in.Stopped():
	case t.Main: // an interrupt, say, that came while a handler wrote: the loop has no way for it here
		b.loop.in.Interrupt(err)
	default:
		t.Unraisable(t.FromGo(err), "Exception ignored in the logging of an event loop", nil)
	}
	return nil
}

// logLevels are the levels of Python's logging.
func logLevel(level logrus.Level) int64 {
	switch level {
	case logrus.DebugLevel, logrus.TraceLevel:
		return 10
	case logrus.InfoLevel:
		return 20
	case logrus.WarnLevel:
		return 30
	}
	return 40
}

// logRecord writes to the logger asyncio of the program's logging. A program
// that has not imported logging has configured none: then warnings and errors go
// to stderr, as logging's last resort has it.
func logRecord(t *py.Thread, level logrus.Level, text string, failure *py.Exception) error {
	if t.In().Modules.GetStr(t.In().Intern("logging")) == nil {
		if logLevel(level) < 30 {
			return nil
		}
		if failure != nil {
			text += "\n" + strings.TrimRight(t.FormatException(failure), "\n")
		}
		file := t.SysFile("stderr")
		if file == py.None {
			return nil
		}
		_, err := t.CallMethod(file, "write", py.NewStr(text+"\n"))
		return err
	}
	logging, err := t.Import("logging")
	if err != nil {
		return err
	}
	logger, err := t.CallMethod(logging, "getLogger", py.NewStr("asyncio"))
	if err != nil {
		return err
	}
	m, err := t.Attr(logger, "log")
	if err != nil {
		return err
	}
	info := py.Value(py.False)
	if failure != nil {
		info = failure
	}
	_, err = t.CallKw(m, []py.Value{py.MakeInt(logLevel(level)), py.NewStr("%s"), py.NewStr(text)}, []py.KwArg{{Name: "exc_info", Value: info}})
	return err
}

// warn is told of the loop's warnings. That a loop was never closed is told on a
// thread that runs no Python code; CPython does not show it either, unless it is
// asked to.
func (l *Loop) warn(category, message string) {
	if strings.HasPrefix(message, "unclosed event loop") {
		return
	}
	t := l.in.Current()
	if t == nil {
		return
	}
	class := py.Errors.RuntimeWarning
	if category == "ResourceWarning" {
		class = py.Errors.ResourceWarning
	}
	_ = warnOf(t, class, message) // a warning that is an error has nobody here to raise it to
}
