package gui

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// header is the window's top line: what this is, which lesson, and how the
// window looks and speaks. Where there is little room, the switch among the
// panes is here too.
type header struct {
	rail, file, lang, size, theme, help *pill
	progress                            *pill
	bar                                 *progressBar
	panes                               map[string]*pill
	name, choice                        fyne.CanvasObject
	content                             fyne.CanvasObject
}

// headerOrders is what the header's buttons do.
type headerOrders struct {
	rail, file, lang, size, theme, help func()
	progress                            func()
	pane                                func(name string)
	tell                                func(hint string)
}

func newHeader(l *look, s settings, title string, do headerOrders) *header {
	h := &header{panes: map[string]*pill{}}
	button := func(kind pillKind, label string, mark icon, hint string, tapped func()) *pill {
		p := newPill(l, kind, label, tapped).marked(mark, false)
		p.hint, p.tell = l.T(hint), do.tell
		return p
	}
	h.progress = button(pillQuiet, "0 / 0", iconNone, "window.hint.progress", do.progress)
	h.bar = newProgressBar(l)
	size := fmt.Sprintf("A+ %d %%", int(s.textScale()*100+0.5))
	h.rail = button(pillPlain, "", iconMenu, "window.hint.rail", do.rail)
	h.file = button(pillPlain, l.T("window.file"), iconNone, "window.hint.file", do.file)
	h.file.brief = &brief{mark: iconFile}
	h.lang = button(pillPlain, l.T("window.lang"), iconNone, "window.hint.lang", do.lang)
	h.size = button(pillPlain, size, iconNone, "window.hint.size", do.size)
	h.theme = button(pillPlain, l.T("window.theme."+string(s.theme)), iconTheme, "window.hint.theme", do.theme)
	h.help = button(pillPlain, "?", iconNone, "window.hint.help", do.help)
	h.size.brief, h.theme.brief = &brief{label: "A+"}, &brief{mark: iconTheme}
	panes := across(2, growNone)
	for _, name := range paneNames() {
		p := button(pillTab, l.T("window.pane."+name), iconNone, "window.hint.pane", func() { do.pane(name) })
		h.panes[name] = p
		panes.Add(p)
	}
	h.choice = panes
	h.name = l.bold(l.T("window.title"), 17, l.Text)
	lesson := newShortText(l, title, 14, l.Muted)
	content := across(10, 4, h.rail, iconBaton.image(l.Accent, l.px(22)), h.name, h.choice, lesson,
		h.progress, h.bar.content, h.file, h.lang, h.size, h.theme, h.help)
	h.content = container.NewStack(l.fill(l.Panel),
		down(0, 0, padded(content, 7, 14, 7, 12), rule(l)))
	return h
}

// fit shows what there is room and need for: narrow says that the rail has
// been put away, compact that one pane is shown at a time.
func (h *header) fit(narrow, compact bool, pane string) {
	show(h.rail, narrow)
	show(h.name, !compact)
	show(h.bar.content, !compact)
	show(h.choice, compact)
	for name, p := range h.panes {
		p.choose(name == pane)
		p.shorten(compact)
	}
	for _, p := range []*pill{h.rail, h.file, h.lang, h.size, h.theme, h.help} {
		p.shorten(compact)
	}
}

// rule is a thin line over the full width.
func rule(l *look) fyne.CanvasObject {
	r := l.fill(l.Border)
	r.SetMinSize(fyne.NewSize(1, 1))
	return r
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
