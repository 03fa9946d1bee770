package compiler

import (
	"slices"

	"batuta/lessons/python/syntax"
)

// findFuture checks the imports from __future__ at the beginning of a program,
// and answers whether they ask for annotations that are strings. The other
// features have been Python's own for long.
func findFuture(m *syntax.Module) (annotations bool) {
	for i, s := range m.Body {
		if isDoc(s) && i == 0 {
			continue
		}
		imp, ok := s.(*syntax.ImportFrom)
		if !ok || imp.Module != "__future__" || imp.Level != 0 {
			return annotations
		}
		for _, a := range imp.Names {
			checkFeature(a)
			annotations = annotations || a.Name == "annotations"
		}
	}
	return annotations
}

func checkFeature(a syntax.Alias) {
	features := []string{
		"nested_scopes", "generators", "division", "absolute_import", "with_statement",
		"print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
	}
	switch {
	case a.Name == "braces":
		fail(a, "not a chance")
	case !slices.Contains(features, a.Name):
		fail(a, "future feature %s is not defined", a.Name)
	}
}

// lateFuture answers whether an import from __future__ stands where it has no
// effect: not at the beginning of the program.
func (t *table) lateFuture(s *syntax.ImportFrom) bool {
	if s.Module != "__future__" || s.Level != 0 {
		return false
	}
	for i, other := range t.module.Body {
		if other == syntax.Stmt(s) {
			return false
		}
		imp, ok := other.(*syntax.ImportFrom)
		if (!ok || imp.Module != "__future__" || imp.Level != 0) && (i > 0 || !isDoc(other)) {
			return true
		}
	}
	return true
}

// isDoc reports whether a statement is a string, and so may be a docstring.
func isDoc(s syntax.Stmt) bool {
	e, ok := s.(*syntax.ExprStmt)
	if !ok {
		return false
	}
	_, ok = e.Value.(*syntax.Str)
	return ok
}

// docOf is the docstring of a body.
func docOf(body []syntax.Stmt) (doc string, rest []syntax.Stmt, ok bool) {
	if len(body) == 0 || !isDoc(body[0]) {
		return "", body, false
	}
	return cleanDoc(body[0].(*syntax.ExprStmt).Value.(*syntax.Str).Value), body[1:], true
}
