package gui

import (
	"fmt"
	"image/color"
	"slices"
	"sort"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"batuta/loopcore/trace"
)

// logPane is the Log tab: what the loop's logger said, one record a line. What
// it leaves out, by level, logger or words, it hides from nobody else.
type logPane struct {
	look  *look
	level trace.Level
	name  string // the logger whose records are shown, "" for all
	words string // that they hold, in small letters

	all   []record
	shown []int // indices into all
	names []string
	pos   int
	live  bool

	switches []*pill
	logger   *pill
	search   *widget.Entry
	copy     *pill
	debug    *pill        // plays the next runs in debug mode
	note     *canvas.Text // what there is to say of that
	ledger   *ledger
	content  fyne.CanvasObject
}

// logOrders is what the Log tab's parts do.
type logOrders struct {
	level  func(trace.Level)
	debug  func() // turn the debug mode of the next runs on or off
	moment func(pos int)
	logger func() // choose the logger whose records are shown
	tell   func(hint string)
}

func newLogPane(l *look, s settings, do logOrders) *logPane {
	p := &logPane{look: l, level: s.level}
	head := newFlow(6, l.text(l.T("window.log.level"), pillText, l.Muted))
	for _, level := range levels() {
		s := newPill(l, pillSegment, levelName(level), func() {
			p.setLevel(level)
			do.level(level)
		})
		p.switches = append(p.switches, s)
		head.Add(s)
	}
	p.logger = newPill(l, pillPlain, "", do.logger).marked(iconDown, true)
	p.logger.hint, p.logger.tell = l.T("window.hint.logger"), do.tell
	p.search = widget.NewEntry()
	p.search.SetPlaceHolder(l.T("window.log.search"))
	p.search.OnChanged = func(text string) { p.filter(func() { p.words = strings.ToLower(text) }) }
	p.copy = newPill(l, pillPlain, l.T("code.copy"), func() { fyne.CurrentApp().Clipboard().SetContent(p.text()) })
	p.copy.hint, p.copy.tell = l.T("window.hint.log_copy"), do.tell
	p.debug = newPill(l, pillChoice, l.T("window.log.debug"), do.debug)
	p.debug.hint, p.debug.tell = l.T("window.hint.debug"), do.tell
	p.note = l.text("", pillText, l.Muted)
	for _, o := range []fyne.CanvasObject{p.logger, fixed(p.search, l.px(190)), p.copy, padded(p.debug, 0, 4, 0, 10), p.note} {
		head.Add(o)
	}
	p.debugging(s.debug)
	p.ledger = newLedger(l, []column{
		{letters: 12, mono: true}, {letters: 8, mono: true}, {letters: 8, mono: true}, {share: 1, mono: true},
	}, func() int { return len(p.shown) }, p.fill, func(row int) { do.moment(p.all[p.shown[row]].at + 1) })
	p.content = down(2, 1, padded(head, 0, 14, 0, 18), p.ledger.content)
	p.setLogger("")
	p.setLevel(s.level)
	return p
}

// like takes over what another pane leaves out.
func (p *logPane) like(other *logPane) *logPane {
	if other != nil {
		p.setLogger(other.name)
		p.search.SetText(other.search.Text)
	}
	return p
}

// debugging shows whether the next run is to be in debug mode.
func (p *logPane) debugging(on bool) {
	mark := iconOpen
	if on {
		mark = iconChosen
	}
	p.debug.set(p.debug.label, mark, false, on)
}

// say shows a note beside the debug switch.
func (p *logPane) say(note string) { write(p.note, note) }

// setLevel shows the records from a level on.
func (p *logPane) setLevel(level trace.Level) {
	for i, s := range p.switches {
		s.choose(levels()[i] == level)
	}
	p.filter(func() { p.level = level })
}

