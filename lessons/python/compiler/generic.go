package compiler

import (
	"fmt"

	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

// What has type parameters is made within a function of its own, in which the
// parameters are variables. That is called at once.

// typeParamsUnit begins such a function. It leaves the tuple of parameters on
// its stack.
func (u *unit) typeParamsUnit(node any, name string, at syntax.Node, ps []syntax.TypeParam, params ...string) *unit {
	g := u.c.newUnit(u, u.c.table.scopes[scopeKey{node, typeParamsRole}], name, at)
	g.code.Args = len(params)
	for _, p := range params {
		g.param(p)
	}
	for i := range ps {
		g.typeParam(&ps[i])
	}
	g.emit(at, bytecode.BuildTuple, len(ps))
	return g
}

// typeParam makes one type parameter, stores it, and leaves it on the stack.
func (u *unit) typeParam(p *syntax.TypeParam) {
	kind := bytecode.PlainTypeVar
	u.constant(p, p.Name)
	switch {
	case p.Kind == syntax.TypeVarTuple:
		kind = bytecode.StarTypeVar
	case p.Kind == syntax.ParamSpec:
		kind = bytecode.ParamSpecVar
	case p.Bound != nil:
		kind = bytecode.BoundTypeVar
		if _, several := p.Bound.(*syntax.Tuple); several {
			kind = bytecode.ConstrainedTypeVar
		}
		u.later(p, boundRole, p.Name, p.Bound)
	}
	u.emit(p, bytecode.MakeTypeVar, int(kind))
	if p.Default != nil {
		u.later(p, defaultRole, p.Name, p.Default)
		u.emit(p, bytecode.SetTypeDefault, 0)
	}
	u.emit(p, bytecode.Copy, 1)
	u.name(p, p.Name, store)
}

// later makes a function that evaluates a type when it is asked for.
func (u *unit) later(node any, r role, name string, e syntax.Expr) {
	v := u.c.newUnit(u, u.c.table.scopes[scopeKey{node, r}], name, e)
	v.code.Args, v.code.PosOnly = 1, 1
	v.param(".format")
	if star, ok := e.(*syntax.Starred); ok { // *Ts = *tuple[int, ...]
		v.expr(star.Value)
		v.emit(e, bytecode.UnpackSequence, 1)
	} else {
		v.expr(e)
	}
	v.emit(e, bytecode.Return, 0)
	u.constant(e, bytecode.Tuple{int64(1)})
	u.closure(e, v.finish(), bytecode.HasDefaults)
}

// genericFunction makes a function with type parameters; its defaults are on
// the stack.
func (u *unit) genericFunction(s *syntax.FunctionDef, has int) {
	var params []string
	if has&bytecode.HasDefaults != 0 {
		params = append(params, ".defaults")
	}
	if has&bytecode.HasKwDefaults != 0 {
		params = append(params, ".kwdefaults")
	}
	g := u.typeParamsUnit(s, s.Name, firstOf(s, s.Decorators), s.TypeParams, params...)
	for _, p := range params {
		g.name(s, p, load)
	}
	g.function(s, has)
	g.emit(s, bytecode.Swap, 2)
	g.emit(s, bytecode.SetTypeParams, 0)
	g.emit(s, bytecode.Return, 0)
	u.closure(s, g.finish(), 0)
	u.below(s, len(params))
	u.emit(s, bytecode.Call, len(params))
}

// below puts the function on top of the stack, with no self, below its n
// arguments, of which there are at most two.
func (u *unit) below(at syntax.Node, n int) {
	for i := n + 1; i > 1; i-- {
		u.emit(at, bytecode.Swap, i)
	}
	u.emit(at, bytecode.PushNull, 0)
	for i := n + 1; i > 1; i-- {
		u.emit(at, bytecode.Swap, i)
	}
}

func (u *unit) genericClass(s *syntax.ClassDef) {
	g := u.typeParamsUnit(s, s.Name, firstOf(s, s.Decorators), s.TypeParams)
	g.name(s, ".type_params", store)
	g.name(s, ".type_params", load)
	g.emit(s, bytecode.MakeGeneric, 0)
	g.name(s, ".generic_base", store)
	g.class(s, func() { g.name(s, ".generic_base", load) })
	g.emit(s, bytecode.Return, 0)
	u.closure(s, g.finish(), 0)
	u.emit(s, bytecode.PushNull, 0)
	u.emit(s, bytecode.Call, 0)
}

// typeAlias is type name[params] = value.
func (u *unit) typeAlias(s *syntax.TypeAlias) {
	g := u
	if len(s.TypeParams) > 0 {
		g = u.typeParamsUnit(s, s.Name.ID, s, s.TypeParams)
		g.constant(s, s.Name.ID)
		g.emit(s, bytecode.Swap, 2)
	} else {
		u.constant(s, s.Name.ID)
		u.constant(s, nil)
	}
	g.later(s, bodyRole, s.Name.ID, s.Value)
	g.emit(s, bytecode.MakeTypeAlias, 0)
	if len(s.TypeParams) > 0 {
		g.emit(s, bytecode.Return, 0)
		u.closure(s, g.finish(), 0)
		u.emit(s, bytecode.PushNull, 0)
		u.emit(s, bytecode.Call, 0)
	}
	u.name(s.Name, s.Name.ID, store)
}

// refuse raises Batuta's own refusal of what it does not have.
func (u *unit) refuse(at syntax.Node, what string) {
	u.emit(at, bytecode.Refuse, u.constIndex(fmt.Sprintf("not in Batuta yet: %s", what)))
}
