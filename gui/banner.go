package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// trouble is something that went wrong, in words.
type trouble struct{ what, err, remedy string }

// banner says on the page what went wrong, the error itself, and what to do.
type banner struct {
	said    trouble
	what    *widget.Label
	err     *widget.Label
	remedy  *widget.Label
	content *fyne.Container
}

func newBanner(l *look) *banner {
	b := &banner{what: widget.NewLabel(""), err: widget.NewLabel(""), remedy: widget.NewLabel("")}
	for _, label := range []*widget.Label{b.what, b.err, b.remedy} {
		label.Wrapping = fyne.TextWrapWord
	}
	b.what.TextStyle.Bold = true
	b.err.TextStyle.Monospace = true
	b.err.Wrapping = fyne.TextWrapBreak
	mark := container.NewVBox(iconWarning.image(l.Danger, l.px(18)))
	words := down(4, growNone, tight(b.what), tight(b.err), tight(b.remedy))
	b.content = l.box(l.DangerTint, l.Danger, container.NewBorder(nil, nil, mark, nil, padded(words, 0, 0, 0, 8)))
	b.content.Hide()
	return b
}

// say shows t; the empty one hides the banner. It answers whether anything
// changed.
func (b *banner) say(t trouble) bool {
	if t == b.said {
		return false
	}
	b.said = t
	b.what.SetText(t.what)
	b.err.SetText(t.err)
	b.remedy.SetText(t.remedy)
	b.err.Hidden, b.remedy.Hidden = t.err == "", t.remedy == ""
	b.content.Hidden = t == trouble{}
	b.content.Refresh()
	return true
}
