package gui

import (
	"fmt"
	"maps"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"batuta/gui/score"
	"batuta/loopcore/trace"
)

// The tabs, by the names the report uses.
const (
	tabScore  = "score"
	tabLog    = "log"
	tabOutput = "output"
	tabTasks  = "tasks"
	tabCalls  = "selector"
)

func tabNames() []string { return []string{tabScore, tabTasks, tabCalls, tabLog, tabOutput} }

// build makes the panes anew from the look, and puts the window together, as
// desk lays it out.
func (w *Window) build() {
	l := w.look
	text := w.lesson.Page(l.Lang())
	w.win.SetTitle(l.T("window.title") + " · " + text.Title)
	w.header = w.buildHeader()
	w.page = newPage(l, text, around{
		part: w.at, previous: w.neighbourTitle(-1), next: w.neighbourTitle(1),
		free: w.part().Free, answers: w.part().Predict != nil,
	}, w.pageOrders())
	w.programs = newProgramBar(l, w.part().Variants, w.chooseVariant, w.ownProgram)
	w.transport = newTransport(l, w.settings, w.orders())
	w.status = newStatusLine(l, w.live, w.tell)
	w.log = newLogPane(l, w.settings, logOrders{
		level: w.setLevel, debug: w.toggleDebug, moment: w.seek, logger: w.loggerMenu, tell: w.tell,
	}).like(w.log)
	w.tasks = newTasksPane(l, taskOrders{
		choose: w.followTask, previous: w.previousOfTask, next: w.nextOfTask, why: w.whyNot, tell: w.tell,
	})
	w.calls = newSelectorPane(l, w.seek)
	w.output = newOutputPane(l)
	w.buildFinders()
	w.rail = w.buildRail()

	w.code.SetTexts(l)
	w.code.SetTextScale(l.scale)
	w.requests.SetTexts(l)
	w.requests.SetTextScale(l.scale)
	w.requests.SetPalette(l.Palette)
	on, limit := requestsAsked(w.part().Rules)
	show(w.requests, on)
	w.requests.SetLimit(limit)
	w.stage.SetTexts(l)
	w.stage.SetTextScale(l.scale)
	w.scoreView.SetTexts(l)
	w.scoreView.SetTextScale(l.scale)
	w.setMode(w.settings.time)

	w.desk = w.buildDesk(w.desk)
	w.showTab(w.tab)
	w.win.SetContent(w.desk.show())
	w.showProgress()
	w.showCourse()
}

// buildDesk is the window's layout. Where dividers were dragged to, and which
// pane is shown, is as it was in the layout before, if there was one.
func (w *Window) buildDesk(before *desk) *desk {
	l := w.look
	lower, bar := w.buildLower()
	d := &desk{
		scale: l.scale, pane: paneLesson, lessons: len(w.lessons),
		header: w.header.content, rail: w.rail.content, foot: w.status.content, lower: lower,
		page:    w.page.content,
		code:    padded(down(2, 2, w.programs.content, w.findCode.content, w.code), 2, 6, 6, 4),
		stage:   padded(down(6, 1, w.requests, w.stage), 10, 12, 6, 6),
		parted:  len(w.lesson.Parts) > 1,
		reading: func() float32 { return w.page.lead.MinSize().Height },
		scoreRoom: func() float32 {
			return bar.MinSize().Height
		},
	}
	d.split, d.across, d.presenting = w.settings.split, w.settings.across, w.settings.projector
	if before != nil {
		d.pane, d.split, d.across = before.pane, before.split, before.across
		d.compact, d.narrow, d.railOut = before.compact, before.narrow, before.railOut
	}
	for i := range d.dividers {
		d.dividers[i] = newDivider(l, i == divideRead, func(by float32) { d.drag(i, by) }, func() { d.reset(i) })
	}
	d.fold = w.rail.fold
	d.changed = func() { w.header.fit(d.narrow, d.compact, d.pane) }
	d.changed()
	return d
}

