package gui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// statusLine is the window's last line: what the run is doing, and whether the
// newest moment is shown or one behind it.
type statusLine struct {
	look    *look
	said    string // the message
	hint    string // what is shown instead while a button is pointed at
	words   *shortText
	line    *fyne.Container
	dot     *canvas.Circle
	edge    *canvas.Text
	content fyne.CanvasObject
}

func newStatusLine(l *look) *statusLine {
	s := &statusLine{look: l, words: &shortText{look: l, size: pillText}, dot: canvas.NewCircle(l.Muted)}
	s.line = container.New(s.words, l.text("", pillText, l.Text))
	s.edge = l.bold("", 12, l.Muted)
	dot := container.NewGridWrap(fyne.NewSquareSize(l.px(9)), s.dot)
	s.content = container.NewStack(l.fill(l.Panel),
		down(0, 1, rule(l), padded(across(10, 1, dot, s.line, s.edge), 4, 14, 5, 14)))
	return s
}

// say shows a message; state colours the dot, which is an outline behind the
// live edge.
func (s *statusLine) say(message string, state RunState, live, failed bool) {
	l := s.look
	edge, ink := l.T("window.live.yes"), color.Color(l.Muted)
	if !live {
		edge, ink = l.T("window.live.no"), l.Accent
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
	if s.said != message {
		s.said = message
		s.write()
	}
	if s.edge.Text != edge || s.edge.Color != ink {
		s.edge.Text, s.edge.Color = edge, ink
		s.content.Refresh()
	}
	if s.dot.StrokeColor != dot || (s.dot.FillColor != dot) == live {
		s.dot.StrokeColor, s.dot.StrokeWidth, s.dot.FillColor = dot, 1.5, dot
		if !live {
			s.dot.FillColor = color.Transparent
		}
		s.dot.Refresh()
	}
}

// tell shows a hint in the message's place, until it is told an empty one.
func (s *statusLine) tell(hint string) {
	s.hint = hint
	s.write()
}

func (s *statusLine) write() {
	text, ink := s.said, s.look.Text
	if s.hint != "" {
		text, ink = s.hint, s.look.Muted
	}
	s.words.text = text
	s.line.Objects[0].(*canvas.Text).Color = ink
	s.words.Layout(s.line.Objects, s.line.Size())
}
