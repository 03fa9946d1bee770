package judge

import "slices"

// spec is what there is to know of a measure.
type spec struct {
	name      string
	kind      Kind   // of what it finds
	of        string // what Of names, in words; "": nothing
	ofNeeded  bool
	fors      []string // what For may be; none: nothing
	forNeeded bool
	status    bool // For is the status of an answer
	whole     bool // a beginning that is forgotten does not matter
	repr      bool // what it finds is a value as the trace shows it, which may be shortened
	find      finder
}

// finder measures. among are the labels that a rule or a prediction speaks of,
// for those measures that ask who came first: an empty list is everybody.
type finder func(s *scene, m Measure, among []string) Finding

// neverAnswered is what For says of requests that got no answer.
const neverAnswered = "open"

// failedMeasure is the measure of what the program let out.
const failedMeasure = "failed"

// Measures are the names of all measures, in the order of the alphabet.
func Measures() []string {
	var names []string
	for _, m := range specs() {
		names = append(names, m.name)
	}
	slices.Sort(names)
	return names
}

// specOf is the measure of that name.
func specOf(name string) (spec, bool) {
	for _, m := range specs() {
		if m.name == name {
			return m, true
		}
	}
	return spec{}, false
}

// KindOf is the kind of values that a measure finds, None where there is no such
// measure.
func KindOf(name string) Kind {
	m, _ := specOf(name)
	return m.kind
}

// What Of names.
const (
	ofTask     = `the label of a task, as in "of": "fetch('/users')", in which * stands for anything`
	ofStep     = `the label of a task or the name of a callback`
	ofPath     = `the path of a request with its query, as in "of": "/orders?page=*"`
	ofFunction = `the name of a function`
	ofLogger   = `the name of a logger, as in "of": "asyncio"`
)

// specs are all measures.
func specs() []spec {
	return slices.Concat(taskSpecs(), stepSpecs(), waitSpecs(), loopSpecs(), selectorSpecs(), threadSpecs(), outputSpecs(), requestSpecs(), endSpecs())
}
