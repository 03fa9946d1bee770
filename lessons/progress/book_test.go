package progress

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// noon is when tests take place.
func noon() time.Time { return time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC) }

// opened is a book on the real disk.
func opened(t *testing.T, path string) *Book {
	t.Helper()
	b, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// pass is a change: a part of a lesson is passed.
func pass(lesson string) func(*State) {
	return func(s *State) { s.Change(lesson, "main", func(p *Part) { p.Pass(noon(), 1.5) }) }
}

func mustSave(t *testing.T, b *Book, change func(*State)) {
	t.Helper()
	if err := b.Update(change); err != nil {
		t.Fatal(err)
	}
}

// wantTrouble wants an error that says so, and answers it.
func wantTrouble(t *testing.T, err error, want Trouble) *Error {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || e.Trouble != want {
		t.Fatalf("the error is %v, not %s", err, want)
	}
	return e
}

func TestWhatWasSavedIsThereAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "config", "batuta", "progress.json")
	b := opened(t, path)
	now := noon()
	mustSave(t, b, func(s *State) {
		s.Visit("conductor", "main", "", now)
		s.Change("conductor", "main", func(p *Part) {
			p.Attempts, p.Hints, p.Predict = 3, 1, Prediction{Choice: 1, Right: true, At: now}
			p.Edit("", "print('<&>')\n", false, now)
			p.Pass(now, 0.41)
		})
		s.Change("limits", "main", func(p *Part) { p.Skipped = true })
	})
	s := opened(t, path).State()
	p := s.Part("conductor", "main")
	if !s.Passed("conductor", "main") || s.Passed("limits", "main") || s.Passed("conductor") || s.Passed("conductor", "main", "other") {
		t.Error("what is passed is another")
	}
	if !p.Passed.Equal(now) || p.Best != 0.41 || p.Attempts != 3 || p.Hints != 1 || !p.Predict.Right || p.Predict.Choice != 1 ||
		p.Edits[""].Text != "print('<&>')\n" || !s.Part("limits", "main").Skipped || s.Last.Lesson != "conductor" {
		t.Errorf("%+v", s)
	}
	mustSave(t, b, func(s *State) {
		s.Change("conductor", "main", func(p *Part) {
			p.Pass(now.Add(time.Hour), 0.5) // neither the first nor the shortest
			p.Edit("", "", true, now)
		})
		s.Change("limits", "main", func(p *Part) { p.Pass(now, 2) })
	})
	s = opened(t, path).State()
	if p := s.Part("conductor", "main"); !p.Passed.Equal(now) || p.Best != 0.41 || len(p.Edits) != 0 || s.Part("limits", "main").Skipped {
		t.Errorf("%+v", s)
	}
}

func TestAStateThatWasGivenOutDoesNotChange(t *testing.T) {
	b := opened(t, filepath.Join(t.TempDir(), "p.json"))
	edit := func(text string) func(*State) {
		return func(s *State) { s.Change("a", "main", func(p *Part) { p.Edit("", text, false, noon()) }) }
	}
	b.Note(edit("one"))
	before := b.State()
	b.Note(edit("two"))
	if before.Part("a", "main").Edits[""].Text != "one" {
		t.Error("it has changed")
	}
}

func TestADamagedFileIsSetAsideAndSaid(t *testing.T) {
	for name, text := range map[string]string{
		"cut off":         `{"batuta": "progress", "version": 1, "parts": {"a/main": {"pas`,
		"empty":           "",
		"something else":  `{"colour": 1}`,
		"of another type": `{"batuta": "progress", "version": 1, "parts": [1]}`,
		"a time is none":  `{"batuta": "progress", "version": 1, "parts": {"a/main": {"passed": "noon"}}}`,
		"version 0":       `{"batuta": "progress"}`,
		"zeroes":          strings.Repeat("\x00", 4096),
		"far too large":   strings.Repeat(" ", mostBytes+1),
	} {
		path := filepath.Join(t.TempDir(), "progress.json")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		b, err := Open(path)
		e := wantTrouble(t, err, Damaged)
		kept, err := os.ReadFile(e.Aside)
		if err != nil || string(kept) != text || !strings.HasPrefix(e.Aside, path+".damaged-") {
			t.Errorf("%s: it is not kept: %v", name, err)
		}
		mustSave(t, b, pass("a"))
		if s := opened(t, path).State(); !s.Passed("a", "main") {
			t.Errorf("%s: afterwards nothing is saved", name)
		}
	}
}

