package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"batuta/lessons/judge"
	"batuta/lessons/progress"
)

// fails has the first lesson ask for more steps than the run makes.
func (r *room) fails() { r.lessons[0].Parts[0].Rules[1] = asks("steps", 3) }

// states are those of the page's rows.
func (r *room) states() (states []judge.State) {
	for _, row := range r.page.checks.rows {
		states = append(states, row.state)
	}
	return states
}

func TestAFailedCheckSaysItsFigureAndLeadsToItsMoment(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.fails()
	r.ends(t, Status{})
	if got := r.states(); got[0] != judge.Passed || got[1] != judge.Failed {
		t.Fatalf("the rows are %v", got)
	}
	row := r.page.checks.rows[1]
	if row.title != "main() steps twice" || !strings.Contains(row.figure, "2") {
		t.Errorf("the row says %q, %q", row.title, row.figure)
	}
	moment := r.work().checks.verdicts[1].Finding.Moment
	for name, press := range map[string]func(){
		"a click": func() { test.Tap(row) },
		"Enter":   func() { row.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) },
		"show me": func() { test.Tap(r.page.checks.show) },
	} {
		r.live()
		r.showTab(tabLog)
		r.until(t, "is live", func() bool { return r.frame.Live })
		press()
		r.untilAt(t, moment)
		if r.tab != tabScore {
			t.Errorf("%s shows the tab %s", name, r.tab)
		}
	}
	if got := r.report(); got.Judged != "judged" || got.Passed || got.Checks[1].State != "failed" || got.Checks[1].Moment != moment {
		t.Errorf("the report says %+v", got)
	}
	if r.page.passed.content.Visible() || r.header.progress.label != "0 / 2" {
		t.Errorf("the header says %q", r.header.progress.label)
	}
}

func TestARowWithoutAMomentLeadsNowhere(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	row := r.page.checks.rows[0]
	test.Tap(row)
	if !row.Disabled() || r.frame != nil {
		t.Error("before any run a row can be chosen")
	}
}

func TestPassingIsSaidCountedAndKept(t *testing.T) {
	app := newTestApp(t)
	r := newRoom(t, app)
	r.ends(t, Status{})
	if !r.page.passed.content.Visible() || r.header.progress.label != "1 / 2" || r.rail.rows[0].entry.mark != standsDone {
		t.Errorf("passed is shown: %v; the header says %q", r.page.passed.content.Visible(), r.header.progress.label)
	}
	if r.page.checks.skip.Visible() || r.page.checks.show.Visible() {
		t.Error("what is passed can be skipped, or has a failure to show")
	}
	test.Tap(r.page.passed.next)
	if r.lesson.ID != "two" || r.rail.rows[0].entry.mark != standsDone {
		t.Errorf("next is %s", r.lesson.ID)
	}
	r.quit()
	r.saved()
	r = newRoom(t, app)
	if r.lesson.ID != "two" || r.header.progress.label != "1 / 2" || r.rail.rows[0].entry.mark != standsDone {
		t.Errorf("the next time %s is open, and the header says %q", r.lesson.ID, r.header.progress.label)
	}
	r.previous()
	if !r.page.passed.content.Visible() {
		t.Error("that it was passed is forgotten")
	}
}

func TestARunThatFailedOrWasStoppedSaysWhatToDo(t *testing.T) {
	for _, tt := range []struct {
		status Status
		note   string
		judged string
	}{
		{Status{Err: "ValueError: no"}, "window.check.error", "failed"},
		{Status{Stopped: true}, "window.check.stopped", "stopped"},
	} {
		r := newRoom(t, newTestApp(t))
		r.ends(t, tt.status)
		for i, s := range r.states() {
			if s == judge.Passed {
				t.Errorf("%+v: check %d is passed", tt.status, i+1)
			}
		}
		if got := r.page.checks.note.Text; got != r.look.T(tt.note) || r.report().Judged != tt.judged {
			t.Errorf("%+v: the page says %q, the report %q", tt.status, got, r.report().Judged)
		}
		if r.page.passed.content.Visible() {
			t.Errorf("%+v: it is passed", tt.status)
		}
	}
}

