package compiler

import (
	"slices"

	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

// module is a whole program.
func (c *compiler) module(m *syntax.Module) *bytecode.Code {
	u := c.newUnit(nil, c.table.scopes[scopeKey{m, bodyRole}], "<module>", m)
	u.code.FirstLine = 1
	body := m.Body
	first := syntax.Span{Start: syntax.Pos{Line: 1}, End: syntax.Pos{Line: 1}}
	u.moduleAnnotations(first)
	if doc, rest, ok := docOf(body); ok {
		u.code.Doc, u.code.HasDoc = doc, true
		u.start = true
		u.constant(body[0], doc)
		u.emit(body[0], bytecode.StoreName, u.nameIndex("__doc__"))
		body = rest
	}
	u.stmts(body)
	if len(body) > 0 {
		first = body[len(body)-1].At()
	}
	u.returnNone(first)
	return u.finish()
}

// returnNone ends the code, if it has not ended yet.
func (u *unit) returnNone(at syntax.Node) {
	u.start = false
	u.constant(at, nil)
	u.emit(at, bytecode.Return, 0)
}

// functionDef is def or async def.
func (u *unit) functionDef(s *syntax.FunctionDef) {
	u.decorators(s.Decorators)
	has := u.defaults(s, s.Params)
	if len(s.TypeParams) > 0 {
		u.genericFunction(s, has)
	} else {
		u.function(s, has)
	}
	u.decorate(s.Decorators)
	u.name(s, s.Name, store)
}

// firstOf is where a definition begins: with its first decorator, if it has one.
func firstOf(s syntax.Node, decorators []syntax.Expr) syntax.Span {
	if len(decorators) > 0 {
		return decorators[0].At()
	}
	return s.At()
}

func (u *unit) decorators(ds []syntax.Expr) {
	for _, d := range ds {
		u.expr(d)
		u.emit(d, bytecode.PushNull, 0)
	}
}

func (u *unit) decorate(ds []syntax.Expr) {
	for _, d := range slices.Backward(ds) {
		u.emit(d, bytecode.Call, 1)
	}
}

// defaults evaluates a function's defaults, and answers which there are.
func (u *unit) defaults(at syntax.Node, p *syntax.Params) (has int) {
	if p == nil {
		return 0
	}
	if len(p.Defaults) > 0 {
		u.tuple(at, p.Defaults)
		has |= bytecode.HasDefaults
	}
	n := 0
	for i, d := range p.KwDefaults {
		if d == nil {
			continue
		}
		u.constant(at, u.cur.mangle(p.KwOnly[i].Name))
		u.expr(d)
		n++
	}
	if n > 0 {
		u.emit(at, bytecode.BuildMap, n)
		has |= bytecode.HasKwDefaults
	}
	return has
}

// function makes the function of a def; its defaults, of which has tells, are
// on the stack.
func (u *unit) function(s *syntax.FunctionDef, has int) {
	if annotates(s) {
		u.signature(s)
		has |= bytecode.HasAnnotate
	}
	at := s.Span
	f := u.c.newUnit(u, u.c.table.scopes[scopeKey{s, bodyRole}], s.Name, firstOf(s, s.Decorators))
	f.async = s.Async
	f.params(s.Params)
	body := s.Body
	if doc, rest, ok := docOf(body); ok {
		f.code.Doc, f.code.HasDoc = doc, true
		body = rest
	}
	f.stmts(body)
	end := s.At()
	if len(s.Body) > 0 {
		end = s.Body[len(s.Body)-1].At()
	}
	f.returnNone(end)
	u.closure(at, f.finish(), has)
}

// params gives the parameters their slots.
func (u *unit) params(p *syntax.Params) {
	if p != nil {
		u.code.PosOnly = len(p.PosOnly)
		u.code.Args = len(p.PosOnly) + len(p.Args)
		u.code.KwOnly = len(p.KwOnly)
		u.code.VarArgs, u.code.VarKw = p.Vararg != nil, p.Kwarg != nil
	}
	eachParam(p, func(p *syntax.Param) { u.param(u.scope.mangle(p.Name)) })
	switch s := u.scope; {
	case s.generator && (u.async || s.comp && s.coroutine):
		u.code.Kind = bytecode.AsyncGeneratorCode
	case s.generator:
		u.code.Kind = bytecode.GeneratorCode
	case u.async || s.comp && s.coroutine:
		u.code.Kind = bytecode.CoroutineCode
	}
}

// param gives one parameter its slot.
func (u *unit) param(name string) {
	sym := u.scope.symbols[name]
	slot := u.slot(sym)
	if sym.cell {
		u.code.CellOf[u.cells[sym]] = slot
	}
}

// closure makes a function of a code object; what has tells of is on the stack.
func (u *unit) closure(at syntax.Node, code *bytecode.Code, has int) {
	if frees := u.c.frees[code]; len(frees) > 0 {
		for _, sym := range frees {
			u.emit(at, bytecode.LoadClosure, u.cells[sym])
		}
		u.emit(at, bytecode.BuildTuple, len(frees))
		has |= bytecode.HasClosure
	}
	u.emit(at, bytecode.LoadConst, u.codeIndex(code))
	u.emit(at, bytecode.MakeFunction, has)
}

func (u *unit) codeIndex(code *bytecode.Code) int {
	u.code.Consts = append(u.code.Consts, code)
	return len(u.code.Consts) - 1
}

func (u *unit) lambda(e *syntax.Lambda) {
	has := u.defaults(e, e.Params)
	f := u.c.newUnit(u, u.c.table.scopes[scopeKey{e, bodyRole}], "<lambda>", e)
	f.params(e.Params)
	f.expr(e.Body)
	f.emit(e.Body, bytecode.Return, 0)
	u.closure(e, f.finish(), has)
}
