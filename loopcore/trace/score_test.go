package trace

import (
	"reflect"
	"testing"
)

// checkScore wants what holds for the score of any recording.
func checkScore(t *testing.T, s *Score, v View) {
	t.Helper()
	checkBars(t, s, v)
	for _, l := range s.Lanes {
		checkLane(t, l)
	}
	for pos := v.First(); pos <= v.End(); pos++ {
		p := s.PlaceAt(pos)
		if b := s.Bar(p); b != nil && b.From >= pos {
			t.Fatalf("the place at %d is %+v, which begins at %d", pos, p, b.From)
		}
		s.CueOf(p)
	}
}

// checkBars wants bars and slots in order, none overlapping another, and a
// slot for each step that began.
func checkBars(t *testing.T, s *Score, v View) {
	t.Helper()
	end, slots := 0, map[int]bool{}
	for i, b := range s.Bars[s.First:] {
		if b.From < end || b.To < b.From || b.Open && i != len(s.Bars)-s.First-1 {
			t.Fatalf("bar %d holds [%d, %d) after %d, open %v", i, b.From, b.To, end, b.Open)
		}
		end = b.From
		for _, x := range b.Slots {
			if x.From < end || x.To <= x.From || x.To > b.To {
				t.Fatalf("in bar %d, [%d, %d), a slot holds [%d, %d) after %d", i, b.From, b.To, x.From, x.To, end)
			}
			end = x.To
			slots[x.From] = true
		}
		end = b.To
	}
	from := v.First()
	if s.First > 0 && s.First < len(s.Bars) { // what lies before was forgotten
		from = max(from, s.Bars[s.First].From)
	}
	for i := from; i < v.End(); i++ {
		if v.At(i).Kind == StepBegin && !slots[i] {
			t.Fatalf("the step of event %d has no slot", i)
		}
	}
}

// checkLane wants spans that follow each other without gap or overlap, from
// the making to the end.
func checkLane(t *testing.T, l *Lane) {
	t.Helper()
	for i, p := range l.Spans {
		last := i == len(l.Spans)-1
		if p.End <= p.First || p.Stop < p.Begin || p.Open && !last || p.To.Compare(p.From) < 0 {
			t.Fatalf("task %d: span %d is %+v", l.Task, i, p)
		}
		if last {
			if p.Open == l.Done {
				t.Fatalf("task %d: done %v, and its last span is %+v", l.Task, l.Done, p)
			}
			continue
		}
		if next := l.Spans[i+1]; next.First != p.End || next.Begin != p.Stop || next.From != p.To && p.Life != Running {
			t.Fatalf("task %d: span %+v is followed by %+v", l.Task, p, next)
		}
	}
}

func TestTheScoreOfAnyRunKeepsItsRules(t *testing.T) {
	for seed := range uint64(20) {
		v := simulated(seed)
		s := NewScore()
		s.Extend(v)
		checkScore(t, s, v)
		for _, l := range s.Lanes {
			if l.Spans[0].Begin != l.MadeAt {
				t.Errorf("seed %d: task %d was made at %v, its first span begins at %v", seed, l.Task, l.MadeAt, l.Spans[0].Begin)
			}
			if l.Done && l.Spans[len(l.Spans)-1].End != l.doneAt+1 {
				t.Errorf("seed %d: task %d ended at event %d, its last span at %d", seed, l.Task, l.doneAt, l.Spans[len(l.Spans)-1].End)
			}
		}
	}
}

func TestExtendingInPiecesIsExtendingAtOnce(t *testing.T) {
	for seed := range uint64(10) {
		v := simulated(seed)
		whole, pieces := NewScore(), NewScore()
		whole.Extend(v)
		for end := 0; end < v.End(); end += 1 + int(seed*7) {
			pieces.Extend(v.Upto(end))
		}
		pieces.Extend(v)
		if !reflect.DeepEqual(whole, pieces) {
			t.Fatalf("seed %d: the scores differ", seed)
		}
	}
}

func TestAScoreGrowsNoLargerThanItsRecording(t *testing.T) {
	r := newRecorder(&ticks{}, 6, 3000)
	sim := newSimulation(r, 8)
	s := NewScore()
	s.fold.every = 500
	for range 1000 {
		sim.run(3)
		s.Extend(r.View())
	}
	v := r.View()
	if s.First == 0 || len(s.Bars) != int(sim.cycle) {
		t.Fatalf("%d bars for %d cycles, the first kept is %d", len(s.Bars), sim.cycle, s.First)
	}
	if !s.Bars[0].Forgotten || s.Bars[s.First].Forgotten || s.Bars[s.First].To < v.First()-600 {
		t.Errorf("the oldest event is %d, the first bar kept %+v", v.First(), *s.Bars[s.First])
	}
	spans := 0
	for _, l := range s.Lanes {
		if spans += len(l.Spans); l.Done && l.doneAt < v.First()-600 {
			t.Errorf("task %d ended at event %d, and the oldest is %d", l.Task, l.doneAt, v.First())
		}
		if len(l.Spans) == 0 {
			t.Errorf("lane %d is empty", l.Task)
		}
	}
	if spans > 4000 {
		t.Errorf("%d spans for some 3,600 events", spans)
	}
	checkScore(t, s, v)
}

func TestAScoreOfTooManyBarsForgetsTheOldest(t *testing.T) {
	v := simulated(6)
	whole, light, pieces := NewScore(), NewScore(), NewScore()
	light.fold.most, pieces.fold.most = 800, 800
	whole.Extend(v)
	light.Extend(v)
	for end := 0; end < v.End(); end += 33 {
		pieces.Extend(v.Upto(end))
	}
	pieces.Extend(v)
	if !reflect.DeepEqual(light, pieces) {
		t.Error("extending in pieces forgets something else")
	}
	weight := 0
	for i, b := range light.Bars {
		if weight += b.weight(); i < light.First != b.Forgotten || i >= light.First && !reflect.DeepEqual(b, whole.Bars[i]) {
			t.Fatalf("bar %d of %d, the first kept being %d: %+v", i, len(light.Bars), light.First, *b)
		}
	}
	if light.First == 0 || weight-barWeight*light.First != light.fold.weight || light.fold.weight > 1000 {
		t.Errorf("from bar %d on they weigh %d, and by the account %d", light.First, weight, light.fold.weight)
	}
	for _, l := range light.Lanes {
		checkLane(t, l)
	}
	if _, ok := light.CueOf(Place{Bar: 0, Slot: 0}); ok || light.BarAt(5) != -1 {
		t.Error("there is a cue, or a bar, of what was forgotten")
	}
}

func TestAScoreGoesOnAfterAGap(t *testing.T) {
	r := newRecorder(&ticks{}, 6, 1000)
	sim := newSimulation(r, 9)
	s := NewScore()
	sim.run(20)
	s.Extend(r.View())
	sim.run(2000)
	s.Extend(r.View())
	checkScore(t, s, r.View())
	if s.Pos() != r.View().End() {
		t.Errorf("folded up to %d of %d", s.Pos(), r.View().End())
	}
}

func BenchmarkExtend(b *testing.B) {
	v := simulated(1)
	b.ReportAllocs()
	s := NewScore()
	for i := 0; b.Loop(); i++ {
		if i == v.End() {
			s, i = NewScore(), 0
		}
		s.add(v, i, v.At(i))
	}
}
