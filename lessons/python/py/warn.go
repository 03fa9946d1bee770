package py

// Warn is warnings.warn of an interpreter's own: at the line that runs, under
// the program's filters; once, where no line runs. source is what it is about, or
// nil. An error is what
// the program makes of it: a filter that raises it.
func (t *Thread) Warn(category *Class, text string, source Value) error {
	file, line := "<sys>", 0
	module, registry := Value(NewStr("sys")), Value(t.in.warned)
	if f := t.Frame(); f != nil {
		file, line = f.code.File, f.Line()
		module = OrNone(f.globals.GetStr(nameName))
		key := t.in.Intern("__warningregistry__")
		if registry = f.globals.GetStr(key); registry == nil {
			registry = NewDict()
			f.globals.SetStr(key, registry)
		}
	}
	m, err := t.Import("warnings")
	if err != nil {
		return err
	}
	_, err = t.CallMethod(m, "warn_explicit", NewStr(text), category, NewStr(file), MakeInt(int64(line)), module, registry, None, OrNone(source))
	return err
}
