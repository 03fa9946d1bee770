package progress

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// disk is what a book needs of the file system.
type disk interface {
	// read answers what a file holds; fs.ErrNotExist if it is not there.
	read(name string) ([]byte, error)
	// create makes a file anew, or empties it.
	create(name string) (file, error)
	rename(from, to string) error
	remove(name string) error
	exists(name string) bool
	// list answers the names in a folder that begin so.
	list(folder, prefix string) []string
	makeFolder(name string) error
	// syncFolder has the disk keep what was renamed in a folder.
	syncFolder(name string) error
	// lock holds a file for this book alone, as long as the process lives, until
	// it is released. It waits for no longer than patience, and answers errHeld
	// then; errNoLocks if there are no locks.
	lock(name string, patience time.Duration) (release func(), err error)
}

// file is one that is being written.
type file interface {
	Write([]byte) (int, error)
	Sync() error
	Close() error
}

// errNoLocks is that a file system knows no locks, as some of a network's do.
var errNoLocks = errors.New("the file system knows no locks")

// errHeld is that another holds the lock.
var errHeld = errors.New("another window is writing it")

// system is the system's disk.
type system struct{}

func (system) read(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("it is no file")}
	}
	if info.Size() > mostBytes {
		return make([]byte, mostBytes+1), nil // too large: never ours
	}
	return os.ReadFile(name)
}

func (system) create(name string) (file, error) {
	return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
}

func (system) remove(name string) error { return os.Remove(name) }

func (system) exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

func (system) list(folder, prefix string) []string {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), prefix) {
			names = append(names, filepath.Join(folder, e.Name()))
		}
	}
	return names
}

func (system) makeFolder(name string) error { return os.MkdirAll(name, 0o700) }

func (system) lock(name string, patience time.Duration) (func(), error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	deadline := time.Now().Add(patience)
	for {
		err := lockFile(f)
		switch {
		case err == nil:
			// Closing lets go of the lock, and so does the end of the process. The
			// file stays: who removed it could take it from under another's hands.
			return func() { _ = f.Close() }, nil
		case !errors.Is(err, errHeld):
			return nil, errors.Join(err, f.Close())
		case time.Now().After(deadline):
			return nil, errors.Join(err, f.Close())
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// At is where the progress lies: in the user's folder for what programs keep, or,
// where the system names none, beside what is thrown away at its next start. A
// folder of lessons of one's own has a file of its own: its lessons may be called
// as Batuta's are. "" is Batuta's course.
func At(course string) string {
	folder, err := os.UserConfigDir()
	if err != nil {
		folder = os.TempDir()
	}
	return filepath.Join(folder, "batuta", fileOf(course))
}

// fileOf is the name of a course's file.
func fileOf(course string) string {
	if course == "" {
		return "progress.json"
	}
	if whole, err := filepath.Abs(course); err == nil {
		course = whole
	}
	if real, err := filepath.EvalSymlinks(course); err == nil {
		course = real
	}
	sum := sha256.Sum256([]byte(course))
	return "progress-" + hex.EncodeToString(sum[:6]) + ".json"
}
