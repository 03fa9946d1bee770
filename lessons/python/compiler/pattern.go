package compiler

import (
	"maps"
	"slices"

	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

// matching is a case while its pattern is compiled. Each pattern takes what it
// is to match from the stack. If it does not match, the stack may still hold
// what is left of the patterns around it: extra values, which have to go.
type matching struct {
	u       *unit
	names   []string // captured so far
	extra   int
	fails   []*label // for each number of values to drop
	catches bool     // a pattern that matches anything may stand here
}

// match is the match statement. What patterns capture goes to slots of the
// compiler's own, and to its names when all has matched.
func (u *unit) match(s *syntax.Match) {
	end := newLabel()
	u.expr(s.Subject)
	for i := range s.Cases {
		c := &s.Cases[i]
		last := i == len(s.Cases)-1
		u.start = true
		if !last {
			u.emit(c.Pattern, bytecode.Copy, 1)
		}
		m := &matching{u: u, catches: c.Guard != nil || last}
		m.pattern(c.Pattern)
		for _, name := range m.names {
			slot := u.temp(name)
			u.emit(c.Pattern, bytecode.LoadFastCheck, slot)
			u.emit(c.Pattern, bytecode.ClearFast, slot)
			u.name(c.Pattern, name, store)
		}
		if c.Guard != nil {
			u.jumpIf(c.Guard, m.failure(0), false)
		}
		if !last {
			u.emit(c.Pattern, bytecode.PopTop, 0)
		}
		u.stmts(c.Body)
		u.jump(nowhere, bytecode.Jump, end)
		m.placeFails(c.Pattern)
	}
	u.place(end)
}

// failure is the label to go to with n values to drop.
func (m *matching) failure(n int) *label {
	for len(m.fails) <= n {
		m.fails = append(m.fails, newLabel())
	}
	return m.fails[n]
}

// fail jumps away if the pattern does not match.
func (m *matching) fail(at syntax.Node, op bytecode.Op) {
	m.u.jump(at, op, m.failure(m.extra))
}

// placeFails writes what drops the values that a failure leaves.
func (m *matching) placeFails(at syntax.Node) {
	for n, l := range slices.Backward(m.fails) {
		m.u.place(l)
		if n > 0 {
			m.u.emit(at, bytecode.PopTop, 0)
		}
	}
	m.fails = nil
}

func (m *matching) pattern(p syntax.Pattern) {
	switch p := p.(type) {
	case *syntax.MatchValue:
		m.u.expr(p.Value)
		m.u.emit(p, bytecode.Compare, int(syntax.Eq))
		m.fail(p, bytecode.PopJumpIfFalse)
	case *syntax.MatchSingleton:
		m.u.expr(&syntax.Constant{Span: p.Span, Kind: p.Value})
		m.u.emit(p, bytecode.Compare, int(syntax.Is))
		m.fail(p, bytecode.PopJumpIfFalse)
	case *syntax.MatchAs:
		m.as(p)
	case *syntax.MatchStar:
		m.capture(p, p.Name)
	case *syntax.MatchSequence:
		m.sequence(p)
	case *syntax.MatchMapping:
		m.mapping(p)
	case *syntax.MatchClass:
		m.class(p)
	case *syntax.MatchOr:
		m.or(p)
	}
}

// within is a pattern inside of another.
func (m *matching) within(p syntax.Pattern) {
	old := m.catches
	m.catches = true
	m.pattern(p)
	m.catches = old
}

// capture takes the value for a name, or drops it if that is "".
func (m *matching) capture(at syntax.Node, name string) {
	if name == "" {
		m.u.emit(at, bytecode.PopTop, 0)
		return
	}
	m.note(at, name)
	m.u.emit(at, bytecode.StoreFast, m.u.temp(name))
}

func (m *matching) note(at syntax.Node, name string) {
	if slices.Contains(m.names, name) {
		fail(at, "multiple assignments to name '%s' in pattern", name)
	}
	m.names = append(m.names, name)
}

func (m *matching) as(p *syntax.MatchAs) {
	if p.Pattern != nil {
		m.extra++
		m.u.emit(p, bytecode.Copy, 1)
		m.pattern(p.Pattern)
		m.extra--
		m.capture(p, p.Name)
		return
	}
	if !m.catches {
		if p.Name != "" {
			fail(p, "name capture '%s' makes remaining patterns unreachable", p.Name)
		}
		fail(p, "wildcard makes remaining patterns unreachable")
	}
	m.capture(p, p.Name)
}

// number compares the top of the stack with a number.
func (m *matching) number(at syntax.Node, n int, op syntax.Op) {
	m.u.constant(at, int64(n))
	m.u.emit(at, bytecode.Compare, int(op))
	m.fail(at, bytecode.PopJumpIfFalse)
}

func (m *matching) sequence(p *syntax.MatchSequence) {
	star, wild := -1, true
	for i, x := range p.Patterns {
		if s, ok := x.(*syntax.MatchStar); ok {
			if star >= 0 {
				fail(p, "multiple starred names in sequence pattern")
			}
			star = i
			wild = wild && s.Name == ""
			continue
		}
		wild = wild && wildcard(x)
	}
	u, n := m.u, len(p.Patterns)
	m.extra++
	u.emit(p, bytecode.MatchSequence, 0)
	m.fail(p, bytecode.PopJumpIfFalse)
	if star < 0 {
		u.emit(p, bytecode.GetLen, 0)
		m.number(p, n, syntax.Eq)
	} else if n > 1 {
		u.emit(p, bytecode.GetLen, 0)
		m.number(p, n-1, syntax.GtE)
	}
	m.extra--
	switch {
	case wild:
		u.emit(p, bytecode.PopTop, 0)
	case star >= 0 && p.Patterns[star].(*syntax.MatchStar).Name == "":
		m.items(p, star)
	default:
		u.spread(p, n, star, "too many expressions in star-unpacking sequence pattern")
		m.each(p.Patterns)
	}
}

// each matches patterns with values on the stack, the first on top.
func (m *matching) each(ps []syntax.Pattern) {
	m.extra += len(ps)
	for _, p := range ps {
		m.extra--
		m.within(p)
	}
}

func wildcard(p syntax.Pattern) bool {
	as, ok := p.(*syntax.MatchAs)
	return ok && as.Pattern == nil && as.Name == ""
}

// items matches patterns with single items: what *_ stands for is not looked at.
func (m *matching) items(p *syntax.MatchSequence, star int) {
	u := m.u
	m.extra++
	for i, x := range p.Patterns {
		if i == star || wildcard(x) {
			continue
		}
		u.emit(x, bytecode.Copy, 1)
		if i < star {
			u.constant(x, int64(i))
		} else {
			u.emit(x, bytecode.GetLen, 0)
			u.constant(x, int64(len(p.Patterns)-i))
			u.emit(x, bytecode.Binary, int(syntax.Sub))
		}
		u.emit(x, bytecode.LoadSubscr, 0)
		m.within(x)
	}
	m.extra--
	u.emit(p, bytecode.PopTop, 0)
}

func (m *matching) mapping(p *syntax.MatchMapping) {
	u, n := m.u, len(p.Keys)
	m.extra++
	u.emit(p, bytecode.MatchMapping, 0)
	m.fail(p, bytecode.PopJumpIfFalse)
	if n == 0 && p.Rest == "" {
		m.extra--
		u.emit(p, bytecode.PopTop, 0)
		return
	}
	if n > 0 {
		u.emit(p, bytecode.GetLen, 0)
		m.number(p, n, syntax.GtE)
	}
	m.keys(p)
	u.emit(p, bytecode.BuildTuple, n)
	u.emit(p, bytecode.MatchKeys, 0)
	m.extra += 2
	u.emit(p, bytecode.Copy, 1)
	m.fail(p, bytecode.PopJumpIfNone)
	u.emit(p, bytecode.UnpackSequence, n)
	m.extra--
	m.each(p.Patterns)
	m.extra -= 2
	if p.Rest == "" {
		u.emit(p, bytecode.PopTop, 0)
		u.emit(p, bytecode.PopTop, 0)
		return
	}
	// A copy of the mapping, from which the keys are taken.
	u.emit(p, bytecode.BuildMap, 0)
	m.rest(p, n)
}

// rest takes the keys from the copy; subject, keys and the empty copy are on
// the stack.
func (m *matching) rest(p *syntax.MatchMapping, n int) {
	u := m.u
	u.emit(p, bytecode.Swap, 3)
	u.emit(p, bytecode.DictUpdate, 2)
	u.emit(p, bytecode.UnpackSequence, n)
	for ; n > 0; n-- {
		u.emit(p, bytecode.Copy, n+1)
		u.emit(p, bytecode.Swap, 2)
		u.emit(p, bytecode.DeleteSubscr, 0)
	}
	m.capture(p, p.Rest)
}

// keys loads the keys of a mapping pattern.
func (m *matching) keys(p *syntax.MatchMapping) {
	seen := make(map[any]bool)
	for _, k := range p.Keys {
		if value, ok := fold(k); ok {
			key := equalKey(value)
			if seen[key] {
				fail(p, "mapping pattern checks duplicate key (%s)", unparse(k))
			}
			seen[key] = true
		}
		m.u.expr(k)
	}
}

// equalKey is the same for constants that Python takes for equal.
func equalKey(k bytecode.Const) any {
	switch k := k.(type) {
	case bool:
		if k {
			return 1.0
		}
		return 0.0
	case float64:
		return k
	case int64:
		if f := float64(k); int64(f) == k {
			return f
		}
	}
	return constKey(k)
}

func (m *matching) class(p *syntax.MatchClass) {
	u := m.u
	names := make(bytecode.Tuple, len(p.KwdAttrs))
	for i, name := range p.KwdAttrs {
		if slices.Contains(p.KwdAttrs[:i], name) {
			fail(p.KwdPatterns[i], "attribute name repeated in class pattern: %s", name)
		}
		names[i] = name
	}
	u.expr(p.Class)
	u.constant(p, names)
	u.emit(p, bytecode.MatchClass, len(p.Patterns))
	m.extra++
	u.emit(p, bytecode.Copy, 1)
	m.fail(p, bytecode.PopJumpIfNone)
	m.extra--
	u.emit(p, bytecode.UnpackSequence, len(p.Patterns)+len(p.KwdPatterns))
	m.each(slices.Concat(p.Patterns, p.KwdPatterns))
}

// or tries one alternative after the other, each with a copy of the subject.
// All capture the same names.
func (m *matching) or(p *syntax.MatchOr) {
	u, end := m.u, newLabel()
	var names map[string]bool
	var order []string
	for i, alt := range p.Patterns {
		a := &matching{u: u, catches: m.catches && i == len(p.Patterns)-1}
		u.emit(alt, bytecode.Copy, 1)
		a.pattern(alt)
		set := make(map[string]bool)
		for _, name := range a.names {
			set[name] = true
		}
		if i == 0 {
			names, order = set, a.names
		} else if !maps.Equal(names, set) {
			fail(p, "alternative patterns bind different names")
		}
		u.jump(alt, bytecode.Jump, end)
		a.placeFails(alt)
	}
	u.emit(p, bytecode.PopTop, 0)
	m.fail(p, bytecode.Jump)
	u.place(end)
	u.emit(p, bytecode.PopTop, 0)
	for _, name := range order {
		m.note(p, name)
	}
}
