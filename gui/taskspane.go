package gui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// tasksShown is how many tasks the Tasks tab lays out.
const tasksShown = 2000

// tasksPane is the Tasks tab: the tasks that have not ended, as a tree of who
// waits for whom, and how one of them, which the reader has chosen, gets on.
type tasksPane struct {
	look   *look
	moment *trace.State
	score  *trace.Score
	tree   []trace.Branch
	left   int
	chosen trace.TaskID

	name                *canvas.Text
	previous, next, why *pill
	ledger              *ledger
	content             fyne.CanvasObject
}

// taskOrders is what can be done with the task that is chosen.
type taskOrders struct {
	choose              func(trace.TaskID)
	previous, next, why func()
	tell                func(hint string)
}

func newTasksPane(l *look, do taskOrders) *tasksPane {
	p := &tasksPane{look: l, score: trace.NewScore()}
	button := func(label string, mark icon, after bool, hint string, tapped func()) *pill {
		b := newPill(l, pillPlain, l.T(label), tapped).marked(mark, after)
		b.hint, b.tell = l.T(hint), do.tell
		return b
	}
	p.name = l.bold("", pillText, l.Muted)
	p.previous = button("window.tasks.previous", iconBack, false, "window.hint.task_previous", do.previous)
	p.next = button("window.tasks.next", iconForward, true, "window.hint.task_next", do.next)
	p.why = button("window.tasks.why", iconNone, false, "window.hint.task_why", do.why)
	head := newFlow(8, p.previous, p.next, p.why, padded(p.name, 0, 0, 0, 6))
	p.ledger = newLedger(l, []column{
		{head: l.T("window.tasks.task"), share: 3, mono: true},
		{head: l.T("window.tasks.name"), letters: 9},
		{head: l.T("window.tasks.state"), letters: 11},
		{head: l.T("window.tasks.line"), letters: 5},
		{head: l.T("window.tasks.ran"), letters: 9},
		{head: l.T("window.tasks.ready"), letters: 9},
		{head: l.T("window.tasks.waited"), letters: 9},
		{head: l.T("window.tasks.for"), share: 3},
	}, func() int { return len(p.tree) }, p.fill, func(row int) { do.choose(p.tree[row].Task.ID) })
	p.content = down(2, 1, padded(head, 0, 14, 0, 14), p.ledger.content)
	p.show(nil, nil, 0)
	return p
}

// show is told the moment, the score it lies in, and the chosen task.
func (p *tasksPane) show(m *trace.State, s *trace.Score, chosen trace.TaskID) {
	l := p.look
	p.moment, p.score, p.chosen, p.tree, p.left = m, s, chosen, nil, 0
	note := l.T("window.tasks.none")
	if m != nil {
		if m.Cycle > 0 {
			note = l.T("window.tasks.ended")
		}
		if !m.Ended {
			p.tree, p.left = m.Tree(tasksShown)
		}
	}
	if len(p.tree) > 0 {
		note = ""
	}
	p.ledger.say(note)
	for _, b := range []*pill{p.previous, p.next, p.why} {
		b.enable(chosen != 0 && m != nil)
	}
	p.called()
	p.ledger.list.Refresh()
}

// called says which task is chosen, or that one can be.
func (p *tasksPane) called() {
	text, ink := "", p.look.Muted
	switch {
	case p.left > 0:
		text = p.look.T("window.tasks.left", p.left)
	case p.chosen != 0 && p.score != nil:
		text, ink = words.Score{Texts: p.look, Score: p.score}.Task(p.chosen), p.look.TaskInk(int(p.chosen))
	case len(p.tree) > 0:
		text = p.look.T("window.tasks.choose")
	}
	if p.name.Text != text || p.name.Color != ink {
		p.name.Text, p.name.Color = text, ink
		p.name.Refresh()
	}
}

// branch draws the lines of a tree before a label, as pstree does.
func branch(b trace.Branch) string {
	var s strings.Builder
	for i, follows := range b.Lines[1:] {
		switch last := i == len(b.Lines)-2; {
		case last && follows:
			s.WriteString("├─ ")
		case last:
			s.WriteString("└─ ")
		case follows:
			s.WriteString("│  ")
		default:
			s.WriteString("   ")
		}
	}
	return s.String()
}

func (p *tasksPane) fill(row int, c []cell) {
	b, l := p.tree[row], p.look
	t := b.Task
	mark := ""
	switch {
	case b.Ring:
		mark = "↻ "
	case t.ID == p.chosen:
		mark = "▸ "
	}
	c[0] = cell{branch(b) + mark + t.Label, l.TaskInk(int(t.ID))}
	c[1] = cell{t.Name, l.Muted}
	c[2] = cell{words.Life(l, t), l.Text}
	if t.Line > 0 {
		c[3] = cell{strconv.Itoa(int(t.Line)), l.Text}
	}
	if lane := p.score.Lane(t.ID); lane != nil {
		spent := lane.Spent(p.moment.Pos, p.moment.Run)
		for i, life := range []trace.Life{trace.Running, trace.Ready, trace.Waiting} {
			c[4+i] = cell{words.Duration(spent[life]), l.Text}
		}
	}
	if t.Life == trace.Waiting {
		c[7] = cell{words.State{Texts: l, State: p.moment}.Wait(t), l.Text}
	}
}
