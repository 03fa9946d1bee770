package py

import (
	"slices"

	"batuta/lessons/python/syntax"
)

// objectSpec is what every object can do.
func objectSpec() Spec {
	return Spec{
		Doc: "The base class of the class hierarchy.",
		New: newObject,
		Defs: []Def{
			{Sig: "__init__(self, /, *args, **kwargs)", Fn: objectInit},
			{Sig: "__repr__(self, /)", Fn: objectRepr},
			{Sig: "__str__(self, /)", Fn: objectStr},
			{Sig: "__format__(self, format_spec, /)", Fn: objectFormat},
			{Sig: "__eq__(self, value, /)", Fn: objectEq},
			{Sig: "__ne__(self, value, /)", Fn: objectNe},
			{Sig: "__lt__(self, value, /)", Fn: notOrdered},
			{Sig: "__le__(self, value, /)", Fn: notOrdered},
			{Sig: "__gt__(self, value, /)", Fn: notOrdered},
			{Sig: "__ge__(self, value, /)", Fn: notOrdered},
			{Sig: "__hash__(self, /)", Fn: objectHash},
			{Sig: "__getattribute__(self, name, /)", Fn: objectGetattribute},
			{Sig: "__setattr__(self, name, value, /)", Fn: objectSetattr},
			{Sig: "__delattr__(self, name, /)", Fn: objectDelattr},
			{Sig: "__class__(self)", Kind: Getter, Fn: objectClassOf, Set: setClass},
			{Sig: "__dir__(self, /)", Fn: objectDir},
			{Sig: "__init_subclass__(cls, /, *args, **kwargs)", Kind: ClassMethodDef, Fn: objectInitSubclass},
			{Sig: "__subclasshook__(cls, /, *args)", Kind: ClassMethodDef, Fn: objectSubclasshook},
			{Sig: "__reduce__(self, /)", Fn: refuseMethod("object.__reduce__")},
			{Sig: "__reduce_ex__(self, protocol, /)", Fn: refuseMethod("object.__reduce_ex__")},
			{Sig: "__getstate__(self, /)", Fn: objectGetstate},
			{Sig: "__sizeof__(self, /)", Fn: objectSizeof},
		},
	}
}

// refuseMethod is a method that CPython has and Batuta has not.
func refuseMethod(name string) Native {
	return func(t *Thread, _ []Value) (Value, error) { return nil, t.NotYet(name) }
}

// newObject is object.__new__ of a class that has a Go value of its own; make
// sees to the others.
func newObject(t *Thread, cls *Class, _ []Value, _ []KwArg) (Value, error) {
	return nil, t.TypeError("object.__new__(%s) is not safe, use %s.__new__()", cls.Name, cls.Solid.Name)
}

func objectInit(t *Thread, args []Value) (Value, error) {
	if len(args[1].(*Tuple).Items) == 0 && args[2].(*Dict).Len() == 0 {
		return None, nil
	}
	c := args[0].Type()
	switch {
	case c.lookup(t.in, nameInit) != ObjectClass.flat["__init__"]:
		return nil, t.TypeError("object.__init__() takes exactly one argument (the instance to initialize)")
	case c.lookup(t.in, nameNew) == ObjectClass.flat["__new__"]:
		return nil, t.TypeError("%s.__init__() takes exactly one argument (the instance to initialize)", c.Name)
	}
	return None, nil
}

func objectRepr(t *Thread, args []Value) (Value, error) { return NewStr(t.DefaultRepr(args[0])), nil }

func objectStr(t *Thread, args []Value) (Value, error) {
	s, err := t.Repr(args[0])
	return NewStr(s), err
}

func objectFormat(t *Thread, args []Value) (Value, error) {
	spec, ok := As[*Str](args[1])
	if !ok {
		return nil, t.TypeError("__format__() argument must be str, not %s", args[1].Type().Name)
	}
	if spec.s != "" {
		return nil, t.TypeError("unsupported format string passed to %s.__format__", args[0].Type().Name)
	}
	s, err := t.Str(args[0])
	return NewStr(s), err
}

