package modules

import "unicode"

// reOp is what a node of a regular expression is.
type reOp uint8

const (
	reEmpty  reOp = iota
	reLit         // the character r
	reAny         // any character but, unless dotAll, a newline
	reClass       // one of set
	reCat         // subs, one after the other
	reAlt         // one of subs
	reRepeat      // subs[0], min to max times
	reGroup       // subs[0], remembered as group
	reAtomic      // subs[0], whose first way to match stays
	reLook        // subs[0] stands here: ahead, or behind
	reBack        // what group holds
	reCond        // subs[0] if group has matched, else subs[1]
	reAt          // a place: at
)

// reFlags are the flags of re, by their numbers there.
type reFlags int

const (
	flagIgnoreCase reFlags = 2
	flagLocale     reFlags = 4
	flagMultiline  reFlags = 8
	flagDotAll     reFlags = 16
	flagUnicode    reFlags = 32
	flagVerbose    reFlags = 64
	flagDebug      reFlags = 128
	flagASCII      reFlags = 256
)

// rePlace is a place in the text.
type rePlace uint8

const (
	placeBegin   rePlace = iota // of the text
	placeLine                   // the beginning of a line
	placeEnd                    // of the text
	placeLast                   // the end, or before a newline that ends the text
	placeLineEnd                // of a line
	placeWord                   // a word's beginning or end
	placeNoWord
)

// howOften says which number of repetitions is tried first.
type howOften uint8

const (
	greedy     howOften = iota // most
	lazy                       // fewest
	possessive                 // most, and no other
)

// reNode is a piece of a regular expression.
type reNode struct {
	op       reOp
	r        rune
	set      *reSet
	subs     []*reNode
	min, max int // of a repeat; max -1: no end
	often    howOften
	group    int
	at       rePlace
	fold     bool // letters match in either case
	ascii    bool // only ASCII's letters, digits and spaces are such
	dotAll   bool
	negative bool // a look that must not match
	behind   bool
}

// reSet is a set of characters.
type reSet struct {
	negative    bool
	fold, ascii bool
	ranges      [][2]rune
	classes     []byte // d D w W s S
}

func (s *reSet) has(c rune) bool {
	found := s.plain(c)
	if !found && s.fold {
		for f := foldNext(c, s.ascii); f != c && !found; f = foldNext(f, s.ascii) {
			found = s.plain(f)
		}
	}
	return found != s.negative
}

func (s *reSet) plain(c rune) bool {
	for _, r := range s.ranges {
		if c >= r[0] && c <= r[1] {
			return true
		}
	}
	for _, class := range s.classes {
		if inClass(class, c, s.ascii) {
			return true
		}
	}
	return false
}

// inClass reports whether a character is a digit, a space, of a word, or is not.
func inClass(class byte, c rune, ascii bool) bool {
	switch class {
	case 'd':
		return c >= '0' && c <= '9' || !ascii && c > 127 && unicode.Is(unicode.Nd, c)
	case 's':
		return c >= '\t' && c <= '\r' || c == ' ' || !ascii && (c >= 0x1c && c <= 0x1f || c > 127 && unicode.IsSpace(c))
	case 'w':
		return isWordChar(c, ascii)
	}
	return !inClass(class|0x20, c, ascii)
}

func isWordChar(c rune, ascii bool) bool {
	if c < 128 {
		return c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
	}
	return !ascii && (unicode.IsLetter(c) || unicode.IsNumber(c))
}

// foldNext is the next character that differs from c only by case; c itself if
// there is none.
func foldNext(c rune, ascii bool) rune {
	if !ascii {
		return unicode.SimpleFold(c)
	}
	if c < 128 && c|0x20 >= 'a' && c|0x20 <= 'z' {
		return c ^ 0x20
	}
	return c
}

// sameFolded reports whether two characters differ by case at most.
func sameFolded(a, b rune, ascii bool) bool {
	if a == b {
		return true
	}
	for f := foldNext(a, ascii); f != a; f = foldNext(f, ascii) {
		if f == b {
			return true
		}
	}
	return false
}

// endless is the width of what has no end.
const endless = 1 << 30

// width is how many characters a node takes, at least and at most.
func (n *reNode) width(groups []*reNode) (least, most int) {
	switch n.op {
	case reLit, reAny, reClass:
		return 1, 1
	case reCat:
		for _, s := range n.subs {
			a, b := s.width(groups)
			least, most = min(least+a, endless), min(most+b, endless)
		}
	case reAlt, reCond:
		for i, s := range n.subs {
			a, b := s.width(groups)
			if i == 0 {
				least, most = a, b
			}
			least, most = min(least, a), max(most, b)
		}
	case reRepeat:
		a, b := n.subs[0].width(groups)
		least = min(a*min(n.min, endless), endless)
		if n.max < 0 && b > 0 {
			return least, endless
		}
		return least, min(b*max(min(n.max, endless), 0), endless)
	case reGroup, reAtomic:
		return n.subs[0].width(groups)
	case reBack:
		if n.group < len(groups) && groups[n.group] != nil {
			return groups[n.group].width(groups)
		}
	}
	return least, most
}

// single reports whether a node is one character, whichever way it matches.
func (n *reNode) single() bool { return n.op == reLit || n.op == reAny || n.op == reClass }

// takes reports whether a single node matches a character.
func (n *reNode) takes(c rune) bool {
	switch n.op {
	case reLit:
		return c == n.r || n.fold && sameFolded(n.r, c, n.ascii)
	case reAny:
		return c != '\n' || n.dotAll
	}
	return n.set.has(c)
}
