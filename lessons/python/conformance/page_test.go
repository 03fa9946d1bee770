package conformance_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"batuta/lessons/python/cpython"
	"batuta/lessons/python/py"
)

// page is the page of what Batuta runs. Its tables stand between marks that name
// them.
const page = "../../../docs/python.md"

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

// The page's tables are what the code says: -update writes them.
func TestThePageSaysWhatBatutaRuns(t *testing.T) {
	was, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	text := string(was)
	for name, table := range map[string]func(*testing.T) string{
		"modules": modulesTable, "refused modules": refusedModules, "types": typesTable, "refused": probesTable,
	} {
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
