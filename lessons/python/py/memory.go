package py

import (
	"runtime"
	"runtime/metrics"
	"time"
)

const (
	// memoryEvery is how often the heap is looked at.
	memoryEvery = 10 * time.Millisecond
	// How much of the bound a program may go on to take after a MemoryError
	// until it gets the next, and how much over the bound ends it: parts of it.
	memoryStep  = 8
	memoryExtra = 2
)

// heap reads how large the process's heap is.
type heap struct {
	apart func() int64      // what of it is the host's, for the run
	size  [1]metrics.Sample // with what nobody holds any more
	live  [1]metrics.Sample // when it was last swept
}

func newHeap(host Host) *heap {
	h := &heap{apart: host.Held}
	if h.apart == nil {
		h.apart = func() int64 { return 0 }
	}
	h.size[0].Name = "/memory/classes/heap/objects:bytes"
	h.live[0].Name = "/gc/heap/live:bytes"
	return h
}

func (h *heap) now() int64 {
	metrics.Read(h.size[:])
	return int64(h.size[0].Value.Uint64()) - h.apart()
}

// held is what is still held: to know it the heap is swept.
func (h *heap) held() int64 {
	runtime.GC()
	metrics.Read(h.live[:])
	return int64(h.live[0].Value.Uint64()) - h.apart()
}

// WatchMemory bounds what a program may hold as a whole, until the answered
// function is called. Room refuses what is too large in one piece; this is for
// what grows bit by bit. When the process's heap has grown by more than the
// bound, the thread that runs gets a MemoryError; a program that goes on
// growing is stopped.
func (in *Interpreter) WatchMemory() (end func()) {
	if in.Limits.Memory <= 0 {
		return func() {}
	}
	stop, done := make(chan struct{}), make(chan struct{})
	w := &memoryWatch{in: in, heap: newHeap(in.Host)}
	w.base = w.heap.now()
	in.heapBase.Store(w.base)
	w.rest()
	go func() {
		defer close(done)
		ticks := time.NewTicker(memoryEvery)
		defer ticks.Stop()
		for {
			select {
			case <-stop:
				return
			case <-ticks.C:
				w.look()
			}
		}
	}()
	return func() {
		close(stop)
		<-done
	}
}

type memoryWatch struct {
	in   *Interpreter
	heap *heap
	base int64 // the heap's size at the beginning
	next int64 // at what size it is to be swept to see what is held
	told int64 // what was held over the base when the last MemoryError was asked for
	// raised is how often a thread had been asked when it looked last.
	raised uint32
}

// rest sets what is the usual: there is room.
func (w *memoryWatch) rest() { w.next, w.told = w.base+w.in.Limits.Memory, 0 }

// look is done again and again. The heap is swept by it only when it has grown,
// for that takes time.
func (w *memoryWatch) look() {
	raised := w.in.spared.Load()
	if size := w.heap.now(); size < w.next || w.raised != raised {
		w.raised = raised // whoever was told has some time to give something back
		return
	}
	most := w.in.Limits.Memory
	held := w.heap.held() - w.base
	switch {
	case w.in.spared.Load() != raised: // and may have done so in the meantime
		return
	case held <= most:
		w.rest()
		w.next = max(w.next, w.base+held+most/2)
		return
	case held > most+most/memoryExtra:
		w.in.spent.Store(true)
		w.in.Stop()
	case held > w.told+most/memoryStep:
		w.told = held
		w.in.ask(memoryAsked)
	}
	w.next = w.base + held + most/memoryStep
}

// overMemory reports whether more is held than may be, now that the thread
// stands still: what it held when it was asked for may be gone.
func (in *Interpreter) overMemory() bool {
	defer in.spared.Add(1)
	return newHeap(in.Host).held()-in.heapBase.Load() > in.Limits.Memory
}

// Spent reports whether the program was stopped because it took more memory
// than it may.
func (in *Interpreter) Spent() bool { return in.spent.Load() }
