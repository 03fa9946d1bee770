package bytecode

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"batuta/lessons/python/syntax"
)

// String is the code in a form to read, and all code objects within it behind
// it: the instructions with their lines and arguments, then the traps. A star
// marks where a statement begins, an arrow where a jump or a trap leads.
func (c *Code) String() string {
	var b strings.Builder
	c.write(&b)
	return b.String()
}

func (c *Code) write(b *strings.Builder) {
	fmt.Fprintf(b, "%s, line %d, %s\n", c.QualName, c.FirstLine, c.Kind)
	list := func(name string, names []string) {
		if len(names) > 0 {
			fmt.Fprintf(b, "  %s: %s\n", name, strings.Join(names, " "))
		}
	}
	list("locals", c.Locals)
	list("cells", c.Cells)
	list("frees", c.Frees)
	led := make(map[int]bool)
	for _, in := range c.Instrs {
		if target, jumps := in.Target(); jumps {
			led[target] = true
		}
	}
	for _, t := range c.Traps {
		led[int(t.Target)] = true
	}
	line := uint32(0)
	for pc, in := range c.Instrs {
		at, mark, arrow := "", " ", " "
		if l := c.Spans[pc].Start.Line; l != line {
			at, line = strconv.Itoa(int(l)), l
		}
		if c.Starts[pc] {
			mark = "*"
		}
		if led[pc] {
			arrow = ">"
		}
		fmt.Fprintf(b, "%4s %s%s%4d %s\n", at, mark, arrow, pc, c.show(in))
	}
	for _, t := range c.Traps {
		fmt.Fprintf(b, "  trap %d to %d: %d, depth %d\n", t.From, t.To-1, t.Target, t.Depth)
	}
	for _, k := range c.Consts {
		if inner, ok := k.(*Code); ok {
			b.WriteByte('\n')
			inner.write(b)
		}
	}
}

// show is one instruction.
func (c *Code) show(in Instr) string {
	name, n := in.Op().String(), in.Arg()
	if in.Op() >= Ops {
		return name
	}
	if !c.argFits(in) {
		return fmt.Sprintf("%s %d ?", name, n)
	}
	a, b := in.Pair()
	op, rest := in.Operator()
	switch table[in.Op()].arg {
	case argNone:
		return name
	case argConst:
		return name + " " + ShowConst(c.Consts[n])
	case argName:
		return name + " " + c.Names[n]
	case argLocal:
		return name + " " + c.Locals[n]
	case argCell, argOwnCell:
		return name + " " + c.CellName(n)
	case argTarget:
		return fmt.Sprintf("%s to %d", name, n)
	case argOp:
		return name + " " + operator(n)
	case argLocals:
		return fmt.Sprintf("%s %s, %s", name, c.Locals[a], c.Locals[b])
	case argLocalName:
		return fmt.Sprintf("%s %s, %s", name, c.Locals[a], c.Names[b])
	case argOpConst:
		return fmt.Sprintf("%s %s %s", name, operator(op), ShowConst(c.Consts[rest]))
	case argOpLocal:
		return fmt.Sprintf("%s %s %s", name, operator(op), c.Locals[rest])
	case argOpTarget:
		op, target := in.CompareTarget()
		return fmt.Sprintf("%s %s to %d", name, operator(op), target)
	}
	return fmt.Sprintf("%s %d", name, n)
}

// CellName is the name of one of Cells, then Frees.
func (c *Code) CellName(n int) string {
	if n < len(c.Cells) {
		return c.Cells[n]
	}
	return c.Frees[n-len(c.Cells)]
}

// String names the kind.
func (k CodeKind) String() string {
	switch k {
	case GeneratorCode:
		return "generator"
	case CoroutineCode:
		return "coroutine"
	case AsyncGeneratorCode:
		return "async generator"
	}
	return "plain"
}

// operator is a syntax.Op as Python writes it.
func operator(op int) string {
	signs := [...]string{
		syntax.Add: "+", syntax.Sub: "-", syntax.Mult: "*", syntax.MatMult: "@", syntax.Div: "/", syntax.Mod: "%", syntax.Pow: "**",
		syntax.LShift: "<<", syntax.RShift: ">>", syntax.BitOr: "|", syntax.BitXor: "^", syntax.BitAnd: "&", syntax.FloorDiv: "//",
		syntax.Not: "not", syntax.Invert: "~", syntax.UAdd: "+", syntax.USub: "-", syntax.And: "and", syntax.Or: "or",
		syntax.Eq: "==", syntax.NotEq: "!=", syntax.Lt: "<", syntax.LtE: "<=", syntax.Gt: ">", syntax.GtE: ">=",
		syntax.Is: "is", syntax.IsNot: "is not", syntax.In: "in", syntax.NotIn: "not in",
	}
	return signs[op]
}

// ShowConst is a constant, much as Python writes it.
func ShowConst(k Const) string {
	switch k := k.(type) {
	case nil:
		return "None"
	case bool:
		if k {
			return "True"
		}
		return "False"
	case int64:
		return strconv.FormatInt(k, 10)
	case *big.Int:
		return k.String()
	case float64:
		return strconv.FormatFloat(k, 'g', -1, 64)
	case string:
		return strconv.Quote(k)
	case []byte:
		return "b" + strconv.Quote(string(k))
	case EllipsisConst:
		return "..."
	case Tuple:
		return "(" + showConsts(k) + ")"
	case FrozenSet:
		return "{" + showConsts(k) + "}"
	case *Code:
		return "<" + k.QualName + ">"
	}
	return fmt.Sprintf("? %T", k)
}

func showConsts(ks []Const) string {
	shown := make([]string, len(ks))
	for i, k := range ks {
		shown[i] = ShowConst(k)
	}
	return strings.Join(shown, ", ")
}
