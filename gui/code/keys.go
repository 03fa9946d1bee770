package code

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// TypedRune is part of fyne.Focusable.
func (p *pad) TypedRune(r rune) {
	p.edit(func(b *Buffer) { b.Type(r) })
}

// edit does something to the buffer, and shows it.
func (p *pad) edit(do func(*Buffer)) {
	if p.view.buf == nil {
		return
	}
	do(p.view.buf)
	p.view.changed()
}

// TypedKey is part of fyne.Focusable: the keys of an editor are the editor's,
// and those that are of no use to it the window's.
func (p *pad) TypedKey(e *fyne.KeyEvent) {
	shift := p.shift
	switch e.Name {
	case fyne.KeyEscape:
		p.escape()
		return
	case fyne.KeyF1, fyne.KeyF5, fyne.KeyF10, fyne.KeyF11:
		if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(e)
		}
		return
	}
	p.edit(func(b *Buffer) {
		switch e.Name {
		case fyne.KeyLeft:
			b.Move(Left, shift)
		case fyne.KeyRight:
			b.Move(Right, shift)
		case fyne.KeyUp:
			b.MoveLines(-1, shift)
		case fyne.KeyDown:
			b.MoveLines(1, shift)
		case fyne.KeyPageUp:
			b.MoveLines(-p.page(), shift)
		case fyne.KeyPageDown:
			b.MoveLines(p.page(), shift)
		case fyne.KeyHome:
			b.Move(Home, shift)
		case fyne.KeyEnd:
			b.Move(End, shift)
		case fyne.KeyReturn, fyne.KeyEnter:
			b.Enter(p.levels())
		case fyne.KeyBackspace:
			b.Backspace()
		case fyne.KeyDelete:
			b.Delete()
		case fyne.KeyTab:
			if shift {
				b.Dedent()
			} else {
				b.Indent()
			}
		}
	})
}

// escape leaves the editor for what comes after it, whose single keys are the
// window's: from there Tab goes on.
func (p *pad) escape() {
	c := fyne.CurrentApp().Driver().CanvasForObject(p)
	if c == nil {
		return
	}
	c.FocusNext()
	if c.Focused() == p { // there is nothing else
		c.Unfocus()
	}
}

// page is how many lines a page key goes.
func (p *pad) page() int {
	return max(int(p.view.scroll.Size().Height/p.view.metrics().line)-1, 1)
}

// levels is how the language indents.
func (p *pad) levels() func(string) int {
	if l, ok := p.view.colours.(interface{ Levels(string) int }); ok {
		return l.Levels
	}
	return func(string) int { return 0 }
}

// TypedShortcut is part of fyne.Shortcutable.
func (p *pad) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		p.edit(func(b *Buffer) { b.Undo() })
	case *fyne.ShortcutRedo:
		p.edit(func(b *Buffer) { b.Redo() })
	case *fyne.ShortcutSelectAll:
		p.edit((*Buffer).SelectAll)
	case *fyne.ShortcutCopy:
		p.copySelected()
	case *fyne.ShortcutCut:
		if p.copySelected() {
			p.edit((*Buffer).Delete)
		}
	case *fyne.ShortcutPaste:
		if text := fyne.CurrentApp().Clipboard().Content(); text != "" {
			p.edit(func(b *Buffer) { b.Insert(text) })
		}
	case *desktop.CustomShortcut:
		if !p.combination(s) {
			p.hand(s)
		}
	default:
		p.hand(s)
	}
}

// copySelected puts what is selected on the clipboard, and says whether
// anything was.
func (p *pad) copySelected() bool {
	if p.view.buf == nil {
		return false
	}
	text := p.view.buf.Selected()
	if text != "" {
		fyne.CurrentApp().Clipboard().SetContent(text)
	}
	return text != ""
}

// combination does what a key stands for together with Ctrl or Alt, and says
// whether it stands for anything.
func (p *pad) combination(s *desktop.CustomShortcut) bool {
	extend := s.Modifier&fyne.KeyModifierShift != 0
	with := s.Modifier &^ fyne.KeyModifierShift
	if with != fyne.KeyModifierControl && with != fyne.KeyModifierShortcutDefault && with != fyne.KeyModifierAlt {
		return false
	}
	motion := map[fyne.KeyName]Motion{
		fyne.KeyLeft: WordLeft, fyne.KeyRight: WordRight, fyne.KeyHome: TextStart, fyne.KeyEnd: TextEnd,
	}
	if m, ok := motion[s.KeyName]; ok {
		p.edit(func(b *Buffer) { b.Move(m, extend) })
		return true
	}
	switch s.KeyName {
	case fyne.KeyBackspace:
		p.edit(func(b *Buffer) { b.DeleteTo(WordLeft) })
	case fyne.KeyDelete:
		p.edit(func(b *Buffer) { b.DeleteTo(WordRight) })
	case fyne.KeyZ:
		if !extend {
			return false
		}
		p.edit(func(b *Buffer) { b.Redo() })
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.view.OnRun != nil {
			p.view.OnRun()
		}
	default:
		return false
	}
	return true
}

// hand gives a shortcut to the window.
func (p *pad) hand(s fyne.Shortcut) {
	c := fyne.CurrentApp().Driver().CanvasForObject(p)
	if w, ok := c.(fyne.Shortcutable); ok {
		w.TypedShortcut(s)
	}
}
