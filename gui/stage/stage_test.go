package stage

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"batuta/gui/palette"
	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// open shows a stage of that size in a window.
func open(t testing.TB, pal palette.Palette, texts words.Texts, scale float32, size fyne.Size) (*Stage, fyne.Window) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(palette.NewTheme(pal, scale))
	s := New(pal, texts)
	s.SetTextScale(scale)
	w := test.NewTempWindow(t, s)
	w.SetPadded(false)
	w.Resize(size)
	return s, w
}

// TestPictures draws every kind of moment in every look if BATUTA_PICTURES
// names a folder to keep them in for a person to look at, and else one of each
// look. Either way the running task's dot must have its colour.
func TestPictures(t *testing.T) {
	dir := os.Getenv("BATUTA_PICTURES")
	all, scales := moments(), []float32{1, 1.5}
	sizes := []fyne.Size{{Width: 706, Height: 496}, {Width: 400, Height: 330}, {Width: 1440, Height: 400}}
	if dir == "" {
		all, scales, sizes = map[string]*trace.State{"lesson": lesson()}, scales[:1], sizes[:1]
	}
	for name, pal := range map[string]palette.Palette{"dark": palette.Dark(), "light": palette.Light()} {
		for lang, texts := range languages() {
			for _, scale := range scales {
				for _, size := range sizes {
					s, w := open(t, pal, texts, scale, size)
					for moment, state := range all {
						s.SetState(state, "epoll_wait")
						img := w.Canvas().Capture()
						if moment == "lesson" {
							checkDot(t, s, img, pal)
						}
						if dir != "" {
							keep(t, img, filepath.Join(dir, fmt.Sprintf("stage-%s-%s-%s-%.0f-%.0f.png", moment, name, lang, size.Width, scale*100)))
						}
					}
				}
			}
		}
	}
}

// checkDot holds the running task's dot, where it is in sight, to its colour.
func checkDot(t *testing.T, s *Stage, img image.Image, pal palette.Palette) {
	t.Helper()
	dot := s.lists[asRunning].rows[0].dot
	x, y := dot.Position().X+dot.Size().Width/2+1, dot.Position().Y+dot.Size().Height/2+1
	if got := colourAt(img, x, y); y < s.Size().Height && got != pal.Task(3) {
		t.Errorf("the dot is %v, want %v", got, pal.Task(3))
	}
}

