package py

import (
	"slices"
	"strings"
)

func typeModule(t *Thread, args []Value) (Value, error) {
	c := args[0].(*Class)
	if m := c.Dict.GetStr(nameModule); m != nil {
		if _, ofObjects := m.(*GetSet); ofObjects { // what a function says of itself
			return NewStr(c.Module), nil
		}
		return m, nil
	}
	if c.Module == "" {
		return nil, t.noAttribute(c, nameModule)
	}
	return NewStr(c.Module), nil
}

func typeDoc(t *Thread, args []Value) (Value, error) {
	c := args[0].(*Class)
	doc := c.Dict.GetStr(nameDoc)
	if doc == nil {
		return None, nil
	}
	if _, is := doc.(*GetSet); is { // the doc of its instances: property's
		return None, nil
	}
	return t.bind(doc, nil, c)
}

// changeable refuses to change a built-in class, in the words of CPython.
func (t *Thread) changeable(c *Class, name string, value Value) error {
	switch {
	case c.Builtin:
		return t.TypeError("cannot set '%s' attribute of immutable type '%s'", name, c.Name)
	case value == nil:
		return t.TypeError("cannot delete '%s' attribute of immutable type '%s'", name, c.Name)
	}
	return nil
}

// nameFor is a new name for a class, checked.
func (t *Thread) nameFor(c *Class, attr string, value Value) (string, error) {
	if err := t.changeable(c, attr, value); err != nil {
		return "", err
	}
	s, ok := As[*Str](value)
	if !ok {
		return "", t.TypeError("can only assign string to %s.%s, not '%s'", c.Name, attr, value.Type().Name)
	}
	if strings.ContainsRune(s.s, 0) {
		return "", t.ValueError("type name must not contain null characters")
	}
	return s.s, nil
}

func setTypeName(t *Thread, self, value Value) error {
	c := self.(*Class)
	name, err := t.nameFor(c, "__name__", value)
	if err == nil {
		c.Name = name
	}
	return err
}

func setTypeQualname(t *Thread, self, value Value) error {
	c := self.(*Class)
	name, err := t.nameFor(c, "__qualname__", value)
	if err == nil {
		c.QualName = name
	}
	return err
}

func setTypeModule(t *Thread, self, value Value) error {
	c := self.(*Class)
	if err := t.changeable(c, "__module__", value); err != nil {
		return err
	}
	c.setModule(value)
	t.in.epoch++
	return nil
}

// setModule notes the class's module in both places.
func (c *Class) setModule(v Value) {
	c.Dict.SetStr(nameModule, v)
	c.Module = ""
	if s, ok := v.(*Str); ok {
		c.Module = s.s
	}
}

func setTypeDoc(t *Thread, self, value Value) error {
	c := self.(*Class)
	if err := t.changeable(c, "__doc__", value); err != nil {
		return err
	}
	c.Dict.SetStr(nameDoc, value)
	t.in.epoch++
	return nil
}

// setInDict sets an attribute that the class's dict keeps.
func setInDict(name string) func(*Thread, Value, Value) error {
	key := Name(name)
	return func(t *Thread, self, value Value) error {
		c := self.(*Class)
		if err := t.changeable(c, name, value); err != nil {
			return err
		}
		c.Dict.SetStr(key, value)
		t.in.epoch++
		return nil
	}
}

var nameAnnotationsCache = Name("__annotations_cache__")

// typeAnnotations is C.__annotations__, made when it is first asked for.
func typeAnnotations(t *Thread, args []Value) (Value, error) {
	c := args[0].(*Class)
	if c.Builtin {
		return nil, t.noAttribute(c, nameAnnotations)
	}
	for _, name := range []*Str{nameAnnotations, nameAnnotationsCache} {
		if v := c.Dict.GetStr(name); v != nil {
			return v, nil
		}
	}
	notes, err := t.annotationsOf(c.Dict.GetStr(nameAnnotateFunc))
	if err != nil {
		return nil, err
	}
	c.Dict.SetStr(nameAnnotationsCache, notes)
	return notes, nil
}

// annotationsOf is what an __annotate__ function answers when it is asked for
// the values: an empty dict if there is none.
func (t *Thread) annotationsOf(annotate Value) (*Dict, error) {
	if annotate == nil || annotate == None {
		return NewDict(), nil
	}
	v, err := t.Call(annotate, MakeInt(1))
	if err != nil {
		return nil, err
	}
	d, ok := As[*Dict](v)
	if !ok {
		return nil, t.TypeError("__annotate__() must return a dict, not %s", v.Type().Name)
	}
	return d, nil
}

func setTypeAnnotations(t *Thread, self, value Value) error {
	c := self.(*Class)
	if c.Builtin {
		return t.changeable(c, "__annotations__", value)
	}
	c.Dict.removeStr(nameAnnotationsCache)
	t.in.epoch++
	if value == nil {
		if c.Dict.removeStr(nameAnnotations) == nil {
			return t.noAttribute(c, nameAnnotations)
		}
		return nil
	}
	c.Dict.SetStr(nameAnnotations, value)
	c.Dict.removeStr(nameAnnotateFunc)
	return nil
}

func setTypeAnnotate(t *Thread, self, value Value) error {
	c := self.(*Class)
	if err := t.changeable(c, "__annotate__", value); err != nil {
		return err
	}
	if value != None && !t.callable(value) {
		return t.TypeError("__annotate__ must be callable or None")
	}
	c.Dict.SetStr(nameAnnotateFunc, value)
	c.Dict.removeStr(nameAnnotationsCache)
	c.Dict.removeStr(nameAnnotations)
	t.in.epoch++
	return nil
}

func typeAbstractMethods(t *Thread, args []Value) (Value, error) {
	c := args[0].(*Class)
	if v := c.Dict.GetStr(nameAbstractMethods); v != nil && c != TypeClass {
		return v, nil
	}
	return nil, t.noAttribute(c, nameAbstractMethods)
}

func setAbstractMethods(t *Thread, self, value Value) error {
	c := self.(*Class)
	t.in.epoch++
	if value == nil {
		c.abstract = nil
		if c.Dict.removeStr(nameAbstractMethods) == nil {
			return t.noAttribute(c, nameAbstractMethods)
		}
		return nil
	}
	c.Dict.SetStr(nameAbstractMethods, value)
	some, err := t.Truth(value)
	if err != nil {
		return err
	}
	c.abstract = nil
	if some {
		c.abstract = value
	}
	return nil
}

// refuseAbstract is the error of making an instance of a class with abstract
// methods.
func (t *Thread) refuseAbstract(cls *Class) error {
	all, err := t.Collect(cls.abstract)
	if err != nil {
		return err
	}
	names := make([]string, 0, len(all))
	for _, v := range all {
		name, err := t.Str(v)
		if err != nil {
			return err
		}
		names = append(names, "'"+name+"'")
	}
	slices.Sort(names)
	s := ""
	if len(names) > 1 {
		s = "s"
	}
	return t.TypeError("Can't instantiate abstract class %s without an implementation for abstract method%s %s", cls.Name, s, strings.Join(names, ", "))
}
