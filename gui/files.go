package gui

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"batuta/lessons/perfetto"
	"batuta/lessons/runfile"
)

// largestProgram is how many bytes a file may have that is to be a program.
const largestProgram = 1 << 20

// fileMenu offers to open and to keep programs, runs and pictures.
func (w *Window) fileMenu() {
	l := w.look
	item := func(key string, needsRun bool, do func()) *fyne.MenuItem {
		i := fyne.NewMenuItem(l.T(key), do)
		i.Disabled = needsRun && w.frame == nil
		return i
	}
	w.drop(w.header.file,
		item("window.file.open", false, w.askOpen),
		item("window.file.program", false, w.saveProgram),
		fyne.NewMenuItemSeparator(),
		item("window.file.score_png", true, w.saveScorePNG),
		item("window.file.score_svg", true, w.saveScoreSVG),
		item("window.file.window_png", false, w.saveWindowPNG),
		fyne.NewMenuItemSeparator(),
		item("window.file.run", true, w.saveRun),
		item("window.file.perfetto", true, w.savePerfetto))
}

// base is what files about the program that is open are called.
func (w *Window) base() string { return strings.TrimSuffix(w.variant().File, ".py") }

func (w *Window) saveProgram() {
	text := w.code.Text()
	w.save("window.file.program", w.base()+".py", func(to io.Writer) error {
		_, err := io.WriteString(to, text)
		return err
	})
}

// pictureScale is by how much a picture of the score is larger than the screen's:
// for slides.
const pictureScale = 2

func (w *Window) saveScorePNG() {
	picture := w.scoreView.Picture(pictureScale)
	w.save("window.file.score_png", w.base()+"-score.png", func(to io.Writer) error { return png.Encode(to, picture) })
}

func (w *Window) saveScoreSVG() {
	var picture bytes.Buffer // as the score is now, not when the name has been given
	err := w.scoreView.WriteSVG(&picture)
	w.save("window.file.score_svg", w.base()+"-score.svg", func(to io.Writer) error {
		_, failed := to.Write(picture.Bytes())
		return errors.Join(err, failed)
	})
}

func (w *Window) saveWindowPNG() {
	picture := w.win.Canvas().Capture()
	w.save("window.file.window_png", w.base()+"-window.png", func(to io.Writer) error { return png.Encode(to, picture) })
}

func (w *Window) saveRun() {
	head, view := w.headOf(w.frame.Status), w.frame.View
	w.save("window.file.run", w.base()+runfile.Extension, func(to io.Writer) error { return runfile.Write(to, head, view) })
}

func (w *Window) savePerfetto() {
	o, view := perfetto.Options{Texts: w.look, Program: w.variant().File}, w.frame.View
	w.save("window.file.perfetto", w.base()+"-perfetto.json", func(to io.Writer) error { return perfetto.Write(to, view, o) })
}

// save asks for a file's path and writes it. It asks again before it takes the
// place of another; that stays as it is until the new one is whole.
func (w *Window) save(title, name string, write func(io.Writer) error) {
	w.askPath(title, "window.file.save", name, true, func(path string) {
		put := func() { w.filed(replaceFile(path, write), path) }
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			put()
			return
		}
		w.ask(w.look.T(title), w.look.T("window.progress.export.there", path), w.look.T("window.progress.export.replace"), put)
	})
}

// replaceFile writes a file beside its place, and moves it there when it is whole.
func replaceFile(path string, write func(io.Writer) error) error {
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return fmt.Errorf("write the file: %w", err)
	}
	defer os.Remove(file.Name()) // in vain once it has moved
	if err := errors.Join(write(file), file.Chmod(0o644), file.Close()); err != nil {
		return fmt.Errorf("write the file: %w", err)
	}
	if err := os.Rename(file.Name(), path); err != nil {
		return fmt.Errorf("write the file: %w", err)
	}
	return nil
}

// filed says how writing a file went.
func (w *Window) filed(err error, path string) {
	if err != nil {
		w.complain(trouble{w.look.T("window.trouble.file"), err.Error(), w.look.T("window.trouble.file.remedy")})
		return
	}
	w.complain(trouble{})
	w.tell(w.look.T("window.file.saved", path))
}

// askOpen asks for a file, and opens it.
func (w *Window) askOpen() {
	w.askPath("window.file.open", "window.file.open.what", "", false, w.openFile)
}

// Open opens a run or a program, as the menu does. It is for before the window is
// shown, and for its own goroutine.
func (w *Window) Open(path string) { w.openFile(path) }

// openFile opens a run, or a program in place of the one in the editor, where that
// can be undone.
func (w *Window) openFile(path string) {
	if err := w.tryOpen(path); err != nil {
		l := w.look
		what, remedy := l.T("window.trouble.open", filepath.Base(path)), l.T("window.trouble.open.remedy")
		switch {
		case errors.Is(err, runfile.ErrNewer):
			remedy = l.T("window.trouble.open.newer")
		case errors.Is(err, runfile.ErrDamaged):
			remedy = l.T("window.trouble.open.damaged")
		}
		w.complain(trouble{what, err.Error(), remedy})
	}
}

func (w *Window) tryOpen(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("open the file: %w", err)
	}
	defer file.Close()
	if strings.EqualFold(filepath.Ext(path), ".py") {
		return w.openProgram(file)
	}
	head, view, err := runfile.Read(file)
	if err != nil {
		return err
	}
	w.complain(trouble{})
	w.showRecording(head, view, filepath.Base(path))
	return nil
}

func (w *Window) openProgram(file io.Reader) error {
	text, err := io.ReadAll(io.LimitReader(file, largestProgram+1))
	switch {
	case err != nil:
		return fmt.Errorf("open the program: %w", err)
	case len(text) > largestProgram:
		return fmt.Errorf("open the program: it has more than %d bytes", largestProgram)
	case !utf8.Valid(text):
		return errors.New("open the program: it is not written in UTF-8")
	}
	w.complain(trouble{})
	if w.work().solution != nil {
		w.ownProgram()
	}
	w.code.Replace(strings.ReplaceAll(string(text), "\r\n", "\n"))
	return nil
}

// dropped opens the first of the files that were dropped on the window.
func (w *Window) dropped(_ fyne.Position, files []fyne.URI) {
	for _, f := range files {
		if f.Scheme() == "file" {
			w.openFile(f.Path())
			return
		}
	}
}
