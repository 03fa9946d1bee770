package words_test

import (
	"testing"
	"time"

	"batuta/assets"
	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

const (
	ms = time.Millisecond
	us = time.Microsecond
)

// A callback of the loop's own, and the task that asyncio.run closes with.
const (
	gathered = "gather.<locals>._done_callback"
	closing  = "shutdown_default_executor()"
)

// played is a score of two tasks, a bar in which one of them and two plain
// callbacks ran, and a lane whose beginning is forgotten.
func played() *trace.Score {
	s := trace.NewScore()
	s.Lanes = []*trace.Lane{{Task: 1, Label: "main()"}, {Task: 2, Label: "fetch('/users')"}, {Task: 3}, {Task: 5, Label: closing}}
	s.Bars = []*trace.Bar{{Number: 1, Slots: []trace.Slot{
		{Handle: 4, Task: 2},
		{Handle: 5, Name: "sock_recv"},
		{Handle: 6},
		{Handle: 7, Name: gathered},
	}}}
	return s
}

// moment is 0.18 s of a run in which main() runs.
func moment() *trace.State {
	return &trace.State{
		Run:     180 * ms,
		Current: trace.Queued{Handle: 40, Task: 1},
		Ready:   []trace.Queued{{Handle: 41, Name: "sock_recv"}, {Handle: 7, Name: gathered}},
		Timers:  []trace.Timer{{Handle: 8, Name: "tick"}},
		Tasks:   []*trace.Task{{ID: 1, Label: "main()"}, {ID: 2, Label: "fetch('/users')"}, {ID: 5, Label: closing}},
	}
}

// wording is what say answers for each language's catalogue, compared with
// what it should be.
func wording(t *testing.T, en, es string, say func(words.Texts) string) {
	t.Helper()
	for lang, want := range map[string]string{"en": en, "es": es} {
		if got := say(assets.Texts(lang)); got != want {
			t.Errorf("%s: it says %q, want %q", lang, got, want)
		}
	}
}

func TestARestSaysWhatItWaitsForInFewWords(t *testing.T) {
	for _, tc := range []struct {
		rest   trace.Span
		en, es string
	}{
		{trace.Span{Wait: trace.WaitYield}, "lets the others run", "cede el turno"},
		{trace.Span{Wait: trace.WaitRead, A: 9}, "fd 9, to read", "fd 9, para leer"},
		{trace.Span{Wait: trace.WaitWrite, A: 10}, "fd 10, to write", "fd 10, para escribir"},
		{trace.Span{Wait: trace.WaitTimer, A: int64(400 * ms)}, "timer, due at 0.400 s", "temporizador, a los 0.400 s"},
		{trace.Span{Wait: trace.WaitThread, A: 2}, "worker thread 2", "hilo auxiliar 2"},
		{trace.Span{Wait: trace.WaitThread}, "a free worker thread", "un hilo auxiliar libre"},
		{trace.Span{Wait: trace.WaitThread, B: 1}, "all worker threads to end", "que terminen los hilos auxiliares"},
		{trace.Span{Wait: trace.WaitTask, A: 2}, "fetch('/users')", "fetch('/users')"},
		{trace.Span{Wait: trace.WaitTask, A: 3}, "another task", "otra tarea"},
		{trace.Span{Wait: trace.WaitTask, A: 99}, "another task", "otra tarea"},
		{trace.Span{Wait: trace.WaitGather, A: 1, B: 4}, "gather: 4 tasks", "gather: 4 tareas"},
		{trace.Span{Wait: trace.WaitFuture}, "a future", "un future"},
		{trace.Span{Wait: trace.WaitFuture, Reason: "answer"}, "answer", "answer"},
		{trace.Span{Wait: trace.WaitLock}, "a lock", "un lock"},
		{trace.Span{Wait: trace.WaitLock, Reason: "Lock held by Task-2"}, "Lock held by Task-2", "Lock held by Task-2"},
		{trace.Span{Wait: trace.WaitQueue}, "a queue", "una cola"},
	} {
		wording(t, tc.en, tc.es, func(texts words.Texts) string {
			return words.Score{Texts: texts, Score: played()}.Wait(&tc.rest)
		})
	}
}

func TestAWaitingTaskSaysWhatIsLeftToWaitFor(t *testing.T) {
	for _, tc := range []struct {
		task   trace.Task
		en, es string
	}{
		{trace.Task{Wait: trace.WaitTimer, A: int64(1250 * ms)}, "timer, 1.070 s left", "temporizador, faltan 1.070 s"},
		{trace.Task{Wait: trace.WaitTimer, A: int64(180*ms + 1)}, "timer, 0.001 s left", "temporizador, faltan 0.001 s"},
		{trace.Task{Wait: trace.WaitTimer, A: int64(180 * ms)}, "timer, due", "temporizador, vencido"},
		{trace.Task{Wait: trace.WaitThread, B: 1}, "all worker threads to end", "que terminen los hilos auxiliares"},
		{trace.Task{Wait: trace.WaitTask, A: 2}, "fetch('/users') to finish", "que termine fetch('/users')"},
		{trace.Task{Wait: trace.WaitTask, A: 99}, "another task to finish", "que termine otra tarea"},
		{trace.Task{Wait: trace.WaitGather, A: 3, B: 4}, "3 of 4 to finish", "faltan 3 de 4"},
		{trace.Task{Wait: trace.WaitQueue, Reason: "Queue.get: empty"}, "Queue.get: empty", "Queue.get: empty"},
	} {
		wording(t, tc.en, tc.es, func(texts words.Texts) string {
			return words.State{Texts: texts, State: moment()}.Wait(&tc.task)
		})
	}
}

func TestEveryCauseHasAShortFormAndASentence(t *testing.T) {
	for _, tc := range []struct {
		cause                trace.Cause
		a                    int64 // the moment's
		by                   trace.Place
		short, shortES       string
		sentence, sentenceES string
	}{
		{trace.CauseOutside, 0, trace.Nowhere(), "from outside", "desde fuera", "queued from outside any callback", "entró a la cola desde fuera de todo callback"},
		{trace.CauseFD, 9, trace.Nowhere(), "fd 9 was ready", "el fd 9 estaba listo", "because fd 9 was ready", "porque el fd 9 estaba listo"},
		{trace.CauseTimer, 0, trace.Nowhere(), "its time came", "llegó su hora", "because its time came", "porque llegó su hora"},
		{trace.CauseThread, 2, trace.Nowhere(), "worker thread 2", "hilo auxiliar 2", "called from worker thread 2", "entró a la cola desde el hilo auxiliar 2"},
		{trace.CauseThread, 0, trace.Nowhere(), "another thread", "otro hilo", "called from another thread", "entró a la cola desde otro hilo"},
		{trace.CauseSignal, 2, trace.Nowhere(), "signal 2", "señal 2", "because of signal 2", "por la señal 2"},
		{trace.CauseHandle, 40, trace.Place{Slot: 0}, "from main()", "de main()", "queued by fetch('/users')", "entró a la cola por fetch('/users')"},
		{trace.CauseHandle, 12, trace.Place{Slot: 1}, "from a callback", "de un callback", "queued by sock_recv", "entró a la cola por sock_recv"},
		{trace.CauseHandle, 12, trace.Nowhere(), "from a callback", "de un callback", "queued by a callback", "entró a la cola por un callback"},
		{trace.CauseHandle, 12, trace.Place{Slot: 3}, "from a callback", "de un callback", "queued by “gather counts one”", "entró a la cola por «gather cuenta una»"},
	} {
		wording(t, tc.short, tc.shortES, func(texts words.Texts) string {
			return words.State{Texts: texts, State: moment()}.Cause(trace.Queued{Cause: tc.cause, CauseA: tc.a})
		})
		wording(t, tc.sentence, tc.sentenceES, func(texts words.Texts) string {
			x := trace.Slot{Cause: tc.cause, CauseA: tc.a, By: tc.by}
			return words.Score{Texts: texts, Score: played()}.Because(&x)
		})
	}
}

func TestWhatRanIsATaskOrANamedCallbackOrACallback(t *testing.T) {
	s := played()
	for _, tc := range []struct {
		slot   trace.Slot
		en, es string
	}{
		{s.Bars[0].Slots[0], "fetch('/users')", "fetch('/users')"},
		{s.Bars[0].Slots[1], "sock_recv", "sock_recv"},
		{s.Bars[0].Slots[2], "a callback", "un callback"},
		{s.Bars[0].Slots[3], "gather counts one · _done_callback", "gather cuenta una · _done_callback"},
		{trace.Slot{Task: 3}, "task 3", "tarea 3"}, // its label is forgotten
		{trace.Slot{Task: 99}, "task 99", "tarea 99"},
	} {
		wording(t, tc.en, tc.es, func(texts words.Texts) string {
			return words.Score{Texts: texts, Score: s}.Callback(&tc.slot)
		})
	}
}

func TestHowATaskEnded(t *testing.T) {
	for _, tc := range []struct {
		how            trace.Outcome
		result, en, es string
	}{
		{trace.Returned, "42", "returned 42", "devolvió 42"},
		{trace.Returned, "", "returned", "terminó"},
		{trace.Failed, "KeyError: 'a'", "raised KeyError: 'a'", "lanzó KeyError: 'a'"},
		{trace.Cancelled, "", "cancelled", "cancelada"},
	} {
		wording(t, tc.en, tc.es, func(texts words.Texts) string { return words.Outcome(texts, tc.how, tc.result) })
	}
}
