package terminal

import (
	"bytes"
	"fmt"

	"github.com/sirupsen/logrus"

	"batuta/loopcore/trace"
)

// Formatter writes log records as Python's logging does unless told otherwise
// (logging.BASIC_FORMAT): LEVEL:logger:message. The logger's name is in the
// record's field "logger"; without one it is the root logger.
type Formatter struct{}

// Format is the record as one line, its end included.
func (Formatter) Format(e *logrus.Entry) ([]byte, error) {
	name, ok := e.Data["logger"]
	if !ok {
		name = "root"
	}
	var line bytes.Buffer
	fmt.Fprintf(&line, "%s:%v:%s\n", levelName(e.Level), name, e.Message)
	return line.Bytes(), nil
}

// levelName is Python's name of a level.
func levelName(l logrus.Level) string {
	switch l {
	case logrus.TraceLevel, logrus.DebugLevel:
		return "DEBUG"
	case logrus.InfoLevel:
		return "INFO"
	case logrus.WarnLevel:
		return "WARNING"
	case logrus.ErrorLevel:
		return "ERROR"
	}
	return "CRITICAL"
}

// record is the log record that event e of v tells of.
func record(v trace.View, e *trace.Event) *logrus.Entry {
	level := logrus.ErrorLevel
	switch trace.Level(e.Code) {
	case trace.Debug:
		level = logrus.DebugLevel
	case trace.Info:
		level = logrus.InfoLevel
	case trace.Warning:
		level = logrus.WarnLevel
	}
	return &logrus.Entry{
		Level:   level,
		Message: v.Text(e.Text),
		Data:    logrus.Fields{"logger": v.Text(trace.Text(e.B))},
	}
}
