// Package code shows a program's text: numbered lines in colour, the line that
// runs, and a mark in the gutter for every task that stands in it.
//
// Highlighter tells words apart, lines.go cuts the text into coloured runs,
// marks.go says which task stands where; all of these are pure. View, with a
// gutter for the marks in sight and an edge for those that are not, is the
// widget that draws them.
package code
