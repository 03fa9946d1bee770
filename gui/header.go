package gui

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// header is the window's top line: what this is, which lesson, how far one has
// come, and how the window looks and speaks.
type header struct {
	lang, size, theme, help *pill
	content                 fyne.CanvasObject
}

// headerOrders is what the header's buttons do.
type headerOrders struct {
	lang, size, theme, help func()
	tell                    func(hint string)
}

func newHeader(l *look, s settings, title string, done, total int, do headerOrders) *header {
	h := &header{}
	button := func(label string, mark icon, hint string, tapped func()) *pill {
		p := newPill(l, pillPlain, label, tapped).marked(mark, false)
		p.hint, p.tell = l.T(hint), do.tell
		return p
	}
	h.lang = button(l.T("window.lang"), iconNone, "window.hint.lang", do.lang)
	h.size = button(fmt.Sprintf("A+ %d %%", int(s.scale*100+0.5)), iconNone, "window.hint.size", do.size)
	h.theme = button(l.T("window.theme."+string(s.theme)), iconTheme, "window.hint.theme", do.theme)
	h.help = button("?", iconNone, "window.hint.help", do.help)

	name := l.bold(l.T("window.title"), 17, l.Text)
	lesson := newShortText(l, title, 14, l.Muted)
	count := l.text(fmt.Sprintf("%d / %d", done, total), 12, l.Muted)
	bar := newProgress(l, done, total)
	content := across(12, 2, iconBaton.image(l.Accent, l.px(22)), name, lesson, count, bar, h.lang, h.size, h.theme, h.help)
	h.content = container.NewStack(l.fill(l.Panel),
		down(0, 0, padded(content, 7, 14, 7, 12), rule(l)))
	return h
}

// rule is a thin line over the full width.
func rule(l *look) fyne.CanvasObject {
	r := l.fill(l.Border)
	r.SetMinSize(fyne.NewSize(1, 1))
	return r
}

// newProgress is a bar of which the done part is filled.
func newProgress(l *look, done, total int) fyne.CanvasObject {
	back, front := l.fill(l.Raised), l.fill(l.Accent)
	back.CornerRadius, front.CornerRadius = 3.5, 3.5
	part := float32(0)
	if total > 0 {
		part = float32(done) / float32(total)
	}
	front.Hidden = part == 0
	return container.New(progressBar{width: 110, part: part}, back, front)
}

type progressBar struct{ width, part float32 }

func (p progressBar) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(p.width, 7) }

func (p progressBar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[1].Resize(fyne.NewSize(size.Width*p.part, size.Height))
}

// newShortText is a line of text that takes the room it is given, and ends in
// an ellipsis when that is too little.
func newShortText(l *look, text string, size float32, ink color.Color) fyne.CanvasObject {
	return container.New(&shortText{look: l, text: text, size: size}, l.text(text, size, ink))
}

// newWholeText is a line of bold text that is not there when it has no room.
func newWholeText(l *look, text string, size float32, ink color.Color) fyne.CanvasObject {
	return container.New(&shortText{look: l, text: text, size: size, whole: true}, l.bold(text, size, ink))
}

type shortText struct {
	look  *look
	text  string
	size  float32
	whole bool // or not at all
}

func (s *shortText) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(s.look.px(30), objects[0].MinSize().Height)
}

func (s *shortText) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	t := objects[0].(*canvas.Text)
	short := s.look.fit(s.text, s.size, size.Width, t.TextStyle.Bold)
	if s.whole && short != s.text {
		short = ""
	}
	if short != t.Text {
		t.Text = short
		t.Refresh()
	}
	height := t.MinSize().Height
	t.Resize(fyne.NewSize(size.Width, height))
	t.Move(fyne.NewPos(0, (size.Height-height)/2))
}
