package trace

import (
	"sync"
	"testing"
	"time"
)

// hands is a clock that is moved by hand.
type hands struct {
	mu  sync.Mutex
	now time.Duration
}

func (h *hands) set(now time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = now
}

func (h *hands) Stamp() (run, real time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.now, h.now
}

// told lists events as their kinds and times.
func listed(v View) (kinds []Kind, times []time.Duration) {
	for i := v.First(); i < v.End(); i++ {
		kinds, times = append(kinds, v.At(i).Kind), append(times, v.At(i).Run)
	}
	return kinds, times
}

func TestWhatAnotherThreadTellsKeepsItsOwnTime(t *testing.T) {
	clock := &hands{}
	r := NewRecorder(clock)
	clock.set(1)
	r.Append(Event{Kind: StepBegin})
	clock.set(3)
	done := make(chan struct{})
	go func() {
		defer close(done)
		r.Tell(Event{Kind: RequestBegin, A: 1}, "GET /users")
	}()
	<-done
	if n := r.View().End(); n != 1 {
		t.Fatalf("the loop thread has added nothing, and there are %d events", n)
	}
	clock.set(9)
	r.Append(Event{Kind: StepEnd})
	v := r.View()
	kinds, times := listed(v)
	if v.End() != 3 || kinds[1] != RequestBegin || times[1] != 3 || times[2] != 9 || v.Text(v.At(1).Text) != "GET /users" {
		t.Errorf("there are %v at %v, with the text %q", kinds, times, v.Text(v.At(1).Text))
	}
}

func TestWhatIsToldLastIsGatheredAtTheEnd(t *testing.T) {
	clock := &hands{}
	r := NewRecorder(clock)
	r.Tell(Event{Kind: RequestBegin}, "")
	clock.set(5)
	r.Tell(Event{Kind: RequestEnd}, "")
	clock.set(8)
	r.Gather()
	r.Gather()
	if _, times := listed(r.View()); len(times) != 2 || times[0] != 0 || times[1] != 5 {
		t.Errorf("there are events at %v, want 0 and 5", times)
	}
}

func TestTimeNeverGoesBackInARecordingWhateverIsTold(t *testing.T) {
	clock := &hands{}
	r := NewRecorder(clock)
	clock.set(2)
	r.Tell(Event{Kind: RequestBegin}, "") // stamped before the loop's event, and added after it
	r.told.any.Store(false)
	clock.set(4)
	r.Append(Event{Kind: StepBegin})
	r.Gather()
	if _, times := listed(r.View()); len(times) != 2 || times[0] != 4 || times[1] != 4 {
		t.Errorf("there are events at %v, want two at 4", times)
	}
}

func TestManyThreadsTellWhileTheLoopGoesOn(t *testing.T) {
	r := NewRecorder(&realClock{begun: time.Now()})
	const threads, each = 8, 500
	var group sync.WaitGroup
	for n := range threads {
		group.Add(1)
		go func() {
			defer group.Done()
			for i := range each {
				r.Tell(Event{Kind: RequestBegin, A: int64(n), B: int64(i)}, "x")
			}
		}()
	}
	for range 2000 {
		r.Append(Event{Kind: Line})
	}
	group.Wait()
	r.Gather()
	v := r.View()
	var next [threads]int64
	var last time.Duration
	for i := v.First(); i < v.End(); i++ {
		e := v.At(i)
		if e.Run < last {
			t.Fatalf("event %d goes back in time", i)
		}
		last = e.Run
		if e.Kind != RequestBegin {
			continue
		}
		if e.B != next[e.A] {
			t.Fatalf("thread %d told %d, and %d was next", e.A, e.B, next[e.A])
		}
		next[e.A]++
	}
	for n, told := range next {
		if told != each {
			t.Errorf("of thread %d there are %d events, want %d", n, told, each)
		}
	}
}
