package score_test

import (
	"image"
	"image/color"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"batuta/assets"
	"batuta/gui/palette"
	"batuta/gui/score"
	"batuta/loopcore/trace"
)

// shown is a view of a run in a window of the picture's size.
type shown struct {
	*score.View
	window  fyne.Window
	score   *trace.Score
	end     int
	moments []int
	follows []bool
	keys    fyne.KeyModifier
}

func show(t *testing.T, run *script) *shown {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(palette.NewTheme(palette.Dark(), 1))
	s := &shown{View: score.New(palette.Dark(), assets.Texts("en"))}
	s.OnMoment = func(pos int) { s.moments = append(s.moments, pos) }
	s.OnFollow = func(on bool) { s.follows = append(s.follows, on) }
	s.Modifiers = func() fyne.KeyModifier { return s.keys }
	s.window = test.NewTempWindow(t, s.View)
	s.window.SetPadded(false)
	s.window.Resize(fyne.NewSize(1226, 290))
	s.score, s.end = run.score()
	s.SetScore(s.score, s.end)
	s.SetMoment(s.end)
	return s
}

// at is the moment that a tap at x gives.
func (s *shown) at(t *testing.T, x float32) int {
	t.Helper()
	s.moments = nil
	test.TapAt(s, fyne.NewPos(x, 60))
	if len(s.moments) != 1 {
		t.Fatalf("a tap at %v gave the moments %v", x, s.moments)
	}
	return s.moments[0]
}

// objects is the view's canvas objects of one kind.
func objects[T fyne.CanvasObject](t *testing.T, v *score.View) []T {
	t.Helper()
	var found []T
	for _, o := range test.TempWidgetRenderer(t, v).Objects() {
		if o, ok := o.(T); ok {
			found = append(found, o)
		}
	}
	return found
}

// cursor is where the cursor line stands, -1 if it is hidden.
func (s *shown) cursor(t *testing.T) float32 {
	t.Helper()
	line := objects[*canvas.Rectangle](t, s.View)[0]
	if !line.Visible() {
		return -1
	}
	return line.Position().X + line.Size().Width/2
}

func TestATapGivesTheMomentUnderIt(t *testing.T) {
	s := show(t, lesson())
	s.SetFollow(false)
	s.SetMoment(1) // brings the beginning into view
	last := -1
	for x := float32(200); x < 1200; x += 20 {
		pos := s.at(t, x)
		if pos < last {
			t.Fatalf("at %v lies moment %d, left of it %d", x, pos, last)
		}
		last = pos
		s.SetMoment(pos)
		if got := s.cursor(t); got < x-45 || got > x+45 {
			t.Errorf("a tap at %v puts the cursor at %v", x, got)
		}
	}
	if last < 50 {
		t.Errorf("at the right edge lies moment %d", last)
	}
}

func TestTapsOnTheLegendGiveNoMoment(t *testing.T) {
	s := show(t, lesson())
	test.TapAt(s, fyne.NewPos(600, 286))
	if s.moments != nil {
		t.Errorf("they gave %v", s.moments)
	}
}

func TestAnEmptyScoreGivesNoMomentAndHasNoCursor(t *testing.T) {
	s := show(t, lesson())
	s.SetScore(trace.NewScore(), 0)
	test.TapAt(s, fyne.NewPos(600, 60))
	if s.moments != nil || s.cursor(t) != -1 {
		t.Errorf("moments %v, cursor at %v", s.moments, s.cursor(t))
	}
}

func TestAnEmptyScoreSaysWhatItWillShow(t *testing.T) {
	s := show(t, lesson())
	s.SetScore(trace.NewScore(), 0)
	text := objects[*canvas.Text](t, s.View)[0]
	if !text.Visible() || text.Text != assets.Texts("en").T("score.empty") {
		t.Errorf("an empty score says %q; it is seen: %v", text.Text, text.Visible())
	}
	s.SetScore(lesson().score())
	if text.Visible() {
		t.Errorf("a score with bars still says %q", text.Text)
	}
}

func TestTheWheelMovesAlongTheScore(t *testing.T) {
	s := show(t, lesson())
	before := s.at(t, 600)
	s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 200}})
	if after := s.at(t, 600); after >= before {
		t.Errorf("scrolled back, moment %d became %d", before, after)
	}
}

