package trace

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
)

// realClock reads the machine's clock.
type realClock struct{ begun time.Time }

func (c *realClock) Stamp() (run, real time.Duration) {
	d := time.Since(c.begun)
	return d, d
}

func TestEventsAreReadInTheOrderOfAppending(t *testing.T) {
	r := NewRecorder(&ticks{})
	const n = 3*chunkSize + 5
	for i := range n {
		r.Append(Event{Kind: Line, A: int64(i)})
	}
	v := r.View()
	if v.First() != 0 || v.End() != n {
		t.Fatalf("the view holds [%d, %d), want [0, %d)", v.First(), v.End(), n)
	}
	for i := range n {
		if e := v.At(i); e.A != int64(i) || e.Run != time.Duration(i+1)*time.Microsecond || e.Real-e.Run != time.Second {
			t.Fatalf("event %d is %+v", i, *e)
		}
	}
}

func TestEveryFieldOfAnEventIsKept(t *testing.T) {
	e := Event{A: 1, B: 2, Task: 3, Obj: 4, Text: 5, Line: 6, Kind: Line, Code: 7}
	r := NewRecorder(&ticks{})
	r.Append(e)
	e.Run, e.Real = time.Microsecond, time.Second+time.Microsecond
	if got := *r.View().At(0); got != e {
		t.Errorf("kept is %+v, want %+v", got, e)
	}
	for i, v := 0, reflect.ValueOf(e); i < v.NumField(); i++ {
		if v.Field(i).IsZero() {
			t.Errorf("this test leaves %s out", v.Type().Field(i).Name)
		}
	}
}

func TestAViewDoesNotChange(t *testing.T) {
	r := newRecorder(&ticks{}, 4, 32)
	for i := range 10 {
		r.Append(Event{A: int64(i)})
	}
	v := r.View()
	for range 1000 {
		r.Append(Event{A: -1})
	}
	if v.First() != 0 || v.End() != 10 {
		t.Fatalf("the view now holds [%d, %d), it held [0, 10)", v.First(), v.End())
	}
	for i := range 10 {
		if got := v.At(i).A; got != int64(i) {
			t.Errorf("event %d is now %d", i, got)
		}
	}
}

func TestTheOldestEventsAreForgottenAndNumbersStay(t *testing.T) {
	r := newRecorder(&ticks{}, 4, 100)
	for i := range 1000 {
		r.Append(Event{A: int64(i)})
		v := r.View()
		if kept := v.End() - v.First(); kept < min(i+1, 100) || kept > 100+2*16 {
			t.Fatalf("after %d events %d are kept, want about 100", i+1, kept)
		}
		if got := v.At(v.First()).A; got != int64(v.First()) {
			t.Fatalf("event %d has the number %d", got, v.First())
		}
	}
}

func TestARecorderKeepsFourMillionEvents(t *testing.T) {
	r := NewRecorder(&ticks{})
	for range Kept + 3*chunkSize {
		r.Append(Event{Kind: Line})
	}
	v := r.View()
	if kept := v.End() - v.First(); kept < 4_000_000 || kept > 4_000_000+2*chunkSize {
		t.Errorf("%d events are kept, want 4,000,000 and at most two chunks more", kept)
	}
}

func TestReadingAForgottenEventSaysWhichAreKept(t *testing.T) {
	r := newRecorder(&ticks{}, 4, 16)
	for range 100 {
		r.Append(Event{})
	}
	for name, v := range map[string]View{"a view": r.View(), "the zero view": {}} {
		for _, i := range []int{-1, 0, 100, 1 << 40} {
			func() {
				defer func() {
					if got := fmt.Sprint(recover()); !strings.Contains(got, "not among those kept") {
						t.Errorf("%s, event %d: recovered %q", name, i, got)
					}
				}()
				v.At(i)
			}()
		}
	}
}

func TestUptoIsTheRecordingAsItWas(t *testing.T) {
	r := newRecorder(&ticks{}, 4, 32)
	for range 100 {
		r.Append(Event{})
	}
	v := r.View()
	for _, c := range []struct{ upto, want int }{{90, 90}, {100, 100}, {1000, 100}, {0, v.First()}} {
		if got := v.Upto(c.upto); got.End() != c.want || got.First() != v.First() {
			t.Errorf("Upto(%d) holds [%d, %d), want [%d, %d)", c.upto, got.First(), got.End(), v.First(), c.want)
		}
	}
}

// Meant for the race detector: readers must neither wait nor see half an event.
func TestReadersSeeWholeEventsWhileTheLoopWrites(t *testing.T) {
	r := newRecorder(&ticks{}, 6, 1000)
	const n = 50_000
	var readers sync.WaitGroup
	for range 3 {
		readers.Add(1)
		go func() {
			defer readers.Done()
			for end := 0; end < n; {
				v := r.View()
				if v.End() < end {
					t.Errorf("the recording shrank from %d to %d", end, v.End())
					return
				}
				end = v.End()
				for i := v.First(); i < end; i++ {
					e := v.At(i)
					if e.A != int64(i) || e.B != -int64(i) {
						t.Errorf("event %d holds %d and %d", i, e.A, e.B)
						return
					}
					if i%50 == 0 {
						v.Text(e.Text)
					}
				}
			}
		}()
	}
	for i := range n {
		r.Append(Event{A: int64(i), B: -int64(i), Text: r.Intern(longText(i / 10))})
	}
	readers.Wait()
}

func BenchmarkAppend(b *testing.B) {
	r := NewRecorder(&realClock{begun: time.Now()})
	for range Kept + 4*chunkSize { // until old ones are forgotten
		r.Append(Event{Kind: StepBegin})
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		r.Append(Event{Kind: StepBegin, Obj: HandleID(i), Task: 3, Text: 7})
	}
}

// BenchmarkStamp is the part of BenchmarkAppend that the clock takes.
func BenchmarkStamp(b *testing.B) {
	var c Clock = &realClock{begun: time.Now()}
	for b.Loop() {
		c.Stamp()
	}
}

func BenchmarkInternKnown(b *testing.B) {
	r := NewRecorder(&ticks{})
	b.ReportAllocs()
	for b.Loop() {
		r.Intern("socket.recv")
	}
}
