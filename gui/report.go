package gui

import (
	"encoding/json"
	"fmt"
	"io"
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
		Ready: []string{}, Waiting: []ReportedWait{}, Controls: w.controls(),
	}
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

// controls is where things are, by name, in pixels of the window. What is not
// to be seen is not in it.
func (w *Window) controls() map[string][4]int {
	driver, scale := w.app.Driver(), w.win.Canvas().Scale()
	px := func(v float32) int { return int(math.Round(float64(v * scale))) }
	at := map[string][4]int{}
	for name, o := range w.named() {
		if size := o.Size(); o.Visible() && size.Width > 0 {
			p := driver.AbsolutePositionForObject(o)
			at[name] = [4]int{px(p.X), px(p.Y), px(size.Width), px(size.Height)}
		}
	}
	return at
}
