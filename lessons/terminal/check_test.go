package terminal

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"batuta/lessons"
)

// twoNaps is a folder with the lesson that docs/lessons.md shows.
func twoNaps(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile("../../docs/lessons.md")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	files := regexp.MustCompile("(?s)`(two-naps/[^`]+)`\n\n```\\w+\n(.*?)```\n").FindAllStringSubmatch(string(page), -1)
	if len(files) < 6 {
		t.Fatalf("the page shows %d files", len(files))
	}
	for _, file := range files {
		write(t, filepath.Join(folder, filepath.FromSlash(file[1])), file[2])
	}
	return folder
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// checked is what "batuta check" says, and its exit code.
func checked(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	t.Setenv("LC_ALL", "C")
	var out, err bytes.Buffer
	code = Check(args, &out, &err)
	return out.String(), err.String(), code
}

func TestAProgramIsHeldToALessonsChecks(t *testing.T) {
	folder := twoNaps(t)
	file := func(name string) string { return filepath.Join(folder, "two-naps", filepath.FromSlash(name)) }
	for _, tt := range []struct {
		args string
		file string
		code int
		want []string
	}{
		{"two-naps", "two_naps_solution.py", exitOK, []string{"✓ Both nap at once              2 of 2", "✓ main() takes less than 0.4 s  0.30 s", "2 of 2 checks passed."}},
		{"two-naps/main", "two_naps.py", exitFailed, []string{"✗ Both nap at once              0 of 2", "✗ main() takes less than 0.4 s  0.50 s, wanted 0.40 s or less", "0 of 2 checks passed."}},
		{"1/1", "cheats/short_naps.py", exitFailed, []string{"1 of 2 checks passed."}},
		{"1 --lang es", "two_naps.py", exitFailed, []string{"✗ Los dos duermen a la vez", "0.50 s; se pedía 0.40 s o menos"}},
	} {
		args := append(strings.Fields(tt.args), file(tt.file), "--lessons", folder)
		out, errs, code := checked(t, args...)
		if code != tt.code || errs != "" {
			t.Errorf("%s %s: exit code %d, %s", tt.args, tt.file, code, errs)
		}
		for _, want := range append(tt.want, "1 · two-naps · "+file(tt.file)+"\n") {
			if !strings.Contains(out, want) {
				t.Errorf("%s %s: no %q in\n%s", tt.args, tt.file, want, out)
			}
		}
	}
}

func TestAProgramThatFailsPassesNothingAndItsErrorIsSaid(t *testing.T) {
	folder := twoNaps(t)
	name := filepath.Join(folder, "bad.py")
	write(t, name, "import asyncio\nasync def main():\n    await asyncio.sleep(0.1)\n    raise KeyError('no')\nasyncio.run(main())\n")
	out, _, code := checked(t, "two-naps", name, "--lessons="+folder)
	for _, want := range []string{"– main() takes less than 0.4 s  the program failed", "0 of 2", "The program ended with an error: KeyError: 'no'"} {
		if code != exitFailed || !strings.Contains(out, want) {
			t.Errorf("exit code %d, no %q in\n%s", code, want, out)
		}
	}
	write(t, name, "def\n")
	if out, _, code = checked(t, "two-naps", name, "--lessons="+folder); code != exitFailed || !strings.Contains(out, "SyntaxError") {
		t.Errorf("exit code %d:\n%s", code, out)
	}
}

func TestChecksAreWrittenAsJSON(t *testing.T) {
	folder := twoNaps(t)
	out, _, code := checked(t, "--json", "two-naps", filepath.Join(folder, "two-naps", "two_naps.py"), "--lessons", folder)
	var r checkReport
	if err := json.Unmarshal([]byte(out), &r); err != nil || code != exitFailed {
		t.Fatalf("exit code %d, %v:\n%s", code, err, out)
	}
	if r.Lesson != "two-naps" || r.Part != "main" || r.Passed || len(r.Checks) != 2 {
		t.Fatalf("%+v", r)
	}
	c := r.Checks[0]
	if c.Check != "Both nap at once" || c.Measure != "waits-at-once" || c.State != "failed" || c.Figure != "0 of 2" {
		t.Errorf("%+v", c)
	}
	if c := r.Checks[1]; c.State != "failed" || c.Found == nil || c.Found.Number < 0.5 || c.Cycle == 0 {
		t.Errorf("%+v", c)
	}
}

func TestAllHoldsSolutionsProgramsAndCheats(t *testing.T) {
	folder := twoNaps(t)
	out, errs, code := checked(t, "--all", "--lessons", folder)
	if code != exitOK || errs != "" || !strings.Contains(out, "4 of 4 programs do what they must.") || strings.Contains(out, "--lessons") {
		t.Errorf("exit code %d, %s\n%s", code, errs, out)
	}
	for _, tt := range []struct{ name, file, text, want string }{
		{"a solution that does not pass", "two_naps_solution.py", "import asyncio\nprint(1)\n", "✗ two_naps.py  its solution does not pass"},
		{"a program that passes", "two_naps.py", "", "✗ two_naps.py  is what a learner begins with, and passes already"},
		{"a cheat that gets by", "cheats/no_naps.py", "", "✗ cheats/no_naps.py  is a cheat, and passes check 1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			folder := twoNaps(t)
			text := tt.text
			if text == "" {
				good, err := os.ReadFile(filepath.Join(folder, "two-naps", "two_naps_solution.py"))
				if err != nil {
					t.Fatal(err)
				}
				text = string(good)
			}
			write(t, filepath.Join(folder, "two-naps", filepath.FromSlash(tt.file)), text)
			out, _, code := checked(t, "--all", "two-naps/main", "--lessons", folder)
			if code != exitFailed || !strings.Contains(out, tt.want) || !strings.Contains(out, "3 of 4 programs") {
				t.Errorf("exit code %d, no %q in\n%s", code, tt.want, out)
			}
			out, _, code = checked(t, "--all", "--json", "--lessons", folder)
			var r allReport
			if err := json.Unmarshal([]byte(out), &r); err != nil || code != exitFailed || r.Holds || len(r.Programs) != 4 {
				t.Errorf("exit code %d, %v:\n%s", code, err, out)
			}
		})
	}
}

