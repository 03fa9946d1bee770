package py

import (
	"strings"

	"batuta/loopcore"
)

// Given is a CoroutineBody that knows what it was called with, for its label.
type Given interface{ Given() []Value }

// Label is how the score names it: its function and the arguments, as long as
// they have not been replaced.
func (g *Generator) Label() string {
	f := g.frame
	if f == nil || g.state != genCreated {
		return g.name + "()"
	}
	return callLabel(g.name, f.slots[:f.code.Args])
}

// Label is how the score names it: to_thread(read), sleep(0.4).
func (c *NativeCoroutine) Label() string {
	if body, ok := c.body.(Given); ok && c.state == genCreated {
		return callLabel(c.name, body.Given())
	}
	return c.name + "()"
}

// callLabel is a call with those of its arguments that few letters say.
func callLabel(name string, args []Value) string {
	var short []string
	for _, v := range args {
		if s := shortArgument(v); s != "" {
			short = append(short, s)
		}
	}
	return name + "(" + strings.Join(short, ", ") + ")"
}

// shortArgument is an argument in few letters, "" for one that needs many.
func shortArgument(v Value) string {
	switch v := v.(type) {
	case *Str:
		if v.Len() <= 24 {
			return "'" + v.s + "'"
		}
		return "'" + v.Cut(0, 20).s + "...'"
	case Int:
		return intText(v)
	case Float:
		return floatText(float64(v))
	case Bool:
		if v {
			return "True"
		}
		return "False"
	case *Function:
		return strings.Trim(v.Name, "<>") // a lambda is <lambda>
	case *Builtin:
		return v.Name
	case *BoundMethod:
		return shortArgument(v.Func)
	case loopcore.Coroutine:
		return v.Label()
	}
	return ""
}
