package code

import (
	"reflect"
	"testing"
)

func TestPythonIsToldApartByItsOwnScanner(t *testing.T) {
	text := "@cache\nasync def fetch(s, n=1):  # why\n    return f\"{s!r} é\" + rb'x' if await s.get(0.5) else None\nclass A: match = 2"
	var got [][2]any
	for _, s := range (Python{}).Highlight(text) {
		got = append(got, [2]any{text[s.From:s.To], s.Class})
	}
	want := [][2]any{
		{"@cache", Name},
		{"async", Keyword},
		{"def", Keyword},
		{"fetch", Name},
		{"1", Number},
		{"# why", Comment},
		{"return", Keyword},
		{"f\"", String},
		{" é\"", String},
		{"rb'x'", String},
		{"if", Keyword},
		{"await", Keyword},
		{"get", Name},
		{"0.5", Number},
		{"else", Keyword},
		{"None", Keyword},
		{"class", Keyword},
		{"A", Name},
		{"2", Number},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func FuzzBrokenPythonIsStillColoured(f *testing.F) {
	for _, text := range []string{"", "def (", "x = 'open", "'''", "f\"{a", "\x00\xff def", "func main() {", "\ufeffx\r\n#"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, s := range (Python{}).Highlight(text) {
			if s.From < last || s.To <= s.From || s.To > len(text) {
				t.Errorf("%q: span %v after %d", text, s, last)
			}
			last = s.To
		}
	})
}

func TestBracketsFindTheirPartners(t *testing.T) {
	for _, tc := range []struct {
		text     string
		at, want int // -1: none
	}{
		{"f(a[1])", 1, 6},
		{"f(a[1])", 6, 1},
		{"f(a[1])", 3, 5},
		{"f(')')", 1, 5},
		{"f(  # )\n)", 1, 8},
		{"f(", 1, -1},
		{"f(]", 1, -1},
		{"']'", 1, -1},
	} {
		got, ok := partner(tc.text, Python{}.Highlight(tc.text), tc.at)
		if !ok {
			got = -1
		}
		if got != tc.want {
			t.Errorf("%q: the partner of %d is %d, want %d", tc.text, tc.at, got, tc.want)
		}
	}
}
