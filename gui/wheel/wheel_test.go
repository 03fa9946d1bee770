package wheel

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// notch is what Fyne makes of a notch of the wheel towards the reader.
func notch() *fyne.ScrollEvent {
	return &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -25)}
}

func tall(height float32) *canvas.Rectangle {
	r := &canvas.Rectangle{}
	r.SetMinSize(fyne.NewSize(10, height))
	return r
}

func TestANotchGoesAboutThreeLinesOn(t *testing.T) {
	s := NewVScroll(tall(1000))
	w := test.NewTempWindow(t, s)
	w.Resize(fyne.NewSize(100, 100))
	s.Scrolled(notch())
	if got := s.Offset.Y; got < 59 || got > 61 {
		t.Errorf("a notch leads to %v", got)
	}
}

func TestANotchOnACoveredListGoesAsFar(t *testing.T) {
	list := widget.NewList(func() int { return 100 }, func() fyne.CanvasObject { return tall(20) },
		func(widget.ListItemID, fyne.CanvasObject) {})
	cover := NewCover(list)
	w := test.NewTempWindow(t, container.NewStack(list, cover))
	w.Resize(fyne.NewSize(100, 100))
	cover.Scrolled(notch())
	if got := list.GetScrollOffset(); got < 59 || got > 61 {
		t.Errorf("a notch leads to %v", got)
	}
}

func TestRevealScrollsNoFurtherThanItMust(t *testing.T) {
	parts := make([]fyne.CanvasObject, 10)
	for i := range parts {
		parts[i] = tall(100)
	}
	s := NewVScroll(container.New(stacked{}, parts...))
	w := test.NewTempWindow(t, s)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(100, 300))
	for _, step := range []struct {
		part int
		want float32
	}{{1, 0}, {3, 110}, {2, 110}, {9, 700}, {0, 0}} {
		s.Reveal(parts[step.part], 10)
		if s.Offset.Y != step.want {
			t.Errorf("after showing part %d the offset is %v, not %v", step.part, s.Offset.Y, step.want)
		}
	}
}

// stacked lays objects one under another, 100 high each.
type stacked struct{}

func (stacked) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(10, 100*float32(len(o)))
}

func (stacked) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for i, part := range o {
		part.Move(fyne.NewPos(0, 100*float32(i)))
		part.Resize(fyne.NewSize(size.Width, 100))
	}
}

// Fyne's drivers find an object only once it has been painted. What has just been
// shown must be found all the same, or the page would show its top instead.
func TestWhatWasNeverPaintedIsFoundInItsContainers(t *testing.T) {
	test.NewTempApp(t)
	target := tall(30)
	target.Move(fyne.NewPos(0, 70))
	inner := container.NewWithoutLayout(tall(10), target)
	inner.Move(fyne.NewPos(5, 400))
	content := container.NewWithoutLayout(inner)
	content.Resize(fyne.NewSize(100, 900))
	target.Resize(fyne.NewSize(100, 30))
	s := NewVScroll(content)
	if got, ok := within(s.Content, target); got != 470 || !ok {
		t.Errorf("it is found at %v: %v", got, ok)
	}
	if _, ok := within(s.Content, tall(30)); ok {
		t.Error("what is elsewhere is found too")
	}
}
