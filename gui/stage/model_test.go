package stage

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"batuta/loopcore/trace"
)

// in is one moment in both languages.
func in(s *trace.State) (en, es Model) {
	texts := languages()
	return NewModel(s, "epoll_wait", texts["en"]), NewModel(s, "epoll_wait", texts["es"])
}

func TestAMomentOfLessonOne(t *testing.T) {
	en, es := in(lesson())
	check(t, "cycle", en.Cycle, "cycle 15")
	check(t, "cycle", es.Cycle, "ciclo 15")
	check(t, "rule", en.Rule(), Rule{"The loop takes the next ready task and lets it run.", "Nobody interrupts it."})
	check(t, "running", en.Running.Rows, []Row{{Task: 3, Label: "fetch('/orders')", Detail: "line 6 · 0.18 ms"}})
	check(t, "running", es.Running.Rows, []Row{{Task: 3, Label: "fetch('/orders')", Detail: "línea 6 · 0.18 ms"}})
	check(t, "ready", en.Ready, Queue{Empty: "nobody: after this, the loop asks the selector"})
	check(t, "ready", es.Ready, Queue{Empty: languages()["es"].T("stage.ready.after")})
	check(t, "waiting", en.Waiting.Rows, []Row{
		{Task: 1, Label: "main()", Detail: "4 of 4 to finish", Short: "4 of 4 left"},
		{Task: 2, Label: "fetch('/users')", Detail: "fd 9, to read", Short: "fd 9 ← read"},
		{Task: 4, Label: "to_thread(read)", Detail: "worker thread 1", Short: "thread 1"},
		{Task: 5, Label: "sleep(0.4)", Detail: "timer, 0.220 s left", Short: "0.220 s left"},
	})
	check(t, "waiting", es.Waiting.Rows, []Row{
		{Task: 1, Label: "main()", Detail: "faltan 4 de 4", Short: "4 de 4"},
		{Task: 2, Label: "fetch('/users')", Detail: "fd 9, para leer", Short: "fd 9 ← leer"},
		{Task: 4, Label: "to_thread(read)", Detail: "hilo auxiliar 1", Short: "hilo 1"},
		{Task: 5, Label: "sleep(0.4)", Detail: "temporizador, faltan 0.220 s", Short: "faltan 0.220 s"},
	})
	check(t, "selector", en.Selector, Selector{
		Name: "EpollSelector", Call: "epoll_wait(timeout=0) → 0 events",
		Why:   "Timeout 0, because fetch('/orders') was ready: the loop only peeks.",
		Heads: [4]string{"fd", "waits to", "task", "last event"},
		Rows: []FDRow{
			{FD: 5, Number: "5", Waits: "read (self-pipe)", Last: "–"},
			{FD: 9, Number: "9", Waits: "read", Task: 2, Label: "fetch('/users')", Last: "–"},
			{FD: 10, Number: "10", Waits: "read", Task: 3, Label: "fetch('/orders')", Last: "read, in cycle 14", Had: true},
		},
	})
	check(t, "selector", es.Selector.Call, "epoll_wait(timeout=0) → 0 eventos")
	check(t, "selector", es.Selector.Why, "Timeout 0, porque fetch('/orders') estaba lista: solo se asoma.")
	check(t, "selector", es.Selector.Rows[2].Last, "leer, en el ciclo 14")
}

func TestOnlyAnEventOfTheCycleShownIsFresh(t *testing.T) {
	for cycle, want := range map[int]bool{13: false, 14: true, 15: false} {
		s := lesson()
		s.Cycle = cycle
		en, _ := in(s)
		if en.Selector.Rows[2].Fresh != want {
			t.Errorf("in cycle %d, fresh is %v", cycle, !want)
		}
	}
}

func TestTheAnswerCountsOnlyTheEventsThatTheTableHas(t *testing.T) {
	for _, tc := range []struct {
		beat   trace.Beat
		listed int
		want   string
	}{
		{trace.BeatCheck, 0, "epoll_wait(timeout=0) → 0 of 2 events"},
		{trace.BeatCheck, 1, "epoll_wait(timeout=0) → 1 of 2 events"},
		{trace.BeatCheck, 2, "epoll_wait(timeout=0) → 2 events"},
		{trace.BeatRun, 2, "epoll_wait(timeout=0) → 2 events"},
	} {
		s := lesson()
		s.Beat, s.Ask.Events, s.Ask.Listed = tc.beat, 2, tc.listed
		en, _ := in(s)
		check(t, "call", en.Selector.Call, tc.want)
	}
}

