package gui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// sizeMenu offers the text sizes, and how the window is shown otherwise.
func (w *Window) sizeMenu() {
	var items []*fyne.MenuItem
	for _, scale := range textScales() {
		label := fmt.Sprintf("%d %%", int(scale*100+0.5))
		items = append(items, choice(label, scale == w.settings.scale, func() { w.setScale(scale) }))
	}
	l := w.look
	items = append(items, fyne.NewMenuItemSeparator(),
		choice(l.T("window.projector"), w.settings.projector, w.toggleProjector),
		choice(l.T("window.calm"), w.settings.calm, w.toggleCalm))
	w.drop(w.header.size, items...)
}

// speedMenu offers the speeds, where there is no room for the slider.
func (w *Window) speedMenu() {
	var items []*fyne.MenuItem
	for i, speed := range speeds() {
		items = append(items, choice(speedNames()[i], speed == w.settings.speed, func() {
			w.transport.slider.SetValue(float64(i))
		}))
	}
	w.drop(w.transport.pace, items...)
}

// moreMenu offers what else there is no room for.
func (w *Window) moreMenu() {
	l := w.look
	var items []*fyne.MenuItem
	if w.tab == tabScore {
		items = append(items,
			choice(l.T("window.bars"), !w.settings.time, func() { w.setMode(false) }),
			choice(l.T("window.time"), w.settings.time, func() { w.setMode(true) }))
	}
	if !w.player.Live() {
		items = append(items, fyne.NewMenuItem(l.T("window.live"), w.live))
	}
	w.drop(w.transport.more, items...)
}

// chooseTab offers the tabs, where there is no room for them.
func (w *Window) chooseTab() {
	var items []*fyne.MenuItem
	for _, name := range tabNames() {
		items = append(items, choice(w.look.T("window.tab."+name), name == w.tab, func() { w.showTab(name) }))
	}
	w.drop(w.tabMenu, items...)
}

// loggerMenu offers the loggers whose records there are.
func (w *Window) loggerMenu() {
	items := []*fyne.MenuItem{choice(w.look.T("window.log.all"), w.log.name == "", func() { w.log.setLogger("") })}
	for _, name := range w.log.names {
		items = append(items, choice(name, w.log.name == name, func() { w.log.setLogger(name) }))
	}
	w.drop(w.log.logger, items...)
}

// choice is an item of a menu, of which one is checked.
func choice(label string, checked bool, do func()) *fyne.MenuItem {
	item := fyne.NewMenuItem(label, do)
	item.Checked = checked
	return item
}

// drop opens a menu under a button.
func (w *Window) drop(under *pill, items ...*fyne.MenuItem) {
	if len(items) == 0 {
		return
	}
	at := w.app.Driver().AbsolutePositionForObject(under).AddXY(0, under.Size().Height+2)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.win.Canvas(), at)
}