func objectEq(_ *Thread, args []Value) (Value, error) {
	if identical(args[0], args[1]) {
		return True, nil
	}
	return NotImplemented, nil
}

// objectNe is the contrary of the class's __eq__.
func objectNe(t *Thread, args []Value) (Value, error) {
	r, found, err := t.CallSpecial(args[0], comparisons[syntax.Eq].name, args[1])
	if err != nil || !found || r == NotImplemented {
		return NotImplemented, err
	}
	equal, err := t.Truth(r)
	return MakeBool(!equal), err
}

func notOrdered(*Thread, []Value) (Value, error) { return NotImplemented, nil }

func objectHash(_ *Thread, args []Value) (Value, error) {
	return MakeInt(int64(AddressOf(args[0]))), nil
}

// attrName is an attribute's name as getattr and its kin are given it.
func (t *Thread) attrName(v Value) (*Str, error) {
	s, ok := As[*Str](v)
	if !ok {
		return nil, t.TypeError("attribute name must be string, not '%s'", v.Type().Name)
	}
	return s, nil
}

func objectGetattribute(t *Thread, args []Value) (Value, error) {
	name, err := t.attrName(args[1])
	if err != nil {
		return nil, err
	}
	var x Value
	switch v := args[0].(type) {
	case *Module:
		x, err = t.moduleAttr(v, name)
	case *Super:
		x, err = t.superAttr(v, name)
	default:
		x, err = t.ownAttr(v, v.Type(), name)
	}
	if x == nil && err == nil {
		err = t.noAttribute(args[0], name)
	}
	return x, err
}

func objectSetattr(t *Thread, args []Value) (Value, error) {
	name, err := t.attrName(args[1])
	if err != nil {
		return nil, err
	}
	if c, is := args[0].(*Class); is {
		return nil, t.TypeError("can't apply this __setattr__ to %s object", c.Type().Name)
	}
	return None, t.setOwn(args[0], args[0].Type(), name, args[2])
}

func objectDelattr(t *Thread, args []Value) (Value, error) {
	name, err := t.attrName(args[1])
	if err != nil {
		return nil, err
	}
	if c, is := args[0].(*Class); is {
		return nil, t.TypeError("can't apply this __delattr__ to %s object", c.Type().Name)
	}
	return None, t.setOwn(args[0], args[0].Type(), name, nil)
}

func objectClassOf(_ *Thread, args []Value) (Value, error) { return args[0].Type(), nil }

// setClass is v.__class__ = value: what the object's Go value is cannot change.
func setClass(t *Thread, v, value Value) error {
	if value == nil {
		return t.TypeError("can't delete __class__ attribute")
	}
	c, ok := value.(*Class)
	if !ok {
		return t.TypeError("__class__ must be set to a class, not '%s' object", value.Type().Name)
	}
	old := v.Type()
	if old.Builtin || c.Builtin {
		return t.TypeError("__class__ assignment only supported for mutable types or ModuleType subclasses")
	}
	if old.Solid != c.Solid || old.noDict != c.noDict || !slices.Equal(old.members, c.members) {
		return t.TypeError("__class__ assignment: '%s' object layout differs from '%s'", c.Name, old.Name)
	}
	switch v := v.(type) {
	case *Instance:
		v.class = c
	case *Exception:
		v.class = c
	case *Class:
		v.Meta = c
		t.in.epoch++
	}
	return nil
}

// objectDir lists the names of an object's attributes: its own, and those of
// its class.
func objectDir(t *Thread, args []Value) (Value, error) {
	names := map[string]bool{}
	attrs, err := t.Lookup(args[0], nameDict)
	if _, none := IsRaised(err, Errors.AttributeError); err != nil && !none {
		return nil, err
	}
	if d, ok := As[*Dict](OrNone(attrs)); ok {
		addNames(names, d)
	}
	c, err := t.Lookup(args[0], nameClassName)
	if err != nil {
		return nil, err
	}
	if c, ok := c.(*Class); ok {
		classNames(names, c)
	}
	return nameList(names), nil
}

// addNames adds the keys of a dict that are strings.
func addNames(names map[string]bool, d *Dict) {
	for at, k, _, ok := d.Next(0); ok; at, k, _, ok = d.Next(at + 1) {
		if s, ok := k.(*Str); ok {
			names[s.s] = true
		}
	}
}

