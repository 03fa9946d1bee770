package gui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

func TestHowTheWindowWasLaidOutIsThereTheNextTime(t *testing.T) {
	app := newTestApp(t)
	r := newRoom(t, app)
	r.win.Resize(fyne.NewSize(1440, 900))
	r.desk.drag(divideMain, -60)
	r.desk.drag(divideRead, 90)
	r.showTab(tabTasks)
	upper, code := r.desk.upper.h, r.code.Size()
	r.quit()
	again := newRoom(t, app)
	again.win.Resize(fyne.NewSize(1440, 900))
	if again.tab != tabTasks || again.desk.upper.h != upper || again.code.Size() != code {
		t.Errorf("the tab is %s, the panes %v high, not %v, the code %v, not %v", again.tab, again.desk.upper.h, upper, again.code.Size(), code)
	}
}

func TestBeforeTheFirstCycleOfARunThatHasEndedNobodySaysThatNoneRan(t *testing.T) {
	r := lookedBack(t)
	r.home()
	r.until(t, "shows the start", func() bool { return r.frame.Moment.Cycle == 0 })
	if r.stage.Over() {
		t.Error("the stage says that no loop ran")
	}
}

func TestAProjectorShowsAllLargeAndNoListOfLessons(t *testing.T) {
	app := newTestApp(t)
	r := newRoom(t, app)
	r.win.Resize(fyne.NewSize(1600, 1000))
	r.runed('p')
	if r.look.scale != projectorScale || !r.win.FullScreen() || !r.desk.narrow || r.settings.scale != 1 {
		t.Errorf("text is %v, the whole screen is used: %v, the list is put away: %v", r.look.scale, r.win.FullScreen(), r.desk.narrow)
	}
	r.runed('p')
	if r.look.scale != 1 || r.win.FullScreen() {
		t.Errorf("afterwards text is %v, the whole screen is used: %v", r.look.scale, r.win.FullScreen())
	}
}

func TestWithReducedMotionARunIsShownSeldom(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.toggleCalm()
	if !r.settings.calm {
		t.Fatal("it cannot be asked for")
	}
	r.toggle()
	frames := 0
	for deadline := time.Now().Add(calmTime + calmTime/2); time.Now().Before(deadline); {
		r.run.add(twoBars())
		select {
		case do := <-r.queue:
			do()
			frames++
		case <-time.After(frameTime):
		}
	}
	if frames > 4 {
		t.Errorf("in half a second it was shown %d times", frames)
	}
}
