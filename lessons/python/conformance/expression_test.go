package conformance_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// author writes expressions about built-in types and modules, most of which make
// little sense; what matters is that they mean one thing.
type author struct {
	*rand.Rand
	methods map[string][]string // of types and modules
}

func (a *author) of(list ...string) string { return list[a.IntN(len(list))] }

// kinds are the types of values; a bool is an int here.
func kinds() []string {
	return []string{"int", "float", "str", "bytes", "list", "tuple", "dict", "set", "range", "none", "type"}
}

// value is a literal of a type.
func (a *author) value(kind string) string {
	switch kind {
	case "int":
		return a.of("0", "1", "-1", "2", "3", "5", "7", "10", "16", "100", "255", "-128", "True", "False", "2**31", "-2**63", "2**64", "10**20")
	case "small":
		return a.of("0", "1", "-1", "2", "3", "5", "True")
	case "float":
		return a.of("0.0", "-0.0", "1.5", "-2.25", "1e16", "1e-7", "0.1", "1e22", "3.14159", "float('inf')", "float('nan')", "123456789.5")
	case "str":
		return a.of("''", "'a'", "'abc'", "'Hello, World'", "'  x y '", "'é'", "'ñandú'", "'日本'", "'a,b,,c'", "'123'", "'-12.5'", "'ß'", "'\\n'",
			"'one\\ttwo\\r\\nthree'", "'%s'", "'{}'", "'b'", "','", "'utf-8'", "'strict'", "'ascii'", "'x=1'", "'[1, 2]'", "'0x1f'", "'z😀'", "'A'", "'_x'")
	case "bytes":
		return a.of("b''", "b'abc'", "b'\\x00\\xff'", "b'a b'", "bytearray(b'xy')", "b','", "b'a,b'", "b'Hello'", "bytes(3)", "bytearray()")
	case "list":
		return a.of("[]", "[1, 2, 3]", "['b', 'a', 'c']", "[[1], [2]]", "[1, 'a', None]", "[3, 1, 2]", "[0.5, 2]", "[(1, 'x'), (2, 'y')]", "['x']")
	case "tuple":
		return a.of("()", "(1,)", "(1, 2)", "('a', 'b')", "(3, 1, 2)", "(1, 'a')", "((1, 2), (3, 4))", "(None,)")
	case "dict":
		return a.of("{}", "{'a': 1}", "{1: 2, 3: 4}", "{'b': [1], 'a': 2}", "{'x': None}", "{(1, 2): 3}")
	case "set":
		return a.of("set()", "{1}", "frozenset({1})", "frozenset()", "{'a'}", "{2}")
	case "range":
		return a.of("range(5)", "range(10, 0, -3)", "range(0)", "range(1, 4)", "slice(1, None)", "slice(None, None, -1)", "iter([1, 2])")
	case "none":
		return a.of("None", "...", "NotImplemented", "object", "print", "len")
	}
	return a.of("int", "str", "float", "list", "dict", "tuple", "bool", "bytes", "set", "type", "object", "ValueError", "lambda x: x", "lambda *a: len(a)", "C()", "C")
}

// any is any expression.
func (a *author) any(depth int) string {
	if depth <= 0 || a.IntN(3) > 0 {
		return a.value(a.of(kinds()...))
	}
	return "(" + a.expr(depth-1) + ")"
}

func (a *author) args(depth, most int) string {
	var all []string
	for range a.IntN(most + 1) {
		all = append(all, a.any(depth))
	}
	if a.IntN(30) == 0 {
		all = append(all, a.of("key=", "default=", "reverse=", "start=", "sep=", "maxsplit=", "base=", "encoding=", "errors=", "strict=", "indent=", "maxlen=", "x=")+a.any(0))
	}
	return strings.Join(all, ", ")
}

