package gui

import (
	"fmt"
	"image/color"
	"sort"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"batuta/gui/wheel"
	"batuta/loopcore/trace"
)

// logPane is the Log tab: what the loop's logger said, one record a line. Its
// switch chooses the lowest level shown, and hides nothing from anyone else.
type logPane struct {
	look   *look
	level  trace.Level
	moment func(pos int) // show the moment of a record

	all   []record
	shown []int // indices into all
	pos   int
	live  bool

	switches []*pill
	debug    *pill        // plays the next runs in debug mode
	note     *canvas.Text // what there is to say of that
	list     *widget.List
	empty    *canvas.Text
	content  fyne.CanvasObject
}

// logOrders is what the Log tab's parts do.
type logOrders struct {
	level  func(trace.Level)
	debug  func() // turn the debug mode of the next runs on or off
	moment func(pos int)
	tell   func(hint string)
}

func newLogPane(l *look, s settings, do logOrders) *logPane {
	p := &logPane{look: l, level: s.level, moment: do.moment}
	head := newFlow(6, l.text(l.T("window.log.level"), pillText, l.Muted))
	for _, level := range levels() {
		s := newPill(l, pillSegment, levelName(level), func() {
			p.setLevel(level)
			do.level(level)
		})
		p.switches = append(p.switches, s)
		head.Add(s)
	}
	p.debug = newPill(l, pillChoice, l.T("window.log.debug"), do.debug)
	p.debug.hint, p.debug.tell = l.T("window.hint.debug"), do.tell
	p.note = l.text("", pillText, l.Muted)
	head.Add(padded(p.debug, 0, 4, 0, 14))
	head.Add(p.note)
	p.debugging(s.debug)
	p.list = widget.NewList(func() int { return len(p.shown) }, p.newRow, p.fillRow)
	p.list.HideSeparators = true
	p.list.OnSelected = func(id widget.ListItemID) {
		if id < len(p.shown) {
			p.moment(p.all[p.shown[id]].at + 1)
		}
		p.list.UnselectAll()
	}
	p.empty = l.text("", pillText, l.Muted)
	p.content = down(2, 1, padded(head, 0, 14, 0, 18), container.NewStack(p.list, wheel.NewCover(p.list), container.NewCenter(p.empty)))
	p.setLevel(s.level)
	return p
}

// debugging shows whether the next run is to be in debug mode.
func (p *logPane) debugging(on bool) {
	mark := iconOpen
	if on {
		mark = iconChosen
	}
	p.debug.set(p.debug.label, mark, false, on)
}

// say shows a note beside the debug switch.
func (p *logPane) say(note string) { write(p.note, note) }

// setLevel filters what is shown.
func (p *logPane) setLevel(level trace.Level) {
	p.level, p.shown = level, nil
	for i, s := range p.switches {
		s.choose(levels()[i] == level)
	}
	p.take(0)
	p.refresh()
}

// take adds the records from number first on that are of the level.
func (p *logPane) take(first int) {
	for i := first; i < len(p.all); i++ {
		if p.all[i].level >= p.level {
			p.shown = append(p.shown, i)
		}
	}
}

// show is told all records so far, and the moment.
func (p *logPane) show(all []record, pos int, live bool) {
	if len(all) == len(p.all) && pos == p.pos && live == p.live {
		return
	}
	known := len(p.all)
	if len(all) < known || known > 0 && all[0] != p.all[0] { // another run, or the oldest are gone
		known, p.shown = 0, nil
	}
	before := p.reached()
	p.all, p.pos, p.live = all, pos, live
	p.take(known)
	if known != len(all) || before != p.reached() {
		p.refresh()
	}
}

// reached is how many of the records shown lie before the moment.
func (p *logPane) reached() int {
	return sort.Search(len(p.shown), func(i int) bool { return p.all[p.shown[i]].at >= p.pos })
}

func (p *logPane) refresh() {
	p.empty.Text = ""
	switch {
	case len(p.all) == 0:
		p.empty.Text = p.look.T("window.log.none")
	case len(p.shown) == 0:
		p.empty.Text = p.look.T("window.log.filtered", len(p.all))
	}
	p.empty.Refresh()
	p.list.Refresh()
	switch n := p.reached(); {
	case len(p.shown) == 0:
	case p.live:
		p.list.ScrollToBottom()
	case n > 0:
		p.list.ScrollTo(n - 1)
	}
}

// A row is four monospaced texts: when, which level, whose, what.
func (p *logPane) newRow() fyne.CanvasObject {
	row := container.New(&logColumns{look: p.look})
	for range 4 {
		t := p.look.text("X", pillText, p.look.Text)
		t.TextStyle.Monospace = true
		row.Add(t)
	}
	return row
}

func (p *logPane) fillRow(id widget.ListItemID, o fyne.CanvasObject) {
	if id >= len(p.shown) {
		return
	}
	r := p.all[p.shown[id]]
	l := p.look
	ink, quiet := levelColour(l, r.level), l.Muted
	if r.at >= p.pos { // it lies ahead of the moment shown
		ink, quiet = mix(l, ink), mix(l, quiet)
	}
	texts := o.(*fyne.Container).Objects
	for i, cell := range []struct {
		text string
		ink  color.Color
	}{
		{seconds(r.run), quiet},
		{levelName(r.level), ink},
		{r.logger, quiet},
		{strings.ReplaceAll(r.text, "\n", " ⏎ "), ink},
	} {
		t := texts[i].(*canvas.Text)
		t.Text, t.Color = cell.text, cell.ink
		t.Refresh()
	}
}

// logColumns lays a row's texts out: three columns, and the rest.
type logColumns struct{ look *look }

func (c *logColumns) widths() [3]float32 {
	letter := fyne.MeasureText("0", c.look.px(pillText), fyne.TextStyle{Monospace: true}).Width
	return [3]float32{letter * 12, letter * 9, letter * 9}
}

func (c *logColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(c.look.px(200), objects[0].MinSize().Height)
}

func (c *logColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(14)
	widths := c.widths()
	for i, o := range objects {
		o.Move(fyne.NewPos(x, 0))
		if i < len(widths) {
			o.Resize(fyne.NewSize(widths[i], size.Height))
			x += widths[i]
		} else {
			o.Resize(fyne.NewSize(max(size.Width-x, 0), size.Height))
		}
	}
}

// seconds is a run time to the tenth of a millisecond.
func seconds(d time.Duration) string { return fmt.Sprintf("%8.4f s", d.Seconds()) }

// levelName is logging's name of a level.
func levelName(l trace.Level) string {
	switch {
	case l >= trace.Error:
		return "ERROR"
	case l >= trace.Warning:
		return "WARNING"
	case l >= trace.Info:
		return "INFO"
	}
	return "DEBUG"
}

func levelColour(l *look, level trace.Level) color.NRGBA {
	switch {
	case level >= trace.Error:
		return l.Danger
	case level >= trace.Warning:
		return l.Accent
	case level >= trace.Info:
		return l.Text
	}
	return l.Registered
}
