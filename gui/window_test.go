package gui

import (
	"bytes"
	"encoding/json"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"batuta/lessons/judge"
	"batuta/lessons/progress"
	"batuta/loopcore/trace"
)

// room is a window with fake lessons, whose goroutine the test plays.
type room struct {
	*Window
	run   *fakeRun
	queue queue
	fail  error
	began []float64 // the speeds at which runs were started
	debug bool      // the last was in debug mode
}

func newRoom(t *testing.T, app fyne.App) *room {
	t.Helper()
	r := &room{run: newFakeRun(Playing), queue: make(queue, 1000)}
	w, err := New(app, Options{Lessons: r.lessonsOf("one", "two"), Post: r.queue, Book: bookOf(t, app)})
	must(t, err)
	r.Window = w
	w.win.Resize(fyne.NewSize(1440, 900))
	w.win.Show()
	t.Cleanup(w.player.Close)
	r.saved()
	t.Cleanup(r.saved)
	return r
}

// saved waits until what the learner has done is on the disk, and does what is
// posted meanwhile.
func (r *room) saved() {
	r.scribe.wait(5 * time.Second)
	for len(r.queue) > 0 {
		(<-r.queue)()
		r.scribe.wait(5 * time.Second)
	}
}

// bookOf is the book that an app's windows have.
func bookOf(t *testing.T, app fyne.App) *progress.Book {
	t.Helper()
	path := app.Preferences().String("test-book")
	if path == "" {
		path = filepath.Join(t.TempDir(), "progress.json")
		app.Preferences().SetString("test-book", path)
	}
	book, err := progress.Open(path)
	must(t, err)
	return book
}

// lessonsOf are lessons that run r's run. What they ask is whether main() waits.
func (r *room) lessonsOf(ids ...string) []Lesson {
	var list []Lesson
	for i, id := range ids {
		start := func(_ string, o Begin) (Session, error) {
			if r.fail != nil {
				return nil, r.fail
			}
			r.began, r.debug = append(r.began, o.Speed), o.Debug
			return r.run, nil
		}
		list = append(list, Lesson{
			ID: id, Number: i + 1, Section: "cycle",
			Page: func(lang string) Page {
				return Page{
					Title: id + " " + lang, Idea: "An **idea**.",
					Parts: []PartPage{{
						Question: "Which?", Choices: []string{"a", "b"}, Turn: "Do it.", See: []Symptom{{"this", "that"}},
						Checks: []string{"Two cycles", "*main()* steps twice"}, Hints: []string{"A nudge.", "Nearly there."}, Why: "Because.",
					}},
					Sources: []Link{{"asyncio", "https://docs.python.org/3/library/asyncio.html"}},
				}
			},
			Parts: []Part{{
				ID:       "main",
				Variants: []Variant{{File: id + ".py", Source: "x = " + id + "\n", Solution: "x = 2\n", Start: start}},
				Predict: &judge.Prediction{
					Measure: judge.Measure{Name: "cycles"}, Choices: []judge.Value{judge.NumberOf(9), judge.NumberOf(2)},
				},
				Rules: []judge.Rule{asks("cycles", 2), asks("steps", 2)},
			}},
		})
	}
	return list
}

// asks is the rule that a measure is at least so much.
func asks(measure string, least float64) judge.Rule {
	return judge.Rule{Measure: judge.Measure{Name: measure}, AtLeast: &least}
}

func newTestApp(t *testing.T) fyne.App {
	t.Setenv("LC_ALL", "en_US.UTF-8")
	app := test.NewTempApp(t)
	return app
}

// until runs what is posted until the window is as wanted.
func (r *room) until(t *testing.T, what string, wanted func() bool) {
	t.Helper()
	deadline := time.After(5 * time.Second)
	for !wanted() {
		select {
		case f := <-r.queue:
			f()
		case <-deadline:
			t.Fatalf("the window never %s; it says %q", what, r.status.said)
		}
	}
}

func (r *room) untilAt(t *testing.T, pos int) {
	t.Helper()
	r.until(t, "shows the moment", func() bool { return r.frame != nil && r.frame.Moment.Pos == pos })
}

// end lets the run end with a status.
func (r *room) end(s Status) {
	r.run.mu.Lock()
	s.State = Ended
	r.run.status = s
	r.run.mu.Unlock()
	close(r.run.done)
}

