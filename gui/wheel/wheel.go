// Package wheel holds the scrollers of the window's panes: Fyne's own, on which
// a notch of the wheel goes about three lines of text on, as it does in most
// programs, and not one.
package wheel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// faster is by how much further a notch leads than Fyne's 25 pixels.
const faster = 2.4

// Scroll is Fyne's scroll container with a faster wheel.
type Scroll struct{ container.Scroll }

// NewScroll scrolls content both ways.
func NewScroll(content fyne.CanvasObject) *Scroll {
	return newScroll(content, container.ScrollBoth)
}

// NewVScroll scrolls content up and down.
func NewVScroll(content fyne.CanvasObject) *Scroll {
	return newScroll(content, container.ScrollVerticalOnly)
}

func newScroll(content fyne.CanvasObject, direction container.ScrollDirection) *Scroll {
	s := &Scroll{}
	s.Direction, s.Content = direction, content
	s.ExtendBaseWidget(s)
	return s
}

// Scrolled implements fyne.Scrollable.
func (s *Scroll) Scrolled(e *fyne.ScrollEvent) { s.Scroll.Scrolled(quicken(e)) }

// Reveal scrolls as little as will do to bring o, which lies in s, into sight
// with a margin round it, in pixels.
func (s *Scroll) Reveal(o fyne.CanvasObject, margin float32) {
	top := s.top(o)
	bottom := top + o.Size().Height + margin
	offset := s.Offset
	offset.Y = max(offset.Y, bottom-s.Size().Height)
	offset.Y = max(min(offset.Y, top-margin), 0)
	if offset != s.Offset {
		s.ScrollToOffset(offset)
	}
}

// Lead scrolls so that o, a part of what is scrolled, comes first in view, margin
// below the edge, or as near to it as what follows allows.
func (s *Scroll) Lead(o fyne.CanvasObject, margin float32) {
	top := s.top(o)
	least := max(s.Content.Size().Height-s.Size().Height, 0)
	s.ScrollToOffset(fyne.NewPos(s.Offset.X, min(max(top-margin, 0), least)))
}

// top is where o lies in what is scrolled. Fyne's drivers know only of what has been
// painted: what has just been shown is nowhere to them, and it is mostly that which
// is to be brought into sight. So containers are gone through here.
func (s *Scroll) top(o fyne.CanvasObject) float32 {
	if y, ok := within(s.Content, o); ok {
		return y
	}
	driver := fyne.CurrentApp().Driver()
	return driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s.Content).Y
}

// within is where o lies in object, and whether it does.
func within(object, o fyne.CanvasObject) (y float32, ok bool) {
	if object == o {
		return 0, true
	}
	c, isContainer := object.(*fyne.Container)
	if !isContainer {
		return 0, false
	}
	for _, child := range c.Objects {
		if y, ok := within(child, o); ok {
			return y + child.Position().Y, true
		}
	}
	return 0, false
}

// quicken is e, with a wheel that turns faster.
func quicken(e *fyne.ScrollEvent) *fyne.ScrollEvent {
	quick := *e
	quick.Scrolled.DX *= faster
	quick.Scrolled.DY *= faster
	return &quick
}

// Cover gives a list, which scrolls by itself, the faster wheel: it lies over
// the list and catches the wheel only.
type Cover struct {
	widget.BaseWidget
	list *widget.List
}

// NewCover covers list.
func NewCover(list *widget.List) *Cover {
	c := &Cover{list: list}
	c.ExtendBaseWidget(c)
	return c
}

// Scrolled implements fyne.Scrollable.
func (c *Cover) Scrolled(e *fyne.ScrollEvent) {
	c.list.ScrollToOffset(max(c.list.GetScrollOffset()-quicken(e).Scrolled.DY, 0))
}

// CreateRenderer implements fyne.Widget: there is nothing to be seen.
func (c *Cover) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{})
}
