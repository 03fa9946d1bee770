package trace

import (
	"math/rand/v2"
	"testing"
)

// simulated is a recording of some thousand events.
func simulated(seed uint64) View {
	r := NewRecorder(&ticks{})
	newSimulation(r, seed).run(400)
	return r.View()
}

func TestAnyJumpGivesTheStateReplayedFromTheStart(t *testing.T) {
	for seed := range uint64(5) {
		v := simulated(seed)
		rnd := rand.New(rand.NewPCG(seed, 2))
		x := NewIndex()
		x.every = 64
		for range 60 {
			pos := rnd.IntN(v.End() + 1)
			got, want := x.At(v, pos), foldAll(v.Upto(pos))
			if !same(got, want) {
				t.Fatalf("seed %d: the state at %d of %d is\n%+v, want\n%+v", seed, pos, v.End(), plain(got), plain(want))
			}
		}
		if len(x.frames) < 3 {
			t.Errorf("seed %d: only %d keyframes for %d events", seed, len(x.frames), v.End())
		}
	}
}

func TestAStateThatWasGivenOutStays(t *testing.T) {
	v := simulated(1)
	x := NewIndex()
	x.every = 64
	given := map[int]*State{}
	for pos := 0; pos <= v.End(); pos += 97 {
		given[pos] = x.At(v, pos)
	}
	for pos, s := range given {
		if !same(s, foldAll(v.Upto(pos))) {
			t.Errorf("the state at %d has changed since", pos)
		}
	}
}

func TestPositionsOutsideTheRecordingAreBroughtIn(t *testing.T) {
	v := simulated(2)
	x := NewIndex()
	for _, c := range []struct{ pos, want int }{{-5, 0}, {0, 0}, {v.End() + 9, v.End()}} {
		if got := x.At(v, c.pos).Pos; got != c.want {
			t.Errorf("At(%d) is the state at %d, want %d", c.pos, got, c.want)
		}
	}
	if got := NewIndex().At(View{}, 3).Pos; got != 0 {
		t.Errorf("the zero view's state is at %d", got)
	}
}

func TestKeyframesThinOutAsStatesGrow(t *testing.T) {
	r := NewRecorder(&ticks{})
	const tasks = 5000
	for i := range tasks {
		r.Append(Event{Kind: TaskMade, Task: TaskID(i + 1)})
	}
	for i := range 20 * tasks {
		r.Append(Event{Kind: Line, Task: TaskID(i%tasks + 1), Line: 3})
	}
	x := NewIndex()
	x.every = 64
	x.At(r.View(), r.View().End())
	held := 0
	for _, s := range x.frames {
		held += len(s.Tasks)
	}
	if most := r.View().End() / keyframeFactor * 2; held > most {
		t.Errorf("the keyframes hold %d tasks for %d events, want at most %d", held, r.View().End(), most)
	}
}

func TestALiveIndexOutlivesWhatIsForgotten(t *testing.T) {
	r := newRecorder(&ticks{}, 6, 10_000)
	sim := newSimulation(r, 4)
	whole := NewRecorder(&ticks{}) // the same run, all of it kept
	simWhole := newSimulation(whole, 4)
	x := NewIndex()
	x.every = 128
	for range 50 {
		sim.run(20)
		simWhole.run(20)
		v := r.View()
		x.At(v, v.End())
		first := x.First(v)
		if first < v.First() || first > v.First()+x.every+keyframeFactor*x.live.size() {
			t.Fatalf("the earliest moment is %d, the oldest event %d", first, v.First())
		}
		for _, pos := range []int{0, first, (first + v.End()) / 2, v.End()} {
			got := x.At(v, pos)
			if got.Partial {
				t.Fatalf("the state at %d is said to be partial", got.Pos)
			}
			sameButForgotten(t, got, foldAll(whole.View().Upto(got.Pos)), v.First())
		}
	}
	if n := len(x.live.Tasks); n > 1200 {
		t.Errorf("%d tasks are still held of %d", n, sim.tasks)
	}
}

// sameButForgotten wants two states to be the same, but for tasks that ended
// before the oldest event, and for texts, which the other recorder numbers anew.
func sameButForgotten(t *testing.T, got, want *State, first int) {
	t.Helper()
	for _, w := range want.Tasks {
		g := got.Task(w.ID)
		switch {
		case g != nil && (g.Life != w.Life || g.Steps != w.Steps || g.Label != w.Label || g.Since != w.Since):
			t.Fatalf("task %d at %d is %+v, want %+v", w.ID, got.Pos, *g, *w)
		case g == nil && (w.Life != Done || w.doneAt >= first):
			t.Fatalf("task %d is gone at %d, though it is %+v", w.ID, got.Pos, *w)
		}
	}
	a, b := plain(got), plain(want)
	a.Tasks, b.Tasks = nil, nil
	if !same(a, b) {
		t.Fatalf("the state at %d is\n%+v, want\n%+v", got.Pos, a, b)
	}
}

func TestAnIndexThatComesLateSaysThatItIsPartial(t *testing.T) {
	r := newRecorder(&ticks{}, 6, 1000)
	newSimulation(r, 5).run(1000)
	v := r.View()
	if v.First() == 0 {
		t.Fatal("nothing was forgotten")
	}
	for name, s := range map[string]*State{
		"the first": NewIndex().At(v, 0),
		"the last":  NewIndex().At(v, v.End()),
	} {
		if !s.Partial {
			t.Errorf("%s state is not said to be partial", name)
		}
	}
	if got := NewIndex().At(v, 0).Pos; got != v.First() {
		t.Errorf("the earliest state is at %d, want %d", got, v.First())
	}
}

func BenchmarkApply(b *testing.B) {
	v := simulated(1)
	b.ReportAllocs()
	s := &State{}
	for i := 0; b.Loop(); i++ {
		if i == v.End() {
			s, i = &State{}, 0
		}
		s.Apply(v, i)
	}
}

func BenchmarkJump(b *testing.B) {
	r := NewRecorder(&ticks{})
	sim := newSimulation(r, 1)
	for r.View().End() < 500_000 {
		sim.run(100)
	}
	v, x := r.View(), NewIndex()
	x.At(v, v.End())
	rnd := rand.New(rand.NewPCG(1, 1))
	for b.Loop() {
		x.At(v, rnd.IntN(v.End()))
	}
}
