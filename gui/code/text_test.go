package code

import (
	"image/color"
	"reflect"
	"strings"
	"testing"

	"batuta/loopcore/trace"
)

func TestCut(t *testing.T) {
	for _, tc := range []struct {
		rule, text string
		spans      []Span
		want       []line
	}{
		{"an empty text is one empty line", "", nil, []line{{}}},
		{"the last newline begins no line", "a\n", nil, []line{{[]run{{0, "a", Plain}}, 1}}},
		{"an empty line stays", "a\n\nb", nil, []line{{[]run{{0, "a", Plain}}, 1}, {}, {[]run{{0, "b", Plain}}, 1}}},
		{"a tab goes to the next stop", "\ta\tb", nil, []line{{[]run{{4, "a   b", Plain}}, 9}}},
		{"runs part at spans", "if x {", []Span{{0, 2, Keyword}}, []line{{[]run{{0, "if", Keyword}, {3, "x {", Plain}}, 6}}},
		{"neighbouring spans stay apart from plain text", "f(1)", []Span{{0, 1, Name}, {2, 3, Number}}, []line{
			{[]run{{0, "f", Name}, {1, "(", Plain}, {2, "1", Number}, {3, ")", Plain}}, 4},
		}},
		{"a span goes on in the next line", "`a\n b`", []Span{{0, 6, String}}, []line{
			{[]run{{0, "`a", String}}, 2}, {[]run{{1, "b`", String}}, 3},
		}},
		{"carriage returns are not drawn", "a\r\nb", nil, []line{{[]run{{0, "a", Plain}}, 1}, {[]run{{0, "b", Plain}}, 1}}},
		{"columns count characters, not bytes", "ñ := 1", []Span{{6, 7, Number}}, []line{
			{[]run{{0, "ñ :=", Plain}, {5, "1", Number}}, 6},
		}},
		{"trailing blanks have no width", "a  ", nil, []line{{[]run{{0, "a", Plain}}, 1}}},
	} {
		t.Run(tc.rule, func(t *testing.T) {
			if got := cut(tc.text, tc.spans); !reflect.DeepEqual(got, tc.want) {
				t.Errorf("got  %+v\nwant %+v", got, tc.want)
			}
		})
	}
}

func FuzzCutKeepsEveryVisibleCharacter(f *testing.F) {
	f.Add("async def main():\n\tprint('''a\n\nb''')  # x\n")
	f.Add("\r\n\t \"")
	f.Fuzz(func(t *testing.T, text string) {
		var drawn strings.Builder
		for _, l := range cut(text, Python{}.Highlight(text)) {
			for _, r := range l.Runs {
				drawn.WriteString(r.Text)
			}
		}
		visible := func(s string) string {
			return strings.NewReplacer(" ", "", "\t", "", "\n", "", "\r", "").Replace(strings.ToValidUTF8(s, "�"))
		}
		got := strings.ReplaceAll(visible(drawn.String()), "�", "")
		if want := strings.ReplaceAll(visible(text), "�", ""); got != want {
			t.Errorf("%q is drawn as %q", text, drawn.String())
		}
	})
}

func TestMarksStandWhereTheTasksDo(t *testing.T) {
	s := &trace.State{Tasks: []*trace.Task{
		{ID: 1, Label: "main()", Life: trace.Waiting, Line: 14},
		{ID: 2, Label: "fetch('/users')", Life: trace.Running, Line: 6, MadeLine: 15},
		{ID: 3, Label: "sleep(0.4)", Life: trace.Waiting, MadeLine: 16},
		{ID: 4, Label: "to_thread(read)", Life: trace.Ready, MadeLine: 16},
		{ID: 5, Label: "done", Life: trace.Done, Line: 3, MadeLine: 2},
		{ID: 6, Label: "from nowhere", Life: trace.Waiting},
	}}
	colour := func(id trace.TaskID) color.Color { return color.Gray{Y: uint8(id)} }
	want := []Mark{
		{14, color.Gray{1}, false, "main()"},
		{6, color.Gray{2}, false, "fetch('/users')"},
		{16, color.Gray{3}, true, "sleep(0.4)"},
		{16, color.Gray{4}, true, "to_thread(read)"},
	}
	if got := Marks(s, colour); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if got := Marks(nil, colour); got != nil {
		t.Errorf("no state has the marks %v", got)
	}
}