func TestWhatIsKnownOutlivesAFileThatIsDamagedMeanwhile(t *testing.T) {
	for name, do := range map[string]func(*Book) error{
		"at the next change": func(b *Book) error { return b.Update(pass("b")) },
		"when read again":    func(b *Book) error { return b.Refresh() },
	} {
		path := filepath.Join(t.TempDir(), "progress.json")
		b := opened(t, path)
		mustSave(t, b, pass("a"))
		for range 2 { // the second is set aside under another name
			if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
				t.Fatal(err)
			}
			wantTrouble(t, do(b), Damaged)
		}
		if s := opened(t, path).State(); !s.Passed("a", "main") {
			t.Errorf("%s: what was passed is lost: %+v", name, s)
		}
		if aside, _ := filepath.Glob(path + ".damaged-*"); len(aside) != 2 {
			t.Errorf("%s: set aside are %v", name, aside)
		}
	}
}

func TestAFileOfANewerVersionIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "progress.json")
	const text = `{"batuta": "progress", "version": 2, "parts": 7}`
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := Open(path)
	wantTrouble(t, err, Newer)
	wantTrouble(t, b.Update(pass("a")), Newer)
	_, err = b.Reset()
	wantTrouble(t, err, Newer)
	if got, err := os.ReadFile(path); err != nil || string(got) != text {
		t.Errorf("it is %q, %v", got, err)
	}
	if s := b.State(); !s.Passed("a", "main") {
		t.Error("the window does not remember either")
	}
}

func TestExportsAreImportedWithoutLosingMarks(t *testing.T) {
	folder := t.TempDir()
	one, two := opened(t, filepath.Join(folder, "1.json")), opened(t, filepath.Join(folder, "2.json"))
	mustSave(t, one, pass("a"))
	mustSave(t, two, pass("b"))
	var out bytes.Buffer
	if err := one.Export(&out); err != nil {
		t.Fatal(err)
	}
	text := out.String()
	if err := two.Import(&out); err != nil {
		t.Fatal(err)
	}
	if s := opened(t, two.Path()).State(); !s.Passed("a", "main") || !s.Passed("b", "main") {
		t.Errorf("%+v", s)
	}
	for name, bad := range map[string]string{"cut off": text[:len(text)-9], "a program": "import asyncio\n", "empty": "", "newer": strings.Replace(text, `"version": 1`, `"version": 2`, 1)} {
		before, _ := os.ReadFile(two.Path())
		wantTrouble(t, two.Import(strings.NewReader(bad)), Rejected)
		if after, _ := os.ReadFile(two.Path()); !bytes.Equal(before, after) {
			t.Errorf("%s: it has changed the file", name)
		}
	}
}

func TestResetKeepsTheOldFileAside(t *testing.T) {
	b := opened(t, filepath.Join(t.TempDir(), "progress.json"))
	if aside, err := b.Reset(); aside != "" || err != nil {
		t.Fatalf("%q, %v", aside, err)
	}
	mustSave(t, b, pass("a"))
	aside, err := b.Reset()
	if err != nil {
		t.Fatal(err)
	}
	if s := b.State(); len(s.Parts) != 0 {
		t.Errorf("%+v", s)
	}
	mustSave(t, b, pass("b"))
	if s := opened(t, b.Path()).State(); s.Passed("a", "main") || !s.Passed("b", "main") {
		t.Errorf("%+v", s)
	}
	if s := opened(t, aside).State(); !s.Passed("a", "main") {
		t.Errorf("aside is %+v", s)
	}
}

func TestEachCourseHasAFileOfItsOwn(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(t.TempDir(), "config"))
	one, two := t.TempDir(), t.TempDir()
	own := At("")
	if filepath.Base(own) != "progress.json" {
		t.Errorf("Batuta's is %s", own)
	}
	if At(one) == own || At(one) == At(two) || filepath.Dir(At(one)) != filepath.Dir(own) {
		t.Errorf("%s, %s, %s", own, At(one), At(two))
	}
	t.Chdir(one)
	if At(".") != At(one) || At(filepath.Join(two, "..", filepath.Base(one))) != At(one) {
		t.Errorf("%s is %s by another name", At(one), At("."))
	}
}