func TestWhatFollowsAnEmptyQueueIsSaidAsItIs(t *testing.T) {
	s := lesson()
	s.Current = trace.Queued{}
	en, _ := in(s)
	check(t, "between steps", en.Ready.Empty, "nobody else: next, the loop asks the selector")
}

// TestAClosedLoopHasNobody holds the lists of a run that was dropped with
// tasks still waiting.
func TestAClosedLoopHasNobody(t *testing.T) {
	s := lesson()
	s.Ended, s.Beat, s.Current, s.FDs = true, trace.BeatNone, trace.Queued{}, nil
	en, _ := in(s)
	check(t, "rule", en.Rule().Text, "The loop is closed.")
	check(t, "ready", en.Ready, Queue{Empty: "The loop is closed."})
	check(t, "waiting", en.Waiting, Queue{Empty: "nobody waits"})
	check(t, "running", len(en.Running.Rows), 0)
}

func check[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\n got %+v\nwant %+v", what, got, want)
	}
}

func TestAWaitingTaskSaysWhatIsLeftToWaitFor(t *testing.T) {
	for _, tc := range []struct {
		task   trace.Task
		en, es string
	}{
		{trace.Task{Wait: trace.WaitTimer, A: int64(1250 * time.Millisecond)}, "timer, 1.070 s left", "temporizador, faltan 1.070 s"},
		{trace.Task{Wait: trace.WaitThread, B: 1}, "all worker threads to end", "que terminen los hilos auxiliares"},
		{trace.Task{Wait: trace.WaitRead, A: 9, Cancelled: true}, "being cancelled · fd 9, to read", "cancelándose · fd 9, para leer"},
	} {
		t.Run(tc.en, func(t *testing.T) {
			s := lesson()
			tc.task.ID, tc.task.Life = 6, trace.Waiting
			s.Tasks = append(s.Tasks, &tc.task)
			en, es := in(s)
			check(t, "en", en.Waiting.Rows[4].Detail, tc.en)
			check(t, "es", es.Waiting.Rows[4].Detail, tc.es)
		})
	}
}

// asked is a call of the selector and what is said of it.
type asked struct {
	rule         string
	ask          trace.Ask
	call, en, es string
}

// calls is a call for every reason there is.
func calls() []asked {
	const ms = time.Millisecond
	ask := func(a trace.Ask) trace.Ask { a.Asked, a.Answered = true, true; return a }
	return []asked{
		{
			"never asked",
			trace.Ask{},
			"",
			"The loop has not asked the selector yet.", "El loop aún no le ha preguntado al selector.",
		},
		{
			"a ready task", ask(trace.Ask{Why: trace.WhyReady, WhyTask: 2, Events: 1}), "epoll_wait(timeout=0) → 1 event",
			"Timeout 0, because fetch('/users') was ready: the loop only peeks.",
			"Timeout 0, porque fetch('/users') estaba lista: solo se asoma.",
		},
		{
			"a ready callback still in the queue", ask(trace.Ask{Why: trace.WhyReady, WhyHandle: 41, Events: 2}), "epoll_wait(timeout=0) → 2 events",
			"Timeout 0, because _read_ready was ready: the loop only peeks.",
			"Timeout 0, porque _read_ready estaba listo: solo se asoma.",
		},
		{
			"a callback that is gone", ask(trace.Ask{Why: trace.WhyReady, WhyHandle: 1}), "epoll_wait(timeout=0) → 0 events",
			"Timeout 0, because a callback was ready: the loop only peeks.",
			"Timeout 0, porque había un callback listo: solo se asoma.",
		},
		{
			"stopping", ask(trace.Ask{Why: trace.WhyStopping}), "epoll_wait(timeout=0) → 0 events",
			"Timeout 0, because the loop is stopping: it only peeks.",
			"Timeout 0, porque el loop se detiene: solo se asoma.",
		},
		{
			"a task's timer",
			trace.Ask{Asked: true, Why: trace.WhyTimer, WhyTask: 5, WhyHandle: 7, Timeout: 220 * ms},
			"epoll_wait(timeout=0.220) → …",
			"0.220 s at most, because the next timer, sleep(0.4), is due then.",
			"0.220 s como máximo: entonces vence el próximo temporizador, sleep(0.4).",
		},
		{
			"a callback's timer", ask(trace.Ask{Why: trace.WhyTimer, WhyHandle: 8, Timeout: 20 * time.Microsecond}), "epoll_wait(timeout=0.001) → 0 events",
			"0.001 s at most, because the next timer, tick, is due then.",
			"0.001 s como máximo: entonces vence el próximo temporizador, tick.",
		},
		{
			"a timer that was late already", ask(trace.Ask{Why: trace.WhyTimer, WhyTask: 5}), "epoll_wait(timeout=0) → 0 events",
			"Timeout 0, because the timer of sleep(0.4) is due already.",
			"Timeout 0, porque el temporizador de sleep(0.4) ya venció.",
		},
		{
			"nothing but I/O", ask(trace.Ask{Why: trace.WhyNothing, Timeout: -1, Events: 1}), "epoll_wait(no timeout) → 1 event",
			"No timeout, because nothing is ready and no timer is set: only I/O can wake it.",
			"Sin timeout: no hay nada listo ni temporizadores; solo la E/S puede despertarlo.",
		},
	}
}

