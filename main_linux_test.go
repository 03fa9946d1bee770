package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestWithoutADisplayTheFirstLessonPlaysInTheTerminal(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	var stdout, stderr bytes.Buffer
	if code := run(nil, &stdout, &stderr); code != exitOK {
		t.Fatalf("exit code %d: %s", code, &stderr)
	}
	if lines := strings.Split(strings.TrimSpace(stderr.String()), "\n"); !strings.Contains(lines[0], "there is no display") {
		t.Errorf("stderr begins with %q", lines[0])
	}
	holds(t, "stdout", stdout.String(), "fetch('/users')")
}
