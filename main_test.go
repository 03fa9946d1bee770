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

func TestTheCardDoesNotSilenceTheToolkitsCheckOfThreads(t *testing.T) {
	if metadata().Migrations["fyneDo"] {
		t.Error("a build without the tag would not complain of calls from a wrong thread, and the end-to-end run relies on that")
	}
}
