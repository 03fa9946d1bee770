package progress

import (
	"errors"
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// lockFile takes the lock, if nobody has it.
func lockFile(f *os.File) error {
	err := windows.LockFileEx(windows.Handle(f.Fd()),
		windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &windows.Overlapped{})
	switch {
	case err == nil:
		return nil
	case errors.Is(err, windows.ERROR_LOCK_VIOLATION), errors.Is(err, windows.ERROR_IO_PENDING):
		return errHeld
	case errors.Is(err, windows.ERROR_INVALID_FUNCTION), errors.Is(err, windows.ERROR_NOT_SUPPORTED):
		return fmt.Errorf("%w: %w", errNoLocks, os.NewSyscallError("LockFileEx", err))
	}
	return os.NewSyscallError("LockFileEx", err)
}

// rename tries for a while: what looks for viruses holds a new file for a
// moment.
func (system) rename(from, to string) error {
	for try := 1; ; try++ {
		err := os.Rename(from, to)
		held := errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_SHARING_VIOLATION)
		if !held || try == 10 {
			return err
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// syncFolder does nothing: Windows knows no such thing, and NTFS keeps a
// journal of its names.
func (system) syncFolder(string) error { return nil }
