package cpython

import (
	_ "embed" // the table
	"strings"
	"sync"
)

//go:embed signatures.txt
var signatures string

// parameters are the texts of the table by full name.
var parameters = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for line := range strings.Lines(signatures) {
		if at := strings.IndexByte(line, '('); at > 0 {
			all[line[:at]] = strings.TrimSpace(line[at:])
		}
	}
	return all
})

// Signatures are the full names of what can be called, as builtins.str.split,
// sorted.
func Signatures() []string { return sorted(parameters()) }

// ParametersOf are the parameters that CPython tells of a function, method or
// class of that full name, as "(iterable, /, *, key=None, reverse=False)": a
// default that is no plain value is a question mark. It is "(...)" for what
// tells nothing, and "" for what the table does not have.
func ParametersOf(name string) string { return parameters()[name] }

// TellsNothing reports whether CPython has such a function, but does not say
// what its parameters are.
func TellsNothing(name string) bool { return parameters()[name] == "(...)" }

// TakesKeyword reports whether CPython's function has a parameter that can be
// given by that name.
func TakesKeyword(name, keyword string) bool {
	list, _ := split(name)
	for i, p := range list {
		if p == "/" {
			return takes(list[i+1:], keyword)
		}
	}
	return takes(list, keyword)
}

func takes(list []string, keyword string) bool {
	for _, p := range list {
		if bare, _, _ := strings.Cut(p, "="); bare == keyword || strings.HasPrefix(p, "**") {
			return true
		}
	}
	return false
}

// TakesPlaces reports whether CPython's function can be called with that many
// arguments by position, self among them.
func TakesPlaces(name string, n int) bool {
	list, told := split(name)
	if !told {
		return false
	}
	most := 0
	for _, p := range list {
		switch {
		case p == "*" || strings.HasPrefix(p, "**"):
			return n <= most
		case strings.HasPrefix(p, "*"):
			return true
		case p != "/":
			most++
		}
	}
	return n <= most
}

// split are the parameters one by one; no default of the table has a comma.
func split(name string) (list []string, told bool) {
	text := parameters()[name]
	if text == "" || text == "(...)" || text == "()" {
		return nil, text == "()"
	}
	return strings.Split(text[1:len(text)-1], ", "), true
}
