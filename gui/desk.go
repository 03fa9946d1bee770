package gui

import (
	"fyne.io/fyne/v2"
)

// The panes above the score. Where there is little room, one is shown at a
// time; the names are also the last part of the texts' keys, window.pane.*.
const (
	paneLesson  = "lesson"
	paneProgram = "program"
	paneLoop    = "loop"
)

func paneNames() []string { return []string{paneLesson, paneProgram, paneLoop} }

// Sizes of a window, at 100 % text, below which it is laid out for little room.
const (
	compactWidth  = 1000
	compactHeight = 620
	railWidth     = 1100 // the lessons' titles are put away
)

// The parts of the room that panes take by themselves, and may take at most
// and at least, when a divider is dragged.
const (
	upperUsual, upperLeast = 0.64, 0.36
	readUsual              = 0.5
	pageLeast, pageMost    = 0.3, 0.6
	dragLeast, dragMost    = 0.1, 0.9

	scoreLanes  = 7   // the loop's, the selector's and five tasks'
	scoreAround = 58  // what the score has above and below its lanes, at 100 %
	laneHeight  = 23  // of a lane that is easy to read, at 100 %
	turnBegins  = 14  // how much of "your turn" is to be seen at once, at 100 %: that there is more
	paneLowest  = 130 // at 100 %
)

// The dividers.
const (
	divideMain = iota // the panes above from the score
	divideRead        // what is read from the stage
	dividePage        // the lesson from the program
	dividers
)

// Where a lesson stands in columns, the parts of the width that the lesson and
// the program take by themselves.
const (
	columnsWidth           = 1200 // of a window, at 100 % text, that has room for them
	columnPage, columnCode = 0.35, 0.4
	columnLeast            = 0.16
)

// desk lays the window's parts out:
//
//	header
//	rail │ page  │ stage
//	     │ code  │
//	     │ tabs and transport
//	     │ score, log or output
//	foot
//
// A lesson with several parts has page, code and stage side by side, where there
// is room: its page is long, and what is asked of a run stands beside the run.
//
// In a window that is small for its text, the page, the code and the stage
// take turns, one at a time. In one that is narrow, the rail is put away, but
// for its numbers where there is room: it comes out over the rest when it is
// asked for.
type desk struct {
	scale                                        float32
	header, rail, page, code, stage, lower, foot fyne.CanvasObject
	dividers                                     [dividers]*divider
	reading                                      func() float32 // the height of what is to be read before a run
	scoreRoom                                    func() float32 // the height of what stands above the score
	changed                                      func()         // compact or narrow is another
	fold                                         func(on bool)  // leaves the numbers of the rail, or takes them all back

	parted     bool              // the lesson has several parts
	columns    bool              // page, code and stage stand side by side
	split      [dividers]float64 // where dividers were dragged to, 0 for those that were not
	across     [dividers]float64 // the same, where panes stand in columns
	pane       string            // the one shown where there is little room
	railOut    bool              // the rail that was put away has been asked for
	lessons    int               // in the rail
	presenting bool              // the rail is put away, whatever room there is
	compact    bool
	narrow     bool // the rail is put away
	laid       fyne.Size
	content    *fyne.Container
	upper, all rect // the panes' room, and with the score's
	left       rect
}

// rect is a place in the window.
type rect struct{ x, y, w, h float32 }

func put(o fyne.CanvasObject, r rect) {
	o.Resize(fyne.NewSize(max(r.w, 0), max(r.h, 0)))
	o.Move(fyne.NewPos(r.x, r.y))
}

// show makes the container of all that d lays out.
func (d *desk) show() *fyne.Container {
	d.content = &fyne.Container{Layout: d, Objects: []fyne.CanvasObject{
		d.page, d.code, d.stage, d.lower,
		d.dividers[dividePage], d.dividers[divideRead], d.dividers[divideMain],
		d.foot, d.rail, d.header,
	}}
	return d.content
}

