// Package gui is Batuta's window: lessons to read, a run to conduct, and the
// score, stage, code and logs that show it. It reads nothing of a run but its
// trace and its status.
//
// The Player decides which moment is shown, its follower computes it off the
// window's goroutine, and Window.show hands it to every pane. The panes report
// what the reader does through callbacks, and know nothing of runs.
package gui

import (
	"errors"
	"io"
	"math/rand/v2"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"batuta/assets"
	"batuta/gui/code"
	"batuta/gui/palette"
	"batuta/gui/score"
	"batuta/gui/stage"
	"batuta/lessons/progress"
	"batuta/loopcore/trace"
)

// Options is what a window is made with.
type Options struct {
	Lessons []Lesson
	Book    *progress.Book
	// BookTrouble is what was the matter with the book when it was opened; nil
	// for nothing.
	BookTrouble error
	Post        Dispatcher // nil: fyne.Do
	Report      io.Writer  // where --report goes; nil: nowhere
}

// Window is the one window. Its methods belong to the window's goroutine.
type Window struct {
	app      fyne.App
	win      fyne.Window
	post     Dispatcher
	lessons  []Lesson
	settings settings
	look     *look
	lesson   *Lesson
	at       int // the part of it that is open
	player   *Player
	works    map[place]*work // what there is of the parts that were opened
	ran      ran
	book     *progress.Book
	kept     progress.State // what the book knew when it was last looked into
	scribe   *scribe
	typing   *time.Timer // until the program that is being changed is kept
	notice   trouble     // what went wrong beside runs
	problem  error       // why the last run could not begin
	debugged bool        // the last run was begun in debug mode

	frame  *Frame // the last that was shown; nil before the first
	score  *trace.Score
	folded int  // events that score knows
	panned bool // the reader has moved the score away from the live edge
	tab    string
	picked trace.TaskID // the task that is followed, 0 for none
	sought int          // the moment that was found last

	desk      *desk
	header    *header
	rail      *rail
	page      *page
	transport *transport
	programs  *programBar
	code      *code.View
	stage     *stage.Stage
	requests  *stage.Requests
	scoreView *score.View
	log       *logPane
	output    *outputPane
	tasks     *tasksPane
	calls     *selectorPane
	status    *statusLine
	tabs      map[string]*pill
	findCode  *findBar
	findScore *findBar
	tabMenu   *pill                        // of the tabs, where there is no room for them
	asked     map[string]fyne.CanvasObject // the buttons of the question that is open
	shut      func()                       // closes it
	touring   *tour                        // the tour, while it is shown
	body      map[string]fyne.CanvasObject // what the tabs show

	stop chan struct{} // closed when the window is
}

// now is the time of day.
func (w *Window) now() time.Time { return time.Now() }

// fyneDo is the dispatcher of a real window.
type fyneDo struct{}

func (fyneDo) Do(f func()) { fyne.Do(f) }

// New makes the window of app, as it was left the last time. It is not shown yet.
func New(app fyne.App, o Options) (*Window, error) {
	switch {
	case len(o.Lessons) == 0:
		return nil, errors.New("make the window: there are no lessons")
	case o.Book == nil:
		return nil, errors.New("make the window: there is no book to keep progress in")
	}
	w := &Window{
		app: app, post: o.Post, lessons: o.Lessons, settings: loadSettings(app.Preferences()),
		works: map[place]*work{}, stop: make(chan struct{}), book: o.Book,
	}
	w.tab = w.settings.tab
	w.kept = w.book.State()
	w.scribe = &scribe{save: w.book.Save, saved: w.written}
	if w.post == nil {
		w.post = fyneDo{}
	}
	w.player = NewPlayer(w.begin, w.post, w.show)
	if err := w.player.SetSpeed(w.settings.speed); err != nil {
		return nil, err
	}
	app.SetIcon(fyne.NewStaticResource("batuta.svg", assets.Icon))
	w.win = app.NewWindow("Batuta")
	w.win.SetMaster()
	w.win.SetPadded(false)
	w.setLook()
	w.code = code.New(w.look.Palette)
	w.code.OnRun, w.code.OnEdit = w.restart, w.changed
	w.stage = w.newStage()
	w.requests = stage.NewRequests(w.look.Palette, w.look)
	w.scoreView = score.New(w.look.Palette, w.look)
	w.scoreView.OnMoment, w.scoreView.OnTask = w.seek, w.followTask
	w.scoreView.OnFollow = func(on bool) { w.panned = !on }
	w.scoreView.OnKey, w.scoreView.OnRune = w.typed, w.runed
	w.openLast()
	if o.BookTrouble != nil {
		w.complain(w.notKept(o.BookTrouble))
	}
	w.bindKeys()
	w.win.SetOnDropped(w.dropped)
	w.win.SetCloseIntercept(w.quit)
	w.win.Resize(w.settings.size)
	w.win.SetFullScreen(w.settings.projector)
	w.player.SetCalm(w.settings.calm)
	w.followDesktop()
	if o.Report != nil {
		go w.reportTo(o.Report, w.stop)
	}
	return w, nil
}

