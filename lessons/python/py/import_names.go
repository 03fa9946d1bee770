package py

import "strings"

func opImportStar(t *Thread, f *Frame, _ int) (signal, error) {
	m := f.pop()
	if module, ok := m.(*Module); ok && module.Dict.GetStr(nameAll) == nil {
		for at, k, v, ok := module.Dict.Next(0); ok; at, k, v, ok = module.Dict.Next(at + 1) {
			if name, is := k.(*Str); is && !strings.HasPrefix(name.s, "_") {
				f.names.SetStr(t.in.Intern(name.s), v)
			}
		}
		return onward, nil
	}
	all, err := t.Getattr(m, nameAll)
	if err != nil {
		return onward, err
	}
	return onward, t.Each(all, func(k Value) error {
		name, ok := k.(*Str)
		if !ok {
			return t.TypeError("Item in __all__ must be str, not %s", k.Type().Name)
		}
		v, err := t.Getattr(m, t.in.Intern(name.s))
		if err == nil {
			f.names.SetStr(t.in.Intern(name.s), v)
		} else if refusal, is := t.refusal(err); is {
			t.in.starred[name.s], err = refusal, nil
		}
		return err
	})
}

// refusal is what an error says that is Batuta's own refusal. Of what a star
// imports, that waits until the name is used.
func (t *Thread) refusal(err error) (string, bool) {
	e, is := IsRaised(err, Errors.NotImplementedError)
	if !is {
		return "", false
	}
	said, failed := t.Str(e)
	if failed != nil {
		return "", false
	}
	return strings.CutPrefix(said, "not in Batuta yet: ")
}

// importFunction is __import__, which is not given the names of a file that
// imports: programs call it with a module's name.
func importFunction(t *Thread, args []Value) (Value, error) {
	name, ok := As[*Str](args[0])
	if !ok {
		return nil, t.TypeError("module name must be a string")
	}
	level, err := t.Index(args[4])
	if err != nil {
		return nil, err
	}
	switch {
	case level < 0:
		return nil, t.ValueError("level must be >= 0")
	case level > 0 && args[1] == None:
		return nil, t.Raise(Errors.KeyError, "'__name__' not in globals")
	case level > 0:
		return nil, t.Raise(Errors.ImportError, "attempted relative import with no known parent package")
	case name.s == "":
		return nil, t.ValueError("Empty module name")
	}
	m, err := t.Import(name.s)
	if err != nil {
		return nil, err
	}
	within := false
	if args[3] != nil {
		if within, err = t.Truth(args[3]); err != nil {
			return nil, err
		}
	}
	if !within {
		top, _, _ := strings.Cut(name.s, ".")
		return t.Import(top)
	}
	return m, t.importListed(m, args[3])
}

// importListed imports those modules within a package that a from-list names.
func (t *Thread) importListed(m, list Value) error {
	module, ok := m.(*Module)
	if !ok || !t.in.isPackage(module.Name) {
		return nil
	}
	return t.Each(list, func(v Value) error {
		name, ok := As[*Str](v)
		if !ok {
			return t.TypeError("Item in ``from list'' must be str, not %s", v.Type().Name)
		}
		inner := module.Name + "." + name.s
		if module.Dict.GetStr(name) != nil || t.in.Loaders[inner] == nil {
			return nil
		}
		_, err := t.Import(inner)
		return err
	})
}
