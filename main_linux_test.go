package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestWithoutADisplayTheFirstLessonPlaysInTheTerminal(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	for locale, want := range map[string]string{"C": "there is no display", "es_AR.UTF-8": "no hay pantalla"} {
		t.Run(locale, func(t *testing.T) {
			t.Setenv("LC_ALL", locale)
			var stdout, stderr bytes.Buffer
			if code := run(nil, &stdout, &stderr); code != exitOK {
				t.Fatalf("exit code %d: %s", code, &stderr)
			}
			holds(t, "stderr", stderr.String(), want)
			if n := strings.Count(stderr.String(), "\n"); n != 1 {
				t.Errorf("stderr has %d lines: %q", n, &stderr)
			}
			holds(t, "stdout", stdout.String(), "fetch('/users')")
		})
	}
}
