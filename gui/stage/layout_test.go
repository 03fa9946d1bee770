package stage

import (
	"fmt"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"batuta/gui/palette"
	"batuta/loopcore/trace"
)

// TestTheStageFitsEverySize holds every moment, in every language, size and
// text scale, to the rules of a readable page.
func TestTheStageFitsEverySize(t *testing.T) {
	sizes := []fyne.Size{{Width: 706, Height: 496}, {Width: 520, Height: 400}, {Width: 400, Height: 330}, {Width: 300, Height: 600}, {Width: 1200, Height: 900}, {Width: 1440, Height: 400}}
	for lang, texts := range languages() {
		for _, scale := range []float32{0.8, 1, 1.5, 2} {
			for _, size := range sizes {
				s, _ := open(t, palette.Dark(), texts, scale, size)
				for name, state := range moments() {
					s.SetState(state, "epoll_wait")
					t.Run(fmt.Sprintf("%s/%s/%v/%vx%v", name, lang, scale, size.Width, size.Height), func(t *testing.T) {
						noTextCoversAnotherNorLeavesThePanel(t, s)
						noBeatCoversAName(t, s)
						rowsAndSectionsStandApart(t, s)
					})
				}
			}
		}
	}
}

// inked is where a text's letters are, which may be less than its place.
func inked(x *canvas.Text) rect {
	need := x.MinSize()
	at := rect{x.Position().X, x.Position().Y, need.Width, need.Height}
	switch x.Alignment {
	case fyne.TextAlignCenter:
		at.X += (x.Size().Width - need.Width) / 2
	case fyne.TextAlignTrailing:
		at.X += x.Size().Width - need.Width
	}
	return at
}

// overlap is whether two places share more than what rounding may do.
func overlap(a, b rect) bool {
	const slack = 1.5
	return a.X+slack < b.right() && b.X+slack < a.right() && a.Y+slack < b.bottom() && b.Y+slack < a.bottom()
}

func noTextCoversAnotherNorLeavesThePanel(t *testing.T, s *Stage) {
	t.Helper()
	var texts []*canvas.Text
	for _, o := range s.sheet.box.Objects {
		if x, ok := o.(*canvas.Text); ok && x.Visible() && x.Text != "" {
			texts = append(texts, x)
		}
	}
	for i, a := range texts {
		at := inked(a)
		if at.X < 0 || at.right() > s.Size().Width || at.Y < 0 || at.bottom() > s.sheet.size.Height {
			t.Errorf("%q at %+v leaves the sheet of %v", a.Text, at, s.sheet.size)
		}
		for _, b := range texts[:i] {
			if overlap(at, inked(b)) {
				t.Errorf("%q at %+v covers %q at %+v", a.Text, at, b.Text, inked(b))
			}
		}
	}
}

func noBeatCoversAName(t *testing.T, s *Stage) {
	t.Helper()
	for i, c := range s.conductor.circles {
		circle := rect{c.Position().X, c.Position().Y, c.Size().Width, c.Size().Height}
		for j, name := range s.conductor.names {
			for _, l := range name.labels {
				if l.Visible() && overlap(circle, inked(l.Text)) {
					t.Errorf("beat %d covers the name of beat %d, %q", i+1, j+1, l.Text.Text)
				}
			}
		}
	}
}

func rowsAndSectionsStandApart(t *testing.T, s *Stage) {
	t.Helper()
	l := arrange(&s.model, s.Size(), s.scale, fyne.MeasureText)
	parts := []rect{l.Conductor.Rule, l.Divider}
	for _, list := range []listLayout{l.Running, l.Ready, l.Waiting} {
		parts = append(parts, list.Head, list.More)
		parts = append(parts, list.Rows...)
	}
	for _, r := range l.Selector.Rows {
		parts = append(parts, r.At)
	}
	for i, a := range parts {
		for _, b := range parts[:i] {
			if overlap(a, b) {
				t.Errorf("%+v covers %+v", a, b)
			}
		}
		if a.bottom() > l.Height {
			t.Errorf("%+v is below the end at %v", a, l.Height)
		}
	}
}