func TestHintsOpenOneAfterAnotherAndStayOpen(t *testing.T) {
	app := newTestApp(t)
	r := newRoom(t, app)
	hints := func() int {
		n := 0
		for _, h := range r.page.checks.hints {
			if h.Visible() {
				n++
			}
		}
		return n
	}
	if hints() != 0 || r.page.checks.hint.label != "Hint 1 of 2" {
		t.Fatalf("%d hints are open, the button says %q", hints(), r.page.checks.hint.label)
	}
	test.Tap(r.page.checks.hint)
	if hints() != 1 || r.page.checks.hint.label != "Hint 2 of 2" {
		t.Errorf("%d hints are open, the button says %q", hints(), r.page.checks.hint.label)
	}
	test.Tap(r.page.checks.hint)
	r.nextTheme()
	if hints() != 2 || r.page.checks.hint.Visible() {
		t.Errorf("%d hints are open, and there is a button for more: %v", hints(), r.page.checks.hint.Visible())
	}
	r.quit()
	r.saved()
	if r = newRoom(t, app); hints() != 2 {
		t.Errorf("the next time %d hints are open", hints())
	}
}

func TestSkippingGoesOnAndIsMarked(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	test.Tap(r.page.checks.skip)
	if r.lesson.ID != "two" || r.rail.rows[0].entry.mark != standsSkipped || r.header.progress.label != "0 / 2" {
		t.Errorf("%s is open, the first is marked %v", r.lesson.ID, r.rail.rows[0].entry.mark)
	}
	r.previous()
	r.ends(t, Status{})
	if r.rail.rows[0].entry.mark != standsDone {
		t.Error("what was skipped and then passed is not done")
	}
}

func TestTheModelSolutionLeavesTheLearnersProgramAlone(t *testing.T) {
	r, ran := editRoom(t)
	r.ends(t, Status{})
	test.Type(r.editor(t), "mine ")
	test.Tap(r.page.passed.solution)
	if got := r.code.Text(); got != "x = 2\n" || !r.programs.back.Visible() || !r.report().Solution {
		t.Fatalf("the editor shows %q", got)
	}
	test.Type(r.editor(t), "not ")
	r.run = newFakeRun(Playing)
	test.Tap(r.transport.run)
	if got := (*ran)[len(*ran)-1]; got != "not x = 2\n" {
		t.Errorf("what ran is %q", got)
	}
	attempts := r.record().Attempts
	r.run.add(twoBars())
	r.untilAt(t, 20)
	r.end(Status{})
	r.until(t, "judges", func() bool { return r.work().checks.state == checksJudged })
	if r.record().Attempts != attempts {
		t.Error("a run of the solution counts as an attempt")
	}
	test.Tap(r.programs.back)
	if got := r.code.Text(); got != "mine x = one\n" || r.programs.back.Visible() {
		t.Errorf("the learner's program is %q", got)
	}
}

func TestEditsAreThereTheNextTimeAndResetGoesBackToTheLesson(t *testing.T) {
	app := newTestApp(t)
	r := newRoom(t, app)
	test.Type(r.editor(t), "12")
	r.quit()
	r.saved()
	r = newRoom(t, app)
	if got := r.code.Text(); got != "12x = one\n" || !r.code.Edited() {
		t.Fatalf("the next time the program is %q", got)
	}
	r.code.Reset()
	r.saveEdits()
	if got := r.record().Edits; r.code.Text() != "x = one\n" || len(got) != 0 {
		t.Errorf("reset, the program is %q, and %v is kept", r.code.Text(), got)
	}
}

func TestEditsAreKeptSoonAfterTheyAreMade(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	test.Type(r.editor(t), "1")
	r.until(t, "keeps the program", func() bool { return r.record().Edits[""].Text == "1x = one\n" })
}

