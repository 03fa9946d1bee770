package syntax

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"
)

// Dump writes a program's tree as text: each node is its name in Python's ast
// module, its span and its fields in Python's order, but without contexts and
// type comments. testdata/dump.py writes the same of CPython's tree.
func Dump(w io.Writer, m *Module) error {
	d := &dumper{w: bufio.NewWriter(w)}
	d.w.WriteString("(Module ")
	d.stmts(m.Body)
	d.w.WriteString(")\n")
	return d.w.Flush()
}

type dumper struct {
	w *bufio.Writer
}

func (d *dumper) open(name string, s Span) {
	fmt.Fprintf(d.w, "(%s %d:%d-%d:%d", name, s.Start.Line, s.Start.Col, s.End.Line, s.End.Col)
}

// node writes a node whose fields are written by themselves: expressions,
// lists, strings and so on.
func (d *dumper) node(name string, s Span, fields ...any) {
	d.open(name, s)
	d.fields(fields...)
}

func (d *dumper) fields(fields ...any) {
	for _, f := range fields {
		d.w.WriteByte(' ')
		d.field(f)
	}
	d.w.WriteByte(')')
}

func (d *dumper) field(f any) {
	switch f := f.(type) {
	case nil:
		d.w.WriteByte('-')
	case string:
		d.str(f)
	case ident:
		if f == "" {
			d.w.WriteByte('-')
		} else {
			d.str(string(f))
		}
	case int:
		fmt.Fprint(d.w, f)
	case bool:
		fmt.Fprint(d.w, map[bool]int{false: 0, true: 1}[f])
	case Op:
		d.w.WriteString(opNames[f])
	case []Op:
		list(d, f, func(o Op) { d.w.WriteString(opNames[o]) })
	case Expr:
		d.expr(f)
	case Pattern:
		d.pattern(f)
	case []Expr:
		list(d, f, d.expr)
	case []Stmt:
		d.stmts(f)
	case []Pattern:
		list(d, f, d.pattern)
	case []Keyword:
		list(d, f, func(k Keyword) { d.node("keyword", k.Span, ident(k.Name), k.Value) })
	case []string:
		list(d, f, d.str)
	case []*Name:
		list(d, f, func(n *Name) { d.str(n.ID) })
	case []TypeParam:
		list(d, f, d.typeParam)
	case *Params:
		d.params(f)
	default:
		panic(fmt.Sprintf("syntax: no way to dump %T", f))
	}
}

// ident is a name that may be missing.
type ident string

func list[T any](d *dumper, elts []T, write func(T)) {
	d.w.WriteByte('[')
	for i, e := range elts {
		if i > 0 {
			d.w.WriteByte(' ')
		}
		write(e)
	}
	d.w.WriteByte(']')
}

// str writes text in ASCII: what is no letter or digit as its number in
// hexadecimal. A surrogate is three bytes that Go takes for no UTF-8.
func (d *dumper) str(s string) {
	d.w.WriteByte('\'')
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 && i+2 < len(s) {
			r, n = rune(s[i]&0x0f)<<12|rune(s[i+1]&0x3f)<<6|rune(s[i+2]&0x3f), 3
		}
		d.char(r)
		i += n
	}
	d.w.WriteByte('\'')
}

func (d *dumper) char(r rune) {
	if r > ' ' && r < 0x7f && r != '\'' && r != '\\' || r == ' ' {
		d.w.WriteByte(byte(r))
		return
	}
	fmt.Fprintf(d.w, "\\%x;", r)
}

