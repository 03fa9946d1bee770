package progress

import "fmt"

// Trouble is what can be the matter with the file.
type Trouble string

// The troubles. Whichever it is, the book goes on in memory, and what was saved
// is still there.
const (
	Damaged  Trouble = "damaged"  // the file could not be understood, and was set aside
	Newer    Trouble = "newer"    // a newer Batuta wrote it: it is left alone, and nothing is saved
	Busy     Trouble = "busy"     // another window holds it, and does not let go
	Unread   Trouble = "unread"   // the system does not let it be read
	Unsaved  Trouble = "unsaved"  // the system does not let it be written
	Unsure   Trouble = "unsure"   // it was written, but the disk did not confirm it
	Rejected Trouble = "rejected" // what is to be imported is no progress of Batuta's
)

// Error says what is the matter with the file, and what to do.
type Error struct {
	Trouble Trouble
	Path    string // the file
	Aside   string // where what it held is now, if it was set aside
	Err     error  // the cause
}

// Error is in English; lessons/words has it in the reader's language.
func (e *Error) Error() string {
	switch e.Trouble {
	case Damaged:
		return fmt.Sprintf("%s is damaged, and was set aside as %s: nothing is lost in it, mend it or import what you can (%v)", e.Path, e.Aside, e.Err)
	case Newer:
		return fmt.Sprintf("%s is from a newer Batuta, and was left alone: nothing of this session is saved; update Batuta", e.Path)
	case Busy:
		return fmt.Sprintf("%s is held by another Batuta: close its window, then go on; this is kept until then (%v)", e.Path, e.Err)
	case Unread:
		return fmt.Sprintf("%s cannot be read: see that you may read it; nothing of it was changed (%v)", e.Path, e.Err)
	case Unsure:
		return fmt.Sprintf("%s was written, but the disk did not confirm it: look after the disk, and export your progress (%v)", e.Path, e.Err)
	case Rejected:
		return fmt.Sprintf("this is no progress that Batuta has exported: choose another file; nothing was changed (%v)", e.Err)
	}
	return fmt.Sprintf("%s cannot be written: see that there is room on the disk and that you may write there; what was saved before is safe, and this is saved with the next change (%v)", e.Path, e.Err)
}

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Err }
