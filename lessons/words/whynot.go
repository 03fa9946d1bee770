package words

import "batuta/loopcore/trace"

// chainTold is how many tasks a chain of waits is told over.
const chainTold = 6

// WhyNot says why a task does not run at the moment, a sentence each: what it
// waits for, and what that waits for in its turn; or who is before it.
func (w State) WhyNot(id trace.TaskID) []string {
	task := w.Task(id)
	switch {
	case task == nil:
		return []string{w.T("words.whynot.unmade")}
	case task.Life == trace.Done:
		return []string{w.T("words.whynot.done", Outcome(w, task.Outcome, task.Result), Seconds(task.Ended))}
	case w.Ended:
		return []string{w.T("words.whynot.closed")}
	case task.Life == trace.Running && !w.inside(id):
		return []string{w.T("words.whynot.running")}
	case task.Life == trace.Running:
		return []string{w.T("words.whynot.inside")}
	case task.Life == trace.Ready:
		return w.whyNotYet(task)
	}
	return w.chain(task)
}

// inside tells whether a task is held up, in the middle of its step, by one that
// takes its first step inside it.
func (w State) inside(id trace.TaskID) bool {
	return len(w.Eager) > 0 && w.Eager[len(w.Eager)-1] != id
}

// whyNotYet is of a task that is ready.
func (w State) whyNotYet(task *trace.Task) []string {
	var said []string
	if w.Current.Handle != 0 {
		said = append(said, w.T("words.whynot.busy", w.Callback(w.Current)))
	}
	for i, h := range w.Ready {
		if h.Task != task.ID {
			continue
		}
		switch i {
		case 0:
			said = append(said, w.T("words.whynot.next"))
		case 1:
			said = append(said, w.T("words.whynot.second", w.Callback(w.Ready[0])))
		default:
			said = append(said, w.T("words.whynot.queued", i, w.Callback(w.Ready[0])))
		}
		return said
	}
	return append(said, w.T("words.whynot.woken"))
}

// chain is of a task that waits, and of those it waits for.
func (w State) chain(task *trace.Task) []string {
	said := []string{w.T("words.whynot.waits", task.Label, w.Wait(task), Seconds(task.Since))}
	seen := map[trace.TaskID]bool{task.ID: true}
	for range chainTold {
		if task.Wait != trace.WaitTask {
			break
		}
		next := w.Task(trace.TaskID(task.A))
		if next == nil {
			break
		}
		if seen[next.ID] {
			return append(said, w.T("words.whynot.ring"))
		}
		seen[next.ID], task = true, next
		if next.Life != trace.Waiting {
			return append(said, w.T("words.whynot."+lifeName(next.Life), next.Label))
		}
		said = append(said, w.T("words.whynot.waits", next.Label, w.Wait(next), Seconds(next.Since)))
	}
	if key := wakeKey(task.Wait); key != "" {
		said = append(said, w.T(key))
	}
	return said
}

// lifeName is the last part of the key of what is said of an awaited task.
func lifeName(l trace.Life) string {
	switch l {
	case trace.Running:
		return "other.running"
	case trace.Done:
		return "other.done"
	}
	return "other.ready"
}

// wakeKey is the key of who will wake a task that waits so, "" where that is
// said already.
func wakeKey(wait trace.Wait) string {
	switch wait {
	case trace.WaitRead, trace.WaitWrite:
		return "words.whynot.wake.fd"
	case trace.WaitTimer:
		return "words.whynot.wake.timer"
	case trace.WaitThread:
		return "words.whynot.wake.thread"
	case trace.WaitFuture, trace.WaitLock, trace.WaitQueue:
		return "words.whynot.wake.code"
	case trace.WaitGather:
		return "words.whynot.wake.gather"
	}
	return ""
}

// Life is what a task is doing, in a word.
func Life(t Texts, task *trace.Task) string {
	switch {
	case task.Life == trace.Waiting && task.Cancelled:
		return t.T("words.life.cancelling")
	case task.Life == trace.Waiting:
		return t.T("words.life.waiting")
	case task.Life == trace.Running:
		return t.T("words.life.running")
	case task.Life == trace.Done:
		return t.T("words.life.done")
	}
	return t.T("words.life.ready")
}
