package lessons

import (
	"fmt"
	"io"
	"sync"

	"github.com/sirupsen/logrus"

	"batuta/loopcore"
	"batuta/loopcore/trace"
)

// journal writes a run's log records, as a logrus hook, and its output to the
// trace.
// Only the loop thread may do that: what other threads log waits until the
// loop passes its gate.
type journal struct {
	rec  *trace.Recorder
	home int // the loop thread

	mu      sync.Mutex
	waiting []entry
}

// entry is an event that another thread had to tell, with its texts.
type entry struct {
	event  trace.Event
	text   string
	logger string // of a log record
}

// Levels is every level: what is shown is the viewer's choice.
func (j *journal) Levels() []logrus.Level { return logrus.AllLevels }

// Fire writes a log record to the trace, or keeps it until flush.
func (j *journal) Fire(e *logrus.Entry) error {
	name := "root"
	if v, ok := e.Data["logger"]; ok {
		name = fmt.Sprint(v)
	}
	j.add(entry{event: trace.Event{Kind: trace.Log, Code: uint8(level(e.Level))}, text: e.Message, logger: name})
	return nil
}

// record writes an event with a text to the trace, or keeps it until flush.
func (j *journal) record(e trace.Event, text string) { j.add(entry{event: e, text: text}) }

func (j *journal) add(r entry) {
	if loopcore.ThreadID() == j.home {
		j.flush() // what others told came first
		j.write(r)
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.waiting = append(j.waiting, r)
}

// flush writes what other threads have told. Loop thread.
func (j *journal) flush() {
	j.mu.Lock()
	list := j.waiting
	j.waiting = nil
	j.mu.Unlock()
	for _, r := range list {
		j.write(r)
	}
}

func (j *journal) write(r entry) {
	r.event.Text = j.rec.Intern(r.text)
	if r.logger != "" {
		r.event.B = int64(j.rec.Intern(r.logger))
	}
	j.rec.Append(r.event)
}

// level is logrus' level in logging's numbers.
func level(l logrus.Level) trace.Level {
	switch l {
	case logrus.TraceLevel, logrus.DebugLevel:
		return trace.Debug
	case logrus.InfoLevel:
		return trace.Info
	case logrus.WarnLevel:
		return trace.Warning
	}
	return trace.Error
}

// unwritten formats nothing: the records go to hooks only.
type unwritten struct{}

// Format is nothing.
func (unwritten) Format(*logrus.Entry) ([]byte, error) { return nil, nil }

// newLogger makes a run's logger.
func newLogger(hooks ...logrus.Hook) *logrus.Logger {
	l := logrus.New()
	l.SetOutput(io.Discard)
	l.SetFormatter(unwritten{})
	l.SetLevel(logrus.DebugLevel)
	for _, h := range hooks {
		if h != nil {
			l.AddHook(h)
		}
	}
	return l
}