func TestAllTheTasksOfALessonAreShownWithoutScrolling(t *testing.T) {
	m, _ := in(lesson())
	l := arrange(&m, fyne.NewSize(706, 496), 1, fyne.MeasureText)
	if l.Height > 496 || l.Waiting.Hidden > 0 || l.Selector.Hidden > 0 {
		t.Errorf("height %v, hidden %d and %d", l.Height, l.Waiting.Hidden, l.Selector.Hidden)
	}
}

func TestNothingBelowTheListsMovesWhenTasksChangePlaces(t *testing.T) {
	states := moments()
	a, _ := in(states["lesson"])
	b, _ := in(states["timer"])
	for _, size := range []fyne.Size{{Width: 706, Height: 496}, {Width: 560, Height: 600}} {
		one, other := arrange(&a, size, 1, fyne.MeasureText), arrange(&b, size, 1, fyne.MeasureText)
		if one.Divider != other.Divider {
			t.Errorf("%v: the divider jumps from %v to %v", size, one.Divider, other.Divider)
		}
		if one.Conductor.Rule != other.Conductor.Rule {
			t.Errorf("%v: the rule jumps from %v to %v", size, one.Conductor.Rule, other.Conductor.Rule)
		}
	}
}

func TestTheRoomOfTheFullestMomentIsKept(t *testing.T) {
	for _, scale := range []float32{1, 1.5} {
		s, _ := open(t, palette.Dark(), languages()["es"], scale, fyne.NewSize(706, 496))
		place := func(state *trace.State) (divider, table float32) {
			s.SetState(state, "epoll_wait")
			return s.divider.Position().Y, s.sheet.size.Height
		}
		divider, table := place(crowd(3))
		for name, state := range map[string]*trace.State{
			"fewer": lesson(), "none": {Pos: 1, Cycle: 8}, "closed": {Pos: 2, Ended: true, Cycle: 19},
		} {
			if d, h := place(state); d != divider || h != table {
				t.Errorf("%v, %s: the divider is at %v, then %v; the height %v, then %v", scale, name, divider, d, table, h)
			}
		}
	}
}

func TestTheDrawingStaysWhenTheCyclesNumberGrows(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 706, Height: 496}, {Width: 616, Height: 400}, {Width: 400, Height: 330}} {
		for _, scale := range []float32{1, 1.5} {
			var tops [4]float32
			for i, cycle := range [4]int{0, 8, 14, 130} {
				s := lesson()
				s.Cycle = cycle
				m, _ := in(s)
				tops[i] = arrange(&m, size, scale, fyne.MeasureText).Conductor.Frame.Y
			}
			if tops[0] != tops[1] || tops[1] != tops[2] || tops[2] != tops[3] {
				t.Errorf("%v at %v: the drawing is at %v", size, scale, tops)
			}
		}
	}
}

func TestTheNumbersOfTheBeatsGrowWithTheText(t *testing.T) {
	m, _ := in(lesson())
	for _, width := range []float32{300, 400, 616, 706, 1200} {
		small := arrange(&m, fyne.NewSize(width, 500), 1, fyne.MeasureText).Conductor.Number.size
		large := arrange(&m, fyne.NewSize(width*1.5, 500), 1.5, fyne.MeasureText).Conductor.Number.size
		if small < 11 || large < 1.49*small {
			t.Errorf("%v wide: numbers of %v, and of %v at 150 %%", width, small, large)
		}
	}
}

func TestTheRingOfABeatLeavesItsNameAlone(t *testing.T) {
	for _, scale := range []float32{1, 1.5} {
		for _, width := range []float32{300, 400, 616, 706} {
			_, m := in(lesson())
			c := arrange(&m, fyne.NewSize(width, 500), scale, fyne.MeasureText).Conductor
			for i, b := range c.Beats {
				for _, l := range b.Label {
					if overlap(b.Ring, l.At) {
						t.Errorf("%v wide at %v: the ring of beat %d covers %q", width, scale, i+1, l.Text)
					}
				}
				if len(b.Label) > 2 {
					t.Errorf("%v wide at %v: the name of beat %d has %d lines", width, scale, i+1, len(b.Label))
				}
			}
		}
	}
}

