package code

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"batuta/assets"
	"batuta/gui/palette"
)

const program = `import asyncio

API = "http://127.0.0.1:8765"

# fetch gets one page.
async def fetch(session, path):
    async with session.get(API + path) as response:
        if response.status != 200:
            return None
        text = await response.text()
    return len(text + "?page=1"), 4096

async def main(session):
    results = await asyncio.gather(
        fetch(session, "/users"), fetch(session, "/orders"), asyncio.sleep(0.4))
    print(results)  # and this comment goes on so far that nobody can read it without scrolling
    return results
`

// open shows a code view of that size in a window. The picture that is taken
// of it is kept where BATUTA_PICTURES says, for a person to look at.
func open(t *testing.T, pal palette.Palette, scale, width, height float32) (*View, fyne.Window) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(palette.NewTheme(pal, scale))
	v := New(pal)
	v.SetTextScale(scale)
	v.SetSource("conductor.py", program, Python{})
	w := test.NewTempWindow(t, v)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return v, w
}

func picture(t *testing.T, w fyne.Window, name string) image.Image {
	t.Helper()
	img := w.Canvas().Capture()
	if dir := os.Getenv("BATUTA_PICTURES"); dir != "" {
		f, err := os.Create(filepath.Join(dir, name+".png"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := png.Encode(f, img); err != nil {
			t.Fatal(err)
		}
	}
	return img
}

func TestWhatIsDrawn(t *testing.T) {
	for name, pal := range map[string]palette.Palette{"dark": palette.Dark(), "light": palette.Light()} {
		for _, scale := range []float32{1, 1.5} {
			v, w := open(t, pal, scale, 452, 340)
			v.SetTexts(assets.Texts("en"))
			v.SetCurrent(9)
			v.SetMarks([]Mark{
				{5, pal.Task(1), false, "main()"},
				{9, pal.Task(2), false, "fetch('/users')"},
				{9, pal.Task(3), true, "fetch('/orders')"},
				{11, pal.Task(1), true, "a"},
				{11, pal.Task(2), true, "b"},
				{11, pal.Task(3), true, "c"},
				{11, pal.Task(4), true, "d"},
			})
			suffix := ""
			if scale > 1 {
				suffix = "-150"
			}
			img := picture(t, w, "code-"+name+suffix)
			m := v.metrics()
			mid := func(line int, x float32) color.Color {
				return img.At(int(x), int(v.clip.Position().Y+m.top(line)-v.scroll.Offset.Y+m.line/2))
			}
			dot := v.clip.Position().X + m.dot(0, 0).X + dotDiameter*m.scale/2
			same(t, "full dot", mid(9, dot), pal.Task(2))
			same(t, "inside of a hollow dot", mid(9, dot+dotStep*m.scale), pal.Highlight)
			same(t, "no dot", mid(8, dot), pal.Panel)
			same(t, "band", mid(9, v.Size().Width-40), pal.Highlight)
		}
	}
}

func same(t *testing.T, what string, got color.Color, want color.NRGBA) {
	t.Helper()
	if g := color.NRGBAModel.Convert(got).(color.NRGBA); g != want {
		t.Errorf("%s is %v, want %v", what, g, want)
	}
}

// texts is the shown text of each line in sight.
func texts(v *View) map[int]string {
	shown := map[int]string{}
	for _, r := range v.rows {
		var words []string
		for _, x := range r.runs {
			if x.Visible() {
				words = append(words, x.Text)
			}
		}
		if r.line > 0 {
			shown[r.line] = strings.Join(words, " ")
		}
	}
	return shown
}

func TestOnlyTheLinesInSightHaveObjects(t *testing.T) {
	v, _ := open(t, palette.Dark(), 1, 400, 130)
	v.SetSource("long.py", strings.Repeat("x = f(1)\n", 5000), Python{})
	if n := len(v.rows); n > 10 {
		t.Errorf("%d rows for a view of 6 lines", n)
	}
	before := len(v.sheet.Objects)
	for _, line := range []int{4000, 17, 5000, 1} {
		v.SetCurrent(line)
		if _, ok := texts(v)[line]; !ok {
			t.Errorf("line %d is not in sight, only %v", line, texts(v))
		}
	}
	if after := len(v.sheet.Objects); after != before {
		t.Errorf("%d objects, then %d: scrolling must make none", before, after)
	}
}

func TestTheCurrentLineIsScrolledToOnlyWhenOutOfSight(t *testing.T) {
	v, _ := open(t, palette.Dark(), 1, 400, 160)
	for _, tc := range []struct {
		line  int
		moves bool
	}{{3, false}, {16, true}, {15, false}, {16, false}, {2, true}, {0, false}} {
		before := v.scroll.Offset
		v.SetCurrent(tc.line)
		if moved := v.scroll.Offset != before; moved != tc.moves {
			t.Errorf("line %d: scrolled is %v, want %v", tc.line, moved, tc.moves)
		}
	}
	v.SetCurrent(16)
	v.scroll.ScrollToOffset(fyne.Position{}) // the reader looks elsewhere
	v.SetCurrent(16)
	if v.scroll.Offset.Y != 0 {
		t.Error("a line that was current already must not pull the reader back")
	}
}

func TestMarksAreScrolledToOnlyIfTheyMovedAndNoneIsInSight(t *testing.T) {
	full := func(lines ...int) (marks []Mark) {
		for _, l := range lines {
			marks = append(marks, Mark{Line: l, Color: color.White})
		}
		return marks
	}
	for _, tc := range []struct {
		rule        string
		from, to    []Mark
		current     int
		moves, sees bool
	}{
		{"the first full one is shown", nil, append([]Mark{{Line: 12, Color: color.White, Hollow: true}}, full(17)...), 0, true, true},
		{"one in sight is enough", nil, full(17, 2), 0, false, false},
		{"those that were there before are let be", full(17), full(17), 0, false, false},
		{"the current line goes before", nil, full(17), 2, false, false},
		{"a line that is not there is not sought", nil, full(99), 0, false, false},
	} {
		t.Run(tc.rule, func(t *testing.T) {
			v, _ := open(t, palette.Dark(), 1, 400, 160)
			v.SetMarks(tc.from)
			v.SetCurrent(tc.current)
			v.scroll.ScrollToOffset(fyne.Position{})
			v.SetMarks(tc.to)
			if moved := v.scroll.Offset.Y != 0; moved != tc.moves {
				t.Errorf("scrolled is %v", moved)
			}
			if v.inSight(17) != tc.sees {
				t.Errorf("line 17 in sight is %v", v.inSight(17))
			}
		})
	}
}

func TestALineOutsideTheProgramIsNoCurrentLine(t *testing.T) {
	v, _ := open(t, palette.Dark(), 1, 400, 160)
	for _, line := range []int{-1, 99} {
		v.SetCurrent(2)
		v.SetCurrent(line)
		if v.band.Visible() {
			t.Errorf("line %d is highlighted", line)
		}
	}
}

func TestMarksOfManyTasksAreCounted(t *testing.T) {
	v, _ := open(t, palette.Dark(), 1, 400, 340)
	marks := make([]Mark, 20)
	for i := range marks {
		marks[i] = Mark{Line: 3, Color: color.White, Label: "t"}
	}
	v.SetMarks(marks)
	r := v.rows[3%len(v.rows)]
	if !r.more.Visible() || r.more.Text != "+18" || !r.dots[1].Visible() || r.dots[2].Visible() {
		t.Errorf("20 marks: %q, dots %v %v %v", r.more.Text, r.dots[0].Visible(), r.dots[1].Visible(), r.dots[2].Visible())
	}
	v.SetMarks(nil)
	if r.more.Visible() || r.dots[0].Visible() {
		t.Error("finished tasks leave marks behind")
	}
}

func TestThePointerLearnsWhoseMarksTheyAre(t *testing.T) {
	v, w := open(t, palette.Dark(), 1, 452, 340)
	v.SetMarks([]Mark{{3, color.White, false, "main()"}, {3, color.White, true, "sleep(0.4)"}})
	m := v.metrics()
	over := func(line int) {
		test.MoveMouse(w.Canvas(), v.gutter.Position().AddXY(20, m.top(line)+m.line/2))
	}
	over(3)
	if v.hint.Text != "main(), sleep(0.4)" {
		t.Errorf("the head says %q", v.hint.Text)
	}
	over(4)
	if v.hint.Text != "" {
		t.Errorf("the head still says %q", v.hint.Text)
	}
	v.SetMarks([]Mark{{4, color.White, false, "moved under it"}})
	if v.hint.Text != "moved under it" {
		t.Errorf("the head says %q", v.hint.Text)
	}
	v.gutter.MouseOut()
	if v.hint.Text != "" {
		t.Errorf("without a pointer the head says %q", v.hint.Text)
	}
}

func TestTheWheelOverTheGutterScrollsTheText(t *testing.T) {
	v, w := open(t, palette.Dark(), 1, 400, 160)
	test.Scroll(w.Canvas(), v.gutter.Position().AddXY(10, 10), 0, -30)
	scrolled := v.scroll.Offset.Y
	if scrolled < 30 {
		t.Errorf("scrolled by %v, want 30 or more", scrolled)
	}
	m, number := v.metrics(), v.rows[4%len(v.rows)].number
	middle := number.Position().Y + number.Size().Height/2
	if want := m.top(4) + m.line/2 - scrolled; middle < want-0.01 || middle > want+0.01 {
		t.Errorf("the number of line 4 stands at %v, its text at %v", middle, want)
	}
}

func TestCopyTakesTheWholeProgram(t *testing.T) {
	v, _ := open(t, palette.Dark(), 1, 400, 160)
	test.Tap(v.copy)
	if got := fyne.CurrentApp().Clipboard().Content(); got != program {
		t.Errorf("the clipboard holds %q", got)
	}
}

func TestTheCopyButtonSaysWhatItDidUntilItIsLeft(t *testing.T) {
	v, w := open(t, palette.Dark(), 1, 400, 160)
	if v.copy.words.Text != "" {
		t.Errorf("without texts it says %q", v.copy.words.Text)
	}
	for lang, want := range map[string][2]string{"en": {"Copy", "Copied"}, "es": {"Copiar", "Copiado"}} {
		v.SetTexts(assets.Texts(lang))
		if got := v.copy.words.Text; got != want[0] {
			t.Errorf("before: %q, want %q", got, want[0])
		}
		w.Canvas().Focus(v.copy)
		v.copy.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if got := v.copy.words.Text; got != want[1] {
			t.Errorf("after: %q, want %q", got, want[1])
		}
		if v.copy.Position().X+v.copy.Size().Width > v.Size().Width {
			t.Error("the longer word does not fit into the head")
		}
		w.Canvas().Unfocus()
		if got := v.copy.words.Text; got != want[0] {
			t.Errorf("left alone: %q, want %q", got, want[0])
		}
	}
}

func TestKeysThatAreNotTheButtonsAreTheWindows(t *testing.T) {
	v, w := open(t, palette.Dark(), 1, 400, 160)
	var key fyne.KeyName
	var char rune
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { key = e.Name })
	w.Canvas().SetOnTypedRune(func(r rune) { char = r })
	v.copy.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	v.copy.TypedRune('.')
	if key != fyne.KeySpace || char != '.' {
		t.Errorf("the window got %q and %q", key, char)
	}
}

func TestTheAccessibleTextTellsWhoStandsWhere(t *testing.T) {
	v, _ := open(t, palette.Dark(), 1, 400, 160)
	v.SetMarks([]Mark{{3, color.White, false, "main()"}})
	if got := v.AccessibilityLabel(); !strings.Contains(got, "API = \"http://127.0.0.1:8765\" (main())\n") {
		t.Errorf("got %q", got)
	}
}

func TestSameStateAgainTouchesNothing(t *testing.T) {
	v, w := open(t, palette.Dark(), 1, 452, 340)
	marks := []Mark{{3, color.White, false, "main()"}, {3, color.Black, true, "sleep(0.4)"}}
	v.SetMarks(marks)
	v.SetCurrent(3)
	objects := append([]fyne.CanvasObject(nil), v.under.Objects...)
	before := w.Canvas().Capture()
	for range 100 {
		v.SetMarks(marks)
		v.SetCurrent(3)
	}
	if len(objects) != len(v.under.Objects) {
		t.Error("objects came or went")
	}
	if !equal(before, w.Canvas().Capture()) {
		t.Error("the picture changed")
	}
}

func equal(a, b image.Image) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}

func TestRunsStandInTheirColumns(t *testing.T) {
	for _, scale := range []float32{0.8, 1, 1.25, 1.5, 2} {
		v, _ := open(t, palette.Light(), scale, 452, 340)
		for _, r := range v.rows {
			var end float32
			for _, x := range r.runs {
				if x.Visible() && r.line > 0 {
					if x.Position().X < end-1 {
						t.Errorf("scale %v, line %d: %q begins at %v, before %v", scale, r.line, x.Text, x.Position().X, end)
					}
					end = x.Position().X + x.MinSize().Width
				}
			}
		}
	}
}

func BenchmarkUpdate(b *testing.B) {
	test.NewTempApp(b)
	pal := palette.Dark()
	v := New(pal)
	v.SetSource("conductor.py", strings.Repeat(program, 10), Python{})
	w := test.NewTempWindow(b, v)
	w.Resize(fyne.NewSize(452, 340))
	line := 0
	for b.Loop() {
		line = line%100 + 1
		v.SetMarks([]Mark{{line, pal.Task(1), false, "a"}, {line + 1, pal.Task(2), true, "b"}})
		v.SetCurrent(line)
	}
}
