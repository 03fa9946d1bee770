package conformance_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"batuta/lessons/python/cpython"
	"batuta/lessons/python/syntax"
)

// covered are the modules whose names programs are to use, each of them.
const covered = `
asyncio selectors socket logging threading concurrent.futures contextvars time random functools itertools collections
collections.abc contextlib dataclasses enum typing types json math datetime string heapq sys ssl traceback warnings
`

// coverage is the table of the names that modules offer: how many there are, how
// many of them programs use, and why the others cannot be.
const coverage = "testdata/coverage.txt"

const noTracing = "Batuta traces no Python functions: a call is refused by name"

// unusable are the names that are there, and that no program can use, with why.
var unusable = map[string]string{
	"threading.setprofile":             noTracing,
	"threading.setprofile_all_threads": noTracing,
	"threading.settrace":               noTracing,
	"threading.settrace_all_threads":   noTracing,
}

// Every name that a module offers is used by a program, or it is said why it
// cannot be. The table of them is what the programs say: -update writes it.
func TestTheTableOfNamesThatProgramsUseIsTrue(t *testing.T) {
	used, left := usedNames(t), maps.Clone(unusable)
	var b strings.Builder
	for _, module := range strings.Fields(covered) {
		names := offeredNames(t, module)
		unused := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return len(used[module+"."+name]) > 0 })
		fmt.Fprintf(&b, "%s: %d of %d\n", module, len(names)-len(unused), len(names))
		for _, name := range unused {
			why, told := left[module+"."+name]
			if !told {
				t.Errorf("no program uses %s.%s, and it is not said why", module, name)
				why = "used by no program"
			}
			delete(left, module+"."+name)
			fmt.Fprintf(&b, "\t%s: %s\n", name, why)
		}
	}
	for name := range left {
		t.Errorf("%s is said to be unusable, and a program uses it, or there is no such name", name)
	}
	if *update {
		if err := os.WriteFile(coverage, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	was, err := os.ReadFile(coverage)
	if err != nil {
		t.Fatal(err)
	}
	if string(was) != b.String() {
		t.Errorf("programs use other names than the table says; go test -update writes it:\n%s", difference(b.String(), string(was)))
	}
}

// offeredNames are the public names of CPython's module that Batuta has too.
func offeredNames(t *testing.T, module string) []string {
	t.Helper()
	all, err := surveyed()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, a := range all {
		if a.kind == "m" && a.owner == module && a.verdict == "have" && slices.Contains(cpython.NamesOf(module).Public, a.name) {
			names = append(names, a.name)
		}
	}
	return names
}

// usedNames are the programs that use each name of a module, as the syntax tree
// tells: from its imports, and from attributes of what they bind.
func usedNames(t *testing.T) map[string][]string {
	t.Helper()
	used := map[string][]string{}
	for _, p := range programs(t) {
		module, err := syntax.Parse(p.name, p.text)
		if err != nil {
			continue // it is to be wrong
		}
		for name := range namesIn(module) {
			used[name] = append(used[name], p.subject+"/"+p.name)
		}
	}
	return used
}

// namesIn are the full names that a program asks modules for.
func namesIn(module *syntax.Module) map[string]bool {
	names, bound := map[string]bool{}, map[string]string{}
	syntax.Inspect(module, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Import:
			for _, a := range n.Names {
				if a.AsName != "" {
					bound[a.AsName] = a.Name
					continue
				}
				top, _, _ := strings.Cut(a.Name, ".")
				bound[top] = top
			}
		case *syntax.ImportFrom:
			for _, a := range n.Names {
				names[n.Module+"."+a.Name] = true
				as := a.AsName
				if as == "" {
					as = a.Name
				}
				bound[as] = n.Module + "." + a.Name
			}
		}
		return true
	})
	syntax.Inspect(module, func(n syntax.Node) bool {
		if a, ok := n.(*syntax.Attribute); ok {
			if full := fullName(a, bound); full != "" {
				names[full] = true
			}
		}
		return true
	})
	return names
}

// fullName is what a chain of attributes stands for, "" if it does not begin with
// something imported.
func fullName(e syntax.Expr, bound map[string]string) string {
	switch e := e.(type) {
	case *syntax.Name:
		return bound[e.ID]
	case *syntax.Attribute:
		if of := fullName(e.Value, bound); of != "" {
			return of + "." + e.Attr
		}
	}
	return ""
}

func TestTheNamesThatAProgramUsesAreFound(t *testing.T) {
	const program = `import asyncio, os.path
import concurrent.futures as cf
from typing import Any as Whatever, cast
from collections import abc

async def f(asyncio_=asyncio.sleep):
    cf.ThreadPoolExecutor(os.path.join("a"), abc.Sized)
    self.asyncio.run
`
	module, err := syntax.Parse("p.py", []byte(program))
	if err != nil {
		t.Fatal(err)
	}
	names := namesIn(module)
	for _, want := range []string{
		"asyncio.sleep", "concurrent.futures.ThreadPoolExecutor", "os.path.join", "os.path", "typing.Any", "typing.cast", "collections.abc",
		"collections.abc.Sized",
	} {
		if !names[want] {
			t.Errorf("%s is not found", want)
		}
		delete(names, want)
	}
	if len(names) > 0 {
		t.Error("found too: ", fmt.Sprint(names))
	}
}
