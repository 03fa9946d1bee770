package conformance_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// Beyond their number, no primitive may be a stranger in the schedules.
const (
	fewestSchedules = 100
	fewestEach      = 20
)

// primitives are what the schedules must be about, each by the words that show
// it in a statement: its verb, its object's constructor, or an option.
var primitives = map[string][]string{
	"create_task": {"create"}, "eager task": {"eager"}, "await a task or a future": {"await"},
	"cancel": {".cancel"}, "uncancel and cancelling": {".uncancel", ".cancelling"},
	"sleep": {"sleep"}, "call_soon": {"call_soon"}, "call_later": {"call_later"}, "call_at": {"call_at"},
	"Future": {"Future"}, "done callback": {".add_done_callback"}, "shield": {"shield"},
	"gather": {"gather"}, "return_exceptions": {"return_exceptions"}, "wait": {"wait"},
	"as_completed": {"as_completed"}, "wait_for": {"wait_for"},
	"timeout": {"timeout"}, "timeout_at": {"timeout_at"}, "reschedule, when and expired": {".reschedule", ".when", ".expired"},
	"TaskGroup": {"group"}, "exception group": {"ExceptionGroup", "BaseExceptionGroup"},
	"Lock": {"Lock"}, "Event": {"Event"}, "Condition": {"Condition"},
	"Semaphore": {"Semaphore"}, "BoundedSemaphore": {"BoundedSemaphore"}, "Barrier": {"Barrier"},
	"Queue": {"Queue"}, "PriorityQueue": {"PriorityQueue"}, "LifoQueue": {"LifoQueue"},
	"context variable": {"ContextVar"}, "try and finally": {"try", "finally"}, "raise": {"raise"},
}

func TestEveryPrimitiveIsInManySchedules(t *testing.T) {
	total, counts := 0, map[string]int{}
	for _, all := range readSchedules(t) {
		for _, s := range all {
			total++
			words := map[string]bool{}
			for _, c := range s.Coros {
				collect(words, c.Body)
			}
			for name, signs := range primitives {
				if slices.ContainsFunc(signs, func(sign string) bool { return words[sign] }) {
					counts[name]++
				}
			}
		}
	}
	if total < fewestSchedules {
		t.Errorf("%d schedules, want %d at least", total, fewestSchedules)
	}
	for _, name := range slices.Sorted(maps.Keys(primitives)) {
		if counts[name] < fewestEach {
			t.Errorf("%s is in %d schedules, want %d at least", name, counts[name], fewestEach)
		}
	}
}

// collect notes what statements do, and in what they do it.
func collect(words map[string]bool, body []statement) {
	for _, s := range body {
		if s.Of != "" {
			words["."+s.Verb] = true
		} else {
			words[s.Verb] = true
		}
		for option := range s.Options {
			words[option] = true
		}
		for _, a := range s.Args {
			if a.Call != nil {
				collect(words, []statement{*a.Call})
			}
			if s.Verb == "except" || s.Verb == "raise" {
				words[strings.Replace(a.Word, "group", "ExceptionGroup", 1)] = true
			}
		}
		collect(words, s.Body)
		collect(words, s.Arms)
	}
}
