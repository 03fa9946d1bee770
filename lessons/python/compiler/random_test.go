package compiler

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

// author writes programs that make no sense, but nest everything in everything.
type author struct {
	*rand.Rand
	b     strings.Builder
	async bool
	loops int
	group int // except* clauses around, from which nothing leads out
	fn    bool
}

func (a *author) line(indent int, format string, args ...any) {
	a.b.WriteString(strings.Repeat(" ", indent))
	fmt.Fprintf(&a.b, format+"\n", args...)
}

func (a *author) body(indent, depth int) {
	for range 1 + a.IntN(3) {
		a.stmt(indent, depth)
	}
}

func (a *author) stmt(indent, depth int) {
	if depth <= 0 || a.IntN(3) == 0 {
		a.simple(indent)
		return
	}
	in, next := indent+1, depth-1
	prefix := ""
	if a.async && a.IntN(2) == 0 {
		prefix = "async "
	}
	switch a.IntN(9) {
	case 0:
		a.line(indent, "if %s:", a.expr(2))
		a.body(in, next)
		a.line(indent, "else:")
		a.body(in, next)
	case 1:
		a.loops++
		if a.IntN(2) == 0 {
			a.line(indent, "while %s:", a.expr(2))
		} else {
			a.line(indent, "%sfor %s in %s:", prefix, a.target(), a.expr(2))
		}
		group := a.group
		a.group = 0
		a.body(in, next)
		a.loops--
		a.group = group
		a.line(indent, "else:")
		a.body(in, next)
	case 2:
		a.line(indent, "%swith %s as %s, %s:", prefix, a.expr(1), a.target(), a.expr(1))
		a.body(in, next)
	case 3, 4:
		a.try(indent, next)
	case 5:
		a.line(indent, "match %s:", a.expr(1))
		for range 1 + a.IntN(3) {
			a.line(in, "case %s if %s:", a.pattern(2), a.expr(1))
			a.body(in+1, next)
		}
	case 6:
		a.function(indent, next)
	case 7:
		fn, loops, async, group := a.fn, a.loops, a.async, a.group
		a.fn, a.loops, a.async, a.group = false, 0, false, 0
		a.line(indent, "class A%s(%s):", []string{"", "[T: int]"}[a.IntN(2)], a.expr(1))
		a.body(in, next)
		a.fn, a.loops, a.async, a.group = fn, loops, async, group
	default:
		a.simple(indent)
	}
}