func (w *Window) buildHeader() *header {
	return newHeader(w.look, w.settings, w.lessonName(w.lesson), headerOrders{
		progress: w.progressMenu,
		rail:     func() { w.desk.toggleRail() }, file: w.fileMenu, lang: w.nextLanguage, size: w.sizeMenu, theme: w.nextTheme,
		help: w.help, pane: w.showPane, tell: w.tell,
	})
}

// showPane shows the lesson, the program or the loop, where there is room for
// one of them only.
func (w *Window) showPane(name string) {
	w.desk.choose(name)
	w.desk.changed()
}

func (w *Window) buildRail() *rail {
	entries := make([]railEntry, len(w.lessons))
	for i := range w.lessons {
		lesson := &w.lessons[i]
		entries[i] = railEntry{
			section: w.look.T("window.section." + lesson.Section),
			number:  lesson.Number, title: lesson.Page(w.look.Lang()).Title,
			chosen: lesson == w.lesson,
			mark:   w.standing(lesson),
			open:   func() { w.open(lesson) },
		}
	}
	return newRail(w.look, entries)
}

// open opens a lesson from the rail, which goes out of the way if it lies over
// the rest.
func (w *Window) open(l *Lesson) {
	w.desk.railOut = false
	w.choose(l)
	w.desk.again()
}

// buildLower is the tabs and the transport, which are bar, above what the tabs
// show.
func (w *Window) buildLower() (lower, bar fyne.CanvasObject) {
	l, t := w.look, w.transport
	w.tabs = map[string]*pill{}
	tabs := across(6, growNone)
	place := &barLayout{gap: 14, transport: t}
	for _, name := range tabNames() {
		p := newPill(l, pillTab, l.T("window.tab."+name), func() { w.showTab(name) })
		p.brief = &brief{label: p.label} // the same, closer together
		w.tabs[name] = p
		place.tabs = append(place.tabs, p)
		tabs.Add(p)
	}
	w.tabMenu = newPill(l, pillPlain, "", w.chooseTab).marked(iconDown, true)
	w.tabMenu.hint, w.tabMenu.tell = l.T("window.hint.tabs"), w.tell
	w.tabMenu.Hide()
	place.tab = w.tabMenu
	tabs.Add(w.tabMenu)
	bar = padded(container.New(place, tabs, t.moves, t.speed, t.mode, t.live), 6, 14, 4, 14)
	w.body = map[string]fyne.CanvasObject{
		tabScore: down(0, 1, w.findScore.content, w.scoreView), tabLog: w.log.content, tabOutput: w.output.content,
		tabTasks: w.tasks.content, tabCalls: w.calls.content,
	}
	bodies := container.New(free{})
	for _, name := range tabNames() {
		bodies.Add(w.body[name])
	}
	return container.NewStack(l.fill(l.Panel), down(4, 1, bar, bodies)), bar
}

// free lays objects over one another, in whatever room there is: they scroll.
type free struct{}

func (free) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (free) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for _, body := range o {
		body.Resize(size)
	}
}

func (w *Window) showTab(name string) {
	w.tab = name
	for _, other := range tabNames() {
		w.tabs[other].choose(other == name)
		show(w.body[other], other == name)
	}
	w.tabMenu.set(w.tabs[name].label, w.tabMenu.mark, false, false)
	w.transport.onScore(name == tabScore)
	w.refreshTabs()
	hint := ""
	if name == tabLog {
		hint = w.look.T("window.hint.log")
	}
	w.status.rest(hint)
}

func (w *Window) orders() orders {
	return orders{
		home: w.home, cycleBack: w.cycleBack, stepBack: w.stepBack,
		toggle: w.toggle, step: w.step, cycle: w.cycle, stop: w.player.Stop, live: w.live,
		speed: w.setSpeed, byTime: w.setMode, tell: w.tell, pace: w.speedMenu, more: w.moreMenu,
	}
}

func (w *Window) toggle()    { w.try(w.player.Toggle) }
func (w *Window) restart()   { w.try(w.player.Restart) }
func (w *Window) step()      { w.try(w.player.Step) }
func (w *Window) cycle()     { w.try(w.player.Cycle) }
func (w *Window) home()      { w.panned = false; w.player.Home() }
func (w *Window) stepBack()  { w.panned = false; w.player.StepBack() }
func (w *Window) cycleBack() { w.panned = false; w.player.CycleBack() }
func (w *Window) live()      { w.panned = false; w.player.GoLive() }

