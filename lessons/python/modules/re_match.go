package modules

import "batuta/lessons/python/py"

// reText is what is searched: a string's characters, or bytes.
type reText struct {
	plain string // if every character is one byte
	wide  []rune
	size  int
}

func (x *reText) char(i int) rune {
	if x.wide != nil {
		return x.wide[i]
	}
	return rune(x.plain[i])
}

// reBranch is a way that the matcher has not tried: to go on at pc and at. One
// whose pc is negative puts back what was in a slot or mark.
type reBranch struct {
	pc, at int
	// low and count are of a repeat: how far back it may go, or how often it
	// may still take one more.
	low, count int
}

const (
	undoSlot = -1 - iota
	undoMark
)

// matcher matches a program at a place, by trying one way after the other.
type matcher struct {
	t        *py.Thread
	p        *reProgram
	x        *reText
	to       int // where the text ends for it
	full     bool
	notEmpty bool // a match of nothing at the start does not count
	start    int
	slots    []int // where groups begin and end; -1: they have not matched
	marks    []int
	stack    []reBranch
	steps    int
}

func newMatcher(t *py.Thread, p *reProgram, x *reText, to int) *matcher {
	return &matcher{t: t, p: p, x: x, to: to, slots: make([]int, 2*p.groups+2), marks: make([]int, p.marks)}
}

// matchAt matches at a place; slots tell what it found.
func (m *matcher) matchAt(at int) (bool, error) {
	for i := range m.slots {
		m.slots[i] = -1
	}
	m.stack = m.stack[:0]
	m.start = at
	end, ok, err := m.run(0, at, true)
	m.slots[0], m.slots[1] = at, end
	return ok, err
}

// search finds the first place at which it matches.
func (m *matcher) search(at int) (bool, error) {
	for ; at <= m.to; at++ {
		if m.p.prefix >= 0 && (at == m.to || m.x.char(at) != m.p.prefix) {
			if m.steps++; m.steps&0xffff == 0 {
				if err := m.t.Heed(); err != nil {
					return false, err
				}
			}
			m.notEmpty = false
			continue
		}
		if ok, err := m.matchAt(at); ok || err != nil {
			return ok, err
		}
		m.notEmpty = false
	}
	return false, nil
}

// set changes a slot or a mark, and remembers what was there.
func (m *matcher) set(undo int, values []int, i, v int) {
	m.stack = append(m.stack, reBranch{pc: undo, at: i, low: values[i]})
	values[i] = v
}

// run goes along the program from pc until it ends; outer says that its end is
// that of the whole match.
func (m *matcher) run(pc, at int, outer bool) (end int, ok bool, err error) {
	base := len(m.stack)
	for {
		if m.steps++; m.steps&0x3fff == 0 {
			if err := m.pause(); err != nil {
				return 0, false, err
			}
		}
		in := &m.p.code[pc]
		pc++
		good := true
		switch in.do {
		case doChar:
			if good = at < m.to && in.node.takes(m.x.char(at)); good {
				at++
			}
		case doSplit:
			m.stack = append(m.stack, reBranch{pc: in.y, at: at, low: -1})
			pc = in.x
		case doJump:
			pc = in.x
		case doSave:
			m.set(undoSlot, m.slots, in.x, at)
		case doMark:
			m.set(undoMark, m.marks, in.x, at)
		case doLoop:
			if at != m.marks[in.x] {
				pc = in.y
			}
		case doRepeat:
			at, good = m.repeat(in.node, pc, at)
		case doAt:
			good = m.isAt(in.node, at)
		case doBack:
			at, good = m.back(in.node, at)
		case doCond:
			if m.slots[2*in.node.group+1] < 0 {
				pc = in.x
			}
		case doLook, doAtomic:
			var next int
			if next, good, err = m.inner(in, pc, at); err != nil {
				return 0, false, err
			}
			if in.do == doAtomic {
				at = next
			}
			pc = in.x
		case doMatch:
			if !outer || (!m.full || at == m.to) && (!m.notEmpty || at != m.start) {
				return at, true, nil
			}
			good = false
		}
		if !good {
			if pc, at, good = m.retry(base); !good {
				return 0, false, nil
			}
		}
	}
}

// pause looks whether the run is to go on, and whether there is room.
func (m *matcher) pause() error {
	if err := m.t.Heed(); err != nil {
		return err
	}
	return m.t.Room(int64(len(m.stack)) * 32)
}

