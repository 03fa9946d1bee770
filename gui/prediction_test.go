package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
)

// ends lets a run begin, play two bars, and end with a status.
func (r *room) ends(t *testing.T, s Status) {
	t.Helper()
	r.run = newFakeRun(Playing)
	r.toggle()
	r.run.add(twoBars())
	r.untilAt(t, 20)
	r.end(s)
	r.until(t, "ends", func() bool { return r.frame.State == Ended })
	r.until(t, "judges", func() bool { return r.bet().state != betLocked && r.work().checks.state != checksRunning })
}

// bet is the prediction of the part that is open.
func (r *room) bet() *bet { return &r.work().bet }

// marks is the marks of the choices.
func (r *room) marks() [2]icon {
	return [2]icon{r.page.choices[0].mark, r.page.choices[1].mark}
}

func TestThePredictionIsAnsweredByTheRun(t *testing.T) {
	for _, tt := range []struct {
		choice int
		want   string
		marks  [2]icon
	}{
		{-1, "The run has answered. Cycles", [2]icon{iconOpen, iconRight}},
		{0, "Not this time", [2]icon{iconWrong, iconRight}},
		{1, "You were right. Cycles", [2]icon{iconOpen, iconRight}},
	} {
		r := newRoom(t, newTestApp(t))
		if tt.choice >= 0 {
			test.Tap(r.page.choices[tt.choice])
		}
		r.ends(t, Status{})
		if got := r.page.verdict.Text; !strings.Contains(got, tt.want) {
			t.Errorf("choice %d: the page says %q", tt.choice, got)
		}
		if r.marks() != tt.marks {
			t.Errorf("choice %d: the marks are %v", tt.choice, r.marks())
		}
		said := r.page.verdict.Text
		test.Tap(r.transport.cycleBack) // looking back does not take it away
		r.untilAt(t, 14)
		if r.page.verdict.Text != said {
			t.Errorf("looking back turned the answer into %q", r.page.verdict.Text)
		}
	}
}

func TestTheAnswerLeadsToTheMomentThatDecidesIt(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	test.Tap(r.page.choices[1])
	if r.page.jump.Visible() {
		t.Error("there is a moment to go to before the run")
	}
	r.ends(t, Status{})
	r.showTab(tabLog)
	moment := r.bet().answer.Finding.Moment
	test.Tap(r.page.jump)
	r.untilAt(t, moment)
	if r.tab != tabScore || r.frame.Live {
		t.Errorf("the tab is %s; live: %v", r.tab, r.frame.Live)
	}
	r.choose(&r.lessons[1])
	r.choose(&r.lessons[0])
	if r.page.jump.Visible() {
		t.Error("a run that is gone still has a moment to go to")
	}
}

func TestTheStatusLineAsksForThePredictionFirst(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	if got := r.status.said; got != r.look.T("window.message.asked") {
		t.Errorf("before a choice the status line says %q", got)
	}
	test.Tap(r.page.choices[0])
	if got := r.status.said; got != r.look.T("window.message.idle") {
		t.Errorf("after a choice the status line says %q", got)
	}
}

func TestTheTaskIsOneTapAwayFromThePrediction(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	test.Tap(r.page.onward)
	top := r.app.Driver().AbsolutePositionForObject(r.page.task).Y - r.app.Driver().AbsolutePositionForObject(r.page.content).Y
	if top < 0 || top > r.page.content.Size().Height/2 {
		t.Errorf("your turn stands %v below the edge of the page, which is %v high", top, r.page.content.Size().Height)
	}
}

func TestWhatIsChosenWhileARunFindsOutDoesNotCount(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	test.Tap(r.page.choices[0])
	test.Tap(r.transport.run)
	r.run.add(twoBars())
	r.untilAt(t, 20)
	test.Tap(r.page.choices[1])
	if b := r.bet(); b.chosen != 0 || r.page.verdict.Text != r.look.T("window.page.locked") {
		t.Errorf("the bet is %+v, the page says %q", b, r.page.verdict.Text)
	}
	r.end(Status{})
	r.until(t, "judges", func() bool { return r.bet().state == betJudged })
	if !strings.Contains(r.page.verdict.Text, "Not this time") {
		t.Errorf("the page says %q", r.page.verdict.Text)
	}
	test.Tap(r.page.choices[1]) // for the next run
	if r.marks() != [2]icon{iconOpen, iconChosen} {
		t.Errorf("the marks are %v", r.marks())
	}
	r.ends(t, Status{})
	if !strings.Contains(r.page.verdict.Text, "You were right") {
		t.Errorf("after the next run the page says %q", r.page.verdict.Text)
	}
}

func TestARunThatDoesNotGetThereJudgesNothing(t *testing.T) {
	for _, tt := range []struct {
		status Status
		want   string
	}{
		{Status{Stopped: true}, "window.page.stopped"},
	} {
		r := newRoom(t, newTestApp(t))
		test.Tap(r.page.choices[0])
		r.ends(t, tt.status)
		if r.page.verdict.Text != r.look.T(tt.want) || r.marks() != [2]icon{iconChosen, iconOpen} {
			t.Errorf("%+v: the page says %q, the marks are %v", tt.status, r.page.verdict.Text, r.marks())
		}
		if r.rail.rows[0].entry.mark != standsOpen {
			t.Errorf("%+v: the lesson counts as done", tt.status)
		}
	}
}

func TestNothingMovesWhenAChoiceIsMadeOrJudged(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	code, choice := r.code.Size(), r.page.choices[0].MinSize()
	test.Tap(r.page.choices[0])
	r.ends(t, Status{})
	if got := r.code.Size(); got != code {
		t.Errorf("the code was %v and is %v", code, got)
	}
	if got := r.page.choices[0].MinSize(); got != choice {
		t.Errorf("the choice was %v and is %v", choice, got)
	}
	tab := r.tabs[tabLog].MinSize()
	r.showTab(tabLog)
	if got := r.tabs[tabLog].MinSize(); got != tab {
		t.Errorf("the tab was %v and is %v", tab, got)
	}
}
