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
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"batuta/assets"
	"batuta/gui/code"
	"batuta/gui/palette"
	"batuta/gui/score"
	"batuta/gui/stage"
	"batuta/lessons"
	"batuta/loopcore/trace"
)

// Options is what a window is made with.
type Options struct {
	Lessons []Lesson
	Post    Dispatcher // nil: fyne.Do
	Report  io.Writer  // where --report goes; nil: nowhere
}

// Lesson is a lesson as the window shows it.
type Lesson struct {
	ID      string
	Number  int
	Section string // the last part of a text's key, window.section.*
	Page    func(lang string) Page
	File    string // the program's file name
	Source  string // the program's text, as the lesson begins
	// Start runs the program's text as the reader has changed it.
	Start func(text string, paused, debug bool, speed float64) (Session, error)
	// Judge finds in the recording of a run that ended well which choice was
	// right, false if it does not say; nil: no run can.
	Judge func(v trace.View, choices []string) (lessons.Finish, bool)
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
	player   *Player
	bets     map[string]*bet         // the predictions, by lesson
	edits    map[string]*code.Buffer // the programs as they were changed, by lesson
	problem  error                   // why the last run could not begin
	debugged bool                    // the last run was begun in debug mode

	frame  *Frame // the last that was shown; nil before the first
	score  *trace.Score
	folded int  // events that score knows
	panned bool // the reader has moved the score away from the live edge
	tab    string

	desk      *desk
	header    *header
	rail      *rail
	page      *page
	transport *transport
	code      *code.View
	stage     *stage.Stage
	scoreView *score.View
	log       *logPane
	output    *outputPane
	status    *statusLine
	tabs      map[string]*pill
	body      map[string]fyne.CanvasObject // what the tabs show

	stop chan struct{} // closed when the window is
}

// fyneDo is the dispatcher of a real window.
type fyneDo struct{}

func (fyneDo) Do(f func()) { fyne.Do(f) }

// New makes the window of app, as it was left the last time. It is not shown yet.
func New(app fyne.App, o Options) (*Window, error) {
	if len(o.Lessons) == 0 {
		return nil, errors.New("make the window: there are no lessons")
	}
	w := &Window{
		app: app, post: o.Post, lessons: o.Lessons, settings: loadSettings(app.Preferences()),
		bets: map[string]*bet{}, edits: map[string]*code.Buffer{}, tab: tabScore, stop: make(chan struct{}),
	}
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
	w.code.OnRun = w.restart
	w.stage = w.newStage()
	w.scoreView = score.New(w.look.Palette, w.look)
	w.scoreView.OnMoment = w.seek
	w.scoreView.OnFollow = func(on bool) { w.panned = !on }
	w.scoreView.OnKey, w.scoreView.OnRune = w.typed, w.runed
	w.choose(w.remembered())
	w.bindKeys()
	w.win.SetCloseIntercept(w.quit)
	w.win.Resize(w.settings.size)
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
	s.OnTask = func(id trace.TaskID) {
		w.player.Find(func(v trace.View, pos int) (int, bool) { return ranBefore(v, pos, id) })
	}
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
	w.win.ShowAndRun()
	close(w.stop)
	w.player.Close()
	w.player.Wait(partingTime)
}

// partingTime is how long a closed window waits for its runs: a little more
// than what a session gives a program that is stopped.
const partingTime = 500 * time.Millisecond

// quit remembers what is to be remembered, and closes.
func (w *Window) quit() {
	w.settings.size = w.win.Canvas().Size()
	w.remember()
	w.win.SetCloseIntercept(nil)
	w.win.Close()
}

func (w *Window) remember() { w.settings.save(w.app.Preferences()) }

// remembered is the lesson that was open the last time, or the first.
func (w *Window) remembered() *Lesson {
	for i := range w.lessons {
		if w.lessons[i].ID == w.settings.lesson {
			return &w.lessons[i]
		}
	}
	return &w.lessons[0]
}

// choose opens a lesson. The run of the one before is stopped.
func (w *Window) choose(l *Lesson) {
	if w.lesson == l {
		return
	}
	w.player.Close()
	if w.lesson != nil {
		w.unlock()
	}
	w.lesson, w.frame, w.problem = l, nil, nil
	w.settings.lesson = l.ID
	w.showProgram()
	w.build()
	w.clear()
}

// showProgram shows the lesson's program as it was left.
func (w *Window) showProgram() {
	l := w.lesson
	text, ok := w.edits[l.ID]
	if !ok {
		text = code.NewBuffer(l.Source)
		w.edits[l.ID] = text
	}
	w.code.Edit(l.File, text, code.Python{})
}

// begin starts a run of the lesson's program.
func (w *Window) begin(paused bool, speed float64) (Session, error) {
	w.unlock()
	w.clear()
	text := w.code.Text()
	run, err := w.lesson.Start(text, paused, w.settings.debug, speed)
	if err != nil {
		return nil, err
	}
	w.code.Began()
	w.debugged = w.settings.debug
	if text == w.lesson.Source { // the question is about the lesson's program
		w.lock()
	}
	w.judge()
	return run, nil
}

// setLook makes the look from the settings, and gives Fyne its theme.
func (w *Window) setLook() {
	colours := w.settings.theme.colours(w.app.Settings().ThemeVariant(), theme.VariantLight)
	w.look = &look{Palette: colours, Catalog: assets.Texts(w.settings.lang), scale: w.settings.scale}
	w.app.Settings().SetTheme(windowTheme{palette.NewTheme(colours, w.settings.scale)})
}

// restyle shows everything in the language, theme and size of the settings.
// The run goes on, and the moment shown stays.
func (w *Window) restyle() {
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

func (w *Window) setScale(scale float32) {
	w.settings.scale = scale
	w.restyle()
}
