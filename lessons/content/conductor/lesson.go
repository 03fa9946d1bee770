// Package conductor is lesson 1's program: two requests, a slow disk and a
// timer, on one thread. What the page shows is conductor.go, the very file
// that is compiled; library.go has what a Python program would import.
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

// Main is the program's main coroutine; path names a file with its text.
func Main(path string) loopcore.Coroutine { return loopcore.CoroWith(main, file(path)) }
