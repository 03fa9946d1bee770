package py

import (
	"fmt"
	"slices"
	"strings"
)

// told is an exception as a traceback shows it, taken down before anything is
// written: its text may change meanwhile.
type told struct {
	raised         bool // it has a traceback, if only of the library's frames
	frames         []FrameLine
	last           []string // its last line, or the lines of a syntax error; then its notes
	cause, context *told
	suppress       bool
	group          bool
	exceptions     []*told
}

// Format says how a traceback is to be written.
type Format struct {
	// Limit is how many frames are shown, the outermost of them; a negative one
	// says how many of the innermost; nil: all.
	Limit *int
	// Alone leaves the exceptions out that led to it.
	Alone bool
	// Depth and Width are how much of a group is shown; 0: 10 and 15.
	Depth, Width int
	// Locals shows the variables of each frame under it.
	Locals bool
}

const (
	causeMessage   = "\nThe above exception was the direct cause of the following exception:\n\n"
	contextMessage = "\nDuring handling of the above exception, another exception occurred:\n\n"
)

// FormatException is the traceback of an exception, with those that led to it.
func (t *Thread) FormatException(e *Exception) string {
	return strings.Join(t.FormatTraceback(e, e.Traceback, Format{}), "")
}

// FormatTraceback is the parts of a traceback, each a line or several.
func (t *Thread) FormatTraceback(e *Exception, tb *Traceback, f Format) []string {
	w := &tracebackWriter{t: t, depthLimit: f.Depth, widthLimit: f.Width}
	if f.Depth == 0 {
		w.depthLimit = 10
	}
	if f.Width == 0 {
		w.widthLimit = 15
	}
	w.write(t.show(e, tb, f), !f.Alone)
	return w.out
}

// FormatOnly is the end of a traceback: the exception's last line and notes.
func (t *Thread) FormatOnly(e *Exception) []string { return t.showOne(e, nil, Format{}).last }

// show takes down an exception, and all that led to it or that it holds. Each is
// shown once.
func (t *Thread) show(e *Exception, tb *Traceback, f Format) *told {
	seen := map[*Exception]bool{e: true}
	type pair struct {
		s *told
		e *Exception
	}
	one := func(e *Exception) *told {
		seen[e] = true
		return t.showOne(e, e.Traceback, f)
	}
	top := t.showOne(e, tb, f)
	queue := []pair{{top, e}}
	for len(queue) > 0 {
		p := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if c := p.e.Cause; c != nil && !seen[c] {
			p.s.cause = one(c)
		}
		if c := p.e.During; c != nil && p.s.cause == nil && !p.s.suppress && !seen[c] {
			p.s.context = one(c)
		}
		for _, x := range p.e.Group {
			p.s.exceptions = append(p.s.exceptions, one(x))
		}
		if p.s.cause != nil {
			queue = append(queue, pair{p.s.cause, p.e.Cause})
		}
		if p.s.context != nil {
			queue = append(queue, pair{p.s.context, p.e.During})
		}
		for i, x := range p.e.Group {
			queue = append(queue, pair{p.s.exceptions[i], x})
		}
	}
	return top
}

// showOne takes down an exception by itself.
func (t *Thread) showOne(e *Exception, tb *Traceback, f Format) *told {
	s := &told{
		raised: tb != nil && (f.Limit == nil || *f.Limit != 0),
		frames: limited(tb.Lines(), f.Limit), suppress: e.Suppress, group: e.class.IsSubclass(Errors.BaseExceptionGroup),
	}
	if f.Locals {
		t.ShowLocals(s.frames)
	}
	if e.class.IsSubclass(Errors.SyntaxError) {
		s.last = t.syntaxErrorLines(e)
	} else {
		line := e.Line(t)
		if hint := t.suggestion(e, tb); hint != "" {
			line += hint
		}
		s.last = []string{line + "\n"}
	}
	s.last = append(s.last, t.noteLines(e)...)
	return s
}

// limited are as many frames as are to be shown.
func limited(frames []FrameLine, limit *int) []FrameLine {
	switch {
	case limit == nil:
		return frames
	case *limit >= 0:
		return frames[:min(*limit, len(frames))]
	}
	return frames[max(0, len(frames)+*limit):]
}

// Lines are the frames of a traceback that are the program's own.
func (tb *Traceback) Lines() []FrameLine {
	var all []FrameLine
	for ; tb != nil; tb = tb.Next {
		if !tb.Frame.FromLibrary() {
			all = append(all, tb.Frame.lineAt(tb.At))
		}
	}
	return all
}

// lineAt is the frame as a traceback shows it when it is at an instruction.
func (f *Frame) lineAt(at int) FrameLine {
	l := FrameLine{File: f.code.File, Name: f.code.Name, frame: f}
	if at < len(f.code.Spans) {
		l.Span = f.code.Spans[at]
	}
	return l
}

// Stack is the frames from the outermost to this one, without the library's.
func (f *Frame) Stack() []FrameLine {
	var all []FrameLine
	for ; f != nil; f = f.back {
		if !f.FromLibrary() {
			all = append(all, f.lineAt(f.pc))
		}
	}
	slices.Reverse(all)
	return all
}

