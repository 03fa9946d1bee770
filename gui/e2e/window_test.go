//go:build e2e

package e2e

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// tasks are those of lesson 1 that main gathers, as they are labelled.
func tasks() []string {
	return []string{"fetch('/users')", "fetch('/orders')", "to_thread(read)", "sleep(0.4)"}
}

// build builds the program so that it complains when the toolkit is called
// from a thread that is not its own; as released it takes that on trust.
func build(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "batuta")
	cmd := exec.Command("go", "build", "-trimpath", "-o", path, ".")
	cmd.Dir = root
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return path
}

func TestWindow(t *testing.T) {
	path := build(t)
	for _, c := range []struct {
		rule string
		test func(*program)
	}{
		{"Run plays to the end and one cycle back shows the one before", runsAndGoesBack},
		{"A pause in the middle stops everything and changes nothing", pausesAndGoesOn},
		{"Step and cycle let the run on by that much", stepsAtTheLiveEdge},
		{"A window in which nothing happens does next to nothing", staysIdle},
		{"The program is edited and run again, an error stands at its line, and goes when it is mended", editsAndRunsAgain},
		{"Stop ends a run at once and another can begin", stopsAndBeginsAnew},
		{"Language and theme are switched in the middle of a run", switchesLanguageAndTheme},
		{"Everything is within reach at 1024 by 700", isSmall},
	} {
		t.Run(c.rule, func(t *testing.T) {
			c.test(start(t, newScreen(t), path, t.TempDir()))
		})
	}
	t.Run("What was chosen is remembered", func(t *testing.T) { remembers(t, path) })
}

func runsAndGoesBack(p *program) {
	t := p.t
	p.screen.shoot(t, "idle")
	p.click("run")
	p.await("all four tasks wait at once", func(r report) bool {
		return strings.HasSuffix(r.waits("fetch('/users')"), "to read") && strings.HasSuffix(r.waits("fetch('/orders')"), "to read") &&
			r.waits("to_thread(read)") != "" && r.waits("sleep(0.4)") != ""
	})
	p.screen.shoot(t, "running")
	end := finished(p)
	p.screen.shoot(t, "ended")

	cyclesInOrder(t, p.reports())

	// Back by one, and again: each time the moment shown is a cycle earlier,
	// the run itself stays as it was.
	last := end
	for range 2 {
		last = p.back(last)
		if want := fmt.Sprintf("cycle %d of %d", last.Cycle, last.Cycles); !strings.Contains(last.Message, want) {
			t.Errorf("the window says %q, and not %q", last.Message, want)
		}
	}
	p.screen.shoot(t, "one-cycle-back")

	// Further back, to where everybody waits. What was printed later is not
	// there yet.
	rest := last
	for len(rest.Waiting) < 5 {
		if rest.Cycle <= 1 {
			t.Fatal("no cycle ends with main and its four tasks waiting")
		}
		rest = p.back(rest)
	}
	for _, task := range append(tasks(), "main()") {
		if rest.waits(task) == "" {
			t.Errorf("%s does not wait in cycle %d: %+v", task, rest.Cycle, rest.Waiting)
		}
	}
	if strings.Contains(rest.Output, "all together") {
		t.Errorf("in cycle %d the output has what was printed at the end: %q", rest.Cycle, rest.Output)
	}
	p.screen.shoot(t, "everybody-waits")

	p.click("edge") // the status line leads there, however little room the transport has
	p.await("the end again", func(r report) bool { return r.Live && r.Position == end.Position })
}

// finished waits for the end of the run and checks what the window says of it.
func finished(p *program) report {
	t := p.t
	t.Helper()
	end := p.await("the run has ended", func(r report) bool { return r.State == "ended" && r.Live && r.Position == r.Events })
	if end.Cycle != end.Cycles || len(end.Waiting)+len(end.Ready) != 0 || end.Running != "" || end.Trouble != "" {
		t.Errorf("at the end, cycle %d of %d, running %q, ready %v, waiting %v, trouble %q",
			end.Cycle, end.Cycles, end.Running, end.Ready, end.Waiting, end.Trouble)
	}
	m := regexp.MustCompile(`after (\d+) cycles and ([\d.]+) s`).FindStringSubmatch(end.Message)
	if m == nil {
		t.Fatalf("the window says %q", end.Message)
	}
	if m[1] != strconv.Itoa(end.Cycles) {
		t.Errorf("%d cycles, and the window says %s", end.Cycles, m[1])
	}
	// The longest wait is 0.4 s. How long the rest of the run takes is the
	// machine's affair.
	if seconds, err := strconv.ParseFloat(m[2], 64); err != nil || seconds < 0.4 || seconds > 20 {
		t.Errorf("the run took %s s", m[2])
	}
	printed(t, end.Output)
	return end
}

