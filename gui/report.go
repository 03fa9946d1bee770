package gui

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"reflect"
	"time"

	"fyne.io/fyne/v2"

	"batuta/gui/stage"
	"batuta/loopcore/trace"
)

// reportTime is how often the report may say something new at most.
const reportTime = 100 * time.Millisecond

// Report is one line of what --report writes: what the window says and shows,
// for tests that look at it from outside.
type Report struct {
	Time     time.Time         `json:"time"`
	State    RunState          `json:"state"`
	Live     bool              `json:"live"` // the newest moment is shown
	Lesson   string            `json:"lesson"`
	Lang     string            `json:"lang"`
	Theme    string            `json:"theme"` // dark or light
	Tab      string            `json:"tab"`   // score, log or output
	Mode     string            `json:"mode"`  // bars or time
	Speed    float64           `json:"speed"`
	Scale    float32           `json:"scale"` // of all text
	Cycle    int               `json:"cycle"` // of the moment shown
	Cycles   int               `json:"cycles"`
	Beat     trace.Beat        `json:"beat"`
	Running  string            `json:"running"`
	Ready    []string          `json:"ready"`
	Waiting  []ReportedWait    `json:"waiting"`
	Selector string            `json:"selector"`
	Message  string            `json:"message"`
	Trouble  string            `json:"trouble"`
	Result   string            `json:"result"`
	Events   int               `json:"events"`
	Position int               `json:"position"` // the moment: how many events lie before it
	Output   string            `json:"output"`
	Program  string            `json:"program"`  // its text as it stands in the editor
	Edited   bool              `json:"edited"`   // it is another than the lesson's
	Wrong    int               `json:"wrong"`    // the line that is underlined, from 1; 0 for none
	Log      int               `json:"log"`      // how many records the Log tab shows
	Controls map[string][4]int `json:"controls"` // x, y, width, height, in pixels of the window
	Beyond   map[string]int    `json:"beyond"`   // of the page's that have been scrolled out of sight, pixels below its middle

	Part       string          `json:"part"`
	Variant    string          `json:"variant"`
	Progress   string          `json:"progress"` // as the header has it
	Passed     bool            `json:"passed"`   // the part, by this run or an earlier one
	Skipped    bool            `json:"skipped"`
	Judged     string          `json:"judged"` // none, running, judged, stopped or failed
	Checks     []ReportedCheck `json:"checks"`
	Hints      int             `json:"hints"`      // that are open
	Prediction string          `json:"prediction"` // what is said of it
	Chosen     int             `json:"chosen"`     // the number of the choice from 1, 0 for none
	Right      int             `json:"right"`      // that of the one that was right, 0 while that is not known
	Solution   bool            `json:"solution"`   // it is the model solution that is shown
	Network    bool            `json:"network"`    // allowed for the next run
	Focus      string          `json:"focus"`      // which of the controls has the keys; empty for another, or none
}

// ReportedCheck is a row of what is asked of a run.
type ReportedCheck struct {
	Title  string `json:"title"`
	State  string `json:"state"` // open, passed or failed
	Figure string `json:"figure"`
	Moment int    `json:"moment"` // -1 for none
}

// ReportedWait is a waiting task, and what it waits for.
type ReportedWait struct {
	Task string `json:"task"`
	For  string `json:"for"`
}

// reporter writes a Report whenever it differs from the last.
type reporter struct {
	out  io.Writer
	last Report
}

// write writes r unless nothing but the time is new.
func (p *reporter) write(r Report) error {
	p.last.Time = r.Time
	if reflect.DeepEqual(r, p.last) {
		return nil
	}
	p.last = r
	line, err := json.Marshal(r)
	if err == nil {
		_, err = p.out.Write(append(line, '\n'))
	}
	if err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return nil
}

