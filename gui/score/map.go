package score

import (
	"math"

	"batuta/gui/palette"
)

// Map is the whole run in small, below a score that is not seen as a whole: how
// much happened when, where the loop was held up, and which part is seen.
type Map struct {
	Box     // of no height where all is seen
	Columns []MapColumn
	Seen    Box     // the part that the score shows
	Moment  float32 // where the moment lies
}

// MapColumn is what a few pixels of it stand for.
type MapColumn struct {
	X, W float32
	Part float32 // how much happened, from 0 to 1
	Slow bool    // a callback held the loop up
}

const (
	mapHeight = 15 // with the gap above it, at 100 %
	mapGap    = 4
	mapColumn = 3 // pixels
	mapFrom   = 3 // how many times as long as what is seen a run is that has a map
)

// mapRoom is how much room the map takes, 0 where it is not needed.
func (l *Layout) mapRoom(width float32) float32 {
	a := l.in.Axis
	if l.in.NoLegend || (a.Total()-a.Begin())*l.in.View.Scale <= float64(width)*mapFrom {
		return 0
	}
	return mapHeight * l.TextScale
}

// overview lays the map out. It costs its width, however long the run is.
func (l *Layout) overview(room float32) {
	if room <= 0 {
		return
	}
	a, v := l.in.Axis, l.in.View
	m := &l.Map
	m.Box = Box{l.Plot.X, l.Plot.Y + l.Plot.H + mapGap*l.TextScale, l.Plot.W - 6, room - mapGap*l.TextScale}
	begin, all := a.Begin(), a.Total()-a.Begin()
	at := func(u float64) float32 { return m.X + float32((u-begin)/all*float64(m.W)) }
	most := 0.0
	for x := float32(0); x < m.W; x += mapColumn {
		from, to := begin+float64(x/m.W)*all, begin+float64(min(x+mapColumn, m.W)/m.W)*all
		events, slow := l.happened(from, to)
		most = max(most, events)
		m.Columns = append(m.Columns, MapColumn{X: m.X + x, W: min(mapColumn, m.W-x), Part: float32(events), Slow: slow})
	}
	for i := range m.Columns {
		if c := &m.Columns[i]; most > 0 {
			c.Part = float32(math.Sqrt(float64(c.Part) / most)) // little is still something
		}
	}
	left, right := at(max(v.Left, begin)), at(min(v.Right(), a.Total()))
	m.Seen = Box{left, m.Y, max(right-left, 4), m.H}
	m.Moment = at(a.Moment(l.in.Moment))
}

// happened is how many events lie from unit from to unit to, and whether a bar
// that begins there is slow.
func (l *Layout) happened(from, to float64) (events float64, slow bool) {
	a, bars := l.in.Axis, l.in.Score.Bars
	first, last := a.BarAt(from), a.BarAt(to)
	if last < 0 {
		return 0, false
	}
	first = max(first, l.in.Score.First)
	events = float64(l.eventsBefore(to) - l.eventsBefore(from))
	return max(events, 0), bars[last].Slows > bars[first].Slows || first == last && bars[first].Slow
}

// eventsBefore is the event at a unit.
func (l *Layout) eventsBefore(u float64) int { return l.in.Axis.EventAt(u) }

// unitAt is the unit that a pixel of the map stands for.
func (m *Map) unitAt(a *Axis, x float32) float64 {
	part := float64(min(max((x-m.X)/m.W, 0), 1))
	return a.Begin() + part*(a.Total()-a.Begin())
}

// overview paints the map.
func (pt *painter) overview() {
	m := &pt.l.Map
	if m.H <= 0 {
		return
	}
	pt.clipTo(Box{0, m.Y - 2, pt.l.W, m.H + 4})
	pt.rounded(m.Box, 2, pt.p.Raised)
	for _, c := range m.Columns {
		if c.Part <= 0 && !c.Slow {
			continue
		}
		ink, high := palette.Alpha(pt.p.Muted, 0.75), c.Part*(m.H-2)
		if c.Slow {
			ink, high = pt.p.Danger, m.H-2
		}
		pt.rect(Box{c.X, m.Y + m.H - 1 - high, c.W, high}, ink)
	}
	pt.rect(m.Seen, palette.Alpha(pt.p.Accent, 0.16))
	pt.outlined(m.Seen, 2, 1.2, pt.p.Accent)
	pt.rect(Box{m.Moment - 0.6, m.Y - 1, 1.2, m.H + 2}, pt.p.Accent)
}
