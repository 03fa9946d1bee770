package stage

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"batuta/gui/palette"
	"batuta/gui/wheel"
	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// Stage is the panel that shows one moment. It is a fyne.Widget; all its
// methods belong to the UI goroutine, and so do the calls it makes.
type Stage struct {
	widget.BaseWidget

	OnTask func(trace.TaskID) // a task was chosen
	OnFD   func(int)          // a descriptor was chosen
	OnBeat func(trace.Beat)   // a beat was chosen
	// OnNothing is told, in the window's language, why what was chosen has no
	// moment to go to, and "" once that is left. Without it, the choice is made
	// all the same.
	OnNothing func(why string)

	pal   palette.Palette
	texts words.Texts
	scale float32
	state *trace.State
	pos   int // the state's, when it was put into words
	call  string
	over  bool // the run has ended, and never had a loop
	model Model
	room  Room // that the run has needed so far
	told  bool // why something has no moment

	frame     *canvas.Rectangle
	divider   *canvas.Rectangle
	sheet     *sheet
	scroll    *wheel.Scroll
	conductor *conductorView
	lists     [3]*listView
	selector  *selectorView
}

// New is a stage on which nothing has happened yet.
func New(pal palette.Palette, texts words.Texts) *Stage {
	s := &Stage{pal: pal, texts: texts, scale: 1}
	s.frame = canvas.NewRectangle(pal.Panel)
	s.sheet = &sheet{ruler: fyne.MeasureText, left: s.takeBack}
	s.sheet.box = container.New(s.sheet)
	s.scroll = wheel.NewVScroll(s.sheet.box)
	s.sheet.seen = func(o fyne.CanvasObject) { s.scroll.Reveal(o, 8) }
	s.divider = canvas.NewRectangle(color.Transparent)
	s.sheet.add(s.divider)
	s.conductor = newConductorView(s.sheet)
	for i := range s.lists {
		s.lists[i] = newListView(s.sheet, manner(i))
	}
	s.selector = newSelectorView(s.sheet)
	s.model = NewModel(nil, "", texts)
	s.ExtendBaseWidget(s)
	return s
}

// SetState shows another moment. call is the system call behind its selector
// (epoll_wait). The state is only read, and may go on later: then it is another
// moment, of which the stage must be told. A nil state is the moment before any
// run: the next run begins with no more room than it needs.
func (s *Stage) SetState(state *trace.State, call string) {
	if state != nil {
		if s.state == state && s.pos == state.Pos && s.call == call {
			return
		}
		s.pos = state.Pos
	} else {
		s.room = Room{}
	}
	s.state, s.call = state, call
	s.retell()
}

// Over tells whether it says that no loop ran.
func (s *Stage) Over() bool { return s.over && s.state != nil && s.state.Cycle == 0 }

// SetOver says whether the run has ended without a loop.
func (s *Stage) SetOver(over bool) {
	if s.over != over {
		s.over = over
		s.retell()
	}
}

// SetPalette changes the colours.
func (s *Stage) SetPalette(pal palette.Palette) {
	if s.pal == pal {
		return
	}
	s.pal = pal
	s.draw()
}

// SetTexts changes the language.
func (s *Stage) SetTexts(texts words.Texts) {
	s.texts = texts
	s.retell()
}

// SetTextScale makes all text scale times its plain size.
func (s *Stage) SetTextScale(scale float32) {
	if s.scale == scale || scale <= 0 {
		return
	}
	s.scale = scale
	s.draw()
}

// AccessibilityLabel is all that the stage shows, in words.
func (s *Stage) AccessibilityLabel() string { return s.model.Text() }

// AccessibilityRole is part of fyne.Accessible.
func (s *Stage) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer is part of fyne.Widget.
func (s *Stage) CreateRenderer() fyne.WidgetRenderer {
	return &renderer{s, []fyne.CanvasObject{s.frame, s.scroll}}
}

// retell puts the state into words anew, and draws them.
func (s *Stage) retell() {
	s.model = NewModel(s.state, s.call, s.texts)
	if s.Over() {
		s.model.Idle = s.model.Idles[idleNever]
	}
	s.room = s.room.most(s.model.Room)
	s.model.Room = s.room
	s.draw()
}

