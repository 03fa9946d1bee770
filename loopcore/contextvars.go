package loopcore

import (
	"fmt"
	"math/rand/v2"
)

// ContextVar is a variable whose value hangs on the Context
// (contextvars.ContextVar).
type ContextVar struct {
	name       string
	value      any
	hasDefault bool
	key        uint64 // its place among a context's bindings
}

// NewContextVar makes a variable that has no value until it is set.
func NewContextVar(name string) *ContextVar {
	return &ContextVar{name: name, key: rand.Uint64()}
}

// NewContextVarWithDefault makes a variable that has value wherever it is not set.
func NewContextVarWithDefault(name string, value any) *ContextVar {
	v := NewContextVar(name)
	v.value, v.hasDefault = value, true
	return v
}

// String is the variable as Python's repr writes it.
func (v *ContextVar) String() string {
	value := ""
	if v.hasDefault {
		value = " default=" + repr(v.value)
	}
	return fmt.Sprintf("<ContextVar name=%s%s at %p>", quoted(v.name), value, v)
}

// Name is the name it was made with.
func (v *ContextVar) Name() string { return v.name }

// Default is what the variable is wherever it is not set; false if nothing was said.
func (v *ContextVar) Default() (any, bool) { return v.value, v.hasDefault }

// Context maps variables to values (contextvars.Context). Copying one costs the
// same however much it holds. It belongs to one thread at a time.
type Context struct {
	vars    *bindings
	entered bool
	// Owner is whatever an interpreter keeps for the context: its own object.
	Owner any
}

// NewContext is an empty context.
func NewContext() *Context { return &Context{} }

// String is the context as Python's repr writes it.
func (c *Context) String() string { return fmt.Sprintf("<_contextvars.Context object at %p>", c) }

// Copy is a context of its own with the same values.
func (c *Context) Copy() *Context { return &Context{vars: c.vars} }

// Get is the value of v: what was set, else its default; false if there is neither.
func (c *Context) Get(v *ContextVar) (any, bool) {
	if value, ok := c.Lookup(v); ok {
		return value, true
	}
	return v.value, v.hasDefault
}

// Lookup is what v was set to in this context; its default does not count.
func (c *Context) Lookup(v *ContextVar) (any, bool) {
	b := c.vars.find(v)
	if b == nil || b.value == (unset{}) {
		return nil, false
	}
	return b.value, true
}

// Set gives v a value, and answers how to take it back.
func (c *Context) Set(v *ContextVar, value any) *Token {
	t := &Token{context: c, v: v}
	t.old, t.wasSet = c.Lookup(v)
	c.vars = c.vars.with(v, value)
	return t
}

// Reset takes a Set back. A token serves once, for its own variable, in its own
// context.
func (c *Context) Reset(v *ContextVar, t *Token) error {
	switch {
	case t.used:
		return RuntimeError(t.String() + " has already been used once")
	case t.v != v:
		return ValueError(t.String() + " was created by a different ContextVar")
	case t.context != c:
		return ValueError(t.String() + " was created in a different Context")
	}
	t.used = true
	if t.wasSet {
		c.vars = c.vars.with(v, t.old)
	} else {
		c.vars = c.vars.with(v, unset{})
	}
	return nil
}

// Vars lists the variables that are set.
func (c *Context) Vars() []*ContextVar {
	var all []*ContextVar
	c.vars.each(func(b *bindings) { all = append(all, b.v) })
	return all
}

// enter marks the context as the one in use; false if it is in use already.
func (c *Context) enter() bool {
	if c.entered {
		return false
	}
	c.entered = true
	return true
}

func (c *Context) leave() { c.entered = false }

// Run calls fn with the context marked as in use (Context.run), on a thread that
// runs no loop; where one runs, Loop.RunIn has it use the context too.
func (c *Context) Run(fn func() error) error {
	if !c.enter() {
		return RuntimeError("cannot enter context: " + repr(c) + " is already entered")
	}
	defer c.leave()
	return fn()
}

// Token says what a variable was before it was set (contextvars.Token).
type Token struct {
	context *Context
	v       *ContextVar
	old     any
	wasSet  bool
	used    bool
}

// String is the token as Python's repr writes it.
func (t *Token) String() string {
	used := ""
	if t.used {
		used = " used"
	}
	return fmt.Sprintf("<Token%s var=%v at %p>", used, t.v, t)
}

// OldValue is what the variable was set to before; false if it was not set.
func (t *Token) OldValue() (any, bool) { return t.old, t.wasSet }

// Var is the variable that was set.
func (t *Token) Var() *ContextVar { return t.v }

// unset stands for a value that was taken back.
type unset struct{}

// bindings is a tree of variables that nobody ever changes: a change makes
// another, which shares all but one path with it. The variables' random keys
// keep it as good as balanced.
type bindings struct {
	v           *ContextVar
	value       any
	left, right *bindings
}

func (b *bindings) find(v *ContextVar) *bindings {
	for b != nil && b.v != v {
		if v.key < b.v.key {
			b = b.left
		} else {
			b = b.right
		}
	}
	return b
}

func (b *bindings) with(v *ContextVar, value any) *bindings {
	if b == nil {
		return &bindings{v: v, value: value}
	}
	c := *b
	switch {
	case b.v == v:
		c.value = value
	case v.key < b.v.key:
		c.left = b.left.with(v, value)
	default:
		c.right = b.right.with(v, value)
	}
	return &c
}

// each calls fn with every binding that is set.
func (b *bindings) each(fn func(*bindings)) {
	if b == nil {
		return
	}
	b.left.each(fn)
	if b.value != (unset{}) {
		fn(b)
	}
	b.right.each(fn)
}
