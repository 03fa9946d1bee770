package words

import "batuta/loopcore/trace"

// Cause is who put a handle into the ready queue, as short as a note beside
// its name: "fd 9 was ready".
func (w State) Cause(h trace.Queued) string {
	by := ""
	if w.Current.Handle != 0 && int64(w.Current.Handle) == h.CauseA {
		by = w.quoted(w.Current)
	}
	return cause(w, "words.cause.", h.Cause, h.CauseA, by)
}

// Because is who queued the callback of a slot, as a sentence goes on:
// "because fd 9 was ready".
func (w Score) Because(x *trace.Slot) string {
	by := ""
	if slot := w.Slot(x.By); slot != nil {
		by = w.quoted(slot)
	}
	return cause(w, "words.because.", x.Cause, x.CauseA, by)
}

// cause is the text for c in one of its two forms. by is the callback that
// ran when c is CauseHandle, "" where it is not known.
func cause(t Texts, form string, c trace.Cause, a int64, by string) string {
	switch c {
	case trace.CauseOutside:
		return t.T(form + "outside")
	case trace.CauseFD:
		return t.T(form+"fd", a)
	case trace.CauseTimer:
		return t.T(form + "timer")
	case trace.CauseThread:
		if a == 0 {
			return t.T(form + "anythread")
		}
		return t.T(form+"thread", a)
	case trace.CauseSignal:
		return t.T(form+"signal", a)
	}
	if by == "" {
		return t.T(form + "callback")
	}
	return t.T(form+"by", by)
}