func TestAllPanesShowTheSameMoment(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	test.Tap(r.transport.run)
	r.run.add(twoBars())
	r.untilAt(t, 20)
	if r.transport.live.Visible() || r.frame.State != Playing {
		t.Errorf("live: go to live is there: %v, the run is %s", r.transport.live.Visible(), r.frame.State)
	}
	test.Tap(r.transport.cycleBack)
	r.untilAt(t, 14)
	if !r.transport.live.Visible() {
		t.Error("behind the live edge nothing leads back to it")
	}
	if got := r.report(); got.Cycle != 1 || got.Cycles != 2 || got.Live || got.Position != 14 || got.Events != 20 {
		t.Errorf("the report says %+v", got)
	}
	if !strings.Contains(r.status.said, "cycle 1 of 2") || r.log.pos != 14 {
		t.Errorf("the status says %q, the log is at %d", r.status.said, r.log.pos)
	}
	test.Tap(r.transport.live)
	r.untilAt(t, 20)
	r.run.took(t)
}

func TestGoingLiveFindsTheRunFurtherOnThanItWasLeft(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.toggle()
	r.run.add(twoBars())
	r.untilAt(t, 20)
	r.cycleBack()
	r.untilAt(t, 14)
	r.end(Status{})
	r.until(t, "ends", func() bool { return r.frame.State == Ended })
	r.run = newFakeRun(Playing)
	spin(r.run, 50)
	r.toggle() // another run, from behind to live
	r.untilAt(t, r.run.View().End())
	if bars := len(r.score.Bars); bars != 50 || r.frame.Cycles != 50 {
		t.Errorf("%d bars of %d cycles", bars, r.frame.Cycles)
	}
}

func TestTheLanguageThemeAndSizeChangeWhileTheRunGoesOn(t *testing.T) {
	app := newTestApp(t)
	r := newRoom(t, app)
	test.Tap(r.transport.run)
	r.run.add(twoBars())
	r.untilAt(t, 20)
	test.Tap(r.transport.cycleBack)
	r.untilAt(t, 14)

	test.Tap(r.header.lang)
	if r.transport.run.label != "Pausar" || r.win.Title() != "Batuta · one es" {
		t.Errorf("after a change to Spanish the button says %q and the title %q", r.transport.run.label, r.win.Title())
	}
	test.Tap(r.header.theme)
	if r.look.Dark {
		t.Error("the theme is still dark")
	}
	r.setScale(1.5)
	if r.look.scale != 1.5 || r.header.size.label != "A+ 150 %" {
		t.Errorf("the text is at %v, the button says %q", r.look.scale, r.header.size.label)
	}
	if r.status.edge.disabled || r.frame.Moment.Pos != 14 || !strings.Contains(r.status.said, "ciclo 1 de 2") {
		t.Errorf("the moment was lost: %q", r.status.said)
	}
	r.run.took(t)

	again := loadSettings(app.Preferences())
	if again.lang != "es" || again.theme != themeLight || again.scale != 1.5 {
		t.Errorf("remembered: %+v", again)
	}
}

func TestWhatWasChosenIsThereTheNextTime(t *testing.T) {
	app := newTestApp(t)
	r := newRoom(t, app)
	r.transport.slider.SetValue(1)
	test.Tap(r.transport.time)
	r.choose(&r.lessons[1])
	test.Tap(r.log.switches[2])
	r.win.Resize(fyne.NewSize(1200, 800))
	r.quit()
	r.saved()

	r = newRoom(t, app)
	s := r.settings
	if s.speed != 0.25 || !s.time || s.level != trace.Warning || s.size != fyne.NewSize(1200, 800) {
		t.Errorf("remembered: %+v", s)
	}
	if r.lesson.ID != "two" || !r.transport.time.chosen || r.log.level != trace.Warning {
		t.Error("the window is not as it was left")
	}
	test.Tap(r.transport.run)
	if !slices.Equal(r.began, []float64{0.25}) {
		t.Errorf("runs began at %v", r.began)
	}
}

func TestKeysMoveTheRunAndTheMoment(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.run.add(twoBars())
	key := func(name fyne.KeyName) { r.typed(&fyne.KeyEvent{Name: name}) }
	key(fyne.KeySpace)
	r.untilAt(t, 20)
	key(fyne.KeyF5)
	key(fyne.KeyRight)
	key(fyne.KeyF10)
	key(fyne.KeyF11)
	r.run.took(t, "pause", "step", "step", "cycle")
	key(fyne.KeyLeft)
	r.untilAt(t, 16)
	key(fyne.KeyHome)
	r.untilAt(t, 2)
	key(fyne.KeyRight)
	r.untilAt(t, 8)
	key(fyne.KeyEnd)
	r.untilAt(t, 20)
	r.run.took(t)
}

