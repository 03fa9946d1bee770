package terminal

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// WriteScore writes a score as text: a block for each bar, with the selector's
// call and then what ran, and below them the lanes as a grid of so many
// columns.
func WriteScore(to io.Writer, s *trace.Score, t words.Texts, columns int) error {
	out := bufio.NewWriter(to)
	w := words.Score{Texts: t, Score: s}
	writeHead(out, w)
	closing := false
	for i := s.First; i < len(s.Bars); i++ {
		b := s.Bars[i]
		if b.Phase == trace.PhaseClosing && !closing {
			closing = true
			fmt.Fprintf(out, "\n── %s ──\n", words.Closing(t))
		}
		writeBar(out, w, i)
	}
	newGrid(w, columns).write(out)
	return out.Flush()
}

// writeHead says how long the run was.
func writeHead(out io.Writer, w words.Score) {
	s := w.Score
	kept := s.Bars[s.First:]
	if len(kept) == 0 {
		fmt.Fprintf(out, "%s\n", w.T("terminal.score.none"))
		return
	}
	fmt.Fprintf(out, "%s\n", w.T("terminal.score", len(s.Bars), words.Seconds(kept[len(kept)-1].End)))
	if s.First > 0 {
		fmt.Fprintf(out, "%s\n", w.T("terminal.score.forgotten", s.First))
	}
}

// writeBar writes the block of bar i.
func writeBar(out io.Writer, w words.Score, i int) {
	b := w.Score.Bars[i]
	fmt.Fprintf(out, "\n%s\n", w.T("terminal.bar", b.Number, words.Seconds(b.Begin)))
	if b.Ask.Asked {
		fmt.Fprintf(out, "      %s → %s\n", w.Asked(b), words.Answer(w, b.Ask))
	}
	for _, e := range b.Events {
		fmt.Fprintf(out, "    %c %s\n", markEvent, eventText(w, e))
	}
	for _, h := range b.Due {
		fmt.Fprintf(out, "    %c %s\n", markDue, dueText(w, b, h))
	}
	for k := range b.Slots {
		x := &b.Slots[k]
		fmt.Fprintf(out, "%3d %c %s\n", k+1, slotMark(x), slotText(w, trace.Place{Bar: i, Slot: k}, x))
	}
}

// eventText is a descriptor that the selector named, and who waited for it.
func eventText(w words.Score, e trace.BarEvent) string {
	text := words.Event(w, e.FD, e.Mask, e.Pipe)
	if e.Task != 0 {
		text += ": " + w.Task(e.Task)
	}
	return text
}

// dueText says whose timer came due, where the callback it ran tells.
func dueText(w words.Score, b *trace.Bar, h trace.HandleID) string {
	for k := range b.Slots {
		if x := &b.Slots[k]; x.Handle == h && len(x.Wakes) > 0 {
			return words.Due(w, tasks(w, x.Wakes))
		}
	}
	return words.Due(w, "")
}

// slotMark is the sign before a slot's line.
func slotMark(x *trace.Slot) rune {
	switch {
	case x.Skipped:
		return markSkipped
	case x.Task == 0:
		return markCallback
	case x.Slow:
		return markSlow
	}
	return markNote
}

// slotText is what ran at p, how long, how it came there and what came of it.
func slotText(w words.Score, p trace.Place, x *trace.Slot) string {
	parts := []string{w.Callback(x)}
	if x.Skipped {
		return parts[0] + " · " + words.Skipped(w)
	}
	parts[0] += "  " + words.Duration(x.End-x.Begin)
	if x.Slow {
		parts = append(parts, w.T("terminal.slow"))
	}
	if x.Task == 0 {
		parts = append(parts, w.Because(x))
	}
	switch lane := w.Score.Lane(x.Task); {
	case x.Open:
		parts = append(parts, w.T("terminal.running"))
	case x.Finished && lane != nil:
		parts = append(parts, words.Outcome(w, lane.Outcome, lane.Result))
	case x.Suspended && lane != nil:
		parts = append(parts, restText(w, lane, p))
	}
	if len(x.Wakes) > 0 {
		parts = append(parts, w.T("terminal.wakes", tasks(w, x.Wakes)))
	}
	return strings.Join(parts, " · ")
}

// restText is what the task of lane waits for after its note at p.
func restText(w words.Score, lane *trace.Lane, p trace.Place) string {
	for i := range lane.Spans[:max(len(lane.Spans)-1, 0)] {
		if x := &lane.Spans[i]; x.Life != trace.Running || x.From != p {
			continue
		}
		rest := &lane.Spans[i+1]
		if rest.Wait == trace.WaitYield {
			return w.Wait(rest)
		}
		return w.T("terminal.waits", w.Wait(rest))
	}
	return w.T("terminal.waits", w.Wait(&trace.Span{Wait: trace.WaitFuture}))
}

// tasks is a list of tasks, the first of them by name.
func tasks(w words.Score, ids []trace.TaskID) string {
	const most = 4
	var names []string
	for _, id := range ids[:min(len(ids), most)] {
		names = append(names, w.Task(id))
	}
	list := strings.Join(names, ", ")
	if len(ids) > most {
		return w.T("terminal.more", list, len(ids)-most)
	}
	return list
}
