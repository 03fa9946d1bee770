package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"batuta/gui/score"
	"batuta/gui/wheel"
)

// helpKeys lists what keys and pointer do: combinations that do the same, each
// of one or more keys, and the last part of the text's key, window.help.*. A
// key that has a name is called by it in the reader's language,
// window.key.*; any other is written as it is on the keyboard.
func helpKeys() []helpKey {
	return []helpKey{
		{[][]string{{"space"}, {"F5"}}, "run"},
		{[][]string{{"→"}, {"F10"}}, "step"},
		{[][]string{{"←"}}, "step_back"},
		{[][]string{{"shift", "→"}, {"F11"}}, "cycle"},
		{[][]string{{"shift", "←"}}, "cycle_back"},
		{[][]string{{"home"}}, "home"},
		{[][]string{{"end"}}, "live"},
		{[][]string{{"wheel"}}, "scroll"},
		{[][]string{{"drag"}}, "drag"},
		{[][]string{{"ctrl", "wheel"}, {"+"}, {"-"}}, "zoom"},
		{[][]string{{"0"}}, "fit"},
		{[][]string{{"1"}, {"2"}, {"3"}}, "panes"},
		{[][]string{{"P"}}, "projector"},
		{[][]string{{","}, {"."}}, "task"},
		{[][]string{{"W"}}, "why"},
		{[][]string{{"ctrl", "PgDn"}, {"ctrl", "PgUp"}}, "next"},
		{[][]string{{"ctrl", "enter"}}, "edit"},
		{[][]string{{"ctrl", "F"}}, "find"},
		{[][]string{{"ctrl", "O"}, {"ctrl", "S"}}, "open"},
		{[][]string{{"Esc"}}, "leave"},
		{[][]string{{"tab"}, {"enter"}}, "focus"},
		{[][]string{{"F1"}}, "help"},
		{[][]string{{"ctrl", "Q"}}, "quit"},
	}
}

type helpKey struct {
	keys [][]string
	what string
}

// keyName is what a key is called.
func (l *look) keyName(key string) string {
	switch key {
	case "space", "shift", "home", "end", "wheel", "drag", "ctrl", "tab", "enter":
		return l.T("window.key." + key)
	}
	return key
}

// helpWords are the words that are explained, by the last part of their keys,
// window.word.*: the text begins with the word itself.
func helpWords() []string { return []string{"fd", "selfpipe", "callback", "selector", "closing"} }

// help shows the keys, the score's marks, and what the words mean.
func (w *Window) help() {
	l := w.look
	var popup *widget.PopUp
	shut := newPill(l, pillPrimary, l.T("window.help.close"), func() { popup.Hide() })
	shut.escape = func() { popup.Hide() }
	again := newPill(l, pillPlain, l.T("window.tour.again"), func() { popup.Hide(); w.startTour() })
	again.escape = shut.escape
	foot := container.NewHBox(again, layout.NewSpacer(), shut)
	table := w.helpTable()
	scroll := wheel.NewVScroll(padded(table, 8, 18, 8, 14))
	popup = widget.NewModalPopUp(down(8, 0, scroll, padded(foot, 0, 10, 8, 0)), w.win.Canvas())
	size := w.win.Canvas().Size()
	popup.Resize(fyne.NewSize(min(l.px(640), size.Width-40), min(table.MinSize().Height+l.px(120), size.Height-40)))
	popup.Show()
	w.win.Canvas().Focus(shut)
}

// helpTable is all that the help says.
func (w *Window) helpTable() *fyne.Container {
	l := w.look
	table := down(5, growNone, newTitle(l.T("window.help")))
	for _, row := range helpKeys() {
		table.Add(twoColumns(l.keycaps(row.keys), tight(prose(l.T("window.help."+row.what)))))
	}
	table.Add(tight(prose(l.T("window.help.words"))))
	table.Add(rule(l))
	table.Add(newTitle(l.T("window.help.marks")))
	width, height := score.SizeOfEntry(l.scale)
	for _, mark := range w.scoreView.Vocabulary(w.win.Canvas().Scale()) {
		picture := canvas.NewImageFromImage(mark.Picture)
		picture.FillMode = canvas.ImageFillContain
		picture.SetMinSize(fyne.NewSize(width, height))
		table.Add(across(14, 1, picture, tight(plain(mark.Words))))
	}
	table.Add(rule(l))
	table.Add(newTitle(l.T("window.help.terms")))
	for _, word := range helpWords() {
		table.Add(tight(prose(l.T("window.word." + word))))
	}
	return table
}

// keycaps draws combinations of keys, each of which does the same.
func (l *look) keycaps(combinations [][]string) fyne.CanvasObject {
	line := across(10, growNone)
	for _, keys := range combinations {
		combination := across(3, growNone)
		for _, key := range keys {
			combination.Add(container.NewStack(l.card(l.Raised, l.Border),
				padded(l.text(l.keyName(key), 11.5, l.Text), 2, 7, 2, 7)))
		}
		line.Add(combination)
	}
	return container.New(atTop{}, line)
}

// atTop lays an object out at the top left, no larger than it must be.
type atTop struct{}

func (atTop) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (atTop) Layout(o []fyne.CanvasObject, _ fyne.Size) { o[0].Resize(o[0].MinSize()) }
