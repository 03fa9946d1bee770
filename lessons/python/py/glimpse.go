package py

import "strings"

// How much of a value a Glimpse shows.
const (
	glimpseItems  = 6
	glimpseLevels = 3
	glimpseText   = 60 // characters of a string
	glimpseBits   = 256
)

// Glimpse is a value in few words. Unlike repr it runs nothing of the
// program's, and takes no longer for a large value: the trace shows results by it.
func (t *Thread) Glimpse(v Value) string { return t.glimpse(v, glimpseLevels) }

func (t *Thread) glimpse(v Value, levels int) string {
	switch v := v.(type) {
	case *Str:
		return t.shortRepr(v.Cut(0, min(v.Len(), glimpseText)), v.Len() > glimpseText)
	case *Bytes:
		return t.shortRepr(&Bytes{B: v.B[:min(len(v.B), glimpseText)]}, len(v.B) > glimpseText)
	case Int, Float, Bool, *NoneType:
		return t.shortRepr(v, false)
	case *BigInt:
		if v.V.BitLen() <= glimpseBits {
			return t.shortRepr(v, false)
		}
		return "<int of " + intText(Int(v.V.BitLen())) + " bits>"
	case *Tuple:
		if len(v.Items) == 1 {
			return "(" + t.glimpse(v.Items[0], levels-1) + ",)"
		}
		return t.glimpseList("(", v.Items, ")", levels)
	case *List:
		return t.glimpseList("[", v.Items, "]", levels)
	case *Dict:
		return t.glimpseDict(v, levels)
	case *Set:
		return t.glimpseSet(v.Type(), &v.Dict, levels)
	case *FrozenSet:
		return t.glimpseSet(v.Type(), &v.Dict, levels)
	case *Exception:
		return t.GlimpseError(v)
	case *Class:
		return v.QualName
	}
	if s := shortArgument(v); s != "" {
		return s
	}
	return "<" + v.Type().QualName + ">"
}

// shortRepr is the repr of a value that is small and built in, with dots if it
// was cut.
func (t *Thread) shortRepr(v Value, cut bool) string {
	s, err := t.Repr(v)
	if err != nil {
		s = "<" + v.Type().Name + ">"
	}
	if cut {
		s += "..."
	}
	return s
}

// glimpseList is the first of several values.
func (t *Thread) glimpseList(left string, items []Value, right string, levels int) string {
	if levels <= 0 && len(items) > 0 {
		return left + "..." + right
	}
	parts := make([]string, 0, glimpseItems+1)
	for _, v := range items[:min(len(items), glimpseItems)] {
		parts = append(parts, t.glimpse(v, levels-1))
	}
	if len(items) > glimpseItems {
		parts = append(parts, "...")
	}
	return left + strings.Join(parts, ", ") + right
}

func (t *Thread) glimpseSet(c *Class, d *Dict, levels int) string {
	if d.Len() == 0 {
		return c.Name + "()"
	}
	keys := d.firstKeys(glimpseItems + 1)
	if c == FrozenSetClass {
		return t.glimpseList("frozenset({", keys, "})", levels)
	}
	return t.glimpseList("{", keys, "}", levels)
}

func (t *Thread) glimpseDict(d *Dict, levels int) string {
	if levels <= 0 && d.Len() > 0 {
		return "{...}"
	}
	var parts []string
	for i := 0; i < len(d.entries) && len(parts) <= glimpseItems; i++ {
		e := &d.entries[i]
		switch {
		case e.key == nil:
		case len(parts) == glimpseItems:
			parts = append(parts, "...")
		default:
			parts = append(parts, t.glimpse(e.key, levels-1)+": "+t.glimpse(e.value, levels-1))
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// firstKeys is up to n of the keys.
func (d *Dict) firstKeys(n int) []Value {
	var keys []Value
	for i := 0; i < len(d.entries) && len(keys) < n; i++ {
		if k := d.entries[i].key; k != nil {
			keys = append(keys, k)
		}
	}
	return keys
}

// GlimpseError is the last line of an exception's traceback, if nothing of the
// program's has to run for it; else its class.
func (t *Thread) GlimpseError(e *Exception) string {
	name := e.class.shownName()
	if _, own := e.class.lookup(t.in, nameStr).(*Function); own {
		return name
	}
	for _, v := range e.Args.Items {
		switch v.(type) {
		case *Str, Int, Float, Bool, *NoneType:
		default:
			parts := t.glimpseList("(", e.Args.Items, ")", glimpseLevels)
			if len(e.Args.Items) == 1 {
				parts = t.glimpse(e.Args.Items[0], glimpseLevels)
			}
			return name + ": " + parts
		}
	}
	return e.Line(t)
}
