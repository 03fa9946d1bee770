package gui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// transport is the buttons that move the run and the moment shown. It holds no
// state of the run: show is told what to offer.
type transport struct {
	look *look

	home, cycleBack, stepBack, run, step, cycle, stop *pill
	bars, time, live                                  *pill
	pace, more                                        *pill // menus, where there is little room
	slider                                            *speedSlider
	factor                                            *canvas.Text
	slid                                              *canvas.Text // what the slider is called

	moves, speed, mode fyne.CanvasObject // the groups, for the window to place
	wide               fyne.CanvasObject // the speed with its slider
	runRoom            *fixedWidth
	atEdge             bool // the newest moment is shown
	scored             bool // the Score tab is open
	liveFits           bool // there is room for the way to the newest moment
	room               transportRoom
}

// transportRoom is how much room there is for the transport.
type transportRoom uint8

const (
	roomForWords transportRoom = iota
	roomForFewer               // the slider has no name
	roomForMarks               // the buttons show marks only
	roomForMenus               // and speed and mode are in menus
	roomForOne                 // and so are the tabs
)

// orders is what the transport's buttons do.
type orders struct {
	home, cycleBack, stepBack, toggle, step, cycle, stop, live func()
	speed                                                      func(float64)
	byTime                                                     func(bool)
	tell                                                       func(hint string)
	pace, more                                                 func() // open the menus
}

func newTransport(l *look, s settings, do orders) *transport {
	t := &transport{look: l}
	button := func(kind pillKind, label string, mark icon, after bool, hint string, tapped func()) *pill {
		p := newPill(l, kind, label, tapped).marked(mark, after)
		p.hint, p.tell = l.T(hint), do.tell
		return p
	}
	t.home = button(pillPlain, "", iconFirst, false, "window.hint.home", do.home)
	t.cycleBack = button(pillPlain, l.T("window.cycle"), iconBack, false, "window.hint.cycle_back", do.cycleBack)
	t.stepBack = button(pillPlain, l.T("window.step"), iconBack, false, "window.hint.step_back", do.stepBack)
	t.run = button(pillPrimary, l.T("window.run"), iconForward, false, "window.hint.run", do.toggle)
	t.step = button(pillPlain, l.T("window.step"), iconForward, true, "window.hint.step", do.step)
	t.cycle = button(pillPlain, l.T("window.cycle"), iconForward, true, "window.hint.cycle", do.cycle)
	t.stop = button(pillPlain, "", iconStop, false, "window.hint.stop", do.stop)
	t.live = button(pillLink, l.T("window.live"), iconLive, true, "window.hint.live", do.live)
	t.cycleBack.brief, t.stepBack.brief = &brief{mark: iconCycleBack}, &brief{mark: iconStepBack}
	t.step.brief, t.cycle.brief = &brief{mark: iconStepOn}, &brief{mark: iconCycleOn}
	t.runRoom = new(fixedWidth)
	t.moves = across(6, growNone, t.home, t.cycleBack, t.stepBack, container.New(t.runRoom, t.run), t.step, t.cycle, t.stop)

	t.slider = newSpeedSlider(s.speed, func(factor float64) {
		t.name(factor)
		do.speed(factor)
	})
	t.factor = l.bold("", pillText, l.Text)
	t.pace = button(pillPlain, "", iconNone, false, "window.hint.speed", do.pace)
	t.more = button(pillPlain, "", iconMore, false, "window.hint.more", do.more)
	t.name(s.speed)
	t.slid = l.text(l.T("window.speed"), pillText, l.Muted)
	t.wide = across(4, growNone, t.slid,
		fixed(t.slider, l.px(104)), fixed(t.factor, l.measure("×1/8 ", pillText, true).Width))
	t.speed = across(6, growNone, t.wide, t.pace, t.more)

	t.bars = button(pillSegment, l.T("window.bars"), iconNone, false, "window.hint.bars", func() { do.byTime(false) })
	t.time = button(pillSegment, l.T("window.time"), iconNone, false, "window.hint.time", func() { do.byTime(true) })
	t.byTime(s.time)
	t.mode = container.NewStack(l.card(l.Panel, l.Border), padded(across(2, growNone, t.bars, t.time), 1, 2, 1, 2))
	t.fit(roomForWords)
	t.show(Idle, true, false)
	return t
}

