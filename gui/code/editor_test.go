package code

import (
	"image/color"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"batuta/assets"
	"batuta/gui/palette"
)

const script = `import asyncio

async def fetch(path):
    await asyncio.sleep(0.1)
    return path

async def main():
    print(await asyncio.gather(fetch("/users"), fetch("/orders")))

asyncio.run(main())
`

// edit shows an editor of that size in a window, with the focus.
func edit(t testing.TB, text string, pal palette.Palette, scale, width, height float32) (*View, fyne.Window) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(palette.NewTheme(pal, scale))
	v := New(pal)
	v.SetTextScale(scale)
	v.SetTexts(assets.Texts("en"))
	v.Edit("conductor.py", NewBuffer(text), Python{})
	w := test.NewTempWindow(t, v)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	w.Canvas().Focus(v.pad)
	return v, w
}

func press(v *View, names ...fyne.KeyName) {
	for _, name := range names {
		v.pad.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

// pageAt is the place on the page of a character, lines and columns from 0.
func pageAt(v *View, line, column int) fyne.Position {
	m := v.metrics()
	return fyne.NewPos((float32(column)+0.2)*m.cell, m.top(line+1)+m.line/2)
}

func click(v *View, line, column int, with fyne.KeyModifier) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: with}
	e.Position = pageAt(v, line, column)
	v.pad.MouseDown(e)
	v.pad.MouseUp(e)
}

func TestWhatIsTypedIsShown(t *testing.T) {
	v, w := edit(t, "def f():", palette.Dark(), 1, 452, 340)
	press(v, fyne.KeyEnd, fyne.KeyReturn)
	test.Type(v.pad, "return 'ñ'")
	if got := v.Text(); got != "def f():\n    return 'ñ'" {
		t.Errorf("the text is %q", got)
	}
	if got := texts(v)[2]; got != "return 'ñ'" {
		t.Errorf("line 2 shows %q", got)
	}
	m := v.metrics()
	if got, want := v.caret.Position().X+v.caret.Size().Width/2, 14*m.cell; got < want-0.1 || got > want+0.1 {
		t.Errorf("the cursor stands at %v, want %v", got, want)
	}
	if !v.edited.Visible() || !strings.Contains(v.edited.Text, "edited") {
		t.Errorf("the head does not say that it is edited: %q", v.edited.Text)
	}
	test.Tap(v.reset)
	if v.Text() != "def f():" || v.edited.Visible() {
		t.Errorf("reset, it is %q", v.Text())
	}
	w.Canvas().Focus(v.pad)
	v.pad.TypedShortcut(&fyne.ShortcutUndo{})
	if !strings.Contains(v.Text(), "ñ") {
		t.Error("the reset cannot be undone")
	}
	v.pad.TypedShortcut(&fyne.ShortcutRedo{})
	if v.Text() != "def f():" {
		t.Error("nor done again")
	}
}

func TestTheLineAfterTheLastNewlineCanBeWrittenOn(t *testing.T) {
	v, _ := edit(t, "a\n", palette.Dark(), 1, 452, 340)
	press(v, fyne.KeyDown)
	test.Type(v.pad, "b")
	if v.Text() != "a\nb" || texts(v)[2] != "b" {
		t.Errorf("the text is %q", v.Text())
	}
}

func TestShiftSelectsAndTheClipboardTakesIt(t *testing.T) {
	v, _ := edit(t, "alpha beta", palette.Dark(), 1, 452, 340)
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	v.pad.KeyDown(shift)
	press(v, fyne.KeyRight, fyne.KeyRight)
	v.pad.KeyUp(shift)
	if got := v.buf.Selected(); got != "al" {
		t.Errorf("selected: %q", got)
	}
	r := v.rows[1%len(v.rows)]
	if want := 2 * v.metrics().cell; !r.back.Visible() || r.back.Size().Width != want {
		t.Errorf("a ground of %v lies behind it, want %v", r.back.Size(), want)
	}
	v.pad.TypedShortcut(&fyne.ShortcutCut{})
	if v.Text() != "pha beta" || r.back.Visible() {
		t.Errorf("cut out, the text is %q", v.Text())
	}
	press(v, fyne.KeyEnd)
	v.pad.TypedShortcut(&fyne.ShortcutPaste{})
	v.pad.TypedShortcut(&fyne.ShortcutSelectAll{})
	v.pad.TypedShortcut(&fyne.ShortcutCopy{})
	if got := fyne.CurrentApp().Clipboard().Content(); got != "pha betaal" {
		t.Errorf("the clipboard holds %q", got)
	}
	press(v, fyne.KeyRight)
	v.pad.TypedShortcut(&fyne.ShortcutCut{})
	if v.Text() != "pha betaal" {
		t.Error("with nothing selected something was cut out")
	}
}

