package progress

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"sync"
	"time"
)

// patience is how long a book waits for another window's to be done.
const patience = 3 * time.Second

// Book is the file, and what is known of it. Its methods are for any thread.
// State and Note never wait for the disk; the others do.
type Book struct {
	path string
	disk disk
	now  func() time.Time

	// file is held while the file is read or written.
	file  sync.Mutex
	swept bool
	newer error // set if a newer Batuta wrote the file: it is never touched

	mu    sync.Mutex
	saved State // as last read or written
	state State // and with what waits to be saved
	// waiting are the changes that are not saved yet, in their order.
	waiting []func(*State)
}

// Open opens the file of that path, which need not be there yet. There always is
// a book: with an error, an *Error, it knows less than it might, or saves
// nothing.
func Open(path string) (*Book, error) { return open(path, system{}, time.Now) }

func open(path string, d disk, now func() time.Time) (*Book, error) {
	// A link stays one: what it leads to is replaced.
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	b := &Book{path: path, disk: d, now: now}
	return b, b.Refresh()
}

// Path is where the file lies.
func (b *Book) Path() string { return b.path }

// State is what is known. It is a copy.
func (b *Book) State() State {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.state.clone()
}

// Note has change change the state, in memory; Save has it saved. What another
// window has written meanwhile comes before it: change is called again then, on
// what that has left, so it may do nothing but change what it is given.
func (b *Book) Note(change func(*State)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	change(&b.state)
	b.waiting = append(b.waiting, change)
}

// Save writes what was noted. If it cannot, that is kept for the next time.
func (b *Book) Save() error {
	b.file.Lock()
	defer b.file.Unlock()
	leave, ok, err := b.enter()
	defer leave()
	if !ok {
		return err
	}
	return errors.Join(err, b.write())
}

// Update notes a change and saves it.
func (b *Book) Update(change func(*State)) error {
	b.Note(change)
	return b.Save()
}

// Refresh reads the file again: another window may have written it.
func (b *Book) Refresh() error {
	b.file.Lock()
	defer b.file.Unlock()
	leave, ok, err := b.enter()
	defer leave()
	var trouble *Error
	if ok && errors.As(err, &trouble) && trouble.Trouble == Damaged && len(b.State().Parts) > 0 {
		return errors.Join(err, b.write()) // what is known is in no file any more
	}
	return err
}

// Export writes what is known, as a file that Import reads.
func (b *Book) Export(w io.Writer) error {
	s := b.State()
	text, err := encode(&s)
	if err != nil {
		return err
	}
	if _, err := w.Write(text); err != nil {
		return fmt.Errorf("export the progress: %w", err)
	}
	return nil
}

// Import adds what another book has exported: of each mark the better one, of
// two edits the newer. What cannot be understood changes nothing.
func (b *Book) Import(r io.Reader) error {
	text, err := io.ReadAll(io.LimitReader(r, mostBytes+1))
	if err != nil {
		return fmt.Errorf("import the progress: %w", err)
	}
	other, err := decode(text)
	if err != nil {
		return &Error{Trouble: Rejected, Path: b.path, Err: err}
	}
	return b.Update(func(s *State) { *s = merge(s, &other) })
}

// Reset begins anew. The file as it was is kept under another name, which it
// answers; "" if there was none.
func (b *Book) Reset() (aside string, err error) {
	b.file.Lock()
	defer b.file.Unlock()
	leave, ok, err := b.enter()
	defer leave()
	if !ok {
		return "", err
	}
	if b.disk.exists(b.path) {
		if aside, err = b.setAside("before-reset"); err != nil {
			return "", b.trouble(Unsaved, err)
		}
	}
	b.mu.Lock()
	b.saved, b.state, b.waiting = State{}, State{}, nil
	b.mu.Unlock()
	return aside, b.confirm()
}

// trouble is an error about the file.
func (b *Book) trouble(t Trouble, err error) error { return &Error{Trouble: t, Path: b.path, Err: err} }

