package stage

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"batuta/assets"
	"batuta/gui/palette"
)

// open shows a stage of that size in a window.
func open(t testing.TB, pal palette.Palette, texts Texts, scale float32, size fyne.Size) (*Stage, fyne.Window) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(palette.NewTheme(pal, scale))
	s := New(pal, texts)
	s.SetTextScale(scale)
	w := test.NewTempWindow(t, s)
	w.SetPadded(false)
	w.Resize(size)
	return s, w
}

// TestPictures draws every kind of moment and keeps the pictures where
// BATUTA_PICTURES says, for a person to look at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("BATUTA_PICTURES")
	for name, pal := range map[string]palette.Palette{"dark": palette.Dark(), "light": palette.Light()} {
		for lang, texts := range languages() {
			for _, scale := range []float32{1, 1.5} {
				for _, size := range []fyne.Size{{Width: 706, Height: 496}, {Width: 400, Height: 330}} {
					s, w := open(t, pal, texts, scale, size)
					for moment, state := range moments() {
						s.SetState(state, "epoll_wait")
						img := w.Canvas().Capture()
						if dir == "" {
							continue
						}
						file := fmt.Sprintf("stage-%s-%s-%s-%.0f-%.0f.png", moment, name, lang, size.Width, scale*100)
						f, err := os.Create(filepath.Join(dir, file))
						if err != nil {
							t.Fatal(err)
						}
						if err := png.Encode(f, img); err != nil {
							t.Fatal(err)
						}
						f.Close()
					}
				}
			}
		}
	}
	_ = assets.Languages
}