// printed checks the output against the program's own figures: the sizes that
// main gathered are those which each request printed.
func printed(t *testing.T, output string) {
	t.Helper()
	size := func(path string) string {
		m := regexp.MustCompile(regexp.QuoteMeta(path) + ` (\d+) bytes`).FindStringSubmatch(output)
		if m == nil {
			t.Errorf("no answer of %s in the output %q", path, output)
			return ""
		}
		return m[1]
	}
	want := fmt.Sprintf(`all together: \[%s,? %s,? \d+,? \S+\]`, size("/users"), size("/orders"))
	if !regexp.MustCompile(want).MatchString(output) {
		t.Errorf("the output %q has no %q", output, want)
	}
}

// cyclesInOrder checks that a run never went backwards while it was followed
// and that each task was seen to wait.
func cyclesInOrder(t *testing.T, all []report) {
	t.Helper()
	waited := map[string]bool{}
	for i, r := range all {
		if i > 0 && (r.Cycles < all[i-1].Cycles || r.Events < all[i-1].Events) {
			t.Errorf("from cycle %d to %d, from event %d to %d", all[i-1].Cycles, r.Cycles, all[i-1].Events, r.Events)
		}
		for _, w := range r.Waiting {
			waited[w.Task] = true
		}
	}
	for _, task := range tasks() {
		if !waited[task] {
			t.Errorf("%s was never seen to wait", task)
		}
	}
}

func pausesAndGoesOn(p *program) {
	t := p.t
	p.click("run")
	p.await("the timer is waited for", func(r report) bool { return r.waits("sleep(0.4)") != "" })
	p.click("run")
	paused := p.await("the run is paused", func(r report) bool { return r.State == "paused" })
	time.Sleep(3 * time.Second) // longer than all that the program waits for
	p.screen.shoot(t, "paused")
	if later := p.now(); later.State != "paused" || later.Events != paused.Events {
		t.Errorf("from %d events to %d while paused, and it is %s", paused.Events, later.Events, later.State)
	}
	if paused.waits("sleep(0.4)") == "" {
		t.Fatalf("the pause came too late to show anything: %+v", paused)
	}
	p.click("run")
	finished(p)
}

func stepsAtTheLiveEdge(p *program) {
	t := p.t
	p.click("step")
	first := p.await("one step was made", func(r report) bool { return r.State == "paused" && r.Cycle == 1 && r.Events > 0 })
	p.click("cycle")
	second := p.await("the first cycle has ended", func(r report) bool { return r.State == "paused" && r.Events > first.Events })
	if second.Cycle > 2 {
		t.Errorf("cycle let the run on to cycle %d", second.Cycle)
	}
	p.key("F11")
	third := p.await("another cycle", func(r report) bool { return r.State == "paused" && r.Cycles == second.Cycles+1 })
	p.screen.shoot(t, "stepped")
	p.key("F5")
	if end := finished(p); end.Events <= third.Events {
		t.Errorf("%d events at the end, %d before", end.Events, third.Events)
	}
}

func stopsAndBeginsAnew(p *program) {
	p.click("run")
	p.await("the run goes on", func(r report) bool { return r.State == "running" && r.waits("sleep(0.4)") != "" })
	p.click("stop")
	stopped := p.await("the run was stopped", func(r report) bool { return r.State == "ended" })
	if strings.Contains(stopped.Output, "all together") {
		p.t.Errorf("stopped only after all was done: %q", stopped.Output)
	}
	p.click("run")
	p.await("another run", func(r report) bool { return r.State == "running" })
	finished(p)
}

