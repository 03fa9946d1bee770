package lessons

import (
	"os"
	"path/filepath"

	"golang.org/x/sys/windows"
)

// otherDisk is the error of a rename from one disk to another.
const otherDisk = windows.ERROR_NOT_SAME_DEVICE

// renameAt renames by the folders' names: they were opened just now, and are
// held, and Windows renames no folder that somebody holds.
func renameAt(from *os.File, name string, to *os.File, newName string) error {
	return os.Rename(filepath.Join(from.Name(), name), filepath.Join(to.Name(), newName))
}
