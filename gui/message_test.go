package gui

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"batuta/assets"
	"batuta/gui/palette"
	"batuta/loopcore/trace"
)

func english() *look {
	return &look{Palette: palette.Dark(), Catalog: assets.Texts("en"), scale: 1}
}

func TestTheMessageSaysWhatTheRunDoesAndWhichMomentIsShown(t *testing.T) {
	tasks := []*trace.Task{{ID: 1, Label: "main()"}}
	for _, tt := range []struct {
		name  string
		frame *Frame
		want  string
	}{
		{"nothing has begun", nil, "Press Run"},
		{"it runs", &Frame{Status: Status{State: Playing}, Live: true, Cycles: 3, Moment: &trace.State{}}, "Running, in cycle 3."},
		{"it runs without a loop", &Frame{Status: Status{State: Playing}, Live: true, Moment: &trace.State{}}, "No event loop has begun yet."},
		{"before the first cycle", &Frame{Status: Status{State: Paused}, Live: true, Moment: &trace.State{}}, "before the first cycle"},
		{
			"a task is next", &Frame{
				Status: Status{State: Paused}, Live: true, Cycles: 3,
				Moment: &trace.State{Tasks: tasks, Ready: []trace.Queued{{Handle: 9, Cancelled: true}, {Handle: 1, Task: 1}}},
			}, "Paused in cycle 3. Next: main().",
		},
		{
			"a plain callback is next", &Frame{
				Status: Status{State: Paused}, Live: true, Cycles: 3,
				Moment: &trace.State{Ready: []trace.Queued{{Handle: 1, Name: "_sock_recv"}}},
			}, "Next: receives the bytes.",
		},
		{
			"in the selector", &Frame{
				Status: Status{State: Paused}, Live: true, Cycles: 3, Moment: &trace.State{Ask: trace.Ask{Asked: true}},
			}, "while the loop waits in the selector",
		},
		{
			"between cycles", &Frame{
				Status: Status{State: Paused}, Live: true, Cycles: 3,
				Moment: &trace.State{Ask: trace.Ask{Asked: true, Answered: true}},
			}, "Nobody is ready",
		},
		{
			"behind", &Frame{Status: Status{State: Playing}, Cycles: 9, Moment: &trace.State{Cycle: 4}},
			"You are looking at cycle 4 of 9. The run goes on.",
		},
		{
			"at the start", &Frame{Status: Status{State: Ended}, Cycles: 9, Moment: &trace.State{}},
			"before the first of 9 cycles. The run has ended.",
		},
		{
			"ended", &Frame{Status: Status{State: Ended}, Live: true, Cycles: 9, Moment: &trace.State{Run: 411 * time.Millisecond}},
			"ended after 9 cycles and 0.411 s.",
		},
		{
			"stopped", &Frame{Status: Status{State: Ended, Stopped: true}, Live: true, Cycles: 9, Moment: &trace.State{}},
			"stopped after 9 cycles",
		},
		{
			"failed", &Frame{Status: Status{State: Ended, Err: "boom"}, Live: true, Cycles: 9, Moment: &trace.State{}},
			"ended with an error after 9 cycles",
		},
	} {
		if got := message(english(), tt.frame, false); !strings.Contains(got, tt.want) {
			t.Errorf("%s: %q, want %q in it", tt.name, got, tt.want)
		}
	}
}

func TestSettingsThatAreNoChoiceAreTheDefaults(t *testing.T) {
	app := newTestApp(t)
	p := app.Preferences()
	settings{
		lang: "xx", theme: "pink", scale: 3, speed: 7, level: 13, size: fyne.NewSize(1000, 800),
	}.save(p)
	got := loadSettings(p)
	want := settings{
		lang: "en", theme: themeDark, scale: 1, tab: tabScore, speed: usualSpeed, level: trace.Debug, size: fyne.NewSize(1000, 800),
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("loaded %+v, want %+v", got, want)
	}
}

func TestTheThemeChoiceDecidesThePalette(t *testing.T) {
	for _, tt := range []struct {
		choice  themeChoice
		desktop fyne.ThemeVariant
		dark    bool
	}{
		{themeDark, theme.VariantLight, true},
		{themeLight, theme.VariantDark, false},
		{themeSystem, theme.VariantDark, true},
		{themeSystem, theme.VariantLight, false},
	} {
		if got := tt.choice.colours(tt.desktop, theme.VariantLight).Dark; got != tt.dark {
			t.Errorf("%s on a desktop of variant %v: dark %v", tt.choice, tt.desktop, got)
		}
	}
}

func TestTextIsShortenedToItsRoom(t *testing.T) {
	newTestApp(t)
	l := english()
	const text = "Meet the conductor"
	whole := l.measure(text, 14, false).Width
	for _, width := range []float32{0, 5, 20, 60, whole - 1, whole} {
		got := l.fit(text, 14, width, false)
		if l.measure(got, 14, false).Width > width {
			t.Errorf("in %v px: %q is too wide", width, got)
		}
		if width == whole && got != text {
			t.Errorf("there is room for all, but %q is shown", got)
		}
	}
}