// parted gives the first lesson a second part with two programs, the free one.
func (r *room) parted() {
	l := &r.lessons[0]
	one := l.Parts[0]
	two := one
	two.ID, two.Free, two.Rules, two.Predict = "free", true, nil, nil
	v := one.Variants[0]
	a, b := v, v
	a.Name, a.Source, b.Name, b.Source = "aiohttp", "a\n", "httpx", "b\n"
	two.Variants = []Variant{a, b}
	l.Parts = []Part{one, two}
	page := l.Page
	l.Page = func(lang string) Page {
		p := page(lang)
		free := PartPage{Title: "Free", Idea: "Try.", Turn: "Try."}
		p.Parts[0].Title = "First"
		p.Parts = append(p.Parts, free)
		return p
	}
	r.lesson = nil
	r.choose(l)
}

func TestPartsAndProgramsAreSwitched(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.parted()
	if len(r.page.parts) != 2 || r.page.parts[0].label != "1 First" || r.programs.content.Visible() {
		t.Fatalf("the first part has %d parts", len(r.page.parts))
	}
	test.Tap(r.page.parts[1])
	if r.part().ID != "free" || r.code.Text() != "a\n" || !r.programs.content.Visible() {
		t.Fatalf("the part is %s, the program %q", r.part().ID, r.code.Text())
	}
	test.Type(r.editor(t), "1")
	test.Tap(r.programs.choices[1])
	if got := r.report(); r.code.Text() != "b\n" || got.Variant != "httpx" || got.Part != "free" {
		t.Errorf("the program is %q, the report says %s of %s", r.code.Text(), got.Variant, got.Part)
	}
	test.Tap(r.programs.choices[0])
	if got := r.code.Text(); got != "1a\n" {
		t.Errorf("the first program was %q", got)
	}
	r.previous()
	if r.part().ID != "main" || r.lesson.ID != "one" {
		t.Errorf("before it is %s of %s", r.part().ID, r.lesson.ID)
	}
	r.next()
	r.next()
	if r.lesson.ID != "two" {
		t.Errorf("after the last part comes %s", r.lesson.ID)
	}
}

func TestALibraryIsChosenForAllOfTheChallengeAndAProgramForItsPartOnly(t *testing.T) {
	for _, tt := range []struct{ section, want string }{{challenge, "httpx"}, {"practice", "aiohttp"}} {
		r := newRoom(t, newTestApp(t))
		r.parted()
		l := &r.lessons[0]
		l.Section = tt.section
		l.Parts[0].Variants = l.Parts[1].Variants
		r.works = map[place]*work{}
		r.openPart(1)
		r.openPart(0)
		r.openPart(1)
		r.chooseVariant(1)
		r.openPart(0)
		if got := r.variant().Name; got != tt.want {
			t.Errorf("%s: after httpx was chosen in another part the program is %s", tt.section, got)
		}
	}
}

func TestTheNetworkIsAllowedForOneRun(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.parted()
	r.openPart(1)
	var allowed []bool
	v := &r.lessons[0].Parts[1].Variants[0]
	start := v.Start
	v.Start = func(text string, o Begin) (Session, error) {
		allowed = append(allowed, o.AllowNet)
		return start(text, o)
	}
	r.restart()
	test.Tap(r.page.net)
	r.restart()
	r.restart()
	if len(allowed) != 3 || allowed[0] || !allowed[1] || allowed[2] {
		t.Errorf("the network was allowed: %v", allowed)
	}
	if r.page.net.chosen {
		t.Error("it is still allowed")
	}
}

func TestEachRunHasDataOfItsOwn(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	seeds := map[int64]bool{}
	v := &r.lessons[0].Parts[0].Variants[0]
	start := v.Start
	v.Start = func(text string, o Begin) (Session, error) {
		seeds[o.Seed] = true
		return start(text, o)
	}
	for range 3 {
		r.restart()
	}
	if len(seeds) != 3 {
		t.Errorf("three runs had the seeds %v", seeds)
	}
}

