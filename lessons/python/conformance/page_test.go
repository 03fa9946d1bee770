package conformance_test

import (
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"batuta/lessons/python/cpython"
	"batuta/lessons/python/py"
)

// tables make what the pages of what Batuta runs have between marks: for each
// page, by the mark's name.
func tables() map[string]map[string]func(*testing.T) string {
	return map[string]map[string]func(*testing.T) string{
		"../../../docs/python.md": {
			"modules": modulesTable, "refused modules": refusedModules, "types": typesTable, "refused": probesTable,
		},
		"../../../README.md": {"library": libraryList, "refused": refusedList},
	}
}

// probes are what Python has beside names, and Batuta refuses.
const probes = `1j
complex(1, 2)
t"{probes}"
eval("1")
exec("x = 1")
compile("1", "name", "eval")
breakpoint()
help(int)
input.__reduce__()
open("/etc/passwd")
(-8) ** 0.5
str(b"a", "utf-7")`

// The pages' tables are what the code says: -update writes them.
func TestThePageSaysWhatBatutaRuns(t *testing.T) {
	for page, parts := range tables() {
		t.Run(path.Base(page), func(t *testing.T) { holdPage(t, page, parts) })
	}
}

func holdPage(t *testing.T, page string, parts map[string]func(*testing.T) string) {
	was, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	text := string(was)
	for name, table := range parts {
		begin, end := "<!-- "+name+": by go test -update -->\n", "<!-- end of "+name+" -->\n"
		before, rest, ok := strings.Cut(text, begin)
		_, after, ended := strings.Cut(rest, end)
		if !ok || !ended {
			t.Fatalf("the page has no place for the table %q", name)
		}
		text = before + begin + "\n" + table(t) + "\n" + end + after
	}
	if *update {
		if err := os.WriteFile(page, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if text != string(was) {
		t.Errorf("the page is not what the code says; go test -update writes it:\n%s", difference(text, string(was)))
	}
}

// listed are names as the page shows them; those in capitals are constants,
// which are only counted where they are many.
func listed(names []string) string {
	constants := 0
	for _, name := range names {
		if strings.ToUpper(name) == name {
			constants++
		}
	}
	var shown []string
	for _, name := range names {
		if constants <= 12 || strings.ToUpper(name) != name {
			shown = append(shown, "`"+name+"`")
		}
	}
	if constants > 12 {
		shown = append(shown, fmt.Sprintf("%d constants", constants))
	}
	return strings.Join(shown, ", ")
}

// modulesTable is how many names of each module there are, and which are not.
func modulesTable(t *testing.T) string {
	all := answers(t)
	var b strings.Builder
	b.WriteString("| Module | Names | Not in Batuta yet |\n| --- | --- | --- |\n")
	for _, module := range cpython.Modules() {
		public, have := cpython.NamesOf(module).Public, 0
		var missing []string
		for _, a := range all {
			if a.kind != "m" || a.owner != module || !slices.Contains(public, a.name) {
				continue
			}
			if a.verdict == "have" {
				have++
			} else {
				missing = append(missing, a.name)
			}
		}
		if have > 0 {
			fmt.Fprintf(&b, "| `%s` | %d of %d | %s |\n", module, have, len(public), listed(missing))
		}
	}
	return b.String()
}

// typesTable is what the objects of classes lack, but for names with an
// underscore, which are CPython's own affair.
func typesTable(t *testing.T) string {
	lacking := map[string][]string{}
	var order []string
	for _, a := range answers(t) {
		if a.kind != "c" || a.verdict != "refused" || strings.HasPrefix(a.name, "_") {
			continue
		}
		if lacking[a.owner] == nil {
			order = append(order, a.owner)
		}
		lacking[a.owner] = append(lacking[a.owner], a.name)
	}
	var b strings.Builder
	b.WriteString("| Class | Not in Batuta yet |\n| --- | --- |\n")
	for _, class := range order {
		fmt.Fprintf(&b, "| `%s` | %s |\n", strings.TrimPrefix(class, "builtins."), listed(lacking[class]))
	}
	return b.String()
}

// libraryList are the modules of the standard library that run.
func libraryList(t *testing.T) string {
	have := map[string]bool{}
	for _, a := range answers(t) {
		if a.kind == "m" && a.verdict == "have" {
			have[a.owner] = true
		}
	}
	var list []string
	for _, name := range cpython.Modules() {
		if have[name] && !strings.Contains(name, "._") && !strings.HasPrefix(name, "asyncio.") {
			list = append(list, "`"+name+"`")
		}
	}
	return wrapped(strings.Join(list, ", ") + ".")
}

// refusedList is what of the language is refused.
func refusedList(t *testing.T) string {
	var list []string
	for _, probe := range strings.Split(probes, "\n") {
		o, err := runText("probes = 1\n" + probe + "\n")
		if err != nil {
			t.Fatal(err)
		}
		if _, said, refused := strings.Cut(lastLine(o.Stderr), "not in Batuta yet: "); refused {
			list = append(list, said)
		}
	}
	return wrapped(strings.Join(list, "; ") + ".")
}

// wrapped is text in lines of the length that the pages have.
func wrapped(text string) string {
	const width = 86
	var b strings.Builder
	length := 0
	for _, word := range strings.Fields(text) {
		if length > 0 && length+1+len(word) > width {
			b.WriteString("\n")
			length = 0
		}
		if length > 0 {
			b.WriteString(" ")
			length++
		}
		b.WriteString(word)
		length += len(word)
	}
	return b.String() + "\n"
}

func answers(t *testing.T) []answer {
	t.Helper()
	all, err := surveyed()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// refusedModules are the modules of the standard library that Batuta refuses.
func refusedModules(t *testing.T) string {
	have := offered(t)
	var refused []string
	for _, name := range py.StandardModules() {
		if !strings.HasPrefix(name, "_") && !slices.Contains(have, name) {
			refused = append(refused, "`"+name+"`")
		}
	}
	return strings.Join(refused, ", ") + ".\n"
}

// probesTable is what comes of what Batuta refuses.
func probesTable(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| Python | Batuta says |\n| --- | --- |\n")
	for _, probe := range strings.Split(probes, "\n") {
		o, err := runText("probes = 1\n" + probe + "\n")
		if err != nil {
			t.Fatal(err)
		}
		if said := lastLine(o.Stderr); said != "" {
			fmt.Fprintf(&b, "| `%s` | %s |\n", probe, said)
		}
	}
	return b.String()
}
