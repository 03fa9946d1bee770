package gui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"batuta/gui/score"
	"batuta/loopcore/trace"
)

// The tabs, by the names the report uses.
const (
	tabScore  = "score"
	tabLog    = "log"
	tabOutput = "output"
)

func tabNames() []string { return []string{tabScore, tabLog, tabOutput} }

// build makes the panes anew from the look, and puts the window together:
//
//	header
//	rail │ page  │ stage
//	     │ code  │
//	     │ tabs and transport
//	     │ score, log or output
//	status
func (w *Window) build() {
	l := w.look
	text := w.lesson.Page(l.Lang())
	w.win.SetTitle(l.T("window.title") + " · " + text.Title)
	w.header = w.buildHeader(text.Title)
	w.page = newPage(l, text, w.prediction(), w.predict)
	w.transport = newTransport(l, w.settings, w.orders())
	w.status = newStatusLine(l)
	w.log = newLogPane(l, w.settings.level, w.setLevel, w.seek)
	w.output = newOutputPane(l)

	w.code.SetTexts(l)
	w.code.SetTextScale(l.scale)
	w.stage.SetTexts(l)
	w.stage.SetTextScale(l.scale)
	w.scoreView.SetTexts(l)
	w.scoreView.SetTextScale(l.scale)
	w.setMode(w.settings.time)

	left := container.NewVSplit(w.page.content, padded(w.code, 2, 6, 6, 4))
	left.SetOffset(w.split[2])
	w.fitted = container.New(&fitSplit{split: left, lead: w.page.lead, set: w.split[2]}, left)
	upper := container.NewHSplit(w.fitted, padded(container.New(noLower{l.px(130)}, w.stage), 10, 12, 6, 6))
	w.mainSplit = container.NewVSplit(padded(upper, 0, 0, 0, 12), w.buildLower())
	w.readSplit, w.pageSplit = upper, left
	w.mainSplit.SetOffset(w.split[0])
	upper.SetOffset(w.split[1])
	w.win.SetContent(container.New(frameLayout{scale: l.scale},
		w.header.content, w.buildRail(), w.mainSplit, w.status.content))
	w.showTab(w.tab)
}

// keepSplits remembers where the reader has dragged the dividers.
func (w *Window) keepSplits() {
	w.split = [3]float64{w.mainSplit.Offset, w.readSplit.Offset, w.pageSplit.Offset}
}

func (w *Window) buildHeader(title string) *header {
	h := newHeader(w.look, w.settings, fmt.Sprintf("%d · %s", w.lesson.Number, title), 0, len(w.lessons), headerOrders{
		lang: w.nextLanguage, size: w.sizeMenu, theme: w.nextTheme, help: w.help, tell: w.tell,
	})
	return h
}

func (w *Window) buildRail() fyne.CanvasObject {
	entries := make([]railEntry, len(w.lessons))
	for i := range w.lessons {
		lesson := &w.lessons[i]
		entries[i] = railEntry{
			section: w.look.T("window.section." + lesson.Section),
			number:  lesson.Number, title: lesson.Page(w.look.Lang()).Title,
			chosen: lesson == w.lesson,
			open:   func() { w.choose(lesson) },
		}
	}
	return newRail(w.look, entries)
}

// buildLower is the tabs and the transport above what the tabs show.
func (w *Window) buildLower() fyne.CanvasObject {
	l, t := w.look, w.transport
	w.tabs = map[string]*pill{}
	tabs := across(6, growNone)
	for _, name := range tabNames() {
		p := newPill(l, pillTab, l.T("window.tab."+name), func() { w.showTab(name) })
		w.tabs[name] = p
		tabs.Add(p)
	}
	live := fixed(t.live, t.live.MinSize().Width) // it keeps its place while it is not there
	bar := container.New(&barLayout{gap: 14}, tabs, t.moves, t.speed, t.mode, live)
	w.body = map[string]fyne.CanvasObject{
		tabScore: w.scoreView, tabLog: w.log.content, tabOutput: w.output.content,
	}
	bodies := container.NewStack()
	for _, name := range tabNames() {
		bodies.Add(w.body[name])
	}
	return container.NewStack(l.fill(l.Panel),
		down(4, 1, padded(bar, 6, 14, 4, 14), bodies))
}

