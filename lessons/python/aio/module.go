package aio

import (
	"maps"
	"slices"

	"batuta/lessons/python/py"
)

// Modules are asyncio, its parts, and contextvars.
func Modules() map[string]py.Loader {
	all := map[string]py.Loader{"asyncio": loadAsyncio, "contextvars": loadContextvars, "_contextvars": loadContextvars}
	for _, p := range parts() {
		all["asyncio."+p.name] = loadPart(p.name)
	}
	maps.Copy(all, networkModules())
	return all
}

// part is a module within asyncio: its names, most of which are asyncio's too.
type part struct {
	name    string
	defs    []py.Def
	classes []*py.Class
	values  map[string]py.Value
	hidden  []string // names that asyncio itself has not
	missing []string // what CPython's has and ours has not
}

// parts are the modules within asyncio. Each file that adds to one says what.
func parts() []part {
	return []part{
		basePart(), coroutinesPart(), eventsPart(), exceptionsPart(), futuresPart(), graphPart(), logPart(), runnersPart(),
		{name: "tasks", defs: slices.Concat(taskFunctions(), waitFunctions()), classes: []*py.Class{TaskClass}, values: map[string]py.Value{
			"FIRST_COMPLETED": py.Name("FIRST_COMPLETED"), "FIRST_EXCEPTION": py.Name("FIRST_EXCEPTION"), "ALL_COMPLETED": py.Name("ALL_COMPLETED"),
		}, missing: []string{"_register_task", "_unregister_task", "_enter_task", "_leave_task", "_register_eager_task"}},
		{name: "taskgroups", classes: []*py.Class{TaskGroupClass}},
		{name: "threads", defs: threadFunctions()},
		{name: "timeouts", defs: timeoutFunctions(), classes: []*py.Class{TimeoutClass}},
		queuesPart(), locksPart(),
		protocolsPart(), streamsPart(), transportsPart(),
		{name: "subprocess", missing: []string{"create_subprocess_exec", "create_subprocess_shell"}},
		{name: "unix_events", values: map[string]py.Value{"SelectorEventLoop": SelectorEventLoopClass, "EventLoop": SelectorEventLoopClass}},
		{name: "selector_events", classes: []*py.Class{BaseSelectorEventLoopClass}, hidden: []string{"BaseSelectorEventLoop"}},
	}
}

func basePart() part {
	return part{name: "base_events", classes: []*py.Class{BaseEventLoopClass, ServerClass}}
}

func coroutinesPart() part {
	return part{name: "coroutines", defs: []py.Def{
		{Sig: "iscoroutine(obj)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return py.MakeBool(coroutineOf(t, args[0]) != nil), nil
		}},
		{Sig: "iscoroutinefunction(func)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			err := warnOf(t, py.Errors.DeprecationWarning, "'asyncio.iscoroutinefunction' is deprecated and slated for removal in Python 3.16; "+
				"use inspect.iscoroutinefunction() instead")
			return py.MakeBool(isCoroutineFunction(t, args[0])), err
		}},
	}}
}

func eventsPart() part {
	return part{
		name: "events", defs: policyFunctions(), classes: []*py.Class{AbstractEventLoopClass, AbstractServerClass, HandleClass, TimerHandleClass},
		hidden:  []string{"_get_running_loop"},
		missing: []string{"_set_running_loop"},
	}
}

func exceptionsPart() part {
	var shown []*py.Class
	for _, c := range exceptionClasses() {
		if c.Module == "asyncio.exceptions" {
			shown = append(shown, c)
		}
	}
	return part{name: "exceptions", classes: shown, values: map[string]py.Value{
		"CancelledError": py.Errors.CancelledError, "TimeoutError": py.Errors.TimeoutError,
	}}
}

func futuresPart() part {
	return part{
		name: "futures", classes: []*py.Class{FutureClass},
	}
}

func graphPart() part {
	return part{name: "graph", defs: graphFunctions(), classes: []*py.Class{callGraphClass, graphEntryClass}}
}

func runnersPart() part {
	return part{name: "runners", defs: runnerFunctions(), classes: []*py.Class{RunnerClass}}
}

// logPart is asyncio.log, whose logger is logging's own.
func logPart() part { return part{name: "log", hidden: []string{"logger"}} }

