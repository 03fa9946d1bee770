package py

import (
	"fmt"
	"strings"
	"unicode"

	"batuta/lessons/python/syntax"
)

// SyntaxErrorOf is a program's syntax error as an exception.
func (t *Thread) SyntaxErrorOf(err *syntax.Error) *Exception {
	e := t.Raise(namedError(err.Class(), Errors.SyntaxError), "%s", err.Msg)
	e.setField("msg", e.Args.Items[0])
	if err.Line == 0 {
		e.setField("filename", NewStr(err.File))
		return e
	}
	text := NewStr(strings.TrimRight(err.Text, "\n") + "\n")
	info := NewTuple(NewStr(err.File), MakeInt(int64(err.Line)), MakeInt(int64(err.Col)), text,
		MakeInt(int64(err.EndLine)), MakeInt(int64(err.EndCol)))
	for i, v := range info.Items {
		e.setField([...]string{"filename", "lineno", "offset", "text", "end_lineno", "end_offset"}[i], v)
	}
	e.Args = NewTuple(e.Args.Items[0], info)
	return e
}

// syntaxErrorLines are the lines of a traceback that show a SyntaxError.
func (t *Thread) syntaxErrorLines(e *Exception) []string {
	var out []string
	file, hasFile := e.field("filename").(*Str)
	suffix := ""
	if line := e.field("lineno"); line != nil && line != None {
		name := "<string>"
		if hasFile && file.s != "" {
			name = file.s
		}
		n, err := t.Str(line)
		if err != nil {
			n = "?"
		}
		out = append(out, fmt.Sprintf("  File \"%s\", line %s\n", name, n))
	} else if hasFile {
		suffix = " (" + file.s + ")"
	}
	if text, ok := e.field("text").(*Str); ok {
		out = append(out, syntaxCarets(e, text.s)...)
	}
	msg := "<no detail available>"
	if m := e.field("msg"); m != nil && m != None {
		if s, err := t.Str(m); err == nil && s != "" {
			msg = s
		}
	}
	return append(out, e.class.shownName()+": "+msg+suffix+"\n")
}

// syntaxCarets are the line of a SyntaxError and the carets under what is wrong.
func syntaxCarets(e *Exception, text string) []string {
	whole := []rune(strings.TrimRight(text, "\n"))
	stripped := []rune(strings.TrimLeft(string(whole), " \n\f"))
	spaces := len(whole) - len(stripped)
	line := "    " + string(stripped) + "\n"
	at, ok := e.field("offset").(Int)
	if !ok {
		if v := e.field("offset"); v == nil || v == None {
			return []string{line}
		}
		return nil
	}
	from, to := int(at), len(whole)+1
	if e.field("lineno") == e.field("end_lineno") {
		to = from
		if end, ok := e.field("end_offset").(Int); ok && end != 0 {
			to = int(end)
		}
	}
	if n := len([]rune(text)); n > 0 {
		if from > n {
			from = len(whole) + 1
		}
		if to > n {
			to = len(whole) + 1
		}
	}
	if from >= to || to < 0 {
		to = from + 1
	}
	from, to = from-1-spaces, to-1-spaces
	if from < 0 {
		return []string{line}
	}
	var b strings.Builder
	for _, r := range stripped[:min(from, len(stripped))] {
		if !unicode.IsSpace(r) {
			r = ' '
		}
		b.WriteRune(r)
	}
	return []string{line, "    " + b.String() + strings.Repeat("^", to-from) + "\n"}
}
