package lessons

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
)

// Rename gives a file or a folder another name, in the place of one that has it.
// Between disks, where systems rename nothing, a file is copied beside its new
// place first: what was there is whole until the new one is.
func (s *sandbox) Rename(from, to string) error {
	in, path, err := s.place(from)
	if err != nil {
		return err
	}
	goal, newPath, err := s.place(to)
	if err != nil {
		return said("rename", from, err)
	}
	err = renameWithin(in.root, path, goal.root, newPath)
	if errors.Is(err, otherDisk) {
		err = moveAcross(in.root, path, goal.root, newPath)
	}
	return said("rename", from, err)
}

// renameWithin renames from one folder that is open to another. The folders on
// the way are opened by os.Root, which follows no link out of it; os.Root of
// Go 1.24 cannot rename.
func renameWithin(from *os.Root, path string, to *os.Root, newPath string) error {
	source, err := from.Open(filepath.Dir(path))
	if err != nil {
		return fmt.Errorf("open the folder of what is renamed: %w", err)
	}
	defer source.Close()
	goal, err := to.Open(filepath.Dir(newPath))
	if err != nil {
		return fmt.Errorf("open the folder of the new name: %w", err)
	}
	defer goal.Close()
	return renameAt(source, filepath.Base(path), goal, filepath.Base(newPath))
}

// moveAcross moves a file to a folder on another disk.
func moveAcross(from *os.Root, path string, to *os.Root, newPath string) error {
	info, err := from.Lstat(path)
	if err != nil {
		return fmt.Errorf("look at what is moved: %w", err)
	}
	if !info.Mode().IsRegular() {
		return syscall.EXDEV
	}
	source, err := from.Open(path)
	if err != nil {
		return fmt.Errorf("open what is moved: %w", err)
	}
	defer source.Close()
	made, name, err := besides(to, newPath)
	if err != nil {
		return err
	}
	_, err = io.Copy(made, source)
	if err = errors.Join(err, made.Close()); err == nil {
		err = renameWithin(to, name, to, newPath)
	}
	if err != nil {
		return errors.Join(err, to.Remove(name))
	}
	if err := from.Remove(path); err != nil {
		return fmt.Errorf("remove what was moved: %w", err)
	}
	return nil
}

// besides makes an empty file in the folder of a name, under one that is free.
func besides(root *os.Root, path string) (*os.File, string, error) {
	for n := 0; ; n++ {
		name := path + ".moving" + strconv.Itoa(n)
		f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, os.ErrExist) {
			continue
		}
		if err != nil {
			return nil, "", fmt.Errorf("make the copy: %w", err)
		}
		return f, name, nil
	}
}
