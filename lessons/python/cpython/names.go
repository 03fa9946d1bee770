// Package cpython knows the names that CPython 3.14.6 offers: the modules that
// Batuta has too, their names, and what their classes and the built-in ones
// have. By it Batuta refuses by name what it lacks, where CPython would find
// something. The table is made by CPython: testdata/names.py, which go test
// -update of lessons/python/conformance runs.
package cpython

import (
	_ "embed" // the table
	"slices"
	"strings"
	"sync"
)

//go:embed names.txt
var table string

// Module are the names of one of CPython's modules, sorted.
type Module struct {
	Public []string // that are for programs
	Other  []string // with an underscore, and modules that it imports
}

// Class is what one of CPython's classes has, without what it inherits.
type Class struct {
	Bases []string
	Names []string // its attributes
	Given []string // what its objects get when they are made
}

// names are the table read.
type names struct {
	modules map[string]*Module
	classes map[string]*Class
}

// read reads the table at its first use: most programs ask for nothing that is
// not there.
var read = sync.OnceValue(func() names {
	n := names{map[string]*Module{}, map[string]*Class{}}
	var m *Module
	var c *Class
	for line := range strings.Lines(table) {
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		words := fields[1:]
		switch fields[0] {
		case "m":
			m = &Module{}
			n.modules[words[0]] = m
		case "+":
			m.Public = append(m.Public, words...)
		case "-":
			m.Other = append(m.Other, words...)
		case "c":
			c = &Class{Bases: words[1:]}
			n.classes[words[0]] = c
		case "=":
			c.Names = append(c.Names, words...)
		case ".":
			c.Given = append(c.Given, words...)
		}
	}
	return n
})

// Modules are the names of the modules of the table, sorted.
func Modules() []string { return sorted(read().modules) }

// Classes are the full names of the classes of the table, as builtins.int,
// sorted.
func Classes() []string { return sorted(read().classes) }

func sorted[T any](m map[string]T) []string {
	all := make([]string, 0, len(m))
	for name := range m {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}

// NamesOf are the names of a module, nil if the table does not have it.
func NamesOf(module string) *Module { return read().modules[module] }

// ClassOf is a class by its full name, nil if the table does not have it.
func ClassOf(name string) *Class { return read().classes[name] }

// ModuleHas reports whether a module has a name.
func ModuleHas(module, name string) bool {
	m := NamesOf(module)
	return m != nil && (slices.Contains(m.Public, name) || slices.Contains(m.Other, name))
}

// ClassHas reports whether a class has an attribute, itself or by inheritance.
func ClassHas(class, name string) bool {
	return has(class, func(c *Class) bool { return slices.Contains(c.Names, name) })
}

// ObjectHas reports whether the objects of a class have an attribute: the
// class's, or one that they get when they are made.
func ObjectHas(class, name string) bool {
	return has(class, func(c *Class) bool { return slices.Contains(c.Names, name) || slices.Contains(c.Given, name) })
}

// has reports whether a class or one of its bases is in. A class may inherit from
// another of the same name, as ssl._ASN1Object does.
func has(class string, in func(*Class) bool) bool {
	c := ClassOf(class)
	return c != nil && (in(c) || slices.ContainsFunc(c.Bases, func(base string) bool { return base != class && has(base, in) }))
}