func (w *Window) showTab(name string) {
	w.tab = name
	for _, other := range tabNames() {
		w.tabs[other].choose(other == name)
		if other == name {
			w.body[other].Show()
		} else {
			w.body[other].Hide()
		}
	}
}

func (w *Window) orders() orders {
	return orders{
		home: w.home, cycleBack: w.cycleBack, stepBack: w.stepBack,
		toggle: w.toggle, step: w.step, cycle: w.cycle, stop: w.player.Stop, live: w.live,
		speed: w.setSpeed, byTime: w.setMode, tell: w.tell,
	}
}

func (w *Window) toggle()    { w.try(w.player.Toggle) }
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

// prediction is the choice made in this lesson, -1 for none.
func (w *Window) prediction() int {
	if choice, ok := w.chosen[w.lesson.ID]; ok {
		return choice
	}
	return -1
}

func (w *Window) predict(choice int) {
	w.chosen[w.lesson.ID] = choice
	w.refresh()
}

// sizeMenu offers the text sizes.
func (w *Window) sizeMenu() {
	menu := fyne.NewMenu("")
	for _, scale := range textScales() {
		item := fyne.NewMenuItem(fmt.Sprintf("%d %%", int(scale*100+0.5)), func() { w.setScale(scale) })
		item.Checked = scale == w.settings.scale
		menu.Items = append(menu.Items, item)
	}
	button := w.header.size
	at := w.app.Driver().AbsolutePositionForObject(button).AddXY(0, button.Size().Height+2)
	widget.ShowPopUpMenuAtPosition(menu, w.win.Canvas(), at)
}

// named lists what the report says the place of.
func (w *Window) named() map[string]fyne.CanvasObject {
	all := w.transport.named()
	all["lang"], all["size"], all["theme"], all["help"] = w.header.lang, w.header.size, w.header.theme, w.header.help
	for name, tab := range w.tabs {
		all["tab_"+name] = tab
	}
	for i, c := range w.page.choices {
		all[fmt.Sprintf("choice_%d", i+1)] = c
	}
	for i, s := range w.log.switches {
		if w.tab == tabLog {
			all["level_"+levelName(levels()[i])] = s
		}
	}
	all["stage"], all["code"], all["page"] = w.stage, w.code, w.page.content
	all[w.tab] = w.body[w.tab]
	return all
}

// frameLayout places the header, the rail, the middle and the status line. In
// a window that is narrow for its text, the rail shows numbers only.
type frameLayout struct{ scale float32 }

const (
	railNumbers = 56  // the rail's width with numbers only, at 100 %
	roomy       = 900 // a window that has room for the lessons' titles, at 100 %
)

func (f frameLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	head, rail, middle, foot := o[0].MinSize(), o[1].MinSize(), o[2].MinSize(), o[3].MinSize()
	return fyne.NewSize(slices.Max([]float32{head.Width, railNumbers*f.scale + middle.Width, foot.Width}),
		head.Height+max(rail.Height, middle.Height)+foot.Height)
}

func (f frameLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	head, foot, rail := o[0].MinSize().Height, o[3].MinSize().Height, o[1].MinSize().Width
	if size.Width < roomy*f.scale || size.Width-rail < o[2].MinSize().Width {
		rail = railNumbers * f.scale
	}
	middle := size.Height - head - foot
	o[0].Resize(fyne.NewSize(size.Width, head))
	o[1].Move(fyne.NewPos(0, head))
	o[1].Resize(fyne.NewSize(rail, middle))
	o[2].Move(fyne.NewPos(rail, head))
	o[2].Resize(fyne.NewSize(size.Width-rail, middle))
	o[3].Move(fyne.NewPos(0, size.Height-foot))
	o[3].Resize(fyne.NewSize(size.Width, foot))
}