// reportTo writes what the window shows to out until stop is closed. A report
// that cannot be written ends it, and is logged.
func (w *Window) reportTo(out io.Writer, stop <-chan struct{}) {
	p := &reporter{out: out}
	failed := make(chan struct{})
	idle := make(chan struct{}, 1)
	idle <- struct{}{}
	tick := time.NewTicker(reportTime)
	defer tick.Stop()
	for {
		select {
		case <-stop:
			return
		case <-failed:
			return
		case <-tick.C:
		}
		select {
		case <-idle: // the last one is through
			w.post.Do(func() {
				if err := p.write(w.report()); err != nil {
					fyne.LogError("--report", err)
					close(failed)
					return
				}
				idle <- struct{}{}
			})
		default:
		}
	}
}

// report is what the window says and shows now.
func (w *Window) report() Report {
	r := Report{
		Time: time.Now(), State: Idle, Live: true,
		Lesson: w.lesson.ID, Lang: w.look.Lang(), Theme: string(themeLight), Tab: w.tab, Mode: "bars",
		Speed: w.settings.speed, Scale: w.settings.scale,
		Message: w.status.said, Trouble: w.page.banner.said.what,
		Program: w.code.Text(), Edited: w.code.Edited(), Wrong: w.code.Problem().Line,
		Ready: []string{}, Waiting: []ReportedWait{},
	}
	r.Controls, r.Beyond = w.controls()
	r.Focus = w.focused()
	w.reportCourse(&r)
	if w.look.Dark {
		r.Theme = string(themeDark)
	}
	if w.settings.time {
		r.Mode = "time"
	}
	f := w.frame
	if f == nil {
		return r
	}
	r.State, r.Live, r.Result = f.State, f.Live, f.Result
	r.Cycle, r.Cycles, r.Beat = f.Moment.Cycle, f.Cycles, f.Moment.Beat
	r.Events, r.Position = f.View.End(), f.Moment.Pos
	r.Output, r.Log = w.output.text, len(w.log.shown)
	m := stage.NewModel(f.Moment, systemCall(f.Moment), w.look)
	for _, row := range m.Running.Rows {
		r.Running = row.Label
	}
	for _, row := range m.Ready.Rows {
		r.Ready = append(r.Ready, row.Label)
	}
	for _, row := range m.Waiting.Rows {
		r.Waiting = append(r.Waiting, ReportedWait{row.Label, row.Detail})
	}
	r.Selector = m.Selector.Name + " " + m.Selector.Call
	return r
}

// focused is the name of the control that has the keys.
func (w *Window) focused() string {
	focus := w.win.Canvas().Focused()
	if w.code.Focused() {
		return "code"
	}
	all := w.named()
	if w.desk.shows(paneLesson) {
		maps.Copy(all, w.page.named())
	}
	for name, o := range all {
		if f, ok := o.(fyne.Focusable); ok && f == focus {
			return name
		}
	}
	return ""
}

// controls is where things are, by name, in pixels of the window; and of those
// on the page that have been scrolled out of sight, how far below its middle they
// lie. What is not to be seen otherwise is in neither.
func (w *Window) controls() (at map[string][4]int, beyond map[string]int) {
	driver, scale := w.app.Driver(), w.win.Canvas().Scale()
	px := func(v float32) int { return int(math.Round(float64(v * scale))) }
	at, beyond = map[string][4]int{}, map[string]int{}
	where := func(o fyne.CanvasObject) (p fyne.Position, size fyne.Size, seen bool) {
		size = o.Size()
		return driver.AbsolutePositionForObject(o), size, o.Visible() && size.Width > 0
	}
	for name, o := range w.named() {
		if p, size, seen := where(o); seen {
			at[name] = [4]int{px(p.X), px(p.Y), px(size.Width), px(size.Height)}
		}
	}
	if !w.desk.shows(paneLesson) {
		return at, beyond
	}
	top, page, _ := where(w.page.content)
	for name, o := range w.page.named() {
		p, size, seen := where(o)
		if !seen {
			continue
		}
		low, high := max(p.Y, top.Y), min(p.Y+size.Height, top.Y+page.Height)
		if high-low < size.Height/2 {
			beyond[name] = px(p.Y + size.Height/2 - top.Y - page.Height/2)
			continue
		}
		at[name] = [4]int{px(p.X), px(low), px(size.Width), px(high - low)}
	}
	return at, beyond
}
