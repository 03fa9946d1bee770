package score

import (
	"image"
	"image/color"

	"batuta/gui/palette"
	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// Entry is a mark of the score and what it means.
type Entry struct {
	Picture image.Image // of the size that SizeOfEntry tells, at the device's scale
	Words   string
}

// SizeOfEntry is how large an Entry's picture is, in logical pixels at a text
// scale.
func SizeOfEntry(scale float32) (w, h float32) { return 44 * scale, 24 * scale }

// mark is a meaning and the key of its words.
type mark struct {
	what Meaning
	key  string
}

// vocabulary is every mark, those first that the legend shows.
func vocabulary() []mark {
	return append(legendMarks(), []mark{
		{MeansRegistered, "score.legend.registered"},
		{MeansReturned, "score.mark.returned"},
		{MeansFailed, "score.mark.failed"},
		{MeansCancelled, "score.mark.cancelled"},
		{MeansCut, "score.mark.cut"},
		{MeansWaited, "score.mark.waited"},
		{MeansPeeked, "score.mark.peeked"},
		{MeansDue, "score.mark.due"},
		{MeansCue, "score.mark.cue"},
		{MeansSkipped, "score.mark.skipped"},
		{MeansBorn, "score.mark.born"},
		{MeansAlive, "score.mark.alive"},
		{MeansOver, "score.mark.over"},
	}...)
}

// legendMarks is the marks that the legend has room for, the dearest first.
func legendMarks() []mark {
	return []mark{
		{MeansRunning, "score.legend.running"},
		{MeansReady, "score.legend.ready"},
		{MeansWaiting, "score.legend.waiting"},
		{MeansEvent, "score.legend.event"},
		{MeansAnswer, "score.legend.answer"},
		{MeansBlocking, "score.legend.blocking"},
		{MeansCallback, "score.legend.callback"},
		{MeansStep, "score.legend.step"},
	}
}

// Vocabulary is every mark of the score with its meaning, for the help. The
// marks are drawn by what draws the score, with texts of that scale and device
// pixels to the logical one, on the palette's panel.
func Vocabulary(p palette.Palette, fonts *Fonts, scale, device float32, texts words.Texts) []Entry {
	w, h := SizeOfEntry(scale)
	marks := vocabulary()
	entries := make([]Entry, 0, len(marks))
	for _, m := range marks {
		img := image.NewRGBA(image.Rect(0, 0, int(w*device+0.5), int(h*device+0.5)))
		pt := &painter{
			sheet: sheet{img: img, scale: device, fonts: fonts, clip: img.Rect}, p: p,
			l: &Layout{W: w, H: h, TextScale: scale, low: scale},
		}
		pt.fill(img.Rect, premultiplied(p.Panel))
		pt.meaning(m.what, Box{4 * scale, 3 * scale, w - 8*scale, h - 6*scale})
		entries = append(entries, Entry{Picture: img, Words: texts.T(m.key)})
	}
	return entries
}

// Vocabulary is every mark of the score as this view draws it now, for a
// device scale.
func (w *View) Vocabulary(device float32) []Entry {
	return Vocabulary(w.palette, w.fonts, w.scale, device, w.texts)
}

// meaning paints an example of a mark within b.
func (pt *painter) meaning(what Meaning, b Box) {
	switch what {
	case MeansRunning, MeansReturned, MeansFailed, MeansCancelled, MeansBlocking:
		pt.noteMeaning(what, b)
	case MeansStep, MeansCallback, MeansAnswer, MeansRegistered, MeansSkipped, MeansWaited, MeansPeeked:
		pt.loopMeaning(what, b)
	default:
		pt.otherMeaning(what, b)
	}
}

// example is the task whose colour the examples have.
const example trace.TaskID = 2

// noteMeaning paints a task's note.
func (pt *painter) noteMeaning(what Meaning, b Box) {
	n := Note{Box: b, Task: example, Span: 1, Finished: true, markRoom: true}
	switch what {
	case MeansRunning:
		n.Finished = false
	case MeansFailed:
		n.Outcome = trace.Failed
	case MeansCancelled:
		n.Outcome = trace.Cancelled
	case MeansBlocking:
		n.Finished, n.Slow = false, true
	}
	pt.note(&n)
}

// loopMeaning paints what stands on the loop's lane.
func (pt *painter) loopMeaning(what Meaning, b Box) {
	k := pt.l.TextScale
	middle := b.X + b.W/2
	switch what {
	case MeansAnswer:
		pt.answer(Box{middle - 2*k, b.Y, 4 * k, b.H})
	case MeansRegistered:
		pt.registered(Box{middle - 2*k, b.Y, 4 * k, b.H})
	case MeansWaited, MeansPeeked:
		poll := Poll{Box: b, Peek: what == MeansPeeked}
		text := "48 ms"
		if poll.Peek {
			text = "0"
		}
		size := pollText * k
		width := pt.fonts.Width(text, size, true)
		poll.Label = Label{X: middle - width/2, Y: b.Y + b.H/2 + size*0.36, Text: text, Size: size, Bold: true}
		pt.poll(&poll)
	default:
		r := min(b.H, 13*k) / 2
		n := LoopNote{Box: b, Skipped: what == MeansSkipped}
		if what != MeansStep {
			n.Plain, n.Task = true, example
			n.Box = Box{middle - r, b.Y + b.H/2 - r, 2 * r, 2 * r}
		}
		pt.loopNote(&n)
	}
}

// otherMeaning paints what stands on the other lanes and between them.
func (pt *painter) otherMeaning(what Meaning, b Box) {
	k := pt.l.TextScale
	at := Point{b.X + b.W/2, b.Y + b.H/2}
	r := 5.5 * k
	switch what {
	case MeansReady:
		pt.outline(&Outline{Box: b, Task: example})
	case MeansWaiting:
		pt.rest(&Rest{Box: b, Task: example})
	case MeansCut:
		pt.rest(&Rest{Box: b, Task: example})
		pt.cut(b)
	case MeansBorn:
		pt.pin(&Pin{X: at.X, Y: b.Y + 2*k, H: b.H - 2*k, Task: example})
	case MeansEvent, MeansDue:
		pt.mark(&Mark{X: at.X, Y: at.Y, R: r, Task: example, Clock: what == MeansDue})
	case MeansCue:
		pt.cue(&Cue{From: Point{b.X + 4*k, b.Y}, To: Point{b.X + b.W - 4*k, b.Y + b.H}, Task: example})
	case MeansAlive, MeansOver:
		pt.laneDot(&LaneBox{Dot: at, Task: example, Done: what == MeansOver})
	case MeansMore:
		pt.ring(at.X, at.Y, 7*k, 1.3, pt.p.Accent)
		size := legendText * k
		pt.text(at.X-pt.fonts.Width("?", size, true)/2, at.Y+size*0.36, "?", size, true, pt.p.Accent)
	}
}

// cut paints the end of what the loop's closing cut off: a cross on its edge.
func (pt *painter) cut(b Box) {
	k := pt.l.TextScale
	r := 4.5 * k
	at := Point{b.X + max(b.W-r-1, r), b.Y + b.H/2}
	pt.rect(Box{at.X - r - 2*k, b.Y, 2*r + 4*k, b.H}, pt.p.Panel)
	pt.stroke(pt.p.Danger, 2*k, Point{at.X - r, at.Y - r}, Point{at.X + r, at.Y + r})
	pt.stroke(pt.p.Danger, 2*k, Point{at.X - r, at.Y + r}, Point{at.X + r, at.Y - r})
}

// answer paints where the selector's call ended.
func (pt *painter) answer(b Box) { pt.rounded(b, 1, pt.p.Accent) }

// registered paints the pause of a task after its step.
func (pt *painter) registered(b Box) { pt.rounded(b, 1, pt.p.Registered) }

// blocked paints the ground of what blocked the loop: its stripes tell it from
// a task's colour.
func (pt *painter) blocked(b Box, radius float32, label Label) {
	pt.rounded(b, radius, pt.p.Danger)
	if b.W < 6 {
		return
	}
	apart := max(int(6*pt.scale), 4)
	ink := premultiplied(palette.Alpha(pt.p.OnDanger, 0.45))
	pt.pattern(b.inset(1), func(x, y int) color.RGBA {
		if (x-y+1<<20)%apart < apart/3 {
			return ink
		}
		return color.RGBA{}
	})
	if label.Text != "" {
		pt.plaque(label, pt.p.Danger)
	}
}

// legend places what the marks mean, in two rows where one has no room for
// all and there is height for both, and then where to find the rest.
func (l *Layout) legend() {
	const rowHeight = 18
	k := l.TextScale
	size := legendText * k
	rows, apart := 1, min(legendApart*k, (l.W-l.legendWidth())/float32(len(legendMarks())))
	if apart < legendLeast*k {
		apart = legendApart * k
		if l.H >= twoLegendRows*k {
			rows = 2
		}
	}
	l.foot = (legendHeight + rowHeight*float32(rows-1)) * k
	x, middle, row := float32(14), l.H-l.foot+legendHeight*k/2, 1
	for _, item := range legendMarks() {
		text := l.in.T(item.key)
		width := l.legendItem(text) + apart
		room := l.W
		if row == rows {
			room -= 24 * k // for the way to the help
		}
		if x+width-apart > room {
			if row == rows {
				break
			}
			x, middle, row = 14, middle+rowHeight*k, row+1
		}
		l.Legend = append(l.Legend, LegendItem{
			X: x, Y: middle, What: item.what,
			Label: Label{X: x + 23*k, Y: middle + size*0.36, Text: text, Size: size},
		})
		x += width
	}
	l.Legend = append(l.Legend, LegendItem{X: x, Y: middle, What: MeansMore})
}

// legendItem is the room that an item takes in the legend, without what sets it apart.
func (l *Layout) legendItem(text string) float32 {
	return 23*l.TextScale + l.in.Text.Width(text, legendText*l.TextScale, false)
}

// legendWidth is the room that all of the legend takes in one row, as legendItem.
func (l *Layout) legendWidth() float32 {
	width := 14 + 24*l.TextScale
	for _, item := range legendMarks() {
		width += l.legendItem(l.in.T(item.key))
	}
	return width
}

// moreAt says whether a point lies on the legend's way to the help.
func (l *Layout) moreAt(x, y float32) bool {
	n := len(l.Legend)
	if n == 0 || l.Legend[n-1].What != MeansMore {
		return false
	}
	item := l.Legend[n-1]
	return Box{item.X, item.Y - 8*l.TextScale, 16 * l.TextScale, 16 * l.TextScale}.holds(x, y, 3)
}
