package py

import (
	"path/filepath"
	"strings"

	"batuta/lessons/python/cpython"
)

func opImportName(t *Thread, f *Frame, n int) (signal, error) {
	from := f.pop()
	level, err := t.Index(f.pop())
	if err != nil {
		return onward, err
	}
	name := f.name(n).s
	if level > 0 {
		if name, err = t.relative(f, name, level); err != nil {
			return onward, err
		}
	}
	m, err := t.Import(name)
	if err != nil {
		return onward, err
	}
	if top, _, dotted := strings.Cut(name, "."); dotted && from == None {
		if m, err = t.Import(top); err != nil {
			return onward, err
		}
	}
	f.push(m)
	return onward, nil
}

// Import is the module of that name: the one that is there, or one made by its
// loader. The packages it is in are imported first.
func (t *Thread) Import(name string) (Value, error) {
	if v := t.in.Modules.GetStr(NewStr(name)); v != nil {
		return v, nil
	}
	var parent Value
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		var err error
		if parent, err = t.Import(name[:i]); err != nil {
			return nil, err
		}
		if v := t.in.Modules.GetStr(NewStr(name)); v != nil { // it came with its package
			return v, nil
		}
	}
	m, err := t.load(name, parent)
	if err != nil {
		return nil, err
	}
	if parent != nil {
		if err := t.Setattr(parent, t.in.Intern(name[strings.LastIndexByte(name, '.')+1:]), m); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func (t *Thread) load(name string, parent Value) (Value, error) {
	if load := t.in.Loaders[name]; load != nil {
		m, err := load(t)
		if err != nil {
			return nil, err
		}
		t.in.Modules.SetStr(NewStr(name), m)
		return m, nil
	}
	if t.in.Host.Module != nil {
		if file, text, ok := t.in.Host.Module(name); ok {
			return t.loadSource(name, file, text)
		}
	}
	if cpython.NamesOf(name) != nil || t.in.Known != nil && t.in.Known(name) {
		e := t.Raise(Errors.ImportError, "not in Batuta yet: module %s", name)
		e.setField("name", NewStr(name))
		return nil, e
	}
	text := "No module named '" + name + "'"
	if p, ok := parent.(*Module); ok && !t.in.isPackage(p.Name) {
		text += "; '" + p.Name + "' is not a package"
	}
	e := t.NewException(Errors.ModuleNotFoundError, NewStr(text))
	e.setField("name", NewStr(name))
	return nil, e
}

// beside reports whether a module lies beside the program.
func (t *Thread) beside(name string) bool {
	if t.in.Host.Module == nil {
		return false
	}
	_, _, ok := t.in.Host.Module(name)
	return ok
}

// isPackage reports whether there are modules within a module. os is none, though
// os.path can be imported.
func (in *Interpreter) isPackage(name string) bool {
	if name == "os" {
		return false
	}
	if m, ok := in.Modules.GetStr(NewStr(name)).(*Module); ok && m.Dict.GetStr(namePath) != nil {
		return true
	}
	for other := range in.Loaders {
		if strings.HasPrefix(other, name+".") {
			return true
		}
	}
	return false
}

// loadSource makes a module of Python source: a file beside the program's.
func (t *Thread) loadSource(name, file, text string) (Value, error) {
	code, err := t.in.Compile(file, text)
	if err != nil {
		return nil, err
	}
	m := NewModule(ModuleSpec{Name: name})
	if !IsLibraryFile(file) { // Batuta's own modules are built in
		m.Dict.SetStr(nameFile, NewStr(file))
	}
	if folder, ok := packageFolder(file); ok {
		m.Dict.SetStr(namePath, NewList(NewStr(folder)))
	}
	t.in.Modules.SetStr(NewStr(name), m)
	if _, err := t.RunModule(t.in.NewCode(code), m.Dict); err != nil {
		t.in.Modules.removeStr(NewStr(name))
		return nil, err
	}
	return m, nil
}

// packageFolder is the folder of a package, whose own file this is.
func packageFolder(file string) (string, bool) {
	folder, name := filepath.Split(file)
	return filepath.Clean(folder), name == "__init__.py"
}

// relative is the whole name of what a module within a package imports with
// leading dots.
func (t *Thread) relative(f *Frame, name string, level int) (string, error) {
	var in string
	if own, ok := f.globals.GetStr(nameName).(*Str); ok && own.s != "__main__" {
		in = own.s
	}
	if f.globals.GetStr(namePath) == nil {
		level++ // it begins at the package that the module is in
	}
	parts := strings.Split(in, ".")
	switch {
	case in == "" || len(parts) < 2 && f.globals.GetStr(namePath) == nil:
		return "", t.Raise(Errors.ImportError, "attempted relative import with no known parent package")
	case level > len(parts):
		return "", t.Raise(Errors.ImportError, "attempted relative import beyond top-level package")
	}
	base := strings.Join(parts[:len(parts)-level+1], ".")
	if name == "" {
		return base, nil
	}
	return base + "." + name, nil
}

// PythonModule is the loader of a module of the library that is written in
// Python. Its frames stand in no traceback, for its file has no name.
func PythonModule(name, text string) Loader {
	return func(t *Thread) (*Module, error) {
		v, err := t.loadSource(name, LibraryFile(name), text)
		if err != nil {
			return nil, err
		}
		return v.(*Module), nil
	}
}

// LibraryFile is the file name that code of the library is compiled with.
func LibraryFile(name string) string { return "<library " + name + ">" }

// IsLibraryFile reports whether a file name is one that LibraryFile made.
func IsLibraryFile(file string) bool { return strings.HasPrefix(file, "<library ") }

// FromLibrary reports whether a frame runs code of the library.
func (f *Frame) FromLibrary() bool { return IsLibraryFile(f.code.File) }

func opImportFrom(t *Thread, f *Frame, n int) (signal, error) {
	m, name := f.peek(1), f.name(n)
	v, err := t.Lookup(m, name)
	if _, missing := IsRaised(err, Errors.AttributeError); missing || v == nil && err == nil {
		v, err = t.importMember(m, name)
	}
	if err != nil {
		return onward, err
	}
	f.push(v)
	return onward, nil
}

// importMember is a name that the module itself has not: a module within it.
func (t *Thread) importMember(m Value, name *Str) (Value, error) {
	module, ok := m.(*Module)
	if !ok {
		return nil, t.Raise(Errors.ImportError, "cannot import name '%s'", name.s)
	}
	if inner := module.Name + "." + name.s; t.in.Loaders[inner] != nil || t.in.Modules.GetStr(NewStr(inner)) != nil {
		return t.Import(inner)
	} else if module.Dict.GetStr(namePath) != nil && t.beside(inner) {
		return t.Import(inner)
	}
	if what := t.lacked(module, name.s); what != "" {
		return nil, t.NotYet(what)
	}
	file := "unknown location"
	if at, ok := module.Dict.GetStr(nameFile).(*Str); ok {
		file = at.s
	}
	e := t.Raise(Errors.ImportError, "cannot import name '%s' from '%s' (%s)", name.s, module.Name, file)
	e.setField("name", NewStr(module.Name))
	e.setField("name_from", name)
	return nil, e
}
