package gui

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"batuta/gui/wheel"
)

// page is the lesson to read: what went wrong if something did, the idea, the
// prediction to make, the task to do, how a run stands by it, and what one
// should see.
type page struct {
	look           *look
	banner         *banner
	parts          []*pill
	previous, next *pill // at the title
	ahead          *pill // at the foot
	choices        []*pill
	verdict        *widget.Label
	jump           *pill // to the moment that decided the prediction
	onward         *pill // to the task
	net            *pill // allows the network, where a part is free
	checks         *checkCard
	passed         *passedCard
	links          []*pill
	bet            fyne.CanvasObject // the prediction
	task           fyne.CanvasObject // what there is to do
	lead           *fyne.Container   // what is to be read before a run
	content        *wheel.Scroll
}

// guess is a prediction as the page shows it; the choices by number, -1 for
// none.
type guess struct {
	chosen int    // by the reader
	right  int    // by a run
	locked bool   // a run is finding out
	jump   bool   // the moment that decided it can be shown
	text   string // what there is to say
}

// pageOrders is what the page's buttons do.
type pageOrders struct {
	part, choose, check                   func(int)
	jump, show, hint, skip, solution, net func()
	previous, next                        func()
	link                                  func(url string)
	tell                                  func(hint string)
}

// around is where a page stands among the others.
type around struct {
	part           int    // the one that is open
	previous, next string // the titles of those beside it, "" for none
	free           bool   // the part is for trying out
	answers        bool   // a run can answer the prediction
}

// newPage lays a page out.
func newPage(l *look, text Page, at around, do pageOrders) *page {
	p := &page{look: l, banner: newBanner(l)}
	part := text.Parts[at.part]
	p.lead = down(8, growNone, p.banner.content, p.title(text.Title, at, do))
	if at.part == 0 { // the others have ideas of their own
		p.lead.Add(tight(prose(text.Idea)))
	}
	if len(text.Parts) > 1 {
		p.lead.Add(p.switchParts(text.Parts, at.part, do))
		if part.Title != "" {
			p.lead.Add(padded(l.bold(part.Title, 15, l.Text), 4, 0, 0, 0))
		}
	}
	if part.Idea != "" {
		p.lead.Add(tight(prose(part.Idea)))
	}
	if part.Question != "" && at.answers {
		p.bet = p.predict(part, do)
		p.lead.Add(p.bet)
	}
	list := down(10, growNone, p.lead)
	if part.Turn != "" || at.free {
		p.task = p.turn(part, at, do)
		list.Add(p.task)
	}
	p.checks = newCheckCard(l, part, do, p.reveal)
	p.passed = newPassedCard(l, part, at.next, do, p.reveal)
	if len(part.Checks) > 0 {
		list.Add(p.checks.content)
		list.Add(p.passed.content)
	}
	if len(part.See) > 0 {
		list.Add(p.symptoms(part.See))
	}
	p.foot(list, text.Sources, at, do)
	p.content = wheel.NewVScroll(padded(list, 10, 14, 12, 4))
	return p
}

// title is the page's title, and beside it the ways to its neighbours.
func (p *page) title(text string, at around, do pageOrders) fyne.CanvasObject {
	button := func(mark icon, to string, tapped func()) *pill {
		b := newPill(p.look, pillPlain, "", tapped).marked(mark, false)
		b.hint, b.tell, b.disabled = to, do.tell, to == ""
		return b
	}
	p.previous = button(iconBack, at.previous, do.previous)
	p.next = button(iconForward, at.next, do.next)
	steps := container.New(atTop{}, across(4, growNone, p.previous, p.next))
	return container.NewBorder(nil, nil, nil, padded(steps, 0, 0, 0, 8), newTitle(text))
}

// switchParts is a pill for each part.
func (p *page) switchParts(parts []PartPage, open int, do pageOrders) fyne.CanvasObject {
	row := newFlow(6)
	for i, part := range parts {
		b := newPill(p.look, pillChoice, fmt.Sprintf("%d %s", i+1, part.Title), func() { do.part(i) })
		b.chosen = i == open
		b.seen = func() { p.reveal(b) }
		p.parts = append(p.parts, b)
		row.Add(b)
	}
	return row
}

