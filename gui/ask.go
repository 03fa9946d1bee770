package gui

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
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

// askPath asks for the path of a file.
func (w *Window) askPath(title, text string, do func(path string)) {
	l := w.look
	path := &pathEntry{escape: func() { w.shut() }}
	path.ExtendBaseWidget(path)
	if home, err := os.UserHomeDir(); err == nil {
		path.SetText(filepath.Join(home, progressFile))
	}
	given := func() { do(strings.TrimSpace(path.Text)) }
	w.question(l.T(title), l.T(text), path, l.T(title), given)
	path.OnSubmitted = func(string) {
		w.shut()
		given()
	}
	w.asked["ask_path"] = path
	w.win.Canvas().Focus(path)
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
