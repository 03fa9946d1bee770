package trace_test

import (
	"testing"
	"time"

	"batuta/loopcore/trace"
)

type still struct{}

func (still) Stamp() (run, real time.Duration) { return 0, 0 }

func TestARecorderOfTheLatestKeepsThemAndLittleMore(t *testing.T) {
	const appended = 200_000
	all, latest := trace.NewRecorder(still{}), trace.NewLatest(still{})
	for i := range int64(appended) {
		all.Append(trace.Event{Kind: trace.StepEnd, A: i})
		latest.Append(trace.Event{Kind: trace.StepEnd, A: i})
	}
	v := latest.View()
	if n := v.End() - v.First(); n < trace.Latest || n > 4*trace.Latest {
		t.Errorf("it keeps %d events, want %d and little more", n, trace.Latest)
	}
	if v.End() != appended || v.At(v.End()-1).A != appended-1 || v.At(v.First()).A != int64(v.First()) {
		t.Errorf("it keeps the events %d to %d, of which the last is %d", v.First(), v.End(), v.At(v.End()-1).A)
	}
	if all.Bytes() < 10*latest.Bytes() {
		t.Errorf("it takes %d bytes, a whole recording %d", latest.Bytes(), all.Bytes())
	}
}
