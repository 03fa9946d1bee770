package compiler

import (
	"strings"

	"batuta/lessons/python/syntax"
)

// scopeKind says what a scope is of.
type scopeKind uint8

const (
	moduleScope scopeKind = iota
	classScope
	functionScope // a function's, a lambda's or a comprehension's
	annotationScope
	typeParamsScope // of [T] at a function, a class or an alias
	aliasScope      // the value of a type statement
	typeBoundScope  // a type parameter's bound, constraints or default
)

// Names of the compiler's own.
const (
	annotationName   = "__annotate__"
	conditionalNames = "__conditional_annotations__"
)

// flags are what is known of a name in a scope before names are resolved.
type flags uint16

const (
	isGlobal    flags = 1 << iota // declared so
	isNonlocal                    // declared so
	isLocal                       // it is assigned to
	isParam                       //
	isUsed                        //
	isAnnotated                   //
	isTypeParam                   //
	isCompVar                     // a comprehension walks along it
	isImported                    // like isLocal, but a global statement may follow
	isBound     = isLocal | isParam | isImported
)

// nameKind says what a name is, once that is known.
type nameKind uint8

const (
	implicitGlobal nameKind = iota // nobody binds it: a global or a built-in
	explicitGlobal                 // declared global
	localName                      // this scope binds it
	freeName                       // a scope outside binds it
)

// symbol is a name in a scope.
type symbol struct {
	name  string
	scope *scope
	flags flags
	at    syntax.Span // of the global or nonlocal statement

	kind nameKind
	of   *symbol // of a free name: the one that binds it
	cell bool    // inner functions use it
	slot int     // among its unit's Cells or Locals, once there is one; else -1
}

// scope is a piece of a program with names of its own.
type scope struct {
	kind     scopeKind
	name     string
	parent   *scope
	children []*scope
	symbols  map[string]*symbol
	order    []*symbol
	// special holds what a class keeps for the functions in it: __class__,
	// __classdict__ and __conditional_annotations__.
	special map[string]*symbol
	private string          // the class whose private names are mangled here
	only    map[string]bool // if not nil, only these are
	frees   []*symbol       // of outer units, which this one, or one within it, uses

	comp      bool // a comprehension
	compKind  syntax.CompKind
	inlined   bool // its code is part of the unit around it
	generator bool // there is a yield in it
	coroutine bool // async def, or something asynchronous in a comprehension
	seesClass bool // names of the class around it are its own, too
	lambda    bool
	what      string // for errors: of a scope for types

	targets     int // being visited: the targets of a comprehension
	iterables   int // being visited: what a comprehension walks along
	conditional int // being visited: statements that may not run
	annotations []annotation
	hasMaybe    bool // some of the annotations are conditional
}

// annotation is one of a module's or a class's: name: expr.
type annotation struct {
	stmt  *syntax.AnnAssign
	maybe bool // it counts only if the statement has run
}

// functionLike says that the scope's names are slots.
func (s *scope) functionLike() bool { return s.kind > classScope }

// unit is the scope whose code holds this one's.
func (s *scope) unit() *scope {
	for s.inlined {
		s = s.parent
	}
	return s
}

// role tells the scopes of one node apart.
type role uint8

const (
	bodyRole role = iota
	typeParamsRole
	annotationsRole
	boundRole
	defaultRole
)

// scopeKey is where a scope is found: by its node, and which of it.
type scopeKey struct {
	node any
	role role
}

// table knows all scopes of a program.
type table struct {
	module *syntax.Module
	future bool
	scopes map[scopeKey]*scope
	cur    *scope
	depth  int
}

// maxDepth bounds how deep a tree may be: Go's stack is not endless.
const maxDepth = 20000

// newTable finds all scopes, and what each name is in each of them.
func newTable(m *syntax.Module, future bool) *table {
	t := &table{module: m, future: future, scopes: make(map[scopeKey]*scope)}
	top := t.enter(moduleScope, "<module>", m, bodyRole)
	t.stmts(m.Body)
	t.leave()
	resolve(top)
	return t
}

// enter begins a scope within the current one.
func (t *table) enter(kind scopeKind, name string, node any, r role) *scope {
	s := &scope{kind: kind, name: name, parent: t.cur, symbols: make(map[string]*symbol)}
	if p := t.cur; p != nil {
		s.private, s.only = p.private, p.only
		p.children = append(p.children, s)
		if kind > functionScope && (p.kind == classScope || p.seesClass) {
			s.seesClass = true
		}
	}
	t.scopes[scopeKey{node, r}] = s
	t.cur = s
	if s.seesClass {
		t.use("__classdict__")
	}
	return s
}

func (t *table) leave() { t.cur = t.cur.parent }

// add notes something about a name in the current scope.
func (t *table) add(name string, f flags, at syntax.Node) *symbol {
	return t.addTo(t.cur, name, f, at)
}

func (t *table) addTo(s *scope, name string, f flags, at syntax.Node) *symbol {
	name = s.mangle(name)
	sym := s.symbols[name]
	if sym == nil {
		sym = &symbol{name: name, scope: s, slot: -1}
		s.symbols[name] = sym
		s.order = append(s.order, sym)
	}
	if f&isParam != 0 && sym.flags&isParam != 0 {
		fail(at, "duplicate argument '%s' in function definition", name)
	}
	if f&isTypeParam != 0 && sym.flags&isTypeParam != 0 {
		fail(at, "duplicate type parameter '%s'", name)
	}
	if s.targets > 0 && f&isLocal != 0 {
		if sym.flags&(isGlobal|isNonlocal) != 0 {
			fail(at, "comprehension inner loop cannot rebind assignment expression target '%s'", name)
		}
		f |= isCompVar
	}
	sym.flags |= f
	return sym
}

// use notes that a name is read.
func (t *table) use(name string) { t.add(name, isUsed, syntax.Span{}) }

// bind notes that a name is assigned to; __debug__ must not be.
func (t *table) bind(name string, at syntax.Node) {
	checkAssignable(name, at)
	t.add(name, isLocal, at)
}

func checkAssignable(name string, at syntax.Node) {
	if name == "__debug__" {
		fail(at, "cannot assign to __debug__")
	}
}

// mangle is a name as a class sees it: __x in class C is _C__x.
func (s *scope) mangle(name string) string {
	if s.private == "" || len(name) < 3 || name[:2] != "__" || strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	if s.only != nil && !s.only[name] {
		return name
	}
	class := strings.TrimLeft(s.private, "_")
	if class == "" {
		return name
	}
	return "_" + class + name
}

// lookup is a name's symbol in a scope, which must be there.
func (s *scope) lookup(name string) *symbol {
	if sym := s.symbols[name]; sym != nil {
		return sym
	}
	return s.special[name]
}
