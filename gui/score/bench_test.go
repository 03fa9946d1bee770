package score_test

import (
	"strconv"
	"testing"

	"batuta/assets"
	"batuta/gui/palette"
	"batuta/gui/score"
)

// BenchmarkFrame lays out and draws one frame of 1600 × 400 pixels, as it is
// drawn while a run is watched: at normal size, and with all of it in view.
func BenchmarkFrame(b *testing.B) {
	f := fonts(b)
	for _, events := range []int{1_000, 100_000} {
		s, end := long(events).score()
		for _, view := range []string{"bars", "bars all", "time all"} {
			b.Run(strconv.Itoa(events)+" "+view, func(b *testing.B) {
				mode := score.Bars
				if view == "time all" {
					mode = score.Time
				}
				axis := score.NewAxis(s, mode)
				in := score.Input{
					Score: s, Axis: axis, W: 1600, H: 400, Moment: end, Text: f, Texts: assets.Texts("en"),
					View: score.Viewport{Mode: mode, Scale: 1, Width: 1450}, Order: score.Order(s.Lanes),
				}
				in.View = in.View.Follow(axis.Begin(), axis.Total())
				if view != "bars" {
					in.View = in.View.Fit(axis.Begin(), axis.Total())
				}
				img := score.Draw(score.Lay(in), palette.Dark(), f, 1, nil)
				for b.Loop() {
					score.Draw(score.Lay(in), palette.Dark(), f, 1, img)
				}
			})
		}
	}
}

// BenchmarkLayout is the same without the drawing.
func BenchmarkLayout(b *testing.B) {
	f := fonts(b)
	for _, events := range []int{1_000, 100_000, 1_000_000} {
		s, end := long(events).score()
		axis := score.NewAxis(s, score.Bars)
		in := score.Input{
			Score: s, Axis: axis, W: 1600, H: 400, Moment: end, Text: f, Texts: assets.Texts("en"),
			View: score.Viewport{Scale: 1, Width: 1450}, Order: score.Order(s.Lanes),
		}
		for _, view := range []string{"end", "all"} {
			in.View = in.View.Follow(axis.Begin(), axis.Total())
			if view == "all" {
				in.View = in.View.Fit(axis.Begin(), axis.Total())
			}
			b.Run(strconv.Itoa(events)+" "+view, func(b *testing.B) {
				for b.Loop() {
					score.Lay(in)
				}
			})
		}
	}
}
