package words_test

import (
	"testing"
	"time"

	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// asked is a call of the selector and what is said of it.
type asked struct {
	rule                                 string
	ask                                  trace.Ask
	short, shortES, sentence, sentenceES string
}

// calls is a call for every reason there is but timers.
func calls() []asked {
	return []asked{
		{
			"a task is ready",
			trace.Ask{Why: trace.WhyReady, WhyTask: 2},
			"timeout 0: fetch('/users') is ready", "timeout 0: fetch('/users') está lista",
			"Timeout 0, because fetch('/users') was ready: the loop only peeks.",
			"Timeout 0, porque fetch('/users') estaba lista: solo se asoma.",
		},
		{
			"a callback is ready, whose name is known at that moment only",
			trace.Ask{Why: trace.WhyReady, WhyHandle: 41},
			"timeout 0: a callback is ready", "timeout 0: hay un callback listo",
			"Timeout 0, because sock_recv was ready: the loop only peeks.",
			"Timeout 0, porque sock_recv estaba listo: solo se asoma.",
		},
		{
			"a callback is ready, which then ran in the bar",
			trace.Ask{Why: trace.WhyReady, WhyHandle: 5},
			"timeout 0: sock_recv is ready", "timeout 0: sock_recv está listo",
			"Timeout 0, because a callback was ready: the loop only peeks.",
			"Timeout 0, porque había un callback listo: solo se asoma.",
		},
		{
			"what the loop's own callback does is marked off",
			trace.Ask{Why: trace.WhyReady, WhyHandle: 7},
			"timeout 0: “gather counts one” is ready", "timeout 0: «gather cuenta una» está listo",
			"Timeout 0, because “gather counts one” was ready: the loop only peeks.",
			"Timeout 0, porque «gather cuenta una» estaba listo: solo se asoma.",
		},
		{
			"the loop is stopping",
			trace.Ask{Why: trace.WhyStopping},
			"timeout 0: the loop is stopping", "timeout 0: el loop se detiene",
			"Timeout 0, because the loop is stopping: it only peeks.",
			"Timeout 0, porque el loop se detiene: solo se asoma.",
		},
		{
			"only I/O can come",
			trace.Ask{Why: trace.WhyNothing, Timeout: -1},
			"no timeout: only I/O can come", "sin timeout: solo puede llegar E/S",
			"No timeout, because nothing is ready and no timer is set: only I/O can wake it.",
			"Sin timeout: no hay nada listo ni temporizadores; solo la E/S puede despertarlo.",
		},
		{
			"the loop's owner, a window's own loop, wants it back soon",
			trace.Ask{Why: trace.WhyOwner, Timeout: 16 * ms},
			"timeout 16 ms: whoever turns the loop lets it wait no longer",
			"timeout 16 ms: quien hace girar el loop no lo deja esperar más",
			"0.016 s at most, because whoever turns the loop lets it wait no longer.",
			"0.016 s como máximo: quien hace girar el loop no lo deja esperar más.",
		},
		{
			"the loop's owner does not let it wait at all",
			trace.Ask{Why: trace.WhyOwner},
			"timeout 0: whoever turns the loop lets it wait no longer",
			"timeout 0: quien hace girar el loop no lo deja esperar más",
			"0 s at most, because whoever turns the loop lets it wait no longer.",
			"0 s como máximo: quien hace girar el loop no lo deja esperar más.",
		},
	}
}

// timed is a call for every way in which a timer decides.
func timed() []asked {
	return []asked{
		{
			"a task's timer is next",
			trace.Ask{Why: trace.WhyTimer, WhyTask: 2, Timeout: 220 * ms},
			"timeout 220 ms: until the timer of fetch('/users')", "timeout 220 ms: hasta el temporizador de fetch('/users')",
			"0.220 s at most, because the next timer, fetch('/users'), is due then.",
			"0.220 s como máximo: entonces vence el próximo temporizador, fetch('/users').",
		},
		{
			"the timer of asyncio.run's closing is next",
			trace.Ask{Why: trace.WhyTimer, WhyTask: 5, Timeout: 300 * time.Second},
			"timeout 300 s: the time that asyncio.run gives its worker threads",
			"timeout 300 s: el plazo que asyncio.run da a sus hilos auxiliares",
			"300 s at most: asyncio.run gives its worker threads so long to end.",
			"300 s como máximo: el plazo que asyncio.run da a sus hilos auxiliares para terminar.",
		},
		{
			"a timer is next that nobody knows",
			trace.Ask{Why: trace.WhyTimer, Timeout: 20 * us},
			"timeout 20 µs: until the next timer", "timeout 20 µs: hasta el próximo temporizador",
			"0.001 s at most, because the next timer is due then.",
			"0.001 s como máximo: entonces vence el próximo temporizador.",
		},
		{
			"a timer was late already",
			trace.Ask{Why: trace.WhyTimer, WhyTask: 2},
			"timeout 0: the timer of fetch('/users') is due already", "timeout 0: ya venció el temporizador de fetch('/users')",
			"Timeout 0, because the timer of fetch('/users') is due already.",
			"Timeout 0, porque el temporizador de fetch('/users') ya venció.",
		},
		{
			"a timer was late that nobody knows",
			trace.Ask{Why: trace.WhyTimer},
			"timeout 0: a timer is due already", "timeout 0: ya venció un temporizador",
			"Timeout 0, because a timer is due already.", "Timeout 0, porque ya venció un temporizador.",
		},
	}
}

func TestWhyTheSelectorWasAskedSo(t *testing.T) {
	for _, tc := range append(calls(), timed()...) {
		t.Run(tc.rule, func(t *testing.T) {
			tc.ask.Asked = true
			wording(t, tc.short, tc.shortES, func(texts words.Texts) string {
				s := played()
				s.Bars[0].Ask = tc.ask
				return words.Score{Texts: texts, Score: s}.Asked(s.Bars[0])
			})
			wording(t, tc.sentence, tc.sentenceES, func(texts words.Texts) string {
				s := moment()
				s.Ask = tc.ask
				return words.State{Texts: texts, State: s}.Why()
			})
		})
	}
}

func TestBeforeTheFirstCallThereIsNoReason(t *testing.T) {
	wording(t, "The loop has not asked the selector yet.", "El loop aún no le ha preguntado al selector.", func(texts words.Texts) string {
		return words.State{Texts: texts, State: moment()}.Why()
	})
}

func TestATimersCallbackIsNamedWhileItIsSet(t *testing.T) {
	s := moment()
	s.Ask = trace.Ask{Asked: true, Why: trace.WhyTimer, WhyHandle: 8, Timeout: 70 * ms}
	wording(t, "0.070 s at most, because the next timer, tick, is due then.",
		"0.070 s como máximo: entonces vence el próximo temporizador, tick.", func(texts words.Texts) string {
			return words.State{Texts: texts, State: s}.Why()
		})
}

func TestWhatTheSelectorAnswered(t *testing.T) {
	for _, tc := range []struct {
		ask    trace.Ask
		en, es string
	}{
		{trace.Ask{Timeout: -1}, "still waiting", "sigue esperando"},
		{trace.Ask{Answered: true}, "nothing", "nada"},
		{trace.Ask{Answered: true, Events: 1}, "1 event at once", "1 evento al instante"},
		{trace.Ask{Answered: true, Events: 2}, "2 events at once", "2 eventos al instante"},
		{trace.Ask{Answered: true, Events: 1, Took: 118 * ms}, "1 event after 118 ms", "1 evento tras 118 ms"},
		{trace.Ask{Answered: true, Timeout: ms, Took: ms}, "0 events after 1.0 ms", "0 eventos tras 1.0 ms"},
	} {
		wording(t, tc.en, tc.es, func(texts words.Texts) string { return words.Answer(texts, tc.ask) })
	}
}

func TestATimeoutReadsAsTheCallsArgument(t *testing.T) {
	for _, tc := range []struct {
		ask    trace.Ask
		en, es string
	}{
		{trace.Ask{Timeout: -1}, "no timeout", "sin timeout"},
		{trace.Ask{}, "timeout=0", "timeout=0"},
		{trace.Ask{Timeout: 20 * us}, "timeout=0.001", "timeout=0.001"},
		{trace.Ask{Timeout: 220 * ms}, "timeout=0.220", "timeout=0.220"},
	} {
		wording(t, tc.en, tc.es, func(texts words.Texts) string { return words.Timeout(texts, tc.ask.Timeout) })
	}
}

func TestWhatTheSelectorNamed(t *testing.T) {
	for _, tc := range []struct {
		mask   trace.Mask
		own    bool
		en, es string
	}{
		{trace.Read, false, "fd 9 is ready to read", "el fd 9 está listo para leer"},
		{trace.Write, false, "fd 9 is ready to write", "el fd 9 está listo para escribir"},
		{trace.Read | trace.Write, false, "fd 9 is ready to read and to write", "el fd 9 está listo para leer y escribir"},
		{trace.Read, true, "fd 9, the self-pipe: a thread wakes the loop", "fd 9, el self-pipe: un hilo despierta al loop"},
	} {
		wording(t, tc.en, tc.es, func(texts words.Texts) string { return words.Event(texts, 9, tc.mask, tc.own) })
	}
}
