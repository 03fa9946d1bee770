package py

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"batuta/lessons/python/syntax"
)

//go:embed testdata/frames.json
var framesOfCPython []byte

func TestFramesAreShownAsCPythons(t *testing.T) {
	var cases []struct {
		Text   string
		Frames [][5]any
		Shown  []string
	}
	if err := json.Unmarshal(framesOfCPython, &cases); err != nil {
		t.Fatal(err)
	}
	in := NewInterpreter(Host{})
	for i, c := range cases {
		file := fmt.Sprintf("prog%d.py", i)
		in.AddSource(file, c.Text)
		for j, f := range c.Frames {
			n := func(k int) uint32 { return uint32(f[k].(float64)) }
			line := FrameLine{File: file, Name: f[4].(string), Span: syntax.Span{
				Start: syntax.Pos{Line: n(0), Col: n(1)}, End: syntax.Pos{Line: n(2), Col: n(3)},
			}}
			if got := in.FormatFrame(line); got != c.Shown[j] {
				t.Errorf("%q:\n%swant\n%s", c.Text, got, c.Shown[j])
			}
		}
	}
}

func TestLinesThatComeAgainAreCounted(t *testing.T) {
	in := NewInterpreter(Host{})
	in.AddSource("a.py", "one\ntwo\n")
	at := func(n uint32) FrameLine {
		return FrameLine{File: "a.py", Name: "f", Bare: true, Span: syntax.Span{Start: syntax.Pos{Line: n}}}
	}
	frames := []FrameLine{at(1), at(1), at(1), at(1), at(1), at(2), at(2), at(2), at(2)}
	got := strings.Join(in.FormatFrames(frames), "")
	one, two := "  File \"a.py\", line 1, in f\n    one\n", "  File \"a.py\", line 2, in f\n    two\n"
	want := strings.Repeat(one, 3) + "  [Previous line repeated 2 more times]\n" +
		strings.Repeat(two, 3) + "  [Previous line repeated 1 more time]\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestSuggestionsAreCPythons(t *testing.T) {
	for _, c := range []struct {
		wrong string
		names []string
		want  string
	}{
		{"lenght", []string{"length", "left"}, "length"},
		{"pritn", []string{"print", "property"}, "print"},
		{"x", []string{"y"}, ""},
		{"foo", []string{"foo", "Foo"}, "Foo"},
		{"somethingelse", []string{"nothing"}, ""},
		{"abc", nil, ""},
		{strings.Repeat("a", 41), []string{strings.Repeat("a", 40)}, ""},
	} {
		if got := Suggest(c.wrong, c.names); got != c.want {
			t.Errorf("for %s: %q, want %q", c.wrong, got, c.want)
		}
	}
}
