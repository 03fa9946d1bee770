package gui

import "fyne.io/fyne/v2"

// barLayout lays out the line above the score: tabs, moves, speed, mode, live.
// Where there is no room for all of them side by side, the moves take a line
// of their own, and in a very narrow window the tabs too. Like text that
// wraps, it is as high as its width makes it.
type barLayout struct {
	gap   float32
	width float32 // it was last given
}

// The order of the bar's objects.
const (
	barTabs = iota
	barMoves
	barSpeed
	barMode
	barLive
)

// arrangements lists the ways to lay the bar out, the best first. In each
// line what follows the first object goes to the right.
func arrangements() [][][]int {
	return [][][]int{
		{{barTabs, barMoves, barSpeed, barMode, barLive}},
		{{barTabs, barSpeed, barMode, barLive}, {barMoves}},
		{{barTabs}, {barMoves}, {barSpeed, barMode, barLive}},
	}
}

// lines is the best way that fits in width, or the narrowest.
func (b *barLayout) lines(o []fyne.CanvasObject, width float32) [][]int {
	all := arrangements()
	for _, lines := range all {
		if b.measure(o, lines).Width <= width {
			return lines
		}
	}
	return all[len(all)-1]
}

// measure is the room that lines need.
func (b *barLayout) measure(o []fyne.CanvasObject, lines [][]int) fyne.Size {
	var size fyne.Size
	for n, line := range lines {
		var width, height float32
		for i, object := range line {
			s := o[object].MinSize()
			width += s.Width
			height = max(height, s.Height)
			if i > 0 {
				width += b.gap
			}
		}
		size.Width = max(size.Width, width)
		size.Height += height
		if n > 0 {
			size.Height += b.gap / 2
		}
	}
	return size
}

// MinSize implements fyne.Layout.
func (b *barLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	all := arrangements()
	narrow := b.measure(o, all[len(all)-1])
	return fyne.NewSize(narrow.Width, b.measure(o, b.lines(o, max(b.width, narrow.Width))).Height)
}

// Layout implements fyne.Layout.
func (b *barLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	b.width = size.Width
	y := float32(0)
	for _, line := range b.lines(o, size.Width) {
		need := b.measure(o, [][]int{line})
		x := float32(0)
		for i, object := range line {
			s := o[object].MinSize()
			if i == 1 {
				x += max(size.Width-need.Width, 0)
			}
			o[object].Resize(s)
			o[object].Move(fyne.NewPos(x, y+(need.Height-s.Height)/2))
			x += s.Width + b.gap
		}
		y += need.Height + b.gap/2
	}
}
