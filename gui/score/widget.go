package score

import (
	"fmt"
	"image"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"batuta/gui/palette"
	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// View is the widget: it shows a score, lets it be moved and zoomed, and says
// where it was touched. It keeps no state of the run: its owner gives it the Score and the
// moment. UI goroutine only.
type View struct {
	widget.BaseWidget

	// OnMoment is called when a moment was pointed at: the events before pos.
	OnMoment func(pos int)
	// OnTask is called when a task was chosen by its label.
	OnTask func(id trace.TaskID)
	// OnFollow is called when moving the view by hand ended following, or
	// brought the end back into view and so took it up again.
	OnFollow func(on bool)
	// OnKey and OnRune get the keys typed while the score has the focus; where
	// they are nil, the canvas gets them, as if nothing had it.
	OnKey  func(*fyne.KeyEvent)
	OnRune func(rune)
	// Modifiers are the keys held down; nil asks the driver.
	Modifiers func() fyne.KeyModifier

	fonts   *Fonts
	palette palette.Palette
	texts   words.Texts
	scale   float32 // of text

	score  *trace.Score
	end    int
	moment int
	chosen trace.TaskID
	order  []int
	follow bool // the end is kept in view
	asked  bool // and was last asked for
	mode   Mode
	axes   [2]*Axis
	views  [2]Viewport
	ended  bool    // the run is over: followed, it is shown as a whole if that is legible
	fitted [2]bool // a view still shows all, and shall when there is more

	usual  float64 // scale of Bars before the end of a run changed it
	sought bool    // the lane of what runs at the moment is to be scrolled into view

	layout  *Layout // of the latest state, nil when that has changed
	image   *image.RGBA
	painted *Layout // what image shows
	device  float32 // the scale it was painted at

	raster    *canvas.Raster
	line      *canvas.Rectangle
	head      *canvas.ArbitraryPolygon
	frame     *canvas.Rectangle // the focus
	blank     *canvas.Text      // what will be here, before there is anything
	hover     *hover
	mouse     *fyne.Position // nil while the pointer is elsewhere
	scrubbing bool
	dragging  bool
	mapping   bool // the part that is seen is dragged on the map
}

// New makes a view of an empty score, which follows.
func New(p palette.Palette, texts words.Texts) *View {
	fonts, err := NewFonts(theme.DefaultTextFont().Content(), theme.DefaultTextBoldFont().Content())
	if err != nil { // they are part of the program
		panic(fmt.Sprintf("the theme's own fonts: %v", err))
	}
	w := &View{fonts: fonts, palette: p, texts: texts, scale: 1, follow: true, asked: true}
	w.views[Bars] = Viewport{Mode: Bars, Scale: 1}
	w.usual = 1
	w.views[Time] = Viewport{Mode: Time, Scale: 1e-6}
	w.fitted[Time] = true
	w.build()
	w.ExtendBaseWidget(w)
	w.SetScore(trace.NewScore(), 0)
	return w
}

// build makes the canvas objects.
func (w *View) build() {
	w.raster = canvas.NewRaster(w.paint)
	w.raster.ScaleMode = canvas.ImageScalePixels
	w.line = canvas.NewRectangle(w.palette.Accent)
	w.head = canvas.NewArbitraryPolygon([]fyne.Position{{X: 0, Y: 0}, {X: 12, Y: 0}, {X: 6, Y: 9}}, w.palette.Accent)
	w.head.Resize(fyne.NewSize(12, 9))
	w.frame = canvas.NewRectangle(nil)
	w.frame.StrokeWidth = 2
	w.frame.Hide()
	w.blank = canvas.NewText("", w.palette.Muted)
	w.blank.Alignment = fyne.TextAlignCenter
	w.hover = newHover()
	w.dress()
}

// dress gives the objects on top of the picture the palette's colours.
func (w *View) dress() {
	w.line.FillColor = w.palette.Accent
	w.head.FillColor = w.palette.Accent
	w.blank.Color, w.blank.TextSize = w.palette.Muted, blankSize*w.scale
	w.frame.FillColor = palette.Alpha(w.palette.Accent, 0)
	w.frame.StrokeColor = w.palette.Accent
	w.hover.dress(w.palette, w.scale)
}

// SetScore shows s, of which end events are folded. It is called again when
// the same Score has grown.
func (w *View) SetScore(s *trace.Score, end int) {
	if s == nil {
		s = trace.NewScore()
	}
	switch {
	case s != w.score:
		w.score, w.order = s, nil
		w.axes = [2]*Axis{NewAxis(s, Bars), NewAxis(s, Time)}
		for m := range w.views {
			w.views[m].Left, w.views[m].Top = 0, 0
		}
		if w.ended { // it was squeezed for the sake of its end
			w.views[Bars].Scale, w.ended = w.usual, false
		}
	case end == w.end:
		return
	default:
		w.axes[Bars].Extend()
		w.axes[Time].Extend()
	}
	w.end = end
	if len(w.order) != len(s.Lanes) {
		w.order = Order(s.Lanes)
	}
	w.settle()
	w.changed()
}

// SetMoment shows the moment before event pos: the cursor stands there, and
// the bar it lies in is tinted.
func (w *View) SetMoment(pos int) {
	if pos == w.moment {
		return
	}
	w.moment, w.sought = pos, true
	if !w.follow && !w.scrubbing {
		w.mouse = nil // what lay under a pointer that rests is elsewhere now
		w.reveal()
	}
	w.changed()
}

// SetChosen marks the line of a task, of none for 0.
func (w *View) SetChosen(id trace.TaskID) {
	if id != w.chosen {
		w.chosen = id
		w.changed()
	}
}

// SetFollow keeps the end of the score in view while it grows, until the view
// is moved away from it by hand. To ask again for what was asked last changes
// nothing, so that an owner may ask with every frame.
func (w *View) SetFollow(on bool) {
	if on == w.asked {
		return
	}
	w.asked = on
	w.setFollow(on)
}

// ToEnd shows the end and follows it, whether the view was moved away or not.
func (w *View) ToEnd() {
	w.asked = true
	w.setFollow(true)
}

func (w *View) setFollow(on bool) {
	if on == w.follow {
		return
	}
	w.follow = on
	w.settle()
	w.changed()
}

// SetMode chooses what the horizontal axis measures. Each mode keeps its own
// view; the moment is brought into it.
func (w *View) SetMode(m Mode) {
	if m == w.mode {
		return
	}
	w.mode = m
	w.settle()
	if !w.follow && !w.fitted[m] {
		w.reveal()
	}
	w.changed()
}

// reveal brings the moment into view.
func (w *View) reveal() {
	a := w.axis()
	w.views[w.mode] = w.views[w.mode].Reveal(a.Moment(w.moment)).Clamped(a.Begin(), a.Total())
}

// Mode is what the horizontal axis measures.
func (w *View) Mode() Mode { return w.mode }

// SetPalette sets the colours.
func (w *View) SetPalette(p palette.Palette) {
	if p == w.palette {
		return
	}
	w.palette = p
	w.dress()
	w.changed()
}

// SetTexts sets the words.
func (w *View) SetTexts(texts words.Texts) {
	w.texts = texts
	w.changed()
}

// SetTextScale sets the size of texts, and of what goes with them; 1 is normal.
func (w *View) SetTextScale(scale float32) {
	if scale == w.scale || scale <= 0 {
		return
	}
	w.usual *= float64(scale / w.scale)
	w.views[Bars].Scale *= float64(scale / w.scale) // so that durations fit their slots as before
	w.scale = scale
	w.dress()
	w.changed()
}

// axis is the axis of the mode shown. The Score may have been extended since
// it was last given, so it takes in what is new.
func (w *View) axis() *Axis {
	a := w.axes[w.mode]
	a.Extend()
	return a
}

// settle moves the view to where following or fitting wants it.
func (w *View) settle() {
	a, v := w.axis(), w.views[w.mode]
	switch {
	case w.fitted[w.mode]:
		v = v.Fit(a.Begin(), a.Total())
	case w.follow && w.ended && w.mode == Bars:
		v = w.closed(v, a)
	case w.follow:
		v = v.Follow(a.Begin(), a.Total())
	}
	w.views[w.mode] = v.Clamped(a.Begin(), a.Total())
}

// laid is the layout of the latest state.
func (w *View) laid() *Layout {
	if w.layout != nil {
		return w.layout
	}
	size := w.Size()
	for range 3 { // the labels' width decides the view's, and following needs that
		w.layout = Lay(Input{
			Score: w.score, Axis: w.axis(), View: w.views[w.mode], W: size.Width, H: size.Height,
			Moment: w.moment, Chosen: w.chosen, Order: w.order, Text: w.fonts, Texts: w.texts, Scale: w.scale,
		})
		v := &w.views[w.mode]
		v.Top = w.layout.Top
		if v.Width == w.layout.Plot.W {
			if !w.seek() {
				break
			}
			continue
		}
		unseen := v.Width == 0
		v.Width = w.layout.Plot.W
		w.settle()
		if unseen && !w.follow && !w.fitted[w.mode] {
			w.reveal()
		}
	}
	return w.layout
}

// changed has the score drawn anew.
func (w *View) changed() {
	w.layout = nil
	if w.Size().IsZero() {
		return
	}
	w.place()
	w.raster.Refresh()
}

// paint is the raster's picture, in device pixels. It is painted anew only if
// something has changed.
func (w *View) paint(width, height int) image.Image {
	size := image.Rect(0, 0, max(width, 1), max(height, 1))
	l := w.laid()
	device := float32(size.Dx()) / max(l.W, 1)
	if w.image == nil || w.image.Rect != size {
		w.image, w.painted = image.NewRGBA(size), nil
	}
	if w.painted != l || w.device != device {
		Draw(l, w.palette, w.fonts, device, w.image)
		w.painted, w.device = l, device
	}
	return w.image
}

// Picture is the score as it is seen, scale times as large, with the moment marked.
func (w *View) Picture(scale float32) *image.RGBA {
	return Draw(w.laid(), w.palette, w.fonts, scale, nil)
}

// WriteSVG writes it as an SVG.
func (w *View) WriteSVG(to io.Writer) error { return WriteSVG(to, w.laid(), w.palette, w.fonts) }

// place puts the cursor and the hover where they belong.
func (w *View) place() {
	l := w.laid()
	x := l.Plot.X + w.views[w.mode].ToPx(w.axis().Moment(w.moment))
	visible := len(w.score.Bars) > 0 && x >= l.Plot.X && x <= l.W
	showIf(w.line, visible)
	showIf(w.head, visible)
	top := 4 * w.scale
	w.line.Resize(fyne.NewSize(1.6, l.Plot.Y+l.Plot.H-top))
	w.line.Move(fyne.NewPos(x-0.8, top))
	w.head.Move(fyne.NewPos(x-6, top-2))
	w.placeBlank(l)
	w.pointAt()
}

const blankSize = 14

// placeBlank says, in the middle of an empty score, what it will show. Words that
// do not fit are left out: the status line says the same.
func (w *View) placeBlank(l *Layout) {
	text := w.texts.T("score.empty")
	size := fyne.MeasureText(text, w.blank.TextSize, w.blank.TextStyle)
	if showIf(w.blank, w.end == 0 && size.Width <= l.Plot.W); !w.blank.Visible() {
		return
	}
	w.blank.Text = text
	w.blank.Resize(size)
	w.blank.Move(fyne.NewPos(l.Plot.X+(l.Plot.W-size.Width)/2, l.Plot.Y+(l.Plot.H-size.Height)/2))
	w.blank.Refresh()
}

// pointAt shows in words what lies under the pointer.
func (w *View) pointAt() {
	before := w.hover.box.Visible()
	if w.mouse == nil || w.dragging {
		w.hover.hide()
	} else {
		l := w.laid()
		bounds := fyne.NewSize(l.W, l.Plot.Y+l.Plot.H) // the legend stays clear
		w.hover.show(l.At(w.mouse.X, w.mouse.Y).Words, *w.mouse, bounds, lanePitch*l.TextScale/2)
	}
	if before || w.hover.box.Visible() {
		w.repaint(w.hover.box)
	}
}

// repaint has the window painted again because of o. What was hidden until now
// is on no canvas that Fyne knows of, so its own Show has nothing painted.
func (w *View) repaint(o fyne.CanvasObject) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(w); c != nil {
		c.Refresh(o)
	}
}

func showIf(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// Layout is where everything lies that is seen now.
func (w *View) Layout() *Layout { return w.laid() }
