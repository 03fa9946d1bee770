package words_test

import (
	"strings"
	"testing"

	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// A callback of the loop's own is called by what it does, and one of the
// program's by its name.
func TestTheLoopsOwnCallbacksHavePlainNames(t *testing.T) {
	for _, tc := range []struct {
		name   string
		cause  trace.Cause
		en, es string
	}{
		{gathered, trace.CauseHandle, "gather counts one", "gather cuenta una"},
		{"_chain_future.<locals>._set_state", trace.CauseThread, "the worker’s result arrives", "llega el resultado del hilo"},
		{"_chain_future.<locals>._call_check_cancel", trace.CauseHandle, "checks for a cancellation", "revisa si hay cancelación"},
		{"BaseSelectorEventLoop._read_from_self", trace.CauseFD, "empties the self-pipe", "vacía el self-pipe"},
		{"futures._set_result_unless_cancelled", trace.CauseTimer, "the timer rings", "suena el temporizador"},
		{"futures._set_result_unless_cancelled", trace.CauseThread, "the future gets its result", "el future recibe su resultado"},
		{"Timeout._on_timeout", trace.CauseTimer, "the time limit is up", "se acabó el plazo"},
		{"_sock_connect_cb", trace.CauseFD, "checks the connection", "revisa la conexión"},
		{"_sock_recv", trace.CauseFD, "receives the bytes", "recibe los bytes"},
		{"_sock_sendall", trace.CauseFD, "sends the bytes", "envía los bytes"},
		{"_SelectorSocketTransport._read_ready", trace.CauseFD, "receives the bytes", "recibe los bytes"},
		{"_SelectorSocketTransport._write_ready", trace.CauseFD, "sends the bytes", "envía los bytes"},
		{"_SelectorTransport._add_reader", trace.CauseHandle, "watches for bytes", "vigila si llegan bytes"},
		{"ResponseHandler.connection_made", trace.CauseHandle, "tells that it is connected", "avisa que hay conexión"},
		{"_SelectorSocketTransport._call_connection_lost", trace.CauseHandle, "ends the connection", "termina la conexión"},
		{"_sock_read_done", trace.CauseHandle, "stops watching", "deja de vigilar"},
		{"_sock_write_done", trace.CauseHandle, "stops watching", "deja de vigilar"},
		{"_run_until_complete_cb", trace.CauseHandle, "stops the loop", "detiene el loop"},
		{"Runner._on_sigint.<locals>.<lambda>", trace.CauseSignal, "wakes the loop for Ctrl+C", "despierta al loop por Ctrl+C"},
	} {
		wording(t, tc.en, tc.es, func(texts words.Texts) string {
			return words.State{Texts: texts, State: moment()}.Callback(trace.Queued{Name: tc.name, Cause: tc.cause})
		})
		own := " · " + tc.name[strings.LastIndex(tc.name, ".")+1:]
		wording(t, tc.en+own, tc.es+own, func(texts words.Texts) string {
			return words.Score{Texts: texts, Score: played()}.Callback(&trace.Slot{Name: tc.name, Cause: tc.cause})
		})
	}
	for _, name := range []string{"tick", "my_done_callback", "Client._done_callback"} {
		wording(t, name, name, func(texts words.Texts) string {
			return words.State{Texts: texts, State: moment()}.Callback(trace.Queued{Name: name})
		})
	}
}

func TestWhoQueuedSomethingIsMarkedOffFromTheSentence(t *testing.T) {
	wording(t, "from “gather counts one”", "de «gather cuenta una»", func(texts words.Texts) string {
		s := moment()
		s.Current = trace.Queued{Handle: 7, Name: gathered}
		return words.State{Texts: texts, State: s}.Cause(trace.Queued{Cause: trace.CauseHandle, CauseA: 7})
	})
}
