package py

import (
	"fmt"
	"slices"

	"batuta/lessons/python/bytecode"
)

func cellSpec() Spec {
	return Spec{
		Doc: "Create a new cell object.", Self: SelfOf[*Cell], Final: true,
		New: func(t *Thread, _ *Class, args []Value, kw []KwArg) (Value, error) {
			if len(kw) > 0 {
				return nil, t.TypeError("cell() takes no keyword arguments")
			}
			if len(args) > 1 {
				return nil, t.TypeError("cell expected at most 1 argument, got %d", len(args))
			}
			c := &Cell{}
			if len(args) == 1 {
				c.V = args[0]
			}
			return c, nil
		},
		Defs: []Def{
			{Sig: "__repr__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
				c := args[0].(*Cell)
				if c.V == nil {
					return NewStr(fmt.Sprintf("<cell at %s: empty>", Address(c))), nil
				}
				return NewStr(fmt.Sprintf("<cell at %s: %s object at %s>", Address(c), c.V.Type().Name, Address(c.V))), nil
			}},
			{Sig: "cell_contents(self)", Kind: Getter, Fn: func(t *Thread, args []Value) (Value, error) {
				if v := args[0].(*Cell).V; v != nil {
					return v, nil
				}
				return nil, t.ValueError("Cell is empty")
			}, Set: func(_ *Thread, self, value Value) error {
				self.(*Cell).V = value
				return nil
			}},
		},
	}
}

// codeSpec is that of code objects.
func codeSpec() Spec {
	number := func(of func(c *Code) int) Native {
		return func(_ *Thread, args []Value) (Value, error) { return MakeInt(int64(of(args[0].(*Code)))), nil }
	}
	names := func(of func(c *Code) []string) Native {
		return func(_ *Thread, args []Value) (Value, error) { return nameTuple(of(args[0].(*Code))), nil }
	}
	return Spec{
		Doc: "Create a code object.", Self: SelfOf[*Code], Final: true,
		Defs: []Def{
			{Sig: "__repr__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
				c := args[0].(*Code)
				return NewStr(fmt.Sprintf("<code object %s at %s, file \"%s\", line %d>", c.Name, Address(c), c.File, c.FirstLine)), nil
			}},
			{Sig: "co_name(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return NewStr(args[0].(*Code).Name), nil }},
			{Sig: "co_qualname(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return NewStr(args[0].(*Code).QualName), nil }},
			{Sig: "co_filename(self)", Kind: Getter, Fn: func(_ *Thread, args []Value) (Value, error) { return NewStr(args[0].(*Code).File), nil }},
			{Sig: "co_firstlineno(self)", Kind: Getter, Fn: number(func(c *Code) int { return c.FirstLine })},
			{Sig: "co_argcount(self)", Kind: Getter, Fn: number(func(c *Code) int { return c.Args })},
			{Sig: "co_posonlyargcount(self)", Kind: Getter, Fn: number(func(c *Code) int { return c.PosOnly })},
			{Sig: "co_kwonlyargcount(self)", Kind: Getter, Fn: number(func(c *Code) int { return c.KwOnly })},
			{Sig: "co_nlocals(self)", Kind: Getter, Fn: number(func(c *Code) int { return len(visibleLocals(c)) })},
			{Sig: "co_stacksize(self)", Kind: Getter, Fn: number(func(c *Code) int { return c.Stack })},
			{Sig: "co_flags(self)", Kind: Getter, Fn: number(codeFlags)},
			{Sig: "co_varnames(self)", Kind: Getter, Fn: names(visibleLocals)},
			{Sig: "co_cellvars(self)", Kind: Getter, Fn: names(func(c *Code) []string { return c.Cells })},
			{Sig: "co_freevars(self)", Kind: Getter, Fn: names(func(c *Code) []string { return c.Frees })},
			{Sig: "co_names(self)", Kind: Getter, Fn: names(func(c *Code) []string { return c.Names })},
			{Sig: "__getattr__(self, name, /)", Fn: codeGetattr},
		},
	}
}

// codeGetattr refuses what only CPython's own bytecode could answer.
func codeGetattr(t *Thread, args []Value) (Value, error) {
	name, err := t.attrName(args[1])
	if err != nil {
		return nil, err
	}
	switch name.s {
	case "co_code", "co_consts", "co_exceptiontable", "co_linetable", "co_lnotab", "co_lines", "co_positions", "co_branches", "replace":
		return nil, t.NotYet("code." + name.s)
	}
	return nil, t.noAttribute(args[0], name)
}

func nameTuple(names []string) *Tuple {
	items := make([]Value, len(names))
	for i, n := range names {
		items[i] = NewStr(n)
	}
	return NewTuple(items...)
}

// visibleLocals are the local variables but the compiler's own.
func visibleLocals(c *Code) []string {
	var names []string
	seen := map[string]bool{}
	for _, n := range c.Locals {
		if n != "" && n[0] != '.' && !seen[n] {
			seen[n] = true
			names = append(names, n)
		}
	}
	return names
}

// codeFlags are CPython's CO_ flags, as far as they mean something here.
func codeFlags(c *Code) int {
	flags := 0
	add := func(yes bool, flag int) {
		if yes {
			flags |= flag
		}
	}
	add(c.Optimized, 0x1|0x2)
	add(c.VarArgs, 0x4)
	add(c.VarKw, 0x8)
	add(len(c.Frees) > 0, 0x10)
	add(c.Kind == bytecode.GeneratorCode, 0x20)
	add(c.Kind == bytecode.CoroutineCode, 0x80)
	add(c.Kind == bytecode.AsyncGeneratorCode, 0x200)
	add(c.asCoroutine, 0x100)
	add(c.HasDoc && c.Optimized, 0x4000000)
	return flags
}

// GeneratorCoroutine is types.coroutine: the function that it answers makes
// generators that can be awaited.
func GeneratorCoroutine(t *Thread, args []Value) (Value, error) {
	f, ok := args[0].(*Function)
	if !ok {
		if !t.callable(args[0]) {
			return nil, t.TypeError("types.coroutine() expects a callable")
		}
		return nil, t.NotYet("types.coroutine of what is no function")
	}
	if f.Code.Kind != bytecode.GeneratorCode {
		return f, nil
	}
	code := *f.Code
	code.asCoroutine, code.spare, code.caches = true, nil, slices.Clone(code.caches)
	made := *f
	made.Code = &code
	return &made, nil
}
