package gui

import (
	"regexp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// emphasis is words between two stars, the first of which follows no word: so
// except* is no beginning of any.
var emphasis = regexp.MustCompile(`(^|[\s(“«"'\[])\*([^\s*](?:[^*]*[^\s*])?)\*`)

// cellText is the text of a table's cell, wrapped. It is plain but for words that
// are emphasised, for it may hold what a program prints, which no Markdown is to
// read.
func cellText(text string) *widget.RichText {
	r := widget.NewRichText(segments(text)...)
	r.Wrapping = fyne.TextWrapWord
	return r
}

func segments(text string) (all []widget.RichTextSegment) {
	add := func(s string, style widget.RichTextStyle) {
		if s != "" {
			all = append(all, &widget.TextSegment{Text: s, Style: style})
		}
	}
	for {
		at := emphasis.FindStringSubmatchIndex(text)
		if at == nil {
			break
		}
		add(text[:at[3]], widget.RichTextStyleInline)
		add(text[at[4]:at[5]], widget.RichTextStyleEmphasis)
		text = text[at[1]:]
	}
	add(text, widget.RichTextStyleInline)
	return all
}
