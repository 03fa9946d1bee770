package syntax

import (
	"sort"
	"strings"
)

// suggest names the keyword that was meant, if an error is no more than
// "invalid syntax" and replacing one name with a keyword would mend it. It
// follows Python's traceback module, which looks from the last whole compound
// statement, functions left out, to the line of the error.
func (p *parser) suggest(e *Error) *Error {
	if e == nil || e.Line == 0 || e.Msg != "invalid syntax" && !strings.Contains(e.Msg, "Perhaps you forgot a comma") {
		return e
	}
	lines := strings.Split(strings.TrimSuffix(string(p.src), "\n"), "\n")
	first := max(p.lastStmt-1, 0)
	if first >= e.Line || e.Line > len(lines) {
		return e
	}
	lines = dedent(lines[first:e.Line])
	if len([]rune(strings.Join(lines, "\n"))) > 1024 {
		return e
	}
	want := e.Line
	if p.lastStmt > 0 {
		want = e.Line - p.lastStmt + 1
	}
	for _, name := range namesOn(lines, want, 10) {
		for _, keyword := range closeKeywords(name.text) {
			changed := append([]string(nil), lines...)
			line := []rune(changed[want-1])
			changed[want-1] = string(line[:name.col]) + keyword + string(line[name.col+len([]rune(name.text)):])
			if !worksAfterAll(changed) {
				continue
			}
			end := name.col + len([]rune(name.text)) + 1
			return &Error{
				class: e.class, File: e.File, Line: e.Line, Col: name.col + 1, EndLine: e.Line, EndCol: end,
				Msg: "invalid syntax. Did you mean '" + keyword + "'?", Text: lines[want-1],
			}
		}
	}
	return e
}

// foundName is a name in a line, and its column.
type foundName struct {
	text string
	col  int
}

// namesOn answers the first names on a line that are no keywords.
func namesOn(lines []string, line, most int) []foundName {
	s := newScanner(endLines([]byte(strings.Join(lines, "\n"))), false)
	var out []foundName
	for len(out) < most {
		t := s.next()
		if t.kind == kEnd || t.kind == kError || int(t.from.Line) > line {
			break
		}
		if t.kind == kName && int(t.from.Line) == line {
			out = append(out, foundName{string(s.src[t.start:t.end]), int(t.from.Col)})
		}
	}
	return out
}

// worksAfterAll says whether lines compile, or would if they went on.
func worksAfterAll(lines []string) bool {
	src := endLines([]byte(strings.Join(lines, "\n")))
	p := newParser("", src)
	if m := p.module(); m != nil && p.err == nil {
		return !misplaced(m)
	}
	return p.atEnd()
}

// misplaced says whether a program has a keyword where the compiler would not
// have it, such as return outside a function.
func misplaced(m *Module) bool {
	s := surroundings{}
	return s.misplaced(m)
}

// surroundings is where a node stands.
type surroundings struct{ function, async, loop bool }

func (s surroundings) misplaced(root Node) bool {
	found := false
	Inspect(root, func(n Node) bool {
		if found || n == root {
			return !found
		}
		inner := s
		switch n := n.(type) {
		case *FunctionDef:
			inner = surroundings{function: true, async: n.Async}
		case *Lambda:
			inner = surroundings{function: true}
		case *ClassDef:
			inner = surroundings{}
		case *Comp:
			inner.async = s.async || n.Kind == GeneratorExp
		case *While:
			inner.loop = true
		case *For:
			found = n.Async && !s.async
			inner.loop = true
		case *With:
			found = n.Async && !s.async
			return !found
		case *Await:
			found = !s.async
			return !found
		case *Return, *Yield, *YieldFrom:
			found = !s.function
			return !found
		case *Nonlocal:
			found = !s.function
			return !found
		case *Break, *Continue:
			found = !s.loop
			return !found
		default:
			return true
		}
		found = found || inner.misplaced(n)
		return false
	})
	return found
}

// dedent takes away the spaces that all lines begin with, and blanks the
// lines that have nothing else.
func dedent(lines []string) []string {
	out := append([]string(nil), lines...)
	margin, found := "", false
	for i, l := range out {
		text := strings.TrimLeft(l, " \t")
		if strings.TrimSpace(l) == "" {
			out[i] = ""
			continue
		}
		indent := l[:len(l)-len(text)]
		if !found {
			margin, found = indent, true
		}
		for !strings.HasPrefix(indent, margin) {
			margin = margin[:len(margin)-1]
		}
	}
	for i := range out {
		out[i] = strings.TrimPrefix(out[i], margin)
	}
	return out
}

// closeKeywords answers at most three keywords that look like a word: the one
// that fewest changes of letters make of it, then those that Python's difflib
// finds.
func closeKeywords(word string) []string {
	keywords := Keywords()
	var out []string
	best, least := "", -1
	for _, k := range keywords {
		limit := (len([]rune(word)) + len(k) + 3) * moveCost / 6
		if least >= 0 {
			limit = min(limit, least-1)
		}
		if d := distance([]rune(word), []rune(k), limit); d <= limit && (least < 0 || d < least) {
			best, least = k, d
		}
	}
	if best != "" {
		out = append(out, best)
	}
	type match struct {
		word  string
		ratio float64
	}
	var matches []match
	for _, k := range keywords {
		if r := ratio(k, word); r >= 0.5 {
			matches = append(matches, match{k, r})
		}
	}
	sort.Slice(matches, func(i, j int) bool {
		if matches[i].ratio != matches[j].ratio {
			return matches[i].ratio > matches[j].ratio
		}
		return matches[i].word > matches[j].word
	})
	for i := 0; i < len(matches) && i < 3 && len(out) < 3; i++ {
		out = append(out, matches[i].word)
	}
	return out
}

// What a changed letter costs: one of another case costs less.
const (
	moveCost = 2
	caseCost = 1
)

func substitution(a, b rune) int {
	switch {
	case a == b:
		return 0
	case a < 0x80 && b < 0x80 && a|0x20 == b|0x20 && 'a' <= a|0x20 && a|0x20 <= 'z':
		return caseCost
	}
	return moveCost
}

// distance is Levenshtein's with these costs. Words of more than 40 letters
// are not compared.
func distance(a, b []rune, limit int) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) > 40 || len(b) > 40 {
		return limit + 1
	}
	row := make([]int, len(b)+1)
	for i := range row {
		row[i] = i * moveCost
	}
	for i, ca := range a {
		diagonal := row[0]
		row[0] = (i + 1) * moveCost
		for j, cb := range b {
			change := diagonal + substitution(ca, cb)
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+moveCost, row[j+1]+moveCost)
		}
	}
	return row[len(b)]
}

// ratio is how alike two words are: the measure of Python's difflib, twice
// the letters in blocks that both have, over all letters.
func ratio(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	if len(x)+len(y) == 0 {
		return 1
	}
	return 2 * float64(matching(x, y)) / float64(len(x)+len(y))
}

// matching counts the letters of the longest block in both, and of those left
// and right of it.
func matching(a, b []rune) int {
	bestA, bestB, size := 0, 0, 0
	for i := range a {
		for j := range b {
			n := 0
			for i+n < len(a) && j+n < len(b) && a[i+n] == b[j+n] {
				n++
			}
			if n > size {
				bestA, bestB, size = i, j, n
			}
		}
	}
	if size == 0 {
		return 0
	}
	return size + matching(a[:bestA], b[:bestB]) + matching(a[bestA+size:], b[bestB+size:])
}
