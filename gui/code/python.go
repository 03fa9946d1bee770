package code

import (
	"strings"

	"batuta/lessons/python/syntax"
)

// Python is the Highlighter of Python programs.
type Python struct{}

// Highlight follows the language's own scanner, which takes any text. A name
// that is called or defined has a function's colour.
func (Python) Highlight(text string) []Span {
	var spans []Span
	named := false // def or class stood just before
	for t := range syntax.Tokens([]byte(text)) {
		class := pythonClass(t.Kind)
		word := text[t.From:t.To]
		if t.Kind == syntax.NameToken && (named || strings.HasPrefix(text[t.To:], "(")) {
			class = Name
		}
		named = t.Kind == syntax.KeywordToken && (word == "def" || word == "class")
		if class == Plain {
			continue
		}
		if n := len(spans); n > 0 && spans[n-1].To == t.From && spans[n-1].Class == class {
			spans[n-1].To = t.To // a string and its prefix
			continue
		}
		spans = append(spans, Span{t.From, t.To, class})
	}
	return spans
}

// pythonClass is the colour a Python token has by itself.
func pythonClass(k syntax.TokenKind) Class {
	switch k {
	case syntax.KeywordToken, syntax.SoftKeyword:
		return Keyword
	case syntax.Decorator:
		return Name
	case syntax.String, syntax.StringPrefix, syntax.FString:
		return String
	case syntax.Number:
		return Number
	case syntax.Comment:
		return Comment
	}
	return Plain
}

// Levels is by how many levels the line after this one is indented more: one
// after a colon or within a bracket that is open, one less after what leaves a
// block.
func (Python) Levels(line string) int {
	depth, first, last := 0, "", ""
	for t := range syntax.Tokens([]byte(line)) {
		if t.Kind == syntax.Comment {
			continue
		}
		last = line[t.From:t.To]
		if first == "" {
			first = last
		}
		if t.Kind == syntax.Operator || t.Kind == syntax.Invalid {
			switch last {
			case "(", "[", "{":
				depth++
			case ")", "]", "}":
				depth--
			}
		}
	}
	switch {
	case last == ":" || depth > 0:
		return 1
	case depth < 0:
		return 0
	}
	switch first {
	case "return", "raise", "pass", "break", "continue":
		return -1
	}
	return 0
}