func TestWhyTheTimeoutIsWhatItIs(t *testing.T) {
	for _, tc := range calls() {
		t.Run(tc.rule, func(t *testing.T) {
			s := lesson()
			s.Ask = tc.ask
			s.Ready = []trace.Queued{{Handle: 41, Name: "_read_ready"}}
			s.Timers = append(s.Timers, trace.Timer{Handle: 8, Name: "tick"})
			en, es := in(s)
			check(t, "call", en.Selector.Call, tc.call)
			check(t, "en", en.Selector.Why, tc.en)
			check(t, "es", es.Selector.Why, tc.es)
		})
	}
}

func TestTheQueueIsInOrderAndSaysWhoQueued(t *testing.T) {
	s := lesson()
	s.Ready = []trace.Queued{
		{Handle: 50, Task: 2, Cause: trace.CauseHandle, CauseA: 40},
		{Handle: 51, Task: 4, Cause: trace.CauseHandle, CauseA: 12},
		{Handle: 52, Name: "_read_ready", Cause: trace.CauseFD, CauseA: 9},
		{Handle: 53, Name: "tick", Cause: trace.CauseTimer},
		{Handle: 54, Name: "set_result", Cause: trace.CauseThread, CauseA: 1},
		{Handle: 55, Name: "stop", Cause: trace.CauseThread},
		{Handle: 56, Name: "on_sigint", Cause: trace.CauseSignal, CauseA: 2},
		{Handle: 57, Task: 1, Cause: trace.CauseOutside},
		{Handle: 58, Cause: trace.CauseTimer, Cancelled: true},
	}
	en, es := in(s)
	check(t, "en", en.Ready.Rows, []Row{
		{Task: 2, Label: "fetch('/users')", Detail: "from fetch('/orders')"},
		{Task: 4, Label: "to_thread(read)", Detail: "from a callback"},
		{Label: "_read_ready", Detail: "fd 9 was ready"},
		{Label: "tick", Detail: "its time came"},
		{Label: "set_result", Detail: "worker thread 1"},
		{Label: "stop", Detail: "another thread"},
		{Label: "on_sigint", Detail: "signal 2"},
		{Task: 1, Label: "main()", Detail: "from outside"},
		{Label: "a callback", Detail: "cancelled", Struck: true},
	})
	check(t, "es", es.Ready.Rows[0].Detail, "de fetch('/orders')")
}

