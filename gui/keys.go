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

// runed zooms the score; its keys are characters, for where they lie differs
// from keyboard to keyboard.
func (w *Window) runed(r rune) {
	switch r {
	case '+':
		w.scoreView.ZoomIn()
	case '-':
		w.scoreView.ZoomOut()
	case '0':
		w.scoreView.Fit()
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
	for _, row := range []struct{ keys, what string }{
		{"Space · F5", "window.help.run"},
		{"→ · F10", "window.help.step"},
		{"←", "window.help.step_back"},
		{"Shift + → · F11", "window.help.cycle"},
		{"Shift + ←", "window.help.cycle_back"},
		{"Home", "window.help.home"},
		{"End", "window.help.live"},
		{"+  −  0", "window.help.zoom"},
		{"Tab · Enter", "window.help.focus"},
		{"F1", "window.help.help"},
		{"Ctrl + Q", "window.help.quit"},
	} {
		table.Add(twoColumns(l.bold(row.keys, 12.5, l.Text), tight(prose(l.T(row.what)))))
	}
	table.Add(rule(l))
	table.Add(tight(prose(l.T("window.help.words"))))

	var popup *widget.PopUp
	shut := newPill(l, pillPrimary, l.T("window.help.close"), func() { popup.Hide() })
	shut.keys = func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyEscape || e.Name == fyne.KeyF1 {
			popup.Hide()
		}
	}
	foot := container.NewHBox(layout.NewSpacer(), shut)
	scroll := container.NewVScroll(padded(table, 8, 18, 8, 14))
	popup = widget.NewModalPopUp(down(8, 0, scroll, padded(foot, 0, 10, 8, 0)), w.win.Canvas())
	size := w.win.Canvas().Size()
	popup.Resize(fyne.NewSize(min(l.px(600), size.Width-40), min(l.px(590), size.Height-40)))
	popup.Show()
	w.win.Canvas().Focus(shut)
}
