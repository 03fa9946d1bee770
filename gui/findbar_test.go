package gui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func enter() *fyne.KeyEvent { return &fyne.KeyEvent{Name: fyne.KeyReturn} }

func TestFindLooksWhereTheReaderIs(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.ends(t, Status{})
	r.code.Replace("await one\nawait two\n")
	r.code.Focus()
	r.openFind()
	if !r.findCode.content.Visible() || r.findScore.content.Visible() {
		t.Fatal("with the keys in the program, it is not the program that is searched")
	}
	test.Type(r.findCode.entry, "await")
	r.findCode.entry.TypedKey(enter())
	if got := r.findCode.count.Text; got != "2 of 2" {
		t.Errorf("after the first and the next it says %q", got)
	}
	r.findCode.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if r.findCode.content.Visible() || !r.code.Focused() {
		t.Error("Escape does not lead back to the program")
	}

	r.win.Canvas().Focus(r.scoreView)
	r.openFind()
	r.findScore.entry.SetText("line 3")
	if got := r.findScore.count.Text; got != "none" {
		t.Errorf("of a line at which nothing stops it says %q", got)
	}
	r.findScore.entry.SetText("others") // lets the others run
	first := r.sought
	r.untilAt(t, first)
	if got := r.findScore.count.Text; got != "1 of 1" {
		t.Errorf("of the one wait it says %q", got)
	}
	test.Tap(r.findScore.next)
	if r.sought != first {
		t.Errorf("going round leads to %d, not %d", r.sought, first)
	}
	test.Tap(r.findScore.close)
	if r.findScore.content.Visible() {
		t.Error("the search stays open")
	}
	r.showTab(tabLog)
	r.openFind()
	if r.win.Canvas().Focused() != fyne.Focusable(r.log.search) {
		t.Error("with the log open, it is not the log that is searched")
	}
}

func TestTheNextThatIsFoundGoesRound(t *testing.T) {
	found := []int{3, 7, 9}
	for _, tt := range []struct {
		pos            int
		forward, again bool
		want           int
	}{
		{3, true, false, 0},
		{3, true, true, 1},
		{9, true, true, 0},
		{20, true, false, 0},
		{3, false, true, 2},
		{9, false, true, 1},
		{8, false, true, 1},
	} {
		if got := nextFound(found, tt.pos, tt.forward, tt.again); got != tt.want {
			t.Errorf("from %d, on %v, again %v: %d, want %d", tt.pos, tt.forward, tt.again, got, tt.want)
		}
	}
}
