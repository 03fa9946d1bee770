package gui

import (
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// seenIn is the texts and how many pictures that an object shows.
func seenIn(o fyne.CanvasObject) (texts []string, pictures int) {
	switch o := o.(type) {
	case *canvas.Text:
		return []string{o.Text}, 0
	case *canvas.Image:
		return nil, 1
	case *fyne.Container:
		for _, child := range o.Objects {
			t, n := seenIn(child)
			texts, pictures = append(texts, t...), pictures+n
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			t, n := seenIn(child)
			texts, pictures = append(texts, t...), pictures+n
		}
	}
	return texts, pictures
}

func TestTheHelpNamesKeysMarksAndWordsInBothLanguages(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	for lang, want := range map[string][]string{
		"en": {"Space", "Home", "wheel", "self-pipe"},
		"es": {"Espacio", "Mayús", "Inicio", "Fin", "rueda", "self-pipe"},
	} {
		for r.look.Lang() != lang {
			r.nextLanguage()
		}
		table := r.helpTable()
		table.Resize(fyne.NewSize(600, table.MinSize().Height))
		texts, pictures := seenIn(table)
		all := strings.Join(texts, "\n")
		for _, word := range want {
			if !strings.Contains(all, word) {
				t.Errorf("%s: the help does not name %s", lang, word)
			}
		}
		if marks := len(r.scoreView.Vocabulary(1)); pictures != marks || marks == 0 {
			t.Errorf("%s: %d pictures of %d marks", lang, pictures, marks)
		}
		for _, key := range helpKeys() {
			for _, keys := range key.keys {
				for _, name := range keys {
					if said := r.look.keyName(name); unicode.IsLower([]rune(name)[0]) && strings.HasPrefix(said, "window.") {
						t.Errorf("%s: the key %s has no name", lang, name)
					}
				}
			}
		}
	}
}

func TestTheHelpFitsInASmallWindowAndShutsWithEscape(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.win.Resize(fyne.NewSize(1024, 700))
	r.setScale(2)
	test.Tap(r.header.help)
	top := r.win.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("there is no help")
	}
	if least := top.MinSize(); least.Width > 1024 || least.Height > 700 {
		t.Errorf("it needs %v", least)
	}
	r.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if r.win.Canvas().Overlays().Top() != nil {
		t.Error("Escape does not shut it")
	}
}

func TestTheOutputCanBeCopied(t *testing.T) {
	app := newTestApp(t)
	r := newRoom(t, app)
	if !r.output.copy.disabled {
		t.Error("there is nothing to copy yet")
	}
	r.output.put("one\ntwo\n", "The end.", false)
	test.Tap(r.output.copy)
	if got := app.Clipboard().Content(); got != "one\ntwo\nThe end.\n" {
		t.Errorf("copied is %q", got)
	}
}