func TestWhoRuns(t *testing.T) {
	for _, tc := range []struct {
		rule   string
		change func(*trace.State)
		want   Queue
	}{
		{"a plain callback has no line", func(s *trace.State) {
			s.Current = trace.Queued{Handle: 41, Name: "_read_ready"}
		}, Queue{Rows: []Row{{Label: "_read_ready", Detail: "0.18 ms"}}, Empty: "nobody at this moment"}},
		{"a task whose line is not known has none", func(s *trace.State) {
			s.Tasks[2].Line = 0
		}, Queue{Rows: []Row{{Task: 3, Label: "fetch('/orders')", Detail: "0.18 ms"}}, Empty: "nobody at this moment"}},
		{"an eager task's first step is above its maker's", func(s *trace.State) {
			s.Eager, s.Tasks[2].Since = []trace.TaskID{2, 9}, s.Run-2*time.Millisecond
			s.Tasks[1].Life, s.Tasks[1].Line, s.Tasks[1].Since = trace.Running, 12, s.Run-time.Millisecond
		}, Queue{Rows: []Row{
			{Task: 2, Label: "fetch('/users')", Detail: "line 12 · 1.00 ms"},
			{Task: 3, Label: "fetch('/orders')", Detail: "line 6 · 2.00 ms"},
		}, Empty: "nobody at this moment"}},
		{"a long step is in whole milliseconds", func(s *trace.State) {
			s.Tasks[2].Line, s.Tasks[2].Since = 0, s.Run-120*time.Millisecond
		}, Queue{Rows: []Row{{Task: 3, Label: "fetch('/orders')", Detail: "120 ms"}}, Empty: "nobody at this moment"}},
		{"a task that has paused is not running, though its step is still ending", func(s *trace.State) {
			s.Tasks[2].Life = trace.Waiting
		}, Queue{Empty: "fetch('/orders') has paused"}},
		{"nor one that has finished", func(s *trace.State) {
			s.Tasks[2].Life = trace.Done
		}, Queue{Empty: "fetch('/orders') has finished"}},
		{"in the selector nobody runs", func(s *trace.State) {
			s.Current, s.Beat, s.Ask.Answered = trace.Queued{}, trace.BeatCheck, false
		}, Queue{Empty: "nobody: the loop waits in the selector"}},
		{"between steps nobody runs", func(s *trace.State) {
			s.Current = trace.Queued{}
		}, Queue{Empty: "nobody at this moment"}},
	} {
		t.Run(tc.rule, func(t *testing.T) {
			s := lesson()
			tc.change(s)
			en, _ := in(s)
			check(t, "running", en.Running, tc.want)
			if s.Beat == trace.BeatCheck {
				check(t, "ready", en.Ready.Empty, "the queue is empty")
			}
		})
	}
}

func TestEveryMomentIsSaidInFullInBothLanguages(t *testing.T) {
	for name, s := range moments() {
		en, es := in(s)
		for lang, m := range map[string]Model{"en": en, "es": es} {
			text := m.Text()
			if strings.Contains(text, "stage.") {
				t.Errorf("%s, %s: a text is missing:\n%s", name, lang, text)
			}
			if strings.ContainsAny(text, "{}") {
				t.Errorf("%s, %s: a placeholder is left:\n%s", name, lang, text)
			}
		}
	}
}

func TestTheTextTellsWhatThePictureShows(t *testing.T) {
	en, _ := in(lesson())
	text := en.Text()
	for _, want := range []string{
		"cycle 15 · Run until await\n", "fetch('/orders') · line 6 · 0.18 ms\n", "sleep(0.4) · timer, 0.220 s left\n",
		"EpollSelector · epoll_wait(timeout=0) → 0 events\n", "10 · read · fetch('/orders') · read, in cycle 14\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}

func TestBeforeBetweenAndAfterRunsThereIsNoBeat(t *testing.T) {
	for _, tc := range []struct {
		state       *trace.State
		want, ready string
	}{
		{nil, "The loop has not begun.", "the queue is empty"},
		{&trace.State{Cycle: 18}, "run_forever has returned: the loop stands still.", "the queue is empty"},
		{&trace.State{Cycle: 18, Ended: true}, "The loop is closed.", "The loop is closed."},
	} {
		en, _ := in(tc.state)
		check(t, "rule", en.Rule().Text, tc.want)
		check(t, "ready", en.Ready.Empty, tc.ready)
	}
}
