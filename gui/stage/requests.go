package stage

import (
	"fmt"
	"image/color"
	urlpath "path"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"batuta/gui/palette"
	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// Requests is the band that shows what the sample API has under way at one
// moment: a box for each request, in the order of their arrival, and where there
// is a limit, a line behind the last that it lets through. It is a fyne.Widget;
// its methods belong to the UI goroutine.
type Requests struct {
	widget.BaseWidget
	pal   palette.Palette
	texts words.Texts
	scale float32
	limit int // 0 for none
	calls []Call
}

// Call is one request in words.
type Call struct {
	Label string       // p3, orders
	What  string       // GET /limited/orders?page=3
	Task  trace.TaskID // whose descriptor it came from, 0 where that is unknown
	Over  bool         // the API is about to refuse it with 429
}

// NewRequests is a band without any.
func NewRequests(pal palette.Palette, texts words.Texts) *Requests {
	r := &Requests{pal: pal, texts: texts, scale: 1}
	r.ExtendBaseWidget(r)
	return r
}

// SetLimit says how many requests may be under way, 0 for any number.
func (r *Requests) SetLimit(limit int) {
	if r.limit != limit {
		r.limit = limit
		r.Refresh()
	}
}

// SetState shows another moment; nil: before any run. refused says which of its
// requests, by number, are known to be answered with 429.
func (r *Requests) SetState(s *trace.State, refused func(number int) bool) {
	calls := callsOf(s, refused)
	if !slices.Equal(calls, r.calls) {
		r.calls = calls
		r.Refresh()
	}
}

// SetPalette changes the colours.
func (r *Requests) SetPalette(pal palette.Palette) { r.pal = pal; r.Refresh() }

// SetTexts changes the language.
func (r *Requests) SetTexts(texts words.Texts) { r.texts = texts; r.Refresh() }

// SetTextScale makes all text scale times its plain size.
func (r *Requests) SetTextScale(scale float32) { r.scale = scale; r.Refresh() }

// callsOf is what is under way in s.
func callsOf(s *trace.State, refused func(int) bool) []Call {
	if s == nil {
		return nil
	}
	var calls []Call
	for _, q := range s.Requests {
		_, target, _ := strings.Cut(q.What, " ")
		c := Call{Label: shortTarget(target), What: q.What, Over: refused != nil && refused(q.Number)}
		if i := slices.IndexFunc(s.FDs, func(f trace.FD) bool { return f.FD == q.FD }); i >= 0 && q.FD >= 0 {
			c.Task = s.FDs[i].Task
		}
		calls = append(calls, c)
	}
	return calls
}

// shortTarget is a request's path in a few characters: the number of its page,
// or the last part of the path.
func shortTarget(target string) string {
	where, query, _ := strings.Cut(target, "?")
	if page, ok := strings.CutPrefix(query, "page="); ok {
		return "p" + page
	}
	return urlpath.Base(where)
}

// AccessibilityLabel is what the band shows, in words.
func (r *Requests) AccessibilityLabel() string {
	text := []string{r.head()}
	for _, c := range r.calls {
		if c.Over {
			text = append(text, c.What+" → 429")
		} else {
			text = append(text, c.What)
		}
	}
	return strings.Join(text, "\n")
}

// AccessibilityRole is text.
func (r *Requests) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func (r *Requests) head() string {
	return fmt.Sprintf("%s · %d", r.texts.T("stage.requests"), len(r.calls))
}

// CreateRenderer is part of fyne.Widget.
func (r *Requests) CreateRenderer() fyne.WidgetRenderer {
	p := &requestsRenderer{r: r, frame: canvas.NewRectangle(color.Transparent), head: canvas.NewText("", nil), limit: canvas.NewText("", nil)}
	p.head.TextStyle.Bold, p.limit.TextStyle.Bold = true, true
	p.Refresh()
	return p
}

// requestsRenderer draws the band: boxes as wide as there is room for, and a
// number for those that find none.
type requestsRenderer struct {
	r           *Requests
	frame       *canvas.Rectangle
	head, limit *canvas.Text
	boxes       []*canvas.Rectangle
	labels      []*canvas.Text
	dashes      []*canvas.Rectangle
}

// Sizes at plain text scale.
const (
	callWide, callLeast = 54, 30
	callHigh            = 32
	callGap             = 7
	callText            = 12
	requestsHead        = 10.5
	dashHigh, dashGap   = 4, 3
)

func (p *requestsRenderer) Destroy() {}

func (p *requestsRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{p.frame, p.head, p.limit}
	for i := range p.boxes {
		all = append(all, p.boxes[i], p.labels[i])
	}
	for _, d := range p.dashes {
		all = append(all, d)
	}
	return all
}

// MinSize leaves room for one row.
func (p *requestsRenderer) MinSize() fyne.Size {
	k := p.r.scale
	line := fyne.MeasureText("X", requestsHead*k, fyne.TextStyle{Bold: true}).Height
	return fyne.NewSize(200*k, line+(10+6+callHigh+14)*k)
}

// boxed is what the boxes say: the calls, or as many as there is room for and
// how many more there are.
func (p *requestsRenderer) boxed(width float32) (calls []Call, wide float32) {
	k, calls := p.r.scale, p.r.calls
	fit := max(int((width+callGap*k)/((callLeast+callGap)*k)), 2)
	if over := len(calls) - fit; over > 0 {
		calls = append(slices.Clone(calls[:fit-1]), Call{Label: "+" + strconv.Itoa(over+1)})
	}
	n := float32(max(len(calls), 1))
	return calls, min(callWide*k, (width-(n-1)*callGap*k)/n)
}

func (p *requestsRenderer) Layout(size fyne.Size) {
	r, k := p.r, p.r.scale
	pad := float32(padding) * k
	p.frame.Resize(size)
	line := p.head.MinSize().Height
	place(p.head, rect{pad, 10 * k, size.Width - 2*pad, line})
	calls, wide := p.boxed(size.Width - 2*pad)
	top, high := 10*k+line+6*k, callHigh*k
	for len(p.boxes) < len(calls) {
		p.boxes = append(p.boxes, canvas.NewRectangle(color.Transparent))
		t := canvas.NewText("", nil)
		t.Alignment, t.TextStyle.Bold = fyne.TextAlignCenter, true
		p.labels = append(p.labels, t)
	}
	for i, box := range p.boxes {
		show(box, i < len(calls))
		show(p.labels[i], i < len(calls))
		if i >= len(calls) {
			continue
		}
		at := rect{pad + float32(i)*(wide+callGap*k), top, wide, high}
		fill, ink := r.pal.Task(int(calls[i].Task)), r.pal.OnTask
		switch {
		case calls[i].Over:
			fill, ink = r.pal.Danger, r.pal.OnDanger
		case calls[i].Task == 0:
			fill, ink = r.pal.Highlight, r.pal.Text
		}
		paint(box, fill, color.Transparent, 0, 6*k)
		place(box, at)
		t := p.labels[i]
		t.Text, t.Color, t.TextSize = calls[i].Label, ink, callText*k
		t.Text = ruler(fyne.MeasureText).fit(t.Text, face{t.TextSize, t.TextStyle}, wide-4*k)
		height := t.MinSize().Height
		place(t, rect{at.X, at.Y + (high-height)/2, wide, height})
	}
	p.drawLimit(size, rect{pad, top, wide, high})
}

// drawLimit draws the dashed line behind the last box that the limit lets
// through; first is where the first box is.
func (p *requestsRenderer) drawLimit(size fyne.Size, first rect) {
	r, k := p.r, p.r.scale
	x := first.X + float32(r.limit)*(max(first.W, 0)+callGap*k) - callGap*k/2
	on := r.limit > 0 && x < size.Width-padding*k/2
	top, bottom := first.Y-5*k, first.bottom()+5*k
	n := 0
	if on {
		n = int((bottom - top) / ((dashHigh + dashGap) * k))
	}
	for len(p.dashes) < n {
		p.dashes = append(p.dashes, canvas.NewRectangle(color.Transparent))
	}
	for i, d := range p.dashes {
		show(d, i < n)
		paint(d, r.pal.Accent, color.Transparent, 0, 0)
		place(d, rect{x - k, top + float32(i)*(dashHigh+dashGap)*k, 2 * k, dashHigh * k})
	}
	show(p.limit, r.limit > 0)
	width := p.limit.MinSize().Width
	place(p.limit, rect{size.Width - padding*k - width, p.head.Position().Y, width, p.limit.MinSize().Height})
}

func (p *requestsRenderer) Refresh() {
	r := p.r
	paint(p.frame, r.pal.Panel, r.pal.Border, 1, 10)
	p.head.Text, p.head.Color, p.head.TextSize = r.head(), r.pal.Muted, requestsHead*r.scale
	p.limit.Text, p.limit.Color, p.limit.TextSize = r.texts.T("stage.requests.limit", r.limit), r.pal.Accent, requestsHead*r.scale
	p.Layout(r.Size())
	for _, o := range p.Objects() {
		o.Refresh()
	}
}
