package loopcore

import (
	"fmt"
	"path"
	"runtime"
	"slices"
	"strings"
)

// origin is where something was made, which debug mode remembers
// (_source_traceback).
type origin struct {
	file string
	line int
}

// String is how a repr says it; nothing, if it is not known.
func (o *origin) String() string {
	if o == nil || o.line == 0 {
		return ""
	}
	return fmt.Sprintf(" created at %s:%d", o.file, o.line)
}

// at is how an exception's message says it; nothing, if it is not known.
func (o *origin) at() string {
	if o == nil || o.line == 0 {
		return ""
	}
	return fmt.Sprintf(" at %s:%d", o.file, o.line)
}

// here is where the program has called the library: in its own sources if the
// loop knows them, else wherever the library's own frames end.
func (l *Loop) here() *origin {
	var pcs [32]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs[:])])
	for {
		frame, more := frames.Next()
		if l.isProgram(frame) {
			return &origin{file: path.Base(frame.File), line: frame.Line}
		}
		if !more {
			return nil
		}
	}
}

func (l *Loop) isProgram(f runtime.Frame) bool {
	if len(l.sources) > 0 {
		return slices.Contains(l.sources, path.Base(f.File))
	}
	return !strings.HasPrefix(f.Function, "batuta/loopcore.") && !strings.HasPrefix(f.Function, "runtime.")
}
