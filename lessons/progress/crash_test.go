package progress

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// inMemory is a book on a disk in memory, whose clock never stands still.
func inMemory(m *memory) (*Book, error) {
	now := noon()
	return open(filepath.Join("batuta", "progress.json"), m, func() time.Time {
		now = now.Add(time.Millisecond)
		return now
	})
}

// The changes of a session, of which each is saved before the next.
const changes = 4

// session opens a book and passes lessons, one after the other, and answers how
// many of them were saved without an error.
func session(m *memory) (saved int) {
	b, _ := inMemory(m)
	for i := range changes {
		if b.Update(pass(fmt.Sprint(i))) == nil {
			saved = i + 1
		}
	}
	return saved
}

// calls is how many calls a session makes if nothing fails.
func calls(t *testing.T, m *memory) int {
	t.Helper()
	if saved := session(m); saved != changes {
		t.Fatalf("only %d are saved on a sound disk", saved)
	}
	return len(m.calls)
}

// wantSaved wants a disk to hold the first lessons, and none without those
// before it, in a file that is whole.
func wantSaved(t *testing.T, m *memory, saved int, where string) {
	t.Helper()
	b, err := inMemory(m)
	if err != nil {
		t.Errorf("%s: %v", where, err)
	}
	s := b.State()
	for i := range changes {
		switch passed := s.Passed(fmt.Sprint(i), "main"); {
		case i < saved && !passed:
			t.Errorf("%s: lesson %d of the %d that were saved is lost", where, i, saved)
		case i > saved && passed && !s.Passed(fmt.Sprint(i-1), "main"):
			t.Errorf("%s: lesson %d is there, and not the one before", where, i)
		}
	}
}

func TestAPulledPlugLosesNothingThatWasSaved(t *testing.T) {
	sound := newMemory()
	n := calls(t, sound)
	for at := 1; at <= n; at++ {
		m := newMemory()
		m.failAt, m.pulled, m.err = at, true, errPulled
		saved := session(m)
		for _, renamed := range []bool{false, true} {
			where := fmt.Sprintf("the plug is pulled at call %d (%s), renamed %v", at, sound.calls[at-1], renamed)
			wantSaved(t, m.after(renamed), saved, where)
		}
	}
}

func TestWhateverTheDiskRefusesOnceIsSavedByTheNextChange(t *testing.T) {
	sound := newMemory()
	n := calls(t, sound)
	for at := 1; at <= n; at++ {
		for _, cause := range []error{syscall.ENOSPC, syscall.EIO, syscall.EACCES} {
			m := newMemory()
			m.failAt, m.err = at, cause
			b, err := inMemory(m)
			errs := []error{err}
			for i := range changes {
				errs = append(errs, b.Update(pass(fmt.Sprint(i))))
			}
			if err := b.Update(pass("last")); err != nil {
				errs = append(errs, err)
			}
			where := fmt.Sprintf("call %d (%s) fails: %v", at, sound.calls[at-1], cause)
			var said *Error
			if !errors.As(errors.Join(errs...), &said) || !errors.Is(said, cause) {
				t.Errorf("%s: said is %v", where, said)
			}
			for name := range m.names {
				if strings.Contains(name, freshMark) {
					t.Errorf("%s: %s is left", where, name)
				}
			}
			wantSaved(t, m, changes, where)
		}
	}
}

func TestWhatCannotBeSavedIsRemembered(t *testing.T) {
	m := newMemory()
	b, err := inMemory(m)
	if err != nil {
		t.Fatal(err)
	}
	m.failAt, m.pulled, m.err = len(m.calls)+1, true, syscall.ENOSPC
	attempt := func(s *State) { s.Change("a", "main", func(p *Part) { p.Attempts++ }) }
	for i := range 3 {
		wantTrouble(t, b.Update(attempt), Unsaved)
		if s := b.State(); s.Part("a", "main").Attempts != i+1 {
			t.Errorf("after %d changes it knows of %d", i+1, s.Part("a", "main").Attempts)
		}
	}
	m.failAt = 0
	mustSave(t, b, attempt)
	again, err := inMemory(m)
	if s := again.State(); err != nil || s.Part("a", "main").Attempts != 4 {
		t.Errorf("saved are %d of 4: %v", s.Part("a", "main").Attempts, err)
	}
}

