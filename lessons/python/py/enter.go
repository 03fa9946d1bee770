package py

import (
	"fmt"
	"runtime/debug"

	"batuta/lessons/python/bytecode"
)

// RunModule runs the code of a module, whose names are those of the dict.
func (t *Thread) RunModule(code *Code, names *Dict) (Value, error) {
	return t.enterFrame(&Frame{
		code: code, globals: names, builtins: t.in.Builtins, names: names,
		slots: make([]Value, code.slots), sp: len(code.Locals), held: true,
		cells: newCells(len(code.Cells)),
	})
}

func newCells(n int) []*Cell {
	cells := make([]*Cell, n)
	for i := range cells {
		cells[i] = &Cell{}
	}
	return cells
}

// RunMain runs compiled code as the module __main__, on the goroutine that
// calls, which becomes the main thread. The lock is the thread's when it
// answers: whoever wants to know more of how it ended may ask; Release ends it.
func (in *Interpreter) RunMain(code *bytecode.Code, file string) (*Thread, error) {
	t := in.NewThread()
	t.Main = true
	t.Acquire()
	m := NewModule(ModuleSpec{Name: "__main__"})
	m.Dict.SetStr(Name("__package__"), None)
	m.Dict.SetStr(Name("__spec__"), None) // nobody imported it
	m.Dict.SetStr(nameBuiltins, in.BuiltinsModule())
	m.Dict.SetStr(nameFile, NewStr(file))
	m.Dict.SetStr(Name("__cached__"), None)
	in.Modules.SetStr(NewStr("__main__"), m)
	_, err := t.RunModule(in.NewCode(code), m.Dict)
	return t, err
}

// BuiltinsModule is the module builtins.
func (in *Interpreter) BuiltinsModule() *Module {
	key := NewStr("builtins")
	if m, ok := in.Modules.GetStr(key).(*Module); ok {
		return m
	}
	m := &Module{Name: "builtins", Dict: in.Builtins}
	in.Modules.SetStr(key, m)
	return m
}

// runClassBody runs the body of a class statement: its names go to the dict, or
// to what a metaclass's __prepare__ made instead.
func (t *Thread) runClassBody(body *Function, names *Dict, space Value) error {
	if t.depth >= t.in.Limits.Depth {
		return t.tooDeep()
	}
	f := t.newFrame(body)
	if err := t.bindArguments(f, body, nil, nil); err != nil {
		return err
	}
	f.names, f.held = names, true
	if space != Value(names) {
		f.custom = space
	}
	_, err := t.enterFrame(f)
	return err
}

// attempt runs the machine; a panic of what it calls is an error like another.
func (t *Thread) attempt() (v Value, err error, again bool) {
	depth := t.depth
	defer func() {
		p := recover()
		if p == nil {
			return
		}
		cause, ok := p.(error)
		if _, raised := p.(interface{ Class() string }); !ok || !raised {
			cause = t.Raise(Errors.SystemError, "Batuta itself failed: %v", p)
			if t.in.Broken != nil {
				t.in.Broken(fmt.Sprintf("%v\n%s", p, debug.Stack()))
			}
		}
		t.depth = depth
		if err = t.unwind(cause, true); err == nil {
			again = true
		}
	}()
	v, err = t.loop()
	return v, err, false
}

// run runs the thread's frame, and those that it calls, until one that was
// entered from Go ends, or is suspended.
func (t *Thread) run() (Value, error) {
	for {
		v, err, again := t.attempt()
		if !again {
			return v, err
		}
	}
}
