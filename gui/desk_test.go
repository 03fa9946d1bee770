package gui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestWhereThereIsLittleRoomOnePaneIsShownAtATime(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.setScale(1.5)
	if !r.desk.compact || !r.header.choice.Visible() {
		t.Fatal("150 % in 1440x900 is not laid out for little room")
	}
	for i, name := range paneNames() {
		r.runed(rune('1' + i))
		for other, o := range map[string]fyne.CanvasObject{paneLesson: r.desk.page, paneProgram: r.desk.code, paneLoop: r.desk.stage} {
			if o.Visible() != (other == name) {
				t.Errorf("key %d: %s is shown: %v", i+1, other, o.Visible())
			}
		}
		if !r.header.panes[name].chosen {
			t.Errorf("the switch does not say %s", name)
		}
	}
	r.setScale(1)
	if r.desk.compact || !r.desk.page.Visible() || !r.desk.stage.Visible() || r.header.choice.Visible() {
		t.Error("back at 100 %, the panes are not side by side")
	}
}

func TestTheScoreHasRoomForItsLanesOrAShareOfAVerySmallWindow(t *testing.T) {
	for _, tt := range []struct {
		size  fyne.Size
		scale float32
		lanes float32
	}{
		{fyne.NewSize(1440, 900), 1, 7},
		{fyne.NewSize(1440, 900), 1.5, 7},
		{fyne.NewSize(1440, 900), 2, 7},
		{fyne.NewSize(1024, 700), 1, 7},
		{fyne.NewSize(1024, 700), 1.5, 5},
		{fyne.NewSize(1024, 700), 2, 3},
	} {
		r := newRoom(t, newTestApp(t))
		r.win.Resize(tt.size)
		r.setScale(tt.scale)
		const dense = 21 // of the lowest lanes there are
		if got := (r.scoreView.Size().Height/tt.scale - scoreAround) / dense; got < tt.lanes {
			t.Errorf("%v at %v: room for %.1f lanes", tt.size, tt.scale, got)
		}
	}
}

func TestTheWindowShrinksAgainWithItsText(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.win.Resize(fyne.NewSize(1024, 700))
	for _, scale := range []float32{2, 1} {
		r.setScale(scale)
		if least := r.win.Content().MinSize(); least.Width > 1024 || least.Height > 700 {
			t.Errorf("at %v the window needs %v", scale, least)
		}
	}
}

func TestTheRailComesOutOverTheRestWhenItIsAskedFor(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	wide := r.desk.rail.Size().Width
	if r.header.rail.Visible() || wide < railNarrow {
		t.Fatalf("in a wide window the rail is %v wide", wide)
	}
	r.win.Resize(fyne.NewSize(1024, 700))
	closed, left := r.desk.rail.Size().Width, r.desk.page.Position().X
	if closed != railNumbers || !r.header.rail.Visible() {
		t.Errorf("in 1024 the rail is %v wide", closed)
	}
	test.Tap(r.header.rail)
	if r.desk.rail.Size().Width != wide || r.desk.page.Position().X != left {
		t.Errorf("opened, the rail is %v wide, the page at %v, not %v", r.desk.rail.Size().Width, r.desk.page.Position().X, left)
	}
	test.Tap(r.rail.rows[1])
	if r.lesson.ID != "two" || r.desk.rail.Size().Width != closed {
		t.Errorf("after choosing %s the rail is %v wide", r.lesson.ID, r.desk.rail.Size().Width)
	}
}

func TestARailOfNumbersHasRoomForAllOfThem(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	open := r.topOf(r.rail.rows[1])
	r.win.Resize(fyne.NewSize(1024, 700))
	closed := r.topOf(r.rail.rows[1])
	if closed >= open {
		t.Errorf("with titles the second lesson is at %v, without at %v", open, closed)
	}
	test.Tap(r.header.rail)
	if got := r.topOf(r.rail.rows[1]); got != open {
		t.Errorf("with its titles again it is at %v, not %v", got, open)
	}
}

// topOf is how far down the window an object begins.
func (r *room) topOf(o fyne.CanvasObject) float32 {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
}

func TestDividersMoveAndStayAndGoBack(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	at := func() float32 { return r.desk.stage.Position().X }
	usual := at()
	r.desk.dividers[divideRead].Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-100, 0)})
	moved := at()
	if moved < usual-101 || moved > usual-99 {
		t.Errorf("dragged by -100 from %v to %v", usual, moved)
	}
	test.Tap(r.header.theme)
	if at() != moved {
		t.Errorf("another theme moved the divider to %v", at())
	}
	r.desk.dividers[divideRead].DoubleTapped(nil)
	if at() != usual {
		t.Errorf("tapped twice the divider stands at %v, not at %v", at(), usual)
	}
}

func TestTheLanguageLeavesTheLessonWhereItWasScrolledTo(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.win.Resize(fyne.NewSize(1024, 500))
	r.page.goTo(1)
	if r.page.content.Offset.Y == 0 {
		t.Fatal("the page does not scroll")
	}
	test.Tap(r.header.lang)
	if got := r.page.place(); got < 0.95 {
		t.Errorf("in the other language the page is at %v", got)
	}
}

func TestBarsAndTimeAreThereForTheScoreOnly(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	run := r.app.Driver().AbsolutePositionForObject(r.transport.run)
	for _, tab := range []string{tabLog, tabOutput, tabScore} {
		test.Tap(r.tabs[tab])
		if r.transport.mode.Visible() != (tab == tabScore) {
			t.Errorf("%s: the mode is shown: %v", tab, r.transport.mode.Visible())
		}
		if now := r.app.Driver().AbsolutePositionForObject(r.transport.run); now != run {
			t.Errorf("%s: the buttons moved", tab)
		}
	}
}

func TestDebugModeIsTheNextRuns(t *testing.T) {
	app := newTestApp(t)
	r := newRoom(t, app)
	r.toggle()
	r.run.add(twoBars())
	r.untilAt(t, 20)
	test.Tap(r.log.debug)
	if r.debug || r.log.note.Text != r.look.T("window.log.next") {
		t.Errorf("while a run goes on: debug %v, the note is %q", r.debug, r.log.note.Text)
	}
	r.end(Status{})
	r.until(t, "ends", func() bool { return r.frame.State == Ended })
	if r.log.note.Text != "" {
		t.Errorf("after the run the note is %q", r.log.note.Text)
	}
	r.run = newFakeRun(Playing)
	r.toggle()
	if !r.debug || !loadSettings(app.Preferences()).debug {
		t.Error("the next run is not in debug mode, or it is not remembered")
	}
}

func TestTheEdgeOfTheStatusLineLeadsBackToLive(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	if r.status.edge.label != "" {
		t.Errorf("before a run it says %q", r.status.edge.label)
	}
	r.ends(t, Status{})
	if r.status.edge.label != r.look.T("window.live.ended") {
		t.Errorf("after a run it says %q", r.status.edge.label)
	}
	r.cycleBack()
	r.untilAt(t, 14)
	test.Tap(r.status.edge)
	r.untilAt(t, 20)
}
