package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestTheCommandLine(t *testing.T) {
	for _, tt := range []struct {
		args           string
		code           int
		stdout, stderr string // what they contain; "" for nothing at all
	}{
		{"--version", exitOK, "batuta " + version, ""},
		{"--help", exitOK, "--report FILE", ""},
		{"-h", exitOK, "batuta play LESSON", ""},
		{"--loud", exitUsage, "", "there is no flag --loud"},
		{"dance", exitUsage, "", `there is no command "dance"`},
		{"--report", exitUsage, "", "--report needs the name of a file"},
		{"--report=", exitUsage, "", "--report needs the name of a file"},
		{"lessons", exitOK, "conductor", ""},
	} {
		t.Run(tt.args, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			if code := run(strings.Fields(tt.args), &stdout, &stderr); code != tt.code {
				t.Errorf("exit code %d, want %d", code, tt.code)
			}
			holds(t, "stdout", stdout.String(), tt.stdout)
			holds(t, "stderr", stderr.String(), tt.stderr)
			if n := strings.Count(stderr.String(), "\n"); n > 1 {
				t.Errorf("an error of %d lines", n)
			}
		})
	}
}

func TestWhichSystemsHaveADisplay(t *testing.T) {
	for _, tt := range []struct {
		system, x, wayland string
		want               bool
	}{
		{"linux", "", "", false},
		{"linux", ":0", "", true},
		{"linux", "", "wayland-0", true},
		{"freebsd", "", "", false},
		{"windows", "", "", true},
		{"darwin", "", "", true},
	} {
		t.Setenv("DISPLAY", tt.x)
		t.Setenv("WAYLAND_DISPLAY", tt.wayland)
		if got := display(tt.system); got != tt.want {
			t.Errorf("%s with DISPLAY=%q and WAYLAND_DISPLAY=%q: %v", tt.system, tt.x, tt.wayland, got)
		}
	}
}

func TestTheDesktopApplicationsCardSaysWhatTheProgramSays(t *testing.T) {
	card, err := os.ReadFile("FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		fmt.Sprintf("ID = %q", appID), fmt.Sprintf("Version = %q", version),
		fmt.Sprintf("Build = %d", build), "fyneDo = true", `Icon = "assets/icon.png"`,
	} {
		holds(t, "FyneApp.toml", string(card), want)
	}
}

func holds(t *testing.T, what, text, want string) {
	t.Helper()
	if want == "" && text != "" || !strings.Contains(text, want) {
		t.Errorf("%s is %q, want %q in it", what, text, want)
	}
}
