package words

import (
	"strings"

	"batuta/loopcore/trace"
)

// human is what the loop's own callback of that name does, in a few words, and
// whether there are words for it: the program's own callbacks keep their names.
// Whether a future is given its result by a timer or by another thread only
// the cause tells.
func human(t Texts, name string, c trace.Cause) (string, bool) {
	key := humanKey(name, c)
	if key == "" {
		return name, false
	}
	return t.T(key), true
}

// humanKey is the text's key, "" where there is none. The names are asyncio's,
// as loopcore gives them to its handles.
func humanKey(name string, c trace.Cause) string {
	switch name {
	case "gather.<locals>._done_callback":
		return "words.name.gather"
	case "_chain_future.<locals>._set_state":
		return "words.name.thread"
	case "_chain_future.<locals>._call_check_cancel":
		return "words.name.cancel"
	case "BaseSelectorEventLoop._read_from_self":
		return "words.name.pipe"
	case "futures._set_result_unless_cancelled":
		if c == trace.CauseTimer {
			return "words.name.timer"
		}
		return "words.name.result"
	case "Timeout._on_timeout":
		return "words.name.timeout"
	case "_sock_connect_cb":
		return "words.name.connect"
	case "_sock_recv", "_SelectorSocketTransport._read_ready", "_SelectorDatagramTransport._read_ready":
		return "words.name.receive"
	case "_sock_sendall", "_SelectorSocketTransport._write_ready", "_SelectorDatagramTransport._sendto_ready":
		return "words.name.send"
	case "_SelectorTransport._add_reader":
		return "words.name.watch"
	case "StreamReaderProtocol.connection_made", "ResponseHandler.connection_made":
		return "words.name.made"
	case "_SelectorTransport._call_connection_lost", "_SelectorSocketTransport._call_connection_lost",
		"_SelectorDatagramTransport._call_connection_lost":
		return "words.name.lost"
	case "_sock_read_done":
		return "words.name.read"
	case "_sock_write_done":
		return "words.name.write"
	case "_run_until_complete_cb":
		return "words.name.stop"
	case "Runner._on_sigint.<locals>.<lambda>":
		return "words.name.interrupt"
	}
	return ""
}

// named is a callback by itself: what it does, else its name.
func named(t Texts, name string, c trace.Cause) string {
	if name == "" {
		return t.T("words.callback")
	}
	text, _ := human(t, name, c)
	return text
}

// inFull is a callback with its own name after what it does, for those who
// want to look it up in asyncio.
func inFull(t Texts, name string, c trace.Cause) string {
	text, ok := human(t, name, c)
	if !ok {
		return named(t, name, c)
	}
	return text + " · " + name[strings.LastIndex(name, ".")+1:]
}

// quoted is what ran in a slot as part of a sentence, "" where it is not known.
func (w Score) quoted(x *trace.Slot) string {
	if x.Task != 0 {
		return w.Task(x.Task)
	}
	return quoted(w, x.Name, x.Cause)
}

// quoted is what a handle will run as part of a sentence, "" where it is not
// known.
func (w State) quoted(h trace.Queued) string {
	if task := w.Task(h.Task); task != nil {
		return task.Label
	}
	return quoted(w, h.Name, h.Cause)
}

// quoted marks what a callback does off from the sentence around it. Names
// need no marks.
func quoted(t Texts, name string, c trace.Cause) string {
	text, ok := human(t, name, c)
	if !ok {
		return name
	}
	return t.T("words.quoted", text)
}