func TestThePointerPlacesTheCursorAndSelects(t *testing.T) {
	v, _ := edit(t, script, palette.Dark(), 1, 452, 340)
	click(v, 3, 12, 0)
	if v.buf.cursor != (Pos{3, 12}) {
		t.Errorf("the cursor is at %v", v.buf.cursor)
	}
	v.pad.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: pageAt(v, 3, 17)}})
	if got := v.buf.Selected(); got != "yncio" {
		t.Errorf("dragged over: %q", got)
	}
	v.pad.clicked = time.Time{} // long ago
	click(v, 2, 12, 0)
	click(v, 2, 12, 0)
	if got := v.buf.Selected(); got != "fetch" {
		t.Errorf("two clicks select %q", got)
	}
	click(v, 2, 12, 0)
	if got := v.buf.Selected(); got != "async def fetch(path):\n" {
		t.Errorf("three clicks select %q", got)
	}
	click(v, 2, 0, 0)
	click(v, 2, 5, fyne.KeyModifierShift)
	if got := v.buf.Selected(); got != "async" {
		t.Errorf("with Shift a click selects %q", got)
	}
	click(v, 99, 0, 0)
	if v.buf.cursor != v.buf.end() {
		t.Errorf("below the text the cursor is at %v", v.buf.cursor)
	}
}

func TestControlGoesByWordsAndToTheEnds(t *testing.T) {
	v, _ := edit(t, "one two\nthree", palette.Dark(), 1, 452, 340)
	with := func(key fyne.KeyName, m fyne.KeyModifier) {
		v.pad.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: m})
	}
	with(fyne.KeyRight, fyne.KeyModifierControl)
	with(fyne.KeyRight, fyne.KeyModifierControl|fyne.KeyModifierShift)
	if got := v.buf.Selected(); got != " two" {
		t.Errorf("selected: %q", got)
	}
	with(fyne.KeyEnd, fyne.KeyModifierControl)
	with(fyne.KeyBackspace, fyne.KeyModifierControl)
	if v.Text() != "one two\n" {
		t.Errorf("the text is %q", v.Text())
	}
	v.pad.TypedShortcut(&fyne.ShortcutUndo{})
	with(fyne.KeyZ, fyne.KeyModifierControl|fyne.KeyModifierShift)
	if v.Text() != "one two\n" {
		t.Errorf("done again, the text is %q", v.Text())
	}
}

func TestKeysOfTheEditorAreNotTheWindows(t *testing.T) {
	v, w := edit(t, "x", palette.Dark(), 1, 452, 340)
	var got []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { got = append(got, e.Name) })
	w.Canvas().SetOnTypedRune(func(rune) { got = append(got, "rune") })
	ran, quit := 0, 0
	v.OnRun = func() { ran++ }
	ctrlQ := &desktop.CustomShortcut{KeyName: fyne.KeyQ, Modifier: fyne.KeyModifierShortcutDefault}
	w.Canvas().AddShortcut(ctrlQ, func(fyne.Shortcut) { quit++ })
	press(v, fyne.KeySpace, fyne.KeyRight, fyne.KeyHome)
	v.pad.TypedRune(' ')
	if len(got) != 0 || v.Text() != " x" {
		t.Errorf("the window got %v, the text is %q", got, v.Text())
	}
	press(v, fyne.KeyF5)
	v.pad.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
	if len(got) != 1 || got[0] != fyne.KeyF5 || ran != 1 {
		t.Errorf("the window got %v, and %d runs", got, ran)
	}
	press(v, fyne.KeyEscape)
	if v.pad.focused || v.caret.Visible() {
		t.Error("Escape does not leave the editor")
	}
	if v.Text() != " x" {
		t.Errorf("the text is %q", v.Text())
	}
}

