package aio

import (
	"fmt"

	"batuta/lessons/python/py"
)

// The classes of event loop policies.
var (
	abstractPolicyClass = py.NewClass("asyncio.events", "_AbstractEventLoopPolicy")
	defaultPolicyClass  = py.NewClass("asyncio.unix_events", "_UnixDefaultEventLoopPolicy")
)

// policy is the usual event loop policy: each thread has a loop of its own, once
// it is set.
type policy struct{ attrs *py.Dict }

// Type is _UnixDefaultEventLoopPolicy.
func (*policy) Type() *py.Class { return defaultPolicyClass }

// Attrs is its __dict__.
func (p *policy) Attrs(make bool) *py.Dict {
	if p.attrs == nil && make {
		p.attrs = py.NewDict()
	}
	return p.attrs
}

// policyOf is the policy of the interpreter.
func policyOf(t *py.Thread) py.Value {
	s := sharedOf(t.In())
	if s.policy == nil {
		s.policy = &policy{}
	}
	return s.policy
}

// policyCall asks the policy. The usual one is asked without a detour.
func policyCall(t *py.Thread, method string, args ...py.Value) (py.Value, error) {
	p := policyOf(t)
	if _, usual := p.(*policy); !usual {
		return t.CallMethod(p, method, args...)
	}
	switch method {
	case "get_event_loop":
		return threadLoop(t)
	case "set_event_loop":
		return nil, setThreadLoop(t, args[0])
	}
	l, err := newLoop(t, nil)
	if err != nil {
		return nil, err
	}
	return l, nil
}

func threadLoop(t *py.Thread) (py.Value, error) {
	if v := stateOf(t).set; v != nil {
		return v, nil
	}
	name, err := t.Repr(py.NewStr(threadName(t)))
	if err != nil {
		return nil, err
	}
	return nil, t.RuntimeError("There is no current event loop in thread %s.", name)
}

// threadName is the thread's name, as threading has it.
func threadName(t *py.Thread) string {
	if t.Main {
		return "MainThread"
	}
	if threading := t.In().Modules.GetStr(t.In().Intern("threading")); threading != nil {
		if current, err := t.CallMethod(threading, "current_thread"); err == nil {
			if name, err := t.Attr(current, "name"); err == nil {
				if s, ok := name.(*py.Str); ok {
					return s.String()
				}
			}
		}
	}
	return "Thread"
}

func setThreadLoop(t *py.Thread, v py.Value) error {
	if v != py.None && !v.Type().IsSubclass(AbstractEventLoopClass) {
		return t.TypeError("loop must be an instance of AbstractEventLoop or None, not '%s'", v.Type().Name)
	}
	stateOf(t).set = given(v)
	return nil
}

// policyFunctions are the functions of asyncio.events.
func policyFunctions() []py.Def {
	return []py.Def{
		{Sig: "get_running_loop()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
			l, err := runningLoop(t)
			if err != nil {
				return nil, err
			}
			return l.object(), nil
		}},
		{Sig: "_get_running_loop()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
			if l := running(t); l != nil {
				return l.object(), nil
			}
			return nil, nil
		}},
		{Sig: "get_event_loop()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
			if l := running(t); l != nil {
				return l.object(), nil
			}
			return policyCall(t, "get_event_loop")
		}},
		{Sig: "set_event_loop(loop)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return policyCall(t, "set_event_loop", args[0])
		}},
		{Sig: "new_event_loop()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) { return policyCall(t, "new_event_loop") }},
		{Sig: "get_event_loop_policy()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
			return policyOf(t), warnDeprecated(t, "asyncio.get_event_loop_policy")
		}},
		{Sig: "set_event_loop_policy(policy)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			if err := warnDeprecated(t, "asyncio.set_event_loop_policy"); err != nil {
				return nil, err
			}
			if v := args[0]; v != py.None && !v.Type().IsSubclass(abstractPolicyClass) {
				return nil, t.TypeError("policy must be an instance of AbstractEventLoopPolicy or None, not '%s'", v.Type().Name)
			}
			sharedOf(t.In()).policy = given(args[0])
			return nil, nil
		}},
	}
}

// warnDeprecated is the warning of what goes in Python 3.16.
func warnDeprecated(t *py.Thread, what string) error {
	return warnOf(t, py.Errors.DeprecationWarning, fmt.Sprintf("'%s' is deprecated and slated for removal in Python 3.16", what))
}

func abstractPolicySpec() py.Spec {
	var defs []py.Def
	for _, sig := range []string{"get_event_loop(self)", "set_event_loop(self, loop)", "new_event_loop(self)"} {
		defs = append(defs, py.Def{Sig: sig})
	}
	return py.Spec{Defs: abstractDefs(defs)}
}

func defaultPolicySpec() py.Spec {
	return py.Spec{
		Bases: []*py.Class{abstractPolicyClass}, Self: py.SelfOf[*policy],
		New: func(*py.Thread, *py.Class, []py.Value, []py.KwArg) (py.Value, error) { return &policy{}, nil },
		Defs: inPython([]py.Def{
			{Sig: "get_event_loop(self)", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) { return threadLoop(t) }},
			{Sig: "set_event_loop(self, loop)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return nil, setThreadLoop(t, args[1])
			}},
			{Sig: "new_event_loop(self)", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) { return newLoop(t, nil) }},
		}),
	}
}