// classNames adds the names of a class's attributes, inherited ones too.
func classNames(names map[string]bool, c *Class) {
	for _, base := range c.MRO {
		addNames(names, base.Dict)
	}
}

// nameList is a list of names, sorted.
func nameList(names map[string]bool) *List {
	sorted := make([]string, 0, len(names))
	for n := range names {
		sorted = append(sorted, n)
	}
	slices.Sort(sorted)
	items := make([]Value, len(sorted))
	for i, n := range sorted {
		items[i] = NewStr(n)
	}
	return NewList(items...)
}

func objectInitSubclass(t *Thread, args []Value) (Value, error) {
	if n := len(args[1].(*Tuple).Items); n > 0 {
		return nil, t.TypeError("object.__init_subclass__() takes no arguments (%d given)", n)
	}
	if args[2].(*Dict).Len() > 0 {
		return nil, t.TypeError("%s.__init_subclass__() takes no keyword arguments", args[0].(*Class).QualName)
	}
	return None, nil
}

func objectSubclasshook(*Thread, []Value) (Value, error) { return NotImplemented, nil }

// objectGetstate is what copying and pickling would keep: the attributes, and
// the values of slots.
func objectGetstate(t *Thread, args []Value) (Value, error) {
	var attrs Value = None
	if d := attrsOf(args[0]); d != nil && d.Len() > 0 {
		attrs = d.Copy()
	}
	i, ok := args[0].(*Instance)
	if !ok || len(i.members) == 0 {
		return attrs, nil
	}
	slots := NewDict()
	for n, name := range i.class.members {
		if n < len(i.members) && i.members[n] != nil {
			slots.SetStr(name, i.members[n])
		}
	}
	if slots.Len() == 0 {
		return attrs, nil
	}
	return NewTuple(attrs, slots), nil
}

// objectSizeof is what an object takes besides its attributes, in CPython: a
// head of two words, and a word for each slot.
func objectSizeof(t *Thread, args []Value) (Value, error) {
	i, ok := args[0].(*Instance)
	if !ok || i.Native != nil {
		return nil, t.NotYet(args[0].Type().Name + ".__sizeof__")
	}
	return MakeInt(int64(16 + 8*len(i.class.members))), nil
}

func noneSpec() Spec {
	return Spec{
		Doc: "The type of the None singleton.", Final: true, New: one(NoneClass, None),
		Defs: []Def{
			{Sig: "__repr__(self, /)", Fn: constantRepr("None")},
			{Sig: "__bool__(self, /)", Fn: func(*Thread, []Value) (Value, error) { return False, nil }},
		},
	}
}

func notImplementedSpec() Spec {
	return Spec{
		Doc: "The type of the NotImplemented singleton.", Final: true, New: one(NotImplementedClass, NotImplemented),
		Defs: []Def{
			{Sig: "__repr__(self, /)", Fn: constantRepr("NotImplemented")},
			{Sig: "__bool__(self, /)", Fn: func(t *Thread, _ []Value) (Value, error) {
				return nil, t.TypeError("NotImplemented should not be used in a boolean context")
			}},
			{Sig: "__reduce__(self, /)", Fn: constantRepr("NotImplemented")},
		},
	}
}

func ellipsisSpec() Spec {
	return Spec{
		Doc: "The type of the Ellipsis singleton.", Final: true, New: one(EllipsisClass, Ellipsis),
		Defs: []Def{
			{Sig: "__repr__(self, /)", Fn: constantRepr("Ellipsis")},
			{Sig: "__reduce__(self, /)", Fn: constantRepr("Ellipsis")},
		},
	}
}

// constantRepr is the repr of what there is one of.
func constantRepr(text string) Native {
	return func(*Thread, []Value) (Value, error) { return NewStr(text), nil }
}

// one is the New of a class that has one value.
func one(c *Class, v Value) New {
	return func(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
		if len(args) > 0 || len(kw) > 0 {
			return nil, t.TypeError("%s takes no arguments", c.Name)
		}
		return v, nil
	}
}