// expr is an expression of some depth.
func (a *author) expr(depth int) string {
	switch a.IntN(12) {
	case 0, 1, 2, 3:
		kind := a.of(kinds()[:9]...)
		if names := a.methods[kind]; len(names) > 0 {
			return fmt.Sprintf("(%s).%s(%s)", a.value(kind), a.of(names...), a.args(depth, 3))
		}
		return a.value(kind)
	case 4:
		op := a.of("+", "-", "/", "//", "%", "&", "|", "^", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "and", "or", "@")
		return a.any(depth) + " " + op + " " + a.any(depth)
	case 5: // what may grow
		op := a.of("*", "**", "<<", ">>")
		kind := a.of("small", "float", "str", "bytes", "list", "tuple", "none", "dict")
		return a.value(kind) + " " + op + " " + a.value(a.of("small", "float", "small", "none", kind))
	case 6:
		if a.IntN(2) == 0 {
			return a.any(depth) + "[" + a.any(depth) + "]"
		}
		part := func() string { return a.of("", a.value("small"), a.value("int"), a.any(0)) }
		return fmt.Sprintf("%s[%s:%s:%s]", a.any(depth), part(), part(), part())
	case 7:
		return a.formatted(depth)
	case 8, 9:
		module := a.of("math", "operator", "itertools", "functools", "json", "string", "textwrap", "statistics", "collections",
			"heapq", "bisect", "copy", "re", "datetime", "types", "contextlib")
		if names := a.methods[module]; len(names) > 0 {
			return fmt.Sprintf("%s.%s(%s)", module, a.of(names...), a.args(depth, 3))
		}
		return a.of("-", "~", "+", "not ") + a.any(depth)
	}
	return a.builtin(depth)
}

// formatted is one of the ways to write a value.
func (a *author) formatted(depth int) string {
	v := a.value(a.of("int", "float", "str", "none", "list", "bytes"))
	spec := a.of("", "*", "é") + a.of("", "<", ">", "^", "=")
	if len(spec) > 1 && strings.ContainsAny(spec[len(spec)-1:], "<>^=") || len(spec) <= 1 && spec != "*" {
		spec += a.of("", "+", "-", " ") + a.of("", "#") + a.of("", "0") + a.of("", "5", "12") + a.of("", ",", "_") + a.of("", ".2", ".0", ".10") +
			a.of("", "d", "f", "g", "e", "x", "X", "o", "b", "s", "c", "n", "%", "G", "r")
	}
	switch a.IntN(4) {
	case 0:
		return fmt.Sprintf("format(%s, %q)", v, spec)
	case 1:
		return fmt.Sprintf("f'{%s:%s}'", strings.ReplaceAll(v, "'", `"`), spec)
	case 2:
		directive := "%" + a.of("", "-", "+", "0", "#", " ") + a.of("", "5", "*") + a.of("", ".2", ".0") + a.of("s", "d", "r", "f", "x", "o", "e", "g", "c", "i", "%", "a", "z")
		return fmt.Sprintf("%q %% %s", directive, a.any(depth))
	}
	template := a.of("{}", "{0}", "{!r:>8}", "{0[0]}", "{a}", "{:{}}", "{0.real}", "{} {}", "{0} {}", "{{}}", "{", "}", "{!x}", "{:>{w}}", "{0[a]}")
	return fmt.Sprintf("%q.format(%s)", template, a.args(depth, 2))
}

func (a *author) builtin(depth int) string {
	name := a.of("abs", "all", "any", "ascii", "bin", "bool", "bytearray", "bytes", "callable", "chr", "dict", "divmod", "enumerate", "filter", "float",
		"frozenset", "getattr", "hasattr", "hex", "int", "isinstance", "issubclass", "iter", "len", "list", "map", "max", "min", "next", "oct", "ord", "range",
		"repr", "reversed", "round", "set", "slice", "sorted", "str", "sum", "tuple", "type", "vars", "zip", "print", "object", "int.from_bytes", "dict.fromkeys",
		"float.fromhex", "bytes.fromhex", "str.maketrans", "memoryview", "C", "Exception", "ValueError", "KeyError", "OSError", "UnicodeDecodeError", "StopIteration")
	return name + "(" + a.args(depth, 3) + ")"
}

// usable are the names whose calls have the same answer everywhere, and do not
// grow beyond all bounds. Special methods are called by operators.
func usable(names []string) []string {
	return slices.DeleteFunc(names, func(name string) bool {
		switch name {
		case "factorial", "comb", "perm", "pow", "lshift", "mul", "imul", "ipow", "ilshift", "now", "today", "utcnow", "zfill", "center", "ljust", "rjust",
			"expandtabs", "to_bytes", "ldexp":
			return true
		}
		return strings.HasPrefix(name, "__")
	})
}
