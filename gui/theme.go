package gui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"batuta/gui/palette"
)

// windowTheme is the palette's theme with quieter shadows: Fyne draws the
// dividers between panes and the edges of scrolled text in that colour.
type windowTheme struct{ *palette.Theme }

// Color implements fyne.Theme.
func (t windowTheme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if name == theme.ColorNameShadow {
		return palette.Alpha(t.Palette().Border, 0.6)
	}
	return t.Theme.Color(name, v)
}
