package syntax

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Warning is a SyntaxWarning: what a program says is right, but hardly what it
// means.
type Warning struct {
	Line int
	Text string
}

// Warnings are CPython's SyntaxWarnings of a program that was parsed, in its
// order: what is odd in its words, what it does in finally blocks, and then what
// its compiler wonders about.
func Warnings(file string, text []byte, m *Module) []Warning {
	src, err := decode(file, text)
	if err != nil {
		return nil
	}
	w := &warner{src: src}
	w.words(newParser(file, src).toks)
	w.finals(m.Body, false)
	Inspect(m, w.expression)
	return w.found
}

// WarningsBefore are the SyntaxWarnings of a program that is wrong in a line:
// those that its words before that line give cause for.
func WarningsBefore(file string, text []byte, line int) []Warning {
	src, err := decode(file, text)
	if err != nil {
		return nil
	}
	toks := newParser(file, src).toks
	n := slices.IndexFunc(toks, func(t token) bool { return int(t.to.Line) >= line })
	w := &warner{src: src}
	w.words(toks[:max(0, n)])
	return w.found
}

type warner struct {
	src   []byte
	found []Warning
}

func (w *warner) warn(at Pos, format string, args ...any) {
	w.found = append(w.found, Warning{int(at.Line), fmt.Sprintf(format, args...)})
}

// words looks at the literals.
func (w *warner) words(toks []token) {
	var raw []bool // of the f-strings that are open
	for i, t := range toks {
		text := string(w.src[t.start:t.end])
		switch t.kind {
		case kNumber:
			if i+1 < len(toks) && toks[i+1].start == t.end && toks[i+1].kind >= kwFalse {
				w.warn(t.from, "invalid %s literal", numberKind(text))
			}
		case kString:
			quote := strings.IndexAny(text, `'"`)
			prefix := strings.ToLower(text[:quote])
			if !strings.Contains(prefix, "r") {
				w.escapes(t.from, text[quote:], strings.Contains(prefix, "b"))
			}
		case kFStart, kTStart:
			raw = append(raw, strings.ContainsAny(text, "rR"))
		case kFMiddle, kTMiddle:
			if !raw[len(raw)-1] {
				w.escapes(t.from, text, false)
			}
		case kFEnd, kTEnd:
			raw = raw[:len(raw)-1]
		}
	}
}

// numberKind is what CPython calls a literal.
func numberKind(text string) string {
	last := text[len(text)-1]
	switch {
	case len(text) > 1 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X'):
		return "hexadecimal"
	case len(text) > 1 && text[0] == '0' && (text[1] == 'o' || text[1] == 'O'):
		return "octal"
	case len(text) > 1 && text[0] == '0' && (text[1] == 'b' || text[1] == 'B'):
		return "binary"
	case last == 'j' || last == 'J':
		return "imaginary"
	}
	return "decimal"
}

// escapes warns of the first escape of a literal that is none.
func (w *warner) escapes(at Pos, text string, bytes bool) {
	for i := 0; i+1 < len(text); i++ {
		if text[i] != '\\' {
			continue
		}
		kind, end := "", i+2
		switch c := text[i+1]; {
		case c >= utf8.RuneSelf, c == '\n', c == '\r', c == 'x', strings.IndexByte(`\'"abfnrtv`, c) >= 0, !bytes && strings.IndexByte("uUN", c) >= 0:
		case c >= '4' && c <= '7' && i+3 < len(text) && isOctal(text[i+2]) && isOctal(text[i+3]):
			kind, end = "octal ", i+4
		case isOctal(c):
		default:
			kind = "any"
		}
		if kind == "" {
			i++
			continue
		}
		at.Line += uint32(strings.Count(text[:i], "\n"))
		sequence := text[i:end]
		w.warn(at, `"%s" is an invalid %sescape sequence. Such sequences will not work in the future. Did you mean "\%s"? A raw string is also an option.`,
			sequence, strings.TrimPrefix(kind, "any"), sequence)
		return
	}
}

func isOctal(c byte) bool { return '0' <= c && c <= '7' }