// turn is what there is to do.
func (p *page) turn(part PartPage, at around, do pageOrders) fyne.CanvasObject {
	l := p.look
	box := []fyne.CanvasObject{l.heading("window.page.turn")}
	if part.Turn != "" {
		box = append(box, tight(prose(part.Turn)))
	}
	if at.free {
		p.net = newPill(l, pillChoice, l.T("window.net.allow"), do.net).marked(iconOpen, false)
		p.net.seen = func() { p.reveal(p.net) }
		box = append(box, newFlow(0, p.net), tight(plain(l.T("window.net.what"))))
	}
	return l.box(l.Raised, l.Accent, box...)
}

// foot is where to read more, and the way on.
func (p *page) foot(list *fyne.Container, sources []Link, at around, do pageOrders) {
	l := p.look
	if len(sources) > 0 {
		list.Add(rule(l))
		list.Add(l.heading("window.page.sources"))
		flow := newFlow(12)
		for _, s := range sources {
			b := newPill(l, pillLink, unmarked(s.Text), func() { do.link(s.URL) })
			b.hint, b.tell = s.URL, do.tell
			b.seen = func() { p.reveal(b) }
			p.links = append(p.links, b)
			flow.Add(b)
		}
		list.Add(flow)
	}
	if at.next != "" {
		p.ahead = newPill(l, pillPlain, l.T("window.passed.next", at.next), do.next).marked(iconForward, true)
		p.ahead.seen = func() { p.reveal(p.ahead) }
		list.Add(newFlow(0, p.ahead))
	}
}

// newTitle is a page's title, which may take several lines.
func newTitle(text string) fyne.CanvasObject {
	seg := &widget.TextSegment{Text: text, Style: widget.RichTextStyleHeading}
	r := widget.NewRichText(seg)
	r.Wrapping = fyne.TextWrapWord
	return tight(r)
}

// prose is text with Markdown in it, wrapped.
func prose(markdown string) *widget.RichText {
	r := widget.NewRichTextFromMarkdown(markdown)
	r.Wrapping = fyne.TextWrapWord
	return r
}

// plain is text, wrapped.
func plain(text string) *widget.Label {
	t := widget.NewLabel(text)
	t.Wrapping = fyne.TextWrapWord
	return t
}

// tight takes away the room that Fyne's text widgets leave round themselves,
// so that their words begin where the lines and boxes beside them do.
func tight(o fyne.CanvasObject) *fyne.Container { return padded(o, -8, -8, -8, -8) }

// heading is the small title of a box.
func (l *look) heading(key string) fyne.CanvasObject { return l.bold(l.T(key), 12, l.Muted) }

// box is a ground with a bar at its left and objects one under another.
func (l *look) box(ground, bar color.Color, objects ...fyne.CanvasObject) *fyne.Container {
	edge := l.fill(bar)
	edge.SetMinSize(fyne.NewSize(3, 3))
	back := l.card(ground, nil)
	back.CornerRadius = 6
	return container.NewStack(back, container.New(barred{}, edge, padded(down(6, growNone, objects...), 8, 12, 8, 14)))
}

// barred lays a thin bar along the left edge of an object.
type barred struct{}

func (barred) MinSize(o []fyne.CanvasObject) fyne.Size { return o[1].MinSize() }

func (barred) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(3, size.Height))
	o[1].Resize(size)
}

