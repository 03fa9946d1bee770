package compiler

import (
	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

// Annotations are evaluated when somebody asks for them (PEP 649): each
// function, class or module that has some gets a function that makes the dict.

// annotateUnit begins such a function. It is called with the format of the
// answer, of which it knows one.
func (u *unit) annotateUnit(key any, at syntax.Node) *unit {
	s := u.c.table.scopes[scopeKey{key, annotationsRole}]
	if s == nil { // under from __future__ import annotations
		s = &scope{kind: annotationScope, parent: u.cur, symbols: make(map[string]*symbol)}
		sym := &symbol{name: ".format", scope: s, flags: isParam, kind: localName, slot: -1}
		s.symbols[sym.name] = sym
		s.private = u.cur.private
	}
	a := u.c.newUnit(u, s, annotationName, at)
	a.code.Args, a.code.PosOnly = 1, 1
	a.param(".format")
	a.name(at, ".format", load)
	a.emit(at, bytecode.CheckAnnotation, 0)
	return a
}

// annotation loads what an annotation is: its value, or under
// from __future__ import annotations its text.
func (u *unit) annotation(e syntax.Expr) {
	switch star, ok := e.(*syntax.Starred); {
	case u.c.future:
		u.constant(e, unparse(e))
	case ok: // *args: *Ts
		u.expr(star.Value)
		u.emit(e, bytecode.UnpackSequence, 1)
	default:
		u.expr(e)
	}
}

// signature makes the annotations function of a def.
func (u *unit) signature(s *syntax.FunctionDef) {
	a := u.annotateUnit(s, s)
	n := 0
	eachAnnotated(s.Params, func(p *syntax.Param) {
		a.constant(p, u.cur.mangle(p.Name))
		a.annotation(p.Annotation)
		n++
	})
	if s.Returns != nil {
		a.constant(s.Returns, "return")
		a.annotation(s.Returns)
		n++
	}
	a.emit(s, bytecode.BuildMap, n)
	a.emit(s, bytecode.Return, 0)
	u.closure(s, a.finish(), 0)
}

// annotations makes the annotations function of a module or a class, if it has
// annotations.
func (u *unit) annotations(at syntax.Node) bool {
	s := u.scope
	if len(s.annotations) == 0 {
		return false
	}
	a := u.annotateUnit(s, at)
	a.emit(at, bytecode.BuildMap, 0)
	for i, note := range s.annotations {
		next := newLabel()
		if note.maybe && s.hasMaybe {
			a.constant(note.stmt, int64(i))
			a.name(note.stmt, conditionalNames, load)
			a.emit(note.stmt, bytecode.Compare, int(syntax.In))
			a.jump(note.stmt, bytecode.PopJumpIfFalse, next)
		}
		a.annotation(note.stmt.Annotation)
		a.emit(note.stmt, bytecode.Copy, 2)
		a.constant(note.stmt, s.mangle(note.stmt.Target.(*syntax.Name).ID))
		a.emit(note.stmt, bytecode.StoreSubscr, 0)
		a.place(next)
	}
	a.emit(at, bytecode.Return, 0)
	u.closure(at, a.finish(), 0)
	return true
}

// moduleAnnotations makes a module's before its first statement, since a module
// can be asked while it still runs.
func (u *unit) moduleAnnotations(at syntax.Node) {
	if u.scope.hasMaybe {
		u.emit(at, bytecode.BuildSet, 0)
		u.emit(at, bytecode.StoreName, u.nameIndex(conditionalNames))
	}
	if u.annotations(at) {
		u.emit(at, bytecode.StoreName, u.nameIndex(annotationName))
	}
}

// conditional loads or stores the set of the annotations that were reached.
func (u *unit) conditional(at syntax.Node, deref, name bytecode.Op) {
	if sym := u.scope.special[conditionalNames]; sym != nil {
		u.emit(at, deref, u.cells[sym])
		return
	}
	u.emit(at, name, u.nameIndex(conditionalNames))
}

// reached notes that a conditional annotation's statement has run.
func (u *unit) reached(s *syntax.AnnAssign) {
	for i, note := range u.scope.annotations {
		if note.stmt == s && note.maybe && u.scope.hasMaybe {
			u.conditional(s, bytecode.LoadDeref, bytecode.LoadName)
			u.constant(s, int64(i))
			u.emit(s, bytecode.SetAdd, 1)
			u.emit(s, bytecode.PopTop, 0)
		}
	}
}
