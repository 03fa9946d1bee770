package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// typed does what a key stands for, wherever the focus is not on something
// that uses the key itself.
func (w *Window) typed(e *fyne.KeyEvent) {
	shift := w.modifiers()&fyne.KeyModifierShift != 0
	switch e.Name {
	case fyne.KeySpace, fyne.KeyF5:
		w.toggle()
	case fyne.KeyRight:
		if shift {
			w.cycle()
		} else {
			w.step()
		}
	case fyne.KeyLeft:
		if shift {
			w.cycleBack()
		} else {
			w.stepBack()
		}
	case fyne.KeyF10:
		w.step()
	case fyne.KeyF11:
		w.cycle()
	case fyne.KeyHome:
		w.home()
	case fyne.KeyEnd:
		w.live()
	case fyne.KeyF1:
		w.help()
	}
}

// runed zooms the score, and chooses among the panes where one is shown at a
// time; its keys are characters, for where they lie differs from keyboard to
// keyboard.
func (w *Window) runed(r rune) {
	switch r {
	case '+':
		w.scoreView.ZoomIn()
	case '-':
		w.scoreView.ZoomOut()
	case '0':
		w.scoreView.Fit()
	case '1', '2', '3':
		w.showPane(paneNames()[r-'1'])
	}
}

// passKey gives a key that o has no use for to the window that o is in.
func passKey(o fyne.CanvasObject, e *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// passRune is passKey for a character.
func passRune(o fyne.CanvasObject, r rune) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// modifiers is which of Shift, Ctrl and so on are held down.
func (w *Window) modifiers() fyne.KeyModifier {
	if d, ok := w.app.Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// bindKeys gives the window its keys.
func (w *Window) bindKeys() {
	canvas := w.win.Canvas()
	canvas.SetOnTypedKey(w.typed)
	canvas.SetOnTypedRune(w.runed)
	quit := &desktop.CustomShortcut{KeyName: fyne.KeyQ, Modifier: fyne.KeyModifierShortcutDefault}
	canvas.AddShortcut(quit, func(fyne.Shortcut) { w.quit() })
}

// help shows the keys, and what the words mean.
func (w *Window) help() {
	l := w.look
	table := down(5, growNone, newTitle(l.T("window.help")))
	for _, row := range []struct {
		keys [][]string // each a combination
		what string
	}{
		{[][]string{{"Space"}, {"F5"}}, "window.help.run"},
		{[][]string{{"→"}, {"F10"}}, "window.help.step"},
		{[][]string{{"←"}}, "window.help.step_back"},
		{[][]string{{"Shift", "→"}, {"F11"}}, "window.help.cycle"},
		{[][]string{{"Shift", "←"}}, "window.help.cycle_back"},
		{[][]string{{"Home"}}, "window.help.home"},
		{[][]string{{"End"}}, "window.help.live"},
		{[][]string{{"+"}, {"-"}, {"0"}}, "window.help.zoom"},
		{[][]string{{"Tab"}, {"Enter"}}, "window.help.focus"},
		{[][]string{{"F1"}}, "window.help.help"},
		{[][]string{{"Ctrl", "Q"}}, "window.help.quit"},
	} {
		table.Add(twoColumns(l.keycaps(row.keys), tight(prose(l.T(row.what)))))
	}
	table.Add(rule(l))
	table.Add(tight(prose(l.T("window.help.words"))))

	var popup *widget.PopUp
	shut := newPill(l, pillPrimary, l.T("window.help.close"), func() { popup.Hide() })
	shut.escape = func() { popup.Hide() }
	foot := container.NewHBox(layout.NewSpacer(), shut)
	scroll := container.NewVScroll(padded(table, 8, 18, 8, 14))
	popup = widget.NewModalPopUp(down(8, 0, scroll, padded(foot, 0, 10, 8, 0)), w.win.Canvas())
	size := w.win.Canvas().Size()
	popup.Resize(fyne.NewSize(min(l.px(600), size.Width-40), min(table.MinSize().Height+l.px(120), size.Height-40)))
	popup.Show()
	w.win.Canvas().Focus(shut)
}

// keycaps draws combinations of keys, each of which does the same.
func (l *look) keycaps(combinations [][]string) fyne.CanvasObject {
	line := across(10, growNone)
	for _, keys := range combinations {
		combination := across(3, growNone)
		for _, key := range keys {
			combination.Add(container.NewStack(l.card(l.Raised, l.Border),
				padded(l.text(key, 11.5, l.Text), 2, 7, 2, 7)))
		}
		line.Add(combination)
	}
	return container.New(atTop{}, line)
}

// atTop lays an object out at the top left, no larger than it must be.
type atTop struct{}

func (atTop) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (atTop) Layout(o []fyne.CanvasObject, _ fyne.Size) { o[0].Resize(o[0].MinSize()) }