// fit lays the transport out for the room there is.
func (t *transport) fit(room transportRoom) {
	t.room = room
	for _, p := range []*pill{t.home, t.cycleBack, t.stepBack, t.run, t.step, t.cycle, t.stop, t.pace, t.more} {
		p.shorten(room >= roomForMarks)
	}
	*t.runRoom = fixedWidth(t.runWidth())
	t.run.brief = nil
	menus := room >= roomForMenus
	if menus {
		*t.runRoom = fixedWidth(t.look.px(54))
		t.run.brief = &brief{mark: t.run.mark}
	}
	t.run.Refresh()
	show(t.wide, !menus)
	show(t.slid, room == roomForWords)
	show(t.pace, menus)
	show(t.more, menus)
	t.offer()
}

// onScore says whether the Score tab is open: bars or time is of no use to the
// others.
func (t *transport) onScore(open bool) {
	t.scored = open
	t.offer()
}

// offer shows what goes by the room, the tab and the moment.
func (t *transport) offer() {
	show(t.mode, t.scored && t.room < roomForMenus)
	show(t.live, !t.atEdge && t.liveFits) // the status line leads there too
	t.more.enable(t.scored || !t.atEdge)
}

// runWidth is room for the longest thing that the run button ever says, so
// that its neighbours stay where they are.
func (t *transport) runWidth() float32 {
	widest := float32(0)
	for _, key := range []string{"window.run", "window.pause", "window.resume", "window.again"} {
		widest = max(widest, t.look.measure(t.look.T(key), pillText, true).Width)
	}
	return widest + t.look.px(11+2*pillPad) + pillGap
}

func (t *transport) name(speed float64) {
	t.factor.Text = speedNames()[slices.Index(speeds(), speed)]
	t.factor.Refresh()
	t.pace.set(t.factor.Text, iconNone, false, false)
}

// byTime says which of the score's two modes is on.
func (t *transport) byTime(on bool) {
	t.bars.choose(!on)
	t.time.choose(on)
}

// show offers what can be done in state. past says that there is a moment
// before the one shown.
func (t *transport) show(state RunState, live, past bool) {
	l := t.look
	switch state {
	case Idle:
		t.run.set(l.T("window.run"), iconForward, false, false)
	case Playing:
		t.run.set(l.T("window.pause"), iconPause, false, false)
	case Paused:
		t.run.set(l.T("window.resume"), iconForward, false, false)
	case Ended:
		t.run.set(l.T("window.again"), iconForward, false, false)
	}
	ahead := !live || state != Ended
	t.step.enable(ahead)
	t.cycle.enable(ahead)
	t.home.enable(past)
	t.stepBack.enable(past)
	t.cycleBack.enable(past)
	t.stop.enable(state == Playing || state == Paused)
	if t.run.brief != nil {
		t.run.brief.mark = t.run.mark
		t.run.Refresh()
	}
	t.atEdge = live
	t.offer()
}

// named lists the controls by the names the report uses; not those of a group
// that is hidden.
func (t *transport) named() map[string]fyne.CanvasObject {
	all := map[string]fyne.CanvasObject{
		"home": t.home, "cycle_back": t.cycleBack, "step_back": t.stepBack, "run": t.run,
		"step": t.step, "cycle": t.cycle, "stop": t.stop, "live": t.live, "speed_menu": t.pace, "more": t.more,
	}
	if t.wide.Visible() {
		all["speed"] = t.slider
	}
	if t.mode.Visible() {
		all["bars"], all["time"] = t.bars, t.time
	}
	return all
}
