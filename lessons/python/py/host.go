package py

import (
	"io"
	"io/fs"

	"batuta/loopcore"
)

// Host is the world of a run, as much of it as the program may see.
type Host struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer // of UTF-8; called by one thread at a time
	Args           []string  // sys.argv
	Clock          Clock
	// Seed seeds the random module where the program does not; nil: by chance.
	Seed *int64
	// Loop answers with what the program's next event loop is to be made:
	// clock, selector, network, log, trace.
	Loop func() (loopcore.Options, error)
	// Open opens a file as os.OpenFile does; it refuses what lies outside the
	// sandbox.
	Open func(name string, flag int) (File, error)
	// Files are the names of the sandbox; nil: there are none.
	Files Files
	// Module answers the source of a module beside the program's file; may be nil.
	Module func(name string) (file, text string, ok bool)
	// Log is told of each record of the program's logging; may be nil.
	Log func(level int, logger, message string)
	// Signal is told what the program does with signal n, whenever that
	// changes; may be nil. Signals come by Interpreter.Trip.
	Signal func(n int, use SignalUse)
	// Held is how many bytes the host keeps of the run, its trace say, which are not
	// the program's; nil: none. Any goroutine.
	Held func() int64
	// Network says where sockets may go; nil: nowhere.
	Network loopcore.Network
}

// Clock is the time of a run, in seconds.
type Clock interface {
	Now() float64       // time.time
	Monotonic() float64 // time.monotonic, and the loop's time
	// Sleep blocks the calling thread; it answers false if the run is stopped
	// before that.
	Sleep(seconds float64) bool
}

// File is an open file of the sandbox.
type File interface {
	io.ReadWriteSeeker
	io.Closer
	Truncate(size int64) error
}

// Files are what a program may do with the names of its sandbox. Errors are
// *fs.PathError, with the name as it was given and the system's error number.
type Files interface {
	// Stat is what is known of a file; with follow, of what a link leads to.
	Stat(name string, follow bool) (fs.FileInfo, error)
	// ReadDir is what a folder holds, by name.
	ReadDir(name string) ([]fs.DirEntry, error)
	Mkdir(name string, mode fs.FileMode) error
	// Remove removes a file, or an empty folder.
	Remove(name string, folder bool) error
	// Rename gives a file or a folder another name, in the place of one that has it.
	Rename(from, to string) error
	// Folder is the one that names without a folder are in.
	Folder() string
}
