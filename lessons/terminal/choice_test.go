package terminal

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// course writes a folder of two lessons: one of two parts, of which the second
// has two programs, and one that is as short as can be.
func course(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	page := func(h ...string) string {
		part := func(title string) string {
			return "# " + title + "\n\nIdea.\n\n## " + h[1] + "\n\nDo it.\n\n## " + h[2] + "\n\n| " + h[3] + " | " + h[4] + " |\n| --- | --- |\n| a | b |\n\n"
		}
		return "# " + h[0] + "\n\nIdea.\n\n" + part(h[5]) + part(h[6])
	}
	for name, text := range map[string]string{
		"two/lesson.json": `{"id": "two", "number": 2, "section": "own", "parts": [
			{"id": "near", "programs": [{"file": "a.py"}]},
			{"id": "far", "programs": [{"name": "short", "file": "b.py"}, {"name": "long", "file": "c.py"}]}]}`,
		"two/en.md": page("Two", "Your turn", "What you should see", "You see", "Why", "Near", "Far"),
		"two/es.md": page("Dos", "Tu turno", "Lo que deberías ver", "Ves", "Por qué", "Cerca", "Lejos"),
		"two/a.py":  "print('near')\n", "two/b.py": "print('far, short')\n", "two/c.py": "print('far, long')\n",
		"five/lesson.json": `{"id": "five", "number": 5, "section": "own", "parts": [{"id": "main", "programs": [{"name": "one", "file": "a.py"}, {"name": "other", "file": "a.py"}]}]}`,
		"five/en.md":       "# Five\n\nIdea.\n\n## Your turn\n\nDo it.\n\n## What you should see\n\n| You see | Why |\n| --- | --- |\n| a | b |\n",
		"five/es.md":       "# Cinco\n\nIdea.\n\n## Tu turno\n\nHazlo.\n\n## Lo que deberías ver\n\n| Ves | Por qué |\n| --- | --- |\n| a | b |\n",
		"five/a.py":        "print('five')\n",
	} {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestLessonsOfOnesOwnAreListedWithTheirPartsAndPrograms(t *testing.T) {
	folder := course(t)
	for lang, want := range map[string]string{
		"en": " 2  two   Two\n    two/near  Near\n    two/far  Far  (short, long)\n 5  five  Five\n    five  (one, other)\n",
		"es": " 2  two   Dos\n    two/near  Cerca\n    two/far  Lejos  (short, long)\n 5  five  Cinco\n    five  (one, other)\n",
	} {
		b := newTestbed(t, nil)
		b.run(t, "lessons --lessons "+folder+" --lang "+lang, exitOK)
		if got := b.out.String(); got != want {
			t.Errorf("%s: %q\nwant %q", lang, got, want)
		}
	}
}

func TestThePartAndTheProgramThatAreNamedArePlayed(t *testing.T) {
	folder := course(t)
	for args, want := range map[string][]string{
		"two":                              {"2 · Two · Near\n", "near\n"},
		"2/1":                              {"2 · Two · Near\n", "near\n"},
		"two/far":                          {"2 · Two · Far · short\n", "far, short\n"},
		"2/2 --with long":                  {"2 · Two · Far · long\n", "far, long\n"},
		"two/far --with long --lang es":    {"2 · Dos · Lejos · long\n", "far, long\n"},
		"five --with other --clock=real":   {"5 · Five · other\n", "five\n"},
		"five/main --with=one --allow-net": {"5 · Five · one\n", "five\n"},
	} {
		b := newTestbed(t, nil)
		b.run(t, "play --clock virtual "+args+" --lessons "+folder, exitOK)
		if got := b.out.String(); !strings.HasPrefix(got, want[0]) {
			t.Errorf("%s: it begins with %q", args, got[:min(len(got), 60)])
		}
		wants(t, b.out.String(), want...)
	}
}

func TestWhatIsNotInOnesOwnLessonsIsSaid(t *testing.T) {
	folder := course(t)
	for args, want := range map[string]string{
		"play conductor":          "there is no lesson \"conductor\"; there are: 2 two, 5 five",
		"play two/there":          "two has no part \"there\"; there are: two/near, two/far",
		"play two/far --with tea": "--with cannot be \"tea\"; it can be: short, long",
		"play two --with short":   "two/near has one program",
	} {
		b := newTestbed(t, nil)
		b.run(t, args+" --lessons "+folder, exitMisuse)
		if got := b.err.String(); !strings.Contains(got, want) {
			t.Errorf("%s: %q", args, got)
		}
	}
	if err := os.Remove(filepath.Join(folder, "two", "b.py")); err != nil {
		t.Fatal(err)
	}
	b := newTestbed(t, nil)
	b.run(t, "lessons --lessons "+folder, exitMisuse)
	got := b.err.String()
	if !strings.Contains(got, "two/b.py: ") || !strings.Contains(got, "two/lesson.json:3 names it") {
		t.Errorf("%q", got)
	}
}
