package code

import (
	"testing"

	"batuta/gui/palette"
)

func TestFindGoesRoundTheText(t *testing.T) {
	v, _ := edit(t, "await one\nx = 1\nAwait two\nawait = 3", palette.Dark(), 1, 452, 340)
	steps := []struct {
		forward, again bool
		which, line    int
	}{
		{true, false, 1, 0},
		{true, false, 1, 0},
		{true, true, 2, 2},
		{true, true, 3, 3},
		{true, true, 1, 0},
		{false, true, 3, 3},
		{false, true, 2, 2},
	}
	for i, s := range steps {
		which, of := v.Find("await", s.forward, s.again)
		if which != s.which || of != 3 || v.buf.cursor.Line != s.line || len(v.buf.Selected()) != 5 {
			t.Errorf("step %d: %d of %d, at line %d, %q is selected; want %d at line %d", i, which, of, v.buf.cursor.Line, v.buf.Selected(), s.which, s.line)
		}
	}
	if which, of := v.Find("nothing", true, true); which != 0 || of != 0 || v.buf.Selected() != "Await" {
		t.Errorf("what is not there is %d of %d, and %q is selected", which, of, v.buf.Selected())
	}
	if which, _ := v.Find("", true, true); which != 0 {
		t.Error("nothing is found everywhere")
	}
}