func TestScrollingFollowsTheCursor(t *testing.T) {
	v, _ := edit(t, strings.Repeat("x = 1\n", 300), palette.Dark(), 1, 400, 200)
	for _, keys := range [][]fyne.KeyName{
		{fyne.KeyPageDown, fyne.KeyPageDown},
		{fyne.KeyUp},
		{fyne.KeyReturn, fyne.KeyReturn},
		{fyne.KeyPageUp, fyne.KeyPageUp, fyne.KeyPageUp},
	} {
		press(v, keys...)
		if line := v.buf.cursor.Line + 1; !v.inSight(line) {
			t.Errorf("after %v line %d is out of sight at %v", keys, line, v.scroll.Offset)
		}
	}
	v.pad.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyEnd, Modifier: fyne.KeyModifierControl})
	press(v, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	if !v.inSight(v.buf.cursor.Line + 1) {
		t.Error("lines added at the end are out of sight")
	}
	test.Type(v.pad, strings.Repeat("wide ", 40))
	if x := v.caret.Position().X - v.scroll.Offset.X; x < 0 || x > v.scroll.Size().Width {
		t.Errorf("the cursor stands at %v of %v", x, v.scroll.Size().Width)
	}
	v.pad.TypedShortcut(&fyne.ShortcutSelectAll{})
	press(v, fyne.KeyDelete)
	if v.scroll.Offset != (fyne.Position{}) {
		t.Errorf("an empty text is scrolled to %v", v.scroll.Offset)
	}
}

func TestMarksStayWithTheirLines(t *testing.T) {
	v, _ := edit(t, "a\nb\nc\nd", palette.Dark(), 1, 452, 340)
	v.Began()
	v.SetMarks([]Mark{{2, color.White, false, "two"}, {4, color.White, false, "four"}})
	v.SetCurrent(4)
	if v.hint.Text != "" {
		t.Errorf("unchanged, the head says %q", v.hint.Text)
	}
	press(v, fyne.KeyDown)
	test.Type(v.pad, "x") // changes line 2
	press(v, fyne.KeyReturn)
	if labels(v.marks[2]) != "" || labels(v.marks[5]) != "four" || v.current != 5 {
		t.Errorf("the marks are %v, the current line is %d", v.marks, v.current)
	}
	if !strings.Contains(assets.Texts("en").T("code.stale"), strings.TrimSuffix(v.hint.Text, "…")) || v.hint.Text == "" {
		t.Errorf("the head says %q", v.hint.Text)
	}
	v.SetMarks([]Mark{{3, color.White, false, "three"}}) // of the text that ran
	if labels(v.marks[4]) != "three" {
		t.Errorf("the marks are %v", v.marks)
	}
	v.pad.TypedShortcut(&fyne.ShortcutUndo{})
	v.pad.TypedShortcut(&fyne.ShortcutUndo{})
	if labels(v.marks[3]) != "three" || v.hint.Text != "" {
		t.Errorf("undone, the marks are %v, the head says %q", v.marks, v.hint.Text)
	}
	test.Type(v.pad, "y")
	v.Began()
	if len(v.marks) != 0 || v.hint.Text != "" {
		t.Error("another run begins with what was said of the one before")
	}
}

