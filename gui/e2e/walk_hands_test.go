//go:build e2e

package e2e

import (
	"strconv"
	"strings"
	"time"
)

// mouse is a learner who points and clicks. Text is pasted.
type mouse struct{ *program }

func (m mouse) press(control string) {
	m.t.Helper()
	m.bring(control)
	m.click(control)
}

// bring scrolls the page until the control is in sight, and at rest.
func (m mouse) bring(control string) {
	m.t.Helper()
	var last [4]int
	m.await(control+" is in sight", func(r report) bool {
		at, seen := r.Controls[control]
		if seen && at == last {
			return true
		}
		last = at
		if far, beyond := r.Beyond[control]; beyond {
			m.wheel(r.Controls["page"], far)
		}
		time.Sleep(150 * time.Millisecond)
		return false
	})
}

// wheel turns the wheel over a part of the window: down if far is positive.
func (m mouse) wheel(over [4]int, far int) {
	m.t.Helper()
	button := "5"
	if far < 0 {
		button, far = "4", -far
	}
	clicks := max(1, min(far/120, 12))
	_, err := m.screen.xdotool("mousemove", "--window", m.window,
		strconv.Itoa(over[0]+over[2]/2), strconv.Itoa(over[1]+over[3]/2),
		"click", "--repeat", strconv.Itoa(clicks), "--delay", "30", button)
	if err != nil {
		m.t.Fatal(err)
	}
}

func (m mouse) enter(number int) { m.press("lesson_" + strconv.Itoa(number)) }

func (m mouse) run() { m.press("run") }

func (m mouse) replace(text string) {
	m.t.Helper()
	m.clipboard(text)
	m.press("code")
	m.key("ctrl+a")
	m.key("ctrl+v")
}

// fast clicks at the right end of the slider.
func (m mouse) fast() {
	m.t.Helper()
	at := m.now().Controls["speed"]
	_, err := m.screen.xdotool("mousemove", "--window", m.window,
		strconv.Itoa(at[0]+at[2]-3), strconv.Itoa(at[1]+at[3]/2), "sleep", "0.1", "click", "1")
	if err != nil {
		m.t.Fatal(err)
	}
	m.await("the speed is the highest", func(r report) bool { return r.Speed == 4 })
}

// keyboard is a learner without a mouse: Tab goes from control to control, and
// Enter presses.
type keyboard struct{ *program }

// farthest is how many times Tab may have to be pressed.
const farthest = 150

func (k keyboard) press(control string) {
	k.t.Helper()
	k.focus(control)
	k.key("Return")
}

// focus presses Tab until the control has the keys. In the editor Tab writes:
// Escape goes on from there.
func (k keyboard) focus(control string) {
	k.t.Helper()
	var passed []string
	for range farthest {
		now := k.now().Focus
		if now == control {
			return
		}
		passed = append(passed, now)
		step := "Tab"
		if now == "code" {
			step = "Escape"
		}
		k.key(step)
		time.Sleep(150 * time.Millisecond) // the report comes ten times a second
	}
	k.t.Fatalf("Tab does not come to %s; it came by %s", control, strings.Join(passed, ", "))
}

func (k keyboard) enter(number int) {
	k.t.Helper()
	k.press("lesson_" + strconv.Itoa(number))
}

func (k keyboard) run() {
	k.t.Helper()
	k.key("F5")
}

func (k keyboard) replace(text string) {
	k.t.Helper()
	k.clipboard(text)
	k.focus("code")
	k.key("ctrl+a")
	k.key("ctrl+v")
}

func (k keyboard) fast() {
	k.t.Helper()
	k.focus("speed")
	for range 12 {
		k.key("Right")
	}
	k.await("the speed is the highest", func(r report) bool { return r.Speed == 4 })
}
