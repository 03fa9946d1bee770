package proof

import (
	"flag"
	"os"
	"testing"

	"batuta/lessons"
)

var inRealTime = flag.Bool("real", false, "play the lessons' programs in real time too: some minutes")

func TestTheCourseIsAsItMustBe(t *testing.T) {
	all, err := lessons.LoadFrom(os.DirFS("../content"))
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range Lessons(all, Options{Real: *inRealTime}) {
		t.Error(err)
	}
}

// section is a group of lessons, in their order.
type section struct {
	name string
	ids  []string
}

// course is all of them.
func course() []section {
	return []section{
		{"cycle", []string{"conductor", "run-until-await", "pause-and-register", "one-thread"}},
		{"own", []string{"asyncio-run", "own-loop", "task-sets", "debug-mode"}},
		{"hood", []string{"selectors", "own-selector", "blocking", "sharing-the-loop"}},
		{"practice", []string{"cancel-timeout", "structured", "limits", "run-or-manage"}},
		{"challenge", []string{"challenge"}},
	}
}

func TestLessonsKeepTheirPlacesInTheCourse(t *testing.T) {
	type place struct {
		section string
		number  int
	}
	places := map[string]place{}
	for _, s := range course() {
		for _, id := range s.ids {
			places[id] = place{s.name, len(places) + 1}
		}
	}
	all, err := lessons.Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != len(places) {
		t.Errorf("there are %d lessons of %d", len(all), len(places))
	}
	for _, l := range all {
		if want := places[l.ID]; want != (place{l.Section, l.Number}) {
			t.Errorf("%s/lesson.json: it is number %d of %q: it belongs at %d of %q", l.ID, l.Number, l.Section, want.number, want.section)
		}
	}
}
