package score_test

import (
	"testing"

	"batuta/gui/score"
	"batuta/loopcore/trace"
)

// runs is scripted runs by name.
func runs() map[string]*script {
	return map[string]*script{"lesson": lesson(), "trouble": trouble(), "long": long(3000)}
}

// axes calls check with an axis of each run in each mode.
func axes(t *testing.T, check func(t *testing.T, s *trace.Score, end int, a *score.Axis)) {
	t.Helper()
	for name, run := range runs() {
		s, end := run.score()
		for mode, word := range []string{"bars", "time"} {
			t.Run(name+" by "+word, func(t *testing.T) { check(t, s, end, score.NewAxis(s, score.Mode(mode))) })
		}
	}
}

func TestPartsOfABarFollowEachOther(t *testing.T) {
	axes(t, func(t *testing.T, s *trace.Score, _ int, a *score.Axis) {
		last := 0.0
		for i, b := range s.Bars {
			from, to := a.Bar(i)
			at := from
			next := func(what string, l, r float64) {
				if l < at || r < l || r > to {
					t.Fatalf("bar %d from %v to %v: %s from %v to %v, after %v", i, from, to, what, l, r, at)
				}
				at = r
			}
			if from < last {
				t.Fatalf("bar %d begins at %v, the one before ends at %v", i, from, last)
			}
			last = to
			l, r := a.Selector(i)
			next("the selector", l, r)
			l, r = a.Answer(i)
			next("its answer", l, r)
			for k := range b.Slots {
				l, r = a.Slot(i, k)
				next("a slot", l, r)
			}
		}
		if a.Total() != last {
			t.Errorf("the last bar ends at %v, the axis at %v", last, a.Total())
		}
	})
}

func TestBarsWithoutATasksNoteAreNarrow(t *testing.T) {
	s, _ := lesson().score()
	a := score.NewAxis(s, score.Bars)
	for i, b := range s.Bars {
		if len(b.Slots) != 1 {
			continue
		}
		from, to := a.Slot(i, 0)
		if plain := b.Slots[0].Task == 0; plain && to-from >= 20 || !plain && to-from < 20 {
			t.Errorf("bar %d: slot is %v wide, plain %v", b.Number, to-from, plain)
		}
	}
}

func TestSlotsOfABarAreOfEqualWidthHoweverLongTheyTake(t *testing.T) {
	s, _ := opening().script.score()
	a := score.NewAxis(s, score.Bars)
	for i, b := range s.Bars {
		for k := range b.Slots {
			from, to := a.Slot(i, k)
			if first, end := a.Slot(i, 0); to-from != end-first {
				t.Errorf("bar %d, slot %d is %v wide, the first %v", b.Number, k, to-from, end-first)
			}
		}
	}
}

func TestBlockingSlotsHaveRoomForTheirDuration(t *testing.T) {
	s, _ := trouble().score()
	a := score.NewAxis(s, score.Bars)
	found := false
	for i, b := range s.Bars {
		for k, slot := range b.Slots {
			if from, to := a.Slot(i, k); slot.Slow {
				found = true
				if to-from < 60 {
					t.Errorf("bar %d: a blocking slot is %v wide", b.Number, to-from)
				}
			}
		}
	}
	if !found {
		t.Fatal("nothing blocks in this run")
	}
}

func TestTheMomentNeverGoesBack(t *testing.T) {
	axes(t, func(t *testing.T, s *trace.Score, end int, a *score.Axis) {
		last := a.Moment(0)
		for pos := 1; pos <= end; pos++ {
			at := a.Moment(pos)
			if at < last || at > a.Total() {
				t.Fatalf("moment %d lies at %v, after %v, of %v", pos, at, last, a.Total())
			}
			last = at
		}
	})
}

func TestTheMomentLiesWhereItsEventFell(t *testing.T) {
	axes(t, func(t *testing.T, s *trace.Score, _ int, a *score.Axis) {
		for i, b := range s.Bars {
			for k, slot := range b.Slots {
				from, to := a.Slot(i, k)
				for pos := slot.From + 1; pos <= slot.To; pos++ {
					if at := a.Moment(pos); at < from || at > to {
						t.Fatalf("moment %d lies at %v, its slot from %v to %v", pos, at, from, to)
					}
				}
			}
			if b.Asked < 0 {
				continue
			}
			if at, from, to := asked(a, i, b.Asked+1); at < from || at > to {
				t.Fatalf("bar %d: asked at %v, the selector's slot is from %v to %v", b.Number, at, from, to)
			}
		}
	})
}

func asked(a *score.Axis, bar, pos int) (at, from, to float64) {
	from, to = a.Selector(bar)
	return a.Moment(pos), from, to
}

func TestPointingAtASlotGivesAMomentInIt(t *testing.T) {
	axes(t, func(t *testing.T, s *trace.Score, _ int, a *score.Axis) {
		for i, b := range s.Bars {
			for k, slot := range b.Slots {
				from, to := a.Slot(i, k)
				if from == to {
					continue
				}
				for _, part := range []float64{0, 0.3, 0.9} {
					pos := a.EventAt(from + part*(to-from))
					if pos <= slot.From || pos > slot.To {
						t.Fatalf("bar %d, slot %d, events [%d, %d): pointing at %v of it gives %d",
							b.Number, k, slot.From, slot.To, part, pos)
					}
				}
			}
		}
	})
}

func TestPointingFromLeftToRightNeverGoesBack(t *testing.T) {
	axes(t, func(t *testing.T, _ *trace.Score, end int, a *score.Axis) {
		last := 0
		for n := range 5000 {
			pos := a.EventAt(a.Total() * float64(n) / 5000)
			if pos < last || pos > end {
				t.Fatalf("at %d of 5000 it gives %d, after %d, of %d", n, pos, last, end)
			}
			last = pos
		}
	})
}

func TestExtendingGivesTheAxisOfTheWhole(t *testing.T) {
	for name, run := range runs() {
		for mode, word := range []string{"bars", "time"} {
			t.Run(name+" by "+word, func(t *testing.T) {
				v := run.View()
				s := trace.NewScore()
				a := score.NewAxis(s, score.Mode(mode))
				for end := 0; end <= v.End(); end += 7 {
					s.Extend(v.Upto(end))
					a.Extend()
				}
				s.Extend(v)
				a.Extend()
				whole := score.NewAxis(s, score.Mode(mode))
				for i := range s.Bars {
					f0, t0 := a.Bar(i)
					if f1, t1 := whole.Bar(i); f0 != f1 || t0 != t1 {
						t.Fatalf("bar %d is from %v to %v, want %v to %v", i, f0, t0, f1, t1)
					}
				}
			})
		}
	}
}

func TestBarsThatHaveEndedKeepTheirPlaces(t *testing.T) {
	v := lesson().View()
	s := trace.NewScore()
	a := score.NewAxis(s, score.Bars)
	var places []float64
	for end := 1; end <= v.End(); end++ {
		s.Extend(v.Upto(end))
		a.Extend()
		for i := range s.Bars {
			from, _ := a.Bar(i)
			if i < len(places) && places[i] != from {
				t.Fatalf("after %d events bar %d moved from %v to %v", end, i, places[i], from)
			}
			if i == len(places) {
				places = append(places, from)
			}
		}
	}
}

func TestAnEmptyScoreHasAnAxis(t *testing.T) {
	a := score.NewAxis(trace.NewScore(), score.Bars)
	if a.Total() != 0 || a.Begin() != 0 || a.Moment(10) != 0 || a.EventAt(5) != 0 || a.BarAt(3) != -1 {
		t.Error("an empty score must be at 0")
	}
}
