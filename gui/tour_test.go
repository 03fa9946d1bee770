package gui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestTheTourLeadsThroughTheWindowOnce(t *testing.T) {
	app := newTestApp(t)
	r := newRoom(t, app)
	for _, size := range []fyne.Size{fyne.NewSize(1440, 900), fyne.NewSize(1024, 700)} {
		r.win.Resize(size)
		r.startTour()
		for step := range r.tourStops() {
			if r.touring == nil || r.touring.step != step {
				t.Fatalf("%v: step %d is not shown", size, step)
			}
			card, lit := r.touring.card, r.touring.ring
			if at := card.Position(); at.X < 0 || at.Y < 0 || at.X+card.Size().Width > size.Width || at.Y+card.Size().Height > size.Height {
				t.Errorf("%v, step %d: the card lies at %v, %v large", size, step, at, card.Size())
			}
			if lit.Size().Width < 100 || lit.Size().Height < 20 {
				t.Errorf("%v, step %d: what is lit is %v large", size, step, lit.Size())
			}
			if r.win.Canvas().Focused() != fyne.Focusable(r.touring.next) {
				t.Errorf("%v, step %d: the keys are elsewhere", size, step)
			}
			r.touring.next.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		}
		if r.touring != nil {
			t.Fatalf("%v: it does not end", size)
		}
	}
	r.firstTour()
	if r.touring != nil {
		t.Error("who has seen it is shown it again")
	}
}

func TestTheTourIsLeftByEscapeAndComesBackFromTheHelp(t *testing.T) {
	app := newTestApp(t)
	r := newRoom(t, app)
	r.firstTour()
	if r.touring == nil {
		t.Fatal("who opens the window for the first time is not shown round")
	}
	test.Tap(r.touring.next)
	r.touring.next.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if r.touring != nil || r.win.Canvas().Overlays().Top() != nil {
		t.Fatal("Escape does not end it")
	}
	r.startTour()
	r.nextLanguage()
	if r.touring != nil {
		t.Error("it stays in a language that is another's")
	}
}
