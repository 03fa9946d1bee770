package gui

import (
	"bytes"
	"encoding/json"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
)

// answers answers what do asks with a path.
func (r *room) answers(t *testing.T, do func(), path string) {
	t.Helper()
	r.askProgressPath(t, do, path)
}

func TestARunIsSavedAndOpenedAgainWithEverything(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.ends(t, Status{Err: "ValueError: no"})
	r.code.Replace("print('changed since')")
	before := r.code.Text()
	file := filepath.Join(t.TempDir(), "mine.batuta")
	r.answers(t, r.saveRun, file)
	said, end := r.frame.Err, r.frame.View.End()
	kept := r.kept.Part("nine", "main")

	other := newRoom(t, newTestApp(t))
	other.choose(&other.lessons[1])
	other.openFile(file)
	other.until(t, "shows the run", func() bool { return other.frame != nil && other.frame.State == Ended })
	if other.lesson != &other.lessons[0] || other.frame.View.End() != end || other.frame.Err != said {
		t.Errorf("lesson %s, %d events of %d, %q", other.lesson.ID, other.frame.View.End(), end, other.frame.Err)
	}
	if other.code.Text() == before || other.work().solution == nil {
		t.Errorf("the program shown is %q", other.code.Text())
	}
	test.Tap(other.transport.cycleBack) // it can be looked at as any
	other.untilAt(t, 14)
	if got := other.kept.Part("nine", "main"); got.Attempts != 0 || !got.Passed.IsZero() {
		t.Errorf("it counts for the learner: %+v, where it was made it is %+v", got, kept)
	}
	test.Tap(other.programs.back)
	if other.code.Text() != other.variant().Source {
		t.Errorf("the learner's own program is %q", other.code.Text())
	}
}

func TestAFileThatIsNoRunIsSaidAndNothingIsLost(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.code.Replace("mine = 1")
	dir := t.TempDir()
	for name, data := range map[string]string{
		"photo.batuta": "\x89PNG", "half.batuta": "BATUTA\x00\x01\x1f\x8b", "newer.batuta": "BATUTA\x00\x09x", "latin.py": "x = '\xe9'",
	} {
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, []byte(data), 0o600))
		r.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
		if said := r.page.banner.said; !strings.Contains(said.what, name) || said.err == "" || said.remedy == "" {
			t.Errorf("of %s the page says %+v", name, said)
		}
		if r.code.Text() != "mine = 1" {
			t.Fatalf("%s made the program %q", name, r.code.Text())
		}
	}
	r.openFile(filepath.Join(dir, "none.py"))
	if r.page.banner.said.err == "" {
		t.Error("nothing is said of a file that is not there")
	}
}

func TestAProgramIsOpenedAndCanBeTakenBack(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	before := r.code.Text()
	path := filepath.Join(t.TempDir(), "other.py")
	must(t, os.WriteFile(path, []byte("print('¡hola!')\r\n"), 0o600))
	r.answers(t, r.askOpen, path)
	if got := r.code.Text(); got != "print('¡hola!')\n" {
		t.Fatalf("the program is %q", got)
	}
	r.code.Focus()
	r.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
	if got := r.code.Text(); got != before {
		t.Errorf("taken back, it is %q", got)
	}
	saved := filepath.Join(t.TempDir(), "saved.py")
	r.answers(t, r.saveProgram, saved)
	if text, err := os.ReadFile(saved); err != nil || string(text) != before {
		t.Errorf("saved, it is %q: %v", text, err)
	}
}

func TestThePicturesOfARunAreWritten(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.ends(t, Status{})
	dir := t.TempDir()
	read := func(do func(), name string) []byte {
		t.Helper()
		r.answers(t, do, filepath.Join(dir, name))
		data, err := os.ReadFile(filepath.Join(dir, name))
		must(t, err)
		return data
	}
	for name, do := range map[string]func(){"score.png": r.saveScorePNG, "window.png": r.saveWindowPNG} {
		if picture, err := png.Decode(bytes.NewReader(read(do, name))); err != nil || picture.Bounds().Dx() < 200 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if svg := read(r.saveScoreSVG, "score.svg"); !bytes.HasPrefix(svg, []byte("<svg ")) {
		t.Errorf("the SVG begins with %.40q", svg)
	}
	if !json.Valid(read(r.savePerfetto, "run.json")) {
		t.Error("what is for Perfetto is no JSON")
	}
	left, err := os.ReadDir(dir)
	must(t, err)
	if len(left) != 4 {
		t.Errorf("there are %d files in the folder", len(left))
	}
}

func TestAFileThatCannotBeWrittenIsSaidAndLeavesTheOld(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.answers(t, r.saveProgram, filepath.Join(t.TempDir(), "nowhere", "mine.py"))
	if said := r.page.banner.said; said.what != r.look.T("window.trouble.file") || said.err == "" {
		t.Errorf("the page says %+v", said)
	}
}
