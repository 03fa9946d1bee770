package gui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// statusLine is the window's last line: what the run is doing, what the button
// that is pointed at does, and whether the newest moment is shown or one
// behind it.
type statusLine struct {
	look    *look
	said    string // the message
	dot     *canvas.Circle
	words   *canvas.Text
	hint    *canvas.Text
	edge    *pill  // whether the newest moment is shown; behind it, a link to it
	lasting string // the hint while nothing is pointed at
	place   *statusLayout
	line    *fyne.Container
	content fyne.CanvasObject
}

func newStatusLine(l *look, live func(), told func(string)) *statusLine {
	s := &statusLine{
		look: l, dot: canvas.NewCircle(l.Muted), words: l.text("", pillText, l.Text),
		hint: l.text("", pillText, l.Muted), edge: newPill(l, pillEdge, "", live), place: &statusLayout{look: l},
	}
	s.edge.hint, s.edge.tell = l.T("window.hint.live"), told
	s.line = container.New(s.place, s.dot, s.words, s.hint, s.edge)
	s.content = container.NewStack(l.fill(l.Panel), down(0, 1, rule(l), padded(s.line, 4, 14, 5, 14)))
	return s
}

// statusLayout lays the line out. The message comes before the hint: that is
// there only if both have room.
type statusLayout struct {
	look          *look
	message, hint string
}

const statusGap = 12

func (p *statusLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(p.look.px(160)+o[3].MinSize().Width, max(o[3].MinSize().Height, p.look.measure("X", pillText, false).Height))
}

func (p *statusLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	words, hint := o[1].(*canvas.Text), o[2].(*canvas.Text)
	put := func(o fyne.CanvasObject, x float32, s fyne.Size) {
		o.Resize(s)
		o.Move(fyne.NewPos(x, (size.Height-s.Height)/2))
	}
	dot, edge := p.look.px(9), o[3].MinSize()
	put(o[0], 0, fyne.NewSquareSize(dot))
	put(o[3], size.Width-edge.Width, edge)
	left, right := dot+statusGap, size.Width-edge.Width-2*statusGap
	write(words, p.look.fit(p.message, pillText, right-left, false))
	put(words, left, words.MinSize())
	left += words.MinSize().Width + 2*statusGap
	if p.look.measure(p.hint, pillText, false).Width > right-left {
		write(hint, "")
		return
	}
	write(hint, p.hint)
	put(hint, right-hint.MinSize().Width, hint.MinSize())
}

// write changes a text, if it is another.
func write(t *canvas.Text, text string) {
	if t.Text != text {
		t.Text = text
		t.Refresh()
	}
}

// say shows a message; state colours the dot, which is an outline behind the
// live edge.
func (s *statusLine) say(message string, state RunState, live, failed bool) {
	l := s.look
	edge := ""
	switch {
	case !live:
		edge = l.T("window.live.no")
	case state == Ended:
		edge = l.T("window.live.ended")
	case state != Idle:
		edge = l.T("window.live.yes")
	}
	dot := l.Muted
	switch {
	case failed:
		dot = l.Danger
	case state == Playing:
		dot = l.Success
	case state == Paused:
		dot = l.Accent
	}
	s.said, s.place.message = message, message
	s.edge.set(edge, iconNone, live, false)
	s.place.Layout(s.line.Objects, s.line.Size())
	if s.dot.StrokeColor != dot || (s.dot.FillColor != dot) == live {
		s.dot.StrokeColor, s.dot.StrokeWidth, s.dot.FillColor = dot, 1.5, dot
		if !live {
			s.dot.FillColor = color.Transparent
		}
		s.dot.Refresh()
	}
}

// rest sets the hint for when nothing is pointed at.
func (s *statusLine) rest(hint string) {
	s.lasting = hint
	s.tell("")
}

// tell shows what a button does; an empty text takes it back.
func (s *statusLine) tell(hint string) {
	if hint == "" {
		hint = s.lasting
	}
	s.place.hint = hint
	s.place.Layout(s.line.Objects, s.line.Size())
}
