package syntax

import "strings"

// strings is one or several string literals side by side.
func (p *parser) strings() Expr {
	at := p.pos
	if p.explain {
		p.invalidConcat()
	}
	var parts []Expr
	if p.peek() == kTStart {
		for p.peek() == kTStart {
			t := p.fString(kTMiddle, kTEnd)
			if t == nil {
				break
			}
			parts = append(parts, t)
		}
	} else {
		parts = p.plainStrings()
	}
	if len(parts) == 0 || p.err != nil {
		return p.back(at)
	}
	return p.concat(parts, p.span(at))
}

// plainStrings is one or more strings and f-strings.
func (p *parser) plainStrings() []Expr {
	var parts []Expr
	for {
		var s Expr
		switch p.peek() {
		case kString:
			p.pos++
			s = p.str(p.pos - 1)
		case kFStart:
			s = p.fString(kFMiddle, kFEnd)
		}
		if s == nil {
			return parts
		}
		parts = append(parts, s)
	}
}

// str is the value of a string's token.
func (p *parser) str(i int) Expr {
	text := p.text(i)
	open := strings.IndexAny(text, `"'`)
	prefix := strings.ToLower(text[:open])
	size := 1
	if n := len(text) - open; n >= 6 && text[open+1] == text[open] && text[open+2] == text[open] {
		size = 3
	}
	text = text[open+size : len(text)-size]
	raw := strings.Contains(prefix, "r")
	if strings.Contains(prefix, "b") {
		if !ascii(text) {
			p.raiseTok(i, "bytes can only contain ASCII literal characters")
			return nil
		}
		value, e := []byte(text), ""
		if !raw {
			value, e = unescapeBytes(text)
		}
		if e != "" {
			p.raiseHere(syntaxError, "(value error) %s", e)
			return nil
		}
		return &Bytes{Span: p.tokSpan(i), Value: value}
	}
	value, ok := p.unescape(text, raw)
	if !ok {
		return nil
	}
	return &Str{Span: p.tokSpan(i), Value: value}
}

// unescape resolves the escapes of a string, unless it is raw.
func (p *parser) unescape(text string, raw bool) (string, bool) {
	if raw {
		return text, true
	}
	value, e := unescape(text)
	if e != "" {
		p.raiseHere(syntaxError, "(unicode error) %s", e)
		return "", false
	}
	return value, true
}

// concat joins literals that stand side by side.
func (p *parser) concat(parts []Expr, span Span) Expr {
	bytes, joined := 0, 0
	for _, s := range parts {
		switch s.(type) {
		case *Bytes:
			bytes++
		case *JoinedStr:
			joined++
		}
	}
	switch {
	case bytes > 0 && bytes < len(parts):
		p.raiseHere(syntaxError, "cannot mix bytes and nonbytes literals")
		return nil
	case len(parts) == 1:
		return parts[0]
	case bytes > 0:
		out := &Bytes{Span: span}
		for _, s := range parts {
			out.Value = append(out.Value, s.(*Bytes).Value...)
		}
		return out
	case joined == 0:
		var b strings.Builder
		for _, s := range parts {
			b.WriteString(s.(*Str).Value)
		}
		return &Str{Span: span, Value: b.String()}
	}
	out := &JoinedStr{Span: span}
	for _, s := range parts {
		if j, ok := s.(*JoinedStr); ok {
			out.Template = j.Template
			out.Parts = append(out.Parts, j.Parts...)
		} else {
			out.Parts = append(out.Parts, s)
		}
	}
	out.Parts = mergeText(out.Parts)
	return out
}

// mergeText makes one of neighbouring pieces of text, and leaves out the
// empty ones.
func mergeText(parts []Expr) []Expr {
	var out []Expr
	for _, part := range parts {
		s, ok := part.(*Str)
		if ok && s.Value == "" {
			continue
		}
		if ok && len(out) > 0 {
			if last, ok := out[len(out)-1].(*Str); ok {
				out[len(out)-1] = &Str{Span: Span{last.Start, s.End}, Value: last.Value + s.Value}
				continue
			}
		}
		out = append(out, part)
	}
	return out
}

