package code

import (
	"slices"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// editor is what a View has more than a text: a buffer whose text it shows and
// changes, and what it draws for that.
type editor struct {
	// OnRun is called when the reader asks in the editor that the text be run.
	OnRun func()
	// OnEdit is called when the text has become another.
	OnEdit func()

	buf     *Buffer // nil: the text is only to be read
	colours Highlighter
	version int    // of the buffer, that is shown
	spans   []Span // of that text
	starts  []int  // the byte at which each line of it begins

	ran          []string // the lines of the text whose run is shown; nil: of the one that stands here
	begins, ends int      // how many lines at its ends are still what they were
	given        given    // what the window said, in lines of the text that ran
	problem      Problem  // as it is shown, in lines of the text as it stands
	noteShut     bool     // its message was put away

	pad          *pad
	behind, over *fyne.Container
	caret        *canvas.Rectangle
	pair         [2]*canvas.Rectangle // round two brackets that belong together
	wave         *canvas.Raster
	note         *note
	edited       *canvas.Text
	tight        bool // the head has no room for its buttons' words
}

// given is what a run has to say of its program.
type given struct {
	marks   []Mark
	current int
	problem Problem
}

func newEditor(v *View) editor {
	e := editor{pad: newPad(v), edited: canvas.NewText("", nil), note: newNote()}
	e.caret = new(canvas.Rectangle)
	e.pair = [2]*canvas.Rectangle{new(canvas.Rectangle), new(canvas.Rectangle)}
	e.wave = canvas.NewRaster(v.drawWave)
	e.behind = container.NewWithoutLayout(e.pair[0], e.pair[1])
	e.over = container.NewWithoutLayout(e.wave, e.caret)
	e.over.Objects = append(e.over.Objects, e.note.objects()...)
	v.reset.Hide()
	for _, o := range []fyne.CanvasObject{e.pad, e.caret, e.pair[0], e.pair[1], e.wave, e.edited} {
		o.Hide()
	}
	return e
}

// Edit shows the text of b, to be edited: coloured by h, with the cursor where
// it was left. What is done to b otherwise, the view does not see.
func (v *View) Edit(name string, b *Buffer, h Highlighter) {
	v.leave()
	v.buf, v.colours, v.lines = b, h, nil
	v.pad.Show()
	v.reset.Show()
	v.recolour()
	v.begin(name)
	v.sayEdited()
	v.revealCursor()
}

// leave ends editing, and forgets what a run had to say.
func (v *View) leave() {
	v.buf, v.colours, v.spans, v.starts, v.ran = nil, nil, nil, nil, nil
	v.given, v.problem = given{}, Problem{}
	v.pad.Hide()
	v.reset.Hide()
	v.edited.Hide()
	v.decorate()
}

// Text is the program as it stands.
func (v *View) Text() string {
	if v.buf != nil {
		return v.buf.Text()
	}
	return v.text
}

// Began says that a run of the text as it stands begins: marks and problems
// are its own, until another begins.
func (v *View) Began() {
	if v.buf == nil {
		return
	}
	v.ran = slices.Clone(v.buf.lines)
	v.given, v.problem = given{}, Problem{}
	v.compare()
	v.putMarks(nil, false)
	v.SetCurrent(0)
	v.decorate()
	v.placeHint()
}

// Reset goes back to the text that the program began with.
func (v *View) Reset() {
	if v.buf != nil {
		v.buf.Reset()
		v.changed()
	}
}

// Replace puts text in the place of all there is, which can be undone.
func (v *View) Replace(text string) {
	if v.buf != nil {
		v.buf.SelectAll()
		v.buf.Insert(text)
		v.buf.place(Pos{}, false)
		v.changed()
	}
}

// changed shows the buffer after something was done to it.
func (v *View) changed() {
	if v.version != v.buf.version {
		v.recolour()
		v.problem = Problem{}
		v.compare()
		v.sawn++
		m := v.metrics()
		if size := m.sheet(v.lines); size != v.extent.size {
			v.extent.size = size
			v.page.Resize(size.Max(v.scroll.Size()))
			v.scroll.Base.Refresh()
		}
		v.sayEdited()
		v.putMarks(v.followed(v.given.marks), false)
		v.current = v.follow(v.given.current)
		v.placeHint()
		if v.OnEdit != nil {
			v.OnEdit()
		}
	}
	v.revealCursor()
	v.show()
	v.decorate()
}

// recolour finds the colours of the text. Of all of it: a quote changes what
// everything below it is.
func (v *View) recolour() {
	v.text, v.version = v.buf.Text(), v.buf.version
	v.spans = nil
	if v.colours != nil {
		v.spans = v.colours.Highlight(v.text)
	}
	v.lines, v.starts = v.lines[:0], v.starts[:0]
	at := 0
	for _, text := range v.buf.lines {
		v.starts = append(v.starts, at)
		v.lines = append(v.lines, line{Width: cellAt(text, len(text))})
		at += len(text) + 1
	}
}

// runs is a line's, from 1. Those of an editor's are cut when they are drawn:
// most lines of a long text never are.
func (v *View) runs(number int) []run {
	if v.buf == nil {
		return v.lines[number-1].Runs
	}
	text, from := v.buf.lines[number-1], v.starts[number-1]
	first := sort.Search(len(v.spans), func(i int) bool { return v.spans[i].To > from })
	var spans []Span
	for _, s := range v.spans[first:] {
		if s.From >= from+len(text) {
			break
		}
		spans = append(spans, Span{max(s.From-from, 0), min(s.To-from, len(text)), s.Class})
	}
	return cut(text, spans)[0].Runs
}

// compare notes how much of the text that ran is still as it was.
func (v *View) compare() {
	v.begins, v.ends = 0, 0
	if v.ran == nil {
		return
	}
	now := v.buf.lines
	n := min(len(now), len(v.ran))
	for v.begins < n && now[v.begins] == v.ran[v.begins] {
		v.begins++
	}
	for v.ends < n-v.begins && now[len(now)-1-v.ends] == v.ran[len(v.ran)-1-v.ends] {
		v.ends++
	}
}

// stale says whether the run that is shown is of another text.
func (v *View) stale() bool {
	return v.ran != nil && (v.begins < len(v.ran) || v.begins < len(v.buf.lines))
}

// follow is where a line of the text that ran stands now, 0 if it is gone.
func (v *View) follow(line int) int {
	switch {
	case v.ran == nil || line <= v.begins:
		return line
	case line > len(v.ran)-v.ends:
		return line + len(v.buf.lines) - len(v.ran)
	}
	return 0
}

// followed is marks where their lines stand now; those of lines that are gone
// are left out.
func (v *View) followed(marks []Mark) []Mark {
	if !v.stale() {
		return marks
	}
	kept := make([]Mark, 0, len(marks))
	for _, m := range marks {
		if m.Line = v.follow(m.Line); m.Line > 0 {
			kept = append(kept, m)
		}
	}
	return kept
}

// staleNote says that the run shown is of another text, if it is.
func (v *View) staleNote() string {
	if v.texts == nil || v.buf == nil || !v.stale() {
		return ""
	}
	return v.texts.T("code.stale")
}

// Edited reports whether the text is another than it began with.
func (v *View) Edited() bool { return v.buf != nil && v.text != v.buf.start }

// sayEdited marks a text that differs from what it began with.
func (v *View) sayEdited() {
	was := v.edited.Visible()
	now := v.Edited()
	v.edited.Hidden = !now
	if was != now {
		v.Refresh()
	}
}

// editedWords is what an edited text is marked with.
func (v *View) editedWords() string {
	if v.texts == nil || v.tight {
		return "●"
	}
	return "● " + v.texts.T("code.edited")
}

// offset is the byte of the text that p is.
func (v *View) offset(p Pos) int { return v.starts[p.Line] + p.Col }

// posAt is the place of a byte of the text.
func (v *View) posAt(offset int) Pos {
	line := sort.SearchInts(v.starts, offset+1) - 1
	return Pos{line, offset - v.starts[line]}
}
