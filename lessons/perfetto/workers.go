package perfetto

import (
	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// worker is a worker thread.
type worker struct {
	track
	open bool
	flow int64 // the arrow from what it did last, until something is queued by it
}

// worker is the worker of that number.
func (x *Writer) worker(n int64) *worker {
	if w := x.workers[n]; w != nil {
		return w
	}
	w := &worker{track: x.newTrack(x.workerPid)}
	if x.workerPid == 0 {
		x.workerPid = w.pid
		x.nameProcess(w.pid, 2, x.t.T("perfetto.workers"))
	}
	x.workers[n] = w
	x.nameThread(w.track, x.t.T("words.wait.thread", n))
	return w
}

// addThread writes what worker threads do.
func (x *Writer) addThread(v trace.View, e *trace.Event) {
	w := x.worker(e.A)
	if e.Kind == trace.ThreadEnd {
		if w.open {
			// What it then queues is told when it runs no more.
			w.flow = x.arrowOn(w.track, x.t.T("perfetto.worker.done"))
		}
		x.endWork(w)
		return
	}
	x.endWork(w)
	flow, name := int64(0), words.Callback(x.t, v.Text(e.Text), trace.CauseThread)
	t := x.tasks[e.Task]
	if t != nil && t.open {
		flow = x.arrowOn(t.track, x.t.T("perfetto.worker.begin", name))
	}
	w.open, w.flow = true, 0
	x.begin(w.track, "worker", name, textArg("for", x.label(e.Task)))
	x.arrowTo(flow, w.track)
}

func (x *Writer) endWork(w *worker) {
	if w.open {
		x.end(w.track)
		w.open = false
	}
}

// workerArrow is the arrow from what worker n did, or from where it waits for
// the loop; 0 for a thread that is no worker.
func (x *Writer) workerArrow(n int64, name string) int64 {
	w := x.workers[n]
	switch {
	case w == nil:
		return 0
	case w.open:
		return x.arrowOn(w.track, name)
	}
	flow := w.flow
	w.flow = 0
	return flow
}
