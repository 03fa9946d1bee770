package perfetto

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"batuta/lessons"
	"batuta/loopcore/trace"
	"batuta/loopcore/trace/tracetest"
)

// played is lesson 1, played on the virtual clock.
func played(t *testing.T) trace.View {
	t.Helper()
	all, err := lessons.Load()
	if err != nil {
		t.Fatal(err)
	}
	s, err := lessons.Start(all[0].Parts[0].Variants[0].Program, lessons.Options{Clock: lessons.Virtual, Debug: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Wait(); err != nil {
		t.Fatal(err)
	}
	return s.View()
}

func TestATasksStretchesAreThoseOfItsLaneInTheScore(t *testing.T) {
	cats := map[trace.Life]string{trace.Ready: "ready", trace.Running: "step", trace.Waiting: "wait"}
	for name, v := range map[string]trace.View{"lesson 1": played(t), "the scene": scene().View()} {
		o := inEnglish()
		o.Tick = VirtualTick
		all := check(t, written(t, v, o))
		score := trace.NewScore()
		score.Extend(v)
		for _, l := range score.Lanes {
			var want, got []string
			for _, p := range l.Spans {
				want = append(want, cats[p.Life])
			}
			for _, span := range spans(t, all, branch(l.Depth)+titled(l.Label, l.Name)) {
				cat, _, _ := strings.Cut(span, " ")
				got = append(got, cat)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s, %s: %q, want %q", name, l.Label, got, want)
			}
		}
	}
}

func TestATasksStretchesFollowOneAnotherWithoutAGap(t *testing.T) {
	all := read(t, written(t, scene().View(), inEnglish()))
	for name, want := range map[string][]string{
		"└ fetch('/users') · Task-2": {
			"ready ready 60.001 75", "step runs 75 95.001", "wait waits: fd 9, to read 95.001 200126.001",
			"ready ready 200126.001 200149", "step runs 200149 200159.004",
		},
		"└ work() · Task-3": {
			"ready ready 60.003 100.002", "step runs 100.002 120100.004", "wait waits: timer, due at 0.300 s 120100.004 200134",
			"ready ready 200134 200164", "step runs 200164 200169", "ready lets the others run 200169 200199",
			"step runs 200199 200209.001",
		},
		"worker thread 1": {"worker read 120100.002 200115.002"},
		"requests, 1":     {"request GET /users 100 200115", "request GET /orders?page=1 200115.001 200214.002"},
		"requests, 2":     {"request GET /hang 100.001 200214.004"},
	} {
		if got := spans(t, all, name); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestACycleHoldsItsBeatsAndTheyTheCallbacks(t *testing.T) {
	var got []string
	depth := 0
	for _, e := range on(t, read(t, written(t, scene().View(), inEnglish())), "loop") {
		switch e.Ph {
		case "B":
			got = append(got, strings.Repeat(" ", depth)+e.Name)
			depth++
		case "E":
			depth--
		}
	}
	want := []string{
		"run_forever",
		" cycle 1", "  select", "  process events", "  run", "   main()",
		" cycle 2", "  select", "  process events", "  run", "   fetch('/users')", "   work()",
		" cycle 3", "  select", "  process events", "  timers", "  run",
		"   set_state", "   receives the bytes · _sock_recv", "   a callback",
	}
	if len(got) < len(want) || !slices.Equal(got[:len(want)], want) {
		t.Errorf("the loop's track is %q, want %q at its beginning", got, want)
	}
}

func TestAnArrowLeadsFromWhatWokeATaskToItsStep(t *testing.T) {
	all := read(t, written(t, scene().View(), inEnglish()))
	from, to := map[int64]int{}, map[int64]int{}
	for _, e := range all {
		switch e.Ph {
		case "s":
			from[e.ID] = e.Tid
		case "f":
			to[e.ID] = e.Tid
		}
	}
	var got [][2]int
	for id := range int64(len(from) + 1) {
		if to[id] != 0 {
			got = append(got, [2]int{from[id], to[id]})
		}
	}
	const loop, main, fetch, work, quick, thread = 1, 2, 3, 4, 5, 8
	want := [][2]int{
		{main, fetch}, {main, work}, {main, quick}, {work, thread}, // made, made, made eagerly, worked for
		{thread, loop}, {loop, loop}, {loop, loop}, // worker, descriptor, timer: each to its callback
		{loop, fetch}, {loop, work}, // and those to their tasks
		{fetch, main}, // which it awaits; work's own sleep(0) has none
	}
	if !slices.Equal(got, want) {
		t.Errorf("arrows between threads %v, want %v", got, want)
	}
}

func TestTheCountersSayHowLongTheQueuesAre(t *testing.T) {
	all := read(t, written(t, scene().View(), inEnglish()))
	got := map[string][]int{}
	for _, e := range all {
		if e.Ph == "C" {
			got[e.Name] = append(got[e.Name], int(e.Args["n"].(float64)))
		}
	}
	for name, want := range map[string][]int{
		"ready callbacks": {1, 0, 2, 1, 0, 1, 2, 3, 4, 3, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 0},
		"waiting tasks":   {0, 1, 2, 3, 2, 1, 0},
	} {
		if !slices.Equal(got[name], want) {
			t.Errorf("%s: %v, want %v", name, got[name], want)
		}
	}
}

func TestWhatHappensAtOneMomentIsWrittenATickApartAndSaysWhen(t *testing.T) {
	s := tracetest.New()
	for range 3 {
		s.Add(trace.Event{Kind: trace.Output, Code: 1, Text: s.Text("x")})
	}
	o := inEnglish()
	o.Tick = 2 * us
	for i, e := range on(t, read(t, written(t, s.View(), o)), "loop") {
		if at, _ := e.nanos(); at != int64(i)*int64(o.Tick) {
			t.Errorf("event %d is at %d ns", i, at)
		}
		if _, said := e.Args["run_us"]; said != (i > 0) {
			t.Errorf("event %d says when it was: %v", i, said)
		}
	}
}

func TestATaskThatEndsIsLetGo(t *testing.T) {
	s := tracetest.New()
	for range 100 {
		id, h := s.Make(0, "short()")
		s.Step(h, id, us, func() { s.Done(id, trace.Returned, "") })
	}
	x := New(&bytes.Buffer{}, inEnglish())
	if err := x.Extend(s.View()); err != nil {
		t.Fatal(err)
	}
	if len(x.tasks) != 0 || len(x.queued) != 0 || x.waiting != 0 {
		t.Errorf("it still holds %d tasks, %d handles, %d waits", len(x.tasks), len(x.queued), x.waiting)
	}
}

func TestAFileIsTheSameHoweverOftenTheRunWasTold(t *testing.T) {
	for seed := range uint64(20) {
		v := noise(seed, 200)
		var out bytes.Buffer
		x := New(&out, inEnglish())
		for end := 0; end <= v.End(); end += 7 {
			if err := x.Extend(v.Upto(end)); err != nil {
				t.Fatal(err)
			}
		}
		if err := errors.Join(x.Extend(v), x.Close()); err != nil {
			t.Fatal(err)
		}
		if got, want := out.String(), string(written(t, v, inEnglish())); got != want {
			t.Fatalf("seed %d: told in pieces it is\n%s\nand at once\n%s", seed, got, want)
		}
	}
}

func TestWhatWasForgottenUnseenIsSaid(t *testing.T) {
	var out bytes.Buffer
	x := New(&out, inEnglish())
	s := scene()
	const seen = 40
	if err := x.Extend(s.View().Upto(seen)); err != nil {
		t.Fatal(err)
	}
	for s.View().First() <= seen {
		for range 10_000 {
			s.Add(trace.Event{Kind: trace.Line}) // of no task: nothing is written for it
		}
	}
	lost := s.View().First() - seen
	id, h := s.Make(0, "late()")
	s.Step(h, id, us, func() { s.Done(id, trace.Returned, "") })
	if err := errors.Join(x.Extend(s.View()), x.Close()); err != nil {
		t.Fatal(err)
	}
	all := check(t, out.Bytes())
	if !slices.ContainsFunc(all, func(e entry) bool {
		return e.Cat == "lost" && strings.HasPrefix(e.Name, strconv.Itoa(lost)+" events ")
	}) {
		t.Errorf("nothing says that %d events are missing", lost)
	}
	if n := len(spans(t, all, "late() · Task-4")); n != 2 {
		t.Errorf("the task that was made after them has %d spans", n)
	}
}

func TestASecondLoopsTasksHaveTracksOfTheirOwn(t *testing.T) {
	s := tracetest.New()
	for range 2 { // each loop counts its tasks and handles from 1
		s.Add(trace.Event{Kind: trace.LoopMade, Obj: 1, Text: s.Text("EpollSelector")})
		s.Add(trace.Event{Kind: trace.TaskMade, Task: 1, Text: s.Text("main()"), B: int64(s.Text("Task-1"))})
		s.Add(trace.Event{Kind: trace.HandleQueued, Obj: 1, Task: 1})
		s.Step(1, 1, us, func() { s.Done(1, trace.Returned, "") })
		s.Add(trace.Event{Kind: trace.LoopClosed, Obj: 1})
	}
	var tids []int
	for _, e := range check(t, written(t, s.View(), inEnglish())) {
		if e.Cat == "step" {
			tids = append(tids, e.Tid)
		}
	}
	if !slices.Equal(tids, []int{2, 3}) {
		t.Errorf("the steps of two tasks of one number are on the threads %v", tids)
	}
}

func TestTasksAreShownBelowTheOneThatMadeThem(t *testing.T) {
	s := tracetest.New()
	a, _ := s.Make(0, "a()")
	b, _ := s.Make(0, "b()")
	c, _ := s.Make(a, "c()")
	s.Make(b, "d()")
	s.Make(c, "e()")
	s.Make(a, "f()")
	places, names := map[int]int{}, map[int]string{}
	for _, e := range check(t, written(t, s.View(), inEnglish())) {
		switch e.Name {
		case "thread_sort_index":
			places[int(e.Args["sort_index"].(float64))] = e.Tid
		case "thread_name":
			names[e.Tid], _, _ = strings.Cut(e.Args["name"].(string), " · ")
		}
	}
	var got []string
	for place := range len(places) {
		got = append(got, names[places[place+1]])
	}
	if want := []string{"a()", "└ c()", "│ └ e()", "└ f()", "b()", "└ d()"}; !slices.Equal(got, want) {
		t.Errorf("in the order %q, want %q", got, want)
	}
}

// full is a disk without room.
type full struct{ writes int }

func (f *full) Write([]byte) (int, error) {
	f.writes++
	return 0, errFull
}

var errFull = errors.New("no space left")

func TestAnErrorOfTheFileEndsTheWriting(t *testing.T) {
	f := &full{}
	x := New(f, inEnglish())
	if err := x.Extend(scene().View()); !errors.Is(err, errFull) {
		t.Errorf("Extend answers %v", err)
	}
	if err := x.Close(); !errors.Is(err, errFull) || f.writes != 1 {
		t.Errorf("Close answers %v after %d writes", err, f.writes)
	}
	if err := Write(f, scene().View(), inEnglish()); !errors.Is(err, errFull) {
		t.Errorf("Write answers %v", err)
	}
}

func TestMicrosecondsKeepEveryNanosecond(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0", 1: "0.001", 999: "0.999", 1000: "1", 1050: "1.050", 90 * time.Minute: "5400000000",
		1000*time.Hour + 1: "3600000000000.001",
	} {
		if got := string(appendMicros(nil, int64(d))); got != want {
			t.Errorf("%d ns is %s, want %s", d, got, want)
		}
	}
}
