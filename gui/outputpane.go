package gui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"batuta/gui/wheel"
)

// outputShown is about how many bytes of a program's output the tab shows: its
// end. A text of megabytes would hold the window up.
const outputShown = 40_000

// outputLines is how many lines of it the tab shows at most. Every line is a
// text of its own to Fyne: of `while True: print("x")` outputShown holds twenty
// thousand, and laying them out held the window up for a minute.
const outputLines = 500

// outputPane is the Output tab: what the program had printed by the moment
// shown, and how it ended.
type outputPane struct {
	look    *look
	text    string
	ending  string
	failed  bool
	printed *widget.Label
	end     *widget.Label
	scroll  *wheel.Scroll
	copy    *pill
	content fyne.CanvasObject
}

func newOutputPane(l *look) *outputPane {
	p := &outputPane{look: l, printed: widget.NewLabel(""), end: widget.NewLabel("")}
	p.printed.TextStyle.Monospace = true
	p.printed.Wrapping = fyne.TextWrapBreak
	p.end.Wrapping = fyne.TextWrapWord
	p.scroll = wheel.NewVScroll(padded(down(0, growNone, p.printed, p.end), 0, 8, 0, 8))
	p.copy = newPill(l, pillPlain, l.T("code.copy"), func() { fyne.CurrentApp().Clipboard().SetContent(p.all()) })
	p.content = container.NewStack(p.scroll, container.New(corner{}, p.copy))
	p.put("", l.T("window.output.none"), false)
	return p
}

// show is told the frame.
func (p *outputPane) show(f *Frame) {
	text, cut := printed(f.output, f.Moment.Pos, outputShown)
	text, above := lastLines(text, outputLines)
	cut += above
	if cut > 0 {
		text = p.look.T("window.output.cut", cut) + "\n" + text
	}
	ending := ""
	switch {
	case f.State != Ended || !f.Live:
		if text == "" {
			ending = p.look.T("window.output.nothing")
		}
	case f.Err != "":
		ending = p.look.T("window.output.failed", f.Err)
	case f.Stopped:
		ending = p.look.T("window.output.stopped")
	case f.Result != "":
		ending = p.look.T("window.output.result", f.Result)
	default:
		ending = p.look.T("window.output.ended")
	}
	p.put(text, ending, f.State == Ended && f.Live && f.Err != "")
}

// lastLines is the end of text, of at most limit lines, and how many bytes
// stand before it.
func lastLines(text string, limit int) (end string, cut int) {
	cut = len(strings.TrimSuffix(text, "\n"))
	for range limit {
		if cut = strings.LastIndexByte(text[:cut], '\n'); cut < 0 {
			return text, 0
		}
	}
	return text[cut+1:], cut + 1
}

func (p *outputPane) put(text, ending string, failed bool) {
	if text == p.text && ending == p.ending && failed == p.failed {
		return
	}
	p.text, p.ending, p.failed = text, ending, failed
	p.printed.SetText(strings.TrimSuffix(text, "\n"))
	p.printed.Hidden = text == ""
	p.end.Importance = widget.MediumImportance
	if failed {
		p.end.Importance = widget.DangerImportance
	}
	p.end.SetText(ending)
	p.copy.enable(text != "")
	p.scroll.Refresh()
	p.scroll.ScrollToBottom()
}

// all is the text that the tab shows.
func (p *outputPane) all() string {
	return strings.TrimSuffix(p.text, "\n") + "\n" + p.ending + "\n"
}

// corner lays an object out in the upper right corner.
type corner struct{}

func (corner) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (corner) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const edge = 14
	need := o[0].MinSize()
	o[0].Resize(need)
	o[0].Move(fyne.NewPos(size.Width-need.Width-edge, 0))
}