// TestNoNumberOfTheTableIsWithoutItsHead holds rows of one and of two lines
// to the same columns as their heads.
func TestNoNumberOfTheTableIsWithoutItsHead(t *testing.T) {
	for _, width := range []float32{240, 300, 400, 616, 706} {
		m, _ := in(lesson())
		l := arrange(&m, fyne.NewSize(width, 500), 1, fyne.MeasureText).Selector
		for _, r := range l.Rows {
			for i, head := range l.Heads {
				if head.H > 0 && head.X != r.Cells[i].X {
					t.Errorf("%v wide: column %d begins at %v, its head at %v", width, i, r.Cells[i].X, head.X)
				}
				if head.H == 0 && !(i == 3 && r.Two) {
					t.Errorf("%v wide: column %d has no head", width, i)
				}
			}
		}
	}
	s, _ := open(t, palette.Dark(), languages()["es"], 1, fyne.NewSize(400, 330))
	s.SetState(lesson(), "epoll_wait")
	check(t, "without an event", s.selector.rows[0].last.Text.Text, "último: –")
	check(t, "with one", s.selector.rows[2].last.Text.Text, "último: leer, en el ciclo 14")
}

func TestAnEmptyTableHasNoHeads(t *testing.T) {
	m, _ := in(&trace.State{Cycle: 3})
	l := arrange(&m, fyne.NewSize(400, 330), 1, fyne.MeasureText).Selector
	if l.Heads[0].H != 0 || l.More.Y-l.Why[len(l.Why)-1].At.bottom() > 30 {
		t.Errorf("heads %+v, and the words at %+v below %+v", l.Heads, l.More, l.Why)
	}
}

func TestTheReasonIsShortenedBeforeItsFigureIsCut(t *testing.T) {
	state := lesson()
	state.Tasks[3].Label, state.Tasks[3].A, state.Tasks[3].B = "shutdown_default_executor()", 0, 1
	for _, tc := range []struct {
		width, scale float32
		row          int
		want         string
	}{
		{706, 1, 3, "temporizador, faltan 0.220 s"},
		{616, 1.5, 3, "faltan 0.220 s"},
		{616, 1.5, 1, "fd 9, para leer"},
		{300, 1.5, 3, "faltan 0.220 s"},
		{560, 1, 2, "todos los hilos"},
	} {
		s, _ := open(t, palette.Dark(), languages()["es"], tc.scale, fyne.NewSize(tc.width, 500))
		s.SetState(state, "epoll_wait")
		check(t, fmt.Sprintf("%v wide at %v", tc.width, tc.scale), s.lists[asWaiting].rows[tc.row].detail.Text.Text, tc.want)
	}
}

func TestAPanelTooLowHasTheSelectorBesideTheLists(t *testing.T) {
	m, _ := in(lesson())
	for _, tc := range []struct {
		size   fyne.Size
		beside bool
	}{
		{fyne.NewSize(960, 270), true},
		{fyne.NewSize(960, 700), false},
		{fyne.NewSize(706, 270), false},
	} {
		l := arrange(&m, tc.size, 1, fyne.MeasureText)
		if tc.beside && l.Conductor.Rule.Y > tc.size.Height {
			t.Errorf("%v: the sentence of the beat begins at %v", tc.size, l.Conductor.Rule.Y)
		}
		if got := l.Selector.Name.X > l.Waiting.Head.right(); got != tc.beside {
			t.Errorf("%v: beside is %v, with the lists to %v and the selector from %v", tc.size, got, l.Waiting.Head.right(), l.Selector.Name.X)
		}
	}
}

func TestWhatDoesNotFitIsCounted(t *testing.T) {
	m, _ := in(crowd(20))
	l := arrange(&m, fyne.NewSize(706, 496), 1, fyne.MeasureText)
	for name, list := range map[string]struct {
		shown, hidden, all int
	}{
		"ready":    {len(l.Ready.Rows), l.Ready.Hidden, len(m.Ready.Rows)},
		"waiting":  {len(l.Waiting.Rows), l.Waiting.Hidden, len(m.Waiting.Rows)},
		"selector": {len(l.Selector.Rows), l.Selector.Hidden, len(m.Selector.Rows)},
	} {
		if list.hidden == 0 || list.shown == 0 || list.shown+list.hidden != list.all {
			t.Errorf("%s: %d shown and %d hidden of %d", name, list.shown, list.hidden, list.all)
		}
	}
	s, _ := open(t, palette.Dark(), languages()["es"], 1, fyne.NewSize(706, 496))
	s.SetState(crowd(20), "epoll_wait")
	if want := fmt.Sprintf("y %d más", l.Waiting.Hidden); s.lists[asWaiting].more.Text.Text != want {
		t.Errorf("the list says %q, want %q", s.lists[asWaiting].more.Text.Text, want)
	}
}

