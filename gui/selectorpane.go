package gui

import (
	"sort"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// selectorPane is the Selector tab: each call of the selector, what it was asked
// and why so, what it answered, and how many descriptors it went through.
type selectorPane struct {
	look   *look
	call   string // the system call
	score  *trace.Score
	bars   []*trace.Bar // those whose call lies before the moment
	sum    *canvas.Text
	ledger *ledger

	content fyne.CanvasObject
}

func newSelectorPane(l *look, seek func(pos int)) *selectorPane {
	p := &selectorPane{look: l, sum: l.text("", pillText, l.Muted)}
	p.ledger = newLedger(l, []column{
		{head: l.T("window.calls.cycle"), letters: 7},
		{head: l.T("window.calls.call"), letters: 28, mono: true},
		{head: l.T("window.calls.took"), letters: 9},
		{head: l.T("window.calls.events"), letters: 9},
		{head: l.T("window.calls.scanned"), letters: 11},
		{head: l.T("window.calls.why"), share: 1},
	}, func() int { return len(p.bars) }, p.fill, func(row int) { seek(p.bars[row].Asked + 1) })
	p.content = down(2, 1, padded(p.sum, 4, 14, 2, 14), p.ledger.content)
	p.show(nil, "", 0)
	return p
}

// show is told the score, the system call behind its selector, and the moment.
func (p *selectorPane) show(s *trace.Score, call string, pos int) {
	before := len(p.bars)
	p.score, p.call, p.bars = s, call, nil
	if s != nil {
		n := sort.Search(len(s.Bars)-s.First, func(i int) bool {
			b := s.Bars[s.First+i]
			return b.Asked < 0 || b.Asked >= pos
		})
		p.bars = s.Bars[s.First : s.First+n]
	}
	if len(p.bars) == 0 {
		write(p.sum, "")
		p.ledger.say(p.look.T("words.why.never"))
	} else {
		p.ledger.say("")
		write(p.sum, p.total())
	}
	p.ledger.list.Refresh()
	if n := len(p.bars); n > 0 && n != before {
		p.ledger.list.ScrollTo(n - 1)
	}
}

// total adds the calls up.
func (p *selectorPane) total() string {
	c := p.bars[len(p.bars)-1].Calls
	calls := p.look.T("window.calls.many", c.Count)
	if c.Count == 1 {
		calls = p.look.T("window.calls.one")
	}
	return p.look.T("window.calls.sum", calls, c.Peeks, words.Duration(c.Waited), words.Events(p.look, c.Events), c.Scanned)
}

func (p *selectorPane) fill(row int, c []cell) {
	b, l := p.bars[row], p.look
	c[0] = cell{strconv.Itoa(b.Number), l.Muted}
	c[1] = cell{p.call + "(" + words.Timeout(l, b.Ask.Timeout) + ")", l.Text}
	if !b.Ask.Answered {
		c[2] = cell{l.T("words.answer.none"), l.Accent}
	} else {
		c[2] = cell{words.Duration(b.Ask.Took), l.Text}
		c[3] = cell{strconv.Itoa(b.Ask.Events), l.Text}
		c[4] = cell{l.T("window.calls.of", b.Scanned, b.Registered), l.Text}
	}
	c[5] = cell{words.Score{Texts: l, Score: p.score}.Asked(b), l.Muted}
}
