package code

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// pad lies behind the text, as large as it is: keys and pointer come to it.
type pad struct {
	widget.BaseWidget
	view    *View
	focused bool
	shift   bool // is held down
	clicks  int  // made quickly, at one place
	clicked time.Time
	where   Pos // of them
}

var (
	_ fyne.Focusable     = (*pad)(nil)
	_ fyne.Tabbable      = (*pad)(nil)
	_ fyne.Shortcutable  = (*pad)(nil)
	_ fyne.Draggable     = (*pad)(nil)
	_ fyne.Accessible    = (*pad)(nil)
	_ desktop.Keyable    = (*pad)(nil)
	_ desktop.Mouseable  = (*pad)(nil)
	_ desktop.Cursorable = (*pad)(nil)
)

func newPad(v *View) *pad {
	p := &pad{view: v}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer is part of fyne.Widget: nothing of it is seen.
func (p *pad) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// MinSize is part of fyne.Widget: it takes what room there is.
func (p *pad) MinSize() fyne.Size { return fyne.Size{} }

// Cursor is part of desktop.Cursorable.
func (p *pad) Cursor() desktop.Cursor { return desktop.TextCursor }

// AcceptsTab is part of fyne.Tabbable: Tab indents. Escape leaves.
func (p *pad) AcceptsTab() bool { return true }

// AccessibilityLabel is part of fyne.Accessible: the program, and what is wrong.
func (p *pad) AccessibilityLabel() string {
	label := p.view.AccessibilityLabel()
	if p.view.problem.Line > 0 {
		label = p.view.problem.Text + "\n" + label
	}
	return label
}

// AccessibilityRole is part of fyne.Accessible.
func (p *pad) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// FocusGained is part of fyne.Focusable.
func (p *pad) FocusGained() { p.attend(true) }

// Focus gives the text the keys.
func (v *View) Focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		c.Focus(v.pad)
	}
}

// Focused says whether the editor has the keys.
func (v *View) Focused() bool { return v.pad.focused }

// FocusLost is part of fyne.Focusable.
func (p *pad) FocusLost() { p.attend(false) }

func (p *pad) attend(focused bool) {
	p.focused, p.shift = focused, false
	v := p.view
	if v.buf == nil {
		return
	}
	v.buf.open = false
	v.paint()
	v.frame.Refresh()
	v.show()
	v.decorate()
}

// KeyDown is part of desktop.Keyable: keys that are typed do not say whether
// Shift is held.
func (p *pad) KeyDown(e *fyne.KeyEvent) { p.hold(e, true) }

// KeyUp is part of desktop.Keyable.
func (p *pad) KeyUp(e *fyne.KeyEvent) { p.hold(e, false) }

func (p *pad) hold(e *fyne.KeyEvent, down bool) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		p.shift = down
	}
}

// place is where in the text a place of the page is.
func (p *pad) place(at fyne.Position) Pos {
	m, b := p.view.metrics(), p.view.buf
	line := m.at(at.Y) - 1
	if line < 0 {
		line = 0
	}
	if line >= len(b.lines) {
		return b.end()
	}
	return Pos{line, colAt(b.lines[line], int(at.X/m.cell+0.5))}
}

// quick is how soon after one another clicks count together.
const quick = 450 * time.Millisecond

// MouseDown is part of desktop.Mouseable: once puts the cursor there, twice
// selects the word, three times the line.
func (p *pad) MouseDown(e *desktop.MouseEvent) {
	v := p.view
	if v.buf == nil {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
	if v.note.covers(e.Position) {
		v.noteShut = true
		v.decorate()
		return
	}
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	at := p.place(e.Position)
	if time.Since(p.clicked) > quick || at != p.where {
		p.clicks = 0
	}
	p.clicks, p.clicked, p.where = p.clicks%3+1, time.Now(), at
	switch p.clicks {
	case 2:
		v.buf.SelectWord(at)
	case 3:
		v.buf.SelectLine(at)
	default:
		v.buf.place(at, e.Modifier&fyne.KeyModifierShift != 0)
	}
	v.changed()
}

// MouseUp is part of desktop.Mouseable.
func (p *pad) MouseUp(*desktop.MouseEvent) {}

// Dragged is part of fyne.Draggable: it selects.
func (p *pad) Dragged(e *fyne.DragEvent) {
	v := p.view
	if v.buf == nil || p.clicks > 1 {
		return
	}
	v.buf.place(p.place(e.Position), true)
	v.changed()
}

// DragEnd is part of fyne.Draggable.
func (p *pad) DragEnd() {}
