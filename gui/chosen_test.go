package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// lookedBack is a window in which two bars have ended.
func lookedBack(t *testing.T) *room {
	t.Helper()
	r := newRoom(t, newTestApp(t))
	r.ends(t, Status{})
	return r
}

func TestTheTasksTabShowsWhoWaitsForWhom(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.toggle()
	r.run.add(twoBars())
	r.untilAt(t, 20)
	r.seek(10) // after the first step
	r.untilAt(t, 10)
	r.showTab(tabTasks)
	p := r.tasks
	if len(p.tree) == 0 {
		t.Fatalf("there are no tasks: %q", p.ledger.empty.Text)
	}
	cells := make([]cell, len(p.ledger.columns))
	p.fill(0, cells)
	if cells[2].text != "waiting" || cells[3].text != "3" || cells[7].text == "" {
		t.Errorf("the first row is %+v", cells)
	}
	if !p.why.disabled {
		t.Error("a task can be asked about before one is chosen")
	}
	p.ledger.list.Select(0)
	if r.picked != p.tree[0].Task.ID || p.why.disabled || r.frame.Moment.Pos != 10 {
		t.Errorf("task %d is chosen, the button is off: %v, the moment is %d", r.picked, p.why.disabled, r.frame.Moment.Pos)
	}
}

func TestTheMomentsOfATaskAreVisitedInTurn(t *testing.T) {
	r := lookedBack(t)
	id := r.score.Lanes[0].Task
	r.followTask(id)
	var visited []int
	for at := r.frame.Moment.Pos; ; {
		pos, ok := r.score.Lane(id).Before(at)
		if !ok {
			break
		}
		r.runed(',')
		r.untilAt(t, pos)
		visited, at = append(visited, pos), pos
	}
	if len(visited) < 3 {
		t.Fatalf("only the moments %v are the task's", visited)
	}
	r.runed(',') // there is none before
	if got := r.status.hint.Text; !strings.Contains(got, "no further moment") {
		t.Errorf("before the first, the status line says %q", got)
	}
	r.runed('.')
	r.untilAt(t, visited[len(visited)-2])
}

func TestTheWindowSaysWhyATaskDoesNotRun(t *testing.T) {
	r := lookedBack(t)
	r.whyNot()
	if r.asked != nil {
		t.Fatal("something is explained of no task")
	}
	lane := r.score.Lanes[0]
	r.followTask(lane.Task)
	first, _ := lane.Since(lane.Spans[0].First + 1)
	r.seek(first)
	r.untilAt(t, first)
	r.ledgerKey('w')
	if r.asked == nil {
		t.Fatal("nothing is explained")
	}
	test.Tap(r.asked["ask_yes"].(*pill))
	r.untilAt(t, first)
	if r.asked != nil {
		t.Error("the explanation stays open")
	}
}

// ledgerKey types a character while the list of tasks has the keys.
func (r *room) ledgerKey(c rune) {
	r.showTab(tabTasks)
	r.win.Canvas().Focus(r.tasks.ledger.list)
	test.TypeOnCanvas(r.win.Canvas(), string(c))
}

func TestTheSelectorTabHasARowForEachCall(t *testing.T) {
	r := lookedBack(t)
	r.showTab(tabCalls)
	if got := len(r.calls.bars); got != 1 { // the second cycle has none
		t.Fatalf("there are %d calls", got)
	}
	if got := r.calls.sum.Text; !strings.HasPrefix(got, "1 call,") {
		t.Errorf("their sum is %q", got)
	}
	r.calls.ledger.list.Select(0)
	r.untilAt(t, r.score.Bars[0].Asked+1)
	r.seek(2)
	r.untilAt(t, 2)
	if got := len(r.calls.bars); got != 0 || r.calls.ledger.empty.Text == "" {
		t.Errorf("before the first call there are %d, and it says %q", got, r.calls.ledger.empty.Text)
	}
}

func TestTheLogIsFilteredAndCopied(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	p := r.log
	p.show([]record{
		{at: 1, level: 10, logger: "asyncio", text: "Using selector: EpollSelector"},
		{at: 2, level: 30, logger: "mine", text: "Low on tea"},
		{at: 3, level: 40, logger: "asyncio", text: "Task was destroyed"},
	}, 9, true)
	shows := func(what string, want int) {
		t.Helper()
		if len(p.shown) != want {
			t.Errorf("%s: %d records are shown, want %d", what, len(p.shown), want)
		}
	}
	shows("all", 3)
	p.search.SetText("TEA")
	shows("those with tea", 1)
	test.Tap(p.copy)
	if got := r.app.Clipboard().Content(); !strings.Contains(got, "WARNING:mine:Low on tea\n") || strings.Count(got, "\n") != 1 {
		t.Errorf("what is copied is %q", got)
	}
	p.setLogger("asyncio")
	shows("asyncio's with tea", 0)
	if p.ledger.empty.Text == "" || !p.copy.disabled {
		t.Errorf("of no record it says %q; there is something to copy: %v", p.ledger.empty.Text, !p.copy.disabled)
	}
	r.nextTheme() // the panes are made anew
	if p = r.log; p.name != "asyncio" || p.search.Text != "TEA" {
		t.Errorf("in another theme the logger is %q and the search %q", p.name, p.search.Text)
	}
	p.search.SetText("")
	p.setLogger("")
	p.ledger.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) // the keys of a list are its own
}
