package syntax

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The classes of error.
const (
	syntaxError      = "SyntaxError"
	indentationError = "IndentationError"
	tabError         = "TabError"
	memoryError      = "MemoryError"
)

// Error is a program's syntax error as CPython's traceback shows it. Its
// fields are those of Python's SyntaxError: columns are in characters and
// from 1, EndCol stands behind the last character; 0, or -1 for EndCol, means not
// known.
// Line is 0 if the error has no place in the text.
type Error struct {
	File            string
	Line, Col       int
	EndLine, EndCol int
	Msg             string
	Text            string // the line of the error
	class           string
}

// Class is SyntaxError, IndentationError or TabError; MemoryError for a
// program too deep to be parsed. An Error made elsewhere is a SyntaxError.
func (e *Error) Class() string {
	if e.class == "" {
		return syntaxError
	}
	return e.class
}

// WithText is the error with the line of the program it stands in: for errors
// that are found after parsing, by who does not have the text.
func (e *Error) WithText(text []byte) *Error {
	out := *e
	if src, bad := decode(e.File, text); bad == nil {
		out.Text = lineOf(src, e.Line)
	}
	return &out
}

// Error is the last line of the traceback.
func (e *Error) Error() string {
	if e.Line == 0 && e.File != "" {
		return fmt.Sprintf("%s: %s (%s)", e.Class(), e.Msg, e.File)
	}
	return e.Class() + ": " + e.Msg
}

// String is the error in the form of CPython's traceback, with the line of
// the program and carets under what is wrong. It ends with a newline.
func (e *Error) String() string {
	var b strings.Builder
	if e.Line > 0 {
		fmt.Fprintf(&b, "  File \"%s\", line %d\n", e.File, e.Line)
		text := strings.TrimLeft(e.Text, " \n\f")
		fmt.Fprintf(&b, "    %s\n", text)
		if from, to, ok := e.carets(); ok {
			b.WriteString("    ")
			for _, r := range []rune(text)[:from] {
				if !unicode.IsSpace(r) {
					r = ' '
				}
				b.WriteRune(r)
			}
			b.WriteString(strings.Repeat("^", to-from))
			b.WriteByte('\n')
		}
	}
	b.WriteString(e.Error())
	b.WriteByte('\n')
	return b.String()
}

// carets answers which characters of the stripped line to mark, by the rules
// of Python's traceback module.
func (e *Error) carets() (from, to int, ok bool) {
	if e.Col == 0 && e.EndCol == 0 {
		return 0, 0, false
	}
	width := utf8.RuneCountInString(e.Text)
	spaces := width - utf8.RuneCountInString(strings.TrimLeft(e.Text, " \n\f"))
	offset, end := e.Col, e.EndCol
	switch {
	case e.Line != e.EndLine:
		end = width + 1
	case end == 0:
		end = offset
	}
	if width > 0 {
		// CPython's text has its newline still.
		if offset > width+1 {
			offset = width + 1
		}
		if end > width+1 {
			end = width + 1
		}
	}
	if offset >= end || end < 0 {
		end = offset + 1
	}
	from, to = offset-1-spaces, end-1-spaces
	if from < 0 {
		return 0, 0, false
	}
	return min(from, width-spaces), to, to > from
}
