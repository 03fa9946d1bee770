//go:build e2e

package e2e

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// report is a line of what the program writes for --report: what its window
// says and shows.
type report struct {
	State    string
	Live     bool
	Lesson   string
	Lang     string
	Theme    string
	Tab      string `json:"tab"`
	Cycle    int
	Cycles   int
	Beat     int
	Running  string
	Ready    []string
	Waiting  []wait
	Selector string
	Message  string
	Trouble  string
	Events   int
	Position int
	Output   string
	Program  string
	Edited   bool
	Wrong    int
	Speed    float64
	Controls map[string][4]int // x, y, width and height, in pixels of the window
	Beyond   map[string]int    // of the page's that are scrolled out of sight, pixels below its middle

	Part       string
	Variant    string
	Progress   string
	Passed     bool
	Judged     string
	Checks     []check
	Hints      int
	Prediction string
	Chosen     int // a choice's number from 1
	Right      int
	Solution   bool
	Focus      string
}

// check is a row of what is asked of a run.
type check struct {
	Title, State, Figure string
	Moment               int
}

// wait is a waiting task, and what for.
type wait struct{ Task, For string }

// waits says what the task waits for; empty if it does not.
func (r report) waits(task string) string {
	for _, w := range r.Waiting {
		if w.Task == task {
			return w.For
		}
	}
	return ""
}

// within tells whether every control is inside a window of this size.
func (r report) within(width, height int) bool {
	for _, c := range r.Controls {
		if c[0] < 0 || c[1] < 0 || c[0]+c[2] > width || c[1]+c[3] > height {
			return false
		}
	}
	return true
}

// program is Batuta with its window open.
type program struct {
	t      *testing.T
	screen *screen
	cmd    *exec.Cmd
	ended  chan error
	window string // its number
	file   string // of the reports
	said   *bytes.Buffer
}

// start opens the window of the program at path, with what home remembers. The
// test fails unless the program ends well, and says nothing.
func start(t *testing.T, s *screen, path, home string) *program {
	t.Helper()
	return startIn(t, s, path, home, "en_US.UTF-8")
}

// startIn is start where the system speaks another language.
func startIn(t *testing.T, s *screen, path, home, locale string) *program {
	t.Helper()
	p := &program{
		t: t, screen: s, ended: make(chan error, 1), said: new(bytes.Buffer),
		file: filepath.Join(t.TempDir(), "report"),
	}
	p.cmd = exec.Command(path, "--report", p.file)
	p.cmd.Env = append(s.env(home), "LANG="+locale)
	p.cmd.Stdout, p.cmd.Stderr = p.said, p.said
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { p.ended <- p.cmd.Wait() }()
	t.Cleanup(p.close)
	p.window = s.window(t, "Batuta")
	if _, err := s.xdotool("windowfocus", p.window); err != nil {
		t.Fatal(err)
	}
	p.await("the window says where its buttons are", func(r report) bool { return r.Controls["run"] != [4]int{} })
	if !toured(home) {
		p.tour()
	}
	return p
}

// toured says whether the window of this home has shown its tour before.
func toured(home string) bool {
	kept, err := os.ReadFile(filepath.Join(home, ".config", "fyne", "org.batuta.Batuta", "preferences.json"))
	return err == nil && bytes.Contains(kept, []byte(`"toured":true`))
}

// tour goes a step along the tour that a new user is given, and ends it there.
func (p *program) tour() {
	p.t.Helper()
	first := p.await("the tour of the first time", func(r report) bool { return r.Controls["tour_next"] != [4]int{} })
	p.key("Return")
	p.await("the tour's second step", func(r report) bool {
		at := r.Controls["tour_next"]
		return at != [4]int{} && at != first.Controls["tour_next"]
	})
	p.key("Escape")
	p.await("the tour's end", func(r report) bool { return r.Controls["tour_next"] == [4]int{} })
}

// close ends the program as a user does, and looks at what it said.
func (p *program) close() {
	p.t.Helper()
	if p.cmd == nil {
		return
	}
	defer func() { p.cmd = nil }()
	if p.window != "" {
		p.key("ctrl+q")
	} else if err := p.cmd.Process.Kill(); err != nil { // it never came up
		p.t.Error(err)
	}
	if err := p.end(); err != nil {
		p.t.Errorf("the program ended with %v", err)
	}
	// Misuse of the toolkit ("Error in Fyne call thread") among all else.
	if said := complaints(p.said.String()); said != "" {
		p.t.Errorf("the program said:\n%s", said)
	}
}

// end waits for the program's end. A key that came to nothing within five
// seconds is pressed again, as a hand would, and that is said; a program that
// does not end at all says where its goroutines are.
func (p *program) end() error {
	p.t.Helper()
	select {
	case err := <-p.ended:
		return err
	case <-time.After(5 * time.Second):
	}
	if p.window != "" {
		p.t.Log("Ctrl+Q came to nothing; pressing it again")
		p.key("ctrl+q")
	}
	select {
	case err := <-p.ended:
		return err
	case <-time.After(patience):
	}
	p.t.Error("the program does not end; where it is follows")
	_ = p.cmd.Process.Signal(syscall.SIGQUIT)
	return <-p.ended
}

