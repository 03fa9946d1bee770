package syntax

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// decode makes a program's bytes into what the scanner reads: UTF-8 without a
// byte order mark, every line ended by \n. It refuses what CPython refuses.
func decode(file string, text []byte) ([]byte, *Error) {
	bom := bytes.HasPrefix(text, []byte("\xef\xbb\xbf"))
	if bom {
		text = text[3:]
	}
	name := declaredEncoding(text)
	latin := false
	switch name {
	case "", "utf-8", "ascii":
	case "iso-8859-1":
		latin = true
	default:
		// CPython knows more encodings, and says this of those it does not.
		return nil, &Error{class: syntaxError, Msg: "encoding problem: " + name}
	}
	if bom && name != "" && name != "utf-8" {
		return nil, &Error{
			class: syntaxError, File: file, Line: 1, EndLine: 1, Text: lineOf(text, 1),
			Msg: fmt.Sprintf("encoding problem: %s with BOM", name),
		}
	}
	switch {
	case latin:
		text = fromLatin1(text)
	default:
		if e := checkUTF8(file, text, name); e != nil {
			return nil, e
		}
	}
	if i := bytes.IndexByte(text, 0); i >= 0 {
		line := 1 + bytes.Count(text[:i], []byte("\n"))
		shown, _, _ := strings.Cut(lineOf(text, line), "\x00")
		return nil, &Error{class: syntaxError, File: file, Line: line, EndLine: line, Text: shown, Msg: "source code cannot contain null bytes"}
	}
	return endLines(text), nil
}

// endLines ends every line with \n, the last one too.
func endLines(text []byte) []byte {
	if bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
		text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
	}
	if n := len(text); n > 0 && text[n-1] != '\n' {
		text = append(text[:n:n], '\n') // a copy: the caller's text stays
	}
	return text
}

// declaredEncoding answers the encoding that a comment in the first two lines
// declares (PEP 263), by its usual name; "" if none does.
func declaredEncoding(text []byte) string {
	for range 2 {
		line, rest, more := bytes.Cut(text, []byte("\n"))
		trimmed := bytes.TrimLeft(line, " \t\f")
		if len(bytes.TrimRight(trimmed, "\r")) > 0 && trimmed[0] != '#' {
			return "" // code: a declaration below it does not count
		}
		if name := codingIn(trimmed); name != "" {
			return usualName(name)
		}
		if !more {
			break
		}
		text = rest
	}
	return ""
}

// codingIn finds "coding:" or "coding=" and the name behind it in a comment.
func codingIn(comment []byte) string {
	for {
		i := bytes.Index(comment, []byte("coding"))
		if i < 0 || i+6 >= len(comment) {
			return ""
		}
		comment = comment[i+6:]
		if comment[0] != ':' && comment[0] != '=' {
			continue
		}
		name := bytes.TrimLeft(comment[1:], " \t")
		end := 0
		for end < len(name) && (isNamePart(name[end]) && name[end] < utf8.RuneSelf || name[end] == '-' || name[end] == '.') {
			end++
		}
		if end > 0 {
			return string(name[:end])
		}
	}
}

// usualName folds the spellings of the encodings we know.
func usualName(name string) string {
	folded := strings.ReplaceAll(strings.ToLower(name), "_", "-")
	switch {
	case folded == "utf-8" || folded == "utf8" || strings.HasPrefix(folded, "utf-8-"):
		return "utf-8"
	case folded == "latin-1" || folded == "latin1" || folded == "iso-8859-1" || folded == "iso-latin-1",
		strings.HasPrefix(folded, "latin-1-"), strings.HasPrefix(folded, "iso-8859-1-"), strings.HasPrefix(folded, "iso-latin-1-"):
		return "iso-8859-1"
	case folded == "ascii" || folded == "us-ascii":
		return "ascii"
	}
	return name
}

func fromLatin1(text []byte) []byte {
	out := make([]byte, 0, len(text)+len(text)/8)
	for _, c := range text {
		out = utf8.AppendRune(out, rune(c))
	}
	return out
}

// checkUTF8 looks for the first byte that is no UTF-8.
func checkUTF8(file string, text []byte, declared string) *Error {
	if utf8.Valid(text) && declared != "ascii" {
		return nil
	}
	line, start := 1, 0
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		bad := r == utf8.RuneError && n == 1
		switch {
		case declared == "ascii" && r >= utf8.RuneSelf:
			return &Error{
				class: syntaxError, File: file,
				Msg: fmt.Sprintf("(unicode error) 'ascii' codec can't decode byte 0x%02x in position %d: ordinal not in range(128)", text[i], i),
			}
		case bad:
			msg := fmt.Sprintf("Non-UTF-8 code starting with '\\x%.2x' in file %s on line %d, but no encoding declared; "+
				"see https://peps.python.org/pep-0263/ for details", text[i], file, line)
			if declared != "" {
				msg = fmt.Sprintf("(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %d: %s", text[i], i-start, whyBad(text[i:]))
			}
			col := utf8.RuneCount(text[start:i]) + 1
			if declared != "" {
				col = 0 // found by the codec, which does not know columns
			}
			return &Error{class: syntaxError, File: file, Line: line, Col: col, EndLine: line, EndCol: col, Text: lineOf(text, line), Msg: msg}
		case r == '\n':
			line, start = line+1, i+1
		}
		i += n
	}
	return nil
}

// whyBad says in CPython's words why bytes are no UTF-8.
func whyBad(text []byte) string {
	c := text[0]
	if c < 0xc2 || c > 0xf4 {
		return "invalid start byte"
	}
	if len(text) < 2 {
		return "unexpected end of data"
	}
	return "invalid continuation byte"
}

// lineOf answers a line of a text, from 1, without its end; bytes that are no
// UTF-8 are replaced.
func lineOf(text []byte, line int) string {
	for ; line > 1; line-- {
		_, rest, more := bytes.Cut(text, []byte("\n"))
		if !more {
			return ""
		}
		text = rest
	}
	text, _, _ = bytes.Cut(text, []byte("\n"))
	return strings.ToValidUTF8(string(bytes.TrimSuffix(text, []byte("\r"))), "\uFFFD")
}
