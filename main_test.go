package main

import (
	"bytes"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"batuta/assets"
	"batuta/gui"
)

func TestTheCommandLine(t *testing.T) {
	for _, tt := range []struct {
		locale, args   string
		code           int
		stdout, stderr string // what they contain; "" for nothing at all
	}{
		{"C", "--version", exitOK, "batuta " + version, ""},
		{"C", "--help", exitOK, "--report FILE", ""},
		{"C", "-h", exitOK, "batuta play LESSON", ""},
		{"C", "--loud", exitUsage, "", "there is no flag --loud"},
		{"C", "dance", exitUsage, "", `there is no command "dance"`},
		{"C", "--report", exitUsage, "", "--report needs the name of a file"},
		{"C", "--report=", exitUsage, "", "--report needs the name of a file"},
		{"C", "--lessons", exitUsage, "", "--lessons needs the name of a folder"},
		{"C", "--lessons /nowhere/at/all", exitFailed, "", "--lessons /nowhere/at/all: load the lessons"},
		{"C", "lessons", exitOK, "conductor", ""},
		{"es_MX.UTF-8", "--version", exitOK, "batuta " + version, ""},
		{"es_MX.UTF-8", "--help", exitOK, "--report ARCHIVO", ""},
		{"es_MX.UTF-8", "--loud", exitUsage, "", "no existe la opción --loud; mira batuta --help"},
		{"es_MX.UTF-8", "dance", exitUsage, "", `no existe el comando "dance"`},
		{"es_MX.UTF-8", "--report", exitUsage, "", "--report necesita el nombre de un archivo"},
	} {
		t.Run(tt.locale+" "+tt.args, func(t *testing.T) {
			t.Setenv("LC_ALL", tt.locale)
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

func TestAComplaintIsOneLineWhateverTheArgumentsHold(t *testing.T) {
	var stdout, stderr bytes.Buffer
	if code := run([]string{"dance\nwith me"}, &stdout, &stderr); code != exitUsage || strings.Count(stderr.String(), "\n") != 1 {
		t.Errorf("exit code %d and %q", code, &stderr)
	}
}

// TestTheHelpNamesAllThatTheReportHolds reads the names from the report's type.
func TestTheHelpNamesAllThatTheReportHolds(t *testing.T) {
	report := reflect.TypeFor[gui.Report]()
	for _, lang := range assets.Languages() {
		help := assets.Texts(lang).T("main.help")
		for i := range report.NumField() {
			name := report.Field(i).Tag.Get("json")
			if !regexp.MustCompile(`\b` + name + `\b`).MatchString(help) {
				t.Errorf("%s: the help does not name %q", lang, name)
			}
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

func TestTheCardDoesNotSilenceTheToolkitsCheckOfThreads(t *testing.T) {
	if metadata().Migrations["fyneDo"] {
		t.Error("a build without the tag would not complain of calls from a wrong thread, and the end-to-end run relies on that")
	}
}