func TestAProblemIsShownUntilTheTextIsChanged(t *testing.T) {
	for _, pal := range []palette.Palette{palette.Dark(), palette.Light()} {
		v, w := edit(t, "x = 1\nif x\n    pass\n", pal, 1, 452, 340)
		v.Began()
		p := Problem{Line: 2, Column: 5, Text: "SyntaxError: expected ':'"}
		v.SetProblem(p)
		m := v.metrics()
		if !v.wave.Visible() || v.wave.Position().X != 4*m.cell || v.wave.Position().Y < m.top(2) || v.wave.Position().Y > m.top(3) {
			t.Errorf("underlined at %v", v.wave.Position())
		}
		if v.note.lines[0].Text != p.Text || !v.note.ground.Visible() {
			t.Errorf("the message is %q", v.note.lines[0].Text)
		}
		if !strings.HasPrefix(v.pad.AccessibilityLabel(), p.Text) {
			t.Error("who cannot see it is not told")
		}
		picture(t, w, "code-problem-"+strconv.FormatBool(pal.Dark))
		press(v, fyne.KeyDown)
		if !v.wave.Visible() {
			t.Error("moving the cursor hides it")
		}
		press(v, fyne.KeyEnd)
		test.Type(v.pad, ":")
		v.SetProblem(p) // of the same run, once more
		if v.wave.Visible() || v.note.ground.Visible() {
			t.Error("typing does not take it away")
		}
		v.Began()
		v.SetProblem(Problem{Line: 1, Text: strings.Repeat("long ", 80)})
		if !v.wave.Visible() || v.note.lines[0].MinSize().Width > v.scroll.Size().Width || v.note.lines[1].Text == "" {
			t.Error("the next run's is not shown, or not folded")
		}
		e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
		e.Position = v.note.ground.Position().AddXY(5, 5)
		v.pad.MouseDown(e)
		if v.note.ground.Visible() || !v.wave.Visible() {
			t.Error("a click does not put the message, and only it, away")
		}
	}
}

func TestTheCursorIsBetweenItsBrackets(t *testing.T) {
	v, _ := edit(t, "f(a[1])", palette.Dark(), 1, 452, 340)
	press(v, fyne.KeyEnd)
	m := v.metrics()
	if !v.pair[0].Visible() || v.pair[0].Position().X != 6*m.cell || v.pair[1].Position().X != m.cell {
		t.Errorf("the brackets are at %v and %v", v.pair[0].Position(), v.pair[1].Position())
	}
	press(v, fyne.KeyHome)
	if v.pair[0].Visible() {
		t.Error("where there is no bracket one is shown")
	}
}

func TestAProgramToBeReadOnlyIsNotEdited(t *testing.T) {
	v, w := edit(t, "x", palette.Dark(), 1, 452, 340)
	v.SetSource("conductor.py", program, Python{})
	w.Canvas().Focus(v.pad)
	test.Type(v.pad, "y")
	click(v, 0, 0, 0)
	press(v, fyne.KeyDelete)
	v.Reset()
	v.Began()
	if v.Text() != program || v.reset.Visible() || v.edited.Visible() || v.caret.Visible() {
		t.Errorf("the text is %q", v.Text())
	}
}

func TestEveryColourCanBeReadOnTheSelection(t *testing.T) {
	for _, pal := range []palette.Palette{palette.Dark(), palette.Light()} {
		for _, ink := range []color.NRGBA{pal.Code.Plain, pal.Code.Keyword, pal.Code.Name, pal.Code.String, pal.Code.Number, pal.Code.Comment} {
			if c := palette.Contrast(selectionFill(pal), ink); c < 4.5 {
				t.Errorf("dark %v: %v on the selection has a contrast of %.2f", pal.Dark, ink, c)
			}
		}
	}
}

func TestTheHeadFitsAtEverySize(t *testing.T) {
	for _, scale := range []float32{0.8, 1, 1.5, 2} {
		for _, width := range []float32{260, 452, 700} {
			v, w := edit(t, script, palette.Dark(), scale, width, 340)
			test.Type(v.pad, "x")
			if right := v.edited.Position().X + v.edited.Size().Width; right > v.reset.Position().X && (scale < 2 || width > 260) {
				t.Errorf("scale %v, width %v: the buttons begin at %v, the words end at %v", scale, width, v.reset.Position().X, right)
			}
			picture(t, w, "code-edit-"+strconv.Itoa(int(scale*100))+"-"+strconv.Itoa(int(width)))
		}
	}
}

func BenchmarkTypeInTenThousandLines(b *testing.B) {
	v, _ := edit(b, strings.Repeat(script, 1000), palette.Dark(), 1, 452, 340)
	for b.Loop() {
		v.pad.TypedRune('x')
	}
}

func BenchmarkMoveInTenThousandLines(b *testing.B) {
	v, _ := edit(b, strings.Repeat(script, 1000), palette.Dark(), 1, 452, 340)
	for b.Loop() {
		press(v, fyne.KeyDown, fyne.KeyUp)
	}
}