// draw brings every object up to date; what has not changed is not touched.
func (s *Stage) draw() {
	size := s.Size()
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	paint(s.frame, s.pal.Panel, s.pal.Border, 1, 10)
	l := arrange(&s.model, size, s.scale, s.sheet.ruler)
	st := &style{
		Palette: s.pal, texts: s.texts, faces: l.Faces, k: s.scale, ruler: s.sheet.ruler,
		task: s.chooseTask, fd: s.chooseFD,
	}
	s.conductor.draw(&s.model, &l, s.pal, s.scale, s.chooseBeat)
	m := &s.model
	s.lists[asRunning].draw(m.RunningHead, &m.Running, &l.Running, st)
	s.lists[asReady].draw(m.ReadyHead, &m.Ready, &l.Ready, st)
	s.lists[asWaiting].draw(m.WaitingHead, &m.Waiting, &l.Waiting, st)
	paint(s.divider, s.pal.Border, color.Transparent, 0, 0)
	place(s.divider, l.Divider)
	s.selector.draw(&m.Selector, &l.Selector, st)
	if want := fyne.NewSize(size.Width, l.Height); s.sheet.size.Height != want.Height {
		s.sheet.size = fyne.NewSize(0, want.Height) // any width will do
		s.sheet.box.Resize(fyne.NewSize(size.Width, max(want.Height, size.Height)))
		s.scroll.Refresh()
	}
}

func (s *Stage) chooseTask(id trace.TaskID) {
	if task := s.state.Task(id); task != nil && task.Steps == 0 && s.nothing("stage.task.nothing", task.Label) {
		return
	}
	if s.OnTask != nil {
		s.OnTask(id)
	}
}

func (s *Stage) chooseFD(row FDRow) {
	if !row.Had && s.nothing("stage.fd.nothing", row.Number) {
		return
	}
	if s.OnFD != nil {
		s.OnFD(row.FD)
	}
}

func (s *Stage) chooseBeat(b trace.Beat) {
	if (s.state == nil || s.state.Cycle == 0) && s.nothing("stage.beat.nothing") {
		return
	}
	if s.OnBeat != nil {
		s.OnBeat(b)
	}
}

// nothing tells why what was chosen has no moment, and is whether anybody
// listens.
func (s *Stage) nothing(key string, args ...any) bool {
	if s.OnNothing == nil {
		return false
	}
	s.told = true
	s.OnNothing(s.texts.T(key, args...))
	return true
}

// takeBack takes back what was told, if anything was.
func (s *Stage) takeBack() {
	if s.told && s.OnNothing != nil {
		s.told = false
		s.OnNothing("")
	}
}

// renderer places the parts of a Stage.
type renderer struct {
	s       *Stage
	objects []fyne.CanvasObject
}

func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *renderer) Destroy()                     {}
func (r *renderer) Refresh()                     { r.s.draw() }

// MinSize is the least that makes sense; what does not fit is scrolled to.
func (r *renderer) MinSize() fyne.Size {
	return fyne.NewSize(220*r.s.scale, 160*r.s.scale)
}

func (r *renderer) Layout(size fyne.Size) {
	r.s.frame.Resize(size)
	place(r.s.scroll, rect{1, 1, size.Width - 2, size.Height - 2})
	r.s.draw()
}

// Text is the moment as lines of text.
func (m *Model) Text() string {
	var b strings.Builder
	line := func(words ...string) {
		said := words[:0]
		for _, w := range words {
			if w != "" {
				said = append(said, w)
			}
		}
		b.WriteString(strings.Join(said, " · ") + "\n")
	}
	rule := m.Rule()
	if m.Beat >= trace.BeatCheck && m.Beat <= trace.BeatRepeat {
		line(m.Cycle, m.Beats[m.Beat-1])
	}
	line(rule.Text + " " + rule.More)
	for _, q := range []struct {
		head string
		*Queue
	}{{m.RunningHead, &m.Running}, {m.ReadyHead, &m.Ready}, {m.WaitingHead, &m.Waiting}} {
		line(q.head)
		for _, r := range q.Rows {
			line(r.Label, r.Detail)
		}
		if len(q.Rows) == 0 {
			line(q.Empty)
		}
	}
	line(m.Selector.Name, m.Selector.Call)
	line(m.Selector.Why)
	for _, r := range m.Selector.Rows {
		line(r.Number, r.Waits, r.Label, r.Last)
	}
	return b.String()
}
