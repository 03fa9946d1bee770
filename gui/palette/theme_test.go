package palette_test

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"batuta/gui/palette"
)

func TestThemeIgnoresTheDesktopsVariant(t *testing.T) {
	for name, p := range both() {
		th := palette.NewTheme(p, 1)
		for _, role := range []fyne.ThemeColorName{
			theme.ColorNameBackground, theme.ColorNameForeground, theme.ColorNamePrimary, theme.ColorNameError,
		} {
			if th.Color(role, theme.VariantDark) != th.Color(role, theme.VariantLight) {
				t.Errorf("%s: %s differs with the desktop's variant", name, role)
			}
		}
		if got := th.Color(theme.ColorNameBackground, theme.VariantLight); got != p.Background {
			t.Errorf("%s: background is %v", name, got)
		}
	}
	if palette.NewTheme(palette.Dark(), 1).Variant() != theme.VariantDark ||
		palette.NewTheme(palette.Light(), 1).Variant() != theme.VariantLight {
		t.Error("the variant must be the palette's")
	}
}

func TestThemeButtonsAreReadable(t *testing.T) {
	pairs := [][2]fyne.ThemeColorName{
		{theme.ColorNameForeground, theme.ColorNameButton},
		{theme.ColorNameForeground, theme.ColorNameInputBackground},
		{theme.ColorNamePlaceHolder, theme.ColorNameInputBackground},
		{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary},
		{theme.ColorNameForegroundOnError, theme.ColorNameError},
		{theme.ColorNameForegroundOnSuccess, theme.ColorNameSuccess},
		{theme.ColorNameForegroundOnWarning, theme.ColorNameWarning},
		{theme.ColorNameForeground, theme.ColorNameOverlayBackground},
		{theme.ColorNameHyperlink, theme.ColorNameBackground},
	}
	for name, p := range both() {
		th := palette.NewTheme(p, 1)
		for _, pair := range pairs {
			fore := th.Color(pair[0], th.Variant()).(color.NRGBA)
			ground := th.Color(pair[1], th.Variant()).(color.NRGBA)
			check(t, name+" "+string(pair[0])+" on "+string(pair[1]), fore, ground, 4.5)
		}
	}
}

func TestThemeScalesTextWithinItsBounds(t *testing.T) {
	plain := theme.DefaultTheme().Size(theme.SizeNameText)
	for _, tc := range []struct{ ask, want float32 }{
		{0.1, palette.MinScale},
		{0.8, 0.8},
		{1, 1},
		{1.5, 1.5},
		{9, palette.MaxScale},
	} {
		th := palette.NewTheme(palette.Dark(), tc.ask)
		if got := th.Size(theme.SizeNameText); got != plain*tc.want {
			t.Errorf("asked for %v: text of %v, want %v", tc.ask, got, plain*tc.want)
		}
		if got, want := th.Size(theme.SizeNamePadding), theme.DefaultTheme().Size(theme.SizeNamePadding); got != want {
			t.Errorf("asked for %v: padding of %v, want %v", tc.ask, got, want)
		}
	}
}

func TestThemeServesFynesWidgets(t *testing.T) {
	app := test.NewApp()
	defer app.Quit()
	app.Settings().SetTheme(palette.NewTheme(palette.Light(), 1.25))
	window := test.NewWindow(widget.NewButton("Run", nil))
	defer window.Close()
	window.Resize(fyne.NewSize(120, 60))
	img := window.Canvas().Capture()
	r, g, b, _ := img.At(2, 2).RGBA()
	got := color.NRGBA{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: 255}
	if want := palette.Light().Background; got != want {
		t.Errorf("the window's corner is %v, want %v", got, want)
	}
}
