package proof

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"batuta/lessons"
)

// Programs that the example's is replaced with.
const (
	naps = `import asyncio

async def nap(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "is awake")

async def main():
    await asyncio.gather(nap("Ada", 0.3), nap("Bob", 0.2))

asyncio.run(main())
`
	loudNaps = "import asyncio, sys\n\nasync def main():\n    await asyncio.sleep(0.3)\n    print('one', file=sys.stderr)\n    print('two', file=sys.stderr)\n\nasyncio.run(main())\n"
	wrong    = "import asyncio\n\nasync def main():\n    await asyncio.sleep(0.3)\n    1 / 0\n\n\nasyncio.run(main())\n"
	endless  = "import asyncio\n\nasync def main():\n    while True:\n        pass\n\n\nasyncio.run(main())\n"
	leaves   = "import asyncio, sys\n\nasync def main():\n    await asyncio.sleep(0.3)\n\n\nasyncio.run(main())\nsys.exit(3)\n"
	byChance = "import asyncio, random\n\nasync def main():\n    await asyncio.sleep(random.choice([0.3, 0.5]))\n    print(1)\n\n\nasyncio.run(main())\n"
	neither  = "import asyncio\n\nasync def main():\n    await asyncio.sleep(7)\n    print(1)\n\n\nasyncio.run(main())\n"
)

// change replaces something in one of the example's files; "" of old replaces it
// all, and "" of both takes it away.
type change struct{ file, old, new string }

func (c change) to(t *testing.T, files fstest.MapFS) {
	t.Helper()
	name := "two-naps/" + c.file
	text := ""
	if f := files[name]; f != nil {
		text = string(f.Data)
	}
	switch {
	case c.old == "" && c.new == "":
		delete(files, name)
		return
	case c.old == "":
		text = c.new
	case !strings.Contains(text, c.old):
		t.Fatalf("%s: %q is not in it", c.file, c.old)
	}
	if c.old != "" {
		text = strings.Replace(text, c.old, c.new, 1)
	}
	files[name] = &fstest.MapFile{Data: []byte(text)}
}