// MinSize implements fyne.Layout. It is what the small layout needs, so that a
// window can always become that small.
func (d *desk) MinSize([]fyne.CanvasObject) fyne.Size {
	head, lower, foot := d.header.MinSize(), d.lower.MinSize(), d.foot.MinSize()
	return fyne.NewSize(max(head.Width, lower.Width, foot.Width),
		head.Height+foot.Height+d.scoreRoom()+paneLowest*d.scale)
}

// Layout implements fyne.Layout.
func (d *desk) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	d.laid = size
	compact := size.Width < compactWidth*d.scale || size.Height < compactHeight*d.scale
	columns := d.parted && !compact && size.Width >= columnsWidth*d.scale
	narrow := compact || columns || d.presenting || size.Width < railWidth*d.scale
	d.columns, d.dividers[dividePage].upright = columns, columns
	if compact != d.compact || narrow != d.narrow {
		d.compact, d.narrow, d.railOut = compact, narrow, false
		d.changed()
	}
	head, foot := d.header.MinSize().Height, d.foot.MinSize().Height
	middle := size.Height - head - foot
	put(d.header, rect{0, 0, size.Width, head})
	put(d.foot, rect{0, size.Height - foot, size.Width, foot})
	x := d.placeRail(head, middle)
	d.all = rect{x, head, size.Width - x, middle}
	d.placeMiddle()
}

// again lays everything out anew in the room there is.
func (d *desk) again() {
	if d.laid.Width > 0 {
		d.Layout(nil, d.laid)
	}
}

// placeRail puts the rail between header and foot, and answers how much of the
// width it takes away from the rest.
func (d *desk) placeRail(y, height float32) float32 {
	full, least := d.rail.MinSize().Width, float32(0)
	if d.lessons > 1 && !d.compact && !d.presenting {
		least = railNumbers * d.scale
	}
	width, takes := full, full
	switch {
	case d.narrow && d.railOut: // it lies over the rest
		takes = least
	case d.narrow:
		width, takes = least, least
	}
	show(d.rail, width > 0)
	d.fold(width < full)
	put(d.rail, rect{0, y, width, height})
	return takes
}

// placeMiddle parts the room beside the rail.
func (d *desk) placeMiddle() {
	all := d.all
	high := all.h * float32(d.upperPart())
	d.upper = rect{all.x, all.y, all.w, high}
	put(d.lower, rect{all.x, all.y + high, all.w, all.h - high})
	put(d.dividers[divideMain], rect{all.x, all.y + high - dividerWidth/2, all.w, dividerWidth})
	switch {
	case d.compact:
		d.placeOne()
	case d.columns:
		d.placeColumns()
	default:
		d.placeThree()
	}
}

// upperPart is the part of the height that the panes above the score take.
func (d *desk) upperPart() float64 {
	bar := d.scoreRoom()
	least, most := float64(paneLowest*d.scale/d.all.h), 1-float64((bar+60*d.scale)/d.all.h)
	if set := d.split[divideMain]; set > 0 {
		return max(min(set, most), min(least, most))
	}
	score := 1 - float64((bar+(scoreAround+scoreLanes*laneHeight)*d.scale)/d.all.h)
	usual := upperUsual
	if d.compact {
		usual = 1
	}
	return max(min(usual, score), upperLeast)
}

// placeOne shows one pane.
func (d *desk) placeOne() {
	for name, o := range map[string]fyne.CanvasObject{paneLesson: d.page, paneProgram: d.code, paneLoop: d.stage} {
		show(o, name == d.pane)
		if name == d.pane {
			put(o, rect{d.upper.x + 8, d.upper.y, d.upper.w - 8, d.upper.h})
		}
	}
	show(d.dividers[divideRead], false)
	show(d.dividers[dividePage], false)
}