func TestShare(t *testing.T) {
	for _, tc := range []struct{ stock, ready, waiting, wantReady, wantWaiting int }{
		{10, 0, 0, 1, 1},
		{10, 3, 4, 3, 4},
		{7, 20, 20, 3, 4},
		{7, 20, 1, 6, 1},
		{7, 1, 20, 1, 6},
		{7, 0, 20, 1, 6},
	} {
		if r, w := share(tc.stock, tc.ready, tc.waiting); r != tc.wantReady || w != tc.wantWaiting {
			t.Errorf("%d rows for %d and %d: %d and %d, want %d and %d", tc.stock, tc.ready, tc.waiting, r, w, tc.wantReady, tc.wantWaiting)
		}
	}
}

func TestTextIsBrokenAndCutToFit(t *testing.T) {
	var r ruler = func(text string, size float32, _ fyne.TextStyle) fyne.Size {
		return fyne.NewSize(float32(len([]rune(text)))*size, size)
	}
	f := face{size: 1}
	check(t, "wrap", r.wrap("run until await", f, 9), []string{"run until", "await"})
	check(t, "wrap a long word", r.wrap("a incomprehensible b", f, 5), []string{"a", "incomprehensible", "b"})
	check(t, "wrap nothing", r.wrap("", f, 5), nil)
	check(t, "fit", r.fit("fetch", f, 5), "fetch")
	check(t, "cut", r.fit("fetch('/users')", f, 7), "fetch(…")
	check(t, "cut at a blank", r.fit("to be or", f, 4), "to…")
	check(t, "cut all", r.fit("fetch", f, 0), "…")
}

func TestPatternsKeepToTheirRoundedPlace(t *testing.T) {
	ground, line := color.NRGBA{R: 10, A: 255}, color.NRGBA{G: 200, A: 255}
	img := hatch(60, 20, 6, 6, 2, ground, line)
	if img.RGBAAt(0, 0).A != 0 || img.RGBAAt(59, 19).A != 0 {
		t.Error("the corners must be clear")
	}
	seen := map[color.RGBA]int{}
	for x := range 60 {
		seen[img.RGBAAt(x, 10)]++
	}
	if seen[color.RGBA{10, 0, 0, 255}] == 0 || seen[color.RGBA{0, 200, 0, 255}] == 0 {
		t.Errorf("a row through the middle has neither ground nor stripes: %v", seen)
	}
	if img.RGBAAt(30, 10) != img.RGBAAt(29, 11) {
		t.Error("stripes must rise to the right")
	}
	void := dashes(60, 20, 6, 4, 1, line)
	if void.RGBAAt(30, 10).A != 0 {
		t.Error("an empty place must be clear inside")
	}
	on := 0
	for x := 8; x < 52; x++ {
		if void.RGBAAt(x, 0).A > 200 {
			on++
		}
	}
	if on < 15 || on > 29 {
		t.Errorf("%d of 44 pixels of the edge are drawn, want about half", on)
	}
}

func TestWordsOnStripesContrastWithThem(t *testing.T) {
	const need = 4.5 // WCAG 2.2, 1.4.3
	for name, p := range map[string]palette.Palette{"dark": palette.Dark(), "light": palette.Light()} {
		for i := 1; i <= palette.Hues; i++ {
			stripe := blend(p.Tint(i), p.TaskLine(i), hatching)
			if got := palette.Contrast(p.Text, stripe); got < need {
				t.Errorf("%s, task %d: text on a stripe has contrast %.2f, need %.1f", name, i, got, need)
			}
		}
	}
}
