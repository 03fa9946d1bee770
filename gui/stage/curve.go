package stage

import (
	"math"

	"fyne.io/fyne/v2"
)

// curve is a cubic curve.
type curve struct{ From, First, Second, To fyne.Position }

// at is the point of the curve at t, from 0 to 1.
func (c curve) at(t float32) fyne.Position {
	u := 1 - t
	mix := func(a, b, d, e float32) float32 { return u*u*u*a + 3*u*u*t*b + 3*u*t*t*d + t*t*t*e }
	return fyne.NewPos(mix(c.From.X, c.First.X, c.Second.X, c.To.X), mix(c.From.Y, c.First.Y, c.Second.Y, c.To.Y))
}

// arrow is an arrowhead of two strokes that meet at its tip.
type arrow struct{ Left, Tip, Right fyne.Position }

// arrow is the arrowhead at t of the curve, which is relative to origin; its
// strokes are of that length.
func (c curve) arrow(t, length float32, origin fyne.Position) arrow {
	const (
		step   = 0.02
		spread = 2.5 // radians from the way ahead to a stroke
	)
	from, to, tip := c.at(t-step), c.at(t+step), c.at(t)
	ahead := math.Atan2(float64(to.Y-from.Y), float64(to.X-from.X))
	tip = tip.Add(origin).AddXY(length/2*float32(math.Cos(ahead)), length/2*float32(math.Sin(ahead)))
	stroke := func(turn float64) fyne.Position {
		return tip.AddXY(length*float32(math.Cos(ahead+turn)), length*float32(math.Sin(ahead+turn)))
	}
	return arrow{stroke(-spread), tip, stroke(spread)}
}
