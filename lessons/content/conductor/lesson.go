// Package conductor is lesson 1's program: two requests, a slow disk and a
// timer, on one thread. What the page shows is conductor.go, the very file
// that is compiled.
package conductor

import (
	_ "embed"

	"batuta/loopcore"
)

// Name is the base name of the program's file.
const Name = "conductor.go"

// Source is the program's text.
//
//go:embed conductor.go
var Source string

// file is the path of a copy of the program's own text. It has a type of its
// own so that the label of main's task leaves it out.
type file string

// Main is the program's main coroutine; path names a file with its text.
func Main(path string) loopcore.Coroutine { return loopcore.CoroWith(main, file(path)) }
