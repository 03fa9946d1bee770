package cpython_test

import (
	"slices"
	"testing"

	"batuta/lessons/python/cpython"
)

func TestTheTableKnowsWhatModulesHave(t *testing.T) {
	for _, c := range []struct {
		module, name string
		want         bool
	}{
		{"math", "sqrt", true},
		{"math", "square", false},
		{"asyncio", "create_task", true},
		{"asyncio", "_get_running_loop", true},
		{"builtins", "eval", true},
		{"nowhere", "sqrt", false},
	} {
		if got := cpython.ModuleHas(c.module, c.name); got != c.want {
			t.Errorf("%s.%s: %v", c.module, c.name, got)
		}
	}
}

func TestTheTableKnowsWhatClassesAndTheirObjectsHave(t *testing.T) {
	for _, c := range []struct {
		class, name       string
		ofClass, ofObject bool
	}{
		{"builtins.str", "split", true, true},
		{"builtins.bool", "bit_length", true, true}, // int's
		{"builtins.int", "__reduce_ex__", true, true},
		{"builtins.str", "length", false, false},
		{"builtins.nothing", "split", false, false},
		{"threading.Timer", "start", true, true},
		{"threading.Timer", "_target", false, true}, // which Thread's __init__ gives
	} {
		if got := cpython.ClassHas(c.class, c.name); got != c.ofClass {
			t.Errorf("%s.%s: %v", c.class, c.name, got)
		}
		if got := cpython.ObjectHas(c.class, c.name); got != c.ofObject {
			t.Errorf("an object of %s has %s: %v", c.class, c.name, got)
		}
	}
}

func TestBasesStandInTheTable(t *testing.T) {
	for _, name := range cpython.Classes() {
		if ownBase(name, name, map[string]bool{}) {
			t.Errorf("%s is its own base", name)
		}
		for _, base := range cpython.ClassOf(name).Bases {
			if cpython.ClassOf(base) == nil {
				t.Errorf("%s has the base %s, which is not there", name, base)
			}
		}
	}
	if n := len(cpython.Modules()); n < 40 {
		t.Errorf("there are %d modules", n)
	}
}

func TestAClassThatInheritsFromItsOwnNameIsAskedOnce(t *testing.T) {
	if cpython.ClassHas("ssl._ASN1Object", "no such attribute") {
		t.Error("it has an attribute that nobody has")
	}
}

// ownBase reports whether one of a class's bases is the class.
func ownBase(from, class string, seen map[string]bool) bool {
	c := cpython.ClassOf(from)
	if c == nil || seen[from] {
		return false
	}
	seen[from] = true
	return slices.ContainsFunc(c.Bases, func(base string) bool { return base == class || ownBase(base, class, seen) })
}
