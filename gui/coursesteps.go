package gui

import (
	"fmt"
	"image/color"
	"net/url"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"batuta/gui/code"
	"batuta/lessons/judge"
	"batuta/lessons/progress"
	"batuta/lessons/sampleapi"
	"batuta/lessons/words"
)

// pageOrders is what the buttons of the page do.
func (w *Window) pageOrders() pageOrders {
	return pageOrders{
		part: w.openPart, choose: w.predict, check: w.showCheck, jump: w.decides, show: w.showFailure,
		hint: w.openHint, skip: w.skip, solution: w.showSolution, net: w.toggleNet,
		previous: w.previous, next: w.next, link: w.follow, tell: w.tell,
	}
}

// showCourse says on the page how the part stands, and on the bar above the
// program which one it is.
func (w *Window) showCourse() {
	k, kept := w.work(), w.record()
	passed := !kept.Passed.IsZero()
	s := shownChecks{note: w.checkNote(), hints: k.hints, skipped: kept.Skipped, passed: passed}
	for _, v := range k.checks.verdicts {
		row := shownCheck{state: v.State, figure: words.Verdict(w.look, v), leads: k.checks.shown && v.Finding.Moment >= 0}
		s.rows = append(s.rows, row)
		s.lead = s.lead || row.leads && v.State == judge.Failed
	}
	changed := w.page.checks.say(s)
	changed = w.page.passed.say(passed, w.passedWords(), w.variant().Solution != "" && k.solution == nil) || changed
	if n := w.page.net; n != nil {
		mark := iconOpen
		if k.network {
			mark = iconRight
		}
		n.set(n.label, mark, false, k.network)
	}
	w.showOutcome()
	if changed {
		w.page.settle()
	}
	if w.programs.show(k.variant, k.solution != nil, k.visiting) || changed {
		w.desk.again()
	}
}

// showOutcome marks the lesson's tab with what the run that is shown came to:
// where one pane is shown at a time, it may not be the lesson.
func (w *Window) showOutcome() {
	c, l := &w.work().checks, w.look
	mark, ink := iconNone, (*color.NRGBA)(nil)
	switch {
	case !c.shown || c.state == checksRunning:
	case judge.AllPassed(c.verdicts):
		mark, ink = iconRight, &l.Success
	default:
		mark, ink = iconWrong, &l.Danger
	}
	if tab := w.header.panes[paneLesson]; tab.mark != mark {
		tab.say(mark, ink)
		w.header.content.Refresh()
	}
}

// checkNote is the sentence below the checks.
func (w *Window) checkNote() string {
	k, l := w.work(), w.look
	switch k.checks.state {
	case checksRunning:
		return l.T("window.check.running")
	case checksStopped:
		return l.T("window.check.stopped")
	case checksFailed:
		return l.T("window.check.error")
	case checksJudged:
		held := 0
		for _, v := range k.checks.verdicts {
			if v.State == judge.Passed {
				held++
			}
		}
		if held == len(k.checks.verdicts) {
			return l.T("window.check.all")
		}
		return l.T("window.check.some", held, len(k.checks.verdicts))
	}
	return l.T("window.check.before")
}

// passedWords says how quick the runs that passed were.
func (w *Window) passedWords() string {
	k, kept := w.work(), w.record()
	if kept.Best == 0 {
		return ""
	}
	best := fmt.Sprintf("%.3f", kept.Best)
	if k.checks.state == checksJudged && k.checks.shown && judge.AllPassed(k.checks.verdicts) && !w.ran.solution {
		return w.look.T("window.passed.time", runTime(k.checks.took), best)
	}
	return w.look.T("window.passed.best", best)
}

// showCheck shows the moment of a check.
func (w *Window) showCheck(i int) {
	if k := w.work(); k.checks.shown && i < len(k.checks.verdicts) {
		w.showMoment(k.checks.verdicts[i].Finding.Moment)
	}
}

// showFailure shows the moment of the first check that failed and has one.
func (w *Window) showFailure() {
	for i, v := range w.work().checks.verdicts {
		if v.State == judge.Failed && v.Finding.Moment >= 0 {
			w.showCheck(i)
			return
		}
	}
}

// openHint opens one hint more; it stays open.
func (w *Window) openHint() {
	k := w.work()
	n := min(k.hints+1, len(w.partPage().Hints))
	k.hints = n
	w.keep(func(p *progress.Part) { p.Hints = max(p.Hints, n) })
	w.showCourse()
	w.page.reveal(w.page.checks.hints[n-1])
}

// skip leaves the part undone and goes on.
func (w *Window) skip() {
	w.keep(func(p *progress.Part) { p.Skipped = p.Passed.IsZero() })
	w.showCourse()
	w.next()
}

// showSolution shows the model solution in place of the learner's program,
// which is kept.
func (w *Window) showSolution() {
	w.saveEdits()
	w.work().solution, w.work().visiting = code.NewBuffer(w.variant().Solution), ""
	w.programShown()
}

// ownProgram goes back from the model solution to the learner's program.
func (w *Window) ownProgram() {
	w.work().solution = nil
	w.programShown()
}

// choose another of the part's programs.
func (w *Window) chooseVariant(i int) {
	k := w.work()
	if k.variant == i {
		return
	}
	w.saveEdits()
	w.leaveRun()
	k.variant, k.solution = i, nil
	k.checks, k.bet.state, k.bet.told = checks{}, betOpen, false
	w.visit()
	if w.lesson.Section == challenge {
		w.forgetOthers()
	}
	w.programShown()
	w.clear()
}

