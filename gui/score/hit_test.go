package score_test

import (
	"strings"
	"testing"

	"batuta/assets"
	"batuta/gui/score"
	"batuta/loopcore/trace"
)

// middle is a point in the middle of a box.
func middle(b score.Box) (x, y float32) { return b.X + b.W/2, b.Y + b.H/2 }

func TestWhatIsDrawnIsFoundWhereItIsDrawn(t *testing.T) {
	for name, run := range runs() {
		s, end := run.score()
		in := wide(input(s, end, score.Bars))
		in.H = 340 // all lanes in full
		l := score.Lay(in)
		expect := func(what score.What, b score.Box, task trace.TaskID) {
			t.Helper()
			x, y := middle(b)
			if x < l.Plot.X || x > l.W || y > l.Plot.Y+l.Plot.H { // begins or ends out of view
				return
			}
			if h := l.At(x, y); h.What != what || h.Task != task {
				t.Errorf("%s: at %v, %v there is %d of task %d, want %d of task %d", name, x, y, h.What, h.Task, what, task)
			} else if len(h.Words) < 2 {
				t.Errorf("%s: at %v, %v it says only %q", name, x, y, h.Words)
			}
		}
		for _, n := range l.Notes {
			expect(score.ANote, n.Box, n.Task)
		}
		for _, r := range l.Rests {
			expect(score.ARest, r.Box, r.Task)
		}
		for _, o := range l.Outlines {
			expect(score.AnOutline, o.Box, o.Task)
		}
		for _, n := range l.LoopNotes {
			expect(score.ACallback, n.Box, n.Task)
		}
		for _, p := range l.Polls {
			expect(score.APoll, p.Box, 0)
		}
		for _, m := range l.Marks {
			expect(score.AMark, score.Box{X: m.X, Y: m.Y}, m.Task)
		}
	}
}

func TestLabelsAndEmptyPlacesSayWhatTheyAre(t *testing.T) {
	s, end := lesson().score()
	l := score.Lay(input(s, end, score.Bars))
	label := l.LaneBoxes[1]
	if h := l.At(20, label.Y+label.H/2); h.What != score.ALabel || h.Task != label.Task || h.String() != "fetch('/users') · Task-2" {
		t.Errorf("the label of a lane is %+v", h)
	}
	if h := l.At(l.Plot.X+20, 5); h.What != score.ABar || s.Bars[h.Place.Bar].Number != 1 {
		t.Errorf("the head is %+v", h)
	}
	for _, at := range [][2]float32{{20, 5}, {600, l.H - 3}, {-5, -5}, {l.W + 50, l.H + 50}} {
		if h := l.At(at[0], at[1]); h.What != score.Nothing || h.Words != nil {
			t.Errorf("at %v there is %+v", at, h)
		}
	}
}

func TestNothingIsFoundInAnEmptyScore(t *testing.T) {
	l := score.Lay(input(trace.NewScore(), 0, score.Bars))
	for _, x := range []float32{10, 300, 900} {
		if h := l.At(x, 100); h.What != score.Nothing {
			t.Errorf("at %v there is %+v", x, h)
		}
	}
}

// hovers is all that can be pointed at, in words.
func hovers(run *script, lang string, mode score.Mode) string {
	s, end := run.score()
	in := wide(input(s, end, mode))
	in.Texts = assets.Texts(lang)
	l := score.Lay(in)
	var out strings.Builder
	for y := float32(2); y < l.H; y += 4 {
		for x := float32(2); x < l.W; x += 3 {
			out.WriteString(l.At(x, y).String() + "\n")
		}
	}
	return out.String()
}

func TestHoversSayWhatHappened(t *testing.T) {
	all := hovers(lesson(), "en", score.Bars) + hovers(trouble(), "en", score.Bars)
	for _, want := range []string{
		"fetch('/orders') · Task-3 · runs in cycle 6: 180 µs",
		"fetch('/users') · Task-2 · runs in cycle 11: 120 µs · returned {'users': 3}",
		"fetch('/users') · Task-2 · runs in cycle 8: 120 µs · raised ConnectionResetError(104)",
		"sleep(0.4) · Task-5 · runs in cycle 12: 120 µs · cancelled",
		"fetch('/orders') · Task-3 · blocks the loop in cycle 6: 512 ms",
		"waits",
		"fd 9, to read",
		"ready",
		"_sock_read_done · callback of the loop, in cycle 5: 22 µs · because fd 10 was ready",
		"_set_state · callback of the loop, in cycle 7: 18 µs · called from worker thread 1",
		"_set_result_unless_cancelled · callback of the loop, in cycle 16: 14 µs · because its time came",
		"gather._done_callback · callback of the loop, in cycle 9: 15 µs · queued by to_thread(read)",
		"cycle 5 · selector asked, timeout 300 ms: until the next timer · 1 event after 118 ms",
		"cycle 6 · selector asked, timeout 0: a callback is ready · nothing",
		"cycle 14 · selector asked, no timeout: only I/O can come · still waiting",
		"fd 5, the self-pipe: a thread wakes the loop · to_thread(read) · cycle 7",
		"fd 10 is ready to read · fetch('/orders') · cycle 5",
		"a timer is due · sleep(0.4) · cycle 16",
		"slow cycle: 512 ms",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("nowhere does it say %q", want)
		}
	}
}

// TestNoWordIsMissing finds keys that a catalogue lacks: T answers them as
// they are.
func TestNoWordIsMissing(t *testing.T) {
	for _, lang := range assets.Languages() {
		for _, run := range runs() {
			for _, mode := range []score.Mode{score.Bars, score.Time} {
				if all := hovers(run, lang, mode); strings.Contains(all, "score.") || strings.Contains(all, "{0}") {
					at := max(strings.Index(all, "score."), strings.Index(all, "{0}"))
					t.Errorf("%s: %q", lang, all[at:min(at+60, len(all))])
				}
			}
		}
		s, end := lesson().score()
		in := input(s, end, score.Bars)
		in.Texts = assets.Texts(lang)
		if all := string(describe(score.Lay(in))); strings.Contains(all, "score.") {
			t.Errorf("%s: %s", lang, all)
		}
	}
}