// retry goes back to the last way that has not been tried.
func (m *matcher) retry(base int) (pc, at int, ok bool) {
	for len(m.stack) > base {
		top := len(m.stack) - 1
		b := m.stack[top]
		switch {
		case b.pc == undoSlot:
			m.slots[b.at] = b.low
		case b.pc == undoMark:
			m.marks[b.at] = b.low
		case b.low >= 0 && b.count == 0: // a greedy repeat: one less
			if b.at--; b.at > b.low {
				m.stack[top].at = b.at
				return b.pc, b.at, true
			}
			m.stack = m.stack[:top]
			return b.pc, b.at, true
		case b.low >= 0: // a lazy one: one more
			if b.at >= m.to || !m.p.code[b.pc-1].node.subs[0].takes(m.x.char(b.at)) {
				break
			}
			b.at++
			if b.count--; b.count != 0 {
				m.stack[top] = b
			} else {
				m.stack = m.stack[:top]
			}
			return b.pc, b.at, true
		default:
			m.stack = m.stack[:top]
			return b.pc, b.at, true
		}
		m.stack = m.stack[:top]
	}
	return 0, 0, false
}

// repeat takes a character as often as it may, or must.
func (m *matcher) repeat(n *reNode, pc, at int) (int, bool) {
	sub, start := n.subs[0], at
	most := m.to
	if n.max >= 0 && n.max < m.to-at {
		most = at + n.max
	}
	if n.often == lazy {
		most = min(most, at+n.min)
	}
	for at < most && sub.takes(m.x.char(at)) {
		at++
	}
	if at-start < n.min {
		return at, false
	}
	if n.often == lazy {
		more := -1
		if n.max >= 0 {
			more = n.max - n.min
		}
		if more != 0 {
			m.stack = append(m.stack, reBranch{pc: pc, at: at, count: more})
		}
	} else if at > start+n.min {
		m.stack = append(m.stack, reBranch{pc: pc, at: at, low: start + n.min})
	}
	return at, true
}

// isAt reports whether a place is what a node asks for.
func (m *matcher) isAt(n *reNode, at int) bool {
	word := func(i int) bool { return i >= 0 && i < m.to && isWordChar(m.x.char(i), n.ascii) }
	switch n.at {
	case placeBegin:
		return at == 0
	case placeLine:
		return at == 0 || m.x.char(at-1) == '\n'
	case placeEnd:
		return at == m.to
	case placeLast:
		return at == m.to || at == m.to-1 && m.x.char(at) == '\n'
	case placeLineEnd:
		return at == m.to || m.x.char(at) == '\n'
	case placeWord:
		return word(at-1) != word(at)
	}
	return word(at-1) == word(at)
}

// back matches what a group holds once more.
func (m *matcher) back(n *reNode, at int) (int, bool) {
	from, to := m.slots[2*n.group], m.slots[2*n.group+1]
	if from < 0 || to < from || at+to-from > m.to {
		return at, false
	}
	for i := from; i < to; i++ {
		a, b := m.x.char(i), m.x.char(at)
		if a != b && !(n.fold && sameFolded(a, b, n.ascii)) {
			return at, false
		}
		at++
	}
	return at, true
}

// inner matches an expression by itself: what it found stays, its other ways are
// forgotten.
func (m *matcher) inner(in *reInst, pc, at int) (end int, good bool, err error) {
	if in.node.behind {
		if at -= in.y; at < 0 {
			return 0, in.node.negative, nil
		}
	}
	base := len(m.stack)
	end, good, err = m.run(pc, at, false)
	if err != nil {
		return 0, false, err
	}
	if in.do == doLook && in.node.negative {
		m.unwind(base) // nothing of it stays
		return 0, !good, nil
	}
	if good {
		m.keep(base)
	}
	return end, good, nil
}

// unwind forgets the ways above base and puts back what they changed.
func (m *matcher) unwind(base int) {
	for top := len(m.stack) - 1; top >= base; top-- {
		switch b := m.stack[top]; b.pc {
		case undoSlot:
			m.slots[b.at] = b.low
		case undoMark:
			m.marks[b.at] = b.low
		}
	}
	m.stack = m.stack[:base]
}

// keep forgets the ways above base, but not what is to be put back when those
// below are tried.
func (m *matcher) keep(base int) {
	kept := m.stack[:base]
	for _, b := range m.stack[base:] {
		if b.pc < 0 {
			kept = append(kept, b)
		}
	}
	m.stack = kept
}
