package score_test

import (
	"slices"
	"testing"
	"time"

	"batuta/gui/palette"
	"batuta/gui/score"
	"batuta/lessons"
	"batuta/loopcore/trace"
)

// recorded is the first lesson as the real loop ran it, on the virtual clock.
func recorded(t *testing.T) (*trace.Score, int) {
	t.Helper()
	all, err := lessons.Load()
	if err != nil {
		t.Fatal(err)
	}
	s, err := lessons.Start(all[0].Parts[0].Variants[0].Program, lessons.Options{Clock: lessons.Virtual})
	if err != nil {
		t.Fatal(err)
	}
	select {
	case <-s.Done():
	case <-time.After(20 * time.Second):
		s.Stop()
		t.Fatal("the lesson does not end")
	}
	return scoreOf(s.View())
}

func TestARealRunKeepsTheOneBarRule(t *testing.T) {
	s, end := recorded(t)
	l := score.Lay(wide(input(s, end, score.Bars)))
	woken := 0
	for _, o := range l.Outlines {
		if span := &s.Lanes[o.Lane].Spans[o.Span]; span.From.Known() {
			woken++
			if span.To.Bar != span.From.Bar+1 {
				t.Errorf("%s: ready from bar %d, running in bar %d", s.Lanes[o.Lane].Label, span.From.Bar, span.To.Bar)
			}
		}
	}
	if woken < 10 {
		t.Errorf("only %d outlines", woken)
	}
}

func TestARealRunShowsItsFourTasksUnderMain(t *testing.T) {
	s, end := recorded(t)
	l := score.Lay(wide(input(s, end, score.Bars)))
	var labels []string
	for _, b := range l.LaneBoxes[:5] {
		labels = append(labels, b.Label.Text)
	}
	want := []string{"main()", "fetch('/users')", "fetch('/orders')", "to_thread(read)", "sleep(0.4)"}
	if !slices.Equal(labels, want) {
		t.Errorf("lanes %q, want %q", labels, want)
	}
	finished := 0
	for _, n := range l.Notes {
		if n.Finished && n.Task <= 5 {
			finished++
		}
	}
	if finished != 5 {
		t.Errorf("%d of the five tasks are seen to finish", finished)
	}
	if len(l.Brackets) != 1 {
		t.Errorf("%d brackets for the closing", len(l.Brackets))
	}
}

func TestARealRunsCuesRunForward(t *testing.T) {
	s, end := recorded(t)
	l := score.Lay(wide(input(s, end, score.Bars)))
	if len(l.Cues) < 12 {
		t.Errorf("only %d cues", len(l.Cues))
	}
	for _, c := range l.Cues {
		if c.To.X <= c.From.X {
			t.Errorf("a cue of task %d runs from %v to %v", c.Task, c.From, c.To)
		}
	}
}

func TestARealRunIsDrawnAtEveryZoom(t *testing.T) {
	s, end := recorded(t)
	f := fonts(t)
	for _, mode := range []score.Mode{score.Bars, score.Time} {
		in := input(s, end, mode)
		in.Text = f
		in.View = in.View.Fit(in.Axis.Begin(), in.Axis.Total()).ZoomAbout(0, 0.001)
		for range 40 {
			l := score.Lay(in)
			score.Draw(l, palette.Light(), f, 1, nil)
			for x := l.Plot.X; x < l.W; x += 50 {
				l.At(x, l.LoopY)
				l.At(x, l.Lanes.Y+l.Lanes.H/2)
			}
			in.View = in.View.ZoomAbout(200, 1.8).Clamped(in.Axis.Begin(), in.Axis.Total())
		}
	}
}
