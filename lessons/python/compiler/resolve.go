package compiler

import (
	"cmp"
	"slices"
)

// resolve finds out what each name of a scope, and of those within it, is.
func resolve(s *scope) {
	s.inlined = s.comp && s.compKind != generatorExp && !s.parent.seesClass
	for _, sym := range s.order {
		resolveName(s, sym)
	}
	for _, child := range s.children {
		resolve(child)
	}
	slices.SortFunc(s.frees, func(a, b *symbol) int { return cmp.Compare(a.name, b.name) })
}

// resolveName follows CPython's order of questions, since of two errors the
// first asked for is the one reported.
func resolveName(s *scope, sym *symbol) {
	switch {
	case sym.flags&isGlobal != 0:
		if sym.flags&isNonlocal != 0 {
			fail(sym.at, "name '%s' is nonlocal and global", sym.name)
		}
		sym.kind = explicitGlobal
	case sym.flags&isNonlocal != 0:
		if s.kind == moduleScope {
			fail(sym.at, "nonlocal declaration not allowed at module level")
		}
		of, _ := binding(s, sym.name)
		switch {
		case of == nil:
			fail(sym.at, "no binding for nonlocal '%s' found", sym.name)
		case of.flags&isTypeParam != 0:
			fail(sym.at, "nonlocal binding not allowed for type parameter '%s'", sym.name)
		default:
			bindTo(s, sym, of)
		}
	case sym.flags&isBound != 0:
		sym.kind = localName
	default:
		of, kind := binding(s, sym.name)
		if of != nil {
			bindTo(s, sym, of)
			return
		}
		sym.kind = kind
	}
}

// binding looks outward for the function that binds a name. A class's names
// are only its own.
func binding(s *scope, name string) (*symbol, nameKind) {
	for p := s.parent; p != nil && p.kind != moduleScope; p = p.parent {
		if p.kind == classScope {
			if name == "__class__" || name == "__classdict__" || name == conditionalNames {
				return p.keep(name), freeName
			}
			continue
		}
		sym := p.symbols[name]
		switch {
		case sym == nil:
		case sym.flags&isGlobal != 0:
			return nil, explicitGlobal
		case sym.flags&isBound != 0 && sym.flags&isNonlocal == 0:
			return sym, freeName
		}
	}
	return nil, implicitGlobal
}

// keep is one of the names that a class keeps for the functions in it.
func (s *scope) keep(name string) *symbol {
	if s.special == nil {
		s.special = make(map[string]*symbol)
	}
	sym := s.special[name]
	if sym == nil {
		sym = &symbol{name: name, scope: s, kind: localName, cell: true, slot: -1}
		s.special[name] = sym
	}
	return sym
}

// bindTo makes a name one with that of an outer scope. If that is another
// unit's, its value lives in a cell, which all units between hand on.
func bindTo(s *scope, sym, of *symbol) {
	sym.kind, sym.of = freeName, of
	home := of.scope.unit()
	for u := s.unit(); u != home; u = u.parent.unit() {
		of.cell = true
		if !slices.Contains(u.frees, of) {
			u.frees = append(u.frees, of)
		}
	}
}
