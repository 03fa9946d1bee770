package py

import "fmt"

func moduleSpec() Spec {
	return Spec{
		Doc:  "Create a module object.",
		Self: SelfOf[*Module],
		New: func(*Thread, *Class, []Value, []KwArg) (Value, error) {
			return &Module{Dict: NewDict()}, nil
		},
		Defs: []Def{
			{Sig: "__init__(self, name, doc=None)", Fn: moduleInit},
			{Sig: "__repr__(self, /)", Fn: moduleRepr},
			{Sig: "__dir__(self, /)", Fn: moduleDir},
			{Sig: "__dict__(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return args[0].(*Module).Dict, nil }},
			{Sig: "__annotations__(self)", Kind: Getter, Set: setModuleAnnotations, Fn: moduleAnnotations},
			{Sig: "__getattribute__(self, name, /)", Fn: objectGetattribute},
			{Sig: "__setattr__(self, name, value, /)", Fn: objectSetattr},
			{Sig: "__delattr__(self, name, /)", Fn: objectDelattr},
		},
	}
}

func moduleInit(t *Thread, args []Value) (Value, error) {
	m := args[0].(*Module)
	name, ok := As[*Str](args[1])
	if !ok {
		return nil, t.TypeError("module() argument 'name' must be str, not %s", args[1].Type().Name)
	}
	m.Name = name.s
	m.Dict.SetStr(nameName, name)
	m.Dict.SetStr(nameDoc, args[2])
	for _, n := range []string{"__package__", "__loader__", "__spec__"} {
		m.Dict.SetStr(Name(n), None)
	}
	return None, nil
}

// moduleName is the module's name as its dict has it.
func moduleName(m *Module) string {
	if s, ok := As[*Str](OrNone(m.Dict.GetStr(nameName))); ok {
		return s.s
	}
	return m.Name
}

func moduleRepr(t *Thread, args []Value) (Value, error) {
	m := args[0].(*Module)
	name, err := t.Repr(NewStr(moduleName(m)))
	if err != nil {
		return nil, err
	}
	if file := m.Dict.GetStr(nameFile); file != nil {
		from, err := t.Repr(file)
		return NewStr(fmt.Sprintf("<module %s from %s>", name, from)), err
	}
	if t.in.Loaders[m.Name] == nil && m.Name != "builtins" {
		return NewStr("<module " + name + ">"), nil
	}
	return NewStr("<module " + name + " (built-in)>"), nil
}

func moduleDir(t *Thread, args []Value) (Value, error) {
	m := args[0].(*Module)
	if own := m.Dict.GetStr(nameDir); own != nil {
		return t.Call(own)
	}
	names := map[string]bool{}
	addNames(names, m.Dict)
	return nameList(names), nil
}

func moduleAnnotations(t *Thread, args []Value) (Value, error) {
	m := args[0].(*Module)
	notes, err := t.annotationsOf(m.Dict.GetStr(nameAnnotate))
	if err != nil {
		return nil, err
	}
	m.Dict.SetStr(nameAnnotations, notes)
	return notes, nil
}

func setModuleAnnotations(t *Thread, self, value Value) error {
	m := self.(*Module)
	if value != nil {
		m.Dict.SetStr(nameAnnotations, value)
		return nil
	}
	if m.Dict.removeStr(nameAnnotations) == nil {
		return t.noAttribute(m, nameAnnotations)
	}
	return nil
}

// moduleAttr is an attribute of a module. What CPython's has and ours lacks is
// refused by name.
func (t *Thread) moduleAttr(m *Module, name *Str) (Value, error) {
	if x := m.Dict.GetStr(name); x != nil {
		return x, nil
	}
	x, err := t.ownAttr(m, ModuleClass, name)
	if x != nil || err != nil {
		return x, err
	}
	if hook := m.Dict.GetStr(nameGetattr); hook != nil {
		x, err := t.Call(hook, name)
		if _, none := IsRaised(err, Errors.AttributeError); none && t.lacked(m, name.s) != "" && t.in.Loaders[m.Name+"."+name.s] == nil {
			return nil, t.NotYet(m.Name + "." + name.s)
		}
		return x, err
	}
	if m.Missing[name.s] {
		return nil, t.NotYet(m.Name + "." + name.s)
	}
	return nil, nil
}

// noAttribute is the error of an attribute that is not there: Batuta's refusal if
// it is there in CPython.
func (t *Thread) noAttribute(v Value, name *Str) error {
	if what := t.lacked(v, name.s); what != "" {
		return t.NotYet(what)
	}
	switch v := v.(type) {
	case *Class:
		return t.AttributeError(v, name.s, "type object '%s' has no attribute '%s'", v.Name, name.s)
	case *Module:
		return t.AttributeError(v, name.s, "module '%s' has no attribute '%s'", moduleName(v), name.s)
	case *Super:
		return t.AttributeError(v, name.s, "'super' object has no attribute '%s'", name.s)
	}
	return t.AttributeError(v, name.s, "'%s' object has no attribute '%s'", v.Type().Name, name.s)
}

// cannotSet is the error of an object that does not take an attribute of that
// name, or has none to delete.
func (t *Thread) cannotSet(v Value, c *Class, name *Str, _ bool) error {
	switch {
	case c.lookup(t.in, name) != nil:
		return t.AttributeError(v, name.s, "'%s' object attribute '%s' is read-only", c.Name, name.s)
	case c.look(t.in).setattr != nil || c.look(t.in).delattr != nil:
		return t.AttributeError(v, name.s, "'%s' object has no attribute '%s'", c.Name, name.s)
	}
	return t.AttributeError(v, name.s, "'%s' object has no attribute '%s' and no __dict__ for setting new attributes", c.Name, name.s)
}
