package gui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestWhereOnePaneIsShownTheOthersAreNotForgotten(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.win.Resize(fyne.NewSize(900, 600))
	r.showPane(paneProgram)
	tab := r.header.panes[paneLesson]
	if !r.desk.compact || tab.mark != iconNone {
		t.Fatalf("one pane at a time: %v; the lesson's tab has a mark: %v", r.desk.compact, tab.mark != iconNone)
	}
	r.ends(t, Status{})
	if tab = r.header.panes[paneLesson]; tab.mark != iconRight {
		t.Error("that the run has passed is not to be seen from the program")
	}
	r.lessons[0].Parts[0].Rules[1] = asks("steps", 3)
	r.ends(t, Status{})
	if tab = r.header.panes[paneLesson]; tab.mark != iconWrong {
		t.Error("that the run has not passed is not to be seen from the program")
	}
	r.showPane(paneLesson)
	test.Tap(r.page.passed.solution)
	if r.desk.pane != paneProgram {
		t.Errorf("the model solution is asked for, and the %s is shown", r.desk.pane)
	}
}
