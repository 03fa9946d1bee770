package modules

import (
	"strconv"
	"strings"
	"unicode"

	"batuta/lessons/python/py"
)

// group reads a group, behind its parenthesis. It is nil for what is no part of
// the expression: a comment, or flags.
func (p *reParser) group(start int, before *reNode) *reNode {
	if !p.skip('?') {
		return p.capture(start, "")
	}
	if !p.more() {
		return p.fail(p.at, "unexpected end of pattern")
	}
	c := p.src[p.at]
	p.at++
	switch c {
	case ':':
		return p.closed(start, &reNode{op: reCat, subs: []*reNode{p.scoped(p.now)}})
	case '>':
		return p.closed(start, &reNode{op: reAtomic, subs: []*reNode{p.scoped(p.now)}})
	case '#':
		for p.more() && p.src[p.at] != ')' {
			p.at++
		}
		if !p.skip(')') {
			return p.fail(start, "missing ), unterminated comment")
		}
		return nil
	case '=', '!':
		return p.closed(start, &reNode{op: reLook, negative: c == '!', subs: []*reNode{p.scoped(p.now)}})
	case '<':
		return p.lookBehind(start)
	case 'P':
		return p.named(start)
	case '(':
		return p.conditional(start)
	}
	if c == '-' || strings.ContainsRune("aiLmsux", c) {
		p.at--
		return p.inlineFlags(start, before)
	}
	return p.fail(start+1, "unknown extension ?%c", c)
}

// scoped reads what a group holds, with flags of its own.
func (p *reParser) scoped(flags reFlags) *reNode {
	outer := p.now
	p.now = flags
	n := p.alternation()
	p.now = outer
	return n
}

// closed reads the parenthesis that ends a group.
func (p *reParser) closed(start int, n *reNode) *reNode {
	if p.err == nil && !p.skip(')') {
		return p.fail(start, "missing ), unterminated subpattern")
	}
	return n
}

// capture reads a group that is remembered.
func (p *reParser) capture(start int, name string) *reNode {
	p.count++
	n := &reNode{op: reGroup, group: p.count}
	if name != "" {
		p.names[name] = n.group
		p.order = append(p.order, name)
	}
	p.open[n.group] = true
	p.groups = append(p.groups, nil)
	n.subs = []*reNode{p.scoped(p.now)}
	p.open[n.group] = false
	p.groups[n.group] = n.subs[0]
	return p.closed(start, n)
}

func (p *reParser) lookBehind(start int) *reNode {
	if !p.more() {
		return p.fail(p.at, "unexpected end of pattern")
	}
	c := p.src[p.at]
	if c != '=' && c != '!' {
		return p.fail(start+1, "unknown extension ?<%c", c)
	}
	p.at++
	n := p.closed(start, &reNode{op: reLook, behind: true, negative: c == '!', subs: []*reNode{p.scoped(p.now)}})
	if p.err == nil {
		if least, most := n.subs[0].width(p.groups); least != most {
			p.err = patternError(p.t, "look-behind requires fixed-width pattern", py.None, nil, -1)
		}
	}
	return n
}

// until reads up to a character, which it leaves out.
func (p *reParser) until(end rune, what string) (string, int) {
	from := p.at
	for p.more() && p.src[p.at] != end {
		p.at++
	}
	switch {
	case p.err != nil:
	case p.at == len(p.src) && from == p.at:
		p.fail(from, "missing %s", what)
	case p.at == len(p.src):
		p.fail(from, "missing %c, unterminated name", end)
	case p.at == from:
		p.fail(from, "missing %s", what)
	default:
		p.at++
		return string(p.src[from : p.at-1]), from
	}
	return "", from
}

// named reads (?P<name>...) and (?P=name).
func (p *reParser) named(start int) *reNode {
	switch {
	case p.skip('<'):
		name, at := p.until('>', "group name")
		if p.err != nil {
			return &reNode{}
		}
		if !p.validName(name) {
			return p.badName(name, at)
		}
		if old, ok := p.names[name]; ok {
			return p.fail(at, "redefinition of group name %s as group %d; was group %d", p.quoted(name), p.count+1, old)
		}
		return p.capture(start, name)
	case p.skip('='):
		name, at := p.until(')', "group name")
		if p.err != nil {
			return &reNode{}
		}
		if !p.validName(name) {
			return p.badName(name, at)
		}
		n, ok := p.names[name]
		if !ok {
			return p.fail(at, "unknown group name %s", p.quoted(name))
		}
		if p.open[n] {
			return p.fail(at, "cannot refer to an open group")
		}
		return p.backref(n)
	case !p.more():
		return p.fail(p.at, "unexpected end of pattern")
	}
	return p.fail(start+1, "unknown extension ?P%c", p.src[p.at])
}

