package lessons

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// The operations on names of the sandbox, which py.Files asks for. Their errors
// name the file as the program did, and hold the system's own number.

// Stat is what is known of a file; with follow, of what a link leads to.
func (s *sandbox) Stat(name string, follow bool) (fs.FileInfo, error) {
	in, path, err := s.place(name)
	if err != nil {
		return nil, err
	}
	stat := in.root.Lstat
	if follow {
		stat = in.root.Stat
	}
	info, err := stat(path)
	return info, said("stat", name, err)
}

// ReadDir is what a folder holds, by name.
func (s *sandbox) ReadDir(name string) ([]fs.DirEntry, error) {
	in, path, err := s.place(name)
	if err != nil {
		return nil, err
	}
	dir, err := in.root.Open(path)
	if err != nil {
		return nil, said("open", name, err)
	}
	defer dir.Close()
	entries, err := dir.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, said("readdir", name, err)
}

// Mkdir makes a folder.
func (s *sandbox) Mkdir(name string, mode fs.FileMode) error {
	in, path, err := s.place(name)
	if err != nil {
		return err
	}
	return said("mkdir", name, in.root.Mkdir(path, mode.Perm()))
}

// Remove removes a file, or an empty folder.
func (s *sandbox) Remove(name string, folder bool) error {
	in, path, err := s.place(name)
	if err != nil {
		return err
	}
	info, err := in.root.Lstat(path)
	switch {
	case err != nil:
		return said("remove", name, err)
	case folder && !info.IsDir():
		return said("rmdir", name, syscall.ENOTDIR)
	case !folder && info.IsDir():
		return said("unlink", name, syscall.EISDIR)
	}
	return said("remove", name, in.root.Remove(path))
}

// Folder is the one that names without a folder are in, as the program sees it.
func (s *sandbox) Folder() string {
	if dir, err := os.Getwd(); err == nil {
		return dir
	}
	return s.own.path
}

// shown reports whether an absolute name is in a folder that the program sees its
// own in place of: the one it was started in, and the one its text is in.
func (s *sandbox) shown(abs string) (string, bool) {
	for _, dir := range []string{s.Folder(), filepath.Dir(s.absProgram())} {
		if rel, err := filepath.Rel(dir, abs); err == nil && filepath.IsLocal(rel) {
			return rel, true
		}
	}
	return "", false
}

// makeTemp makes the folder that a program sees in place of the system's one for
// temporary files. It is gone when the run ends.
func (s *sandbox) makeTemp() (folder, error) {
	path, err := os.MkdirTemp("", "batuta-run")
	if err != nil {
		return folder{}, fmt.Errorf("make the folder for temporary files: %w", err)
	}
	f, err := openFolder(path)
	if err != nil {
		err = errors.Join(err, os.Remove(path))
		return folder{}, fmt.Errorf("open the folder for temporary files: %w", err)
	}
	s.made.Store(&f)
	return f, nil
}

// isOthers reports whether a name in the system's folder for temporary files is
// somebody else's: a program is told that it may not, not that nothing is there.
func isOthers(rel string) bool {
	first, _, _ := strings.Cut(filepath.ToSlash(rel), "/")
	if first == "." {
		return false
	}
	_, err := os.Lstat(filepath.Join(os.TempDir(), first))
	return err == nil
}

func (s *sandbox) absProgram() string {
	if abs, err := filepath.Abs(s.program); err == nil {
		return abs
	}
	return s.program
}

// said is an error as the program is told it; nil for none.
func said(op, name string, err error) error {
	if err == nil {
		return nil
	}
	var why *fs.PathError
	if errors.As(err, &why) && strings.Contains(why.Err.Error(), "escapes") {
		err = syscall.EACCES
	}
	return &fs.PathError{Op: op, Path: name, Err: cause(err)}
}
