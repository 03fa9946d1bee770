package modules

import "batuta/lessons/python/py"

// instanceDict is the __dict__ of the objects of a class that is built in and
// holds nothing but attributes: they are like those of a class written in Python.
var instanceDict = py.Def{Sig: "__dict__(self)", Kind: py.Getter, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
	i, ok := args[0].(*py.Instance)
	if !ok {
		return nil, t.TypeError("this class's objects have no __dict__")
	}
	return i.Attrs(), nil
}}

// setAttrs gives an object several attributes: name, value, name, value.
func setAttrs(t *py.Thread, v py.Value, pairs ...any) error {
	for i := 0; i < len(pairs); i += 2 {
		if err := t.Setattr(v, t.In().Intern(pairs[i].(string)), pairs[i+1].(py.Value)); err != nil {
			return err
		}
	}
	return nil
}

// isNone reports whether an argument was not given, or is None.
func isNone(v py.Value) bool { return v == nil || v == py.None }
