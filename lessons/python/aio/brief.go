package aio

import (
	"slices"
	"strings"

	"batuta/lessons/python/py"
)

// How much of a value asyncio's reprs show (reprlib).
const (
	briefLevels = 6
	briefItems  = 6
	briefPairs  = 4
	briefText   = 30 // characters of a string, or of anything else
	briefInt    = 40
	ellipsis    = "..."
)

// briefAny is the repr of a result as asyncio shows it.
func briefAny(t *py.Thread, x any) string { return brief(t, toPython(t, x)) }

// show is what a task came to as the trace writes it; nothing for None.
func (l *Loop) show(x any) string {
	t := l.in.Current()
	v := toPython(t, x)
	if v == py.None {
		return ""
	}
	return t.Glimpse(v)
}

// brief is repr(v), shortened (reprlib.repr).
func brief(t *py.Thread, v py.Value) string {
	s, err := briefAt(t, v, briefLevels)
	if err != nil {
		return "<" + v.Type().Name + " instance at " + py.Address(v) + ">"
	}
	return s
}

func briefAt(t *py.Thread, v py.Value, level int) (string, error) {
	switch v := v.(type) {
	case *py.Str:
		return briefString(t, v)
	case py.Int, *py.BigInt:
		s, err := t.Repr(v)
		return middleOut(s, briefInt), err
	case *py.Tuple:
		comma := ""
		if len(v.Items) == 1 {
			comma = ","
		}
		return briefList(t, v.Items, len(v.Items), level, "(", comma+")")
	case *py.List:
		return briefList(t, v.Items, len(v.Items), level, "[", "]")
	case *py.Set:
		return briefSet(t, v, v.Len(), level, "{", "}", "set()")
	case *py.FrozenSet:
		return briefSet(t, v, v.Dict.Len(), level, "frozenset({", "})", "frozenset()")
	case *py.Dict:
		return briefDict(t, v, level)
	}
	s, err := t.Repr(v)
	return middleOut(s, briefText), err
}

// middleOut leaves out the middle of a text that is longer than most.
func middleOut(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	head := (most - len(ellipsis)) / 2
	return string(r[:head]) + ellipsis + string(r[len(r)-(most-len(ellipsis)-head):])
}

// briefString leaves out the middle before it quotes, so that what is left are
// whole characters of the string.
func briefString(t *py.Thread, v *py.Str) (string, error) {
	s, err := t.Repr(v.Cut(0, min(briefText, v.Len())))
	if err != nil || len([]rune(s)) <= briefText {
		return s, err
	}
	head := (briefText - len(ellipsis)) / 2
	tail := briefText - len(ellipsis) - head
	ends := py.NewStr(v.Cut(0, min(head, v.Len())).String() + v.Cut(max(0, v.Len()-tail), v.Len()).String())
	if s, err = t.Repr(ends); err != nil {
		return "", err
	}
	r := []rune(s)
	return string(r[:min(head, len(r))]) + ellipsis + string(r[max(0, len(r)-tail):]), nil
}

func briefList(t *py.Thread, items []py.Value, n, level int, left, right string) (string, error) {
	if level <= 0 && n > 0 {
		return left + ellipsis + right, nil
	}
	var parts []string
	for _, x := range items[:min(len(items), briefItems)] {
		s, err := briefAt(t, x, level-1)
		if err != nil {
			return "", err
		}
		parts = append(parts, s)
	}
	if n > briefItems {
		parts = append(parts, ellipsis)
	}
	return left + strings.Join(parts, ", ") + right, nil
}

func briefSet(t *py.Thread, v py.Value, n, level int, left, right, empty string) (string, error) {
	if n == 0 {
		return empty, nil
	}
	items, err := t.Collect(v)
	if err != nil {
		return "", err
	}
	return briefList(t, sortedIfPossible(t, items), n, level, left, right)
}

func briefDict(t *py.Thread, d *py.Dict, level int) (string, error) {
	switch {
	case d.Len() == 0:
		return "{}", nil
	case level <= 0:
		return "{" + ellipsis + "}", nil
	}
	keys, err := t.Collect(d)
	if err != nil {
		return "", err
	}
	var parts []string
	for _, k := range sortedIfPossible(t, keys)[:min(len(keys), briefPairs)] {
		v, err := d.Get(t, k)
		if err != nil {
			return "", err
		}
		left, err := briefAt(t, k, level-1)
		if err != nil {
			return "", err
		}
		right, err := briefAt(t, py.OrNone(v), level-1)
		if err != nil {
			return "", err
		}
		parts = append(parts, left+": "+right)
	}
	if len(keys) > briefPairs {
		parts = append(parts, ellipsis)
	}
	return "{" + strings.Join(parts, ", ") + "}", nil
}

// sortedIfPossible is the values in their order, or as they were if two of them
// cannot be compared.
func sortedIfPossible(t *py.Thread, items []py.Value) []py.Value {
	sorted := slices.Clone(items)
	failed := false
	slices.SortStableFunc(sorted, func(a, b py.Value) int {
		if failed {
			return 0
		}
		less, err := t.Less(a, b)
		if err == nil && !less {
			if less, err = t.Less(b, a); less {
				return 1
			}
			less = false
		}
		failed = err != nil
		if less {
			return -1
		}
		return 0
	})
	if failed {
		return items
	}
	return sorted
}
