package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
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

// runed zooms the score, follows a task, and chooses among the panes where one is shown at a
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
	case ',':
		w.previousOfTask()
	case '.':
		w.nextOfTask()
	case 'w', 'W':
		w.whyNot()
	case 'p', 'P':
		w.toggleProjector()
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
	for key, do := range map[fyne.KeyName]func(){fyne.KeyF: w.openFind, fyne.KeyO: w.askOpen, fyne.KeyS: w.saveProgram} {
		canvas.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault},
			func(fyne.Shortcut) { do() })
	}
	for key, do := range map[fyne.KeyName]func(){fyne.KeyPageDown: w.next, fyne.KeyPageUp: w.previous} {
		canvas.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl},
			func(fyne.Shortcut) { do() })
	}
}
