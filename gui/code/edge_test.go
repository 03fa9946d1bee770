package code

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"batuta/assets"
	"batuta/gui/palette"
)

// standing is a mark on each of these lines.
func standing(lines ...int) []Mark {
	marks := make([]Mark, len(lines))
	for i, line := range lines {
		marks[i] = Mark{Line: line, Color: color.White}
	}
	return marks
}

// told is what the edges say, "" for one that is hidden.
func told(v *View) [2]string {
	var said [2]string
	for side, e := range v.edges {
		if e.Visible() {
			said[side] = e.words.Text
		}
	}
	return said
}

func TestMarksOutOfSightAreCountedAtTheirEdge(t *testing.T) {
	v, _ := open(t, palette.Dark(), 1, 400, 160)
	v.SetCurrent(2) // nothing is scrolled to
	for _, tc := range []struct {
		rule  string
		marks []Mark
		en    [2]string
	}{
		{"none", nil, [2]string{}},
		{"one in sight", standing(2), [2]string{}},
		{"one below", standing(2, 17), [2]string{"", "▼ 1 task below"}},
		{"two on a line below", standing(17, 17, 16), [2]string{"", "▼ 3 tasks below"}},
		{"one on a line that is not there", standing(99), [2]string{}},
	} {
		t.Run(tc.rule, func(t *testing.T) {
			v.SetTexts(assets.Texts("en"))
			v.SetMarks(tc.marks)
			if got := told(v); got != tc.en {
				t.Errorf("the edges say %q, want %q", got, tc.en)
			}
		})
	}
	v.SetMarks(standing(2, 3, 17))
	v.scroll.ScrollToBottom()
	if got := told(v); got != [2]string{"▲ 2 tasks above", ""} {
		t.Errorf("at the end the edges say %q", got)
	}
	v.SetTexts(assets.Texts("es"))
	if got := told(v); got != [2]string{"▲ 2 tareas arriba", ""} {
		t.Errorf("in Spanish the edges say %q", got)
	}
}

func TestTappingAnEdgeLeadsToTheNearestMark(t *testing.T) {
	v, w := open(t, palette.Light(), 1, 400, 160)
	v.SetTexts(assets.Texts("en"))
	v.SetCurrent(2)
	v.SetMarks(standing(2, 12, 17))
	picture(t, w, "edge")
	e := v.edges[below]
	test.TapCanvas(w.Canvas(), e.Position().AddXY(e.Size().Width/2, e.Size().Height/2))
	if !v.inSight(12) {
		t.Error("line 12 is not in sight")
	}
	v.scroll.ScrollToBottom()
	var key fyne.KeyName
	var char rune
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { key = e.Name })
	w.Canvas().SetOnTypedRune(func(r rune) { char = r })
	up := v.edges[above]
	w.Canvas().Focus(up)
	if up.ground.StrokeWidth != 2 {
		t.Error("the focus is not seen")
	}
	up.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !v.inSight(2) {
		t.Error("line 2 is not in sight")
	}
	up.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	up.TypedRune('+')
	if key != fyne.KeySpace || char != '+' {
		t.Errorf("other keys are the window's, but it got %q and %q", key, char)
	}
}

func TestALineIsRevealedWithAsManyMarksAsThereIsRoomFor(t *testing.T) {
	v, _ := open(t, palette.Dark(), 1, 400, 190) // eight lines
	v.SetCurrent(1)
	v.SetMarks(standing(13, 14, 14))
	v.SetCurrent(11) // to show it and its neighbours, line 13 would do
	if !v.inSight(11) || !v.inSight(14) {
		t.Errorf("at %v line 11 in sight is %v, line 14 %v", v.scroll.Offset.Y, v.inSight(11), v.inSight(14))
	}
}

func TestWhatIsReadStaysInSightWhenTheTextGrows(t *testing.T) {
	for _, tc := range []struct {
		rule    string
		current int
		at      float32 // lines scrolled by
	}{
		{"the current line", 9, 4},
		{"the first line, where none is current", 0, 6},
	} {
		t.Run(tc.rule, func(t *testing.T) {
			v, w := open(t, palette.Dark(), 1, 400, 190)
			v.SetCurrent(tc.current)
			v.scroll.ScrollToOffset(fyne.NewPos(0, topGap+tc.at*v.metrics().line))
			first := v.metrics().at(v.scroll.Offset.Y)
			v.SetTextScale(1.5)
			w.Resize(fyne.NewSize(400, 150)) // the other panes have grown too
			if tc.current > 0 && !v.inSight(tc.current) {
				t.Errorf("line %d is not in sight", tc.current)
			}
			if got := v.metrics().at(v.scroll.Offset.Y + 1); tc.current == 0 && got != first {
				t.Errorf("line %d is the first in sight, want %d", got, first)
			}
		})
	}
}
