package gui

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"batuta/gui/code"
	"batuta/lessons"
	"batuta/lessons/judge"
	"batuta/loopcore/trace"
)

// editRoom is a window that notes what Start is given to run.
func editRoom(t *testing.T) (*room, *[]string) {
	t.Helper()
	r := newRoom(t, newTestApp(t))
	var ran []string
	for i := range r.lessons {
		v := &r.lessons[i].Parts[0].Variants[0]
		start := v.Start
		v.Start = func(text string, o Begin) (Session, error) {
			ran = append(ran, text)
			return start(text, o)
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
}

func TestTheLessonsOwnProgramAnswersItsQuestionWhateverIsRun(t *testing.T) {
	r, ran := editRoom(t)
	test.Tap(r.page.choices[1])
	test.Type(r.editor(t), "y")
	r.unseen(t, twoBars())
	test.Tap(r.transport.run)
	r.run.add(spun(1)) // one cycle only
	r.untilAt(t, r.run.View().End())
	r.end(Status{})
	r.until(t, "judges", func() bool { return r.bet().state != betLocked })
	if got := r.page.verdict.Text; r.bet().state != betJudged || !strings.HasSuffix(got, r.look.T("window.page.apart")) {
		t.Errorf("the page says %q", got)
	}
	if r.page.jump.Visible() {
		t.Error("the moment of a run that nobody saw can be gone to")
	}
	if got := r.work().checks.verdicts[0].State; got != judge.Failed {
		t.Errorf("two cycles are asked for, one was made, and the check is %v", got)
	}
	if len(*ran) != 1 {
		t.Errorf("what ran is %q", *ran)
	}
}

// unseen has what runs unseen be the lesson's own text, with a recording.
func (r *room) unseen(t *testing.T, recording trace.View) {
	own := newFakeRun(Ended)
	own.add(recording)
	close(own.done)
	v := &r.lessons[0].Parts[0].Variants[0]
	start := v.Start
	v.Start = func(text string, o Begin) (Session, error) {
		if !o.Hidden {
			return start(text, o)
		}
		if text != v.Source {
			t.Errorf("what ran unseen is %q", text)
		}
		return own, nil
	}
}

func TestTheVirtualClockAnswersWhatABusyMachineLeavesOpen(t *testing.T) {
	r, ran := editRoom(t)
	test.Tap(r.page.choices[1])
	r.unseen(t, twoBars())
	test.Tap(r.transport.run)
	r.run.add(spun(6)) // none of the choices
	r.untilAt(t, r.run.View().End())
	r.end(Status{})
	r.until(t, "judges", func() bool { return r.bet().state != betLocked })
	if got := r.page.verdict.Text; r.bet().state != betJudged || !strings.HasSuffix(got, r.look.T("window.page.undecided")) {
		t.Errorf("the page says %q", got)
	}
	if r.page.jump.Visible() || len(*ran) != 1 {
		t.Errorf("the moment of a run that nobody saw can be gone to: %v; what ran is %q", r.page.jump.Visible(), *ran)
	}
}

// spun is a recording of cycles.
func spun(cycles int) trace.View {
	r := newFakeRun(Playing)
	spin(r, cycles)
	return r.View()
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
	l := Lessons([]*lessons.Lesson{{ID: "a", Number: 1, Parts: []lessons.Part{{
		Variants: []lessons.Variant{{Program: lessons.Python("a.py", "pass\n")}},
	}}}})[0].Parts[0].Variants[0]
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
			run, err := l.Start(tc.text, Begin{Speed: 1})
			must(t, err)
			<-run.Done()
			if got := run.Status(); got != tc.want {
				t.Errorf("got  %+v\nwant %+v", got, tc.want)
			}
		})
	}
	if _, err := l.Start("", Begin{Speed: -1}); err == nil || errors.Unwrap(err) == nil {
		t.Errorf("a speed that cannot be is answered by %v", err)
	}
}
