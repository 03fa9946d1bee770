//go:build unix

package lessons

import (
	"os"

	"golang.org/x/sys/unix"
)

// otherDisk is the error of a rename from one disk to another.
const otherDisk = unix.EXDEV

// renameAt renames within folders that are open, whatever has become of their
// own names.
func renameAt(from *os.File, name string, to *os.File, newName string) error {
	return os.NewSyscallError("renameat", unix.Renameat(int(from.Fd()), name, int(to.Fd()), newName))
}
