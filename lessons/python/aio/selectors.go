package aio

import (
	_ "embed" // selectors, which is written in Python
	"errors"
	"time"

	"batuta/lessons/python/py"
	"batuta/loopcore"
	"batuta/loopcore/selector"
)

//go:embed lib/selectors.py
var selectorsSource string

// pollerClass is what the classes of selectors are made of.
var pollerClass = py.NewClass("_selectors", "Poller")

// poller is one of this system's selectors as a Python object.
type poller struct{ core selector.Selector }

// Type is Poller.
func (*poller) Type() *py.Class { return pollerClass }

// loadSelectorsCore makes _selectors: what the module selectors is made of.
func loadSelectorsCore(*py.Thread) (*py.Module, error) {
	pollerClass.Define(pollerSpec)
	names := py.NewTuple()
	for _, name := range selector.Names() {
		names.Items = append(names.Items, py.NewStr(name))
	}
	return py.NewModule(py.ModuleSpec{
		Name: "_selectors", Classes: []*py.Class{pollerClass}, Values: map[string]py.Value{"NAMES": names},
	}), nil
}

func pollerSpec() py.Spec {
	change := func(sig string, do func(s selector.Selector, fd int, mask selector.Mask) error) py.Def {
		return py.Def{Sig: sig, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			fd, err := t.Index(args[1])
			if err != nil {
				return nil, err
			}
			events := 0
			if len(args) > 2 {
				if events, err = t.Index(args[2]); err != nil {
					return nil, err
				}
			}
			return nil, pollerError(do(args[0].(*poller).core, fd, selector.Mask(events)))
		}}
	}
	return py.Spec{
		Self: py.SelfOf[*poller],
		New: py.NewBy("Poller(name)", func(t *py.Thread, args []py.Value) (py.Value, error) {
			s, err := selector.New(textOf(t, args[0]))
			if err != nil {
				return nil, err
			}
			in := t.In()
			in.AtEnd(func(*py.Thread) { _ = s.Close() }) // a second Close does nothing
			return &poller{s}, nil
		}),
		Defs: []py.Def{
			change("register(self, fd, events, /)", selector.Selector.Register),
			change("modify(self, fd, events, /)", selector.Selector.Modify),
			change("unregister(self, fd, /)", func(s selector.Selector, fd int, _ selector.Mask) error { return s.Unregister(fd) }),
			{Sig: "select(self, timeout, /)", Fn: pollerSelect},
			doing("close(self, /)", func(p *poller) error { return p.core.Close() }),
		},
	}
}

// pollerError is an error of a selector's as Python has it.
func pollerError(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, selector.ErrClosed):
		return loopcore.ValueError("I/O operation on closed epoll object")
	case errors.Is(err, selector.ErrFD):
		return loopcore.ValueError("filedescriptor out of range in select()")
	}
	return err
}

// pollerSelect answers what is ready, as pairs of descriptor and events, and
// waits for it by the clock of the run.
func pollerSelect(t *py.Thread, args []py.Value) (py.Value, error) {
	seconds := -1.0
	if given(args[1]) != nil {
		asked, err := t.Float(args[1])
		if err != nil {
			return nil, err
		}
		seconds = max(asked, 0)
	}
	events, err := askSelector(t, args[0].(*poller).core, seconds)
	if err != nil {
		return nil, pollerError(err)
	}
	all := py.NewList()
	for _, e := range events {
		all.Items = append(all.Items, py.NewTuple(py.MakeInt(int64(e.FD)), py.MakeInt(int64(e.Mask))))
	}
	return all, nil
}

// askSelector asks a selector while other threads run. The main thread's waits
// are those of the run's clock, another thread's are real.
func askSelector(t *py.Thread, s selector.Selector, seconds float64) (events []selector.Event, err error) {
	var clock loopcore.Clock
	if t.Main {
		if clock, err = clockOf(t); err != nil {
			return nil, err
		}
		if _, jumps := clock.(loopcore.World); jumps {
			return askWithoutLock(t, clock, s, seconds)
		}
	}
	end := time.Now().Add(time.Duration(seconds * float64(time.Second)))
	for {
		wait := waitSlice
		if seconds >= 0 {
			wait = max(0, min(wait, time.Until(end)))
		}
		t.Blocking(func() {
			if clock != nil {
				events, err = clock.Select(s, wait.Seconds())
				return
			}
			events, err = s.Select(wait)
		})
		if err != nil || len(events) > 0 || seconds >= 0 && !time.Now().Before(end) {
			return events, err
		}
		if err := t.Heed(); err != nil {
			return nil, err
		}
	}
}

type clockKey struct{}

// clockOf is the clock of the run, as the loop that runs has it, or the next
// would have.
func clockOf(t *py.Thread) (loopcore.Clock, error) {
	if l := stateOf(t).loop; l != nil && l.clock != nil {
		return l.clock, nil
	}
	if t.In().Host.Loop == nil {
		return loopcore.NewClock(), nil
	}
	var failed error
	clock := py.Kept(t.In(), clockKey{}, func() loopcore.Clock {
		o, err := t.In().Host.Loop()
		if err != nil {
			failed = err
			return loopcore.NewClock()
		}
		if o.Selector != nil {
			_ = o.Selector.Close() // it was never used
		}
		if o.Clock == nil {
			return loopcore.NewClock()
		}
		return o.Clock
	})
	return clock, failed
}
