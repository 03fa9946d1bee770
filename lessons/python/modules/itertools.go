package modules

import "batuta/lessons/python/py"

// The classes of itertools.
var (
	accumulateClass   = py.NewClass("itertools", "itertools.accumulate")
	batchedClass      = py.NewClass("itertools", "itertools.batched")
	chainClass        = py.NewClass("itertools", "itertools.chain")
	combinationsClass = py.NewClass("itertools", "itertools.combinations")
	replacingClass    = py.NewClass("itertools", "itertools.combinations_with_replacement")
	compressClass     = py.NewClass("itertools", "itertools.compress")
	countClass        = py.NewClass("itertools", "itertools.count")
	cycleClass        = py.NewClass("itertools", "itertools.cycle")
	dropwhileClass    = py.NewClass("itertools", "itertools.dropwhile")
	filterfalseClass  = py.NewClass("itertools", "itertools.filterfalse")
	groupbyClass      = py.NewClass("itertools", "itertools.groupby")
	grouperClass      = py.NewClass("itertools", "itertools._grouper")
	isliceClass       = py.NewClass("itertools", "itertools.islice")
	pairwiseClass     = py.NewClass("itertools", "itertools.pairwise")
	permutationsClass = py.NewClass("itertools", "itertools.permutations")
	productClass      = py.NewClass("itertools", "itertools.product")
	repeatClass       = py.NewClass("itertools", "itertools.repeat")
	starmapClass      = py.NewClass("itertools", "itertools.starmap")
	takewhileClass    = py.NewClass("itertools", "itertools.takewhile")
	teeClass          = py.NewClass("itertools", "itertools._tee")
	zipLongestClass   = py.NewClass("itertools", "itertools.zip_longest")
)

// stepper is an iterator whose state is in a function, which answers nil at the
// end and goes on doing so.
type stepper struct {
	class *py.Class
	step  func(t *py.Thread) (py.Value, error)
}

// Type is the class of itertools that made it.
func (s *stepper) Type() *py.Class { return s.class }

// Next is the next value.
func (s *stepper) Next(t *py.Thread) (py.Value, error) { return s.step(t) }

// maker makes the iterator of a class from its arguments.
type maker func(t *py.Thread, args []py.Value) (py.Iterator, error)

// iterClass is a class of iterators: its signature and what makes them.
type iterClass struct {
	class *py.Class
	sig   string
	make  maker
	more  []py.Def
}

func (c iterClass) define() {
	c.class.Define(func() py.Spec {
		return py.Spec{
			Self: py.SelfOf[py.Iterator],
			Defs: append(py.IterDefs(), c.more...),
			New: py.ByParams(c.sig, func(t *py.Thread, _ *py.Class, args []py.Value) (py.Value, error) {
				it, err := c.make(t, args)
				if err != nil {
					return nil, err
				}
				return it, nil
			}),
		}
	})
}

// itertoolsClasses are the classes that can be called.
func itertoolsClasses() []iterClass {
	return []iterClass{
		{accumulateClass, "accumulate(iterable, func=None, *, initial=None)", newAccumulate, nil},
		{batchedClass, "batched(iterable, n, *, strict=False)", newBatched, nil},
		{chainClass, "chain(*iterables)", newChain, []py.Def{
			{Sig: "from_iterable(cls, iterable, /)", Kind: py.ClassMethodDef, Fn: chainFromIterable},
			py.ClassGetitemDef(),
		}},
		{combinationsClass, "combinations(iterable, r)", newCombinations, nil},
		{replacingClass, "combinations_with_replacement(iterable, r)", newReplacing, nil},
		{compressClass, "compress(data, selectors)", newCompress, nil},
		{countClass, "count(start=0, step=1)", newCount, []py.Def{{Sig: "__repr__(self, /)", Fn: reprCount}}},
		{cycleClass, "cycle(iterable, /)", newCycle, nil},
		{dropwhileClass, "dropwhile(predicate, iterable, /)", newDropwhile, nil},
		{filterfalseClass, "filterfalse(function, iterable, /)", newFilterfalse, nil},
		{groupbyClass, "groupby(iterable, key=None)", newGroupby, nil},
		{isliceClass, "islice(iterable, start, stop=?, step=?, /)", newIslice, nil},
		{pairwiseClass, "pairwise(iterable, /)", newPairwise, nil},
		{permutationsClass, "permutations(iterable, r=None)", newPermutations, nil},
		{productClass, "product(*iterables, repeat=1)", newProduct, nil},
		{repeatClass, "repeat(object, times=?)", newRepeat, []py.Def{
			{Sig: "__repr__(self, /)", Fn: reprRepeat},
			{Sig: "__length_hint__(self, /)", Fn: hintRepeat},
		}},
		{starmapClass, "starmap(function, iterable, /)", newStarmap, nil},
		{takewhileClass, "takewhile(predicate, iterable, /)", newTakewhile, nil},
		{teeClass, "_tee(iterable, /)", newTee, []py.Def{{Sig: "__copy__(self, /)", Fn: copyTee}}},
		{zipLongestClass, "zip_longest(*iterables, **kwargs)", newZipLongest, nil},
	}
}

// loadItertools makes the module itertools.
func loadItertools(*py.Thread) (*py.Module, error) {
	var classes []*py.Class
	for _, c := range itertoolsClasses() {
		c.define()
		classes = append(classes, c.class)
	}
	grouperClass.Define(func() py.Spec { return py.Spec{Self: py.SelfOf[py.Iterator], Defs: py.IterDefs()} })
	return py.NewModule(py.ModuleSpec{
		Name:    "itertools",
		Doc:     "Iterators that are made of others.",
		Classes: append(classes, grouperClass),
		Defs:    []py.Def{{Sig: "tee(iterable, n=2, /)", Fn: tee}},
		Missing: []string{"_tee_dataobject"},
	}), nil
}
