package py

import "batuta/lessons/python/cpython"

// lacked is what CPython finds under a name where Batuta finds nothing, as a
// refusal calls it; "" if CPython finds nothing either. What a program's own
// classes lack is theirs, but what they inherit is CPython's.
func (t *Thread) lacked(v Value, name string) string {
	switch v := v.(type) {
	case *Module:
		if t.ofLibrary(v) && cpython.ModuleHas(v.Name, name) {
			return v.Name + "." + name
		}
		return lackedByClass(ModuleClass.MRO, name, cpython.ObjectHas)
	case *Class:
		if what := lackedByClass(v.MRO, name, cpython.ClassHas); what != "" {
			return what
		}
		return lackedByClass(v.Type().MRO, name, cpython.ObjectHas)
	case *Super:
		if v.Of == nil {
			return ""
		}
		for i, c := range v.Of.MRO {
			if c == v.This {
				return lackedByClass(v.Of.MRO[i+1:], name, cpython.ClassHas)
			}
		}
		return ""
	}
	return lackedByClass(v.Type().MRO, name, cpython.ObjectHas)
}

// lackedByClass is lacked of the first class of the library that has the name in
// CPython.
func lackedByClass(mro []*Class, name string, has func(class, name string) bool) string {
	for _, c := range mro {
		if has(c.Module+"."+c.QualName, name) {
			return c.FullName() + "." + name
		}
	}
	return ""
}

// ofLibrary reports whether a module is one of CPython's that Batuta has too.
func (t *Thread) ofLibrary(m *Module) bool {
	return m.Name == "builtins" || t.in.Loaders[m.Name] != nil
}

// lookupOrRefuse is Lookup for what programs ask themselves whether it is there:
// that Batuta lacks it must not look as if CPython did.
func (t *Thread) lookupOrRefuse(v Value, name *Str) (Value, error) {
	x, err := t.Lookup(v, name)
	if x == nil && err == nil {
		if what := t.lacked(v, name.s); what != "" {
			return nil, t.NotYet(what)
		}
	}
	return x, err
}
