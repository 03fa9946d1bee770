package palette_test

import (
	"image/color"
	"testing"

	"batuta/gui/palette"
)

// both is the two palettes by name.
func both() map[string]palette.Palette {
	return map[string]palette.Palette{"dark": palette.Dark(), "light": palette.Light()}
}

func TestTextContrastsWithItsGround(t *testing.T) {
	const need = 4.5 // WCAG 2.2, 1.4.3, for text of any size
	for name, p := range both() {
		t.Run(name, func(t *testing.T) {
			grounds := map[string]color.NRGBA{
				"background": p.Background, "panel": p.Panel, "raised": p.Raised, "highlight": p.Highlight,
			}
			texts := map[string]color.NRGBA{
				"text": p.Text, "muted": p.Muted, "accent": p.Accent,
				"code plain": p.Code.Plain, "code keyword": p.Code.Keyword, "code name": p.Code.Name,
				"code string": p.Code.String, "code number": p.Code.Number,
				"code comment": p.Code.Comment, "line number": p.Code.LineNumber,
			}
			for tn, text := range texts {
				for gn, ground := range grounds {
					check(t, tn+" on "+gn, text, ground, need)
				}
			}
			check(t, "on accent", p.OnAccent, p.Accent, need)
			check(t, "on danger", p.OnDanger, p.Danger, need)
			check(t, "on success", p.OnSuccess, p.Success, need)
			check(t, "danger on panel", p.Danger, p.Panel, need)
			check(t, "danger on its tint", p.Danger, p.DangerTint, need)
			check(t, "text on danger's tint", p.Text, p.DangerTint, need)
			for i := 1; i <= palette.Hues; i++ {
				check(t, "mark on note", p.OnTask, p.Task(i), need)
				check(t, "text on tint", p.Text, p.Tint(i), need)
				check(t, "muted on tint", p.Muted, p.Tint(i), need)
			}
		})
	}
}

func TestLinesContrastWithThePanel(t *testing.T) {
	const need = 3 // WCAG 2.2, 1.4.11, for what is not text
	for name, p := range both() {
		t.Run(name, func(t *testing.T) {
			for i := 1; i <= palette.Hues; i++ {
				check(t, "task line", p.TaskLine(i), p.Panel, need)
				check(t, "stroke of a cancelled note", p.Text, p.Dimmed(i), need)
			}
			check(t, "registered", p.Registered, p.Panel, need)
			check(t, "accent on highlight", p.Accent, p.Highlight, need)
		})
	}
}

func check(t *testing.T, what string, fore, ground color.NRGBA, need float64) {
	t.Helper()
	if got := palette.Contrast(fore, ground); got < need {
		t.Errorf("%s: %v on %v has contrast %.2f, need %.1f", what, fore, ground, got, need)
	}
}

func TestContrastIsWCAGs(t *testing.T) {
	black, white := color.NRGBA{A: 255}, color.NRGBA{R: 255, G: 255, B: 255, A: 255}
	if got := palette.Contrast(black, white); got < 20.99 || got > 21.01 {
		t.Errorf("black on white is %v, want 21", got)
	}
	if got := palette.Contrast(white, white); got != 1 {
		t.Errorf("white on white is %v, want 1", got)
	}
	grey := color.NRGBA{R: 0x77, G: 0x77, B: 0x77, A: 255} // the well-known one just below the bound
	if got := palette.Contrast(grey, white); got < 4.47 || got > 4.49 {
		t.Errorf("#777 on white is %v, want 4.48", got)
	}
}

func TestTasksKeepTheirColourAndTheLoopHasNone(t *testing.T) {
	p := palette.Dark()
	if p.Task(0) != p.Muted || p.TaskLine(0) != p.Muted {
		t.Error("the loop itself must be muted")
	}
	seen := map[color.NRGBA]bool{}
	for i := 1; i <= palette.Hues; i++ {
		seen[p.Task(i)] = true
	}
	if len(seen) != palette.Hues {
		t.Errorf("%d hues among the first %d tasks", len(seen), palette.Hues)
	}
	if p.Task(1) != p.Task(1+palette.Hues) {
		t.Error("colours must repeat after the last hue")
	}
}

func TestMixAndAlpha(t *testing.T) {
	a, b := color.NRGBA{A: 255}, color.NRGBA{R: 200, G: 100, B: 50, A: 255}
	if got := palette.Mix(a, b, 0); got != a {
		t.Errorf("none of b gives %v", got)
	}
	if got := palette.Mix(a, b, 1); got != b {
		t.Errorf("all of b gives %v", got)
	}
	if got := palette.Mix(a, b, 0.5); got != (color.NRGBA{R: 100, G: 50, B: 25, A: 255}) {
		t.Errorf("half of b gives %v", got)
	}
	if got := palette.Alpha(b, 0.5); got.A != 128 || got.R != b.R {
		t.Errorf("half seen through gives %v", got)
	}
}
