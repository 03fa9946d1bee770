package modules

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"batuta/lessons/python/py"
)

// fileFunctions are what os.py and pathlib.py are made of as to files: the host
// says what a name leads to.
func fileFunctions() []py.Def {
	return []py.Def{
		{Sig: "stat(path, follow=True, /)", Fn: fileStat},
		{Sig: "listdir(path, /)", Fn: listFolder},
		{Sig: "mkdir(path, mode, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			mode, err := t.Index(args[1])
			if err != nil {
				return nil, err
			}
			return onName(t, args[0], func(files py.Files, name string) error { return files.Mkdir(name, fs.FileMode(mode)&fs.ModePerm) })
		}},
		{Sig: "remove(path, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return onName(t, args[0], func(files py.Files, name string) error { return files.Remove(name, false) })
		}},
		{Sig: "rmdir(path, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return onName(t, args[0], func(files py.Files, name string) error { return files.Remove(name, true) })
		}},
		{Sig: "rename(src, dst, /)", Fn: renameFile},
		{Sig: "temp_folder()", Fn: func(*py.Thread, []py.Value) (py.Value, error) {
			return py.NewStr(filepath.ToSlash(os.TempDir())), nil
		}},
		{Sig: "getcwd()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
			if files := t.In().Host.Files; files != nil {
				return py.NewStr(files.Folder()), nil
			}
			return nil, t.NotYet("os.getcwd where there are no files")
		}},
	}
}

// onName does something with a name; where there are no files, it may not.
func onName(t *py.Thread, path py.Value, do func(files py.Files, name string) error) (py.Value, error) {
	name, err := t.FileName(path)
	if err != nil {
		return nil, err
	}
	files := t.In().Host.Files
	if files == nil {
		return nil, t.FromGo(&fs.PathError{Op: "open", Path: name, Err: syscall.EACCES})
	}
	if err := do(files, name); err != nil {
		return nil, t.FromGo(err)
	}
	return py.None, nil
}

// fileStat is (mode, size, time of the last change in nanoseconds).
func fileStat(t *py.Thread, args []py.Value) (py.Value, error) {
	follow, err := t.Truth(args[1])
	if err != nil {
		return nil, err
	}
	var info fs.FileInfo
	if _, err := onName(t, args[0], func(files py.Files, name string) (err error) {
		info, err = files.Stat(name, follow)
		return err
	}); err != nil {
		return nil, err
	}
	return py.NewTuple(py.MakeInt(int64(statMode(info.Mode()))), py.MakeInt(info.Size()), py.MakeInt(info.ModTime().UnixNano())), nil
}

// statMode is a file's mode in the bits of POSIX.
func statMode(mode fs.FileMode) uint32 {
	bits := uint32(mode.Perm())
	for _, kind := range []struct {
		is   fs.FileMode
		bits uint32
	}{
		{fs.ModeDir, 0o040000},
		{fs.ModeSymlink, 0o120000},
		{fs.ModeNamedPipe, 0o010000},
		{fs.ModeSocket, 0o140000},
		{fs.ModeDevice | fs.ModeCharDevice, 0o020000},
		{fs.ModeDevice, 0o060000},
	} {
		if mode&kind.is == kind.is {
			return bits | kind.bits
		}
	}
	return bits | 0o100000
}

// listFolder is what a folder holds: of each its name, and whether it is a
// folder, a file or a link.
func listFolder(t *py.Thread, args []py.Value) (py.Value, error) {
	var entries []fs.DirEntry
	if _, err := onName(t, args[0], func(files py.Files, name string) (err error) {
		entries, err = files.ReadDir(name)
		return err
	}); err != nil {
		return nil, err
	}
	all := py.NewList()
	for _, e := range entries {
		all.Items = append(all.Items, py.NewTuple(py.NewStr(e.Name()), py.MakeInt(int64(statMode(e.Type())))))
	}
	return all, nil
}

// renameFile renames; its errors tell both names.
func renameFile(t *py.Thread, args []py.Value) (py.Value, error) {
	to, err := t.FileName(args[1])
	if err != nil {
		return nil, err
	}
	_, err = onName(t, args[0], func(files py.Files, name string) error { return files.Rename(name, to) })
	if e, ok := py.IsRaised(err, py.Errors.OSError); ok {
		if err := t.Setattr(e, t.In().Intern("filename2"), py.NewStr(to)); err != nil {
			return nil, err
		}
		return nil, e
	}
	return py.None, err
}
