package code

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// gutter lies over the numbers and dots. It says in the head which tasks'
// dots are under the pointer, and hands the wheel on to the text.
type gutter struct {
	widget.BaseWidget
	view *View
	line int    // under the pointer, 0 for none
	said string // what the head says of it
}

// The pointer and the wheel come through these.
var (
	_ desktop.Hoverable = (*gutter)(nil)
	_ fyne.Scrollable   = (*gutter)(nil)
)

func newGutter(v *View) *gutter {
	g := &gutter{view: v}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer is part of fyne.Widget: nothing of it is seen.
func (g *gutter) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// Scrolled is part of fyne.Scrollable.
func (g *gutter) Scrolled(e *fyne.ScrollEvent) { g.view.scroll.Scrolled(e) }

// MouseIn is part of desktop.Hoverable.
func (g *gutter) MouseIn(e *desktop.MouseEvent) { g.MouseMoved(e) }

// MouseMoved is part of desktop.Hoverable.
func (g *gutter) MouseMoved(e *desktop.MouseEvent) {
	g.line = g.view.metrics().at(e.Position.Y + g.view.scroll.Offset.Y)
	g.tell()
}

// MouseOut is part of desktop.Hoverable.
func (g *gutter) MouseOut() {
	g.line = 0
	g.tell()
}

// tell has the head say what is under the pointer.
func (g *gutter) tell() {
	said := labels(g.view.marks[g.line])
	if said == g.said {
		return
	}
	g.said = said
	g.view.placeHint()
}