func (d *dumper) expr(e Expr) {
	switch e := e.(type) {
	case nil:
		d.w.WriteByte('-')
	case *Name:
		d.node("Name", e.Span, e.ID)
	case *Int:
		d.open("Int", e.Span)
		fmt.Fprintf(d.w, " %x)", e.Value)
	case *Float:
		d.open("Float", e.Span)
		fmt.Fprintf(d.w, " %016x)", math.Float64bits(e.Value))
	case *Imaginary:
		d.open("Imaginary", e.Span)
		fmt.Fprintf(d.w, " %016x)", math.Float64bits(e.Value))
	case *Str:
		d.node("Str", e.Span, e.Value)
	case *Bytes:
		d.open("Bytes", e.Span)
		fmt.Fprintf(d.w, " '%x')", e.Value)
	case *Constant:
		d.open(constNames[e.Kind], e.Span)
		d.w.WriteByte(')')
	case *JoinedStr:
		d.joined(e)
	case *List:
		d.node("List", e.Span, e.Elts)
	case *Tuple:
		d.node("Tuple", e.Span, e.Elts)
	case *Set:
		d.node("Set", e.Span, e.Elts)
	case *Dict:
		d.node("Dict", e.Span, e.Keys, e.Values)
	case *Starred:
		d.node("Starred", e.Span, e.Value)
	case *UnaryOp:
		d.node("UnaryOp", e.Span, e.Op, e.X)
	case *BinOp:
		d.node("BinOp", e.Span, e.X, e.Op, e.Y)
	case *BoolOp:
		d.node("BoolOp", e.Span, e.Op, e.Values)
	case *Compare:
		d.node("Compare", e.Span, e.Left, e.Ops, e.Right)
	case *IfExp:
		d.node("IfExp", e.Span, e.Test, e.Body, e.OrElse)
	case *NamedExpr:
		d.node("NamedExpr", e.Span, e.Target, e.Value)
	case *Call:
		d.node("Call", e.Span, e.Func, e.Args, e.Keywords)
	case *Attribute:
		d.node("Attribute", e.Span, e.Value, e.Attr)
	case *Subscript:
		d.node("Subscript", e.Span, e.Value, e.Index)
	case *Slice:
		d.node("Slice", e.Span, e.Lower, e.Upper, e.Step)
	case *Lambda:
		d.node("Lambda", e.Span, e.Params, e.Body)
	case *Comp:
		d.comp(e)
	case *Await:
		d.node("Await", e.Span, e.Value)
	case *Yield:
		d.node("Yield", e.Span, e.Value)
	case *YieldFrom:
		d.node("YieldFrom", e.Span, e.Value)
	default:
		panic(fmt.Sprintf("syntax: no way to dump %T", e))
	}
}

func (d *dumper) comp(c *Comp) {
	d.open([...]string{ListComp: "ListComp", SetComp: "SetComp", DictComp: "DictComp", GeneratorExp: "GeneratorExp"}[c.Kind], c.Span)
	d.w.WriteByte(' ')
	d.expr(c.Elt)
	if c.Kind == DictComp {
		d.w.WriteByte(' ')
		d.expr(c.Value)
	}
	d.w.WriteByte(' ')
	list(d, c.Generators, func(g Generator) {
		d.w.WriteString("(comprehension")
		d.fields(g.Target, g.Iter, g.Ifs, g.Async)
	})
	d.w.WriteByte(')')
}

// joined writes an f-string as CPython has it: what {value=} shows is part of
// the text before it. The places of its text are left out.
func (d *dumper) joined(j *JoinedStr) {
	name := "JoinedStr"
	if j.Template {
		name = "TemplateStr"
	}
	d.open(name, j.Span)
	d.w.WriteString(" [")
	sep := ""
	text := ""
	flush := func() {
		if text != "" {
			d.w.WriteString(sep)
			d.str(text)
			sep, text = " ", ""
		}
	}
	for _, part := range j.Parts {
		if s, ok := part.(*Str); ok {
			text += s.Value
			continue
		}
		f := part.(*FormattedValue)
		text += f.Text
		flush()
		d.w.WriteString(sep)
		sep = " "
		conversion := -1
		if f.Conversion != 0 {
			conversion = int(f.Conversion)
		}
		spec := Expr(nil)
		if f.Spec != nil {
			spec = f.Spec
		}
		if j.Template {
			d.node("Interpolation", f.Span, f.Value, f.Source, conversion, spec)
		} else {
			d.node("FormattedValue", f.Span, f.Value, conversion, spec)
		}
	}
	flush()
	d.w.WriteString("])")
}

func (d *dumper) params(p *Params) {
	d.w.WriteString("(arguments")
	write := func(one Param) { d.node("arg", one.Span, one.Name, one.Annotation) }
	optional := func(one *Param) {
		d.w.WriteByte(' ')
		if one == nil {
			d.w.WriteByte('-')
		} else {
			write(*one)
		}
	}
	d.w.WriteByte(' ')
	list(d, p.PosOnly, write)
	d.w.WriteByte(' ')
	list(d, p.Args, write)
	optional(p.Vararg)
	d.w.WriteByte(' ')
	list(d, p.KwOnly, write)
	d.w.WriteByte(' ')
	d.field(p.KwDefaults)
	optional(p.Kwarg)
	d.w.WriteByte(' ')
	d.field(p.Defaults)
	d.w.WriteByte(')')
}

func (d *dumper) typeParam(t TypeParam) {
	switch t.Kind {
	case TypeVar:
		d.node("TypeVar", t.Span, t.Name, t.Bound, t.Default)
	case TypeVarTuple:
		d.node("TypeVarTuple", t.Span, t.Name, t.Default)
	case ParamSpec:
		d.node("ParamSpec", t.Span, t.Name, t.Default)
	}
}

// constNames are Python's names of the constants.
var constNames = [...]string{None: "None", True: "True", False: "False", Ellipsis: "Ellipsis"}

// opNames are the operators' names in Python's ast module.
var opNames = strings.Fields(`Add Sub Mult MatMult Div Mod Pow LShift RShift BitOr BitXor BitAnd FloorDiv
	Not Invert UAdd USub And Or Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn`)
