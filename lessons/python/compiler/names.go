package compiler

import (
	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

// access is what is done with a name.
type access uint8

const (
	load access = iota
	store
	del
)

// accesses are the operations for each kind of place a name may have.
var accesses = struct{ fast, deref, name, global [3]bytecode.Op }{
	fast:   [3]bytecode.Op{bytecode.LoadFastCheck, bytecode.StoreFast, bytecode.DeleteFast},
	deref:  [3]bytecode.Op{bytecode.LoadDeref, bytecode.StoreDeref, bytecode.DeleteDeref},
	name:   [3]bytecode.Op{bytecode.LoadName, bytecode.StoreName, bytecode.DeleteName},
	global: [3]bytecode.Op{bytecode.LoadGlobal, bytecode.StoreGlobal, bytecode.DeleteGlobal},
}

// name loads, stores or deletes a name.
func (u *unit) name(at syntax.Node, id string, do access) {
	if id == "__debug__" && do == load {
		u.constant(at, true)
		return
	}
	s := u.cur
	name := s.mangle(id)
	sym := s.lookup(name)
	if sym == nil { // the compiler's own use of a name that the program does not have
		u.emit(at, accesses.name[do], u.nameIndex(name))
		return
	}
	switch sym.kind {
	case localName:
		u.local(at, sym, do)
	case freeName:
		u.free(at, sym, do)
	case explicitGlobal:
		u.emit(at, accesses.global[do], u.nameIndex(name))
	case implicitGlobal:
		switch {
		case !s.functionLike():
			u.emit(at, accesses.name[do], u.nameIndex(name))
		case s.seesClass && name != conditionalNames:
			u.classDict(at)
			u.emit(at, bytecode.LoadFromDictOrGlobals, u.nameIndex(name))
		default:
			u.emit(at, accesses.global[do], u.nameIndex(name))
		}
	}
}

// local does it with a name of this unit.
func (u *unit) local(at syntax.Node, sym *symbol, do access) {
	switch {
	case sym.cell:
		u.emit(at, accesses.deref[do], u.cells[sym])
	case sym.scope.functionLike():
		u.emit(at, accesses.fast[do], u.slot(sym))
	default:
		u.emit(at, accesses.name[do], u.nameIndex(sym.name))
	}
}

// free does it with a name of an outer scope, which for an inlined
// comprehension may be of this unit.
func (u *unit) free(at syntax.Node, sym *symbol, do access) {
	of := sym.of
	if of.scope.unit() == u.scope {
		u.local(at, of, do)
		return
	}
	ours := of.name == "__classdict__" || of.name == conditionalNames
	switch {
	case do == load && u.cur.kind == classScope && !ours:
		u.emit(at, bytecode.LoadLocals, 0)
		u.emit(at, bytecode.LoadFromDictOrDeref, u.cells[of])
	case do == load && u.cur.seesClass && !ours && of.flags&isTypeParam == 0:
		u.classDict(at)
		u.emit(at, bytecode.LoadFromDictOrDeref, u.cells[of])
	default:
		u.emit(at, accesses.deref[do], u.cells[of])
	}
}

// classDict loads the names of the class that a scope for types can see.
func (u *unit) classDict(at syntax.Node) {
	u.emit(at, bytecode.LoadDeref, u.cells[u.cur.symbols["__classdict__"].of])
}

// assign stores the top of the stack in a target.
func (u *unit) assign(target syntax.Expr) {
	switch e := target.(type) {
	case *syntax.Name:
		u.name(e, e.ID, store)
	case *syntax.Attribute:
		u.expr(e.Value)
		u.noteStatic(e)
		u.emit(attributeAt(e), bytecode.StoreAttr, u.attr(e))
	case *syntax.Subscript:
		u.expr(e.Value)
		u.expr(e.Index)
		u.emit(e, bytecode.StoreSubscr, 0)
	case *syntax.Tuple:
		u.unpack(e, e.Elts)
	case *syntax.List:
		u.unpack(e, e.Elts)
	case *syntax.Starred:
		fail(e, "starred assignment target must be in a list or tuple")
	default:
		fail(e, "cannot assign to expression")
	}
}

// unpack stores the items of the top of the stack in targets.
func (u *unit) unpack(at syntax.Node, targets []syntax.Expr) {
	starred := -1
	for i, t := range targets {
		if _, ok := t.(*syntax.Starred); !ok {
			continue
		}
		if starred >= 0 {
			fail(at, "multiple starred expressions in assignment")
		}
		starred = i
	}
	u.spread(at, len(targets), starred, "too many expressions in star-unpacking assignment")
	for _, t := range targets {
		if s, ok := t.(*syntax.Starred); ok {
			t = s.Value
		}
		u.assign(t)
	}
}

// spread unpacks the top of the stack into n values, of which one may take all
// that is more.
func (u *unit) spread(at syntax.Node, n, starred int, tooMany string) {
	if starred < 0 {
		u.emit(at, bytecode.UnpackSequence, n)
		return
	}
	behind := n - 1 - starred
	if starred > 0xff || behind > 0xffff {
		fail(at, "%s", tooMany)
	}
	u.emit(at, bytecode.UnpackEx, starred|behind<<8)
}

// delete deletes a target.
func (u *unit) delete(target syntax.Expr) {
	switch e := target.(type) {
	case *syntax.Name:
		u.name(e, e.ID, del)
	case *syntax.Attribute:
		u.expr(e.Value)
		u.emit(attributeAt(e), bytecode.DeleteAttr, u.attr(e))
	case *syntax.Subscript:
		u.expr(e.Value)
		u.expr(e.Index)
		u.emit(e, bytecode.DeleteSubscr, 0)
	case *syntax.Tuple:
		for _, t := range e.Elts {
			u.delete(t)
		}
	case *syntax.List:
		for _, t := range e.Elts {
			u.delete(t)
		}
	default:
		fail(e, "cannot delete expression")
	}
}

// attr is an attribute's name, mangled.
func (u *unit) attr(e *syntax.Attribute) int { return u.nameIndex(u.cur.mangle(e.Attr)) }

// attributeAt is what a traceback underlines for an attribute: of one over
// several lines only the line with its name.
func attributeAt(e *syntax.Attribute) syntax.Span {
	if e.Start.Line == e.End.Line {
		return e.Span
	}
	return e.Name
}

// noteStatic remembers an attribute of self for the class's
// __static_attributes__.
func (u *unit) noteStatic(e *syntax.Attribute) {
	if n, ok := e.Value.(*syntax.Name); !ok || n.ID != "self" {
		return
	}
	for p := u; p != nil; p = p.parent {
		if p.scope.kind == classScope {
			p.static[u.cur.mangle(e.Attr)] = true
			return
		}
	}
}