// seek shows a moment that was pointed at.
func (w *Window) seek(pos int) { w.player.Seek(pos) }

// tell shows what a button does, while it is pointed at.
func (w *Window) tell(hint string) { w.status.tell(hint) }

// try does something that may have to start a run, and says why if it cannot.
func (w *Window) try(do func() error) {
	w.panned = false
	w.problem = do()
	if w.problem != nil {
		w.refresh()
	}
}

func (w *Window) setSpeed(factor float64) {
	w.settings.speed = factor
	w.remember()
	w.try(func() error { return w.player.SetSpeed(factor) })
}

func (w *Window) setMode(byTime bool) {
	w.settings.time = byTime
	w.remember()
	w.transport.byTime(byTime)
	mode := score.Bars
	if byTime {
		mode = score.Time
	}
	w.scoreView.SetMode(mode)
}

func (w *Window) setLevel(level trace.Level) {
	w.settings.level = level
	w.remember()
}

// toggleDebug turns the loop's debug mode on or off, for the runs to come.
func (w *Window) toggleDebug() {
	w.settings.debug = !w.settings.debug
	w.remember()
	w.log.debugging(w.settings.debug)
	w.refresh()
}

// debugNote says that a change of debug mode does not concern the run that
// goes on.
func (w *Window) debugNote(state RunState) string {
	if (state == Playing || state == Paused) && w.debugged != w.settings.debug {
		return w.look.T("window.log.next")
	}
	return ""
}

// named lists what the report says the place of: what is to be seen.
func (w *Window) named() map[string]fyne.CanvasObject {
	all := w.transport.named()
	all["lang"], all["size"], all["theme"], all["help"] = w.header.lang, w.header.size, w.header.theme, w.header.help
	all["rail"], all["progress"], all["file"] = w.header.rail, w.header.progress, w.header.file
	if !w.desk.narrow {
		for _, row := range w.rail.rows {
			all[fmt.Sprintf("lesson_%d", row.entry.number)] = row
		}
	}
	if !w.status.edge.disabled {
		all["edge"] = w.status.edge
	}
	for name, tab := range w.tabs {
		if tab.Visible() {
			all["tab_"+name] = tab
		}
	}
	if w.tabMenu.Visible() {
		all["tabs"] = w.tabMenu
	}
	for name, pane := range w.header.panes {
		if w.desk.compact {
			all["pane_"+name] = pane
		}
	}
	if w.desk.shows(paneLesson) {
		all["page"] = w.page.content
	}
	if w.desk.shows(paneProgram) {
		all["code"] = w.code
		if w.programs.content.Visible() {
			w.programs.named(all)
		}
	}
	if w.desk.shows(paneLoop) {
		all["stage"] = w.stage
		all["requests"] = w.requests
	}
	if w.tab == tabTasks {
		all["task_previous"], all["task_next"], all["task_why"] = w.tasks.previous, w.tasks.next, w.tasks.why
	}
	if w.tab == tabLog {
		all["debug"], all["logger"], all["log_search"], all["log_copy"] = w.log.debug, w.log.logger, w.log.search, w.log.copy
		for i, s := range w.log.switches {
			all["level_"+levelName(levels()[i])] = s
		}
	}
	for name, b := range map[string]*findBar{"find_code": w.findCode, "find_score": w.findScore} {
		if b.content.Visible() && (b != w.findScore || w.tab == tabScore) {
			all[name], all[name+"_next"], all[name+"_previous"], all[name+"_close"] = b.entry, b.next, b.previous, b.close
		}
	}
	if w.touring != nil {
		all["tour_next"], all["tour_end"] = w.touring.next, w.touring.end
	}
	maps.Copy(all, w.asked)
	all[w.tab] = w.body[w.tab]
	if w.tab == tabScore {
		all[w.tab] = w.scoreView
	}
	return all
}