// placeColumns shows the lesson, the program and the stage side by side.
func (d *desk) placeColumns() {
	for _, o := range []fyne.CanvasObject{d.page, d.code, d.stage, d.dividers[divideRead], d.dividers[dividePage]} {
		show(o, true)
	}
	const edge = 12
	room := d.upper.w - edge - 2*dividerWidth
	page, code := d.across[dividePage], d.across[divideRead]
	if page == 0 {
		page = columnPage
	}
	if code == 0 {
		code = columnCode
	}
	page = min(max(page, columnLeast), 1-2*columnLeast)
	code = min(max(code, columnLeast), 1-columnLeast-page)
	d.left = rect{d.upper.x + edge, d.upper.y, room, d.upper.h}
	x, y, h := d.left.x, d.upper.y, d.upper.h
	wide, middle := room*float32(page), room*float32(code)
	put(d.page, rect{x, y, wide, h})
	put(d.dividers[dividePage], rect{x + wide, y, dividerWidth, h})
	x += wide + dividerWidth
	put(d.code, rect{x, y, middle, h})
	put(d.dividers[divideRead], rect{x + middle, y, dividerWidth, h})
	x += middle + dividerWidth
	put(d.stage, rect{x, y, room - wide - middle, h})
}

// placeThree shows the lesson above the program, and the stage beside them.
func (d *desk) placeThree() {
	for _, o := range []fyne.CanvasObject{d.page, d.code, d.stage, d.dividers[divideRead], d.dividers[dividePage]} {
		show(o, true)
	}
	const edge = 12
	read := d.split[divideRead]
	if read == 0 {
		read = readUsual
	}
	room := d.upper.w - edge - dividerWidth
	d.left = rect{d.upper.x + edge, d.upper.y, room * float32(min(max(read, dragLeast), dragMost)), d.upper.h}
	x := d.left.x + d.left.w
	put(d.dividers[divideRead], rect{x, d.upper.y, dividerWidth, d.upper.h})
	put(d.stage, rect{x + dividerWidth, d.upper.y, room - d.left.w, d.upper.h})

	put(d.page, rect{d.left.x, d.left.y, d.left.w, d.left.h * pageLeast}) // its texts learn their width
	high := d.left.h * float32(d.pagePart())
	put(d.page, rect{d.left.x, d.left.y, d.left.w, high})
	put(d.dividers[dividePage], rect{d.left.x, d.left.y + high, d.left.w, dividerWidth})
	put(d.code, rect{d.left.x, d.left.y + high + dividerWidth, d.left.w, d.left.h - high - dividerWidth})
}

// pagePart is the part of the left side that the lesson takes: what is to be
// read before a run, and the beginning of what is to be done then.
func (d *desk) pagePart() float64 {
	if set := d.split[dividePage]; set > 0 {
		return min(max(set, dragLeast), dragMost)
	}
	return min(max(float64((d.reading()+turnBegins*d.scale)/d.left.h), pageLeast), pageMost)
}

// drag moves a divider by some pixels.
func (d *desk) drag(which int, by float32) {
	if d.columns && which != divideMain {
		o := d.page
		if which == divideRead {
			o = d.code
		}
		d.across[which] = float64((o.Size().Width + by) / d.left.w)
		d.placeMiddle()
		return
	}
	var part float64
	switch which {
	case divideMain:
		part = float64((d.upper.h + by) / d.all.h)
	case divideRead:
		part = float64((d.left.w + by) / (d.upper.w - 12 - dividerWidth))
	case dividePage:
		part = float64((d.page.Size().Height + by) / d.left.h)
	}
	d.split[which] = min(max(part, dragLeast), dragMost)
	d.placeMiddle()
}

// reset gives a divider its own place back.
func (d *desk) reset(which int) {
	if d.columns && which != divideMain {
		d.across[which] = 0
	} else {
		d.split[which] = 0
	}
	d.placeMiddle()
}

// shows tells whether a pane is to be seen.
func (d *desk) shows(pane string) bool { return !d.compact || d.pane == pane }

// choose shows a pane, where there is room for one only.
func (d *desk) choose(pane string) {
	d.pane = pane
	d.again()
}

// toggleRail takes the rail out, or puts it away.
func (d *desk) toggleRail() {
	d.railOut = !d.railOut
	d.again()
}

// show shows or hides o, if that is another.
func show(o fyne.CanvasObject, on bool) {
	if o.Visible() == on {
		return
	}
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
