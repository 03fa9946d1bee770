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
	slider                                            *speedSlider
	factor                                            *canvas.Text

	moves, speed, mode fyne.CanvasObject // the groups, for the window to place
}

// orders is what the transport's buttons do.
type orders struct {
	home, cycleBack, stepBack, toggle, step, cycle, stop, live func()
	speed                                                      func(float64)
	byTime                                                     func(bool)
	tell                                                       func(hint string)
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
	t.moves = across(6, growNone, t.home, t.cycleBack, t.stepBack, fixed(t.run, t.runWidth()), t.step, t.cycle, t.stop)

	t.slider = newSpeedSlider(s.speed, func(factor float64) {
		t.name(factor)
		do.speed(factor)
	})
	t.factor = l.bold("", pillText, l.Text)
	t.name(s.speed)
	t.speed = across(4, growNone, l.text(l.T("window.speed"), pillText, l.Muted),
		fixed(t.slider, l.px(104)), fixed(t.factor, l.measure("×1/8 ", pillText, true).Width))

	t.bars = button(pillSegment, l.T("window.bars"), iconNone, false, "window.hint.bars", func() { do.byTime(false) })
	t.time = button(pillSegment, l.T("window.time"), iconNone, false, "window.hint.time", func() { do.byTime(true) })
	t.byTime(s.time)
	t.mode = container.NewStack(l.card(l.Panel, l.Border), padded(across(2, growNone, t.bars, t.time), 1, 2, 1, 2))
	t.show(Idle, true, false)
	return t
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
	if t.live.Visible() == live {
		t.live.Hidden = live
		t.live.Refresh()
	}
}

// named lists the controls by the names the report uses.
func (t *transport) named() map[string]fyne.CanvasObject {
	return map[string]fyne.CanvasObject{
		"home": t.home, "cycle_back": t.cycleBack, "step_back": t.stepBack, "run": t.run,
		"step": t.step, "cycle": t.cycle, "stop": t.stop, "live": t.live,
		"speed": t.slider, "bars": t.bars, "time": t.time,
	}
}
