package compiler

import (
	"slices"

	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

func (u *unit) classDef(s *syntax.ClassDef) {
	u.decorators(s.Decorators)
	if len(s.TypeParams) > 0 {
		u.genericClass(s)
	} else {
		u.class(s, nil)
	}
	u.decorate(s.Decorators)
	u.name(s, s.Name, store)
}

// class makes a class; base, if not nil, loads one more base.
func (u *unit) class(s *syntax.ClassDef, base func()) {
	u.emit(s, bytecode.LoadBuildClass, 0)
	u.emit(s, bytecode.PushNull, 0)
	u.closure(s, u.classBody(s), 0)
	u.constant(s, s.Name)
	u.call(s, 2, s.Bases, base, s.Keywords)
}

// classBody is the code that fills the class's names.
func (u *unit) classBody(s *syntax.ClassDef) *bytecode.Code {
	first := firstOf(s, s.Decorators)
	line := syntax.Pos{Line: first.Start.Line}
	at := syntax.Span{Start: line, End: line}
	b := u.c.newUnit(u, u.c.table.scopes[scopeKey{s, bodyRole}], s.Name, first)
	b.static = make(map[string]bool)
	store := func(name string) { b.emit(at, bytecode.StoreName, b.nameIndex(name)) }
	b.emit(at, bytecode.LoadName, b.nameIndex("__name__"))
	store("__module__")
	b.constant(at, b.code.QualName)
	store("__qualname__")
	b.constant(at, int64(b.code.FirstLine))
	store("__firstlineno__")
	if len(s.TypeParams) > 0 {
		b.name(at, ".type_params", load)
		store("__type_params__")
	}
	if sym := b.scope.special["__classdict__"]; sym != nil {
		b.emit(at, bytecode.LoadLocals, 0)
		b.emit(at, bytecode.StoreDeref, b.cells[sym])
	}
	if b.scope.hasMaybe {
		b.emit(at, bytecode.BuildSet, 0)
		b.conditional(at, accesses.deref[1], accesses.name[1])
	}
	body := s.Body
	if doc, rest, ok := docOf(body); ok {
		b.code.Doc, b.code.HasDoc = doc, true
		b.start = true
		b.constant(body[0], doc)
		store("__doc__")
		body = rest
	}
	b.stmts(body)
	if b.annotations(at) {
		store("__annotate_func__")
	}
	b.staticAttributes(at)
	b.classCells(at)
	return b.finish()
}

// staticAttributes stores what methods assign to attributes of self.
func (u *unit) staticAttributes(at syntax.Node) {
	names := make([]string, 0, len(u.static))
	for name := range u.static {
		names = append(names, name)
	}
	slices.Sort(names)
	attrs := make(bytecode.Tuple, len(names))
	for i, name := range names {
		attrs[i] = name
	}
	u.constant(at, attrs)
	u.emit(at, bytecode.StoreName, u.nameIndex("__static_attributes__"))
}

// classCells hands the cells that the class's functions share to the maker of
// the class, and ends the body: its answer is the cell of __class__, or None.
func (u *unit) classCells(at syntax.Node) {
	if sym := u.scope.special["__classdict__"]; sym != nil {
		u.emit(at, bytecode.LoadClosure, u.cells[sym])
		u.emit(at, bytecode.StoreName, u.nameIndex("__classdictcell__"))
	}
	if sym := u.scope.special["__class__"]; sym != nil {
		u.emit(at, bytecode.LoadClosure, u.cells[sym])
		u.emit(at, bytecode.Copy, 1)
		u.emit(at, bytecode.StoreName, u.nameIndex("__classcell__"))
	} else {
		u.constant(at, nil)
	}
	u.emit(at, bytecode.Return, 0)
}
