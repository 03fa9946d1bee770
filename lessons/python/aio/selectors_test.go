package aio

import (
	"testing"

	"batuta/lessons/python/bytecode"
	"batuta/lessons/python/compiler"
	"batuta/lessons/python/modules"
	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
	"batuta/loopcore/selector"
	"batuta/loopcore/selector/selectortest"
)

// TestASelectorWrittenInPythonKeepsTheContract holds every class of the module
// selectors, as the loop asks it, to what the loop expects of a selector.
func TestASelectorWrittenInPythonKeepsTheContract(t *testing.T) {
	for _, class := range []string{"DefaultSelector", "SelectSelector"} {
		t.Run(class, func(t *testing.T) {
			selectortest.Run(t, func() (selector.Selector, error) { return ownOf(t, class) })
		})
	}
}

// ownOf is a selector of a class of the module selectors, in an interpreter of
// its own whose lock is held.
func ownOf(t *testing.T, class string) (selector.Selector, error) {
	in := py.NewInterpreter(py.Host{})
	in.Loaders = modules.All()
	for name, load := range Modules() {
		in.Loaders[name] = load
	}
	in.Compile = func(file, text string) (*bytecode.Code, error) {
		m, err := syntax.Parse(file, []byte(text))
		if err != nil {
			return nil, err
		}
		return compiler.Compile(m, file)
	}
	th := in.NewThread()
	th.Acquire()
	t.Cleanup(func() {
		th.End()
		th.Release()
	})
	m, err := th.Import("selectors")
	if err != nil {
		return nil, err
	}
	made, err := th.CallMethod(m, class)
	if err != nil {
		return nil, err
	}
	return newOwnSelector(th, made), nil
}
