package compiler

import (
	"strings"

	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

func (u *unit) stmts(body []syntax.Stmt) {
	for _, s := range body {
		u.start = true
		u.stmt(s)
	}
	u.start = false
}

func (u *unit) stmt(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.FunctionDef:
		u.functionDef(s)
	case *syntax.ClassDef:
		u.classDef(s)
	case *syntax.TypeAlias:
		u.typeAlias(s)
	case *syntax.For:
		if s.Async {
			u.asyncFor(s)
		} else {
			u.forLoop(s)
		}
	case *syntax.While:
		u.while(s)
	case *syntax.If:
		u.ifStmt(s)
	case *syntax.With:
		u.with(s, 0)
	case *syntax.Match:
		u.match(s)
	case *syntax.Try:
		if len(s.Finally) > 0 {
			u.tryFinally(s)
		} else {
			u.tryExcept(s)
		}
	case *syntax.Return:
		u.leave(func() { u.returnStmt(s) })
	case *syntax.Break:
		u.leave(func() { u.breakStmt(s) })
	case *syntax.Continue:
		u.leave(func() { u.continueStmt(s) })
	default:
		u.simple(s)
	}
}

// simple is the statements that hold no others and do not jump.
func (u *unit) simple(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.Delete:
		for _, t := range s.Targets {
			u.delete(t)
		}
	case *syntax.Assign:
		u.assignStmt(s)
	case *syntax.AugAssign:
		u.augAssign(s)
	case *syntax.AnnAssign:
		u.annAssign(s)
	case *syntax.Raise:
		n := 0
		for _, e := range []syntax.Expr{s.Exc, s.Cause} {
			if e != nil {
				u.expr(e)
				n++
			}
		}
		u.emit(s, bytecode.Raise, n)
	case *syntax.Assert:
		u.assert(s)
	case *syntax.Import:
		for _, a := range s.Names {
			u.importName(s, a)
		}
	case *syntax.ImportFrom:
		u.importFrom(s)
	case *syntax.ExprStmt:
		if _, constant := fold(s.Value); constant {
			u.emit(s, bytecode.Nop, 0)
			return
		}
		u.expr(s.Value)
		u.emit(s, bytecode.PopTop, 0)
	case *syntax.Pass:
		u.emit(s, bytecode.Nop, 0)
	}
}

func (u *unit) assignStmt(s *syntax.Assign) {
	if u.swapped(s) {
		return
	}
	u.expr(s.Value)
	for i, t := range s.Targets {
		if i < len(s.Targets)-1 {
			u.emit(s, bytecode.Copy, 1)
		}
		u.assign(t)
	}
}

// swapped is a, b = b, a and a, b, c = c, b, a without the tuple.
func (u *unit) swapped(s *syntax.Assign) bool {
	if len(s.Targets) != 1 {
		return false
	}
	to, ok1 := s.Targets[0].(*syntax.Tuple)
	from, ok2 := s.Value.(*syntax.Tuple)
	if !ok1 || !ok2 || len(to.Elts) != len(from.Elts) || len(to.Elts) < 2 || len(to.Elts) > 3 || starred(to.Elts) || starred(from.Elts) {
		return false
	}
	for _, e := range from.Elts {
		u.expr(e)
	}
	u.emit(s, bytecode.Swap, len(to.Elts))
	for _, t := range to.Elts {
		u.assign(t)
	}
	return true
}

func (u *unit) augAssign(s *syntax.AugAssign) {
	inplace := func() {
		u.expr(s.Value)
		u.emit(s, bytecode.Inplace, int(s.Op))
	}
	switch t := s.Target.(type) {
	case *syntax.Name:
		u.name(t, t.ID, load)
		inplace()
		u.name(t, t.ID, store)
	case *syntax.Attribute:
		u.expr(t.Value)
		u.emit(t, bytecode.Copy, 1)
		u.emit(attributeAt(t), bytecode.LoadAttr, u.attr(t))
		inplace()
		u.emit(attributeAt(t), bytecode.Swap, 2)
		u.noteStatic(t)
		u.emit(attributeAt(t), bytecode.StoreAttr, u.attr(t))
	case *syntax.Subscript:
		u.expr(t.Value)
		u.expr(t.Index)
		u.emit(t, bytecode.Copy, 2)
		u.emit(t, bytecode.Copy, 2)
		u.emit(t, bytecode.LoadSubscr, 0)
		inplace()
		u.emit(t, bytecode.Swap, 3)
		u.emit(t, bytecode.Swap, 2)
		u.emit(t, bytecode.StoreSubscr, 0)
	default:
		fail(t, "illegal expression for augmented assignment")
	}
}

