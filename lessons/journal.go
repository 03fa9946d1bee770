package lessons

import (
	"fmt"
	"io"
	"sync"

	"github.com/sirupsen/logrus"

	"batuta/loopcore"
	"batuta/loopcore/trace"
)

// journal is the logrus hook that writes a run's log records to its trace.
// Only the loop thread may do that: what other threads log waits until the
// loop passes its gate.
type journal struct {
	rec  *trace.Recorder
	home int // the loop thread

	mu      sync.Mutex
	waiting []*logrus.Entry
}

// Levels is every level: what is shown is the viewer's choice.
func (j *journal) Levels() []logrus.Level { return logrus.AllLevels }

// Fire writes a record to the trace, or keeps it until flush.
func (j *journal) Fire(e *logrus.Entry) error {
	if loopcore.ThreadID() == j.home {
		j.write(e)
		return nil
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.waiting = append(j.waiting, e.Dup())
	last := j.waiting[len(j.waiting)-1]
	last.Level, last.Message = e.Level, e.Message
	return nil
}

// flush writes what other threads have logged. Loop thread.
func (j *journal) flush() {
	j.mu.Lock()
	list := j.waiting
	j.waiting = nil
	j.mu.Unlock()
	for _, e := range list {
		j.write(e)
	}
}

func (j *journal) write(e *logrus.Entry) {
	name := "root"
	if v, ok := e.Data["logger"]; ok {
		name = fmt.Sprint(v)
	}
	j.rec.Append(trace.Event{
		Kind: trace.Log,
		Code: uint8(level(e.Level)),
		Text: j.rec.Intern(e.Message),
		B:    int64(j.rec.Intern(name)),
	})
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