// defineClasses says what the classes can do, bases first.
func defineClasses() {
	defineExceptions()
	for _, c := range slices.Concat(lockClasses(), queueClasses(), protocolClasses(), transportClasses(), streamClasses(), []classSpec{
		{AbstractEventLoopClass, abstractLoopSpec},
		{BaseEventLoopClass, baseLoopSpec},
		{BaseSelectorEventLoopClass, baseSelectorLoopSpec},
		{SelectorEventLoopClass, selectorLoopSpec},
		{HandleClass, handleSpec},
		{TimerHandleClass, timerHandleSpec},
		{FutureClass, futureSpec},
		{TaskClass, taskSpec},
		{gatheringClass, gatheringSpec},
		{futureIteratorClass, futureIteratorSpec},
		{queuedStepClass, queuedStepSpec},
		{queuedTimerClass, queuedTimerSpec},
		{asCompletedClass, asCompletedSpec},
		{TimeoutClass, timeoutSpec},
		{TaskGroupClass, taskGroupSpec},
		{RunnerClass, runnerSpec},
		{abstractPolicyClass, abstractPolicySpec},
		{defaultPolicyClass, defaultPolicySpec},
		{callGraphClass, callGraphSpec},
		{graphEntryClass, graphEntrySpec},
	}) {
		c.class.Define(c.spec)
	}
}

// loadPart makes a module within asyncio.
func loadPart(name string) py.Loader {
	return func(t *py.Thread) (*py.Module, error) {
		for _, p := range parts() {
			if p.name != name {
				continue
			}
			m := py.NewModule(p.spec())
			if name == "log" {
				logging, err := t.Import("logging")
				if err != nil {
					return nil, err
				}
				logger, err := t.CallMethod(logging, "getLogger", py.NewStr("asyncio"))
				if err != nil {
					return nil, err
				}
				m.Dict.SetStr(py.NewStr("logger"), logger)
			}
			return m, nil
		}
		return nil, t.RuntimeError("asyncio has no part %s", name)
	}
}

// spec is what a part's module holds.
func (p part) spec() py.ModuleSpec {
	values := map[string]py.Value{"__all__": names(p.shown()...)}
	maps.Copy(values, p.values)
	return py.ModuleSpec{Name: "asyncio." + p.name, Defs: inPython(p.defs), Classes: p.classes, Values: values, Missing: p.missing}
}

// shown are the names of a part that are asyncio's too.
func (p part) shown() []string {
	var all []string
	for _, c := range p.classes {
		all = append(all, c.QualName)
	}
	for _, d := range p.defs {
		all = append(all, nameOf(d.Sig))
	}
	for name := range p.values {
		all = append(all, name)
	}
	slices.Sort(all)
	return slices.DeleteFunc(all, func(name string) bool { return slices.Contains(p.hidden, name) })
}

// loadAsyncio makes the package, with the modules within it.
func loadAsyncio(t *py.Thread) (*py.Module, error) {
	defineClasses()
	registerExceptions(t.In())
	defineNetwork(t.In())
	if _, err := t.Import("contextvars"); err != nil {
		return nil, err
	}
	whole := py.NewModule(py.ModuleSpec{Name: "asyncio"})
	var shown, missing []string
	for _, p := range parts() {
		missing = append(missing, p.missing...)
		if p.name == "log" {
			continue // it is made when it is asked for, for it needs logging
		}
		m := py.NewModule(p.spec())
		t.In().Modules.SetStr(py.NewStr(m.Name), m)
		whole.Dict.SetStr(t.In().Intern(p.name), m)
		for _, name := range p.shown() {
			key := t.In().Intern(name)
			whole.Dict.SetStr(key, m.Dict.GetStr(key))
			shown = append(shown, name)
		}
		for _, name := range p.hidden {
			if key := t.In().Intern(name); name == "_get_running_loop" {
				whole.Dict.SetStr(key, m.Dict.GetStr(key))
			}
		}
	}
	whole.Dict.SetStr(t.In().Intern("__all__"), names(shown...))
	whole.Dict.SetStr(t.In().Intern("__getattr__"), py.NewBuiltin("asyncio", py.Def{Sig: "__getattr__(name)", Fn: deprecatedName}))
	for _, name := range missing {
		whole.Missing[name] = true
	}
	return whole, nil
}

// deprecatedName is a name of asyncio's that is found with a warning.
func deprecatedName(t *py.Thread, args []py.Value) (py.Value, error) {
	name, _ := args[0].(*py.Str)
	var v py.Value
	switch name.String() {
	case "log": // made when it is asked for
		return t.Import("asyncio.log")
	case "AbstractEventLoopPolicy":
		v = abstractPolicyClass
	case "DefaultEventLoopPolicy":
		v = defaultPolicyClass
	default:
		if m, ok := t.In().Modules.GetStr(t.In().Intern("asyncio")).(*py.Module); ok && m.Missing[name.String()] {
			return nil, t.NotYet("asyncio." + name.String())
		}
		return nil, t.AttributeError(t.In().Modules.GetStr(t.In().Intern("asyncio")), name.String(), "module 'asyncio' has no attribute '%s'", name.String())
	}
	return v, warnDeprecated(t, "asyncio."+name.String())
}
