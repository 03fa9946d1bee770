package perfetto

import (
	"io"
	"maps"
	"slices"
	"time"

	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// VirtualTick is the Tick for a run on the virtual clock: wide enough for a
// callback to be seen beside a wait of a millisecond.
const VirtualTick = time.Microsecond

// Options say how a run is written.
type Options struct {
	Texts   words.Texts // the reader's language
	Program string      // what was run: the base name of its file
	// Tick is the least distance between two moments of the file; less than a
	// nanosecond is one. Where the run's clock stood still, as the virtual one
	// does while callbacks run, what happened would otherwise have neither
	// width nor order. What is written later than it was says when it was, as
	// "run_us". The next time the clock moves on makes up for it.
	Tick time.Duration
}

// Writer writes one run as it goes on. It holds what is going on at the moment,
// and of each task that has ended a few bytes: of a run of any length it can be
// told as often as one likes. It is for one goroutine at a time.
type Writer struct {
	out  lines
	t    words.Texts
	tick time.Duration
	tids int // the last thread number given away

	next     int           // the next event of the recording
	run, now time.Duration // the time of the last one, and what is written for it

	loop               loopTrack
	tasks              map[trace.TaskID]*task // those that have not ended
	tree               tree                   // all
	workers            map[int64]*worker
	requests           requests
	taskPid, workerPid int

	queued  map[trace.HandleID]queued // the ready queue
	timers  map[trace.HandleID]trace.TaskID
	fds     *trace.Descriptors
	flows   int64  // arrows begun
	waiting int    // how many tasks wait
	counted [2]int // what the counters were said to be
}

// New begins a file. Extend and Close answer the errors of w, and once there
// was one nothing more is written.
func New(w io.Writer, o Options) *Writer {
	x := &Writer{
		out: lines{w: w}, t: &memo{Texts: o.Texts, said: map[phrase]string{}}, tick: max(o.Tick, 1), now: -max(o.Tick, 1),
		tasks: map[trace.TaskID]*task{}, tree: newTree(), workers: map[int64]*worker{},
		queued: map[trace.HandleID]queued{}, timers: map[trace.HandleID]trace.TaskID{},
		fds: trace.NewDescriptors(), counted: [2]int{-1, -1},
	}
	x.loop.track = x.newTrack(0)
	name, _ := words.Lanes(x.t)
	x.nameProcess(x.loop.pid, 0, o.Program)
	x.nameThread(x.loop.track, name)
	return x
}

// Write writes the whole of v as a file.
func Write(w io.Writer, v trace.View, o Options) error {
	x := New(w, o)
	if err := x.Extend(v); err != nil {
		return err
	}
	return x.Close()
}

// Extend writes what v holds beyond what has been written. Where events were
// forgotten meanwhile an instant says how many, and what was going on ends there.
func (x *Writer) Extend(v trace.View) error {
	if first := v.First(); first > x.next {
		x.skip(first)
	}
	for ; x.next < v.End() && x.out.err == nil; x.next++ {
		e := v.At(x.next)
		x.run = max(e.Run, 0)
		x.now = max(x.run, x.now+x.tick)
		x.add(v, e)
	}
	x.out.flush()
	return x.out.err
}

// Close ends what is going on, and the file. It does not close what is written to.
func (x *Writer) Close() error {
	x.now = max(x.now, 0)
	x.endAll()
	x.tree.preorder(func(tid, place int) {
		on := track{x.taskPid, tid}
		x.meta("thread_sort_index", on, numberArg("sort_index", int64(place)))
	})
	return x.out.finish()
}

// add writes one event of the recording.
func (x *Writer) add(v trace.View, e *trace.Event) {
	x.fds.Apply(v, e)
	switch e.Kind {
	case trace.LoopMade, trace.LoopClosed, trace.RunBegin, trace.RunEnd, trace.PhaseBegin, trace.CycleBegin,
		trace.SelectAsk, trace.SelectAnswer, trace.CycleEnd:
		x.addLoop(v, e)
	case trace.HandleQueued, trace.StepBegin, trace.StepEnd, trace.StepSkipped:
		x.addHandle(v, e)
	case trace.TaskMade, trace.TaskSuspended, trace.WaitProgress, trace.TaskWoken, trace.TaskDone,
		trace.EagerBegin, trace.EagerEnd, trace.Line:
		x.addTask(v, e)
	case trace.ThreadBegin, trace.ThreadEnd:
		x.addThread(v, e)
	case trace.RequestBegin, trace.RequestEnd:
		x.addRequest(v, e)
	default:
		x.addInstant(v, e)
	}
}

// skip goes on at event first without the ones before it.
func (x *Writer) skip(first int) {
	x.now = max(x.now, 0)
	x.instant(x.loop.track, "lost", x.t.T("perfetto.lost", first-x.next))
	x.endAll()
	clear(x.queued)
	clear(x.timers)
	x.fds.Forget()
	x.next = first
}

// endAll ends every slice that is open.
func (x *Writer) endAll() {
	for _, id := range slices.Sorted(maps.Keys(x.tasks)) {
		x.endSpan(x.tasks[id])
	}
	x.endLoop(levelRun)
	x.loop.task, x.loop.eager = 0, nil
	for _, n := range slices.Sorted(maps.Keys(x.workers)) {
		x.endWork(x.workers[n])
	}
	x.endRequests()
}

// newTrack is a thread that no other has, of process pid; of a new process,
// which has the number of its first thread as Linux's have, where pid is 0.
// Numbers are unique in the whole file, because Perfetto gives a name to the
// number alone.
func (x *Writer) newTrack(pid int) track {
	x.tids++
	if pid == 0 {
		pid = x.tids
	}
	return track{pid, x.tids}
}

func (x *Writer) nameProcess(pid, place int, name string) {
	x.meta("process_name", track{pid, pid}, textArg("name", name))
	x.meta("process_sort_index", track{pid, pid}, numberArg("sort_index", int64(place)))
}

func (x *Writer) nameThread(on track, name string) { x.meta("thread_name", on, textArg("name", name)) }

// meta says something about a process or a thread.
func (x *Writer) meta(name string, on track, a arg) {
	x.out.open('M', on)
	x.out.text("name", name)
	x.out.args(a)
	x.out.close()
}

// begin begins a slice.
func (x *Writer) begin(on track, cat, name string, args ...arg) {
	x.named('B', on, cat, name)
	x.details(args)
}

// end ends the slice that was begun last on its track and is open.
func (x *Writer) end(on track, args ...arg) {
	x.out.open('E', on)
	x.out.ts(x.now)
	x.out.args(args...)
	x.out.close()
}

// instant is a moment on a track.
func (x *Writer) instant(on track, cat, name string, args ...arg) {
	x.named('i', on, cat, name)
	x.out.text("s", "t")
	x.details(args)
}

func (x *Writer) named(ph byte, on track, cat, name string) {
	x.out.open(ph, on)
	x.out.ts(x.now)
	x.out.text("cat", cat)
	x.out.text("name", name)
}

// details writes the args, and the run's own time where the file's is another.
func (x *Writer) details(args []arg) {
	var own arg
	if x.now != x.run {
		own = arg{key: "run_us", num: int64(x.run), shape: micros}
	}
	var list [8]arg
	x.out.args(append(append(list[:0], args...), own)...)
	x.out.close()
}

// count says how long the queues are, where that has changed.
func (x *Writer) count() {
	for i, n := range [...]int{len(x.queued), x.waiting} {
		if x.counted[i] == n {
			continue
		}
		x.counted[i] = n
		key := [...]string{"perfetto.count.ready", "perfetto.count.waiting"}[i]
		x.out.open('C', x.loop.track)
		x.out.ts(x.now)
		x.out.text("name", x.t.T(key))
		x.out.args(numberArg("n", int64(n)))
		x.out.close()
	}
}
