package score

import (
	"batuta/loopcore/trace"
)

// marks places what the selector's answer of bar i brought: descriptors, and
// then timers that were due, in their order under the selector's slot. Where
// there are too many to stand side by side, the first ones stand for all.
func (l *Layout) marks(i int) {
	const least = 3 // px from mark to mark
	b := l.in.Score.Bars[i]
	if len(b.Events)+len(b.Due) == 0 {
		return
	}
	at, end := l.in.Axis.Answer(i)
	from, _ := l.in.Axis.Selector(i)
	right := (l.x(at)+l.x(end))/2 - 2
	room := max(right-l.x(from), 1)
	n := min(len(b.Events)+len(b.Due), int(room/least)+1)
	step := min(14*l.TextScale, room/float32(max(n-1, 1)))
	for k := range n {
		m := Mark{X: right - float32(n-1-k)*step, Y: l.SelectorY, R: 5.5 * l.low, Bar: i}
		if k < len(b.Events) {
			e := b.Events[k]
			m.FD, m.Mask, m.Pipe, m.Task = e.FD, e.Mask, e.Pipe, l.eventTask(i, e)
		} else {
			m.Clock, m.Timer = true, b.Due[k-len(b.Events)]
			m.Task = l.timerTask(i, k-len(b.Events))
		}
		l.Marks = append(l.Marks, m)
	}
}

// eventTask is the task that an event of bar i is for: who waited for the
// descriptor, or, for the self-pipe, whom a thread's call woke.
func (l *Layout) eventTask(i int, e trace.BarEvent) trace.TaskID {
	if e.Task != 0 || !e.Pipe {
		return e.Task
	}
	slots := l.in.Score.Bars[i].Slots
	for k := range slots[:min(len(slots), 64)] {
		if s := &slots[k]; s.Cause == trace.CauseThread {
			if task := serves(l.in.Score, i, k); task != 0 {
				return task
			}
		}
	}
	return 0
}

// timerTask is the task that the callback of due timer k of bar i serves.
func (l *Layout) timerTask(i, k int) trace.TaskID {
	b := l.in.Score.Bars[i]
	// Due timers run last, in their order; only while the bar still runs are
	// their slots not all there yet.
	at := len(b.Slots) - len(b.Due) + k
	if at >= 0 && at < len(b.Slots) && b.Slots[at].Handle == b.Due[k] {
		return serves(l.in.Score, i, at)
	}
	for at := range b.Slots {
		if b.Slots[at].Handle == b.Due[k] {
			return serves(l.in.Score, i, at)
		}
	}
	return 0
}

// serves is the task for which slot k of bar i ran: the one it stepped or
// woke, else the one that waited for its descriptor, else the one whose gather
// it told of a finished child; 0 where it is for none.
func serves(s *trace.Score, i, k int) trace.TaskID {
	b := s.Bars[i]
	slot := &b.Slots[k]
	if slot.Task != 0 {
		return slot.Task
	}
	if len(slot.Wakes) > 0 {
		return slot.Wakes[0]
	}
	if slot.Cause == trace.CauseFD {
		for _, e := range b.Events {
			if e.FD == int(slot.CauseA) {
				return e.Task
			}
		}
		return 0
	}
	by := s.Slot(slot.By)
	if by == nil || by.Task == 0 || !by.Finished {
		return 0
	}
	child := s.Lane(by.Task)
	if child == nil {
		return 0
	}
	parent := s.Lane(child.Parent)
	if parent == nil {
		return 0
	}
	if at := parent.SpanAt(slot.From + 1); at >= 0 &&
		parent.Spans[at].Life == trace.Waiting && parent.Spans[at].Wait == trace.WaitGather {
		return parent.Task
	}
	return 0
}

// cues places the curves that end at, or pass through, what is in view.
func (l *Layout) cues() {
	boxes := make(map[trace.TaskID]LaneBox, len(l.LaneBoxes))
	for _, b := range l.LaneBoxes {
		boxes[b.Task] = b
	}
	d := cueDrawer{l: l, lanes: boxes, done: map[[2]trace.Place]bool{}}
	for _, n := range l.LoopNotes {
		if n.Merged || n.W < 4 {
			continue
		}
		place := trace.Place{Bar: n.Bar, Slot: n.Slot}
		if !n.Plain {
			d.note(place)
			continue
		}
		d.callback(place)
		for _, task := range l.in.Score.Slot(place).Wakes { // into what may lie right of the view
			d.next(place, task)
		}
	}
}

// cueDrawer collects cues, each once.
type cueDrawer struct {
	l     *Layout
	lanes map[trace.TaskID]LaneBox
	done  map[[2]trace.Place]bool
}

