package modules

import (
	"fmt"
	"strconv"

	"batuta/lessons/python/py"
)

// reParser reads a regular expression in Python's syntax.
type reParser struct {
	t      *py.Thread
	source py.Value // what it was given, for errors
	src    []rune
	at     int
	bytes  bool
	flags  reFlags // of the whole expression
	now    reFlags // where it is
	count  int     // of groups
	names  map[string]int
	order  []string // the names, in order
	open   map[int]bool
	groups []*reNode // what each group holds, once it is closed
	depth  int
	// branched is set behind the first |.
	branched bool
	err      error // the first error
}

// fail remembers the first error.
func (p *reParser) fail(at int, format string, args ...any) *reNode {
	if p.err == nil {
		p.err = patternError(p.t, fmt.Sprintf(format, args...), p.source, p.src, at)
	}
	p.at = len(p.src)
	return &reNode{}
}

func (p *reParser) more() bool { return p.at < len(p.src) && p.err == nil }

func (p *reParser) peek() rune {
	if p.more() {
		return p.src[p.at]
	}
	return -1
}

func (p *reParser) skip(r rune) bool {
	if p.peek() == r {
		p.at++
		return true
	}
	return false
}

func (p *reParser) has(f reFlags) bool { return p.now&f != 0 }

// parse reads all of it.
func (p *reParser) parse() *reNode {
	p.groups, p.names, p.open = []*reNode{nil}, map[string]int{}, map[int]bool{}
	n := p.alternation()
	if p.err == nil && p.at < len(p.src) {
		return p.fail(p.at, "unbalanced parenthesis")
	}
	return n
}

func (p *reParser) alternation() *reNode {
	if p.depth++; p.depth > 500 {
		return p.fail(p.at, "not in Batuta yet: groups within groups 500 deep")
	}
	defer func() { p.depth-- }()
	subs := []*reNode{p.sequence()}
	for p.skip('|') {
		p.branched = true
		subs = append(subs, p.sequence())
	}
	if len(subs) == 1 {
		return subs[0]
	}
	return &reNode{op: reAlt, subs: subs}
}

func (p *reParser) sequence() *reNode {
	cat := &reNode{op: reCat}
	for p.more() && p.peek() != '|' && p.peek() != ')' {
		start := p.at
		c := p.src[p.at]
		if p.has(flagVerbose) && p.blank(c) {
			continue
		}
		p.at++
		switch {
		case c == '*' || c == '+' || c == '?' || c == '{' && p.isCount():
			p.repeat(cat, c, start)
		default:
			if n := p.atom(c, start, cat); n != nil {
				cat.subs = append(cat.subs, n)
			}
		}
	}
	if len(cat.subs) == 1 {
		return cat.subs[0]
	}
	return cat
}

// blank skips the white space and the comments that VERBOSE allows.
func (p *reParser) blank(c rune) bool {
	switch c {
	case ' ', '\t', '\n', '\r', '\v', '\f':
		p.at++
		return true
	case '#':
		for p.more() && p.src[p.at] != '\n' {
			p.at++
		}
		return true
	}
	return false
}

// atom reads one thing, behind its first character.
func (p *reParser) atom(c rune, start int, before *reNode) *reNode {
	switch c {
	case '.':
		return &reNode{op: reAny, dotAll: p.has(flagDotAll)}
	case '^':
		if p.has(flagMultiline) {
			return &reNode{op: reAt, at: placeLine}
		}
		return &reNode{op: reAt, at: placeBegin}
	case '$':
		if p.has(flagMultiline) {
			return &reNode{op: reAt, at: placeLineEnd}
		}
		return &reNode{op: reAt, at: placeLast}
	case '(':
		return p.group(start, before)
	case '[':
		return p.class(start)
	case '\\':
		return p.escape(start)
	}
	return p.literal(c)
}

func (p *reParser) literal(c rune) *reNode {
	return &reNode{op: reLit, r: c, fold: p.has(flagIgnoreCase), ascii: p.ascii()}
}

func (p *reParser) ascii() bool { return p.bytes || p.has(flagASCII) }