func TestAnotherWindowThatHoldsTheFileIsSaid(t *testing.T) {
	m := newMemory()
	b, err := inMemory(m)
	if err != nil {
		t.Fatal(err)
	}
	m.held = true
	wantTrouble(t, b.Update(pass("a")), Busy)
	m.held = false
	mustSave(t, b, pass("b"))
	again, _ := inMemory(m)
	if s := again.State(); !s.Passed("a", "main") || !s.Passed("b", "main") {
		t.Errorf("%+v", s)
	}
}

func TestWithoutLocksItIsSavedEvenSo(t *testing.T) {
	m := newMemory()
	m.failAt, m.pulled, m.err = 0, false, nil
	b, err := open("progress.json", lockless{m}, noon)
	if err != nil {
		t.Fatal(err)
	}
	mustSave(t, b, pass("a"))
	if m.names["progress.json"] == nil {
		t.Error("it is not")
	}
}

// lockless is a disk that knows no locks.
type lockless struct{ *memory }

func (lockless) lock(string, time.Duration) (func(), error) {
	return nil, fmt.Errorf("%w: %w", errNoLocks, syscall.EINVAL)
}

func TestWhatACrashLeftOfANewFileIsSweptAway(t *testing.T) {
	m := newMemory()
	name := filepath.Join("batuta", "progress.json"+freshMark+"7")
	m.names[name] = &inode{}
	if _, err := inMemory(m); err != nil || m.exists(name) {
		t.Errorf("it is still there: %v", err)
	}
}

func TestAFileThatMayOnlyBeReadIsReadAllTheSame(t *testing.T) {
	m := newMemory()
	session(m)
	m.failAt, m.pulled, m.err = 0, false, nil
	b, err := open(filepath.Join("batuta", "progress.json"), readOnly{m}, noon)
	wantTrouble(t, err, Unsaved)
	if s := b.State(); !s.Passed("0", "main") {
		t.Error("it is not")
	}
}

// readOnly is a disk on which nothing may be written.
type readOnly struct{ *memory }

func (readOnly) lock(string, time.Duration) (func(), error) { return nil, syscall.EROFS }

func TestTwoWindowsLoseNeithersMarksInAnyOrder(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 1))
		m := newMemory()
		var books [2]*Book
		for i := range books {
			var err error
			if books[i], err = inMemory(m); err != nil {
				t.Fatal(err)
			}
		}
		var noted int
		for range 40 {
			b := books[r.IntN(2)]
			switch r.IntN(6) {
			case 0, 1:
				b.Note(pass(fmt.Sprint(noted)))
				b.Note(func(s *State) { s.Change("all", "main", func(p *Part) { p.Attempts++ }) })
				noted++
			case 2, 3:
				if err := b.Save(); err != nil {
					t.Fatal(err)
				}
			case 4:
				if err := b.Refresh(); err != nil {
					t.Fatal(err)
				}
			case 5: // the disk refuses for once
				m.failAt, m.err = len(m.calls)+1+r.IntN(9), syscall.ENOSPC
				_ = b.Save()
				m.failAt = 0
			}
		}
		for _, b := range books {
			if err := b.Save(); err != nil {
				t.Fatal(err)
			}
		}
		last, err := inMemory(m)
		if err != nil {
			t.Fatal(err)
		}
		s := last.State()
		for i := range noted {
			if !s.Passed(fmt.Sprint(i), "main") {
				t.Errorf("seed %d: mark %d of %d is lost", seed, i, noted)
			}
		}
		if got := s.Part("all", "main").Attempts; got != noted {
			t.Errorf("seed %d: %d attempts are counted of %d", seed, got, noted)
		}
	}
}

func TestAnExportThatFailsSaysSo(t *testing.T) {
	b, _ := inMemory(newMemory())
	if err := b.Export(broken{}); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("%v", err)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }
