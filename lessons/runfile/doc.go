// Package runfile keeps a run in a file, and reads it again with everything that
// was recorded: the program, how it ended, and each event.
//
// A file is eight bytes that say what it is and in which version, and then, within
// gzip, which has its checksum: the Head as JSON, its length before it, and the
// records. A record is a text, which is given the next number, from 1; an event,
// which names texts by those numbers and tells its times as the distance from the
// event before; or the end, which tells how many events there were. Numbers are
// varints, as encoding/binary writes them.
package runfile

import (
	"errors"
	"time"
)

// Extension is what the names of such files end with.
const Extension = ".batuta"

// magic is how a file begins; the last byte is the version.
const magic = "BATUTA\x00\x01"

// The records.
const (
	recordEnd = iota
	recordText
	recordEvent
)

// What a file may hold: far more than any run does that is kept in memory.
const (
	mostEvents = 16 << 20
	mostTexts  = 256 << 20 // bytes
	longest    = 8 << 20   // of a text, and of the head
)

// Head is what there is to know of a run beside its events.
type Head struct {
	Made     time.Time `json:"made"`
	Lesson   string    `json:"lesson"`
	Part     string    `json:"part"`
	Variant  string    `json:"variant"`
	File     string    `json:"file"`    // the program's name
	Program  string    `json:"program"` // its text
	Result   string    `json:"result,omitempty"`
	Err      string    `json:"error,omitempty"`
	Stopped  bool      `json:"stopped,omitempty"`
	Wrong    Wrong     `json:"wrong,omitzero"`
	Forgot   int       `json:"forgot,omitempty"` // how many events had been forgotten before the first
	Finished bool      `json:"finished"`         // the run had ended when it was written
}

// Wrong is where in the program its error was; Line is 0 where that is not known.
type Wrong struct {
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Text   string `json:"text"`
}

// What may be the matter with a file.
var (
	// ErrForeign is a file that is no run of Batuta's.
	ErrForeign = errors.New("this is not a run of Batuta's")
	// ErrNewer is a file of a version that is not known yet.
	ErrNewer = errors.New("this run was written by a newer Batuta")
	// ErrDamaged is a file that is not whole.
	ErrDamaged = errors.New("the file is damaged")
)