// isCount reports whether the { behind which it is begins a number of repeats.
func (p *reParser) isCount() bool {
	i, digits := p.at, 0
	for i < len(p.src) && p.src[i] >= '0' && p.src[i] <= '9' {
		i, digits = i+1, digits+1
	}
	if i < len(p.src) && p.src[i] == ',' {
		i, digits = i+1, digits+1
		for i < len(p.src) && p.src[i] >= '0' && p.src[i] <= '9' {
			i++
		}
	}
	return digits > 0 && i < len(p.src) && p.src[i] == '}'
}

// mostRepeats is CPython's bound.
const mostRepeats = 1<<32 - 1

// repeat has the last thing read repeat.
func (p *reParser) repeat(cat *reNode, c rune, start int) {
	least, most := 0, -1
	switch c {
	case '?':
		most = 1
	case '+':
		least = 1
	case '{':
		least, most = p.counts(start)
	}
	if len(cat.subs) == 0 || cat.subs[len(cat.subs)-1].op == reAt {
		p.fail(start, "nothing to repeat")
		return
	}
	last := cat.subs[len(cat.subs)-1]
	if last.op == reRepeat || last.op == reAtomic && last.often == possessive {
		p.fail(start, "multiple repeat")
		return
	}
	n := &reNode{op: reRepeat, subs: []*reNode{last}, min: least, max: most}
	if p.skip('?') {
		n.often = lazy
	} else if p.skip('+') {
		n = &reNode{op: reAtomic, subs: []*reNode{n}, often: possessive}
	}
	cat.subs[len(cat.subs)-1] = n
}

func (p *reParser) counts(start int) (least, most int) {
	number := func(absent int) int {
		from := p.at
		for p.more() && p.src[p.at] >= '0' && p.src[p.at] <= '9' {
			p.at++
		}
		if from == p.at {
			return absent
		}
		n, err := strconv.Atoi(string(p.src[from:p.at]))
		if (err != nil || n >= mostRepeats) && p.err == nil {
			p.err = p.t.OverflowError("the repetition number is too large")
		}
		return n
	}
	least = number(0)
	most = least
	if p.skip(',') {
		most = number(-1)
	}
	p.skip('}')
	if most >= 0 && most < least {
		p.fail(start+1, "min repeat greater than max repeat")
	}
	return least, most
}

// class reads a set of characters, behind its [.
func (p *reParser) class(start int) *reNode {
	set := &reSet{negative: p.skip('^'), fold: p.has(flagIgnoreCase), ascii: p.ascii()}
	first := true
	for {
		if !p.more() {
			return p.fail(start, "unterminated character set")
		}
		from := p.at
		if p.src[p.at] == ']' && !first {
			p.at++
			break
		}
		first = false
		low, class := p.member()
		if !p.more() || p.src[p.at] != '-' {
			set.add(low, low, class)
			continue
		}
		p.at++
		if !p.more() {
			return p.fail(start, "unterminated character set")
		}
		if p.skip(']') {
			set.add(low, low, class)
			set.add('-', '-', 0)
			break
		}
		high, class2 := p.member()
		if p.err == nil && (class != 0 || class2 != 0 || high < low) {
			return p.fail(from, "bad character range %s", string(p.src[from:p.at]))
		}
		set.add(low, high, 0)
	}
	return &reNode{op: reClass, set: set}
}

func (s *reSet) add(low, high rune, class byte) {
	if class != 0 {
		s.classes = append(s.classes, class)
		return
	}
	s.ranges = append(s.ranges, [2]rune{low, high})
}

// member reads one member of a set: a character, or a class.
func (p *reParser) member() (rune, byte) {
	start := p.at
	c := p.src[p.at]
	p.at++
	if c != '\\' {
		return c, 0
	}
	if !p.more() {
		p.fail(start, "bad escape (end of pattern)")
		return 0, 0
	}
	switch c := p.src[p.at]; c {
	case 'd', 'D', 's', 'S', 'w', 'W':
		p.at++
		return 0, byte(c)
	case 'b':
		p.at++
		return '\b', 0
	}
	r, ok := p.charEscape(start, true)
	if !ok {
		p.fail(start, "bad escape \\%c", p.src[min(p.at, len(p.src)-1)])
	}
	return r, 0
}