// enter takes the file for this book alone and reads it, if it can. It is ok if
// the file may be written now; there may be an error even so, to be told.
func (b *Book) enter() (leave func(), ok bool, err error) {
	leave = func() {}
	if b.newer != nil {
		return leave, false, b.newer
	}
	err = b.disk.makeFolder(filepath.Dir(b.path))
	if err == nil {
		var release func()
		if release, err = b.disk.lock(b.path+".lock", patience); err == nil {
			leave = release
			b.sweep()
		}
	}
	switch {
	case errors.Is(err, errHeld):
		return leave, false, b.trouble(Busy, err)
	case errors.Is(err, errNoLocks):
		// Better to save without than not to save: the file is read just before
		// it is written, so that two windows would have to do so at one moment.
	case err != nil:
		s, wrong := b.read()
		if wrong == nil {
			b.take(s) // it can be read at least
		}
		return leave, false, b.trouble(Unsaved, err)
	}
	s, err := b.read()
	var wrong *Error
	switch {
	case err == nil:
		b.take(s)
		return leave, true, nil
	case !errors.As(err, &wrong) || wrong.Trouble != Damaged:
		return leave, false, err
	}
	if wrong.Aside, err = b.setAside("damaged"); err != nil {
		return leave, false, b.trouble(Unsaved, errors.Join(err, wrong.Err))
	}
	return leave, true, wrong
}

// read reads the file. Its error is an *Error.
func (b *Book) read() (State, error) {
	text, err := b.disk.read(b.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return State{}, nil
	case err != nil:
		return State{}, b.trouble(Unread, err)
	}
	s, err := decode(text)
	switch {
	case errors.Is(err, errNewer):
		b.newer = b.trouble(Newer, err)
		return State{}, b.newer
	case err != nil:
		return State{}, b.trouble(Damaged, err)
	}
	return s, nil
}

// take has s be what is saved, and what waits be added to it.
func (b *Book) take(s State) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.saved, b.state = s, s.clone()
	for _, change := range b.waiting {
		change(&b.state)
	}
}

// write saves what is known: the new file is whole, and on the disk, before it
// takes the place of the old one.
func (b *Book) write() error {
	b.mu.Lock()
	s, n := b.state.clone(), len(b.waiting)
	b.mu.Unlock()
	text, err := encode(&s)
	if err != nil {
		return b.trouble(Unsaved, err)
	}
	fresh := fmt.Sprintf("%s%s%d", b.path, freshMark, b.now().UnixNano())
	err = b.writeFile(fresh, text)
	if err == nil {
		err = b.disk.rename(fresh, b.path)
	}
	if err != nil {
		_ = b.disk.remove(fresh) // there may be none
		return b.trouble(Unsaved, err)
	}
	b.mu.Lock()
	b.waiting = b.waiting[n:]
	b.mu.Unlock()
	b.take(s)
	return b.confirm()
}

// freshMark is what the name of a new file has until it is whole.
const freshMark = ".new-"

func (b *Book) writeFile(name string, text []byte) error {
	f, err := b.disk.create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// confirm has the disk keep what was renamed.
func (b *Book) confirm() error {
	if err := b.disk.syncFolder(filepath.Dir(b.path)); err != nil {
		return b.trouble(Unsure, err)
	}
	return nil
}

// sweep takes away, once, what a crash has left of files that were not whole.
func (b *Book) sweep() {
	if b.swept {
		return
	}
	b.swept = true
	for _, name := range b.disk.list(filepath.Dir(b.path), filepath.Base(b.path)+freshMark) {
		_ = b.disk.remove(name) // it costs a little room, no more
	}
}

// setAside gives the file another name, that no other has.
func (b *Book) setAside(why string) (string, error) {
	name := fmt.Sprintf("%s.%s-%s", b.path, why, b.now().Format("20060102-150405"))
	aside := name
	for n := 2; b.disk.exists(aside); n++ {
		aside = fmt.Sprintf("%s-%d", name, n)
	}
	return aside, b.disk.rename(b.path, aside)
}
