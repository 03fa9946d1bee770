package stage

import "fyne.io/fyne/v2"

// rect is a place on the sheet, in Fyne's units.
type rect struct{ X, Y, W, H float32 }

func (r rect) bottom() float32 { return r.Y + r.H }
func (r rect) right() float32  { return r.X + r.W }

// with is the least place that covers both.
func (r rect) with(o rect) rect {
	x, y := min(r.X, o.X), min(r.Y, o.Y)
	return rect{x, y, max(r.right(), o.right()) - x, max(r.bottom(), o.bottom()) - y}
}

// inset is r without a margin at the left and the right.
func (r rect) inset(left, right float32) rect {
	return rect{r.X + left, r.Y, max(r.W-left-right, 0), r.H}
}

// Sizes at plain text scale; all are multiplied by it.
const (
	padding   = 16
	columnGap = 16

	narrowest = 384 // of two columns side by side; below it they are stacked
	leftMin   = 180
	leftMax   = 290
	leftPart  = 0.43 // of the width
	leftLess  = 0.38 // of a width below roomy, where the lists need it more
	roomy     = 600

	// abreast is the least width of three columns, for a panel too low for two.
	abreast       = 860
	conductorPart = 0.28
	listsPart     = 0.5 // of the rest
)

// faces are the stage's sizes and styles of text.
type faces struct {
	cycle, beat, beatOn, rule, more           face
	head, label, running, detail, quiet, name face
	call, why, cell, column                   face
}

func newFaces(k float32) faces {
	plain, bold, mono := fyne.TextStyle{}, fyne.TextStyle{Bold: true}, fyne.TextStyle{Monospace: true}
	return faces{
		cycle: face{13 * k, bold}, beat: face{11 * k, plain}, beatOn: face{11 * k, bold},
		rule: face{11 * k, plain}, more: face{11 * k, plain},
		head: face{10.5 * k, bold}, label: face{12.5 * k, bold}, running: face{13 * k, bold},
		detail: face{11.5 * k, mono}, quiet: face{12 * k, plain}, name: face{14 * k, bold},
		call: face{12 * k, mono}, why: face{12 * k, plain}, cell: face{12 * k, mono}, column: face{10.5 * k, bold},
	}
}

// layout is where everything goes. Widths are those of the sheet; it may be
// higher than the panel, which scrolls.
type layout struct {
	Height float32
	Faces  faces

	Conductor               conductorLayout
	Running, Ready, Waiting listLayout
	Divider                 rect
	Selector                selectorLayout
}

// arranger computes a layout: it knows the sizes, and how to measure.
type arranger struct {
	k     float32 // the text's scale
	width float32 // of the panel
	faces faces
	ruler ruler
	low   float32 // the most scale of the conductor's path, 0 for no bound
}

// arrange lays m out for a panel of that size.
func arrange(m *Model, size fyne.Size, k float32, r ruler) layout {
	a := arranger{k: k, width: size.Width, faces: newFaces(k), ruler: r}
	l := layout{Faces: a.faces}
	pad := padding * k
	if size.Width < narrowest*k {
		pad /= 2
	}
	inner := rect{pad, pad, max(size.Width-2*pad, 0), max(size.Height-2*pad, 0)}
	table := a.selectorHeight(m, inner.W)
	room := inner.H - table - 2*a.gap() // for what stands above the divider

	left, right := a.columns(inner)
	l.Conductor = a.conductor(m, left)
	bottom := l.Conductor.Rule.bottom()
	if right.Y == left.Y {
		bottom = max(bottom, a.lists(m, right, room, &l))
	} else {
		right.Y = bottom + a.gap()
		bottom = a.lists(m, right, 0, &l)
	}
	l.Divider = rect{inner.X, bottom + a.gap(), inner.W, 1}
	top := l.Divider.bottom() + a.gap()
	l.Selector = a.selector(m, rect{inner.X, top, inner.W, inner.bottom() - top})
	l.Height = l.Selector.Bottom + pad
	if l.Height > size.Height && inner.W >= abreast*k {
		return a.abreast(m, inner, pad)
	}
	return l
}

// abreast lays the selector out beside the lists, where there is width enough
// and the panel is too low for it to stand below them.
func (a arranger) abreast(m *Model, inner rect, pad float32) layout {
	l := layout{Faces: a.faces}
	gap := columnGap * a.k
	left, middle, right := inner, inner, inner
	left.W = min(conductorPart*inner.W, leftMax*a.k)
	rest := inner.W - left.W - 3*gap
	middle.X, middle.W = left.right()+gap, listsPart*rest
	right.X = middle.right() + 2*gap
	right.W = inner.right() - right.X
	l.Conductor = a.conductor(m, left)
	if over := l.Conductor.Rule.bottom() - inner.bottom(); over > 0 { // its sentence is to be in sight
		a.low = max(l.Conductor.Frame.H-over, leastPath*a.k*pathHeight) / pathHeight
		l.Conductor = a.conductor(m, left)
	}
	l.Selector = a.selector(m, right)
	bottom := max(l.Conductor.Rule.bottom(), a.lists(m, middle, inner.H, &l), l.Selector.Bottom)
	l.Divider = rect{middle.right() + gap, inner.Y, 1, bottom - inner.Y}
	l.Height = bottom + pad
	return l
}

// gap is the space round the divider.
func (a arranger) gap() float32 { return 12 * a.k }

// columns splits the panel in two, beside each other, or where it is too
// narrow one above the other (then right.Y is yet to be found).
func (a arranger) columns(inner rect) (left, right rect) {
	if inner.W < (narrowest-padding)*a.k {
		return inner, rect{inner.X, -1, inner.W, 0}
	}
	left, right = inner, inner
	part := float32(leftPart)
	if inner.W < roomy*a.k {
		part = leftLess
	}
	left.W = min(max(part*inner.W, leftMin*a.k), leftMax*a.k)
	right.X = left.right() + columnGap*a.k
	right.W = inner.right() - right.X
	return left, right
}