// forgetOthers has the other parts of the lesson open the program that is open
// here, the next time they are.
func (w *Window) forgetOthers() {
	for at := range w.works {
		if at.lesson == w.lesson.ID && at != w.place() {
			delete(w.works, at)
		}
	}
}

// programShown shows the program that is open now.
func (w *Window) programShown() {
	w.showProgram()
	w.refresh()
	w.desk.again()
	if w.desk.compact {
		w.showPane(paneProgram)
	}
}

// leaveRun stops the run and forgets it.
func (w *Window) leaveRun() {
	w.forgetRun()
	w.player.Close()
	w.frame, w.problem = nil, nil
}

// openPart opens a part of the lesson.
func (w *Window) openPart(i int) {
	if i == w.at {
		return
	}
	w.openAt(w.lesson, i)
}

// neighbour is the part before or after the one that is open, in this lesson or
// the next; false if there is none.
func (w *Window) neighbour(by int) (l *Lesson, part int, ok bool) {
	if at := w.at + by; at >= 0 && at < len(w.lesson.Parts) {
		return w.lesson, at, true
	}
	for i := range w.lessons {
		if &w.lessons[i] != w.lesson {
			continue
		}
		if i += by; i < 0 || i >= len(w.lessons) {
			return nil, 0, false
		}
		l = &w.lessons[i]
		if by < 0 {
			part = len(l.Parts) - 1
		}
		return l, part, true
	}
	return nil, 0, false
}

func (w *Window) previous() { w.walk(-1) }
func (w *Window) next()     { w.walk(1) }

// walk opens the part before or after.
func (w *Window) walk(by int) {
	if l, part, ok := w.neighbour(by); ok {
		w.openAt(l, part)
	}
}

// neighbourTitle is what the part before or after is called, "" if there is none.
func (w *Window) neighbourTitle(by int) string {
	l, part, ok := w.neighbour(by)
	if !ok {
		return ""
	}
	page := l.Page(w.look.Lang())
	if l == w.lesson {
		return page.Parts[part].Title
	}
	return w.lessonName(l)
}

// follow opens a page of the web in the browser.
func (w *Window) follow(link string) {
	to, err := url.Parse(link)
	if err == nil {
		err = w.app.OpenURL(to)
	}
	if err != nil {
		w.complain(trouble{what: w.look.T("window.trouble.link"), err: err.Error(), remedy: link})
	}
}

// toggleNet allows the network for the next run, or takes that back.
func (w *Window) toggleNet() {
	k := w.work()
	k.network = !k.network
	w.showCourse()
}

// editTime is how long after the last change of a program it is kept.
const editTime = time.Second

// changed has a program that was changed kept before long.
func (w *Window) changed() {
	if w.work().solution != nil {
		return
	}
	if w.typing == nil {
		w.typing = time.AfterFunc(editTime, func() { w.post.Do(w.saveEdits) })
		return
	}
	w.typing.Reset(editTime)
}

// saveEdits keeps the programs of the part that is open, as they stand.
func (w *Window) saveEdits() {
	k, kept, now := w.work(), w.record(), time.Now()
	changed := map[*Variant]string{}
	for i := range w.part().Variants {
		v := &w.part().Variants[i]
		text, before := k.buffers[v.Name].Text(), v.Source
		if edit, ok := kept.Edits[v.Name]; ok {
			before = edit.Text
		}
		if text != before {
			changed[v] = text
		}
	}
	if len(changed) == 0 {
		return
	}
	w.keep(func(p *progress.Part) {
		for v, text := range changed {
			p.Edit(v.Name, text, text == v.Source, now)
		}
	})
}

// programBar is the line above the program: a switch among the part's programs,
// and that the model solution is shown.
type programBar struct {
	choices []*pill
	label   fyne.CanvasObject
	shown   *canvas.Text // that it is the model solution, or of which file
	look    *look
	back    *pill
	content *fyne.Container
}

func newProgramBar(l *look, variants []Variant, choose func(int), back func()) *programBar {
	b := &programBar{look: l, label: l.text(l.T("window.programs"), 12, l.Muted)}
	line := across(8, growNone, b.label)
	for i, v := range variants {
		p := newPill(l, pillChoice, v.Name, func() { choose(i) })
		b.choices = append(b.choices, p)
		line.Add(p)
	}
	b.shown = l.bold(l.T("window.solution"), 12.5, l.Success)
	b.back = newPill(l, pillLink, l.T("window.solution.back"), back)
	line.Add(b.shown)
	line.Add(b.back)
	b.content = padded(line, 2, 4, 2, 4)
	b.show(0, false, "")
	return b
}

// show says which program is shown, and answers whether that is new.
func (b *programBar) show(variant int, solution bool, visiting string) bool {
	write(b.shown, b.look.T("window.solution"))
	if visiting != "" {
		write(b.shown, b.look.T("window.file.shown", visiting))
	}
	several := len(b.choices) > 1
	changed := change(b.content, several || solution)
	show(b.label, several)
	for i, p := range b.choices {
		show(p, several)
		p.choose(i == variant)
	}
	change(b.shown, solution)
	return change(b.back, solution) || changed
}

// requestsAsked says whether rules speak of how many of the sample API's requests
// are under way at once, and how many the API or they allow, 0 for any number.
func requestsAsked(rules []judge.Rule) (asked bool, limit int) {
	for _, r := range rules {
		switch {
		case r.Name == "requests-at-once":
			asked = true
			if r.AtMost != nil {
				limit = int(*r.AtMost)
			}
		case r.Name == "requests" && strings.HasPrefix(r.Of, "/limited"):
			asked = true
			if limit == 0 {
				limit = sampleapi.MostAtOnce
			}
		}
	}
	return asked, limit
}
