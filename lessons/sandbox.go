package lessons

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"

	"batuta/lessons/python/py"
)

// mostWritten is how many bytes a program may write to files in one run.
const mostWritten = 64 << 20

// sandbox is what a program sees of the file system: the folder of its run, with
// a copy of its own text, and the folders that it was allowed. Nothing leads out
// of them, no symbolic link either.
type sandbox struct {
	program string // the program's file, by the name that it was run with
	own     folder
	allowed []folder
	written atomic.Int64
	temp    func() (folder, error) // what stands for the system's folder of temporary files
	made    atomic.Pointer[folder] // that folder, if it was asked for
}

// folder is a directory that is open.
type folder struct {
	path string // absolute
	root *os.Root
}

func openFolder(path string) (folder, error) {
	root, err := os.OpenRoot(path)
	return folder{path, root}, err
}

// within is the path of an absolute name in the folder; false if it is not there.
func (f folder) within(name string) (string, bool) {
	rel, err := filepath.Rel(f.path, name)
	return rel, err == nil && filepath.IsLocal(rel)
}

func newSandbox(copied, program string, allowed []string) (*sandbox, error) {
	s := &sandbox{program: program}
	var err error
	if s.own, err = openFolder(filepath.Dir(copied)); err != nil {
		return nil, fmt.Errorf("open the run's folder: %w", err)
	}
	for _, path := range allowed {
		f, err := openFolder(path)
		if err != nil {
			return nil, fmt.Errorf("open the folder that is allowed: %w", errors.Join(err, s.close()))
		}
		s.allowed = append(s.allowed, f)
	}
	s.temp = sync.OnceValues(s.makeTemp)
	return s, nil
}

func (s *sandbox) close() error {
	err := s.own.root.Close()
	for _, f := range s.allowed {
		err = errors.Join(err, f.root.Close())
	}
	if f := s.made.Load(); f != nil {
		err = errors.Join(err, f.root.Close(), os.RemoveAll(f.path))
	}
	return err
}

// place is where a name leads: a folder that is open and the path within.
func (s *sandbox) place(name string) (folder, string, error) {
	if name == "" { // which would be the folder itself
		return folder{}, "", &fs.PathError{Op: "open", Path: name, Err: syscall.ENOENT}
	}
	abs, err := filepath.Abs(name)
	if err != nil {
		return folder{}, "", err
	}
	for _, f := range s.allowed {
		if rel, ok := f.within(abs); ok {
			return f, rel, nil
		}
	}
	if abs == s.absProgram() {
		return s.own, filepath.Base(name), nil
	}
	if rel, ok := s.own.within(abs); ok {
		return s.own, rel, nil
	}
	if filepath.IsLocal(name) {
		return s.own, filepath.Clean(name), nil
	}
	if rel, ok := s.shown(abs); ok {
		return s.own, rel, nil
	}
	if rel, err := filepath.Rel(os.TempDir(), abs); err == nil && filepath.IsLocal(rel) && !isOthers(rel) {
		temp, err := s.temp()
		return temp, rel, err
	}
	return folder{}, "", &fs.PathError{Op: "open", Path: name, Err: syscall.EACCES}
}

// open opens a file of the sandbox.
func (s *sandbox) open(name string, flag int) (py.File, error) {
	in, path, err := s.place(name)
	if err != nil {
		return nil, err
	}
	f, err := in.root.OpenFile(path, flag, 0o666)
	if err != nil {
		return nil, said("open", name, err)
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, errors.Join(said("open", name, syscall.EISDIR), f.Close())
	}
	return &sandboxFile{File: f, written: &s.written}, nil
}

// cause is the system's own error within another.
func cause(err error) error {
	var errno syscall.Errno
	if errors.As(err, &errno) {
		return errno
	}
	return err
}

// module finds the source of a module that lies beside the program, or of a
// package, in a folder that the program may read.
func (s *sandbox) module(beside string) func(name string) (file, text string, ok bool) {
	return func(name string) (string, string, bool) {
		if strings.ContainsAny(name, `/\`) {
			return "", "", false
		}
		path := filepath.Join(beside, filepath.FromSlash(strings.ReplaceAll(name, ".", "/")))
		for _, file := range []string{filepath.Join(path, "__init__.py"), path + ".py"} {
			if text, err := s.text(file); err == nil {
				return file, text, true
			}
		}
		return "", "", false
	}
}

// text is what a file holds.
func (s *sandbox) text(file string) (string, error) {
	f, err := s.open(file, os.O_RDONLY)
	if err != nil {
		return "", err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, mostWritten))
	if err != nil {
		return "", fmt.Errorf("read a module: %w", err)
	}
	return string(text), nil
}

// sandboxFile counts what is written to it.
type sandboxFile struct {
	*os.File
	written *atomic.Int64
}

// Write writes, until the run has written too much.
func (f *sandboxFile) Write(b []byte) (int, error) {
	if f.written.Add(int64(len(b))) > mostWritten {
		return 0, &fs.PathError{Op: "write", Path: f.Name(), Err: syscall.ENOSPC}
	}
	return f.File.Write(b)
}