// annAssign is target: annotation = value. The annotation of a module's or a
// class's name is for the annotations function, and here only noted as reached.
func (u *unit) annAssign(s *syntax.AnnAssign) {
	if s.Value != nil {
		u.expr(s.Value)
		u.assign(s.Target)
	}
	if _, ok := s.Target.(*syntax.Name); ok && s.Simple {
		if !u.cur.functionLike() {
			u.reached(s)
		}
		return
	}
	if s.Value == nil {
		u.targetParts(s.Target)
	}
	if !u.cur.functionLike() && !u.c.future {
		u.expr(s.Annotation)
		u.emit(s, bytecode.PopTop, 0)
	}
}

// targetParts evaluates what an annotated target without a value is made of.
func (u *unit) targetParts(target syntax.Expr) {
	parts := []syntax.Expr{}
	switch t := target.(type) {
	case *syntax.Attribute:
		parts = append(parts, t.Value)
	case *syntax.Subscript:
		parts = append(parts, t.Value, t.Index)
	}
	for _, e := range parts {
		u.expr(e)
		u.emit(e, bytecode.PopTop, 0)
	}
}

func (u *unit) assert(s *syntax.Assert) {
	end := newLabel()
	u.jumpIf(s.Test, end, true)
	u.emit(s, bytecode.LoadCommon, int(bytecode.AssertionError))
	if s.Msg != nil {
		u.emit(s, bytecode.PushNull, 0)
		u.expr(s.Msg)
		u.emit(s, bytecode.Call, 1)
	}
	u.emit(s.Test, bytecode.Raise, 1)
	u.place(end)
}

// boundByImport is the name that an import binds.
func boundByImport(a syntax.Alias) string {
	if a.AsName != "" {
		return a.AsName
	}
	first, _, _ := strings.Cut(a.Name, ".")
	return first
}

// importName is import a.b.c [as x]: without as, it binds a.
func (u *unit) importName(s *syntax.Import, a syntax.Alias) {
	u.constant(s, int64(0))
	u.constant(s, nil)
	u.emit(s, bytecode.ImportName, u.nameIndex(u.cur.mangle(a.Name)))
	parts := strings.Split(a.Name, ".")
	if a.AsName != "" {
		for _, part := range parts[1:] {
			u.emit(s, bytecode.ImportFrom, u.nameIndex(part))
			u.emit(s, bytecode.Swap, 2)
			u.emit(s, bytecode.PopTop, 0)
		}
	}
	u.name(s, boundByImport(a), store)
}

func (u *unit) importFrom(s *syntax.ImportFrom) {
	names := make(bytecode.Tuple, len(s.Names))
	for i, a := range s.Names {
		names[i] = a.Name
	}
	u.constant(s, int64(s.Level))
	u.constant(s, names)
	u.emit(s, bytecode.ImportName, u.nameIndex(s.Module))
	if len(s.Names) == 1 && s.Names[0].Name == "*" {
		u.emit(s, bytecode.ImportStar, 0)
		return
	}
	for _, a := range s.Names {
		u.emit(s, bytecode.ImportFrom, u.nameIndex(u.cur.mangle(a.Name)))
		u.name(s, boundByImport(a), store)
	}
	u.emit(s, bytecode.PopTop, 0)
}

func (u *unit) returnStmt(s *syntax.Return) {
	if u.scope.kind != functionScope {
		fail(s, "'return' outside function")
	}
	if s.Value != nil && u.scope.generator && u.async {
		fail(s, "'return' with value in async generator")
	}
	k, constant := fold(s.Value)
	if s.Value == nil || constant {
		// What has to run before does not find the value on its stack.
		if len(u.blocks) > 0 {
			u.emit(s, bytecode.Nop, 0)
		}
		u.unwind(s, false, false)
		u.constant(s, k)
	} else {
		u.expr(s.Value)
		u.unwind(s, false, true)
	}
	u.emit(s, bytecode.Return, 0)
}

func (u *unit) breakStmt(s *syntax.Break) {
	u.emit(s, bytecode.Nop, 0)
	loop := u.unwind(s, true, false)
	switch {
	case loop == nil:
		fail(s, "'break' outside loop")
	case loop.kind == forBlock:
		u.emit(s, bytecode.PopTop, 0)
		fallthrough
	default:
		u.jump(s, bytecode.Jump, loop.brk)
	}
}

func (u *unit) continueStmt(s *syntax.Continue) {
	u.emit(s, bytecode.Nop, 0)
	loop := u.unwind(s, true, false)
	if loop != nil {
		u.jump(s, bytecode.Jump, loop.cont)
		return
	}
	fail(s, "'continue' not properly in loop")
}
