package score_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"batuta/gui/score"
)

// anyViewport is a viewport such as pointer and keys may bring about.
func anyViewport(r *rand.Rand) score.Viewport {
	v := score.Viewport{Mode: score.Mode(r.IntN(2)), Width: 100 + r.Float32()*1500, Left: r.Float64() * 1e6}
	v.Scale = math.Exp(r.Float64()*6 - 5)
	if v.Mode == score.Time {
		v.Left *= 1e3
		v.Scale *= 1e-5
	}
	return v
}

// many calls check with a thousand viewports, always the same ones.
func many(t *testing.T, check func(r *rand.Rand, v score.Viewport)) {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		check(r, anyViewport(r))
	}
}

// near says whether two units lie within a hundredth of a pixel.
func near(v score.Viewport, a, b float64) bool { return math.Abs(a-b)*v.Scale < 0.01 }

func TestFromPxUndoesToPx(t *testing.T) {
	many(t, func(r *rand.Rand, v score.Viewport) {
		x := r.Float32() * v.Width
		if back := v.ToPx(v.FromPx(x)); math.Abs(float64(back-x)) > 0.01 {
			t.Fatalf("%+v: pixel %v comes back as %v", v, x, back)
		}
		u := v.Left + r.Float64()*(v.Right()-v.Left)
		if back := v.FromPx(v.ToPx(u)); !near(v, back, u) {
			t.Fatalf("%+v: unit %v comes back as %v", v, u, back)
		}
	})
}

func TestToPxKeepsOrder(t *testing.T) {
	many(t, func(r *rand.Rand, v score.Viewport) {
		a := v.Left + r.Float64()*(v.Right()-v.Left)
		b := a + r.Float64()*(v.Right()-v.Left)
		if v.ToPx(a) > v.ToPx(b) {
			t.Fatalf("%+v: %v lies right of %v", v, a, b)
		}
	})
}

func TestZoomKeepsThePointUnderThePointer(t *testing.T) {
	many(t, func(r *rand.Rand, v score.Viewport) {
		x := r.Float32() * v.Width
		at := v.FromPx(x)
		zoomed := v.ZoomAbout(x, math.Exp(r.Float64()*8-4))
		if got := zoomed.FromPx(x); !near(zoomed, got, at) && !near(v, got, at) {
			t.Fatalf("%+v zoomed to %+v: %v became %v under the pointer", v, zoomed, at, got)
		}
	})
}

func TestZoomInAndOutComesBack(t *testing.T) {
	v := score.Viewport{Left: 500, Scale: 1, Width: 800}
	back := v.ZoomAbout(123, 1.7).ZoomAbout(123, 1/1.7)
	if math.Abs(back.Left-v.Left) > 1e-3 || math.Abs(back.Scale-v.Scale) > 1e-9 {
		t.Errorf("%+v came back as %+v", v, back)
	}
}

func TestPanMovesByPixels(t *testing.T) {
	many(t, func(r *rand.Rand, v score.Viewport) {
		dx := r.Float32()*400 - 200
		at := v.FromPx(50)
		if got := v.Pan(dx).ToPx(at); math.Abs(float64(got-(50-dx))) > 0.05 {
			t.Fatalf("%+v: panned by %v, 50 is now at %v", v, dx, got)
		}
	})
}

func TestFitShowsAll(t *testing.T) {
	many(t, func(r *rand.Rand, v score.Viewport) {
		begin, length := r.Float64()*1e4, 1e4+r.Float64()*1e5
		fit := v.Fit(begin, begin+length)
		if fit.Left != begin || fit.Right() < begin+length {
			t.Fatalf("%+v: %v from %v fits as %+v", v, length, begin, fit)
		}
	})
}

func TestFollowShowsTheEndAndTheBeginningWhileThereIsRoom(t *testing.T) {
	v := score.Viewport{Left: 77, Scale: 2, Width: 1000}
	if got := v.Follow(0, 300); got.Left != 0 {
		t.Errorf("a short score begins at %v, want 0", got.Left)
	}
	got := v.Follow(0, 5000)
	if x := got.ToPx(5000); x < 900 || x > 1000 {
		t.Errorf("the end of a long score is at pixel %v of 1000", x)
	}
	if got := v.Follow(4900, 5000); got.Left != 4900 {
		t.Errorf("it begins at %v, before what is kept", got.Left)
	}
}

func TestRevealMovesOnlyWhenItIsOutOfView(t *testing.T) {
	v := score.Viewport{Left: 1000, Scale: 1, Width: 1000}
	for _, u := range []float64{1000, 1500, 2000} {
		if got := v.Reveal(u); got != v {
			t.Errorf("%v, which is in view, moved it to %+v", u, got)
		}
	}
	for _, u := range []float64{0, 900, 1990, 2500, 1e6} {
		if got := v.Reveal(u); got.ToPx(u) < 0 || got.ToPx(u) > got.Width {
			t.Errorf("%v is at pixel %v of %v", u, got.ToPx(u), got.Width)
		}
	}
}

func TestClampedNeverLosesTheScore(t *testing.T) {
	many(t, func(r *rand.Rand, v score.Viewport) {
		begin := r.Float64() * 1e3
		end := begin + r.Float64()*1e7
		v.Left = (r.Float64() - 0.5) * 1e9
		got := v.Clamped(begin, end)
		if got.Left < begin || got.Left > max(begin, end) {
			t.Fatalf("%+v: from %v to %v it is left at %v", v, begin, end, got.Left)
		}
	})
}

func TestScaleStaysWithinBounds(t *testing.T) {
	for _, mode := range []score.Mode{score.Bars, score.Time} {
		v := score.Viewport{Mode: mode, Scale: 1, Width: 500}
		in, out := v, v
		for range 200 {
			in, out = in.ZoomAbout(10, 2), out.ZoomAbout(10, 0.5)
		}
		if in.Scale > 10 || out.Scale <= 0 || math.IsInf(in.Left, 0) || math.IsNaN(in.Left) {
			t.Errorf("mode %d: zoomed in %+v, out %+v", mode, in, out)
		}
	}
}
