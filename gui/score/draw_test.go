package score_test

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/theme"

	"batuta/assets"
	"batuta/gui/palette"
	"batuta/gui/score"
)

var update = flag.Bool("update", false, "write the golden files anew")

// fonts is the fonts that the window uses.
func fonts(t testing.TB) *score.Fonts {
	t.Helper()
	f, err := score.NewFonts(theme.DefaultTextFont().Content(), theme.DefaultTextBoldFont().Content())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// picture is one drawing of a scripted run.
type picture struct {
	name   string
	run    *script
	mode   score.Mode
	lang   string
	light  bool
	w, h   float32
	device float32
	text   float32
	moment int // an event, -1 for the end
	left   int // the bar at the left edge
	zoom   float64
}

func pictures() []picture {
	return []picture{
		{name: "lesson-dark-en", run: lesson(), lang: "en", w: 1226, h: 290, device: 1, text: 1, moment: 70, zoom: 1},
		{name: "lesson-light-es", run: lesson(), lang: "es", light: true, w: 1226, h: 290, device: 1, text: 1, moment: 70, zoom: 1},
		{name: "lesson-end", run: lesson(), lang: "en", w: 1226, h: 290, device: 2, text: 1, moment: -1, left: 9, zoom: 1},
		{name: "lesson-time", run: lesson(), mode: score.Time, lang: "en", w: 1226, h: 290, device: 1, text: 1, moment: 70},
		{name: "lesson-fit", run: lesson(), lang: "en", w: 600, h: 290, device: 1, text: 1, moment: 70},
		{name: "lesson-large-text", run: lesson(), lang: "es", light: true, w: 1226, h: 420, device: 1, text: 1.6, moment: 70, zoom: 1.6},
		{name: "trouble-dark", run: trouble(), lang: "en", w: 1226, h: 290, device: 1, text: 1, moment: -1, left: 4, zoom: 1},
		{name: "trouble-light", run: trouble(), lang: "es", light: true, w: 1226, h: 290, device: 1, text: 1, moment: -1, left: 4, zoom: 1},
		{name: "crowd", run: crowd(40), lang: "en", w: 1226, h: 290, device: 1, text: 1, moment: 60, zoom: 1},
		{name: "long-fit", run: long(20_000), lang: "en", w: 1226, h: 290, device: 1, text: 1, moment: 9000},
	}
}

// layout is the layout of a picture.
func (p picture) layout(f *score.Fonts) *score.Layout {
	s, end := p.run.score()
	axis := score.NewAxis(s, p.mode)
	in := score.Input{
		Score: s, Axis: axis, W: p.w, H: p.h, Moment: p.moment, Text: f,
		Texts: assets.Texts(p.lang), Scale: p.text,
		View: score.Viewport{Mode: p.mode, Scale: p.zoom, Width: p.w - 150},
	}
	if p.moment < 0 {
		in.Moment = end
	}
	if p.zoom == 0 {
		in.View = in.View.Fit(axis.Begin(), axis.Total())
	}
	if p.left > 0 {
		in.View.Left, _ = axis.Bar(p.left)
	}
	return score.Lay(in)
}

func TestPicturesLookAsReviewed(t *testing.T) {
	f := fonts(t)
	for _, p := range pictures() {
		t.Run(p.name, func(t *testing.T) {
			colours := palette.Dark()
			if p.light {
				colours = palette.Light()
			}
			got := score.Draw(p.layout(f), colours, f, p.device, nil)
			compare(t, filepath.Join("testdata", p.name+".png"), got)
		})
	}
}

// compare compares got with the golden image of that name.
func compare(t *testing.T, name string, got *image.RGBA) {
	t.Helper()
	if *update {
		var out bytes.Buffer
		if err := png.Encode(&out, got); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	want, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if want.Bounds() != got.Rect {
		t.Fatalf("%s is %v, want %v", name, got.Rect, want.Bounds())
	}
	if n, at := differing(got, want); n > 0 {
		t.Errorf("%s differs in %d pixels, first at %v", name, n, at)
	}
}

// differing counts the pixels that are not alike. Rasterizers may differ in the
// last bit from one processor to the next.
func differing(got *image.RGBA, want image.Image) (n int, first image.Point) {
	const same = 3 << 8
	for y := got.Rect.Min.Y; y < got.Rect.Max.Y; y++ {
		for x := got.Rect.Min.X; x < got.Rect.Max.X; x++ {
			r0, g0, b0, _ := got.At(x, y).RGBA()
			r1, g1, b1, _ := want.At(x, y).RGBA()
			if apart(r0, r1) > same || apart(g0, g1) > same || apart(b0, b1) > same {
				if n == 0 {
					first = image.Pt(x, y)
				}
				n++
			}
		}
	}
	return n, first
}

func apart(a, b uint32) uint32 { return max(a, b) - min(a, b) }
