package gui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// dividerWidth is how wide the strip is by which panes are parted.
const dividerWidth = 7

// divider is the strip between two panes. It shows itself while it is pointed
// at; dragged, it tells by how much, and tapped twice, that it is to go back
// to its own place.
type divider struct {
	widget.BaseWidget
	look    *look
	upright bool // it parts what is left from what is right
	moved   func(by float32)
	reset   func()

	hovered, dragged bool
}

func newDivider(l *look, upright bool, moved func(by float32), reset func()) *divider {
	d := &divider{look: l, upright: upright, moved: moved, reset: reset}
	d.ExtendBaseWidget(d)
	return d
}

// Dragged implements fyne.Draggable.
func (d *divider) Dragged(e *fyne.DragEvent) {
	d.dragged = true
	if d.upright {
		d.moved(e.Dragged.DX)
	} else {
		d.moved(e.Dragged.DY)
	}
}

// DragEnd implements fyne.Draggable.
func (d *divider) DragEnd() { d.dragged = false; d.Refresh() }

// DoubleTapped implements fyne.DoubleTappable.
func (d *divider) DoubleTapped(*fyne.PointEvent) { d.reset() }

// MouseIn implements desktop.Hoverable.
func (d *divider) MouseIn(*desktop.MouseEvent) { d.hovered = true; d.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (d *divider) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (d *divider) MouseOut() { d.hovered = false; d.Refresh() }

// Cursor implements desktop.Cursorable.
func (d *divider) Cursor() desktop.Cursor {
	if d.upright {
		return desktop.HResizeCursor
	}
	return desktop.VResizeCursor
}

// CreateRenderer implements fyne.Widget.
func (d *divider) CreateRenderer() fyne.WidgetRenderer {
	r := &dividerRenderer{divider: d, line: canvas.NewRectangle(color.Transparent)}
	r.line.CornerRadius = 1
	return r
}

type dividerRenderer struct {
	divider *divider
	line    *canvas.Rectangle
}

func (r *dividerRenderer) Destroy()                     {}
func (r *dividerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }

func (r *dividerRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(dividerWidth) }

func (r *dividerRenderer) Layout(size fyne.Size) {
	const thick = 2
	if r.divider.upright {
		r.line.Resize(fyne.NewSize(thick, size.Height))
		r.line.Move(fyne.NewPos((size.Width-thick)/2, 0))
		return
	}
	r.line.Resize(fyne.NewSize(size.Width, thick))
	r.line.Move(fyne.NewPos(0, (size.Height-thick)/2))
}

func (r *dividerRenderer) Refresh() {
	r.line.FillColor = color.Transparent
	if r.divider.hovered || r.divider.dragged {
		r.line.FillColor = r.divider.look.Accent
	}
	r.line.Refresh()
}