func TestCtrlAndTheWheelZoomAboutThePointer(t *testing.T) {
	s := show(t, lesson())
	left, under, right := s.at(t, 300), s.at(t, 600), s.at(t, 900)
	s.keys = fyne.KeyModifierControl
	e := &fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 60}}
	e.Position = fyne.NewPos(600, 60)
	s.Scrolled(e)
	if l, u, r := s.at(t, 300), s.at(t, 600), s.at(t, 900); u != under || l <= left || r >= right {
		t.Errorf("moments %d %d %d became %d %d %d", left, under, right, l, u, r)
	}
}

func TestADragMovesTheScoreWithThePointer(t *testing.T) {
	s := show(t, lesson())
	before := s.at(t, 600)
	test.Drag(s.window.Canvas(), fyne.NewPos(500, 100), 100, 0)
	if after := s.at(t, 700); after != before {
		t.Errorf("dragged by 100, moment %d became %d there", before, after)
	}
}

func TestADragOnTheHeadMovesTheMoment(t *testing.T) {
	s := show(t, lesson())
	before := s.at(t, 600)
	s.moments = nil
	test.Drag(s.window.Canvas(), fyne.NewPos(600, 10), 0, 0)
	if len(s.moments) != 1 || s.moments[0] != before {
		t.Errorf("it gave %v, a tap there %d", s.moments, before)
	}
	if got := s.at(t, 600); got != before {
		t.Errorf("and the score moved: %d became %d", before, got)
	}
}

func TestMovingAwayEndsFollowingAndMovingBackTakesItUp(t *testing.T) {
	s := show(t, lesson())
	s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DX: 300}})
	s.SetFollow(true) // asked with every frame, it must not pull the view back
	away := s.at(t, 600)
	s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DX: -300}})
	if !slices.Equal(s.follows, []bool{false, true}) {
		t.Errorf("following became %v", s.follows)
	}
	if back := s.at(t, 600); back <= away {
		t.Errorf("moved away it was %d, back it is %d", away, back)
	}
	s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DX: 300}})
	s.ToEnd()
	if x := s.cursor(t); x < 0 {
		t.Error("the end is not in view after ToEnd")
	}
}

func TestFollowingKeepsTheEndInView(t *testing.T) {
	run := long(3000)
	s := show(t, newScript())
	grown := trace.NewScore()
	for end := 0; end < run.View().End(); end += 100 {
		grown.Extend(run.View().Upto(end))
		s.SetScore(grown, end)
		s.SetMoment(end)
		if x := s.cursor(t); end > 20 && (x < 100 || x > 1226) {
			t.Fatalf("after %d events the end is at %v", end, x)
		}
	}
}

func TestAMomentOutOfViewIsBroughtIntoView(t *testing.T) {
	s := show(t, long(3000))
	s.SetFollow(false)
	for _, pos := range []int{10, 2500, 1200, 40} {
		s.SetMoment(pos)
		if x := s.cursor(t); x < 100 || x > 1226 {
			t.Errorf("moment %d stands at %v", pos, x)
		}
	}
}

func TestFitShowsAllOfIt(t *testing.T) {
	s := show(t, long(3000))
	s.Fit()
	if first, last := s.at(t, 145), s.at(t, 1210); first > 60 || last < s.end*9/10 {
		t.Errorf("from %d to %d of %d", first, last, s.end)
	}
	before := s.at(t, 400)
	s.ZoomIn()
	s.ZoomOut()
	if after := s.at(t, 400); after < before-60 || after > before+60 {
		t.Errorf("zoomed in and out, moment %d became %d", before, after)
	}
}

func TestByTimeTheWholeRunIsShownFirst(t *testing.T) {
	s := show(t, lesson())
	s.SetMode(score.Time)
	if s.Mode() != score.Time {
		t.Fatal("the mode is not set")
	}
	if first, last := s.at(t, 180), s.at(t, 1220); first > 100 || last < s.end-120 {
		t.Errorf("from %d to %d of %d", first, last, s.end)
	}
}

func TestTheHoverSaysWhatLiesUnderThePointer(t *testing.T) {
	s := show(t, lesson())
	s.window.Resize(fyne.NewSize(1226, 380)) // all lanes in view
	s.SetFollow(false)
	s.SetMoment(1)
	words := func() (out []string) {
		for _, line := range objects[*canvas.Text](t, s.View) {
			if line.Visible() {
				out = append(out, line.Text)
			}
		}
		return out
	}
	test.MoveMouse(s.window.Canvas(), fyne.NewPos(185, 114))
	if got, want := words(), []string{"main() · Task-1", "runs in cycle 1: 300 µs"}; !slices.Equal(got, want) {
		t.Errorf("it says %q, want %q", got, want)
	}
	test.MoveMouse(s.window.Canvas(), fyne.NewPos(5, 5))
	if got := words(); got != nil {
		t.Errorf("over nothing it says %q", got)
	}
	s.MouseOut()
	if got := words(); got != nil {
		t.Errorf("elsewhere it says %q", got)
	}
}

