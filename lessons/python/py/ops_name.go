package py

import (
	"slices"

	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/cpython"
)

func nameHandlers() map[bytecode.Op]handler {
	return map[bytecode.Op]handler{
		bytecode.LoadFastCheck:         opLoadFastCheck,
		bytecode.DeleteFast:            opDeleteFast,
		bytecode.ClearFast:             opClearFast,
		bytecode.MakeCell:              opMakeCell,
		bytecode.LoadDeref:             opLoadDeref,
		bytecode.StoreDeref:            opStoreDeref,
		bytecode.DeleteDeref:           opDeleteDeref,
		bytecode.LoadClosure:           opLoadClosure,
		bytecode.LoadLocals:            opLoadLocals,
		bytecode.LoadFromDictOrDeref:   opLoadFromDictOrDeref,
		bytecode.LoadFromDictOrGlobals: opLoadFromDictOrGlobals,
		bytecode.LoadName:              opLoadName,
		bytecode.StoreName:             opStoreName,
		bytecode.DeleteName:            opDeleteName,
		bytecode.LoadGlobal:            opLoadGlobal,
		bytecode.StoreGlobal:           opStoreGlobal,
		bytecode.DeleteGlobal:          opDeleteGlobal,
	}
}

func (t *Thread) unboundLocal(name string) error {
	return t.Raise(Errors.UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value", name)
}

func opLoadFastCheck(t *Thread, f *Frame, n int) (signal, error) {
	v := f.slots[n]
	if v == nil {
		return onward, t.unboundLocal(f.code.Locals[n])
	}
	f.push(v)
	return onward, nil
}

func opDeleteFast(t *Thread, f *Frame, n int) (signal, error) {
	if f.slots[n] == nil {
		return onward, t.unboundLocal(f.code.Locals[n])
	}
	f.slots[n] = nil
	return onward, nil
}

func opClearFast(_ *Thread, f *Frame, n int) (signal, error) {
	f.slots[n] = nil
	return onward, nil
}

func opMakeCell(_ *Thread, f *Frame, n int) (signal, error) {
	f.cells[n] = &Cell{}
	return onward, nil
}

// unboundCell is the error of a shared variable without a value: in the
// function that owns it, and in one within.
func (t *Thread) unboundCell(f *Frame, n int) error {
	name := f.code.CellName(n)
	if n < len(f.code.Cells) {
		return t.unboundLocal(name)
	}
	return t.NameError(name, "cannot access free variable '%s' where it is not associated with a value in enclosing scope", name)
}

func opLoadDeref(t *Thread, f *Frame, n int) (signal, error) {
	v := f.cells[n].V
	if v == nil {
		return onward, t.unboundCell(f, n)
	}
	f.push(v)
	return onward, nil
}

func opStoreDeref(_ *Thread, f *Frame, n int) (signal, error) {
	f.cells[n].V = f.pop()
	return onward, nil
}

func opDeleteDeref(t *Thread, f *Frame, n int) (signal, error) {
	if f.cells[n].V == nil {
		return onward, t.unboundCell(f, n)
	}
	f.cells[n].V = nil
	return onward, nil
}

func opLoadClosure(_ *Thread, f *Frame, n int) (signal, error) {
	f.push(f.cells[n])
	return onward, nil
}

func opLoadLocals(_ *Thread, f *Frame, _ int) (signal, error) {
	f.push(f.names)
	return onward, nil
}

func opLoadFromDictOrDeref(t *Thread, f *Frame, n int) (signal, error) {
	v, err := t.inNames(f.pop(), t.in.Intern(f.code.CellName(n)))
	if err != nil {
		return onward, err
	}
	if v == nil {
		return opLoadDeref(t, f, n)
	}
	f.push(v)
	return onward, nil
}

func opLoadFromDictOrGlobals(t *Thread, f *Frame, n int) (signal, error) {
	v, err := t.inNames(f.pop(), f.name(n))
	if err != nil {
		return onward, err
	}
	if v == nil {
		return opLoadGlobal(t, f, n)
	}
	f.push(v)
	return onward, nil
}

// inNames is the value of a name in a class body's names, nil if it has none.
func (t *Thread) inNames(names Value, name *Str) (Value, error) {
	if d, ok := names.(*Dict); ok {
		return d.GetStr(name), nil
	}
	v, err := t.GetItem(names, name)
	if _, missing := IsRaised(err, Errors.KeyError); missing {
		return nil, nil
	}
	return v, err
}

func opLoadName(t *Thread, f *Frame, n int) (signal, error) {
	name := f.name(n)
	v := f.names.GetStr(name)
	if v == nil && f.custom != nil {
		var err error
		if v, err = t.inNames(f.custom, name); err != nil {
			return onward, err
		}
	}
	if v == nil {
		return opLoadGlobal(t, f, n)
	}
	f.push(v)
	return onward, nil
}

func opStoreName(t *Thread, f *Frame, n int) (signal, error) {
	if f.custom != nil {
		return onward, t.SetItem(f.custom, f.name(n), f.pop())
	}
	f.names.SetStr(f.name(n), f.pop())
	return onward, nil
}

func opDeleteName(t *Thread, f *Frame, n int) (signal, error) {
	if f.custom != nil {
		return onward, t.DelItem(f.custom, f.name(n))
	}
	if f.names.removeStr(f.name(n)) == nil {
		return onward, t.notDefined(f.name(n).s)
	}
	return onward, nil
}

func (t *Thread) notDefined(name string) error {
	return t.NameError(name, "name '%s' is not defined", name)
}

// opLoadGlobal remembers where it found the name: as long as no key has come
// or gone, it is there.
func opLoadGlobal(t *Thread, f *Frame, n int) (signal, error) {
	c := f.cache()
	if c.dict == f.globals && c.version == f.globals.version {
		if c.place >= 0 {
			f.push(f.globals.entries[c.place].value)
			return onward, nil
		}
		if c.builtin == f.builtins.version {
			f.push(f.builtins.entries[^c.place].value)
			return onward, nil
		}
	}
	name := f.name(n)
	*c = cache{dict: f.globals, version: f.globals.version, builtin: f.builtins.version}
	if c.place = f.globals.findStr(name); c.place >= 0 {
		f.push(f.globals.entries[c.place].value)
		return onward, nil
	}
	i := f.builtins.findStr(name)
	if i < 0 {
		c.dict = nil
		if cpython.ModuleHas("builtins", name.s) {
			return onward, t.NotYet(name.s)
		}
		if what := t.in.starred[name.s]; what != "" {
			return onward, t.NotYet(what)
		}
		return onward, t.notDefined(name.s)
	}
	c.place = ^i
	f.push(f.builtins.entries[i].value)
	return onward, nil
}

func opStoreGlobal(_ *Thread, f *Frame, n int) (signal, error) {
	f.globals.SetStr(f.name(n), f.pop())
	return onward, nil
}

func opDeleteGlobal(t *Thread, f *Frame, n int) (signal, error) {
	if f.globals.removeStr(f.name(n)) == nil {
		return onward, t.notDefined(f.name(n).s)
	}
	return onward, nil
}

// Locals is locals(): the frame's names, or a dict of its variables.
func (f *Frame) Locals() *Dict {
	if f.names != nil {
		return f.names
	}
	d := NewDict()
	for i, name := range f.code.Locals {
		if v := f.slots[i]; v != nil && name[0] != '.' && !slices.Contains(f.code.Cells, name) {
			d.SetStr(NewStr(name), v)
		}
	}
	for i, c := range f.cells {
		if c != nil && c.V != nil {
			d.SetStr(NewStr(f.code.CellName(i)), c.V)
		}
	}
	return d
}