// setLogger shows the records of one logger, of all for "".
func (p *logPane) setLogger(name string) {
	label := name
	if name == "" {
		label = p.look.T("window.log.all")
	}
	p.logger.set(label, p.logger.mark, false, false)
	p.filter(func() { p.name = name })
}

// filter changes what is left out.
func (p *logPane) filter(change func()) {
	change()
	p.shown = nil
	p.take(0)
	p.refresh()
}

// take adds the records from number first on that are to be shown.
func (p *logPane) take(first int) {
	for i := first; i < len(p.all); i++ {
		r := &p.all[i]
		if !slices.Contains(p.names, r.logger) {
			p.names = append(p.names, r.logger)
		}
		if r.level >= p.level && (p.name == "" || p.name == r.logger) && p.matches(r) {
			p.shown = append(p.shown, i)
		}
	}
}

// matches tells whether a record holds the words that are looked for.
func (p *logPane) matches(r *record) bool {
	return p.words == "" || strings.Contains(strings.ToLower(r.text), p.words)
}

// text is the records shown, a line each.
func (p *logPane) text() string {
	var b strings.Builder
	for _, i := range p.shown {
		r := p.all[i]
		fmt.Fprintf(&b, "%s  %s:%s:%s\n", seconds(r.run), levelName(r.level), r.logger, r.text)
	}
	return b.String()
}

// show is told all records so far, and the moment.
func (p *logPane) show(all []record, pos int, live bool) {
	if len(all) == len(p.all) && pos == p.pos && live == p.live {
		return
	}
	known := len(p.all)
	if len(all) < known || known > 0 && all[0] != p.all[0] { // another run, or the oldest are gone
		known, p.shown, p.names = 0, nil, nil
	}
	before := p.reached()
	p.all, p.pos, p.live = all, pos, live
	p.take(known)
	if known != len(all) || before != p.reached() {
		p.refresh()
	}
}

// reached is how many of the records shown lie before the moment.
func (p *logPane) reached() int {
	return sort.Search(len(p.shown), func(i int) bool { return p.all[p.shown[i]].at >= p.pos })
}

func (p *logPane) refresh() {
	if p.ledger == nil {
		return
	}
	note := ""
	switch {
	case len(p.all) == 0:
		note = p.look.T("window.log.none")
	case len(p.shown) == 0:
		note = p.look.T("window.log.filtered", len(p.all))
	}
	p.ledger.say(note)
	p.copy.enable(len(p.shown) > 0)
	list := p.ledger.list
	list.Refresh()
	switch n := p.reached(); {
	case len(p.shown) == 0:
	case p.live:
		list.ScrollToBottom()
	case n > 0:
		list.ScrollTo(n - 1)
	}
}

// fill writes a record: when, which level, whose, what.
func (p *logPane) fill(row int, c []cell) {
	r, l := p.all[p.shown[row]], p.look
	ink, quiet := levelColour(l, r.level), l.Muted
	if r.at >= p.pos { // it lies ahead of the moment shown
		ink, quiet = mix(l, ink), mix(l, quiet)
	}
	c[0] = cell{seconds(r.run), quiet}
	c[1] = cell{levelName(r.level), ink}
	c[2] = cell{r.logger, quiet}
	c[3] = cell{strings.ReplaceAll(r.text, "\n", " ⏎ "), ink}
}

// seconds is a run time to the tenth of a millisecond.
func seconds(d time.Duration) string { return fmt.Sprintf("%8.4f s", d.Seconds()) }

// levelName is logging's name of a level.
func levelName(l trace.Level) string {
	switch {
	case l >= trace.Error:
		return "ERROR"
	case l >= trace.Warning:
		return "WARNING"
	case l >= trace.Info:
		return "INFO"
	}
	return "DEBUG"
}

func levelColour(l *look, level trace.Level) color.NRGBA {
	switch {
	case level >= trace.Error:
		return l.Danger
	case level >= trace.Warning:
		return l.Accent
	case level >= trace.Info:
		return l.Text
	}
	return l.Registered
}