func (a *author) try(indent, depth int) {
	star := a.IntN(4) == 0
	a.line(indent, "try:")
	a.body(indent+1, depth)
	finally := a.IntN(2) == 0
	if !finally || a.IntN(2) == 0 {
		for range 1 + a.IntN(2) {
			a.line(indent, "except%s %s%s:", []string{"", "*"}[b2i(star)], "E", []string{"", " as e"}[a.IntN(2)])
			a.group += b2i(star)
			loops := a.loops
			if star {
				a.loops = 0
			}
			a.body(indent+1, depth)
			a.group -= b2i(star)
			a.loops = loops
		}
	}
	if finally {
		a.line(indent, "finally:")
		a.body(indent+1, depth)
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (a *author) function(indent, depth int) {
	fn, loops, async, group := a.fn, a.loops, a.async, a.group
	a.fn, a.loops, a.async, a.group = true, 0, a.IntN(2) == 0, 0
	word := []string{"", "async "}[b2i(a.async)]
	if a.IntN(2) == 0 {
		a.line(indent, "@%s", "deco")
	}
	a.line(indent, "%sdef f%s(self, b: int = %s, *c, d=%s, **g):", word, []string{"", "[T]"}[a.IntN(2)], "x", "y")
	a.body(indent+1, depth)
	a.fn, a.loops, a.async, a.group = fn, loops, async, group
}

func (a *author) simple(indent int) {
	switch n := a.IntN(10); {
	case n == 0 && a.fn && a.group == 0:
		a.line(indent, "return%s", []string{"", " " + a.expr(2)}[b2i(!a.async)*a.IntN(2)])
	case n == 1 && a.loops > 0 && a.group == 0:
		a.line(indent, "%s", []string{"break", "continue"}[a.IntN(2)])
	case n == 2:
		a.line(indent, "raise %s from %s", a.expr(1), a.expr(1))
	case n == 3:
		a.line(indent, "%s += %s", []string{"x", "y.z", "x[0]"}[a.IntN(3)], a.expr(2))
	case n == 4:
		a.line(indent, "del %s", []string{"x", "y.z", "x[0], (y, v)"}[a.IntN(3)])
	case n == 5:
		a.line(indent, "x: %s = %s", "A", a.expr(2))
	case n == 6 && a.fn:
		a.line(indent, "yield %s", a.expr(1))
	case n == 7:
		a.line(indent, "%s, *y = y, x = %s", a.target(), a.expr(2))
	default:
		a.line(indent, "%s", a.expr(3))
	}
}

func (a *author) target() string {
	return []string{"x", "y", "v", "(x, [y, *v])", "y.z", "x[0]"}[a.IntN(6)]
}

func (a *author) pattern(depth int) string {
	if depth == 0 {
		return []string{"1", "None", "_", "a.b", "[]", "{}"}[a.IntN(6)]
	}
	p := func() string { return a.pattern(depth - 1) }
	return []string{
		"[x, *_, " + p() + "]", "{'k': " + p() + ", **y}", "A(" + p() + ", z=v)", "(1 | " + p() + ") as v", "[x, *y]", p(),
	}[a.IntN(6)]
}

func (a *author) expr(depth int) string {
	if depth == 0 {
		return []string{"x", "y", "v", "1", "-2.5", "'s'", "None", "self", "e"}[a.IntN(9)]
	}
	e := func() string { return a.expr(depth - 1) }
	switch a.IntN(14) {
	case 0:
		return "(" + e() + " + " + e() + ")"
	case 1:
		return "(" + e() + " < " + e() + " is not " + e() + ")"
	case 2:
		return "(" + e() + " and not " + e() + " or " + e() + ")"
	case 3:
		return "(" + e() + " if " + e() + " else " + e() + ")"
	case 4:
		return "f(" + e() + ", *" + e() + ", k=" + e() + ", **" + e() + ")"
	case 5:
		return "[" + e() + " for x in " + e() + " if " + e() + " for y in " + e() + "]"
	case 6:
		return "{" + e() + ": (lambda: x) for x, y in " + e() + "}"
	case 7:
		return "list(" + e() + " for x in " + e() + ")"
	case 8:
		return "(lambda x, *y: " + e() + ")"
	case 9:
		return "f'{" + "x" + "!r:>{y}} {v=}'"
	case 10:
		return "{**" + e() + ", 1: " + e() + "}"
	case 11:
		return "super().m(" + e() + ")"
	case 12:
		if a.async {
			return "[await x async for x in y]"
		}
		return "[*" + e() + ", " + e() + "]"
	}
	return e()
}

// randomProgram is a program that the compiler must not refuse.
func randomProgram(seed uint64) string {
	a := &author{Rand: rand.New(rand.NewPCG(seed, 1))}
	a.body(0, 4)
	return a.b.String()
}

func TestRandomPrograms(t *testing.T) {
	n := 0
	for seed := range uint64(400) {
		n += checkRandom(t, seed)
	}
	if n < 200 {
		t.Errorf("only %d of 400 are programs", n)
	}
}

// FuzzRandom is TestRandomPrograms for any seed.
func FuzzRandom(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { checkRandom(t, seed) })
}

// checkRandom answers 1 if the program is one.
func checkRandom(t *testing.T, seed uint64) int {
	text := randomProgram(seed)
	m, err := syntax.Parse("random.py", []byte(text))
	if err != nil {
		t.Errorf("%v\n%s", err, text)
		return 0
	}
	fused, err := compile(m, "random.py", true)
	if err != nil {
		return 0 // a name is used in ways that do not go together
	}
	plain, err := compile(m, "random.py", false)
	if err != nil {
		t.Error(err)
		return 0
	}
	for _, code := range []interface{ Verify() error }{fused, plain} {
		if err := code.Verify(); err != nil {
			t.Errorf("%v\n%s", err, text)
		}
	}
	sameApart(t, fused, plain, make(map[bytecode.Op]bool))
	return 1
}
