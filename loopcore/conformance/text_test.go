package conformance_test

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// A schedule says its statements: what is read and written again reads the same.
func TestSchedulesAreReadAsTheyAreWritten(t *testing.T) {
	all := generated(t, 7, 100)
	for _, more := range readSchedules(t) {
		all = append(all, more...)
	}
	for _, s := range all {
		text := s.write()
		again, err := parse(text)
		if err != nil || len(again) != 1 {
			t.Fatalf("%s: %v", s.Title, err)
		}
		if !reflect.DeepEqual(again[0].Coros, s.Coros) {
			t.Errorf("%s, written and read again, is\n%+v\nand was\n%+v", s.Title, again[0].Coros, s.Coros)
		}
		if again[0].write() != text {
			t.Errorf("%s is written in another way the second time:\n%s\nand the first:\n%s", s.Title, again[0].write(), text)
		}
	}
}

func TestStatementsHaveNamesObjectsOptionsAndStatementsInside(t *testing.T) {
	all, err := parse("a comment\n== title\nmain: x = q.put 2:a # and why\n\twait (sleep 1) \"two words\" timeout=0.5 eager; log\n")
	if err != nil {
		t.Fatal(err)
	}
	body := all[0].Coros[0].Body
	if len(all) != 1 || len(body) != 3 {
		t.Fatalf("%d schedules, %d statements", len(all), len(body))
	}
	if put := body[0]; put.Name != "x" || put.Of != "q" || put.Verb != "put" || put.Args[0].Word != "2:a" {
		t.Errorf("x = q.put 2:a is read as %+v", put)
	}
	wait := body[1]
	if wait.Verb != "wait" || wait.Options["timeout"] != "0.5" || wait.Options["eager"] != "True" || len(wait.Args) != 2 {
		t.Fatalf("wait is read as %+v", wait)
	}
	if inner := wait.Args[0].Call; inner == nil || inner.Verb != "sleep" || inner.Text != "sleep 1" {
		t.Errorf("(sleep 1) is read as %+v", inner)
	}
	if wait.Args[1].Word != "two words" || !wait.Args[1].Quoted {
		t.Errorf("the quoted words are read as %+v", wait.Args[1])
	}
}

func TestATextThatIsNoScheduleIsRefused(t *testing.T) {
	for _, c := range []struct{ text, says string }{
		{"== t\na: sleep 1\n", "main must come first"},
		{"== t\n\tsleep 1\n", "stands in no coroutine"},
		{"== t\nmain\n\tsleep 1\n\t\t\tsleep 2\n", "too deep"},
		{"== t\nmain\n\tsleep 1\n\texcept\n\t\tsleep 1\n", "follows no try"},
		{"== t\nmain\n\tgather (sleep 1\n", "parenthesis"},
		{"== t\nmain\n\tgather sleep 1)\n", "what is"},
		{"== t\nmain\n\tlog \"open\n", "quotation"},
		{"== t\nmain\n\tx =\n", "without a verb"},
		{"== t\nmain\n\ttry ()\n", "without a verb"},
	} {
		if _, err := parse(c.text); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: %v, want an error about %q", c.text, err, c.says)
		}
	}
}

func TestASeedGeneratesTheSameSchedulesAgain(t *testing.T) {
	for i := range uint64(20) {
		first, again := generate(5, i), generate(5, i)
		if first != again {
			t.Fatalf("schedule %d of seed 5 comes out in two ways", i)
		}
		if first == strings.Replace(generate(6, i), "of seed 6", "of seed 5", 1) {
			t.Errorf("schedule %d is the same from seeds 5 and 6", i)
		}
	}
}

// A schedule that fails is made smaller by each single part; each of these is
// one that could be played.
func TestASmallerScheduleLacksOnePart(t *testing.T) {
	all, err := parse("== t\nmain\n\tsleep 1\n\ttry\n\t\tsleep 2\n\t\tsleep 3\n\texcept\n\t\tlog no\n\ttry sleep 4\na: log yes\n")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, s := range smallerSchedules(all[0]) {
		text := s.write()
		if seen[text] {
			t.Errorf("twice:\n%s", text)
		}
		seen[text] = true
		if _, err := parse(text); err != nil {
			t.Errorf("%v:\n%s", err, text)
		}
	}
	for _, lacks := range []string{"a\n", "sleep 1", "sleep 2", "sleep 3", "log no", "sleep 4", "log yes", "except"} {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(seen)), func(text string) bool { return !strings.Contains(text, lacks) }) {
			t.Errorf("none of them lacks %q", lacks)
		}
	}
}
