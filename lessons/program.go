package lessons

import (
	"io"
	"syscall"

	"github.com/sirupsen/logrus"
)

// Program is what a session plays.
type Program struct {
	Name   string // the base name of its file, whose lines the trace notes
	Source string // the text of that file
	// Play runs it to its end, on the thread that calls, which is the run's loop
	// thread, and answers what it came to.
	Play func(*Stage) (any, error)
}

// Options say how a session plays. The zero Options are the system's best
// selector, real time at its own speed, no debug mode, and no waiting.
type Options struct {
	Selector string    // as selector.New takes it; "": the best
	Clock    ClockKind // real, or virtual
	Speed    float64   // MinSpeed to MaxSpeed; 0: 1. The virtual clock ignores it
	Debug    bool      // the loop's debug mode
	Paused   bool      // stand before the first cycle until told to go on
	// Beats has each of the conductor's beats last long enough to be seen, at
	// speeds below 1: the loop is held between and at the beginning of its
	// callbacks, longer the slower the run. Its time stands still meanwhile.
	Beats bool
	// APISeed is what the sample API's figures are made from; 0: those that
	// everybody sees first. Who there is, and what there is to ask for, is the
	// same with every seed.
	APISeed int64
	LogHook logrus.Hook // is told each log record too, on the thread that logs; may be nil

	// What follows is for programs in Python.
	Lines          bool      // follow the program line by line, as SetLines
	Args           []string  // sys.argv behind the program's name
	Stdin          io.Reader // nil: at its end
	Stdout, Stderr io.Writer // are told what the program writes, beside the trace; may be nil
	// Signal is told what the program does with a signal, whenever that
	// changes, on a thread of the program's. Session.Signal delivers one. May be nil.
	Signal     func(sig syscall.Signal, use SignalUse)
	Seed       *int64   // what random begins with; nil: something else each time
	AllowNet   bool     // it may reach any address
	AllowFiles []string // folders, as absolute paths, whose files it may read and write
	Folder     string   // where its own file and its modules lie; "": nowhere but in a copy
	Unwatched  bool     // nobody looks back at the trace: only its latest events are kept
}
