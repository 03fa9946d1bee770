package gui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
	"go.uber.org/goleak"

	"batuta/lessons"
)

// realRoom is a window with the lessons there are.
func realRoom(t *testing.T) *room {
	t.Helper()
	all, err := lessons.Load()
	must(t, err)
	r := &room{queue: make(queue, 1000)}
	app := newTestApp(t)
	r.Window, err = New(app, Options{Lessons: Lessons(all), Post: r.queue, Book: bookOf(t, app)})
	must(t, err)
	r.setSpeed(1) // no beat is drawn out
	return r
}

func TestEveryLessonPlaysToItsEndInTheWindow(t *testing.T) {
	r := realRoom(t)
	all, err := lessons.Load()
	must(t, err)
	ignore := goleak.IgnoreCurrent()
	for i := range r.lessons {
		l := &r.lessons[i]
		r.choose(l)
		if strings.HasPrefix(r.look.T("window.section."+l.Section), "window.") {
			t.Errorf("%s: the section %q has no title", l.ID, l.Section)
		}
		test.Tap(r.transport.run)
		r.until(t, "ends", func() bool { return r.frame != nil && r.frame.State == Ended && r.folded == r.frame.View.End() })
		got := r.report()
		fails := all[i].Parts[r.at].Variants[r.work().variant].Fails
		if !got.Live || (got.Trouble != "") != fails || got.Cycles == 0 || got.Output == "" || got.Log == 0 {
			t.Errorf("%s ended so: %+v", l.ID, got)
		}
		if r.part().Predict != nil {
			r.until(t, "judges", func() bool { return r.bet().state != betLocked })
		}
		if r.part().Predict != nil && r.bet().state != betJudged {
			t.Errorf("%s: the run does not answer the prediction", l.ID)
		}
		if bars := len(r.score.Bars); bars != got.Cycles {
			t.Errorf("%s: the score has %d bars of %d cycles", l.ID, bars, got.Cycles)
		}
	}
	r.player.Close()
	goleak.VerifyNone(t, ignore)
}

func TestSteppingFromTheStartStandsWhereTheTaskIsAboutToWait(t *testing.T) {
	r := realRoom(t)
	defer r.player.Close()
	test.Tap(r.transport.step)
	r.until(t, "has run a step", func() bool { return r.frame != nil && r.frame.State == Paused && r.frame.Moment.Steps == 1 })
	test.Tap(r.transport.stepBack)
	r.until(t, "looks back", func() bool { return !r.frame.Live })
	m := r.frame.Moment
	if got := m.Task(m.Current.Task); got == nil || got.Label != "main()" || got.Line == 0 {
		t.Fatalf("the moment shows %+v", got)
	}
	lines := strings.Split(r.variant().Source, "\n")
	if line := lines[m.Task(m.Current.Task).Line-1]; !strings.Contains(line, "gather") {
		t.Errorf("main() stands at %q", line)
	}
}

func TestTheWindowStaysLiveAndIdleWhileTheRunIsPaused(t *testing.T) {
	r := realRoom(t)
	defer r.player.Close()
	test.Tap(r.transport.cycle)
	r.until(t, "has run a cycle", func() bool {
		return r.frame != nil && r.frame.State == Paused && r.frame.Cycles == 1 && r.frame.Moment.Steps > 0
	})
	time.Sleep(5 * frameTime)
	for len(r.queue) > 0 { // what was on its way
		(<-r.queue)()
	}
	time.Sleep(5 * frameTime)
	if n := len(r.queue); n != 0 {
		t.Errorf("%d posts while nothing happens", n)
	}
}

func TestTheDeathOfTheSampleAPIIsSaid(t *testing.T) {
	r := realRoom(t)
	defer r.player.Close()
	test.Tap(r.transport.run)
	r.until(t, "has asked the API", func() bool { return r.frame != nil && r.frame.Cycles >= 4 })
	must(t, r.player.run.(session).KillAPI())
	r.until(t, "ends", func() bool { return r.frame.State == Ended })
	if got := r.page.banner.said; got.what != r.look.T("window.trouble.api") || got.err == "" {
		t.Errorf("the page says %+v; the status %+v", got, r.frame.Status)
	}
}
