package gui

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"batuta/gui/code"
	"batuta/lessons"
)

// editRoom is a window that notes what Start is given to run.
func editRoom(t *testing.T) (*room, *[]string) {
	t.Helper()
	r := newRoom(t, newTestApp(t))
	var ran []string
	for i := range r.lessons {
		l := &r.lessons[i]
		start := l.Start
		l.Start = func(text string, paused, debug bool, speed float64) (Session, error) {
			ran = append(ran, text)
			return start(text, paused, debug, speed)
		}
	}
	return r, &ran
}

// editor is what has the keys while the program is edited.
func (r *room) editor(t *testing.T) fyne.Focusable {
	t.Helper()
	canvas := r.win.Canvas()
	canvas.Unfocus()
	for range 100 {
		canvas.FocusNext()
		if tabs, ok := canvas.Focused().(fyne.Tabbable); ok && tabs.AcceptsTab() {
			return canvas.Focused()
		}
	}
	t.Fatal("the editor cannot be reached by Tab")
	return nil
}

func TestRunRunsTheTextAsItStands(t *testing.T) {
	r, ran := editRoom(t)
	test.Type(r.editor(t), "y")
	test.Tap(r.transport.run)
	r.code.OnRun() // Ctrl+Enter: another, though the first goes on
	if want := "yx = one\n"; len(*ran) != 2 || (*ran)[0] != want || (*ran)[1] != want {
		t.Errorf("what ran is %q", *ran)
	}
	if r.bet().state == betLocked {
		t.Error("a changed program answers the lesson's question")
	}
}

func TestTheLessonsOwnProgramAnswersItsQuestion(t *testing.T) {
	r, _ := editRoom(t)
	test.Tap(r.transport.run)
	if r.bet().state != betLocked {
		t.Error("the prediction is not locked")
	}
}

func TestEditsAreKeptForEachLesson(t *testing.T) {
	r, _ := editRoom(t)
	test.Type(r.editor(t), "1")
	r.choose(&r.lessons[1])
	if got := r.code.Text(); got != "x = two\n" {
		t.Errorf("lesson two shows %q", got)
	}
	test.Type(r.editor(t), "2")
	r.choose(&r.lessons[0])
	if got := r.code.Text(); got != "1x = one\n" {
		t.Errorf("lesson one shows %q", got)
	}
	r.nextLanguage()
	r.nextTheme()
	if got := r.code.Text(); got != "1x = one\n" {
		t.Errorf("in another language and theme it shows %q", got)
	}
	r.editor(t).(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
	if got := r.code.Text(); got != "x = one\n" {
		t.Errorf("undone, it is %q", got)
	}
}

func TestSingleKeysAreTheWindowsOnlyOutsideTheEditor(t *testing.T) {
	r, ran := editRoom(t)
	editor := r.editor(t)
	editor.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	editor.TypedRune(' ')
	if len(*ran) != 0 || r.code.Text() != " x = one\n" {
		t.Errorf("a blank in the editor ran %q, and the text is %q", *ran, r.code.Text())
	}
	editor.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if r.win.Canvas().Focused() == editor {
		t.Fatal("Escape does not leave the editor")
	}
	if next := r.win.Canvas().Focused(); next != nil {
		next.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	} else {
		r.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeySpace})
	}
	if len(*ran) != 1 {
		t.Errorf("after it the space bar ran %q", *ran)
	}
}

func TestAnErrorOfTheProgramIsSaidWithItsLine(t *testing.T) {
	r, _ := editRoom(t)
	test.Tap(r.transport.run)
	r.run.add(twoBars())
	r.end(Status{Err: "NameError: name 'one' is not defined", Problem: code.Problem{Line: 1, Text: "NameError: name 'one' is not defined"}})
	r.until(t, "ends", func() bool { return r.frame != nil && r.frame.State == Ended })
	if got := r.page.banner.said; !strings.HasPrefix(got.err, "NameError") || !strings.Contains(got.remedy, "Line 1") {
		t.Errorf("the page says %+v", got)
	}
	if got := r.code.AccessibilityLabel(); !strings.Contains(got, "x = one") {
		t.Errorf("the program is %q", got)
	}
}

func TestWhatAChangedProgramDoesIsSeen(t *testing.T) {
	l := Lessons([]*lessons.Lesson{{ID: "a", Number: 1, Parts: []lessons.Part{{Variants: []lessons.Variant{{Program: lessons.Python("a.py", "pass\n")}}}}}})[0]
	for _, tc := range []struct {
		rule, text string
		want       Status
	}{
		{"it ends well", "print('hello')\n", Status{State: Ended}},
		{"it ends with a code of its own", "raise SystemExit(3)\n", Status{State: Ended, Result: "3"}},
		{"it lets an exception out", "x = 1\nx / 0\n", Status{
			State: Ended, Err: "ZeroDivisionError: division by zero",
			Problem: code.Problem{Line: 2, Text: "ZeroDivisionError: division by zero"},
		}},
		{"it is no Python", "if x\n    pass\n", Status{
			State: Ended, Err: "SyntaxError: expected ':'",
			Problem: code.Problem{Line: 1, Column: 5, Text: "SyntaxError: expected ':'"},
		}},
	} {
		t.Run(tc.rule, func(t *testing.T) {
			run, err := l.Start(tc.text, false, false, 1)
			must(t, err)
			<-run.Done()
			if got := run.Status(); got != tc.want {
				t.Errorf("got  %+v\nwant %+v", got, tc.want)
			}
		})
	}
	if _, err := l.Start("", false, false, -1); err == nil || errors.Unwrap(err) == nil {
		t.Errorf("a speed that cannot be is answered by %v", err)
	}
}