// fString is one f-string or template.
func (p *parser) fString(middle, end kind) Expr {
	at := p.pos
	raw := strings.ContainsAny(p.text(at), "rR")
	p.pos++
	f := &JoinedStr{Template: end == kTEnd}
	var texts []int // the tokens of the pieces of text, and 0 for each field
	for {
		switch p.peek() {
		case middle:
			texts = append(texts, p.pos)
			f.Parts = append(f.Parts, nil)
			p.pos++
			continue
		case opLBrace:
			field := p.field(middle)
			if field != nil {
				texts = append(texts, 0)
				f.Parts = append(f.Parts, field)
				continue
			}
		}
		break
	}
	if !p.accept(end) {
		return p.back(at)
	}
	// As in CPython, wrong escapes are only found when all has been read.
	for i, t := range texts {
		if t == 0 {
			continue
		}
		s := p.fText(t, raw)
		if s == nil {
			return nil
		}
		f.Parts[i] = s
	}
	f.Parts = mergeText(f.Parts)
	f.Span = p.span(at)
	return f
}

// fText is a piece of an f-string's text.
func (p *parser) fText(i int, raw bool) Expr {
	value, ok := p.unescape(p.text(i), raw)
	if !ok {
		return nil
	}
	return &Str{Span: p.tokSpan(i), Value: value}
}

// field is {value=!r:spec} in an f-string.
func (p *parser) field(middle kind) Expr {
	at := p.pos
	p.pos++
	f := &FormattedValue{}
	f.Value = p.annotatedRHS()
	if f.Value != nil {
		if f.Source = p.between(at+1, p.pos); p.accept(opAssign) {
			p.peek()
			f.Text = p.between(at+1, p.pos)
		}
		if p.conversion(f) && p.formatSpec(f, middle) && p.accept(opRBrace) {
			if f.Text != "" && f.Conversion == 0 && f.Spec == nil {
				f.Conversion = 'r'
			}
			f.Source = strings.TrimRight(f.Source, " \t\n\f")
			if middle == kFMiddle {
				f.Source = ""
			}
			f.Span = p.span(at)
			return f
		}
	}
	p.pos = at
	if p.explain {
		p.invalidField(middle)
	}
	return p.back(at)
}

// between is the program's text from behind the token before a to the token
// b, without comments.
func (p *parser) between(a, b int) string {
	var out strings.Builder
	for i := a; i <= b && i < len(p.toks); i++ {
		gap := string(p.src[p.toks[i-1].end:p.toks[i].start])
		for {
			text, rest, comment := strings.Cut(gap, "#")
			out.WriteString(text)
			if !comment {
				break
			}
			_, gap, _ = strings.Cut(rest, "\n")
			out.WriteByte('\n')
		}
		if i < b {
			out.WriteString(p.text(i))
		}
	}
	return out.String()
}

// conversion is !r or nothing.
func (p *parser) conversion(f *FormattedValue) bool {
	mark := p.pos
	if !p.accept(opExclaim) {
		return p.err == nil
	}
	if !p.accept(kName) {
		p.pos = mark
		return p.err == nil
	}
	letter := p.fPrefix(mark)
	if p.toks[mark].end != p.toks[mark+1].start {
		p.raiseFromTo(p.tokSpan(mark), p.tokSpan(mark+1), "%c-string: conversion type must come right after the exclamation mark", letter)
		return false
	}
	switch name := p.text(mark + 1); name {
	case "s", "r", "a":
		f.Conversion = name[0]
		return true
	default:
		p.raiseTok(mark+1, "%c-string: invalid conversion character '%s': expected 's', 'r', or 'a'", letter, name)
		return false
	}
}

// fPrefix says whether a token stands in an f-string or a template.
func (p *parser) fPrefix(i int) byte {
	depth := 0
	for i--; i >= 0; i-- {
		switch p.toks[i].kind {
		case kFEnd, kTEnd:
			depth++
		case kFStart, kTStart:
			if depth == 0 {
				if p.toks[i].kind == kTStart {
					return 't'
				}
				return 'f'
			}
			depth--
		}
	}
	return 'f'
}

// formatSpec is :spec or nothing.
func (p *parser) formatSpec(f *FormattedValue, middle kind) bool {
	at := p.pos
	if !p.accept(opColon) {
		return p.err == nil
	}
	var parts []Expr
	for {
		var part Expr
		switch p.peek() {
		case middle:
			p.pos++
			part = p.fText(p.pos-1, false)
		case opLBrace:
			part = p.field(middle)
		}
		if part == nil {
			break
		}
		parts = append(parts, part)
	}
	f.Spec = &JoinedStr{Span: p.span(at), Parts: mergeText(parts)}
	return p.err == nil
}
