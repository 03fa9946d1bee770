package py

import "strings"

// Line is the last line of a traceback: class and message. An exception that
// cannot say its message says so.
func (e *Exception) Line(t *Thread) string {
	text := e.message(t)
	if text == "" {
		return e.class.shownName()
	}
	return e.class.shownName() + ": " + text
}

// message is str(e) for a traceback.
func (e *Exception) message(t *Thread) string {
	text, err := t.Str(e)
	if err != nil {
		return "<exception str() failed>"
	}
	return text
}

// shownName is a class as a traceback names it: with its module, unless that is
// builtins or the program.
func (c *Class) shownName() string {
	if c.Module == "" || c.Module == "builtins" || c.Module == "__main__" {
		return c.QualName
	}
	return c.Module + "." + c.QualName
}

// sources are the texts of the files that an interpreter runs, by name.
type sources struct{ lines map[string][]string }

type sourcesKey struct{}

func (in *Interpreter) sources() *sources {
	return Kept(in, sourcesKey{}, func() *sources { return &sources{lines: map[string][]string{}} })
}

// AddSource keeps the text of a file, so that tracebacks can show its lines.
func (in *Interpreter) AddSource(file, text string) {
	text = strings.TrimPrefix(text, "\ufeff")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	in.sources().lines[file] = strings.Split(text, "\n")
}

// Source is the lines of a file that the interpreter runs, nil if it does not
// know them.
func (in *Interpreter) Source(file string) []string { return in.sources().lines[file] }

// sourceLine is a line of a file, from 1, without the space at its end; empty
// if it is not known.
func (in *Interpreter) sourceLine(file string, line int) string {
	lines := in.Source(file)
	if line < 1 || line > len(lines) {
		return ""
	}
	return strings.TrimRight(lines[line-1], whitespace)
}

// whitespace is what str.strip strips of a line of a program.
const whitespace = " \t\n\r\v\f\x1c\x1d\x1e\x1f\u0085\u00a0"

// dedent takes the space away that all lines begin with. Lines of nothing but
// space become empty.
func dedent(lines []string) []string {
	margin, first := "", true
	for _, l := range lines {
		if strings.Trim(l, " \t") == "" {
			continue
		}
		indent := l[:len(l)-len(strings.TrimLeft(l, " \t"))]
		if first {
			margin, first = indent, false
			continue
		}
		n := 0
		for n < len(margin) && n < len(indent) && margin[n] == indent[n] {
			n++
		}
		margin = margin[:n]
	}
	out := make([]string, len(lines))
	for i, l := range lines {
		if strings.Trim(l, " \t") != "" {
			out[i] = l[len(margin):]
		}
	}
	return out
}
