package stage

import (
	"image"
	"image/color"
	"math"
)

// hatch is a picture of a rest: rounded, in the colour ground, with rising
// stripes in the colour line that are width wide and pitch apart. All sizes
// are pixels.
func hatch(w, h int, radius, pitch, width float64, ground, line color.NRGBA) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			px, py := float64(x)+0.5, float64(y)+0.5
			inside := covered(-border(px, py, w, h, radius))
			if inside == 0 {
				continue
			}
			across := math.Mod((px+py)/math.Sqrt2, pitch)
			stripe := covered(width/2-math.Min(across, pitch-across)) * float64(line.A) / 255
			img.SetRGBA(x, y, premultiplied(blend(ground, line, stripe), inside))
		}
	}
	return img
}

// dashes is a picture of an empty place: a rounded outline of dashes that are
// dash long and as far apart, and width wide. All sizes are pixels.
func dashes(w, h int, radius, dash, width float64, line color.NRGBA) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			px, py := float64(x)+0.5, float64(y)+0.5
			on := covered(width/2 - math.Abs(border(px, py, w, h, radius)+width/2))
			if on == 0 {
				continue
			}
			along := px
			if dx, dy := math.Min(px, float64(w)-px), math.Min(py, float64(h)-py); dx < dy {
				along = py
			}
			if math.Mod(along, 2*dash) < dash {
				img.SetRGBA(x, y, premultiplied(line, on))
			}
		}
	}
	return img
}

// border is how far a point is from the edge of a rounded rectangle that
// fills w by h; inside it is negative.
func border(x, y float64, w, h int, radius float64) float64 {
	halfW, halfH := float64(w)/2, float64(h)/2
	radius = min(radius, halfW, halfH)
	dx := math.Abs(x-halfW) - halfW + radius
	dy := math.Abs(y-halfH) - halfH + radius
	return math.Hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - radius
}

// covered is how much of a pixel is covered whose middle is that far inside.
func covered(inside float64) float64 { return min(max(inside+0.5, 0), 1) }

// blend is a with part of b laid over it, opaque.
func blend(a, b color.NRGBA, part float64) color.NRGBA {
	mix := func(x, y uint8) uint8 { return uint8(float64(x)*(1-part) + float64(y)*part + 0.5) }
	return color.NRGBA{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B), A: 0xff}
}

// premultiplied is c seen through by part, as image.RGBA keeps it.
func premultiplied(c color.NRGBA, part float64) color.RGBA {
	part *= float64(c.A) / 255
	scale := func(v uint8) uint8 { return uint8(float64(v)*part + 0.5) }
	return color.RGBA{R: scale(c.R), G: scale(c.G), B: scale(c.B), A: uint8(part*255 + 0.5)}
}
