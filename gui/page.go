package gui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"batuta/gui/wheel"
)

// Page is what a lesson's page says, in one language. Idea, Question and Turn
// are Markdown; the rest is plain.
type Page struct {
	Title, Idea string
	Question    string
	Choices     []string
	Turn        string
	See         []Symptom
}

// Symptom is something one may see, and why.
type Symptom struct{ See, Cause string }

// page is the lesson to read: what went wrong if something did, the idea, the
// prediction to make, the task to do, and what one should see.
type page struct {
	look    *look
	banner  *banner
	choices []*pill
	verdict *widget.Label
	bet     fyne.CanvasObject // the prediction
	lead    *fyne.Container   // what is to be read before a run
	content *wheel.Scroll
}

// guess is a prediction as the page shows it; the choices by number, -1 for
// none.
type guess struct {
	chosen int    // by the reader
	right  int    // by a run
	locked bool   // a run is finding out
	text   string // what there is to say
}

// newPage lays a page out. choose is told which prediction was made.
func newPage(l *look, text Page, choose func(int)) *page {
	p := &page{look: l, banner: newBanner(l)}
	p.lead = down(8, growNone, p.banner.content, newTitle(text.Title), tight(prose(text.Idea)))
	if text.Question != "" {
		p.bet = p.predict(text, choose)
		p.lead.Add(p.bet)
	}
	list := down(8, growNone, p.lead)
	if text.Turn != "" {
		list.Add(l.box(l.Raised, l.Accent, l.heading("window.page.turn"), tight(prose(text.Turn))))
	}
	if len(text.See) > 0 {
		list.Add(p.symptoms(text.See))
	}
	p.content = wheel.NewVScroll(padded(list, 10, 14, 12, 4))
	return p
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

// verdictLines is for how many lines of what is said there is room always, so
// that nothing below moves when it comes.
const verdictLines = 2

func (p *page) predict(text Page, choose func(int)) fyne.CanvasObject {
	l := p.look
	choices := newFlow(6)
	for i, choice := range text.Choices {
		c := newPill(l, pillChoice, choice, func() { choose(i) }).marked(iconOpen, false)
		c.seen = func() { p.content.Reveal(c, l.px(40)) }
		p.choices = append(p.choices, c)
		choices.Add(c)
	}
	p.verdict = plain("")
	room := verdictLines * l.measure("X", 14, false).Height
	question := prose("**" + l.T("window.page.predict") + "** " + text.Question)
	return l.box(l.Raised, l.Accent, tight(question), choices, container.New(noLess(room), tight(p.verdict)))
}

// noLess gives an object at least a height.
type noLess float32

func (n noLess) MinSize(o []fyne.CanvasObject) fyne.Size {
	s := o[0].MinSize()
	return fyne.NewSize(s.Width, max(s.Height, float32(n)))
}

func (n noLess) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

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
	if p.verdict.Text == g.text {
		return false
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

// reveal scrolls to the prediction.
func (p *page) reveal() {
	if p.bet != nil {
		p.content.Reveal(p.bet, 8)
	}
}

// symptoms is the table of what one may see, and why.
func (p *page) symptoms(rows []Symptom) fyne.CanvasObject {
	l := p.look
	table := down(6, growNone, twoColumns(l.heading("window.page.see"), l.heading("window.page.cause")))
	for _, r := range rows {
		table.Add(rule(l))
		table.Add(twoColumns(tight(plain(r.See)), tight(plain(r.Cause))))
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