// finals warns of what leaves a finally block early. within says that the
// statements stand in one, and in no function or loop within it.
func (w *warner) finals(body []Stmt, within bool) {
	for _, s := range body {
		switch s := s.(type) {
		case *Return:
			w.leaves(within, s.Start, "return")
		case *Break:
			w.leaves(within, s.Start, "break")
		case *Continue:
			w.leaves(within, s.Start, "continue")
		case *FunctionDef:
			w.finals(s.Body, false)
		case *ClassDef:
			w.finals(s.Body, false)
		case *For:
			w.finals(s.Body, false)
			w.finals(s.OrElse, within)
		case *While:
			w.finals(s.Body, false)
			w.finals(s.OrElse, within)
		case *If:
			w.finals(s.Body, within)
			w.finals(s.OrElse, within)
		case *With:
			w.finals(s.Body, within)
		case *Match:
			for _, c := range s.Cases {
				w.finals(c.Body, within)
			}
		case *Try:
			w.finals(s.Body, within)
			for _, h := range s.Handlers {
				w.finals(h.Body, within)
			}
			w.finals(s.OrElse, within)
			w.finals(s.Finally, true)
		}
	}
}

func (w *warner) leaves(within bool, at Pos, word string) {
	if within {
		w.warn(at, "'%s' in a 'finally' block", word)
	}
}

// expression warns of what can hardly be meant.
func (w *warner) expression(n Node) bool {
	switch n := n.(type) {
	case *Compare:
		w.comparison(n)
	case *Assert:
		if t, ok := n.Test.(*Tuple); ok && len(t.Elts) > 0 {
			w.warn(n.Start, "assertion is always true, perhaps remove parentheses?")
		}
	case *Call:
		if kind := literalKind(n.Func); kind != "" && kind != "function" {
			w.warn(n.Start, "'%s' object is not callable; perhaps you missed a comma?", kind)
		}
	case *Subscript:
		w.subscript(n)
	}
	return true
}

// comparison warns of is with a literal, once.
func (w *warner) comparison(n *Compare) {
	left := n.Left
	for i, right := range n.Right {
		odd := left
		if !isLiteral(odd) {
			odd = right
		}
		if op := n.Ops[i]; isLiteral(odd) && (op == Is || op == IsNot) {
			words, meant := "is", "=="
			if op == IsNot {
				words, meant = "is not", "!="
			}
			w.warn(n.Start, `"%s" with '%s' literal. Did you mean "%s"?`, words, literalKind(odd), meant)
			return
		}
		left = right
	}
}

// isLiteral reports whether is makes no sense with an expression.
func isLiteral(x Expr) bool {
	switch x := x.(type) {
	case *Int, *Float, *Imaginary, *Str, *Bytes:
		return true
	case *Tuple:
		return !slices.ContainsFunc(x.Elts, func(e Expr) bool {
			_, named := e.(*Constant)
			return !named && !isLiteral(e)
		})
	}
	return false
}

// subscript warns of an index that fits no such value.
func (w *warner) subscript(n *Subscript) {
	of, index := literalKind(n.Value), literalKind(n.Index)
	switch of {
	case "NoneType", "ellipsis", "bool", "int", "float", "complex", "set", "generator", "function", "string.templatelib.Template":
		w.warn(n.Start, "'%s' object is not subscriptable; perhaps you missed a comma?", of)
	case "str", "bytes", "tuple", "list":
		if index != "" && index != "int" && index != "bool" {
			w.warn(n.Start, "%s indices must be integers or slices, not %s; perhaps you missed a comma?", of, index)
		}
	}
}

// literalKind is the class of what an expression plainly is, "" if that cannot
// be told.
func literalKind(x Expr) string {
	switch x := x.(type) {
	case *Int:
		return "int"
	case *Float:
		return "float"
	case *Imaginary:
		return "complex"
	case *Str:
		return "str"
	case *Bytes:
		return "bytes"
	case *JoinedStr:
		if x.Template {
			return "string.templatelib.Template"
		}
		return "str"
	case *Constant:
		return map[ConstKind]string{None: "NoneType", True: "bool", False: "bool", Ellipsis: "ellipsis"}[x.Kind]
	case *Tuple:
		return "tuple"
	case *List:
		return "list"
	case *Set:
		return "set"
	case *Dict:
		return "dict"
	case *Lambda:
		return "function"
	case *Comp:
		return map[CompKind]string{ListComp: "list", SetComp: "set", DictComp: "dict", GeneratorExp: "generator"}[x.Kind]
	}
	return ""
}
