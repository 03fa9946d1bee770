package gui

import (
	"strings"
	"testing"
)

func TestTheOutputTabShowsTheLastLinesOnly(t *testing.T) {
	for _, c := range []struct {
		name, text, end string
		cut             int
	}{
		{"nothing", "", "", 0},
		{"fewer", "a\nb\n", "a\nb\n", 0},
		{"as many", "a\nb\nc\n", "a\nb\nc\n", 0},
		{"one more", "a\nb\nc\nd\n", "b\nc\nd\n", 2},
		{"the last one not ended", "a\nb\nc\nd", "b\nc\nd", 2},
		{"empty ones", "\n\n\n\n", "\n\n\n", 1},
		{"thousands", strings.Repeat("x\n", 20_000), "x\nx\nx\n", 2 * 19_997},
	} {
		if end, cut := lastLines(c.text, 3); end != c.end || cut != c.cut {
			t.Errorf("%s: lastLines = %.20q, %d, want %q, %d", c.name, end, cut, c.end, c.cut)
		}
	}
}
