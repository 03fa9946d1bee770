// Package syntaxtest changes Python programs at random, for fuzzers: by their
// words and lines, since most changes of single bytes are only syntax errors of
// the same few kinds.
package syntaxtest

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"

	"batuta/lessons/python/syntax"
)

const longestWord = 40

// Words are a text's tokens, without comments and what is long.
func Words(text []byte) []string {
	var all []string
	for tok := range syntax.Tokens(text) {
		if w := string(text[tok.From:tok.To]); len(w) < longestWord && !strings.HasPrefix(w, "#") {
			all = append(all, w)
		}
	}
	return all
}

// Changed is a text with a few of its words or lines changed so that it may well
// be a program still. Words are what it puts in.
func Changed(text []byte, words []string, by *rand.Rand) []byte {
	for range 1 + by.IntN(3) {
		if by.IntN(4) == 0 {
			text = lineChanged(text, by)
		} else {
			text = wordChanged(text, words, by)
		}
	}
	return text
}

// Disturbed is a text with a word taken out, doubled, or replaced by any other,
// whether it is a program then or not.
func Disturbed(text []byte, words []string, by *rand.Rand) []byte {
	all := tokens(text)
	if len(all) == 0 || len(words) == 0 {
		return text
	}
	a, b := all[by.IntN(len(all))], all[by.IntN(len(all))]
	was, word := text[a.From:a.To], words[by.IntN(len(words))]
	switch by.IntN(8) {
	case 0:
		word = ""
	case 1:
		word = string(text[b.From:b.To])
	case 2:
		word = fmt.Sprintf("%s %s", was, word)
	case 3:
		word = fmt.Sprintf("%s %s", was, text[b.From:b.To])
	case 4:
		return lineChanged(text, by)
	case 5:
		word = sign(by)
	case 6:
		word = string(was) + sign(by)
	}
	return with(text, a, word)
}

func tokens(text []byte) []syntax.Token {
	var all []syntax.Token
	for tok := range syntax.Tokens(text) {
		all = append(all, tok)
	}
	return all
}

// with is a text with a word in the place of a token.
func with(text []byte, tok syntax.Token, word string) []byte {
	return fmt.Appendf(nil, "%s%s%s", text[:tok.From], word, text[tok.To:])
}

// lineChanged doubles a line, takes it out, or puts it elsewhere.
func lineChanged(text []byte, by *rand.Rand) []byte {
	lines := bytes.SplitAfter(text, []byte("\n"))
	from, to := by.IntN(len(lines)), by.IntN(len(lines))
	line := lines[from]
	if by.IntN(2) == 0 {
		lines[from] = nil
	}
	if by.IntN(3) > 0 {
		lines[to] = append(bytes.Clone(lines[to]), line...)
	}
	return bytes.Join(lines, nil)
}

// wordChanged puts another word in the place of one: of any program, or a
// hostile one.
func wordChanged(text []byte, words []string, by *rand.Rand) []byte {
	all := tokens(text)
	if len(all) == 0 || len(words) == 0 {
		return text
	}
	tok := all[by.IntN(len(all))]
	was, word := string(text[tok.From:tok.To]), ""
	for range 50 { // of the same kind, that it be a program
		word = words[by.IntN(len(words))]
		if kindOf(word) == kindOf(was) {
			break
		}
	}
	if kindOf(was) != '.' && by.IntN(3) == 0 {
		word = hostile(by)
	}
	return with(text, tok, word)
}

// kindOf is what sort of word it is: 'a' a name or keyword, '0' a number, '"' a
// string, '.' a sign.
func kindOf(word string) byte {
	switch c := word[0]; {
	case strings.ContainsAny(word, `'"`):
		return '"'
	case c >= '0' && c <= '9':
		return '0'
	case c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80:
		return 'a'
	}
	return '.'
}

// hostile are words that a program's bounds must hold against.
func hostile(by *rand.Rand) string {
	words := []string{
		"10**9", "-1", "0", "2**63", "2**64", "1 << 40", "None", "...", "float('nan')", "float('inf')", "[]", "()", "''", "b''", "{}",
		"type", "object", "super()", "lambda *a, **k: a", "iter([])", "range(10**12)", "__import__('sys')", "Exception", "BaseException",
		"True", "str", "int", "print", "asyncio", "self", "(yield)", "(await x)", "*x", "**x", "'\\ud800'", "1e308", "x := 5",
	}
	return words[by.IntN(len(words))]
}

// sign is something that programs are made of, or not.
func sign(by *rand.Rand) string {
	signs := []string{
		":", ",", "(", ")", "[", "]", "{", "}", "=", ":=", "==", "*", "**", ".", "\n", "\n    ", "\n\t", " ", "\\\n", "'", "\"", "'''", "->", ";", "@", "!",
		"$", "?", "f'{", "}'", "0", "0x", "1_", "if", "else", "for", "in", "not", "is", "async", "await", "lambda", "yield", "del", "case _:", "match x:\n", "as",
		"import", "from", "*_", "...", "None", "True", "print", "try:", "except", "finally:", "class", "def", "return", "global x", "nonlocal x", "with", "é", "€",
	}
	return signs[by.IntN(len(signs))]
}
