// Package compiler makes bytecode of a parsed Python program. It goes over the
// tree twice, as CPython does: first it finds what each name is in each scope
// (scope.go to resolve.go), then it writes the code (unit.go and the rest), and
// at last tidies up what it wrote (finish.go, bound.go, fuse.go). The errors that
// only then come to light are CPython's, at CPython's places.
//
// The order in which code evaluates things is CPython 3.14's, since programs
// can see it.
package compiler

import (
	"fmt"

	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

// Compile makes the code of a program; file is what its tracebacks call it. An
// error is a *syntax.Error, without the line's text, which the compiler does not
// have.
func Compile(module *syntax.Module, file string) (*bytecode.Code, error) {
	return compile(module, file, true)
}

// compile is Compile, with or without the last step, which fuses operations.
func compile(module *syntax.Module, file string, fuse bool) (code *bytecode.Code, err error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case failure:
			code, err = nil, e.err(file)
		default:
			panic(e)
		}
	}()
	future := findFuture(module)
	table := newTable(module, future)
	c := &compiler{table: table, file: file, future: future, fuse: fuse, frees: make(map[*bytecode.Code][]*symbol)}
	return c.module(module), nil
}

// failure is how a syntax error leaves the compiler, from wherever it is found.
type failure struct {
	at  syntax.Span
	msg string
}

func (f failure) err(file string) *syntax.Error {
	return &syntax.Error{
		File: file, Msg: f.msg,
		Line: int(f.at.Start.Line), Col: int(f.at.Start.Col) + 1,
		EndLine: int(f.at.End.Line), EndCol: int(f.at.End.Col) + 1,
	}
}

// fail ends the compilation with a syntax error.
func fail(at syntax.Node, format string, args ...any) {
	panic(failure{at.At(), fmt.Sprintf(format, args...)})
}

// compiler holds what is the same for all units of a program.
type compiler struct {
	table  *table
	file   string
	future bool // annotations are strings: from __future__ import annotations
	fuse   bool
	frees  map[*bytecode.Code][]*symbol // what stands behind Code.Frees
}
