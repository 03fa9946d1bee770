package score_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"batuta/assets"
	"batuta/gui/score"
	"batuta/loopcore/trace"
)

// even measures every rune alike, so that a layout depends on no font.
type even struct{}

func (even) Width(text string, size float32, _ bool) float32 {
	return float32(utf8.RuneCountInString(text)) * size * 0.5
}

// input is the whole of a run at normal size.
func input(s *trace.Score, end int, mode score.Mode) score.Input {
	v := score.Viewport{Mode: mode, Scale: 1, Width: 1000}
	a := score.NewAxis(s, mode)
	if mode == score.Time {
		v = v.Fit(a.Begin(), a.Total())
	}
	return score.Input{
		Score: s, Axis: a, View: v, W: 1226, H: 290, Moment: end, Text: even{}, Texts: assets.Texts("en"), Scale: 1,
	}
}

// describe writes a layout in words, one thing to the line.
func describe(l *score.Layout) []byte {
	var out bytes.Buffer
	line := func(format string, args ...any) { fmt.Fprintf(&out, format+"\n", args...) }
	box := func(b score.Box) string { return fmt.Sprintf("%4.0f %3.0f %4.0f×%-2.0f", b.X, b.Y, b.W, b.H) }
	for _, b := range l.BarBoxes {
		line("bar      %s  %q%s %q", box(b.Box), b.Number.Text, flags("current", b.Current, "slow", b.Slow), b.Note.Text)
	}
	for _, p := range l.Polls {
		line("poll     %s  %q%s", box(p.Box), p.Label.Text, flags("peek", p.Peek))
	}
	for _, a := range l.Answers {
		line("answer   %s", box(a.Box))
	}
	for _, n := range l.LoopNotes {
		line("callback %s  task %d%s", box(n.Box), n.Task,
			flags("plain", n.Plain, "slow", n.Slow, "registered", n.Registered, "merged", n.Merged))
	}
	for _, m := range l.Marks {
		line("mark     %4.0f %3.0f  task %d fd %d%s", m.X, m.Y, m.Task, m.FD, flags("clock", m.Clock, "pipe", m.Pipe))
	}
	for _, b := range l.LaneBoxes {
		line("lane     %s  %4.0f %q%s", box(b.Box), b.Label.X, b.Label.Text, flags("done", b.Done))
	}
	for _, n := range l.Notes {
		line("note     %s  task %d %q%s", box(n.Box), n.Task, n.Label.Text,
			flags("slow", n.Slow, "finished", n.Finished, "failed", n.Outcome == trace.Failed,
				"cancelled", n.Outcome == trace.Cancelled, "merged", n.Merged))
	}
	for _, r := range l.Rests {
		line("rest     %s  task %d %q", box(r.Box), r.Task, r.Label.Text)
	}
	for _, o := range l.Outlines {
		line("ready    %s  task %d", box(o.Box), o.Task)
	}
	for _, p := range l.Pins {
		line("created  %4.0f %3.0f  task %d", p.X, p.Y, p.Task)
	}
	for _, c := range l.Cues {
		line("cue      %4.0f %3.0f → %4.0f %3.0f  task %d", c.From.X, c.From.Y, c.To.X, c.To.Y, c.Task)
	}
	for _, b := range l.Brackets {
		line("bracket  %4.0f %4.0f  %q", b.X, b.W, b.Label.Text)
	}
	for _, t := range l.Ticks {
		line("tick     %4.0f  %q", t.X, t.Label.Text)
	}
	for _, item := range l.Legend {
		line("legend   %4.0f  %q", item.X, item.Label.Text)
	}
	return out.Bytes()
}

// flags is the names of what holds.
func flags(pairs ...any) string {
	var out strings.Builder
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] == true {
			out.WriteString(" " + pairs[i].(string))
		}
	}
	return out.String()
}