// predict is the question, what there is to say to it, and what comes next: the
// moment that decided it, once a run has, and the task to do, which mostly is not
// in sight yet.
func (p *page) predict(text PartPage, do pageOrders) fyne.CanvasObject {
	l := p.look
	choices := newFlow(6)
	for i, choice := range text.Choices {
		c := newPill(l, pillChoice, choice, func() { do.choose(i) }).marked(iconOpen, false)
		c.seen = func() { p.reveal(c) }
		p.choices = append(p.choices, c)
		choices.Add(c)
	}
	p.verdict = plain("")
	p.jump = newPill(l, pillLink, l.T("window.page.jump"), do.jump).marked(iconForward, true)
	p.jump.seen = func() { p.reveal(p.jump) }
	p.jump.Hide()
	steps := newFlow(12, p.jump)
	if text.Turn != "" {
		p.onward = newPill(l, pillLink, l.T("window.page.onward"), func() { p.content.Lead(p.task, l.px(8)) }).marked(iconDown, true)
		p.onward.seen = func() { p.reveal(p.onward) }
		steps.Add(p.onward)
	}
	question := prose("**" + l.T("window.page.predict") + "** " + text.Question)
	return l.box(l.Raised, l.Accent, tight(question), choices,
		down(0, growNone, tight(p.verdict), steps))
}

// judge shows the prediction and what became of it. It answers whether what is
// said is new.
func (p *page) judge(g guess) bool {
	if p.verdict == nil {
		return false
	}
	for i, c := range p.choices {
		c.set(c.label, c.mark, g.locked, i == g.chosen)
		switch {
		case i == g.right:
			c.say(iconRight, &p.look.Success)
		case i == g.chosen && g.right >= 0:
			c.say(iconWrong, &p.look.Danger)
		case i == g.chosen:
			c.say(iconChosen, nil)
		default:
			c.say(iconOpen, nil)
		}
	}
	changed := change(p.jump, g.jump)
	if p.verdict.Text == g.text {
		return changed
	}
	p.verdict.TextStyle.Bold = g.right >= 0
	p.verdict.SetText(g.text)
	return true
}

// place is how far the page is scrolled, from 0 to 1.
func (p *page) place() float32 {
	if room := p.content.Content.MinSize().Height - p.content.Size().Height; room > 0 {
		return p.content.Offset.Y / room
	}
	return 0
}

// goTo scrolls to a place.
func (p *page) goTo(place float32) {
	if room := p.content.Content.MinSize().Height - p.content.Size().Height; room > 0 {
		p.content.ScrollToOffset(fyne.NewPos(0, place*room))
	}
}

// settle lays the page out anew: something on it has come or gone.
func (p *page) settle() {
	c := p.content.Content
	c.Refresh() // it lays out what lies in it, however deep
	c.Resize(fyne.NewSize(c.Size().Width, max(c.MinSize().Height, p.content.Size().Height)))
	p.content.Refresh()
}

// revealBet scrolls to the prediction.
func (p *page) revealBet() {
	if p.bet != nil {
		p.reveal(p.bet)
	}
}

// reveal scrolls to something on the page.
func (p *page) reveal(o fyne.CanvasObject) { p.content.Reveal(o, p.look.px(12)) }

// symptoms is the table of what one may see, and why.
func (p *page) symptoms(rows []Symptom) fyne.CanvasObject {
	l := p.look
	table := down(6, growNone, twoColumns(l.heading("window.page.see"), l.heading("window.page.cause")))
	for _, r := range rows {
		table.Add(rule(l))
		table.Add(twoColumns(tight(cellText(r.See)), tight(cellText(r.Cause))))
	}
	return table
}

// twoColumns lays two texts side by side, the right one a little wider; the
// row is as high as the higher one.
func twoColumns(left, right fyne.CanvasObject) *fyne.Container {
	return container.New(columns{gap: 14, part: 0.42}, left, right)
}

type columns struct{ gap, part float32 }

func (c columns) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(a.Width+b.Width+c.gap, max(a.Height, b.Height))
}

func (c columns) Layout(o []fyne.CanvasObject, size fyne.Size) {
	left := (size.Width - c.gap) * c.part
	o[0].Resize(fyne.NewSize(left, size.Height))
	o[1].Move(fyne.NewPos(left+c.gap, 0))
	o[1].Resize(fyne.NewSize(size.Width-left-c.gap, size.Height))
}
