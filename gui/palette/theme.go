package palette

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The text factor's bounds: what a reader may ask of a 14-point window.
const (
	MinScale = 0.8
	MaxScale = 2.0
)

// Theme makes Fyne's own widgets look like the rest of the window. It is
// immutable: another palette or text size is another Theme, set through
// fyne.Settings.SetTheme.
type Theme struct {
	palette Palette
	scale   float32
	base    fyne.Theme
}

// NewTheme is the theme of p with all text scaled by scale, which is held
// between MinScale and MaxScale. Fonts and icons are Fyne's own.
func NewTheme(p Palette, scale float32) *Theme {
	return &Theme{palette: p, scale: min(max(scale, MinScale), MaxScale), base: theme.DefaultTheme()}
}

// Palette is the palette it was made of.
func (t *Theme) Palette() Palette { return t.palette }

// Scale is the factor of its text sizes.
func (t *Theme) Scale() float32 { return t.scale }

// Variant is Fyne's name for dark or light, forced by the palette and not
// asked of the desktop.
func (t *Theme) Variant() fyne.ThemeVariant {
	if t.palette.Dark {
		return theme.VariantDark
	}
	return theme.VariantLight
}

// Color is the colour for one of Fyne's roles; the desktop's own variant is
// ignored.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	p := &t.palette
	switch name {
	case theme.ColorNameBackground:
		return p.Background
	case theme.ColorNameForeground:
		return p.Text
	case theme.ColorNameButton, theme.ColorNameInputBackground, theme.ColorNameHeaderBackground,
		theme.ColorNameDisabledButton, theme.ColorNameScrollBarBackground:
		return p.Raised
	case theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground,
		theme.ColorNameInnerWindowBorder, theme.ColorNameInnerWindowBorderInactive:
		return p.Panel
	case theme.ColorNameInputBorder, theme.ColorNameSeparator:
		return p.Border
	case theme.ColorNamePlaceHolder:
		return p.Muted
	case theme.ColorNameDisabled:
		return Mix(p.Panel, p.Muted, 0.6)
	case theme.ColorNamePrimary, theme.ColorNameHyperlink:
		return p.Accent
	case theme.ColorNameForegroundOnPrimary:
		return p.OnAccent
	default:
		return t.state(name)
	}
}

// state is the rest of Color: what the pointer and the program's state do.
func (t *Theme) state(name fyne.ThemeColorName) color.Color {
	p := &t.palette
	switch name {
	case theme.ColorNameFocus, theme.ColorNameSelection:
		return Alpha(p.Accent, 0.35)
	case theme.ColorNameHover:
		return Alpha(p.Muted, 0.16)
	case theme.ColorNamePressed:
		return Alpha(p.Muted, 0.30)
	case theme.ColorNameScrollBar:
		return Alpha(p.Muted, 0.70)
	case theme.ColorNameShadow:
		return color.NRGBA{A: 0x50}
	case theme.ColorNameError:
		return p.Danger
	case theme.ColorNameForegroundOnError:
		return p.OnDanger
	case theme.ColorNameSuccess:
		return p.Success
	case theme.ColorNameForegroundOnSuccess:
		return p.OnSuccess
	case theme.ColorNameWarning:
		return p.Accent
	case theme.ColorNameForegroundOnWarning:
		return p.OnAccent
	}
	return t.base.Color(name, t.Variant())
}

// Font is Fyne's own.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource { return t.base.Font(style) }

// Icon is Fyne's own.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return t.base.Icon(name) }

// Size is Fyne's size for name, with text and what sits in its lines scaled.
// Paddings and borders keep theirs, so that large text does not push the
// window apart.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	size := t.base.Size(name)
	switch name {
	case theme.SizeNameText, theme.SizeNameCaptionText, theme.SizeNameHeadingText,
		theme.SizeNameSubHeadingText, theme.SizeNameInlineIcon, theme.SizeNameLineSpacing:
		return size * t.scale
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 6
	}
	return size
}
