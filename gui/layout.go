package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// line lays objects side by side, or one under another, each as long as it
// must be; the one of number grow takes what is left. Hidden ones take no room.
type line struct {
	down bool
	gap  float32
	grow int // -1: none
}

const growNone = -1

// across lays objects side by side, centred in height.
func across(gap float32, grow int, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(line{gap: gap, grow: grow}, objects...)
}

// down lays objects one under another, all of the full width.
func down(gap float32, grow int, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(line{down: true, gap: gap, grow: grow}, objects...)
}

func (l line) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var long, wide float32
	n := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		along, over := l.axes(o.MinSize())
		long, wide, n = long+along, max(wide, over), n+1
	}
	long += l.gap * float32(max(n-1, 0))
	if l.down {
		return fyne.NewSize(wide, long)
	}
	return fyne.NewSize(long, wide)
}

func (l line) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	long, wide := l.axes(size)
	if l.down { // what flows is as high as its width makes it
		for _, o := range objects {
			o.Resize(fyne.NewSize(wide, o.Size().Height))
		}
	}
	minLong, _ := l.axes(l.MinSize(objects))
	at := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		along, over := l.axes(o.MinSize())
		if i == l.grow {
			along = max(along+long-minLong, 0)
		}
		if l.down {
			o.Resize(fyne.NewSize(wide, along))
			o.Move(fyne.NewPos(0, at))
		} else {
			if i == l.grow {
				over = wide
			}
			o.Resize(fyne.NewSize(along, over))
			o.Move(fyne.NewPos(at, (wide-over)/2))
		}
		at += along + l.gap
	}
}

// axes is a size along the line and over it.
func (l line) axes(s fyne.Size) (along, over float32) {
	if l.down {
		return s.Height, s.Width
	}
	return s.Width, s.Height
}

// padded leaves room around an object.
func padded(o fyne.CanvasObject, top, right, bottom, left float32) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(top, bottom, left, right), o)
}

// flow lays objects in a row, and in another when there is no more room. It is
// as high as its width makes it: its MinSize is one row's before it is first
// laid out. What is wider than all the room is cut, so that one long line does not
// push a whole page out of its pane.
type flow struct {
	gap   float32
	width float32
}

// flowLeast is how narrow a flow may become.
const flowLeast = 160

func newFlow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gap: gap}, objects...)
}

// rows cuts objects into rows that are no wider than width.
func (f *flow) rows(objects []fyne.CanvasObject, width float32) [][]int {
	var rows [][]int
	var x float32
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		w := o.MinSize().Width
		if len(rows) == 0 || x+w > width {
			rows, x = append(rows, nil), 0
		}
		last := len(rows) - 1
		rows[last] = append(rows[last], i)
		x += w + f.gap
	}
	return rows
}

func (f *flow) heightOf(objects []fyne.CanvasObject, rows [][]int) float32 {
	var total float32
	for _, row := range rows {
		total += rowHeight(objects, row) + f.gap
	}
	return max(total-f.gap, 0)
}

func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var widest, height float32
	for _, o := range objects {
		if o.Visible() {
			widest = max(widest, o.MinSize().Width)
			height = max(height, o.MinSize().Height)
		}
	}
	if f.width > 0 {
		height = f.heightOf(objects, f.rows(objects, f.width))
	}
	return fyne.NewSize(min(widest, flowLeast), height)
}

func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	var y float32
	for _, row := range f.rows(objects, size.Width) {
		high := rowHeight(objects, row)
		x := float32(0)
		for _, i := range row {
			s := objects[i].MinSize()
			s.Width = min(s.Width, size.Width)
			objects[i].Resize(s)
			objects[i].Move(fyne.NewPos(x, y+(high-s.Height)/2))
			x += s.Width + f.gap
		}
		y += high + f.gap
	}
}

func rowHeight(objects []fyne.CanvasObject, row []int) float32 {
	var high float32
	for _, i := range row {
		high = max(high, objects[i].MinSize().Height)
	}
	return high
}
