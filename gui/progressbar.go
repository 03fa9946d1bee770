package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// progressBar shows a part of a whole.
type progressBar struct {
	look       *look
	part       float32 // from 0 to 1
	back, done *canvas.Rectangle
	content    *fyne.Container
}

const barHigh = 6 // at 100 %

func newProgressBar(l *look) *progressBar {
	b := &progressBar{look: l, back: l.fill(l.Raised), done: l.fill(l.Accent)}
	b.back.CornerRadius, b.done.CornerRadius = l.px(barHigh/2), l.px(barHigh/2)
	b.content = container.New(b, b.back, b.done)
	return b
}

// set shows another part.
func (b *progressBar) set(part float32) {
	if b.part != part {
		b.part = part
		b.content.Refresh()
	}
}

// MinSize implements fyne.Layout.
func (b *progressBar) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(b.look.px(130), b.look.px(barHigh))
}

// Layout implements fyne.Layout.
func (b *progressBar) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	b.back.Resize(size)
	b.done.Resize(fyne.NewSize(size.Width*b.part, size.Height))
	show(b.done, b.part > 0)
}