func TestEnterPressesWhatHasTheFocusAndOtherKeysAreTheWindows(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.run.add(twoBars())
	r.toggle()
	r.untilAt(t, 20)
	for name, o := range map[string]fyne.Focusable{
		"a button": r.transport.home, "a tab": r.tabs[tabScore], "a choice": r.page.choices[0], "the slider": r.transport.slider,
	} {
		o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF10})
		r.run.mu.Lock()
		if len(r.run.calls) != 1 {
			t.Errorf("%s: F10 told the run %v", name, r.run.calls)
		}
		r.run.calls = nil
		r.run.mu.Unlock()
	}
	r.transport.cycleBack.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	r.untilAt(t, 14)
}

func TestTheSpaceBarReachesTheWindowFromItsSlider(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.transport.slider.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if len(r.began) != 1 {
		t.Error("the space bar did not start a run")
	}
	r.transport.slider.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if r.settings.speed != 2*usualSpeed {
		t.Errorf("the slider's own key left the speed at %v", r.settings.speed)
	}
}

func TestAButtonThatIsPointedAtSaysWhatItDoes(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	shown := func() string { return r.status.hint.Text }
	r.transport.cycle.MouseIn(nil)
	if shown() != r.look.T("window.hint.cycle") {
		t.Errorf("the status line says %q", shown())
	}
	r.transport.cycle.MouseOut()
	r.transport.stop.FocusGained()
	if shown() != r.look.T("window.hint.stop") {
		t.Errorf("the status line says %q", shown())
	}
	r.transport.stop.FocusLost()
	if shown() != "" || r.status.words.Text != r.look.T("window.message.asked") {
		t.Errorf("afterwards the status line says %q and %q", r.status.words.Text, shown())
	}
}

func TestThePageSaysWhatWentWrong(t *testing.T) {
	for _, tt := range []struct {
		name   string
		status Status
		want   trouble
	}{
		{"the program failed", Status{Err: "boom"}, trouble{what: "ended with an error", err: "boom", remedy: "one step"}},
		{"the sample API died", Status{Err: "reset", APIDown: "reset"}, trouble{what: "sample API", err: "reset", remedy: "Run again"}},
		{"it was stopped", Status{Stopped: true}, trouble{}},
		{"all went well", Status{Result: "3"}, trouble{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := newRoom(t, newTestApp(t))
			test.Tap(r.transport.run)
			r.run.add(twoBars())
			r.end(tt.status)
			r.until(t, "ends", func() bool { return r.frame != nil && r.frame.State == Ended })
			got := r.page.banner.said
			if !strings.Contains(got.what, tt.want.what) || got.err != tt.want.err || !strings.Contains(got.remedy, tt.want.remedy) {
				t.Errorf("the page says %+v", got)
			}
			if shown := r.page.banner.content.Visible(); shown != (tt.want != trouble{}) {
				t.Errorf("the banner is shown: %v", shown)
			}
		})
	}
}

func TestARunThatCannotBeginIsExplainedUntilOneCan(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.fail = errors.New("no descriptors left")
	test.Tap(r.transport.run)
	if got := r.page.banner.said; got.err != "start the run: no descriptors left" {
		t.Errorf("the page says %+v", got)
	}
	r.fail = nil
	test.Tap(r.transport.run)
	r.untilAt(t, 0)
	if r.page.banner.content.Visible() {
		t.Error("the banner stays while a run goes on")
	}
}

func TestAnotherLessonStopsTheRun(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	test.Tap(r.transport.run)
	r.run.add(twoBars())
	r.untilAt(t, 20)
	r.choose(&r.lessons[1])
	r.run.took(t, "stop")
	if r.frame != nil || r.report().State != Idle || r.report().Lesson != "two" {
		t.Errorf("after a change of lesson the report says %+v", r.report())
	}
}

func TestTheReportIsWrittenOnlyWhenSomethingIsNew(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	var out bytes.Buffer
	p := &reporter{out: &out}
	must(t, p.write(r.report()))
	must(t, p.write(r.report()))
	test.Tap(r.header.lang)
	must(t, p.write(r.report()))
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines, want 2:\n%s", len(lines), &out)
	}
	var got Report
	must(t, json.Unmarshal([]byte(lines[1]), &got))
	if got.Lang != "es" || got.State != Idle || got.Lesson != "one" || got.Controls["run"][2] == 0 {
		t.Errorf("the report says %+v", got)
	}
}

func TestTheReportFollowsTheWindow(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	var out bytes.Buffer
	stop, done := make(chan struct{}), make(chan struct{})
	go func() { r.reportTo(&out, stop); close(done) }()
	(<-r.queue)()
	test.Tap(r.header.theme)
	(<-r.queue)()
	close(stop)
	<-done
	if n := strings.Count(out.String(), "\n"); n != 2 || !strings.Contains(out.String(), `"theme":"light"`) {
		t.Errorf("%d lines:\n%s", n, &out)
	}
}
