package gui

import "fyne.io/fyne/v2"

// barLayout lays out the line above the score: tabs at the left, moves, speed,
// mode and live at the right. It is one line always: the less room there is,
// the fewer words its buttons show.
type barLayout struct {
	gap       float32
	tabs      []*pill
	tab       *pill // the menu of them, where there is no room for all
	transport *transport
	width     float32 // it was fitted to

	least    fyne.Size // what the narrowest bar needs, with the pace
	leastFor string    // that it was measured with
}

// MinSize implements fyne.Layout: what the narrowest bar needs, which its
// buttons need not show at the time.
//
// It is measured once for what can change in it: Fyne asks before each frame, and
// fitting the buttons draws them anew, which calls for another frame, and so on
// for as long as the window is open.
func (b *barLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	if pace := b.transport.pace.label; b.least.Width == 0 || b.leastFor != pace {
		now := b.transport.room
		b.fit(roomForOne)
		b.least, b.leastFor = b.measure(o), pace
		b.fit(now)
	}
	return b.least
}

func (b *barLayout) fit(room transportRoom) {
	if b.transport.room == room {
		return
	}
	b.transport.fit(room)
	for _, tab := range b.tabs {
		tab.shorten(room >= roomForMenus)
		show(tab, room != roomForOne)
	}
	show(b.tab, room == roomForOne)
}

// measure is the room that the bar needs as its buttons are now. What is
// hidden by the tab or the moment keeps its place.
func (b *barLayout) measure(o []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, object := range o {
		if b.absent(object) {
			continue
		}
		s := object.MinSize()
		size.Width += s.Width
		size.Height = max(size.Height, s.Height)
		if i > 0 {
			size.Width += b.between()
		}
	}
	return size
}

// between is the gap from one group to the next.
func (b *barLayout) between() float32 {
	if b.transport.room >= roomForMenus {
		return b.gap / 2
	}
	return b.gap
}

// absent tells whether an object is left out, or is in a menu, for want of room.
func (b *barLayout) absent(o fyne.CanvasObject) bool {
	switch o {
	case b.transport.live:
		return !b.transport.liveFits
	case b.transport.mode:
		return b.transport.room >= roomForMenus
	}
	return false
}

// spareForLive shows the way to the newest moment where there is room to spare:
// words on the buttons come first.
func (b *barLayout) spareForLive(room float32) {
	t := b.transport
	t.liveFits = t.room < roomForMarks && t.live.MinSize().Width+b.between() <= room
	t.offer()
}

// Layout implements fyne.Layout.
func (b *barLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if size.Width != b.width {
		b.width, b.transport.liveFits = size.Width, false
		for _, room := range []transportRoom{roomForWords, roomForFewer, roomForMarks, roomForMenus, roomForOne} {
			b.fit(room)
			if b.measure(o).Width <= size.Width {
				break
			}
		}
		b.spareForLive(size.Width - b.measure(o).Width)
	}
	need := b.measure(o)
	x := float32(0)
	for i, object := range o {
		if b.absent(object) {
			continue
		}
		s := object.MinSize()
		if i == 1 {
			x += max(size.Width-need.Width, 0)
		}
		object.Resize(s)
		object.Move(fyne.NewPos(x, (size.Height-s.Height)/2))
		x += s.Width + b.between()
	}
}