// reports are all lines written so far.
func (p *program) reports() []report {
	p.t.Helper()
	text, err := os.ReadFile(p.file)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		p.t.Fatal(err)
	}
	var all []report
	for line := range bytes.Lines(text) {
		if line[len(line)-1] != '\n' {
			break // it is being written
		}
		var r report
		if err := json.Unmarshal(line, &r); err != nil {
			p.t.Fatalf("read the report: %v: %s", err, line)
		}
		all = append(all, r)
	}
	return all
}

// now is the newest report.
func (p *program) now() report {
	p.t.Helper()
	if all := p.reports(); len(all) > 0 {
		return all[len(all)-1]
	}
	return report{}
}

// await waits until the newest report is as it should be, and answers it. what
// says how, for whoever reads that it never came to it.
func (p *program) await(what string, good func(report) bool) report {
	p.t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if r := p.now(); good(r) {
			return r
		}
		select {
		case err := <-p.ended:
			p.ended <- err
			p.t.Fatalf("the program ended (%v) before this was seen: %s\n%s", err, what, p.said)
		default:
		}
	}
	p.screen.shoot(p.t, "failed-"+filepath.Base(p.t.Name()))
	p.t.Fatalf("never seen: %s; the last report is\n%+v\n%s", what, p.now(), p.said)
	return report{}
}

// click presses the middle of a control, where the window says that it is.
func (p *program) click(control string) {
	p.t.Helper()
	at, ok := p.now().Controls[control]
	if !ok {
		p.t.Fatalf("no %s to be seen among the controls", control)
	}
	x, y := at[0]+at[2]/2, at[1]+at[3]/2
	if _, err := p.screen.xdotool("mousemove", "--window", p.window, strconv.Itoa(x), strconv.Itoa(y),
		"sleep", "0.1", "click", "1"); err != nil {
		p.t.Fatal(err)
	}
}

// reach turns the mouse's wheel over the page until a control of it is in sight.
func (p *program) reach(control string) {
	p.t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); {
		now := p.now()
		if _, seen := now.Controls[control]; seen {
			return
		}
		button := "5"
		if now.Beyond[control] < 0 {
			button = "4"
		}
		page := now.Controls["page"]
		x, y := page[0]+page[2]/2, page[1]+page[3]/2
		if _, err := p.screen.xdotool("mousemove", "--window", p.window, strconv.Itoa(x), strconv.Itoa(y),
			"click", button, "sleep", "0.3"); err != nil {
			p.t.Fatal(err)
		}
	}
	p.screen.shoot(p.t, "failed-"+filepath.Base(p.t.Name()))
	p.t.Fatalf("%s cannot be scrolled to; the last report is\n%+v", control, p.now())
}

// press reaches a control of the page and clicks it.
func (p *program) press(control string) {
	p.t.Helper()
	p.reach(control)
	p.click(control)
}

// back goes back by one cycle from a moment, and answers the one then shown.
func (p *program) back(from report) report {
	p.t.Helper()
	p.click("cycle_back")
	now := p.await("an earlier moment", func(r report) bool { return !r.Live && r.Position < from.Position })
	if now.Cycle != from.Cycle-1 {
		p.t.Errorf("one cycle back from cycle %d is cycle %d", from.Cycle, now.Cycle)
	}
	if now.Events != from.Events || now.Cycles != from.Cycles {
		p.t.Errorf("going back made %d events in %d cycles of %d in %d", now.Events, now.Cycles, from.Events, from.Cycles)
	}
	return now
}

// key presses a key.
func (p *program) key(name string) {
	p.t.Helper()
	if _, err := p.screen.xdotool("windowfocus", p.window, "key", name); err != nil {
		p.t.Error(err)
	}
}

// worked is how long the program has kept a processor busy.
func (p *program) worked() time.Duration {
	p.t.Helper()
	const tick = 10 * time.Millisecond // USER_HZ
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(p.cmd.Process.Pid) + "/stat")
	if err != nil {
		p.t.Fatal(err)
	}
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	total := 0
	for _, field := range fields[11:13] { // utime, stime
		n, err := strconv.Atoi(field)
		if err != nil {
			p.t.Fatal(err)
		}
		total += n
	}
	return time.Duration(total) * tick
}

// write types text.
func (p *program) write(text string) {
	p.t.Helper()
	if _, err := p.screen.xdotool("windowfocus", p.window, "type", "--delay", "30", text); err != nil {
		p.t.Error(err)
	}
}

// standAfter moves the editor's cursor, which has the keys, to the end of the
// line with that text.
func (p *program) standAfter(text string) {
	p.t.Helper()
	line := lineOf(p.now().Program, text)
	if line == 0 {
		p.t.Fatalf("no line of the program has %q", text)
	}
	p.key("ctrl+Home")
	for range line - 1 {
		p.key("Down")
	}
	p.key("End")
}

// lineOf is the first line with that text, from 1; 0 for none.
func lineOf(program, text string) int {
	for i, line := range strings.Split(program, "\n") {
		if strings.Contains(line, text) {
			return i + 1
		}
	}
	return 0
}

// resize gives the window another size, and waits until all that it says is
// within. It asks again now and then: the toolkit has sizes of its own to set
// while a window is young.
func (p *program) resize(width, height int) report {
	p.t.Helper()
	var asked time.Time
	return p.await("every control is within the window", func(r report) bool {
		if r.within(width, height) {
			return true
		}
		if time.Since(asked) > 3*time.Second {
			asked = time.Now()
			if _, err := p.screen.xdotool("windowsize", p.window, strconv.Itoa(width), strconv.Itoa(height)); err != nil {
				p.t.Fatal(err)
			}
		}
		return false
	})
}