func TestCheatsThatAreNotThereAreCounted(t *testing.T) {
	folder := twoNaps(t)
	if err := os.Remove(filepath.Join(folder, "two-naps", "cheats", "no_naps.py")); err != nil {
		t.Fatal(err)
	}
	out, _, code := checked(t, "--all", "--lessons", folder)
	if code != exitOK || !strings.Contains(out, "3 of 3 programs") || !strings.Contains(out, "1 cheats are not part of Batuta") {
		t.Errorf("exit code %d\n%s", code, out)
	}
}

func TestMisuseOfCheckIsSaidInALine(t *testing.T) {
	folder := twoNaps(t)
	program := filepath.Join(folder, "two-naps", "two_naps.py")
	for _, tt := range []struct{ args, want string }{
		{"", "check needs a lesson and a program"},
		{"two-naps", "check needs a lesson and a program"},
		{"three-naps " + program, `there is no lesson "three-naps"; there are: 1 two-naps`},
		{"two-naps/2 " + program, `two-naps has no part "2"; there are: two-naps/main`},
		{"two-naps " + program + "x", "cannot read "},
		{"two-naps " + program + " more", "check does not take more"},
		{"--all two-naps " + program, "check does not take " + program},
		{"--all four-naps", `there is no lesson "four-naps"`},
		{"--all two-naps/x", `two-naps has no part "x"`},
		{"--clock real", "there is no flag --clock; check takes: --all, --json, --lessons, --lang, --help"},
		{"--json=yes", "--json takes no value"},
		{"--lang fr", `--lang cannot be "fr"`},
		{"--lang", "--lang needs a value"},
	} {
		out, errs, code := checked(t, append(strings.Fields(tt.args), "--lessons", folder)...)
		if tt.args == "--lang" { // it takes what follows
			out, errs, code = checked(t, "--lang")
		}
		if code != exitMisuse || out != "" || !strings.Contains(errs, tt.want) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: exit code %d, %q, want %q", tt.args, code, errs, tt.want)
		}
	}
	for _, tt := range []struct{ folder, want string }{
		{filepath.Join(folder, "nowhere"), "cannot use the folder"},
		{program, "cannot use the folder"},
		{filepath.Join(folder, "two-naps"), "name the folder that it lies in"},
	} {
		if _, errs, code := checked(t, "--all", "--lessons", tt.folder); code != exitMisuse || !strings.Contains(errs, tt.want) {
			t.Errorf("%s: exit code %d, %q", tt.folder, code, errs)
		}
	}
}

func TestCheckHelpsInBothLanguages(t *testing.T) {
	for lang, want := range map[string]string{"en": "batuta check LESSON[/PART] PROGRAM.py", "es": "batuta check LECCIÓN[/PARTE] PROGRAMA.py"} {
		if out, _, code := checked(t, "--help", "--lang", lang); code != exitOK || !strings.Contains(out, want) {
			t.Errorf("%s: exit code %d\n%s", lang, code, out)
		}
	}
}

func TestAPartWithoutChecksCannotBeChecked(t *testing.T) {
	folder := twoNaps(t)
	all, err := lessonsFrom(folder)
	if err != nil {
		t.Fatal(err)
	}
	l := all[0]
	l.Parts = append(l.Parts, lessons.Part{ID: "free", Free: true})
	if _, wrong := partNamed(l, "free"); wrong == nil || wrong.key != "terminal.misuse.norules" {
		t.Errorf("%+v", wrong)
	}
	if _, wrong := partNamed(l, ""); wrong == nil || wrong.key != "terminal.misuse.nopart" {
		t.Errorf("%+v", wrong)
	}
	if n, wrong := partNamed(l, "main"); n != 0 || wrong != nil {
		t.Errorf("%d, %+v", n, wrong)
	}
}

func TestAnInterruptEndsChecking(t *testing.T) {
	folder := twoNaps(t)
	name := filepath.Join(folder, "busy.py")
	write(t, name, "while True:\n    pass\n")
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	var out, errs bytes.Buffer
	a := &app{stdout: &out, stderr: &errs, load: lessons.Load}
	begun := time.Now()
	if code := a.check(ctx, []string{"two-naps", name, "--lessons", folder}); code != exitFailed || errs.Len() == 0 {
		t.Errorf("exit code %d, %s%s", code, &out, &errs)
	}
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestAFactThatThereIsNotIsNamedBeforeAnythingIsPlayed(t *testing.T) {
	folder := twoNaps(t)
	manifest := filepath.Join(folder, "two-naps", "lesson.json")
	text, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	const rule = `{"measure": "time", "of": "main()", "atMost": 0.4}`
	wrong := strings.Replace(string(text), rule, `{"measure": "result", "of": "main()", "is": {"fact": "orders.sum"}}`, 1)
	write(t, manifest, wrong)
	_, errs, code := checked(t, "--all", "--lessons", folder)
	if code != exitMisuse || !strings.Contains(errs, `two-naps/lesson.json:12: check 2: result: there is no fact "orders.sum": there are orders.amount,`) {
		t.Errorf("exit code %d, %s", code, errs)
	}
}
