package modules

import (
	"math"
	"slices"

	"batuta/lessons/python/py"
)

var (
	randomClass       = py.NewClass("random", "Random")
	systemRandomClass = py.NewClass("random", "SystemRandom")
)

// random is an instance of random.Random or SystemRandom.
type random struct {
	twister twister
	seeded  bool
	system  bool     // it asks the system, and has no state
	spare   *float64 // the second number of a pair that gauss made
	attrs   *py.Dict
}

// Type is random.Random or random.SystemRandom.
func (r *random) Type() *py.Class {
	if r.system {
		return systemRandomClass
	}
	return randomClass
}

// Attrs has it take attributes of any name.
func (r *random) Attrs(create bool) *py.Dict {
	if r.attrs == nil && create {
		r.attrs = py.NewDict()
	}
	return r.attrs
}

// randomMethods are the methods that the module offers as functions.
var randomMethods = [...]string{
	"betavariate", "binomialvariate", "choice", "choices", "expovariate", "gammavariate", "gauss", "getrandbits", "getstate",
	"lognormvariate", "normalvariate", "paretovariate", "randbytes", "randint", "random", "randrange", "sample", "seed",
	"setstate", "shuffle", "triangular", "uniform", "vonmisesvariate", "weibullvariate",
}

// loadRandom makes the module random, whose functions are the methods of one
// generator.
func loadRandom(t *py.Thread) (*py.Module, error) {
	randomClass.Define(randomSpec)
	systemRandomClass.Define(systemRandomSpec)
	all := []py.Value{py.NewStr("Random"), py.NewStr("SystemRandom")}
	shared := &random{}
	values := map[string]py.Value{
		"NV_MAGICCONST": py.Float(normalMagic), "TWOPI": py.Float(2 * math.Pi), "LOG4": py.Float(log4), "SG_MAGICCONST": py.Float(gammaMagic),
		"BPF": py.Int(53), "RECIP_BPF": py.Float(0x1p-53), "_inst": shared,
	}
	for _, name := range randomMethods {
		method, err := t.Attr(shared, name)
		if err != nil {
			return nil, err
		}
		values[name] = method
		all = append(all, py.NewStr(name))
	}
	values["__all__"] = py.NewList(all...)
	return py.NewModule(py.ModuleSpec{
		Name: "random", Doc: "Random numbers, choices and distributions.",
		Values: values, Classes: []*py.Class{randomClass, systemRandomClass},
	}), nil
}

func randomSpec() py.Spec {
	defs := slices.Concat(randomStateDefs(), randomWholeDefs(), randomChoiceDefs(), randomRealDefs())
	for i := range defs {
		defs[i].Kind = py.Whole // a subclass's own random is what all of them draw from
	}
	return py.Spec{
		Doc:    "A generator of random numbers: the Mersenne Twister.",
		Self:   py.SelfOf[*random],
		New:    func(*py.Thread, *py.Class, []py.Value, []py.KwArg) (py.Value, error) { return &random{}, nil },
		Defs:   defs,
		Values: map[string]py.Value{"VERSION": py.Int(3)},
	}
}

func systemRandomSpec() py.Spec {
	noState := func(t *py.Thread, _ []py.Value) (py.Value, error) {
		return nil, t.Raise(py.Errors.NotImplementedError, "System entropy source does not have state.")
	}
	return py.Spec{
		Doc:   "A generator that asks the system for its random numbers.",
		Bases: []*py.Class{randomClass},
		Self:  py.SelfOf[*random],
		New: func(*py.Thread, *py.Class, []py.Value, []py.KwArg) (py.Value, error) {
			return &random{system: true}, nil
		},
		Defs: []py.Def{
			{Sig: "seed(self, *args, **kwds)", Kind: py.Whole, Fn: func(*py.Thread, []py.Value) (py.Value, error) { return nil, nil }},
			{Sig: "getstate(self, *args, **kwds)", Kind: py.Whole, Fn: noState},
			{Sig: "setstate(self, *args, **kwds)", Kind: py.Whole, Fn: noState},
		},
	}
}

// source is a generator in use: r is what self is or carries.
type source struct {
	t    *py.Thread
	r    *random
	self py.Value
}

// drawing makes a method of what draws from its generator.
func drawing(f func(s source, args []py.Value) (py.Value, error)) py.Native {
	return func(t *py.Thread, args []py.Value) (py.Value, error) {
		r, ok := py.As[*random](args[0])
		if !ok {
			return nil, t.TypeError("descriptor requires a 'random.Random' object but received a '%s'", args[0].Type().Name)
		}
		return f(source{t, r, args[0]}, args[1:])
	}
}

// own reports whether nothing stands between self and its generator.
func (s source) own() bool { return s.self == py.Value(s.r) }

// real is self.random().
func (s source) real() (float64, error) {
	if s.own() {
		return s.r.real(s.t)
	}
	v, err := s.t.CallMethod(s.self, "random")
	if err != nil {
		return 0, err
	}
	return s.t.Float(v)
}
