package gui

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// icon is the drawing of a small mark: the inside of an SVG of 16 by 16 in
// which every shape takes the colour it is given. They are drawn here, since
// the fonts at hand lack most of the transport's signs.
type icon string

const (
	iconNone    icon = ""
	iconBaton   icon = `<path d="M4 12 L14 1" fill="none" stroke="%[1]s" stroke-width="2" stroke-linecap="round"/><circle cx="4" cy="12" r="3" fill="%[1]s"/>`
	iconFirst   icon = `<path d="M2 3 H4.2 V13 H2 Z M14 3 V13 L5.2 8 Z" fill="%[1]s"/>`
	iconBack    icon = `<path d="M13 2 V14 L2 8 Z" fill="%[1]s"/>`
	iconForward icon = `<path d="M3 2 V14 L14 8 Z" fill="%[1]s"/>`
	iconDown    icon = `<path d="M2 3 H14 L8 14 Z" fill="%[1]s"/>`
	iconFile    icon = `<path d="M3.5 1.5 H9.5 L12.5 4.5 V14.5 H3.5 Z M9.5 1.5 V4.5 H12.5" fill="none" stroke="%[1]s" stroke-width="1.5" stroke-linejoin="round"/>`
	iconPause   icon = `<path d="M3.5 2.5 H6.6 V13.5 H3.5 Z M9.4 2.5 H12.5 V13.5 H9.4 Z" fill="%[1]s"/>`
	iconStop    icon = `<path d="M3 3 H13 V13 H3 Z" fill="%[1]s"/>`
	iconTheme   icon = `<circle cx="8" cy="8" r="6" fill="none" stroke="%[1]s" stroke-width="1.6"/><path d="M8 2 A6 6 0 0 1 8 14 Z" fill="%[1]s"/>`
	iconLive    icon = `<path d="M5 3 V13 L12 8 Z" fill="%[1]s"/>`
	iconOpen    icon = `<circle cx="8" cy="8" r="6" fill="none" stroke="%[1]s" stroke-width="1.8"/>`
	iconDone    icon = `<circle cx="8" cy="8" r="6" fill="%[1]s" stroke="%[1]s" stroke-width="1.8"/>`
	iconChosen  icon = `<circle cx="8" cy="8" r="6" fill="none" stroke="%[1]s" stroke-width="1.8"/><circle cx="8" cy="8" r="3" fill="%[1]s"/>`
	iconRight   icon = `<path d="M2 8.5 L6.2 13 L14 3.5" fill="none" stroke="%[1]s" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/>`
	iconWrong   icon = `<path d="M3 3 L13 13 M13 3 L3 13" fill="none" stroke="%[1]s" stroke-width="2.6" stroke-linecap="round"/>`
	// A check that no run has decided, and a lesson that was skipped.
	iconUndecided icon = `<path d="M3 8 H13" fill="none" stroke="%[1]s" stroke-width="2.4" stroke-linecap="round"/>`
	iconMenu      icon = `<path d="M2 3.5 H14 M2 8 H14 M2 12.5 H14" fill="none" stroke="%[1]s" stroke-width="1.8" stroke-linecap="round"/>`
	iconMore      icon = `<circle cx="3" cy="8" r="1.7" fill="%[1]s"/><circle cx="8" cy="8" r="1.7" fill="%[1]s"/><circle cx="13" cy="8" r="1.7" fill="%[1]s"/>`
	// Without their words, a step is a triangle at a line, a cycle two triangles.
	iconStepBack  icon = `<path d="M13 2 V14 L5 8 Z M2.4 2 H4.4 V14 H2.4 Z" fill="%[1]s"/>`
	iconStepOn    icon = `<path d="M3 2 V14 L11 8 Z M11.6 2 H13.6 V14 H11.6 Z" fill="%[1]s"/>`
	iconCycleBack icon = `<path d="M15 2 V14 L8 8 Z M8 2 V14 L1 8 Z" fill="%[1]s"/>`
	iconCycleOn   icon = `<path d="M1 2 V14 L8 8 Z M8 2 V14 L15 8 Z" fill="%[1]s"/>`

	iconWarning icon = `<path d="M8 1.5 L15 14 H1 Z" fill="none" stroke="%[1]s" stroke-width="1.5" stroke-linejoin="round"/><path d="M7.2 6 H8.8 V10 H7.2 Z M7.2 11 H8.8 V12.6 H7.2 Z" fill="%[1]s"/>`
)

// resource is the mark in colour c, named so that Fyne's caches tell marks and
// colours apart.
func (i icon) resource(c color.NRGBA) fyne.Resource {
	hex := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	svg := `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">` +
		fmt.Sprintf(string(i), hex) + `</svg>`
	return fyne.NewStaticResource(fmt.Sprintf("mark-%x-%s.svg", hash(string(i)), hex[1:]), []byte(svg))
}

// image is the mark, as wide and high as size says.
func (i icon) image(c color.NRGBA, size float32) *canvas.Image {
	img := canvas.NewImageFromResource(i.resource(c))
	img.FillMode = canvas.ImageFillContain
	img.SetMinSize(fyne.NewSquareSize(size))
	return img
}

// hash is FNV-1a.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}
