package gui

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

// TestEverythingFits holds the window together in the sizes, text sizes and
// languages it is made for: it may be as small as asked, and no control lies
// outside it or over another.
func TestEverythingFits(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(1024, 700), fyne.NewSize(1440, 900)} {
		for _, scale := range []float32{0.8, 1, 1.5, 2} {
			for _, lang := range []string{"en", "es"} {
				t.Run(fmt.Sprintf("%vx%v, %v, %s", size.Width, size.Height, scale, lang), func(t *testing.T) {
					r := newRoom(t, newTestApp(t))
					r.settings.lang = lang
					r.setScale(scale)
					r.run.add(twoBars())
					r.toggle()
					r.untilAt(t, 20)
					r.cycleBack()
					r.untilAt(t, 14) // now "go to live" is there
					r.win.Resize(size)
					least := r.win.Content().MinSize()
					if got := r.win.Canvas().Size(); got != size || least.Width > size.Width || least.Height > size.Height {
						t.Fatalf("the window is %v, and cannot be smaller than %v", got, least)
					}
					for _, tab := range tabNames() {
						r.showTab(tab)
						inPlace(t, r, size)
					}
					for _, pane := range paneNames() {
						r.showPane(pane)
						inPlace(t, r, size)
					}
				})
			}
		}
	}
}

// inPlace looks where the controls are. Panes, which lie around controls, are
// left out of the comparison.
func inPlace(t *testing.T, r *room, size fyne.Size) {
	t.Helper()
	at, _ := r.controls()
	if len(at) < 17 {
		t.Fatalf("only %d controls are to be seen", len(at))
	}
	names := slices.Sorted(maps.Keys(at))
	for i, name := range names {
		x, y, w, h := at[name][0], at[name][1], at[name][2], at[name][3]
		if x < 0 || y < 0 || x+w > int(size.Width) || y+h > int(size.Height) {
			t.Errorf("%s is at %v, outside the window", name, at[name])
		}
		for _, other := range names[i+1:] {
			if pane(name) || pane(other) {
				continue
			}
			o := at[other]
			if x < o[0]+o[2] && o[0] < x+w && y < o[1]+o[3] && o[1] < y+h {
				t.Errorf("%s at %v lies over %s at %v", name, at[name], other, o)
			}
		}
	}
}

func pane(name string) bool {
	return slices.Contains([]string{"page", tabLog, tabTasks, tabCalls}, name)
}

// TestEveryPageFitsItsPane holds the pages together: a long line in one of them
// must not push its text out of the pane.
func TestEveryPageFitsItsPane(t *testing.T) {
	r := realRoom(t)
	defer r.scribe.wait(partingTime)
	for _, lang := range []string{"en", "es"} {
		r.settings.lang = lang
		for _, scale := range []float32{1, 1.5} {
			r.setScale(scale)
			for _, size := range []fyne.Size{fyne.NewSize(1440, 900), fyne.NewSize(1024, 700)} {
				r.win.Resize(size)
				for i := range r.lessons {
					for part := range r.lessons[i].Parts {
						r.openAt(&r.lessons[i], part)
						if got, room := r.page.content.Content.MinSize().Width, r.page.content.Size().Width; got > room {
							t.Errorf("%s, %s, %v, %v: the page needs %v of %v", r.lessons[i].ID, lang, scale, size, got, room)
						}
					}
				}
			}
		}
	}
}