// newStage is a stage on which a task, a descriptor or a beat that is chosen
// leads to its moment.
func (w *Window) newStage() *stage.Stage {
	s := stage.New(w.look.Palette, w.look)
	s.OnTask = w.pick
	s.OnFD = func(fd int) {
		w.player.Find(func(v trace.View, pos int) (int, bool) { return readyBefore(v, pos, fd) })
	}
	s.OnBeat = func(beat trace.Beat) {
		w.player.Find(func(v trace.View, pos int) (int, bool) { return beatOf(v, pos, beat) })
	}
	s.OnNothing = w.tell
	return s
}

// ShowAndRun shows the window and answers when it has been closed, however,
// and nothing is left of its runs.
func (w *Window) ShowAndRun() {
	w.app.Lifecycle().SetOnStarted(func() { w.post.Do(w.firstTour) })
	w.win.ShowAndRun()
	close(w.stop)
	w.scribe.wait(partingTime)
	w.player.Close()
	w.player.Wait(partingTime)
}

// partingTime is how long a closed window waits for its runs: a little more
// than what a session gives a program that is stopped.
const partingTime = 500 * time.Millisecond

// quit remembers what is to be remembered, and closes.
func (w *Window) quit() {
	if !w.settings.projector {
		w.settings.size = w.win.Canvas().Size()
	}
	w.saveEdits()
	w.remember()
	w.win.SetCloseIntercept(nil)
	w.win.Close()
}

func (w *Window) remember() {
	if w.desk != nil {
		w.settings.tab, w.settings.split, w.settings.across = w.tab, w.desk.split, w.desk.across
	}
	w.settings.save(w.app.Preferences())
}

// openLast opens what was open the last time, or the first lesson.
func (w *Window) openLast() {
	last := w.kept.Last
	for i := range w.lessons {
		l := &w.lessons[i]
		if l.ID != last.Lesson {
			continue
		}
		part := slices.IndexFunc(l.Parts, func(p Part) bool { return p.ID == last.Part })
		w.openAt(l, max(part, 0))
		return
	}
	w.choose(&w.lessons[0])
}

// choose opens a lesson, where there is something left to do of it.
func (w *Window) choose(l *Lesson) {
	if w.lesson == l {
		return
	}
	part := 0
	for i := range l.Parts {
		kept := w.kept.Part(l.ID, l.Parts[i].ID)
		if len(l.Parts[i].Rules) > 0 && kept.Passed.IsZero() && !kept.Skipped {
			part = i
			break
		}
	}
	w.openAt(l, part)
}

// openAt opens a part of a lesson. The run of the one before is stopped.
func (w *Window) openAt(l *Lesson, part int) {
	if w.lesson != nil {
		w.saveEdits()
		w.work().solution = nil
	}
	w.leaveRun()
	w.lesson, w.at, w.notice = l, part, trouble{}
	w.showProgram()
	w.build()
	w.clear()
	w.visit()
}

// begin starts a run of the program that is open.
func (w *Window) begin(paused bool, speed float64) (Session, error) {
	w.clear()
	w.saveEdits()
	text, seed := w.code.Text(), rand.Int64()
	run, err := w.variant().Start(text, Begin{
		Paused: paused, Debug: w.settings.debug, Speed: speed, Seed: seed, AllowNet: w.work().network && w.part().Free,
	})
	if err != nil {
		w.forgetRun()
		return nil, err
	}
	w.notice = trouble{}
	w.code.Began()
	w.debugged = w.settings.debug
	w.begins(text, seed)
	w.judge()
	w.showCourse()
	return run, nil
}

// setLook makes the look from the settings, and gives Fyne its theme.
func (w *Window) setLook() {
	colours := w.settings.theme.colours(w.app.Settings().ThemeVariant(), theme.VariantLight)
	w.look = &look{Palette: colours, Catalog: assets.Texts(w.settings.lang), scale: w.settings.textScale()}
	w.app.Settings().SetTheme(windowTheme{palette.NewTheme(colours, w.settings.textScale())})
}

// restyle shows everything in the language, theme and size of the settings.
// The run goes on, and the moment shown stays.
func (w *Window) restyle() {
	w.endTour()
	w.remember()
	read := w.page.place()
	w.setLook()
	w.code.SetPalette(w.look.Palette)
	w.stage.SetPalette(w.look.Palette)
	w.scoreView.SetPalette(w.look.Palette)
	w.build()
	w.refresh()
	w.page.goTo(read)
}

// followDesktop changes the theme with the desktop's, if that was chosen.
func (w *Window) followDesktop() {
	last := w.app.Settings().ThemeVariant()
	w.app.Settings().AddListener(func(s fyne.Settings) {
		if now := s.ThemeVariant(); now != last {
			last = now
			if w.settings.theme == themeSystem {
				w.restyle()
			}
		}
	})
}

func (w *Window) nextLanguage() {
	w.settings.lang = next(assets.Languages(), w.settings.lang)
	w.restyle()
}

func (w *Window) nextTheme() {
	w.settings.theme = next(themeChoices(), w.settings.theme)
	w.restyle()
}

// toggleProjector shows everything large and over the whole screen, or as before.
func (w *Window) toggleProjector() {
	w.settings.projector = !w.settings.projector
	w.win.SetFullScreen(w.settings.projector)
	w.restyle()
}

// toggleCalm has little move, or everything as it happens.
func (w *Window) toggleCalm() {
	w.settings.calm = !w.settings.calm
	w.player.SetCalm(w.settings.calm)
	w.remember()
}

func (w *Window) setScale(scale float32) {
	w.settings.scale = scale
	w.restyle()
}
