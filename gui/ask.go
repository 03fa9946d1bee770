package gui

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// ask asks before something is done that cannot be taken back. The keys begin
// at what does no harm.
func (w *Window) ask(title, text, do string, yes func()) {
	leave := w.question(title, text, nil, do, yes)
	w.win.Canvas().Focus(leave)
}

// explain says something at length, and offers one thing to do.
func (w *Window) explain(title, text, do string, yes func()) {
	leave := w.question(title, text, nil, do, yes)
	leave.set(w.look.T("window.help.close"), iconNone, false, false)
	w.win.Canvas().Focus(leave)
}

// askPath asks for the path of a file: one to write, for which a name is
// suggested, or one to read. It can be looked for in the folders.
func (w *Window) askPath(title, text, name string, toWrite bool, do func(path string)) {
	l := w.look
	path := &pathEntry{escape: func() { w.shut() }}
	path.ExtendBaseWidget(path)
	if home, err := os.UserHomeDir(); err == nil {
		path.SetText(filepath.Join(home, name))
		if name == "" {
			path.SetText(home + string(filepath.Separator))
		}
	}
	given := func() { do(strings.TrimSpace(path.Text)) }
	browse := newPill(l, pillPlain, l.T("window.ask.browse"), func() { w.browse(path, name, toWrite) })
	browse.escape = func() { w.shut() }
	w.question(l.T(title), l.T(text), container.NewBorder(nil, nil, nil, padded(browse, 0, 0, 0, 6), path), l.T("window.ask.do"), given)
	path.OnSubmitted = func(string) {
		w.shut()
		given()
	}
	w.asked["ask_path"], w.asked["ask_browse"] = path, browse
	w.win.Canvas().Focus(path)
}

// browse looks for the path in the folders: for a folder to write name in, or for
// a file to read.
func (w *Window) browse(path *pathEntry, name string, toWrite bool) {
	var d interface {
		Resize(fyne.Size)
		Show()
	}
	if toWrite {
		d = dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
			if err == nil && folder != nil {
				path.SetText(filepath.Join(folder.Path(), name))
			}
		}, w.win)
	} else {
		d = dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
			if err == nil && file != nil {
				path.SetText(file.URI().Path())
				_ = file.Close() // it is opened by its path
			}
		}, w.win)
	}
	size := w.win.Canvas().Size()
	d.Resize(fyne.NewSize(min(w.look.px(760), size.Width-60), min(w.look.px(520), size.Height-60)))
	d.Show()
}

// pathEntry is a line to write a path in, which Escape leaves.
type pathEntry struct {
	widget.Entry
	escape func()
}

// TypedKey implements fyne.Focusable.
func (e *pathEntry) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		e.escape()
		return
	}
	e.Entry.TypedKey(key)
}

// question shows a question over the window, and answers the button that
// leaves everything as it is.
func (w *Window) question(title, text string, entry fyne.CanvasObject, do string, yes func()) (leave *pill) {
	l := w.look
	var popup *widget.PopUp
	w.shut = func() { popup.Hide(); w.asked = nil }
	leave = newPill(l, pillPlain, l.T("window.ask.no"), func() { w.shut() })
	sure := newPill(l, pillPrimary, do, func() { w.shut(); yes() })
	for _, p := range []*pill{leave, sure} {
		p.escape = func() { w.shut() }
	}
	content := down(10, growNone, newTitle(title), tight(plain(text)))
	if entry != nil {
		content.Add(entry)
	}
	content.Add(across(8, 0, layout.NewSpacer(), leave, sure))
	popup = widget.NewModalPopUp(padded(content, 12, 16, 12, 16), w.win.Canvas())
	width := min(l.px(480), w.win.Canvas().Size().Width-40)
	for range 2 { // what wraps is as high as its width makes it
		popup.Resize(fyne.NewSize(width, popup.MinSize().Height))
	}
	popup.Show()
	w.asked = map[string]fyne.CanvasObject{"ask_no": leave, "ask_yes": sure}
	return leave
}
