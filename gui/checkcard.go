package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"batuta/lessons/judge"
)

// checkCard shows what is asked of a run, and how the last one stands by it.
type checkCard struct {
	look             *look
	rows             []*checkRow
	note             *widget.Label
	show, hint, skip *pill
	hints            []fyne.CanvasObject // shown one after another
	content          *fyne.Container
}

// shownCheck is one row's part of what a card shows.
type shownCheck struct {
	state  judge.State
	figure string
	leads  bool
}

// shownChecks is what a card shows.
type shownChecks struct {
	rows    []shownCheck
	note    string
	lead    bool // there is a moment to be shown
	hints   int  // that are open
	skipped bool
	passed  bool // now or before: nothing is left to skip
}

func newCheckCard(l *look, text PartPage, do pageOrders, reveal func(fyne.CanvasObject)) *checkCard {
	c := &checkCard{look: l, note: plain("")}
	list := down(2, growNone)
	for i, title := range text.Checks {
		row := newCheckRow(l, unmarked(title), func() { do.check(i) })
		row.hint, row.tell = l.T("window.hint.check"), do.tell
		row.seen = func() { reveal(row) }
		c.rows = append(c.rows, row)
		list.Add(row)
	}
	c.show = newPill(l, pillLink, l.T("window.check.show"), do.show).marked(iconForward, true)
	c.hint = newPill(l, pillQuiet, "", do.hint)
	c.skip = newPill(l, pillQuiet, l.T("window.check.skip"), do.skip)
	c.skip.hint, c.skip.tell = l.T("window.hint.skip"), do.tell
	for _, p := range []*pill{c.show, c.hint, c.skip} {
		p.seen = func() { reveal(p) }
	}
	all := down(8, growNone, padded(l.bold(l.T("window.check.title"), 13.5, l.Text), 0, 0, 0, 6))
	all.Add(list)
	all.Add(padded(tight(c.note), 0, 6, 0, 6))
	all.Add(newFlow(14, c.show, c.hint, c.skip))
	for _, hint := range text.Hints {
		box := l.box(l.Raised, l.Registered, tight(prose(hint)))
		box.Hide()
		c.hints = append(c.hints, box)
		all.Add(box)
	}
	c.content = container.NewStack(l.card(l.Panel, l.Border), padded(all, 10, 8, 10, 8))
	return c
}

// say shows how a run stands. It answers whether anything is new.
func (c *checkCard) say(s shownChecks) bool {
	changed := false
	for i, row := range c.rows {
		now := shownCheck{}
		if i < len(s.rows) {
			now = s.rows[i]
		}
		changed = row.show(now.state, now.figure, now.leads) || changed
	}
	if c.note.Text != s.note {
		c.note.SetText(s.note)
		changed = true
	}
	changed = change(c.show, s.lead) || changed
	for i, hint := range c.hints {
		changed = change(hint, i < s.hints) || changed
	}
	more := s.hints < len(c.hints)
	changed = change(c.hint, more) || changed
	if label := c.look.T("window.check.hint", s.hints+1, len(c.hints)); more && c.hint.label != label {
		c.hint.set(label, iconNone, false, false)
		changed = true
	}
	return change(c.skip, !s.passed && !s.skipped) || changed
}

// change shows or hides o, and answers whether it was otherwise.
func change(o fyne.CanvasObject, on bool) bool {
	was := o.Visible()
	show(o, on)
	return was != on
}

// passedCard is what a page says once a part is passed.
type passedCard struct {
	words          *widget.Label
	solution, next *pill
	content        *fyne.Container
}

func newPassedCard(l *look, text PartPage, next string, do pageOrders, reveal func(fyne.CanvasObject)) *passedCard {
	p := &passedCard{words: plain("")}
	p.solution = newPill(l, pillPlain, l.T("window.passed.solution"), do.solution)
	p.next = newPill(l, pillPrimary, l.T("window.passed.next", next), do.next).marked(iconForward, true)
	for _, b := range []*pill{p.solution, p.next} {
		b.seen = func() { reveal(b) }
	}
	show(p.next, next != "")
	head := across(10, 1, iconRight.image(l.Success, l.px(15)), tightLine(l, l.T("window.passed.title")))
	list := down(8, growNone, head, tight(p.words))
	if text.Why != "" {
		list.Add(tight(prose(text.Why)))
	}
	list.Add(newFlow(8, p.solution, p.next))
	p.content = l.box(l.Panel, l.Success, list)
	p.content.Hide()
	return p
}

// tightLine is a bold line that may wrap.
func tightLine(l *look, text string) fyne.CanvasObject {
	t := plain(text)
	t.TextStyle.Bold = true
	return tight(t)
}

// say shows the card or hides it. It answers whether anything is new.
func (p *passedCard) say(on bool, words string, solution bool) bool {
	changed := change(p.content, on)
	if p.words.Text != words {
		p.words.SetText(words)
		changed = true
	}
	return change(p.solution, solution) || changed
}
