package lessons

import (
	"sync"
	"testing"
	"time"

	"github.com/sirupsen/logrus"

	"batuta/loopcore"
	"batuta/loopcore/trace"
)

// record is a log record of a trace.
type record struct {
	logger, message string
	level           trace.Level
	inStep          bool
}

func records(v trace.View) []record {
	var list []record
	inStep := false
	for i := v.First(); i < v.End(); i++ {
		switch e := v.At(i); e.Kind {
		case trace.StepBegin:
			inStep = true
		case trace.StepEnd:
			inStep = false
		case trace.Log:
			list = append(list, record{v.Text(trace.Text(e.B)), v.Text(e.Text), trace.Level(e.Code), inStep})
		}
	}
	return list
}

func TestLoopLogsIntoTheTrace(t *testing.T) {
	s := begin(t, program(func(co *loopcore.Co) (any, error) {
		time.Sleep(120 * time.Millisecond) // work
		return nil, nil
	}), Options{Debug: true, Selector: ""})
	if _, err := ends(t, s); err != nil {
		t.Fatal(err)
	}
	found := map[trace.Level]bool{}
	for _, r := range records(s.View()) {
		if r.logger == "asyncio" {
			found[r.level] = true
		}
	}
	if !found[trace.Debug] || !found[trace.Warning] {
		t.Errorf("%+v", records(s.View()))
	}
}

// heard is a hook that keeps what it is told.
type heard struct {
	mu       sync.Mutex
	messages []string
}

func (*heard) Levels() []logrus.Level { return logrus.AllLevels }

func (h *heard) Fire(e *logrus.Entry) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.messages = append(h.messages, e.Message)
	return nil
}

func TestLogHookIsToldToo(t *testing.T) {
	h := &heard{}
	s := begin(t, program(quartet), Options{Clock: Virtual, LogHook: h})
	if _, err := ends(t, s); err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, r := range records(s.View()) {
		want = append(want, r.message)
	}
	if len(want) == 0 || len(h.messages) != len(want) || h.messages[0] != want[0] {
		t.Errorf("heard %q, the trace has %q", h.messages, want)
	}
}

func TestRecordsOfOtherThreadsWaitForTheLoop(t *testing.T) {
	if loopcore.ThreadID() == 1 {
		t.Log("this system does not number its threads: nothing to tell apart")
		return
	}
	clock := newVirtualClock()
	rec := trace.NewRecorder(clock)
	j := &journal{rec: rec, home: -1} // the loop thread is another
	log := newLogger(j)
	log.WithField("logger", "asyncio").Warn("from outside")
	log.Error("nobody's")
	if n := rec.View().End(); n != 0 {
		t.Fatalf("%d events were written", n)
	}
	j.flush()
	j.flush()
	got := records(rec.View())
	want := []record{{"asyncio", "from outside", trace.Warning, false}, {"root", "nobody's", trace.Error, false}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("%+v", got)
	}
}