// noteLines are the lines of an exception's notes.
func (t *Thread) noteLines(e *Exception) []string {
	notes := e.notes()
	if notes == nil || notes == None {
		return nil
	}
	if _, text := As[*Str](notes); text || !t.isSequence(notes) {
		if _, text = As[*Bytes](notes); text || !t.isSequence(notes) || isText(notes) {
			s, err := t.Repr(notes)
			if err != nil {
				s = "<__notes__ repr() failed>"
			}
			return []string{s + "\n"}
		}
	}
	items, err := t.Collect(notes)
	if err != nil {
		return nil
	}
	var lines []string
	for _, note := range items {
		s, err := t.Str(note)
		if err != nil {
			s = "<note str() failed>"
		}
		for _, l := range strings.Split(s, "\n") {
			lines = append(lines, l+"\n")
		}
	}
	return lines
}

func isText(v Value) bool { _, ok := As[*Str](v); return ok }

// FormatFrames are frames as a traceback shows them. Of a line that comes again
// and again, as in endless recursion, the first three.
func (in *Interpreter) FormatFrames(frames []FrameLine) []string {
	const most = 3
	var out []string
	count := 0
	repeated := func() {
		if n := count - most; n > 0 {
			plural := "s"
			if n == 1 {
				plural = ""
			}
			out = append(out, fmt.Sprintf("  [Previous line repeated %d more time%s]\n", n, plural))
		}
	}
	for i, f := range frames {
		if i > 0 {
			last := frames[i-1]
			if last.File != f.File || last.Name != f.Name || last.Span.Start.Line != f.Span.Start.Line {
				repeated()
				count = 0
			}
		}
		if count++; count <= most {
			text := in.FormatFrame(f)
			for _, v := range slices.SortedFunc(slices.Values(f.Locals), byName) {
				text += "    " + v.Name + " = " + v.Shown + "\n"
			}
			out = append(out, text)
		}
	}
	repeated()
	return out
}

// tracebackWriter writes tracebacks, groups in boxes.
type tracebackWriter struct {
	t                      *Thread
	out                    []string
	depth                  int // how many boxes it is in
	depthLimit, widthLimit int
	open                   bool // the box of a group's last exception still needs its end
}

func (w *tracebackWriter) indent() string { return strings.Repeat("  ", w.depth) }

// emit writes texts behind the box's margin.
func (w *tracebackWriter) emit(margin string, texts ...string) {
	if w.depth == 0 {
		w.out = append(w.out, texts...)
		return
	}
	prefix := w.indent() + margin + " "
	for _, text := range texts {
		var b strings.Builder
		for line := range strings.SplitAfterSeq(text, "\n") {
			if line != "" {
				b.WriteString(prefix + line)
			}
		}
		w.out = append(w.out, b.String())
	}
}

// write writes an exception, behind those that led to it if chain.
func (w *tracebackWriter) write(s *told, chain bool) {
	type link struct {
		message string
		s       *told
	}
	var links []link
	for s != nil {
		switch {
		case chain && s.cause != nil:
			links = append(links, link{causeMessage, s})
			s = s.cause
		case chain && s.context != nil && !s.suppress:
			links = append(links, link{contextMessage, s})
			s = s.context
		default:
			links = append(links, link{"", s})
			s = nil
		}
	}
	for _, l := range slices.Backward(links) {
		if l.message != "" {
			w.emit("|", l.message)
		}
		switch {
		case !l.s.group:
			if l.s.raised {
				w.emit("|", "Traceback (most recent call last):\n")
				w.emit("|", w.t.in.FormatFrames(l.s.frames)...)
			}
			w.emit("|", l.s.last...)
		case w.depth > w.depthLimit:
			w.emit("|", fmt.Sprintf("... (max_group_depth is %d)\n", w.depthLimit))
		default:
			w.group(l.s, chain)
		}
	}
}

// group writes an exception group and, each in a box, what it holds.
func (w *tracebackWriter) group(s *told, chain bool) {
	top := w.depth == 0
	margin := "|"
	if top {
		w.depth, margin = 1, "+"
	}
	if s.raised {
		w.emit(margin, "Exception Group Traceback (most recent call last):\n")
		w.emit("|", w.t.in.FormatFrames(s.frames)...)
	}
	w.emit("|", s.last...)
	n := len(s.exceptions)
	boxes := n
	if n > w.widthLimit {
		boxes = w.widthLimit + 1
	}
	w.open = false
	for i := range boxes {
		if i == boxes-1 {
			w.open = true
		}
		join, title := "  ", fmt.Sprint(i+1)
		if i == 0 {
			join = "+-"
		}
		if i >= w.widthLimit {
			title = "..."
		}
		w.out = append(w.out, w.indent()+join+"+---------------- "+title+" ----------------\n")
		w.depth++
		if i < w.widthLimit {
			w.write(s.exceptions[i], chain)
		} else {
			plural := "s"
			if n-w.widthLimit == 1 {
				plural = ""
			}
			w.emit("|", fmt.Sprintf("and %d more exception%s\n", n-w.widthLimit, plural))
		}
		if i == boxes-1 && w.open {
			w.out = append(w.out, w.indent()+"+------------------------------------\n")
			w.open = false
		}
		w.depth--
	}
	if top {
		w.depth = 0
	}
}