func TestItIsPaintedAnewOnlyWhenSomethingChanged(t *testing.T) {
	s := show(t, lesson())
	raster := objects[*canvas.Raster](t, s.View)[0]
	mark := color.RGBA{R: 1, G: 2, B: 3, A: 255}
	paint := func() *image.RGBA { return raster.Generator(1226, 290).(*image.RGBA) }
	for what, change := range map[string]func(){
		"moment":     func() { s.SetMoment(50) },
		"palette":    func() { s.SetPalette(palette.Light()) },
		"texts":      func() { s.SetTexts(assets.Texts("es")) },
		"text scale": func() { s.SetTextScale(1.5) },
		"mode":       func() { s.SetMode(score.Time) },
		"zoom":       func() { s.ZoomIn() },
	} {
		paint().SetRGBA(3, 3, mark)
		s.SetMoment(s.end)
		paint().SetRGBA(3, 3, mark)
		if paint().RGBAAt(3, 3) != mark {
			t.Errorf("before %s: painted anew without a change", what)
		}
		s.SetScore(s.score, s.end)
		s.SetMoment(s.end)
		s.SetFollow(true)
		if paint().RGBAAt(3, 3) != mark {
			t.Errorf("before %s: painted anew when told what it knew", what)
		}
		change()
		if paint().RGBAAt(3, 3) == mark {
			t.Errorf("%s: not painted anew", what)
		}
	}
}

func TestTheScoreTakesTheFocusAndHandsOnItsKeys(t *testing.T) {
	s := show(t, lesson())
	var keys []fyne.KeyName
	var runes []rune
	s.OnKey = func(e *fyne.KeyEvent) { keys = append(keys, e.Name) }
	s.OnRune = func(r rune) { runes = append(runes, r) }
	frame := objects[*canvas.Rectangle](t, s.View)[1]
	if frame.Visible() {
		t.Error("it shows the focus before it has it")
	}
	test.TapAt(s, fyne.NewPos(600, 60))
	if s.window.Canvas().Focused() != fyne.Focusable(s.View) || !frame.Visible() {
		t.Error("a tap does not give it the focus")
	}
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	s.TypedRune('+')
	if !slices.Equal(keys, []fyne.KeyName{fyne.KeyLeft}) || !slices.Equal(runes, []rune{'+'}) {
		t.Errorf("keys %v, runes %q", keys, runes)
	}
	s.window.Canvas().Unfocus()
	if frame.Visible() {
		t.Error("it shows the focus after it lost it")
	}
}

func TestKeysThatNobodyTakesReachTheCanvas(t *testing.T) {
	s := show(t, lesson())
	var keys []fyne.KeyName
	var runes []rune
	s.window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { keys = append(keys, e.Name) })
	s.window.Canvas().SetOnTypedRune(func(r rune) { runes = append(runes, r) })
	test.TapAt(s, fyne.NewPos(600, 60))
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	s.TypedRune('0')
	if !slices.Equal(keys, []fyne.KeyName{fyne.KeySpace}) || !slices.Equal(runes, []rune{'0'}) {
		t.Errorf("keys %v, runes %q", keys, runes)
	}
}

func TestItsNameSaysWhereItsMomentLies(t *testing.T) {
	s := show(t, lesson())
	if got := s.AccessibilityLabel(); got != "Score, cycle 22" {
		t.Errorf("it is called %q", got)
	}
}

func TestTheWindowShowsWhatIsDrawn(t *testing.T) {
	s := show(t, lesson())
	img := s.window.Canvas().Capture()
	seen := map[color.Color]bool{}
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			seen[color.NRGBAModel.Convert(img.At(x, y))] = true
		}
	}
	p := palette.Dark()
	for i := 1; i <= 5; i++ {
		if !seen[p.Task(i)] {
			t.Errorf("no note of task %d is seen", i)
		}
	}
	if !seen[p.Accent] {
		t.Error("the selector's answers are not seen")
	}
}
