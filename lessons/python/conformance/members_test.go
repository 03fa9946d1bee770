package conformance_test

import (
	"slices"
	"strings"
	"testing"

	"batuta/lessons/python/syntax"
)

// everyday are the beginnings of the names of the classes whose members programs
// are to name, each of them.
var everyday = []string{
	"asyncio.", "builtins.", "collections.", "concurrent.futures.", "contextvars.", "datetime.", "queue.", "selectors.", "socket.", "threading.",
}

// Every public member of an everyday class is named by a program: asked of
// something, or defined anew in a class. Of what it is asked is not looked at, so
// a name that several classes have is found when one is used.
func TestProgramsNameTheMembersOfEverydayClasses(t *testing.T) {
	all, err := surveyed()
	if err != nil {
		t.Fatal(err)
	}
	named := namedMembers(t)
	for _, a := range all {
		here := func(beginning string) bool { return strings.HasPrefix(a.owner, beginning) }
		if a.kind != "c" || a.verdict != "have" || strings.HasPrefix(a.name, "_") || !slices.ContainsFunc(everyday, here) {
			continue
		}
		if !named[a.name] {
			t.Errorf("no program names %s.%s", a.owner, a.name)
		}
	}
}

// namedMembers are the names that programs ask of objects, or define.
func namedMembers(t *testing.T) map[string]bool {
	t.Helper()
	named := map[string]bool{}
	for _, p := range programs(t) {
		module, err := syntax.Parse(p.name, p.text)
		if err != nil {
			continue // it is to be wrong
		}
		syntax.Inspect(module, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.Attribute:
				named[n.Attr] = true
			case *syntax.FunctionDef:
				named[n.Name] = true
			}
			return true
		})
	}
	return named
}
