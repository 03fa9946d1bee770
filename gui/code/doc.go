// Package code shows a program's text, to read or to edit: numbered lines in
// colour, the line that runs, and a mark in the gutter for every task that
// stands in it.
//
// A Buffer is the text that is edited: buffer.go holds it, history.go undoes,
// move.go and typing.go are what keys do, character.go says what a character
// is and how wide. Highlighter tells words apart, lines.go cuts the text into
// coloured runs, marks.go says which task stands where. All of these are pure.
//
// View is the widget that draws them, with a gutter for the marks in sight and
// an edge for those that are not. What it has more to edit is in editor.go;
// pad.go and keys.go take what the reader does, over.go and problem.go draw
// cursor, selection and errors.
package code