// keep writes a picture to a file.
func keep(t *testing.T, img image.Image, file string) {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

// colourAt is a pixel of a picture.
func colourAt(img image.Image, x, y float32) color.NRGBA {
	return color.NRGBAModel.Convert(img.At(int(x), int(y))).(color.NRGBA)
}

func TestTheActiveBeatIsFilledAndItsPathBright(t *testing.T) {
	pal := palette.Light()
	s, w := open(t, pal, languages()["en"], 1, fyne.NewSize(706, 496))
	for beat := trace.BeatCheck; beat <= trace.BeatRepeat; beat++ {
		state := lesson()
		state.Beat, state.Pos = beat, int(beat)
		s.SetState(state, "epoll_wait")
		img := w.Canvas().Capture()
		for i := range beats {
			here := trace.Beat(i + 1)
			c := s.conductor.circles[i]
			fill := colourAt(img, c.Position().X+4, c.Position().Y+c.Size().Height/2)
			if got, want := fill == pal.Accent, here == beat; got != want {
				t.Errorf("beat %d: circle %d filled is %v", beat, here, got)
			}
			want := map[bool]color.Color{false: pal.Border, true: blend(pal.Panel, pal.Accent, walked)}[here < beat]
			if here == beat {
				want = pal.Accent
			}
			if got := s.conductor.path[i].StrokeColor; got != want {
				t.Errorf("beat %d: the path to %d is %v, want %v", beat, here, got, want)
			}
			for _, l := range s.conductor.arrows[i] {
				if l.StrokeColor != want {
					t.Errorf("beat %d: the arrowhead to %d is %v, want %v", beat, here, l.StrokeColor, want)
				}
			}
			for _, l := range s.conductor.names[i].labels {
				if got, want := l.TextStyle.Bold, here == beat; l.Visible() && got != want {
					t.Errorf("beat %d: name %q bold is %v", beat, l.Text.Text, got)
				}
			}
		}
	}
}

func TestTappingSaysWhatWasTapped(t *testing.T) {
	s, w := open(t, palette.Dark(), languages()["en"], 1, fyne.NewSize(706, 496))
	s.SetState(lesson(), "epoll_wait")
	var got []any
	s.OnTask = func(id trace.TaskID) { got = append(got, id) }
	s.OnFD = func(fd int) { got = append(got, fd) }
	s.OnBeat = func(b trace.Beat) { got = append(got, b) }
	tap := func(p *spot) {
		test.TapCanvas(w.Canvas(), s.scroll.Position().Add(p.Position()).AddXY(p.Size().Width/2, p.Size().Height/2))
	}
	tap(s.lists[asRunning].rows[0].spot)
	tap(s.lists[asWaiting].rows[2].spot)
	tap(s.selector.rows[2].spot)
	tap(s.conductor.spots[3])
	want := []any{trace.TaskID(3), trace.TaskID(4), 10, trace.BeatRepeat}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	s.OnTask, s.OnFD, s.OnBeat = nil, nil, nil
	tap(s.lists[asRunning].rows[0].spot) // with nobody listening it does nothing
	tap(s.selector.rows[1].spot)
	tap(s.conductor.spots[0])
}

func TestWhatHasNoMomentSaysSo(t *testing.T) {
	s, _ := open(t, palette.Dark(), languages()["en"], 1, fyne.NewSize(706, 496))
	var said []string
	gone := 0
	s.OnNothing = func(why string) { said = append(said, why) }
	s.OnTask = func(trace.TaskID) { gone++ }
	s.OnFD = func(int) { gone++ }
	s.OnBeat = func(trace.Beat) { gone++ }
	s.conductor.spots[0].Tapped(nil)
	s.SetState(lesson(), "epoll_wait") // whose waiting tasks have made no step
	s.selector.rows[1].spot.Tapped(nil)
	s.lists[asWaiting].rows[0].spot.Tapped(nil)
	check(t, "said", said, []string{
		"Nothing has run yet: there is no moment to go to.",
		"fd 9 has had no event yet: there is no moment to go to.",
		"main() has not run yet: there is no moment to go to.",
	})
	s.lists[asWaiting].rows[0].spot.MouseOut()
	s.lists[asWaiting].rows[1].spot.MouseOut() // there nothing was told
	check(t, "taken back", said[3:], []string{""})
	if gone != 0 {
		t.Errorf("it went to %d moments", gone)
	}
	s.OnNothing = nil // then whoever listens to the choice finds out
	s.selector.rows[1].spot.Tapped(nil)
	if gone != 1 {
		t.Errorf("with nobody to tell, it went to %d moments", gone)
	}
}

func TestThePanelIsUsedByKeyboard(t *testing.T) {
	s, w := open(t, palette.Dark(), languages()["en"], 1, fyne.NewSize(706, 496))
	s.SetState(lesson(), "epoll_wait")
	var beat trace.Beat
	var key fyne.KeyName
	var char rune
	s.OnBeat = func(b trace.Beat) { beat = b }
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { key = e.Name })
	w.Canvas().SetOnTypedRune(func(r rune) { char = r })
	w.Canvas().FocusNext()
	p, ok := w.Canvas().Focused().(*spot)
	if !ok {
		t.Fatalf("the focus is on %T", w.Canvas().Focused())
	}
	if p.ring.StrokeWidth == 0 {
		t.Error("the focus is not seen")
	}
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if beat != trace.BeatCheck {
		t.Errorf("Enter chose beat %d", beat)
	}
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	p.TypedRune('+')
	if key != fyne.KeySpace || char != '+' {
		t.Errorf("other keys are the window's, but it got %q and %q", key, char)
	}
	w.Canvas().FocusNext()
	if p.ring.StrokeWidth != 0 {
		t.Error("the ring stays behind")
	}
	if p.AccessibilityLabel() != "Check ready" {
		t.Errorf("the spot is called %q", p.AccessibilityLabel())
	}
}

func TestUpdatesMakeNoNewObjects(t *testing.T) {
	s, _ := open(t, palette.Dark(), languages()["en"], 1, fyne.NewSize(706, 496))
	states := moments()
	for _, state := range states {
		s.SetState(state, "epoll_wait")
	}
	before := len(s.sheet.box.Objects)
	for range 5 {
		for _, state := range states {
			s.SetState(state, "epoll_wait")
		}
	}
	if after := len(s.sheet.box.Objects); after != before {
		t.Errorf("%d objects, then %d", before, after)
	}
}

func TestAStateThatWentOnIsShownAnew(t *testing.T) {
	s, _ := open(t, palette.Dark(), languages()["en"], 1, fyne.NewSize(706, 496))
	state := lesson()
	s.SetState(state, "epoll_wait")
	state.Cycle, state.Pos = 16, state.Pos+1
	s.SetState(state, "epoll_wait")
	if got := s.conductor.cycle.Text.Text; got != "cycle 16" {
		t.Errorf("the stage says %q", got)
	}
}

func TestLanguagePaletteAndScaleSwitchLive(t *testing.T) {
	s, w := open(t, palette.Dark(), languages()["en"], 1, fyne.NewSize(706, 496))
	s.SetState(lesson(), "epoll_wait")
	s.SetTexts(languages()["es"])
	if got := s.lists[asWaiting].head.Text.Text; got != "ESPERANDO, Y QUÉ" {
		t.Errorf("the head says %q", got)
	}
	s.SetPalette(palette.Light())
	if got := colourAt(w.Canvas().Capture(), 8, 200); got != palette.Light().Panel {
		t.Errorf("the panel is %v", got)
	}
	small := s.selector.name.TextSize
	s.SetTextScale(1.5)
	if got := s.selector.name.TextSize; got != 1.5*small {
		t.Errorf("text of %v at 150 %%, %v at 100 %%", got, small)
	}
}

func BenchmarkSetState(b *testing.B) {
	s, _ := open(b, palette.Dark(), languages()["en"], 1, fyne.NewSize(706, 496))
	one, other := lesson(), moments()["timer"]
	for i := 0; b.Loop(); i++ {
		one.Run += time.Millisecond
		one.Pos++
		s.SetState(one, "epoll_wait")
		s.SetState(other, "epoll_wait")
	}
}