func TestWhatIsWrongWithALessonIsSaidWithTheFileAndTheMend(t *testing.T) {
	const solution = `, "solution": "two_naps_solution.py"`
	many := strings.Repeat("many ", 9)
	for _, tt := range []struct {
		want string
		with []change
	}{
		{`en.md: the title "Two ` + many + `naps" has 53 characters: keep it to 40`, []change{{"en.md", "# Two ", "# Two " + many}}},
		{`en.md: the choice "0.3 s ` + many + `." has`, []change{{"en.md", "- 0.3 s", "- 0.3 s " + many + "."}}},
		{`en.md: the choice "0.3 s" is there twice: have each say something else`, []change{{"en.md", "- 0.5 s", "- 0.3 s"}}},
		{`en.md: the check's name "Both ` + many, []change{{"en.md", "- Both ", "- Both " + many + many}}},
		{"en.md: there are no sources: add ## Sources", []change{{"en.md", "## Sources\n\n- [Running tasks concurrently](https://docs.python.org/3/library/asyncio-task.html#running-tasks-concurrently)\n", ""}, {"es.md", "## Fuentes\n\n- [Ejecutar tareas a la vez](https://docs.python.org/3/library/asyncio-task.html#running-tasks-concurrently)\n", ""}}},
		{"es.md: it does not say why: add ## Por qué", []change{{"en.md", "## Why\n\nTasks wait side by side. The longest of them decides how long it takes.\n", ""}, {"es.md", "## Por qué\n\nLas tareas esperan lado a lado. La más larga decide cuánto tarda todo.\n", ""}}},
		{`es.md: "Let both nap at the same time." is as in English: say it in Spanish`, []change{{"es.md", "Haz que duerman los dos al mismo tiempo.", "Let both nap at the same time."}}},
		{`en.md: "Now Predice." names the heading "Predice" of the other language: name this one's`, []change{{"en.md", "Let both nap at the same time.", "Now Predice."}}},
		{`es.md: "Ve a Your turn." names the heading "Your turn" of the other language`, []change{{"es.md", "Haz que duerman los dos al mismo tiempo.", "Ve a Your turn."}}},
		{`lesson.json: nothing is predicted: give a part a predict`, []change{
			{"lesson.json", `"predict": {"measure": "time", "of": "main()", "choices": [0.3, 0.5]},`, ""},
			{"en.md", "## Predict\n\nAda naps for 0.3 s and Bob for 0.2 s. How long does main() take?\n\n- 0.3 s\n- 0.5 s\n", ""},
			{"es.md", "## Predice\n\nAda duerme 0.3 s y Bob 0.2 s. ¿Cuánto tarda main()?\n\n- 0.3 s\n- 0.5 s\n", ""},
		}},
		{`lesson.json: the part "main" has no solution: name one in its programs`, []change{{"lesson.json", solution, ""}}},
		{`lesson.json: the part "main" has 1 cheats: think of two ways round`, []change{{"lesson.json", `{"file": "cheats/short_naps.py", "fails": [1]},`, ""}}},
		{`lesson.json: it names the cheat cheats/no_naps.py: `, []change{{"cheats/no_naps.py", "", ""}}},
		{"two_naps.py: it has 3 lines: have it be 8 to 30", []change{{"two_naps.py", "", "import asyncio\n\nasyncio.run(asyncio.sleep(1))\n"}}},
		{"two_naps.py: line 1 has 101 characters: keep it to 88", []change{{"two_naps.py", "import asyncio", "import asyncio  #" + strings.Repeat("x", 84)}}},
		{"two_naps.py: line 4 has a tab", []change{{"two_naps.py", "    await", "\tawait"}}},
		{"two_naps.py: line 1 ends with a space", []change{{"two_naps.py", "asyncio\n", "asyncio \n"}}},
		{"two_naps.py: the last line is not ended", []change{{"two_naps.py", "asyncio.run(main())\n", "asyncio.run(main())"}}},
		{"two_naps.py: it is no Python that Batuta knows: ", []change{{"two_naps.py", "async def nap", "async nap"}}},
		{"two_naps.py's solution: it is no Python that Batuta knows: ", []change{{"two_naps_solution.py", "async def nap", "async nap"}}},
		{"cheats/no_naps.py: it is no Python that Batuta knows: ", []change{{"cheats/no_naps.py", "async def", "async"}}},
		{`two_naps.py: it ends with ZeroDivisionError: division by zero: mend it, or have the manifest say "fails": true`, []change{{"two_naps.py", "", wrong}}},
		{`two_naps.py: it ends with SystemExit: mend it`, []change{{"two_naps.py", "", leaves}}},
		{`two_naps.py: it writes to stderr, last "two": mend it, or have the manifest say "stderr": true`, []change{{"two_naps.py", "", loudNaps}}},
		{`two_naps.py: it ends well, and the manifest says that it fails`, []change{{"lesson.json", solution, solution + `, "fails": true`}}},
		{`two_naps.py: it writes nothing to stderr, and the manifest says`, []change{{"lesson.json", solution, solution + `, "stderr": true`}}},
		{`two_naps.py: it has not ended within 5s`, []change{{"two_naps.py", "", endless}}},
		{`two_naps.py: what is predicted (time) comes out as "0.3 s" or "0.5 s": choose choices that are further apart`, []change{{"two_naps.py", "", byChance}}},
		{`two_naps.py: what is predicted (time) comes out as none: choose`, []change{{"two_naps.py", "", neither}}},
		{"two_naps.py: it passes all the checks as it is given: leave something to be done", []change{{"two_naps.py", "", naps}}},
		{"two_naps.py's solution: check 1 (waits-at-once) does not pass: found was 1", []change{{"two_naps_solution.py", "await asyncio.gather(nap(\"Ada\", 0.3), nap(\"Bob\", 0.2))", "await asyncio.gather(nap(\"Ada\", 0.3))"}}},
		{"two_naps.py's solution: it ends with ZeroDivisionError", []change{{"two_naps_solution.py", "", wrong}}},
		{"cheats/no_naps.py: it passes check 1 (waits-at-once), which should see through it: found was 2", []change{{"cheats/no_naps.py", "", naps}}},
	} {
		t.Run(tt.want, func(t *testing.T) {
			t.Parallel()
			files := example(t)
			for _, c := range tt.with {
				c.to(t, files)
			}
			all, err := lessons.LoadFrom(files)
			if err != nil {
				t.Fatal(err)
			}
			var said []string
			for _, err := range Lessons(all, Options{Patience: 5 * time.Second}) {
				said = append(said, err.Error())
			}
			if !strings.Contains("\n"+strings.Join(said, "\n"), "\ntwo-naps/"+tt.want) {
				t.Errorf("said was:\n%s", strings.Join(said, "\n"))
			}
		})
	}
}
