package modules

import "batuta/lessons/python/py"

// localState is what an object of threading.local was made with: each thread
// that uses it calls __init__ with that.
type localState struct {
	args []py.Value
	kw   []py.KwArg
}

var localStateClass = py.NewClass("_thread", "_localstate")

// Type is a class that programs do not see.
func (*localState) Type() *py.Class { return localStateClass }

// localKey is under what a thread keeps its attributes of an object.
type localKey struct{ of *py.Instance }

// localParts are what threading.py makes its class local of.
func localParts() []py.Def {
	return []py.Def{
		{Sig: "_local_begin(self, args, kwargs, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			i := args[0].(*py.Instance)
			s := &localState{args: args[1].(*py.Tuple).Items}
			d := args[2].(*py.Dict)
			for at, k, v, ok := d.Next(0); ok; at, k, v, ok = d.Next(at + 1) {
				s.kw = append(s.kw, py.KwArg{Name: k.(*py.Str).String(), Value: v})
			}
			i.Native = s
			keepLocal(t, i) // whoever made it calls __init__
			return nil, nil
		}},
		{Sig: "_local_use(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			i := args[0].(*py.Instance)
			if d, ok := t.Local[localKey{i}].(*py.Dict); ok {
				i.SetAttrs(d)
				return nil, nil
			}
			keepLocal(t, i)
			s, _ := i.Native.(*localState)
			init, err := t.Attr(i, "__init__")
			if err == nil {
				_, err = t.CallKw(init, s.args, s.kw)
			}
			if err != nil {
				delete(t.Local, localKey{i})
				return nil, err
			}
			i.SetAttrs(t.Local[localKey{i}].(*py.Dict)) // __init__ may have let others run
			return nil, nil
		}},
	}
}

// keepLocal gives the thread attributes of its own for an object.
func keepLocal(t *py.Thread, i *py.Instance) {
	if t.Local == nil {
		t.Local = map[any]any{}
	}
	d := py.NewDict()
	t.Local[localKey{i}] = d
	i.SetAttrs(d)
}