// staysIdle looks at what the process costs before a run and after one: drawing
// the same picture over and over takes most of a core here.
func staysIdle(p *program) {
	const span = 5 * time.Second
	for _, when := range []string{"before the run", "after the run"} {
		time.Sleep(2 * time.Second) // what was begun is drawn to its end
		before := p.worked()
		time.Sleep(span)
		if took := p.worked() - before; took > span*3/10 {
			p.t.Errorf("%s %v of work in %v in which nothing happens", when, took, span)
		}
		if when == "before the run" {
			p.click("run")
			finished(p)
		}
	}
}

// editsAndRunsAgain gives gather a fifth wait, forgets to close a bracket, and
// mends that, by mouse and keyboard.
func editsAndRunsAgain(p *program) {
	t := p.t
	p.click("code")
	p.standAfter("asyncio.sleep(0.4),")
	p.write(" asyncio.sleep(0.3, 'fifth'")
	p.screen.shoot(t, "edited")
	p.key("ctrl+Return")
	wrong := p.await("the bracket is missed", func(r report) bool { return r.State == "ended" && r.Wrong != 0 })
	if line := lineOf(wrong.Program, "asyncio.gather("); wrong.Wrong != line || wrong.Trouble == "" {
		t.Errorf("line %d is underlined and not %d; the page says %q", wrong.Wrong, line, wrong.Trouble)
	}
	p.screen.shoot(t, "syntax-error")
	p.write(")")
	if mended := p.await("the underline goes as one types", func(r report) bool { return r.Wrong == 0 }); !mended.Edited {
		t.Error("the program does not say that it was edited")
	}
	p.key("ctrl+Return")
	end := p.await("the run has ended", func(r report) bool { return r.State == "ended" && strings.Contains(r.Output, "all") })
	if !strings.Contains(end.Output, "None, 'fifth']") || end.Trouble != "" {
		t.Errorf("with a fifth wait it printed %q; the page says %q", end.Output, end.Trouble)
	}
	p.screen.shoot(t, "edited-ended")
}

func switchesLanguageAndTheme(p *program) {
	t := p.t
	p.click("run")
	p.await("the run goes on", func(r report) bool { return r.State == "running" })
	p.click("lang")
	p.click("theme")
	p.await("Spanish, and another theme", func(r report) bool { return r.Lang == "es" && r.Theme == "light" })
	end := p.await("the run has ended", func(r report) bool { return r.State == "ended" })
	if !strings.Contains(end.Message, "ciclos") {
		t.Errorf("in Spanish the window says %q", end.Message)
	}
	printed(t, end.Output)
	p.screen.shoot(t, "spanish-light")
	back := p.back(end)
	p.click("lang")
	again := p.await("English again", func(r report) bool { return r.Lang == "en" })
	if again.Position != back.Position || again.Live {
		t.Errorf("switching the language moved from position %d to %d", back.Position, again.Position)
	}
	if !strings.Contains(again.Message, fmt.Sprintf("cycle %d of %d", back.Cycle, back.Cycles)) {
		t.Errorf("in English again the window says %q", again.Message)
	}
}

func isSmall(p *program) {
	const width, height = 1024, 700
	t := p.t
	small := p.resize(width, height)
	for _, name := range []string{"home", "cycle_back", "step_back", "run", "step", "cycle", "stop", "lang", "theme", "size", "help"} {
		if small.Controls[name] == [4]int{} {
			t.Errorf("%s is not to be seen", name)
		}
	}
	p.click("run")
	back := p.back(finished(p))
	p.screen.shoot(t, "small")
	if !back.within(width, height) {
		t.Errorf("not every control is within the window: %v", back.Controls)
	}
}

// remembers starts the program twice with the same home.
func remembers(t *testing.T, path string) {
	s, home := newScreen(t), t.TempDir()
	p := start(t, s, path, home)
	p.click("lang")
	p.click("theme")
	chosen := p.await("Spanish, and another theme", func(r report) bool { return r.Lang == "es" && r.Theme == "light" })
	p.close()
	p = start(t, s, path, home)
	again := p.now()
	if again.Lang != chosen.Lang || again.Theme != chosen.Theme {
		t.Errorf("begun again in %q and %s", again.Lang, again.Theme)
	}
}
