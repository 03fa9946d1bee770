package terminal

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"batuta/loopcore/trace"
)

// WriteScore writes a score as text: a block for each bar, with the selector's
// call and then what ran, and below them the lanes as a grid of so many
// columns.
func WriteScore(to io.Writer, s *trace.Score, t Texts, columns int) error {
	out := bufio.NewWriter(to)
	w := words{Texts: t, score: s}
	writeHead(out, w)
	closing := false
	for i := s.First; i < len(s.Bars); i++ {
		b := s.Bars[i]
		if b.Phase == trace.PhaseClosing && !closing {
			closing = true
			fmt.Fprintf(out, "\n── %s ──\n", w.T("score.closing"))
		}
		writeBar(out, w, i)
	}
	newGrid(w, columns).write(out)
	return out.Flush()
}

// writeHead says how long the run was.
func writeHead(out io.Writer, w words) {
	s := w.score
	kept := s.Bars[s.First:]
	if len(kept) == 0 {
		fmt.Fprintf(out, "%s\n", w.T("terminal.score.none"))
		return
	}
	fmt.Fprintf(out, "%s\n", w.T("terminal.score", len(s.Bars), seconds(kept[len(kept)-1].End)))
	if s.First > 0 {
		fmt.Fprintf(out, "%s\n", w.T("terminal.score.forgotten", s.First))
	}
}

// writeBar writes the block of bar i.
func writeBar(out io.Writer, w words, i int) {
	b := w.score.Bars[i]
	fmt.Fprintf(out, "\n%s\n", w.T("terminal.bar", b.Number, seconds(b.Begin)))
	if b.Ask.Asked {
		fmt.Fprintf(out, "      %s → %s\n", w.asked(b.Ask), w.answered(b.Ask))
	}
	for _, e := range b.Events {
		fmt.Fprintf(out, "    %c %s\n", markEvent, w.event(e))
	}
	for _, h := range b.Due {
		fmt.Fprintf(out, "    %c %s\n", markDue, dueText(w, b, h))
	}
	for k := range b.Slots {
		x := &b.Slots[k]
		fmt.Fprintf(out, "%3d %c %s\n", k+1, slotMark(x), slotText(w, trace.Place{Bar: i, Slot: k}, x))
	}
}

// dueText says whose timer came due, where the callback it ran tells.
func dueText(w words, b *trace.Bar, h trace.HandleID) string {
	for k := range b.Slots {
		if x := &b.Slots[k]; x.Handle == h && len(x.Wakes) > 0 {
			return w.T("terminal.due.of", w.tasks(x.Wakes))
		}
	}
	return w.T("terminal.due")
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
func slotText(w words, p trace.Place, x *trace.Slot) string {
	parts := []string{w.callback(x)}
	if x.Skipped {
		return w.T("terminal.skipped", parts[0])
	}
	parts[0] += "  " + duration(x.End-x.Begin)
	if x.Slow {
		parts = append(parts, w.T("terminal.slow"))
	}
	if x.Task == 0 {
		parts = append(parts, w.cause(x))
	}
	switch lane := w.score.Lane(x.Task); {
	case x.Open:
		parts = append(parts, w.T("terminal.running"))
	case x.Finished && lane != nil:
		parts = append(parts, w.end(lane))
	case x.Suspended && lane != nil:
		parts = append(parts, restText(w, lane, p))
	}
	if len(x.Wakes) > 0 {
		parts = append(parts, w.T("terminal.wakes", w.tasks(x.Wakes)))
	}
	return strings.Join(parts, " · ")
}

// restText is what the task of lane waits for after its note at p.
func restText(w words, lane *trace.Lane, p trace.Place) string {
	for i := range lane.Spans[:max(len(lane.Spans)-1, 0)] {
		if x := &lane.Spans[i]; x.Life != trace.Running || x.From != p {
			continue
		}
		rest := &lane.Spans[i+1]
		if rest.Wait == trace.WaitYield {
			return w.T("terminal.yields")
		}
		return w.T("terminal.waits", w.reason(rest))
	}
	return w.T("terminal.waits", w.T("score.wait.future"))
}
