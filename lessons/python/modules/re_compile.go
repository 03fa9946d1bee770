package modules

import "batuta/lessons/python/py"

// reCode is what the matcher does with an instruction.
type reCode uint8

const (
	doChar   reCode = iota // node matches one character
	doSplit                // try x, and if that fails y
	doJump                 // to x
	doSave                 // the place goes to slot x
	doMark                 // the place goes to mark x
	doLoop                 // to y, unless nothing was matched since mark x
	doRepeat               // node, a single one, repeats
	doAt                   // node's place
	doBack                 // what node's group holds
	doLook                 // node, whose expression is at the next instruction and ends before x; y back
	doAtomic               // the same, of an atomic group
	doCond                 // to x if node's group has not matched
	doMatch                // the end
)

type reInst struct {
	do   reCode
	x, y int
	node *reNode
}

// reProgram is a compiled regular expression.
type reProgram struct {
	code   []reInst
	marks  int
	groups int
	names  map[string]int
	order  []string
	prefix rune // what a match begins with; -1: not known
}

// mostCode bounds the size of a program: repeats of more than one character are
// written out.
const mostCode = 200_000

type reCompiler struct {
	t    *py.Thread
	p    *reProgram
	held []*reNode // what each group holds
	err  error
}

func (c *reCompiler) emit(i reInst) int {
	if len(c.p.code) >= mostCode {
		if c.err == nil {
			c.err = c.t.NotYet("a regular expression that repeats so much")
		}
		return 0
	}
	c.p.code = append(c.p.code, i)
	return len(c.p.code) - 1
}

func (c *reCompiler) here() int { return len(c.p.code) }

// node writes a node's instructions.
func (c *reCompiler) node(n *reNode) {
	if c.err != nil {
		return
	}
	switch n.op {
	case reLit, reAny, reClass:
		c.emit(reInst{do: doChar, node: n})
	case reCat:
		for _, s := range n.subs {
			c.node(s)
		}
	case reAlt:
		c.alternatives(n.subs)
	case reRepeat:
		c.repeat(n)
	case reGroup:
		c.emit(reInst{do: doSave, x: 2 * n.group})
		c.node(n.subs[0])
		c.emit(reInst{do: doSave, x: 2*n.group + 1})
	case reAtomic:
		c.within(doAtomic, n)
	case reLook:
		c.within(doLook, n)
	case reBack:
		c.emit(reInst{do: doBack, node: n})
	case reAt:
		c.emit(reInst{do: doAt, node: n})
	case reCond:
		cond := c.emit(reInst{do: doCond, node: n})
		c.node(n.subs[0])
		end := c.emit(reInst{do: doJump})
		c.p.code[cond].x = c.here()
		c.node(n.subs[1])
		c.p.code[end].x = c.here()
	}
}

// within writes an expression that is matched by itself.
func (c *reCompiler) within(do reCode, n *reNode) {
	start := c.emit(reInst{do: do, node: n})
	c.node(n.subs[0])
	c.emit(reInst{do: doMatch})
	c.p.code[start].x = c.here()
	if n.behind {
		c.p.code[start].y, _ = n.subs[0].width(c.held)
	}
}

func (c *reCompiler) alternatives(subs []*reNode) {
	var ends []int
	for i, s := range subs {
		split := -1
		if i < len(subs)-1 {
			split = c.emit(reInst{do: doSplit})
			c.p.code[split].x = c.here()
		}
		c.node(s)
		if split >= 0 {
			ends = append(ends, c.emit(reInst{do: doJump}))
			c.p.code[split].y = c.here()
		}
	}
	for _, end := range ends {
		c.p.code[end].x = c.here()
	}
}

func (c *reCompiler) repeat(n *reNode) {
	sub := n.subs[0]
	if sub.op == reCat && len(sub.subs) == 1 {
		sub = sub.subs[0]
	}
	if sub.single() {
		single := *n
		single.subs = []*reNode{sub}
		c.emit(reInst{do: doRepeat, node: &single})
		return
	}
	for range n.min {
		if c.err != nil {
			return
		}
		c.node(sub)
	}
	if n.max < 0 {
		c.star(sub, n.often)
		return
	}
	var splits []int
	for range n.max - n.min {
		if c.err != nil {
			return
		}
		splits = append(splits, c.emit(reInst{do: doSplit}))
		c.node(sub)
	}
	for _, s := range splits {
		c.branch(s, s+1, c.here(), n.often)
	}
}

// branch has a split try to go on first, or to end.
func (c *reCompiler) branch(split, on, end int, often howOften) {
	if c.err != nil {
		return
	}
	c.p.code[split].x, c.p.code[split].y = on, end
	if often == lazy {
		c.p.code[split].x, c.p.code[split].y = end, on
	}
}

func (c *reCompiler) star(sub *reNode, often howOften) {
	split := c.emit(reInst{do: doSplit})
	mark := c.p.marks
	c.p.marks++
	c.emit(reInst{do: doMark, x: mark})
	c.node(sub)
	c.emit(reInst{do: doLoop, x: mark, y: split})
	c.branch(split, split+1, c.here(), often)
}

// compileRE reads and compiles a regular expression.
func compileRE(t *py.Thread, source py.Value, src []rune, isBytes bool, flags reFlags) (*reProgram, reFlags, error) {
	parser := &reParser{t: t, source: source, src: src, bytes: isBytes, flags: flags, now: flags}
	root := parser.parse()
	if parser.err != nil {
		return nil, 0, parser.err
	}
	if !isBytes && parser.flags&flagVerbose != 0 && flags&flagVerbose == 0 {
		// The flag holds from the beginning on, before which it was not known.
		return compileRE(t, source, src, isBytes, flags|flagVerbose)
	}
	flags = parser.flags
	if !isBytes && flags&flagASCII == 0 {
		flags |= flagUnicode
	}
	c := &reCompiler{t: t, held: parser.groups, p: &reProgram{groups: parser.count, names: parser.names, order: parser.order, prefix: -1}}
	c.node(root)
	c.emit(reInst{do: doMatch})
	if c.err != nil {
		return nil, 0, c.err
	}
	if first := c.p.code[0]; first.do == doChar && first.node.op == reLit && !first.node.fold {
		c.p.prefix = first.node.r
	}
	return c.p, flags, nil
}
