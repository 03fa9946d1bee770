package score_test

import (
	"image"
	"image/color"
	"testing"

	"batuta/gui/palette"
	"batuta/gui/score"
)

func TestWidthGrowsWithTheTextAndItsSize(t *testing.T) {
	f := fonts(t)
	one, two := f.Width("fetch", 12, false), f.Width("fetchfetch", 12, false)
	if one <= 0 || two < one*1.99 || two > one*2.01 {
		t.Errorf("once it is %v wide, twice %v", one, two)
	}
	if large := f.Width("fetch", 24, false); large < one*1.98 || large > one*2.02 {
		t.Errorf("twice as large it is %v wide, not twice %v", large, one)
	}
	if bold := f.Width("fetch", 12, true); bold <= one {
		t.Errorf("bold it is %v wide, regular %v", bold, one)
	}
	if got := f.Width("", 12, false); got != 0 {
		t.Errorf("nothing is %v wide", got)
	}
}

func TestBrokenFontsAreRefused(t *testing.T) {
	if _, err := score.NewFonts([]byte("no font"), nil); err == nil {
		t.Error("no error")
	}
}

// ink is the box around the pixels that are not of a colour.
func ink(img *image.RGBA, not color.NRGBA) image.Rectangle {
	var box image.Rectangle
	for y := img.Rect.Min.Y; y < img.Rect.Max.Y; y++ {
		for x := img.Rect.Min.X; x < img.Rect.Max.X; x++ {
			if c := img.RGBAAt(x, y); c.R != not.R || c.G != not.G || c.B != not.B {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

func TestTextIsDrawnAsWideAsItIsMeasured(t *testing.T) {
	f := fonts(t)
	p := palette.Light()
	for _, device := range []float32{1, 1.5, 2} {
		l := &score.Layout{W: 300, H: 40, TextScale: 1, Legend: []score.LegendItem{{
			X: -100, Y: -100, What: score.MeansRunning,
			Label: score.Label{X: 20, Y: 25, Text: "mmmmmmmmmm", Size: 13},
		}}}
		got := ink(score.Draw(l, p, f, device, nil), p.Panel)
		want := f.Width("mmmmmmmmmm", 13, false) * device
		if w := float32(got.Dx()); w < want-4*device || w > want+2 {
			t.Errorf("at scale %v it is %v wide, measured %v", device, w, want)
		}
		if left := float32(got.Min.X); left < 20*device-1 || left > 22*device+1 {
			t.Errorf("at scale %v it begins at %v", device, left)
		}
	}
}

func TestNothingIsDrawnOverTheLabels(t *testing.T) {
	s, end := lesson().score()
	f := fonts(t)
	in := input(s, end, score.Bars)
	in.Text = f
	plain := score.Draw(score.Lay(in), palette.Dark(), f, 1, nil)
	for left := 0; left < len(s.Bars); left += 3 {
		in.View.Left, _ = in.Axis.Bar(left)
		in.View.Left += 13.3
		l := score.Lay(in)
		img := score.Draw(l, palette.Dark(), f, 1, nil)
		labels := image.Rect(0, 0, int(l.Plot.X)-2, int(l.H))
		for y := labels.Min.Y; y < labels.Max.Y; y++ {
			for x := labels.Min.X; x < labels.Max.X; x++ {
				if img.RGBAAt(x, y) != plain.RGBAAt(x, y) {
					t.Fatalf("moved to bar %d, the labels change at %d, %d", left, x, y)
				}
			}
		}
	}
}

func TestEveryPixelIsOpaque(t *testing.T) {
	s, end := trouble().score()
	f := fonts(t)
	in := input(s, end, score.Bars)
	in.Text = f
	img := image.NewRGBA(image.Rect(0, 0, 1226, 290))
	for i := range img.Pix {
		img.Pix[i] = 0x5a // what an earlier frame left
	}
	score.Draw(score.Lay(in), palette.Light(), f, 1, img)
	for i := 3; i < len(img.Pix); i += 4 {
		if img.Pix[i] != 255 {
			t.Fatalf("pixel %d has alpha %d", i/4, img.Pix[i])
		}
	}
}
