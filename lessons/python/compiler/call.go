package compiler

import (
	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/syntax"
)

// many is how many values are put on the stack at once; of longer displays and
// calls they are gathered one by one, as in CPython.
const many = 30

func (u *unit) callExpr(e *syntax.Call) {
	checkKeywords(e.Keywords)
	a, ok := e.Func.(*syntax.Attribute)
	switch {
	case !ok || starred(e.Args) || unpacked(e.Keywords) || len(e.Args)+len(e.Keywords) > many:
		u.expr(e.Func)
		u.emit(e.Func, bytecode.PushNull, 0)
	case u.super(a, bytecode.LoadSuperMethod):
	default:
		u.expr(a.Value)
		u.emit(attributeAt(a), bytecode.LoadMethod, u.attr(a))
	}
	at := e.Span
	if ok && a.Start.Line != a.Name.Start.Line {
		at.Start = a.Name.Start
	}
	u.call(at, 0, e.Args, nil, e.Keywords)
}

// super loads super().name without making the super object, where super is the
// built-in one and the function a method: a parameter is its self.
func (u *unit) super(e *syntax.Attribute, op bytecode.Op) bool {
	c, ok := e.Value.(*syntax.Call)
	if !ok || len(c.Args) > 0 || len(c.Keywords) > 0 || u.cur != u.scope || u.scope.kind != functionScope || u.code.Args == 0 {
		return false
	}
	n, ok := c.Func.(*syntax.Name)
	if !ok || n.ID != "super" || u.cur.lookup("super").kind != implicitGlobal {
		return false
	}
	class := u.cur.lookup("__class__")
	if class == nil || class.kind != freeName {
		return false
	}
	self := u.cur.symbols[u.code.Locals[0]]
	if self.flags&isParam == 0 {
		return false
	}
	u.name(n, "super", load)
	u.name(c, "__class__", load)
	u.name(c, self.name, load)
	u.emit(attributeAt(e), op, u.attr(e))
	return true
}

// checkKeywords refuses a name given twice.
func checkKeywords(ks []syntax.Keyword) {
	seen := make(map[string]bool, len(ks))
	for i := range ks {
		if name := ks[i].Name; name != "" {
			if seen[name] {
				fail(ks[i], "keyword argument repeated: %s", name)
			}
			seen[name] = true
		}
	}
}

func starred(es []syntax.Expr) bool {
	for _, e := range es {
		if _, ok := e.(*syntax.Starred); ok {
			return true
		}
	}
	return false
}

func unpacked(ks []syntax.Keyword) bool {
	for _, k := range ks {
		if k.Name == "" {
			return true
		}
	}
	return false
}

// call calls the function on the stack, above which pushed arguments are
// already; extra, if not nil, loads one more behind args.
func (u *unit) call(at syntax.Node, pushed int, args []syntax.Expr, extra func(), ks []syntax.Keyword) {
	if pushed > 0 {
		checkKeywords(ks)
	}
	if starred(args) || unpacked(ks) || len(args)+len(ks) > many {
		u.callEx(at, pushed, args, extra, ks)
		return
	}
	n := pushed + len(args)
	for _, e := range args {
		u.expr(e)
	}
	if extra != nil {
		extra()
		n++
	}
	if len(ks) == 0 {
		u.emit(at, bytecode.Call, n)
		return
	}
	names := make(bytecode.Tuple, len(ks))
	for i, k := range ks {
		names[i] = k.Name
		u.expr(k.Value)
	}
	u.constant(at, names)
	u.emit(at, bytecode.CallKw, n+len(ks))
}

// callEx is a call with *args, **kwargs or very many arguments.
func (u *unit) callEx(at syntax.Node, pushed int, args []syntax.Expr, extra func(), ks []syntax.Keyword) {
	only, ok := single(args)
	switch {
	case pushed == 0 && len(args) == 0:
		u.constant(at, bytecode.Tuple{})
	case pushed == 0 && ok:
		u.expr(only)
	default:
		u.gather(at, pushed, args)
		if extra != nil {
			extra()
			u.emit(at, bytecode.ListAppend, 1)
		}
		u.emit(at, bytecode.ListToTuple, 0)
	}
	if len(ks) == 0 {
		u.emit(at, bytecode.CallEx, 0)
		return
	}
	have := false // the dict is on the stack
	for i := 0; i < len(ks); {
		if ks[i].Name == "" {
			if !have {
				u.emit(at, bytecode.BuildMap, 0)
				have = true
			}
			u.expr(ks[i].Value)
			u.emit(at, bytecode.DictMerge, 0)
			i++
			continue
		}
		n := 0
		for ; i < len(ks) && ks[i].Name != "" && n < many; i++ {
			u.constant(ks[i], ks[i].Name)
			u.expr(ks[i].Value)
			n++
		}
		u.emit(at, bytecode.BuildMap, n)
		if have {
			u.emit(at, bytecode.DictMerge, 0)
		}
		have = true
	}
	u.emit(at, bytecode.CallEx, 1)
}

// single is the x of f(*x).
func single(args []syntax.Expr) (syntax.Expr, bool) {
	if len(args) != 1 {
		return nil, false
	}
	s, ok := args[0].(*syntax.Starred)
	if !ok {
		return nil, false
	}
	return s.Value, true
}
