package score_test

import (
	"slices"
	"testing"

	"batuta/assets"
	"batuta/gui/score"
	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// forget lets a score's first n bars go, as a long recording does.
func forget(s *trace.Score, n int) {
	for i := range n {
		s.Bars[i] = &trace.Bar{Forgotten: true, Asked: -1}
	}
	s.First = n
}

func TestForgottenBarsTakeNoRoom(t *testing.T) {
	s, end := lesson().score()
	forget(s, 6)
	for _, mode := range []score.Mode{score.Bars, score.Time} {
		a := score.NewAxis(s, mode)
		if got := a.BarAt(-1e9); got != 6 {
			t.Errorf("mode %d: the first bar is %d", mode, got)
		}
		if at, _ := a.Bar(6); a.Begin() != at {
			t.Errorf("mode %d: it begins at %v, its first bar at %v", mode, a.Begin(), at)
		}
		if a.Moment(0) != a.Begin() {
			t.Errorf("mode %d: a forgotten moment lies at %v", mode, a.Moment(0))
		}
		in := wide(input(s, end, mode))
		l := score.Lay(in)
		for _, b := range l.BarBoxes {
			if b.Bar < 6 {
				t.Errorf("mode %d: forgotten bar %d is shown", mode, b.Bar)
			}
		}
		for x := float32(0); x < l.W; x += 7 {
			for y := float32(0); y < l.H; y += 7 {
				if h := l.At(x, y); h.What != score.ANote && h.Place.Known() && h.Place.Bar < 6 && h.Span < 0 {
					t.Fatalf("mode %d: at %v, %v is %+v", mode, x, y, h)
				}
			}
		}
	}
}

func TestForgettingMovesNothing(t *testing.T) {
	s, _ := lesson().score()
	a := score.NewAxis(s, score.Bars)
	before, _ := a.Bar(10)
	forget(s, 6)
	a.Extend()
	if after, _ := a.Bar(10); after != before {
		t.Errorf("bar 10 moved from %v to %v", before, after)
	}
	if a.Begin() == 0 {
		t.Error("what was forgotten is still within reach")
	}
}

func TestSkippedCallbacksAreShownAsWhatTheyAre(t *testing.T) {
	run := newScript()
	h := run.Queue(0, "_sock_recv", trace.CauseOutside, 0)
	run.peek()
	run.Add(trace.Event{Kind: trace.StepSkipped, Obj: h, Text: run.Text("_sock_recv")})
	s, end := run.score()
	l := score.Lay(input(s, end, score.Bars))
	if len(l.LoopNotes) != 1 || !l.LoopNotes[0].Skipped {
		t.Fatalf("callbacks %+v", l.LoopNotes)
	}
	x, y := middle(l.LoopNotes[0].Box)
	want := words.Skipped(assets.Texts("en"))
	if got := l.At(x, y).Words; !slices.Contains(got, want) {
		t.Errorf("it says %q, want %q among it", got, want)
	}
}