func TestLayoutsAreAsReviewed(t *testing.T) {
	for name, run := range map[string]*script{"lesson": lesson(), "trouble": trouble()} {
		for mode, word := range []string{"bars", "time"} {
			t.Run(name+" by "+word, func(t *testing.T) {
				s, end := run.score()
				in := input(s, end, score.Mode(mode))
				in.W = 2600
				got := describe(score.Lay(in))
				golden := filepath.Join("testdata", name+"-"+word+".txt")
				if *update {
					if err := os.WriteFile(golden, got, 0o644); err != nil {
						t.Fatal(err)
					}
					return
				}
				want, err := os.ReadFile(golden)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(got, want) {
					t.Errorf("%s differs:\n%s", golden, firstDifference(string(got), string(want)))
				}
			})
		}
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d\n got %s\nwant %s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}

// TestTheOneBarRuleShows: what wakes a task lies in the bar before the one in
// which the task runs.
func TestTheOneBarRuleShows(t *testing.T) {
	s, end := lesson().score()
	l := score.Lay(wide(input(s, end, score.Bars)))
	woken := 0
	for _, o := range l.Outlines {
		span := &s.Lanes[o.Lane].Spans[o.Span]
		if !span.From.Known() || o.Span == 0 {
			continue
		}
		woken++
		if span.To.Bar != span.From.Bar+1 {
			t.Errorf("%s was woken in bar %d and runs in bar %d", s.Lanes[o.Lane].Label, span.From.Bar, span.To.Bar)
		}
		for _, b := range l.BarBoxes {
			if b.Bar == span.To.Bar && o.X >= b.X {
				t.Errorf("%s: the outline begins at %v, its note's bar already at %v", s.Lanes[o.Lane].Label, o.X, b.X)
			}
		}
	}
	if woken < 6 {
		t.Errorf("only %d tasks were woken", woken)
	}
}

func wide(in score.Input) score.Input {
	in.W = 3000
	return in
}

func TestCuesRunFromCauseThroughCallbackToNote(t *testing.T) {
	s, end := lesson().score()
	l := score.Lay(wide(input(s, end, score.Bars)))
	lane := map[trace.TaskID]score.LaneBox{}
	for _, b := range l.LaneBoxes {
		lane[b.Task] = b
	}
	toLoop, toNote := 0, 0
	for _, c := range l.Cues {
		if c.Short {
			toLoop++
			if c.From.Y <= c.To.Y {
				t.Errorf("a short cue runs down, from %v to %v", c.From, c.To)
			}
			continue
		}
		if b := lane[c.Task]; c.Task != 0 && c.To.Y > b.Y && c.To.Y < b.Y+b.H {
			toNote++
		}
		if c.To.X <= c.From.X {
			t.Errorf("a cue of task %d runs back, from %v to %v", c.Task, c.From, c.To)
		}
	}
	if toLoop != 8 || toNote != 8 { // seven callbacks wake a task; one reads the self-pipe; one gather wakes main
		t.Errorf("%d cues to callbacks, %d to notes", toLoop, toNote)
	}
}

func TestChildrenStandUnderTheirParentIndented(t *testing.T) {
	lanes := []*trace.Lane{
		{Task: 1},
		{Task: 2, Parent: 1, Depth: 1},
		{Task: 3, Parent: 1, Depth: 1},
		{Task: 4},
		{Task: 5, Parent: 2, Depth: 2},
		{Task: 6, Parent: 9, Depth: 1},
	}
	var tasks []trace.TaskID
	for _, i := range score.Order(lanes) {
		tasks = append(tasks, lanes[i].Task)
	}
	if want := []trace.TaskID{1, 2, 5, 3, 4, 6}; !slices.Equal(tasks, want) {
		t.Errorf("shown in the order %v, want %v", tasks, want)
	}
	s, end := lesson().score()
	l := score.Lay(input(s, end, score.Bars))
	if l.LaneBoxes[1].Label.X <= l.LaneBoxes[0].Label.X {
		t.Error("main's child is not indented under it")
	}
}

func TestForgottenParentsLeaveTheirChildrenInTheScore(t *testing.T) {
	lanes := []*trace.Lane{{Task: 7, Parent: 3}, {Task: 8, Parent: 7}, {Task: 9, Parent: 4}}
	if got := score.Order(lanes); !slices.Equal(got, []int{0, 1, 2}) {
		t.Errorf("order %v", got)
	}
}

func TestOnlyWhatIsInViewIsLaidOut(t *testing.T) {
	count := func(events int) int {
		s, end := long(events).score()
		in := input(s, end, score.Bars)
		in.View = in.View.Follow(in.Axis.Begin(), in.Axis.Total())
		l := score.Lay(in)
		return len(l.BarBoxes) + len(l.LoopNotes) + len(l.Notes) + len(l.Rests) + len(l.Outlines) + len(l.Cues)
	}
	few, lots := count(2_000), count(50_000)
	if lots > few*3/2 {
		t.Errorf("%d boxes of 2,000 events, %d of 50,000", few, lots)
	}
}

func TestZoomedOutNothingIsLaidOutTwiceToThePixel(t *testing.T) {
	s, end := long(60_000).score()
	for _, mode := range []score.Mode{score.Bars, score.Time} {
		in := input(s, end, mode)
		in.View = in.View.Fit(in.Axis.Begin(), in.Axis.Total())
		in.View = in.View.ZoomAbout(0, 0.3)
		l := score.Lay(in)
		if most := int(in.W); len(l.BarBoxes) > most || len(l.LoopNotes) > 2*most || len(l.Notes) > 7*most {
			t.Errorf("mode %d: %d bars, %d callbacks, %d notes on %d pixels",
				mode, len(l.BarBoxes), len(l.LoopNotes), len(l.Notes), most)
		}
		if len(l.LoopNotes) == 0 || len(l.Notes) == 0 {
			t.Errorf("mode %d: nothing is left to see", mode)
		}
	}
}

func TestWhatMergesDoesNotFlickerAsTheViewMoves(t *testing.T) {
	s, end := long(60_000).score()
	for _, mode := range []score.Mode{score.Bars, score.Time} {
		in := input(s, end, mode)
		in.View = in.View.Fit(in.Axis.Begin(), in.Axis.Total()).ZoomAbout(0, 1.7)
		in.View.Left = in.View.FromPx(100)
		before := noteEdges(score.Lay(in), 0)
		in.View = in.View.Pan(10)
		after := noteEdges(score.Lay(in), 10)
		lost := 0
		for at := range before {
			if at > 150 && at < 800 && !after[at] {
				lost++
			}
		}
		if lost > len(before)/100 {
			t.Errorf("mode %d: of %d edges, %d changed as the view moved by ten pixels", mode, len(before), lost)
		}
	}
}

// noteEdges is where notes begin, in tenths of a pixel's fraction rounded away.
func noteEdges(l *score.Layout, moved float32) map[int]bool {
	edges := map[int]bool{}
	for _, n := range l.Notes {
		edges[int(n.X-l.Plot.X+moved+0.5)] = true
	}
	return edges
}

func TestBlockingIsSeenHoweverFarTheViewIsZoomedOut(t *testing.T) {
	run := trouble()
	for range 3000 {
		run.peek()
	}
	s, end := run.score()
	for _, mode := range []score.Mode{score.Bars, score.Time} {
		in := input(s, end, mode)
		in.View = in.View.Fit(in.Axis.Begin(), in.Axis.Total())
		l := score.Lay(in)
		if !slices.ContainsFunc(l.LoopNotes, func(n score.LoopNote) bool { return n.Slow }) {
			t.Errorf("mode %d: not on the loop's lane", mode)
		}
		if !slices.ContainsFunc(l.Notes, func(n score.Note) bool { return n.Slow }) {
			t.Errorf("mode %d: not on its task's lane", mode)
		}
	}
}

func TestClosingIsBracketed(t *testing.T) {
	s, end := lesson().score()
	l := score.Lay(wide(input(s, end, score.Bars)))
	if len(l.Brackets) != 1 || !l.Brackets[0].AtLeft || !l.Brackets[0].AtRight {
		t.Fatalf("brackets %+v", l.Brackets)
	}
	from, to := float32(0), float32(0)
	for _, b := range l.BarBoxes {
		if s.Bars[b.Bar].Phase == trace.PhaseClosing {
			if from == 0 {
				from = b.X
			}
			to = b.X + b.W
		}
	}
	if got := l.Brackets[0]; got.X != from || got.X+got.W != to {
		t.Errorf("it spans %v to %v, the bars %v to %v", got.X, got.X+got.W, from, to)
	}
	s, end = trouble().score()
	if l := score.Lay(wide(input(s, end, score.Bars))); len(l.Brackets) != 0 {
		t.Errorf("a run that does not close has brackets %+v", l.Brackets)
	}
}

func TestManyMarksStandWithinTheSelectorsSlot(t *testing.T) {
	run := newScript()
	fds := make([]int, 5000)
	for i := range fds {
		fds[i] = 100 + i
	}
	run.begin(10*ms, ms, fds...)
	s, end := run.score()
	in := input(s, end, score.Bars)
	l := score.Lay(in)
	if len(l.Marks) == 0 || len(l.Marks) > 30 {
		t.Errorf("%d marks of %d descriptors", len(l.Marks), len(fds))
	}
	for _, m := range l.Marks {
		if slot := l.Polls[0]; m.X < slot.X-1 || m.X > slot.X+slot.W+6 {
			t.Errorf("a mark stands at %v, the slot from %v to %v", m.X, slot.X, slot.X+slot.W)
		}
	}
}

func TestManyLanesScroll(t *testing.T) {
	s, end := crowd(60).score()
	in := input(s, end, score.Bars)
	first := score.Lay(in)
	if first.Deep <= first.Lanes.H || len(first.LaneBoxes) >= 60 {
		t.Fatalf("%d lanes of %v in %v", len(first.LaneBoxes), first.Deep, first.Lanes.H)
	}
	if first.Thumb.Y != first.Lanes.Y || first.Thumb.H >= first.Lanes.H {
		t.Errorf("the thumb is %+v in %+v", first.Thumb, first.Lanes)
	}
	in.View.Top = 1e9
	last := score.Lay(in)
	if got := last.LaneBoxes[len(last.LaneBoxes)-1].Task; got != 60 {
		t.Errorf("scrolled to the end, the last lane is task %d's", got)
	}
	if got, want := last.Thumb.Y+last.Thumb.H, last.Lanes.Y+last.Lanes.H; got < want-1 || got > want+1 {
		t.Errorf("at the end the thumb ends at %v, the lanes at %v", got, want)
	}
	if last.Top != last.Deep-last.Lanes.H {
		t.Errorf("scrolled to %v of %v in %v", last.Top, last.Deep, last.Lanes.H)
	}
}