func TestThatNothingCanBeWrittenIsSaidAndNothingIsLost(t *testing.T) {
	app := newTestApp(t)
	r := newRoom(t, app)
	wall := filepath.Join(t.TempDir(), "wall")
	must(t, os.WriteFile(wall, nil, 0o600))
	book, _ := progress.Open(filepath.Join(wall, "progress.json"))
	r.book, r.scribe.save = book, book.Save
	r.ends(t, Status{})
	r.saved()
	if got := r.page.banner.said; got.what != r.look.T("window.trouble.kept") || !strings.Contains(got.remedy, wall) {
		t.Errorf("the page says %+v", got)
	}
	if r.header.progress.label != "1 / 2" {
		t.Errorf("the header says %q", r.header.progress.label)
	}
}

func TestAProgramWithoutALoopIsNotToldToPressRun(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.toggle()
	r.end(Status{})
	r.until(t, "ends", func() bool { return r.frame != nil && r.frame.State == Ended })
	said := r.stage.AccessibilityLabel()
	if !strings.Contains(said, r.look.T("stage.rule.never")) || r.status.said != r.look.T("window.message.none") {
		t.Errorf("the stage says %q, the status line %q", said, r.status.said)
	}
}

func TestWhatIsNoPythonIsSaidAsSuch(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.toggle()
	s := Status{Err: "SyntaxError: '(' was never closed"}
	s.Problem.Line = 1
	r.end(s)
	r.until(t, "ends", func() bool { return r.frame != nil && r.frame.State == Ended })
	if got := r.page.banner.said.what; got != r.look.T("window.trouble.syntax") {
		t.Errorf("the page says %q", got)
	}
}

func TestWhatARunCameToIsBroughtIntoSight(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	seen := func(name string) bool {
		at, _ := r.controls()
		_, there := at[name]
		return there
	}
	r.ends(t, Status{})
	if !seen("onwards_passed") {
		t.Errorf("that it is passed is out of sight: %v of %v", r.page.content.Offset, r.page.content.Content.Size())
	}
	r.next()
	r.lessons[1].Parts[0].Rules[1] = asks("steps", 3)
	r.ends(t, Status{})
	if !seen("jump") {
		t.Error("the answer to the prediction is out of sight")
	}
	r.ends(t, Status{})
	if !seen("check_2") {
		t.Error("the checks are out of sight")
	}
}

func TestAnotherProgramAnswersNoQuestionThatNobodyAsked(t *testing.T) {
	r, ran := editRoom(t)
	test.Type(r.editor(t), "y")
	r.ends(t, Status{})
	if got := r.page.verdict.Text; r.bet().state != betOpen || got != r.look.T("window.page.choose") || len(*ran) != 1 {
		t.Errorf("the page says %q, and %q ran", got, *ran)
	}
}

func TestTheRequestsBandIsThereWhereTheirNumberMatters(t *testing.T) {
	most := 2.0
	rule := func(name, of string, atMost *float64) judge.Rule {
		return judge.Rule{Measure: judge.Measure{Name: name, Of: of}, AtMost: atMost}
	}
	for _, tt := range []struct {
		rule  judge.Rule
		asked bool
		limit int
	}{
		{rule("time", "main()", &most), false, 0},
		{rule("requests", "/users", nil), false, 0},
		{rule("requests", "/limited/*", nil), true, 3},
		{rule("requests-at-once", "/orders", &most), true, 2},
		{rule("requests-at-once", "/orders", nil), true, 0},
	} {
		if asked, limit := requestsAsked([]judge.Rule{tt.rule}); asked != tt.asked || limit != tt.limit {
			t.Errorf("%s of %q: %v, %d", tt.rule.Name, tt.rule.Of, asked, limit)
		}
	}
}