func (p *reParser) badName(name string, at int) *reNode {
	return p.fail(at, "bad character in group name %s", p.quoted(name))
}

func (p *reParser) quoted(name string) string {
	s, err := p.t.Repr(py.NewStr(name))
	if err != nil {
		return name
	}
	return s
}

// validName reports whether a name is one of Python's.
func (p *reParser) validName(name string) bool {
	for i, c := range name {
		letter := c == '_' || unicode.IsLetter(c) && (!p.bytes || c < 128)
		if !letter && (i == 0 || !unicode.IsDigit(c)) {
			return false
		}
	}
	return name != ""
}

// conditional reads (?(group)yes|no).
func (p *reParser) conditional(start int) *reNode {
	name, at := p.until(')', "group name")
	if p.err != nil {
		return &reNode{}
	}
	group, known := p.names[name]
	if n, err := strconv.Atoi(name); err == nil && n >= 0 {
		if group = n; n == 0 {
			return p.fail(at, "bad group number")
		}
	} else if !p.validName(name) {
		return p.badName(name, at)
	} else if !known {
		return p.fail(at, "unknown group name %s", p.quoted(name))
	}
	n := &reNode{op: reCond, group: group, subs: []*reNode{p.sequence(), {}}}
	if p.skip('|') {
		n.subs[1] = p.sequence()
		if p.peek() == '|' {
			return p.fail(p.at, "conditional backref with more than two branches")
		}
	}
	p.closed(start, n)
	if p.err == nil && group > p.count {
		return p.fail(at, "invalid group reference %d", group)
	}
	return n
}

var flagLetters = map[rune]reFlags{
	'i': flagIgnoreCase, 'L': flagLocale, 'm': flagMultiline, 's': flagDotAll, 'x': flagVerbose, 'a': flagASCII, 'u': flagUnicode,
}

// inlineFlags reads (?i) and (?i-m:...).
func (p *reParser) inlineFlags(start int, before *reNode) *reNode {
	on, off := p.letters(), reFlags(0)
	if p.err == nil && p.skip(')') {
		if len(before.subs) > 0 || p.depth > 1 || p.branched {
			return p.fail(start, "global flags not at the start of the expression")
		}
		p.flags |= on
		p.now |= on
		return nil
	}
	if p.skip('-') {
		from := p.at
		off = p.letters()
		if p.err == nil && (off == 0 || off&(flagASCII|flagUnicode|flagLocale) != 0) {
			if off == 0 {
				return p.fail(from, "missing flag")
			}
			return p.fail(p.at, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
		}
	}
	if p.err != nil {
		return &reNode{}
	}
	if !p.skip(':') {
		if !p.more() {
			return p.fail(p.at, "missing -, : or )")
		}
		if unicode.IsLetter(p.src[p.at]) {
			return p.fail(p.at, "unknown flag")
		}
		return p.fail(p.at, "missing -, : or )")
	}
	flags := p.now
	if on&(flagASCII|flagUnicode) != 0 {
		flags &^= flagASCII | flagUnicode
	}
	return p.closed(start, &reNode{op: reCat, subs: []*reNode{p.scoped((flags | on) &^ off)}})
}

// letters reads flags.
func (p *reParser) letters() reFlags {
	var all reFlags
	for p.more() {
		f, ok := flagLetters[p.src[p.at]]
		if !ok {
			break
		}
		if p.bytes && f == flagUnicode {
			p.fail(p.at+1, "bad inline flags: cannot use 'u' flag with a bytes pattern")
		}
		if f == flagLocale {
			if !p.bytes {
				p.fail(p.at+1, "bad inline flags: cannot use 'L' flag with a str pattern")
			} else {
				p.err = p.t.NotYet("the flag L of re")
			}
		}
		all |= f
		p.at++
	}
	return all
}
