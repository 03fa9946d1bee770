package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/widget"
)

func TestWordsBetweenStarsAreEmphasised(t *testing.T) {
	for text, want := range map[string]string{
		"":                                    "",
		"plain":                               "plain",
		"*close* was called":                  "<close> was called",
		"by *call_soon* or (*set_result*).":   "by <call_soon> or (<set_result>).",
		"except* and except* again":           "except* and except* again",
		"2 * 3 * 4":                           "2 * 3 * 4",
		"the error left the *try* at except*": "the error left the <try> at except*",
	} {
		var b strings.Builder
		for _, s := range segments(text) {
			part := s.(*widget.TextSegment)
			if part.Style.TextStyle.Italic {
				b.WriteString("<" + part.Text + ">")
			} else {
				b.WriteString(part.Text)
			}
		}
		if b.String() != want {
			t.Errorf("%q becomes %q, want %q", text, b.String(), want)
		}
	}
}