// note adds what brought about the note at place.
func (d *cueDrawer) note(place trace.Place) {
	s := d.l.in.Score
	cue, ok := s.CueOf(place)
	if !ok || cue.Made {
		return
	}
	task := s.Slot(place).Task
	if len(cue.Via) == 0 {
		d.add(cue.At, place, task)
		return
	}
	for _, via := range cue.Via {
		d.callback(via)
	}
	d.add(cue.Via[len(cue.Via)-1], place, task)
}

// callback adds what brought about the plain callback at place.
func (d *cueDrawer) callback(place trace.Place) {
	slot := d.l.in.Score.Slot(place)
	if slot == nil || !slot.By.Known() {
		return
	}
	task := serves(d.l.in.Score, place.Bar, place.Slot)
	if slot.Cause == trace.CauseHandle {
		d.add(slot.By, place, task)
		return
	}
	d.fromMark(place, slot, task)
}

// fromMark adds the short curve from a mark of the selector's lane up to the
// callback that it brought about.
func (d *cueDrawer) fromMark(place trace.Place, slot *trace.Slot, task trace.TaskID) {
	l := d.l
	key := [2]trace.Place{slot.By, place}
	if d.done[key] {
		return
	}
	d.done[key] = true
	for i := range l.Marks {
		m := &l.Marks[i]
		if m.Bar != slot.By.Bar || !m.brought(slot) {
			continue
		}
		to := l.onLoop(place)
		l.Cues = append(l.Cues, Cue{
			From: Point{m.X + m.R*0.4, m.Y - m.R}, To: Point{to.X, to.Y + loopHeight*l.low/2},
			Task: task, Short: true,
		})
		return
	}
}

// brought says whether the callback in slot came of what m marks.
func (m *Mark) brought(slot *trace.Slot) bool {
	switch slot.Cause {
	case trace.CauseTimer:
		return m.Clock && m.Timer == slot.Handle
	case trace.CauseFD:
		return !m.Clock && m.FD == int(slot.CauseA)
	case trace.CauseThread, trace.CauseSignal:
		return m.Pipe
	}
	return false
}

// next adds the curve from a callback to the note of the task it woke.
func (d *cueDrawer) next(place trace.Place, task trace.TaskID) {
	lane := d.l.in.Score.Lane(task)
	if lane == nil {
		return
	}
	slot := d.l.in.Score.Slot(place)
	at := lane.SpanAt(slot.To)
	for i := max(at, 0); i < min(at+3, len(lane.Spans)); i++ {
		if s := &lane.Spans[i]; s.Life == trace.Running && s.From.Compare(place) > 0 {
			d.add(place, s.From, task)
			return
		}
	}
}

// add adds the curve between two slots, if it can be seen.
func (d *cueDrawer) add(from, to trace.Place, task trace.TaskID) {
	if d.done[[2]trace.Place{from, to}] || d.l.in.Score.Bar(from) == nil || d.l.in.Score.Bar(to) == nil {
		return
	}
	d.done[[2]trace.Place{from, to}] = true
	a, fromOK := d.end(from, true)
	b, toOK := d.end(to, false)
	if !fromOK || !toOK || (a.X < d.l.Plot.X && b.X < d.l.Plot.X) || (a.X > d.l.W && b.X > d.l.W) {
		return
	}
	out, in := loopHeight*d.l.low/2, noteHeight*d.l.low/2
	switch {
	case a.Y == d.l.LoopY && b.Y == d.l.LoopY: // along the loop's lane, under it
		in = -out
	case b.Y < a.Y: // up, to a callback
		out, in = -out, -out
	}
	d.l.Cues = append(d.l.Cues, Cue{
		From: Point{a.X, a.Y + out}, To: Point{b.X, b.Y - in}, Task: task, Along: in == -out,
	})
}

// end is where a curve touches what stands at a place: the middle of a callback
// or of the selector's answer, a note near its beginning or, leaving it, near its
// end. It answers false for a lane that is scrolled away.
func (d *cueDrawer) end(p trace.Place, leaving bool) (Point, bool) {
	s := d.l.in.Score.Slot(p)
	if s == nil {
		at, end := d.l.in.Axis.Answer(p.Bar)
		return Point{(d.l.x(at) + d.l.x(end)) / 2, d.l.LoopY}, true
	}
	if s.Task == 0 {
		return d.l.onLoop(p), true
	}
	lane, ok := d.lanes[s.Task]
	from, to := d.l.in.Axis.Slot(p.Bar, p.Slot)
	x0, x1 := d.l.x(from), d.l.x(to)
	x := x0 + min((x1-x0)*0.2, 4)
	if leaving {
		x = x1 - min((x1-x0)*0.3, 7)
	}
	return Point{x, lane.Y + lane.H/2}, ok
}

// onLoop is the middle of a callback on the loop's lane.
func (l *Layout) onLoop(p trace.Place) Point {
	from, to := l.in.Axis.Slot(p.Bar, p.Slot)
	return Point{(l.x(from) + l.x(to)) / 2, l.LoopY}
}
