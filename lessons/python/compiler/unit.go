package compiler

import (
	"cmp"
	"math"
	"math/big"
	"slices"
	"strconv"

	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

// maxCode bounds a unit's instructions: try statements within finally clauses
// double with each level, in CPython too.
const maxCode = 1 << 21

// label is a place in a unit's code to jump to.
type label struct{ at int }

func newLabel() *label { return &label{-1} }

// trap is where an exception leads: the label, with the stack as it is before
// instruction from, and drop values less.
type trap struct {
	to    *label
	from  int
	drop  int
	depth int // known at the end
}

// line is one instruction on its way.
type line struct {
	op    bytecode.Op
	arg   int
	to    *label
	span  syntax.Span
	start bool
	trap  *trap
}

// unit is a code object on its way.
type unit struct {
	c      *compiler
	parent *unit
	scope  *scope // its own
	cur    *scope // the one whose names count: an inlined comprehension's, or its own
	code   *bytecode.Code
	async  bool // async def's, so await may stand in it

	lines  []line
	trap   *trap
	blocks []*block
	start  bool // the next instruction begins a statement

	slots  map[*symbol]int // of Locals
	temps  map[string]int  // of Locals, for match
	cells  map[*symbol]int // of Cells and Frees
	names  map[string]int
	consts map[any]int

	static map[string]bool // in a class: what its methods assign to attributes of self
}

// newUnit begins a code object.
func (c *compiler) newUnit(parent *unit, s *scope, name string, at syntax.Node) *unit {
	u := &unit{
		c: c, parent: parent, scope: s, cur: s,
		code: &bytecode.Code{
			Name: name, File: c.file, Optimized: s.functionLike(),
			FirstLine: int(at.At().Start.Line),
		},
		slots: make(map[*symbol]int), temps: make(map[string]int), cells: make(map[*symbol]int),
		names: make(map[string]int), consts: make(map[any]int),
	}
	u.code.QualName = u.qualName(name)
	cells := cellsOf(s, nil)
	slices.SortStableFunc(cells, func(a, b *symbol) int { return cmp.Compare(a.name, b.name) })
	for _, sym := range cells {
		u.cells[sym] = len(u.code.Cells)
		u.code.Cells = append(u.code.Cells, sym.name)
		u.code.CellOf = append(u.code.CellOf, -1)
	}
	for _, sym := range s.frees {
		u.cells[sym] = len(u.code.Cells) + len(u.code.Frees)
		u.code.Frees = append(u.code.Frees, sym.name)
	}
	return u
}

// cellsOf adds the symbols that a unit keeps in cells: a scope's, and those of
// the comprehensions in it whose code is the unit's.
func cellsOf(s *scope, cells []*symbol) []*symbol {
	for _, sym := range s.order {
		if sym.cell {
			cells = append(cells, sym)
		}
	}
	for _, sym := range s.special {
		cells = append(cells, sym)
	}
	for _, child := range s.children {
		if child.inlined {
			cells = cellsOf(child, cells)
		}
	}
	return cells
}

// qualName is the name with those of the functions and classes around it.
func (u *unit) qualName(name string) string {
	p := u.parent
	if u.scope.kind == typeParamsScope {
		name = "<generic parameters of " + name + ">"
		u.code.Name = name
	} else if p != nil && p.scope.kind == typeParamsScope {
		p = p.parent
	}
	if p == nil || p.parent == nil {
		return name
	}
	if sym := p.cur.symbols[p.cur.mangle(name)]; sym != nil && sym.kind == explicitGlobal && !u.scope.comp {
		return name
	}
	if p.scope.kind == functionScope && !p.scope.comp {
		return p.code.QualName + ".<locals>." + name
	}
	return p.code.QualName + "." + name
}

// emit adds an instruction.
func (u *unit) emit(at syntax.Node, op bytecode.Op, arg int) {
	u.add(line{op: op, arg: arg, span: at.At()})
}

// jump adds an instruction that leads to a label.
func (u *unit) jump(at syntax.Node, op bytecode.Op, to *label) {
	u.add(line{op: op, to: to, span: at.At()})
}

func (u *unit) add(l line) {
	if len(u.lines) >= maxCode {
		fail(l.span, "too much code in one function")
	}
	if l.arg > bytecode.MaxArg {
		fail(l.span, "too many of one kind in one function")
	}
	l.trap, l.start = u.trap, u.start
	u.start = false
	u.lines = append(u.lines, l)
}

func (u *unit) place(l *label) { l.at = len(u.lines) }

// guard has exceptions lead to a label from here on, with the stack as it is
// now, and drop values less.
func (u *unit) guard(to *label, drop int) {
	u.trap = &trap{to: to, from: len(u.lines), drop: drop}
}

// constant adds the loading of a constant.
func (u *unit) constant(at syntax.Node, k bytecode.Const) {
	u.emit(at, bytecode.LoadConst, u.constIndex(k))
}

func (u *unit) constIndex(k bytecode.Const) int {
	key := constKey(k)
	i, ok := u.consts[key]
	if !ok {
		i = len(u.code.Consts)
		u.code.Consts = append(u.code.Consts, k)
		u.consts[key] = i
	}
	return i
}

// constKey tells constants apart that a map would take for the same, and makes
// those comparable that are not.
func constKey(k bytecode.Const) any {
	type keyed struct{ kind, text string }
	switch k := k.(type) {
	case *big.Int:
		return keyed{"int", k.String()}
	case float64:
		return keyed{"float", strconv.FormatUint(math.Float64bits(k), 16)}
	case []byte:
		return keyed{"bytes", string(k)}
	case bytecode.Tuple:
		return keyed{"tuple", keysOf(k)}
	case bytecode.FrozenSet:
		return keyed{"set", keysOf(k)}
	}
	return k
}

func keysOf(ks []bytecode.Const) string {
	text := ""
	for _, k := range ks {
		key := bytecode.ShowConst(k)
		if f, ok := k.(float64); ok {
			key = "float " + strconv.FormatUint(math.Float64bits(f), 16)
		}
		text += strconv.Itoa(len(key)) + ":" + key
	}
	return text
}

func (u *unit) nameIndex(name string) int {
	i, ok := u.names[name]
	if !ok {
		i = len(u.code.Names)
		u.code.Names = append(u.code.Names, name)
		u.names[name] = i
	}
	return i
}

// slot is a name's place among the locals.
func (u *unit) slot(sym *symbol) int {
	i, ok := u.slots[sym]
	if !ok {
		i = len(u.code.Locals)
		u.code.Locals = append(u.code.Locals, sym.name)
		u.slots[sym] = i
	}
	return i
}

// temp is a local of the compiler's own.
func (u *unit) temp(name string) int {
	i, ok := u.temps[name]
	if !ok {
		i = len(u.code.Locals)
		u.code.Locals = append(u.code.Locals, "."+name)
		u.temps[name] = i
	}
	return i
}
