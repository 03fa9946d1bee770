package score_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"batuta/assets"
	"batuta/gui/palette"
	"batuta/gui/score"
	"batuta/loopcore/trace"
)

func TestATapOnALanesNameLeadsToWhenItsTaskLastRan(t *testing.T) {
	s := show(t, lesson())
	s.window.Resize(fyne.NewSize(1226, 380)) // all lanes in view
	s.SetMoment(s.end)
	var last int
	for range 30 { // again and again: to each earlier note, and then no farther
		s.moments = nil
		test.TapAt(s, fyne.NewPos(60, 147))
		if len(s.moments) != 1 {
			t.Fatalf("a tap on a name gave the moments %v", s.moments)
		}
		last = s.moments[0]
		running := false
		for _, span := range s.score.Lanes[1].Spans {
			running = running || span.Life == trace.Running && span.First < last && last <= span.End
		}
		if !running {
			t.Fatalf("at moment %d the task does not run", last)
		}
		s.SetMoment(last)
	}
	for _, span := range s.score.Lanes[1].Spans {
		if span.Life == trace.Running {
			if last != span.First+1 {
				t.Errorf("the taps ended at moment %d, want its first note, %d", last, span.First+1)
			}
			return
		}
	}
}

func TestTheLegendLeadsToTheHelp(t *testing.T) {
	s := show(t, lesson())
	var keys []fyne.KeyName
	s.OnKey = func(e *fyne.KeyEvent) { keys = append(keys, e.Name) }
	for x := float32(10); x < 1226 && len(keys) == 0; x += 8 {
		for y := float32(240); y < 290; y += 6 {
			test.TapAt(s, fyne.NewPos(x, y))
		}
	}
	if len(keys) == 0 || keys[0] != fyne.KeyF1 {
		t.Errorf("no tap on the legend asks for the help: %v", keys)
	}
}

func TestTheVocabularyHasAPictureAndWordsOfEveryMark(t *testing.T) {
	for _, p := range []palette.Palette{palette.Dark(), palette.Light()} {
		seen := map[string]bool{}
		for _, e := range score.Vocabulary(p, fonts(t), 1.5, 2, assets.Texts("es")) {
			if e.Words == "" || seen[e.Words] {
				t.Errorf("the words %q are empty or said twice", e.Words)
			}
			seen[e.Words] = true
			drawn, b := 0, e.Picture.Bounds()
			ground := e.Picture.At(0, 0)
			for y := b.Min.Y; y < b.Max.Y; y++ {
				for x := b.Min.X; x < b.Max.X; x++ {
					if e.Picture.At(x, y) != ground {
						drawn++
					}
				}
			}
			if drawn < 40 || drawn == b.Dx()*b.Dy() {
				t.Errorf("%q: %d pixels are drawn of %v", e.Words, drawn, b)
			}
		}
		if len(seen) < 20 {
			t.Errorf("only %d marks", len(seen))
		}
	}
}

func TestFollowingMayBeSetBetweenARunsGrowthAndItsShowing(t *testing.T) {
	s := show(t, lesson())
	grown := trace.NewScore()
	s.SetScore(grown, 0)
	s.SetFollow(false)
	view := lesson().View()
	grown.Extend(view.Upto(20))
	s.SetScore(grown, 20)
	grown.Extend(view)
	s.SetFollow(true)
	s.SetFollow(false)
	s.SetScore(grown, view.End())
}

func TestARunFollowedToItsEndIsShownAsAWholeIfItIsLegible(t *testing.T) {
	s := show(t, lesson())
	s.window.Resize(fyne.NewSize(1800, 290))
	s.SetEnded(true)
	if first, last := s.at(t, 175), s.at(t, 1790); first > 12 || last < s.end-4 {
		t.Errorf("it shows %d to %d of %d", first, last, s.end)
	}
}

func TestALongRunFollowedToItsEndEndsWithItsMainTask(t *testing.T) {
	s := show(t, lesson())
	s.window.Resize(fyne.NewSize(620, 290))
	s.SetEnded(true)
	var closing int
	for _, b := range s.score.Bars {
		if b.Phase == trace.PhaseClosing {
			closing = b.From
			break
		}
	}
	if got := s.at(t, 560); got > closing || got < closing/2 {
		t.Errorf("near the right edge lies moment %d, the closing begins at %d", got, closing)
	}
}

func TestZoomingOutEndsWithTheWholeRun(t *testing.T) {
	for _, mode := range []score.Mode{score.Bars, score.Time} {
		s := show(t, long(3000))
		s.SetMode(mode)
		for range 60 {
			s.ZoomOut()
		}
		if last := s.at(t, 1120); last == s.end {
			t.Errorf("mode %d: the run ends left of the right edge", mode)
		}
		s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, 100)}, Dragged: fyne.Delta{DX: -9000}})
		s.DragEnd()
		if last := s.at(t, 1120); last == s.end && mode == score.Time {
			t.Errorf("mode %d: it is dragged into the void", mode)
		}
	}
}

func TestTasksThatDoNotExistYetAreFaint(t *testing.T) {
	s, end := lesson().score()
	in := input(s, end, score.Bars)
	in.Moment = 0
	for _, b := range score.Lay(in).LaneBoxes {
		if !b.Unborn {
			t.Errorf("task %d exists before anything happened", b.Task)
		}
	}
	in.Moment = end
	for _, b := range score.Lay(in).LaneBoxes {
		if b.Unborn {
			t.Errorf("task %d does not exist at the end", b.Task)
		}
	}
}

func TestLanesKeepTheirHeightWhateverTheirNumber(t *testing.T) {
	few, end := crowd(3).score()
	a := score.Lay(input(few, end, score.Bars))
	many, end := crowd(40).score()
	b := score.Lay(input(many, end, score.Bars))
	if a.Pitch != b.Pitch || a.Pitch == 0 {
		t.Errorf("lanes are %v apart, with others %v", a.Pitch, b.Pitch)
	}
}
