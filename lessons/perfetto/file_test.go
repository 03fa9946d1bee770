package perfetto

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"batuta/assets"
	"batuta/loopcore/trace"
)

// entry is an event of a file, as a viewer reads it.
type entry struct {
	Ph, Cat, Name, S, Bp string
	Pid, Tid             int
	Ts                   json.Number
	ID                   int64
	Args                 map[string]any
}

// inEnglish are the Options of most tests.
func inEnglish() Options { return Options{Texts: assets.Texts("en"), Program: "run.py"} }

// written is v as a file, and read writes it and reads it back.
func written(t testing.TB, v trace.View, o Options) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, v, o); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func read(t testing.TB, file []byte) []entry {
	t.Helper()
	if !utf8.Valid(file) {
		t.Fatal("the file is not UTF-8")
	}
	var all []entry
	if err := json.Unmarshal(file, &all); err != nil {
		t.Fatalf("the file is no JSON: %v", err)
	}
	return all
}

// nanos is the entry's time, and whether it is written as it should be.
func (e entry) nanos() (int64, bool) {
	whole, fraction, _ := strings.Cut(e.Ts.String(), ".")
	if whole == "" || len(fraction) > 3 {
		return 0, false
	}
	n, err := json.Number(whole + (fraction + "000")[:3]).Int64()
	return n, err == nil
}

// checker holds a file to the format's rules, and to those that make it of use.
type checker struct {
	t      testing.TB
	last   int64
	open   map[int][]entry // what is open on a thread
	pid    map[int]int     // whose thread it is
	named  map[int]string
	sorted map[int]bool
	begun  map[int64]bool // arrows
	used   map[int]bool
	before entry // the one before
}

// check wants the rules kept. It answers the file's events.
func check(t testing.TB, file []byte) []entry {
	t.Helper()
	c := &checker{
		t: t, open: map[int][]entry{}, pid: map[int]int{}, named: map[int]string{}, sorted: map[int]bool{},
		begun: map[int64]bool{}, used: map[int]bool{},
	}
	all := read(t, file)
	for _, e := range all {
		c.add(e)
	}
	for tid, open := range c.open {
		if len(open) > 0 {
			t.Errorf("thread %d: %q was never ended", tid, open[0].Name)
		}
	}
	for tid := range c.used {
		if c.named[tid] == "" {
			t.Errorf("thread %d has no name", tid)
		}
	}
	return all
}

func (c *checker) add(e entry) {
	c.t.Helper()
	if pid, ok := c.pid[e.Tid]; ok && pid != e.Pid {
		c.t.Errorf("thread %d is of process %d and of %d", e.Tid, pid, e.Pid)
	}
	c.pid[e.Tid] = e.Pid
	if e.Ph == "M" {
		c.meta(e)
		return
	}
	c.used[e.Tid] = true
	now, ok := e.nanos()
	if !ok {
		c.t.Errorf("%+v has no good time", e)
	}
	if now < c.last {
		c.t.Errorf("%+v comes after what was at %d ns", e, c.last)
	}
	c.last = now
	if e.Name == "" && e.Ph != "E" {
		c.t.Errorf("%+v has no name", e)
	}
	if e.Ph == "s" && (c.before.Ph != "i" || c.before.Cat != "wake" || c.before.Tid != e.Tid || c.before.Ts != e.Ts) {
		c.t.Errorf("%+v has no mark of its own", e)
	}
	if e.Ph == "f" && (c.before.Ph != "B" || c.before.Tid != e.Tid || c.before.Ts != e.Ts) {
		c.t.Errorf("%+v is not where its slice begins", e)
	}
	c.before = e
	c.event(e)
}

func (c *checker) event(e entry) {
	c.t.Helper()
	open := c.open[e.Tid]
	switch e.Ph {
	case "B":
		c.open[e.Tid] = append(open, e)
	case "E":
		if len(open) == 0 {
			c.t.Errorf("%+v ends what was not begun", e)
			return
		}
		c.open[e.Tid] = open[:len(open)-1]
	case "i":
		if e.S != "t" {
			c.t.Errorf("%+v has the wrong scope", e)
		}
	case "C":
		if n, ok := e.Args["n"].(float64); !ok || n < 0 || len(e.Args) != 1 {
			c.t.Errorf("%+v counts nothing", e)
		}
	case "s", "f":
		if len(open) == 0 {
			c.t.Errorf("%+v is at no slice", e)
		}
		if e.ID == 0 || c.begun[e.ID] != (e.Ph == "f") || (e.Bp == "e") != (e.Ph == "f") {
			c.t.Errorf("%+v is no good end of an arrow", e)
		}
		c.begun[e.ID] = e.Ph == "s" // and an arrow ends once
	default:
		c.t.Errorf("%+v is of no kind that is written", e)
	}
}

func (c *checker) meta(e entry) {
	c.t.Helper()
	switch name, _ := e.Args["name"].(string); {
	case e.Name == "thread_name":
		c.named[e.Tid] = name
	case e.Name == "process_name" && e.Tid != e.Pid:
		c.t.Errorf("process %d is named by thread %d", e.Pid, e.Tid)
	case e.Name == "thread_sort_index" && c.sorted[e.Tid]:
		c.t.Errorf("thread %d has two places", e.Tid)
	case e.Name == "thread_sort_index":
		c.sorted[e.Tid] = true
	}
}

// on is what of all stands on the thread of that name.
func on(t testing.TB, all []entry, name string) []entry {
	t.Helper()
	tid := 0
	for _, e := range all {
		if e.Name == "thread_name" && e.Args["name"] == name {
			tid = e.Tid
		}
	}
	if tid == 0 {
		t.Fatalf("no thread is named %q", name)
	}
	var some []entry
	for _, e := range all {
		if e.Tid == tid && e.Ph != "M" {
			some = append(some, e)
		}
	}
	return some
}

// spans are the outermost slices of a thread, as "category name begin end" in
// microseconds.
func spans(t testing.TB, all []entry, name string) []string {
	t.Helper()
	var list, open []string
	for _, e := range on(t, all, name) {
		switch e.Ph {
		case "B":
			open = append(open, e.Cat+" "+e.Name+" "+e.Ts.String())
		case "E":
			if len(open) == 1 {
				list = append(list, open[0]+" "+e.Ts.String())
			}
			open = open[:len(open)-1]
		}
	}
	return list
}
