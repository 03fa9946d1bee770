package gui_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// root is the project's, seen from this folder.
const root = ".."

// The bounds of a file and of a function, in lines. The style asks for about
// 400 and about 60; a little more is let pass, much more is not.
const (
	maxFile     = 440
	maxFunction = 75
)

func TestImportsRunOneWay(t *testing.T) {
	const app = "fyne.io/fyne/v2/app"
	for _, room := range []struct {
		packages string
		never    []string // paths whose packages, and those below, must not be reached
	}{
		{"./loopcore/...", []string{"batuta/lessons", "batuta/gui", "batuta/assets", "fyne.io"}},
		{"./lessons/...", []string{"batuta/gui", "fyne.io"}},
		{"./assets/...", []string{"batuta/gui", "batuta/lessons", "batuta/loopcore"}},
		{"./gui/...", []string{app}},
	} {
		for _, path := range list(t, "-deps", "-test", "-tags=migrated_fynedo", room.packages) {
			for _, never := range room.never {
				if path == never || strings.HasPrefix(path, never+"/") {
					t.Errorf("%s reaches %s", room.packages, path)
				}
			}
		}
	}
	if !slices.Contains(list(t, "-f", `{{join .Imports "\n"}}`, "."), app) {
		t.Errorf("main.go does not import %s: who opens the window?", app)
	}
}

func TestLoopAndLessonsNeedNoCgo(t *testing.T) {
	for _, path := range list(t, "-deps", "-test", "-f", "{{if and .CgoFiles (not .Standard)}}{{.ImportPath}}{{end}}",
		"./loopcore/...", "./lessons/...") {
		t.Errorf("%s, which the loop or the lessons need, uses cgo", path)
	}
}

func TestTopLevelIsTheHouse(t *testing.T) {
	house := []string{
		"ARCHITECTURE.md", "FyneApp.toml", "LICENSE", "Makefile", "README.md",
		"assets", "docs", "go.mod", "go.sum", "gui", "lessons", "loopcore", "main.go",
	}
	made := []string{"bin", "dist"} // by make, and ignored by git
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	var there []string
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(made, e.Name()) {
			there = append(there, e.Name())
		}
	}
	for _, name := range there {
		// Go wants main.go's tests beside it.
		if test, _ := filepath.Match("main*_test.go", name); !test && !slices.Contains(house, name) {
			t.Errorf("%s does not belong at the top level", name)
		}
	}
	for _, name := range append(house, ".ci/run") {
		if _, err := os.Stat(filepath.Join(root, name)); err != nil {
			t.Errorf("%s is missing", name)
		}
	}
}

func TestFilesAndFunctionsFitInTheHead(t *testing.T) {
	for _, file := range goFiles(t) {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(source, []byte("\n")); n > maxFile {
			t.Errorf("%s has %d lines, more than %d", file, n, maxFile)
		}
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, file, source, parser.SkipObjectResolution)
		if err != nil {
			t.Errorf("parse: %v", err)
			continue
		}
		for _, d := range parsed.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			where := fmt.Sprintf("%s: %s", set.Position(f.Pos()), f.Name.Name)
			if n := set.Position(f.End()).Line - set.Position(f.Pos()).Line + 1; n > maxFunction {
				t.Errorf("%s has %d lines, more than %d", where, n, maxFunction)
			}
			if f.Name.Name == "init" && f.Recv == nil {
				t.Errorf("%s: what is set up belongs where it is wired", where)
			}
		}
	}
}

func TestPackagesAreNamedForWhatTheyHold(t *testing.T) {
	for _, name := range list(t, "-f", "{{.Name}}", "./...") {
		if slices.Contains([]string{"util", "utils", "common", "helper", "helpers", "manager", "misc"}, name) {
			t.Errorf("a package named %s", name)
		}
	}
}

func TestArchitectureNamesEveryPackageAndDependency(t *testing.T) {
	text := read(t, "ARCHITECTURE.md")
	for _, path := range list(t, "-tags=e2e", "./...") {
		name := strings.TrimPrefix(path, "batuta/")
		if path != "batuta" && !strings.Contains(text, "`"+name+"`") {
			t.Errorf("the map has no `%s`", name)
		}
	}
	for _, module := range list(t, "-m", "-f", "{{if not (or .Indirect .Main)}}{{.Path}}{{end}}", "all") {
		if !strings.Contains(text, "`"+module+"`") {
			t.Errorf("no reason is given for the dependency `%s`", module)
		}
	}
}

func TestReadmeListsEveryMakeTarget(t *testing.T) {
	readme := read(t, "README.md")
	targets := regexp.MustCompile(`(?m)^([a-z0-9-]+):.*## `).FindAllStringSubmatch(read(t, "Makefile"), -1)
	if len(targets) == 0 {
		t.Fatal("the Makefile has no target that says what it does")
	}
	known := map[string]bool{}
	for _, m := range targets {
		known[m[1]] = true
		if !strings.Contains(readme, "`make "+m[1]) {
			t.Errorf("README.md does not list `make %s`", m[1])
		}
	}
	for _, m := range regexp.MustCompile("`make ([a-z0-9-]+)").FindAllStringSubmatch(readme, -1) {
		if !known[m[1]] {
			t.Errorf("README.md names `make %s`, which is not there", m[1])
		}
	}
}

func TestWhatTheDocumentsLinkToIsThere(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:]+)\)`)
	for _, name := range []string{"README.md", "ARCHITECTURE.md"} {
		for _, m := range link.FindAllStringSubmatch(read(t, name), -1) {
			if _, err := os.Stat(filepath.Join(root, m[1])); err != nil {
				t.Errorf("%s links to %s, which is not there", name, m[1])
			}
		}
	}
}

// list runs `go list` at the root with args and answers its lines, a test
// variant of a package ("p [p.test]", "p.test") without what marks it as one.
func list(t *testing.T, args ...string) []string {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list"}, args...)...)
	cmd.Dir = root
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list %s: %v\n%s", strings.Join(args, " "), err, &complaints)
	}
	var lines []string
	for line := range strings.Lines(string(out)) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), " ")
		if line != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 && !slices.Contains(args, "-f") {
		t.Fatalf("go list %s: nothing", strings.Join(args, " "))
	}
	return lines
}

// goFiles are all Go files of the project.
func goFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == ".git" || d.Name() == "dist" || d.Name() == "bin") {
			return filepath.SkipDir
		}
		if filepath.Ext(path) == ".go" {
			files = append(files, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("no Go files found")
	}
	return files
}

// read is the text of a file at the root.
func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
