package progress

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// errPulled is what every call answers once the plug is pulled.
var errPulled = errors.New("the plug is pulled")

// memory is a disk in memory, which remembers what a real one would still have
// if the plug were pulled: of files what was synced, of names those that were
// there when the folder was.
type memory struct {
	names   map[string]*inode
	durable map[string]*inode // the names after the last sync of the folder
	held    bool

	calls  []string
	failAt int  // the number of the call that fails, from 1; 0 for none
	pulled bool // and all after it
	err    error
}

type inode struct{ data, synced []byte }

func newMemory() *memory {
	return &memory{names: map[string]*inode{}, durable: map[string]*inode{}}
}

// call counts a call that may fail.
func (m *memory) call(what, name string) error {
	m.calls = append(m.calls, what+" "+filepath.Base(name))
	if n := len(m.calls); n == m.failAt || m.pulled && m.failAt > 0 && n > m.failAt {
		return m.err
	}
	return nil
}

// after is the disk as it may be once it is powered again. What was renamed may
// have reached it or not, unless the folder was synced.
func (m *memory) after(renamed bool) *memory {
	from := m.durable
	if renamed {
		from = m.names
	}
	again := newMemory()
	for name, i := range from {
		again.names[name] = &inode{bytes.Clone(i.synced), bytes.Clone(i.synced)}
	}
	again.durable = maps.Clone(again.names)
	return again
}

func (m *memory) read(name string) ([]byte, error) {
	if err := m.call("read", name); err != nil {
		return nil, err
	}
	i := m.names[name]
	if i == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return bytes.Clone(i.data), nil
}

func (m *memory) create(name string) (file, error) {
	if err := m.call("create", name); err != nil {
		return nil, err
	}
	m.names[name] = &inode{}
	return &memoryFile{m, m.names[name], name}, nil
}

func (m *memory) rename(from, to string) error {
	if err := m.call("rename", from); err != nil {
		return err
	}
	if m.names[from] == nil {
		return fs.ErrNotExist
	}
	m.names[to] = m.names[from]
	delete(m.names, from)
	return nil
}

func (m *memory) remove(name string) error {
	if err := m.call("remove", name); err != nil {
		return err
	}
	delete(m.names, name)
	return nil
}

func (m *memory) exists(name string) bool { return m.names[name] != nil }

func (m *memory) list(folder, prefix string) []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(m.names)) {
		if strings.HasPrefix(filepath.Base(name), prefix) {
			names = append(names, name)
		}
	}
	return names
}

func (m *memory) makeFolder(name string) error { return m.call("mkdir", name) }

func (m *memory) syncFolder(name string) error {
	if err := m.call("sync", name); err != nil {
		return err
	}
	m.durable = maps.Clone(m.names)
	return nil
}

func (m *memory) lock(name string, _ time.Duration) (func(), error) {
	if err := m.call("lock", name); err != nil {
		return nil, err
	}
	if m.held {
		return nil, errHeld
	}
	m.held = true
	return func() { m.held = false }, nil
}

// memoryFile is a file of memory's that is being written.
type memoryFile struct {
	m    *memory
	i    *inode
	name string
}

func (f *memoryFile) Write(b []byte) (int, error) {
	if err := f.m.call("write", f.name); err != nil {
		f.i.data = append(f.i.data, b[:len(b)/2]...)
		return len(b) / 2, err
	}
	f.i.data = append(f.i.data, b...)
	return len(b), nil
}

func (f *memoryFile) Sync() error {
	if err := f.m.call("fsync", f.name); err != nil {
		return err
	}
	f.i.synced = bytes.Clone(f.i.data)
	return nil
}

func (f *memoryFile) Close() error { return f.m.call("close", f.name) }
