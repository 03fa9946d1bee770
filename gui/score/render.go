package score

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"batuta/gui/palette"
)

var (
	_ fyne.Widget       = (*View)(nil)
	_ fyne.Scrollable   = (*View)(nil)
	_ fyne.Draggable    = (*View)(nil)
	_ fyne.Tappable     = (*View)(nil)
	_ fyne.Focusable    = (*View)(nil)
	_ fyne.Accessible   = (*View)(nil)
	_ desktop.Hoverable = (*View)(nil)
)

// CreateRenderer makes the widget's renderer.
func (w *View) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{w.raster, w.line, w.head, w.blank, w.frame}
	return &renderer{w: w, objects: append(objects, w.hover.objects()...)}
}

// renderer lays the cursor, the focus and the hover over the raster.
type renderer struct {
	w       *View
	objects []fyne.CanvasObject
}

func (r *renderer) Layout(size fyne.Size) {
	r.w.layout = nil
	r.w.raster.Resize(size)
	r.w.frame.Resize(size)
	if !size.IsZero() {
		r.w.place()
	}
}

func (r *renderer) MinSize() fyne.Size {
	k := r.w.scale
	return fyne.NewSize(320, (headHeight+legendHeight+3*lanePitchMin)*k)
}

func (r *renderer) Refresh() { r.w.changed() }

func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *renderer) Destroy() {}

// hoverLines is how many lines a hover has at most.
const hoverLines = 4

// hover is the words beside the pointer.
type hover struct {
	box   *canvas.Rectangle
	lines [hoverLines]*canvas.Text
}

func newHover() *hover {
	h := &hover{box: canvas.NewRectangle(nil)}
	h.box.CornerRadius = 6
	h.box.StrokeWidth = 1
	for i := range h.lines {
		h.lines[i] = canvas.NewText("", nil)
		h.lines[i].TextStyle.Bold = i == 0
	}
	h.hide()
	return h
}

func (h *hover) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{h.box}
	for _, line := range h.lines {
		all = append(all, line)
	}
	return all
}

func (h *hover) dress(p palette.Palette, scale float32) {
	h.box.FillColor = p.Raised
	h.box.StrokeColor = p.Border
	for i, line := range h.lines {
		line.Color = p.Muted
		if i == 0 {
			line.Color = p.Text
		}
		line.TextSize = 12 * scale
	}
}

func (h *hover) hide() {
	h.box.Hide()
	for _, line := range h.lines {
		line.Hide()
	}
}

// show writes words above at, within bounds, or under it where there is no
// room: as far off as to leave clear what is pointed at.
func (h *hover) show(words []string, at fyne.Position, bounds fyne.Size, clear float32) {
	if len(words) == 0 {
		h.hide()
		return
	}
	const pad, apart = 8, 14
	clear = max(clear, apart)
	var size fyne.Size
	for i, line := range h.lines {
		showIf(line, i < len(words))
		if i >= len(words) {
			continue
		}
		if line.Text != words[i] {
			line.Text = words[i]
			line.Refresh()
		}
		need := line.MinSize()
		size.Width = max(size.Width, need.Width)
		size.Height += need.Height
	}
	size = size.AddWidthHeight(2*pad, 2*pad)
	x, y := at.X+apart, at.Y-clear-size.Height
	if x+size.Width > bounds.Width {
		x = max(at.X-apart-size.Width, 0)
	}
	if y < 0 {
		y = at.Y + clear
	}
	if y+size.Height > bounds.Height { // room neither above nor under it: beside it
		y = max(bounds.Height-size.Height, 0)
	}
	h.box.Move(fyne.NewPos(x, y))
	h.box.Resize(size)
	h.box.Show()
	y += pad
	for i := range min(len(words), hoverLines) {
		h.lines[i].Move(fyne.NewPos(x+pad, y))
		y += h.lines[i].MinSize().Height
	}
}
