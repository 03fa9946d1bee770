package gui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// speedSlider chooses among speeds(). The keys it does not use itself go on to
// the window, so that the space bar still pauses after the slider was clicked.
type speedSlider struct {
	widget.Slider
}

func newSpeedSlider(now float64, changed func(float64)) *speedSlider {
	s := &speedSlider{}
	s.Min, s.Max, s.Step = 0, float64(len(speeds())-1), 1
	s.Value = float64(slices.Index(speeds(), now))
	s.OnChanged = func(step float64) { changed(speeds()[int(step)]) }
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey implements fyne.Focusable.
func (s *speedSlider) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyLeft || e.Name == fyne.KeyRight {
		s.Slider.TypedKey(e)
		return
	}
	passKey(s, e)
}

// TypedRune implements fyne.Focusable: characters are the window's.
func (s *speedSlider) TypedRune(r rune) { passRune(s, r) }

// fixed gives an object a width of its own.
func fixed(o fyne.CanvasObject, width float32) *fyne.Container {
	return container.New(fixedWidth(width), o)
}

type fixedWidth float32

func (w fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w), objects[0].MinSize().Height)
}

func (w fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[0].Move(fyne.Position{})
}
