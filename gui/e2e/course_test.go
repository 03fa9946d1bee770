//go:build e2e

package e2e

import (
	"fmt"
	"strings"
	"testing"
)

// judged waits for the end of a run and for what it came to.
func judged(p *program) report {
	p.t.Helper()
	return p.await("the run is judged", func(r report) bool { return r.State == "ended" && r.Judged == "judged" })
}

func TestCourse(t *testing.T) {
	path := build(t)
	for _, c := range []struct {
		rule string
		test func(p *program, again func() *program)
	}{
		{"A failed check leads to its moment, and lesson 1 is passed by editing", passesLessonOne},
		{"Hints open and stay, a program is edited, and all of it is there the next time", remembersTheCourse},
		{"Next and Previous go through lessons and parts, by mouse and by keyboard", goesOn},
	} {
		t.Run(c.rule, func(t *testing.T) {
			s, home := newScreen(t), t.TempDir()
			p := start(t, s, path, home)
			c.test(p, func() *program {
				p.close()
				p = start(t, s, path, home)
				return p
			})
		})
	}
}

// failing is the number of the first row that failed and has a moment, from 1.
func (r report) failing() int {
	for i, c := range r.Checks {
		if c.State == "failed" && c.Moment >= 0 {
			return i + 1
		}
	}
	return 0
}

func passesLessonOne(p *program, _ func() *program) {
	t := p.t
	p.click("choice_2")
	p.click("run")
	end := judged(p)
	if end.Passed || !strings.HasPrefix(end.Prediction, "You were right.") {
		t.Errorf("passed: %v; of the prediction the page says %q", end.Passed, end.Prediction)
	}
	row := end.failing()
	if row == 0 {
		t.Fatalf("no check has failed: %+v", end.Checks)
	}
	p.screen.shoot(t, "course-failed")
	p.press(fmt.Sprintf("check_%d", row))
	want := end.Checks[row-1].Moment
	p.await("the moment of the row", func(r report) bool { return !r.Live && r.Position == want })
	p.screen.shoot(t, "course-moment")

	p.click("code")
	p.standAfter("asyncio.sleep(0.4),")
	p.write(" asyncio.sleep(0.3),")
	p.key("ctrl+Return")
	passed := p.await("lesson 1 is passed", func(r report) bool { return r.Passed && r.State == "ended" })
	if !strings.HasPrefix(passed.Progress, "1 / ") || passed.failing() != 0 {
		t.Errorf("the header says %q, the checks are %+v", passed.Progress, passed.Checks)
	}
	p.screen.shoot(t, "course-passed")
	p.press("solution")
	p.await("the model solution", func(r report) bool { return r.Solution })
	p.click("own_program")
	p.await("the learner's own program", func(r report) bool { return !r.Solution && strings.Contains(r.Program, "asyncio.sleep(0.3),") })
	p.press("onwards_passed")
	p.await("the next lesson", func(r report) bool { return r.Lesson != passed.Lesson })
}

func remembersTheCourse(p *program, again func() *program) {
	p.press("hint")
	p.await("a hint is open", func(r report) bool { return r.Hints == 1 })
	p.click("code")
	p.standAfter("asyncio.sleep(0.4),")
	p.write(" asyncio.sleep(0.2),")
	left := p.await("the program is edited", func(r report) bool { return strings.Contains(r.Program, "asyncio.sleep(0.2),") })
	p.key("Escape")
	p = again()
	p.await("all is as it was left", func(r report) bool {
		return r.Program == left.Program && r.Edited && r.Hints == 1 && r.Lesson == left.Lesson
	})
	p.click("run")
	p.await("lesson 1 is passed", func(r report) bool { return r.Passed })
	p = again()
	p.await("it is passed the next time", func(r report) bool { return r.Passed && strings.HasPrefix(r.Progress, "1 / ") })
}

func goesOn(p *program, again func() *program) {
	first := p.now()
	p.click("next")
	second := p.await("the next lesson", func(r report) bool { return r.Lesson != first.Lesson })
	p.key("ctrl+Prior")
	p.await("the one before", func(r report) bool { return r.Lesson == first.Lesson })
	p.click("code") // the keys are the editor's
	p.key("ctrl+Next")
	p.await("the next lesson, out of the editor", func(r report) bool { return r.Lesson == second.Lesson })
	p.click("previous")
	p.await("the one before", func(r report) bool { return r.Lesson == first.Lesson })
	if got := again().now(); got.Lesson != first.Lesson {
		p.t.Errorf("the next time %s is open", got.Lesson)
	}
}
