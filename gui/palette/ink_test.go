package palette

import "testing"

// The names of tasks in the Tasks tab are such words.
func TestWordsAboutTasksCanBeRead(t *testing.T) {
	for _, p := range []Palette{Dark(), Light()} {
		for i := range Hues {
			if got := Contrast(p.TaskInk(i+1), p.Panel); got < 4.5 {
				t.Errorf("dark %v: hue %d has a contrast of %.2f on the panel", p.Dark, i+1, got)
			}
		}
	}
}
