package score_test

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"batuta/assets"
	"batuta/gui/palette"
	"batuta/gui/score"
)

func longInput(t testing.TB, events int, mode score.Mode) score.Input {
	t.Helper()
	s, end := long(events).score()
	in := score.Input{
		Score: s, Axis: score.NewAxis(s, mode), W: 1226, H: 290, Moment: end / 2, Text: fonts(t),
		Texts: assets.Texts("en"), View: score.Viewport{Mode: mode, Scale: 1, Width: 1080}, Order: score.Order(s.Lanes),
	}
	if mode == score.Time {
		in.View.Scale = 1e-4
	}
	return in
}

func TestALongRunHasAMapOfItAndAShortOneHasNone(t *testing.T) {
	for _, mode := range []score.Mode{score.Bars, score.Time} {
		in := longInput(t, 20_000, mode)
		l := score.Lay(in)
		m := l.Map
		if m.H <= 0 || m.Y < l.Plot.Y+l.Plot.H || m.Seen.W >= m.W || m.Moment < m.X || m.Moment > m.X+m.W {
			t.Fatalf("mode %d: the map is %+v, shows %+v of it, and the moment at %v", mode, m.Box, m.Seen, m.Moment)
		}
		x, busy := m.X, 0
		for _, c := range m.Columns {
			if c.X != x || c.Part < 0 || c.Part > 1 {
				t.Fatalf("mode %d: a column at %v, wanted at %v, is %v high", mode, c.X, x, c.Part)
			}
			x += c.W
			if c.Part > 0 {
				busy++
			}
		}
		if busy < len(m.Columns)/2 {
			t.Errorf("mode %d: of %d columns only %d say that something happened", mode, len(m.Columns), busy)
		}
		in.View = in.View.Fit(in.Axis.Begin(), in.Axis.Total())
		if l := score.Lay(in); l.Map.H > 0 {
			t.Errorf("mode %d: what is seen as a whole has a map too", mode)
		}
		if dir := os.Getenv("SCORE_PNG"); dir != "" && mode == score.Bars { // to be looked at
			file, err := os.Create(filepath.Join(dir, "map.png"))
			if err != nil {
				t.Fatal(err)
			}
			in.View.Scale = 1
			if err := png.Encode(file, score.Draw(score.Lay(in), palette.Dark(), fonts(t), 1, nil)); err != nil {
				t.Fatal(err)
			}
			_ = file.Close()
		}
	}
}

func TestTheMapLeadsToAnyPartOfTheRun(t *testing.T) {
	s := show(t, long(20_000))
	l := s.Layout()
	at := fyne.NewPos(l.Map.X+l.Map.W*0.25, l.Map.Y+l.Map.H/2)
	test.TapAt(s, at)
	seen := s.Layout().Map.Seen
	if middle := seen.X + seen.W/2; middle < at.X-4 || middle > at.X+4 {
		t.Errorf("a tap at %v shows what lies round %v", at.X, middle)
	}
	if len(s.moments) != 0 {
		t.Errorf("it moved the moment to %v", s.moments)
	}
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at.AddXY(l.Map.W/2, 0)}, Dragged: fyne.NewDelta(l.Map.W/2, 0)})
	s.DragEnd()
	seen = s.Layout().Map.Seen
	if middle := seen.X + seen.W/2; middle < at.X+l.Map.W/2-4 || middle > at.X+l.Map.W/2+4 {
		t.Errorf("a drag to %v shows what lies round %v", at.X+l.Map.W/2, middle)
	}
}
