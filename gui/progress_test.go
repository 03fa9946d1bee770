package gui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// askProgressPath answers what do asks with a path.
func (r *room) askProgressPath(t *testing.T, do func(), path string) {
	t.Helper()
	do()
	entry := r.asked["ask_path"].(*pathEntry)
	entry.SetText(path)
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func TestWhatIsKeptIsExportedImportedAndSetBack(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.ends(t, Status{})
	file := filepath.Join(t.TempDir(), "mine.json")
	r.askProgressPath(t, r.exportProgress, file)
	r.askReset()
	test.Tap(r.asked["ask_no"].(*pill))
	if r.header.progress.label != "1 / 2" {
		t.Fatal("left as it is, it was set back")
	}
	r.askReset()
	test.Tap(r.asked["ask_yes"].(*pill))
	if r.header.progress.label != "0 / 2" || r.page.passed.content.Visible() {
		t.Errorf("set back, the header says %q", r.header.progress.label)
	}
	r.askProgressPath(t, r.importProgress, file)
	if r.header.progress.label != "1 / 2" {
		t.Errorf("imported, the header says %q", r.header.progress.label)
	}
	r.askProgressPath(t, r.importProgress, file+"x")
	if got := r.page.banner.said; got.what != r.look.T("window.trouble.kept") || got.err == "" {
		t.Errorf("of a file that is not there the page says %+v", got)
	}
}

func TestAFileThatIsThereIsReplacedOnlyWhenThatIsWanted(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	file := filepath.Join(t.TempDir(), "letter")
	must(t, os.WriteFile(file, []byte("dear"), 0o600))
	holds := func(want bool) {
		t.Helper()
		text, err := os.ReadFile(file)
		must(t, err)
		if (string(text) == "dear") != want {
			t.Errorf("the file holds %q", text)
		}
	}
	r.askProgressPath(t, r.exportProgress, file)
	r.asked["ask_no"].(*pill).TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	holds(true)
	r.exportProgress()
	r.asked["ask_path"].(*pathEntry).TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if r.asked != nil {
		t.Error("Escape does not leave the question")
	}
	r.askProgressPath(t, r.exportProgress, file)
	test.Tap(r.asked["ask_yes"].(*pill))
	holds(false)
}
