package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"batuta/gui/score"
)

// findBar is a line to search with, above what is searched. It is hidden until it
// is asked for.
type findBar struct {
	entry                 *findEntry
	previous, next, close *pill
	count                 *canvas.Text
	content               *fyne.Container
	look                  *look

	find func(search string, forward, again bool) (which, of int)
	left func() // it was closed
}

// findEntry is where the words are written. Return looks further, with Shift back;
// Escape closes.
type findEntry struct {
	widget.Entry
	bar       *findBar
	modifiers func() fyne.KeyModifier
}

// TypedKey implements fyne.Focusable.
func (e *findEntry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		e.bar.shut()
	case fyne.KeyReturn, fyne.KeyEnter:
		e.bar.search(e.modifiers()&fyne.KeyModifierShift == 0, true)
	default:
		e.Entry.TypedKey(key)
	}
}

// newFindBar makes a bar that searches by find; hint is what can be searched for.
func (w *Window) newFindBar(hint string, find func(string, bool, bool) (int, int), left func()) *findBar {
	l := w.look
	b := &findBar{look: l, find: find, left: left, entry: &findEntry{modifiers: w.modifiers}}
	b.entry.bar = b
	b.entry.ExtendBaseWidget(b.entry)
	b.entry.SetPlaceHolder(l.T(hint))
	b.entry.OnChanged = func(string) { b.search(true, false) }
	button := func(mark icon, hint string, tapped func()) *pill {
		p := newPill(l, pillPlain, "", tapped).marked(mark, false)
		p.hint, p.tell, p.escape = l.T(hint), w.tell, b.shut
		return p
	}
	b.previous = button(iconBack, "window.hint.find_previous", func() { b.search(false, true) })
	b.next = button(iconForward, "window.hint.find_next", func() { b.search(true, true) })
	b.close = button(iconWrong, "window.hint.find_close", b.shut)
	b.count = l.text("", pillText, l.Muted)
	room := fixed(b.count, l.measure("8888 / 8888", pillText, false).Width)
	b.content = padded(across(6, 0, b.entry, room, b.previous, b.next, b.close), 2, 14, 2, 14)
	b.content.Hide()
	return b
}

// open shows the bar and gives it the keys.
func (b *findBar) open() {
	b.content.Show()
	if c := fyne.CurrentApp().Driver().CanvasForObject(b.entry); c != nil {
		c.Focus(b.entry)
	}
	b.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// shut hides it.
func (b *findBar) shut() {
	b.content.Hide()
	b.left()
}

// search searches, and says which of how many was found.
func (b *findBar) search(forward, again bool) {
	text, ink := "", b.look.Muted
	if b.entry.Text != "" {
		which, of := b.find(b.entry.Text, forward, again)
		text = b.look.T("window.find.count", which, of)
		if of == 0 {
			text, ink = b.look.T("window.find.none"), b.look.Danger
		}
	}
	b.count.Text, b.count.Color = text, ink
	b.count.Refresh()
}

// openFind opens the search of what is in use: the program if that has the keys, the
// log where its tab is open, and else the score.
func (w *Window) openFind() {
	switch {
	case w.code.Focused() || w.win.Canvas().Focused() == fyne.Focusable(w.findCode.entry):
		w.findCode.open()
		w.desk.again()
	case w.tab == tabLog:
		w.win.Canvas().Focus(w.log.search)
	default:
		w.showTab(tabScore)
		w.findScore.open()
		w.desk.again()
	}
}

// buildFinders makes the two bars.
func (w *Window) buildFinders() {
	w.findCode = w.newFindBar("window.find.code", w.code.Find, func() {
		w.desk.again()
		w.code.Focus()
	})
	w.findScore = w.newFindBar("window.find.score", w.findMoment, func() {
		w.desk.again()
		w.win.Canvas().Focus(w.scoreView)
	})
}

// findMoment shows the next moment that a search is about, after the one that is
// shown; the one before for forward false. Without again, the moment shown will do.
func (w *Window) findMoment(search string, forward, again bool) (which, of int) {
	if w.frame == nil {
		return 0, 0
	}
	found := score.Find(w.score, w.frame.View, w.look, search)
	if len(found) == 0 {
		return 0, 0
	}
	pos := w.sought
	if !again || pos < 0 {
		pos = w.frame.Moment.Pos
	}
	at := nextFound(found, pos, forward, again)
	w.sought, w.panned = found[at], false
	w.seek(found[at])
	return at + 1, len(found)
}

// nextFound is which of the moments found is next after pos, or before it, going
// round; without again pos itself will do.
func nextFound(found []int, pos int, forward, again bool) int {
	if forward {
		for i, at := range found {
			if at > pos || at == pos && !again {
				return i
			}
		}
		return 0
	}
	for i := len(found) - 1; i >= 0; i-- {
		if found[i] < pos {
			return i
		}
	}
	return len(found) - 1
}
