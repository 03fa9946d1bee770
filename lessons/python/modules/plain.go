package modules

import "batuta/lessons/python/py"

// plainObject is an instance of a built-in class that holds nothing but
// attributes, which Python code may read, set and add to.
type plainObject struct {
	class *py.Class
	attrs *py.Dict
}

// Type is the class it was made of.
func (p *plainObject) Type() *py.Class { return p.class }

// Attrs is its __dict__.
func (p *plainObject) Attrs(make bool) *py.Dict {
	if p.attrs == nil && make {
		p.attrs = py.NewDict()
	}
	return p.attrs
}

// plainNew is the New of a class of plainObjects; its __init__ sets them up.
func plainNew(class *py.Class) py.New {
	return func(*py.Thread, *py.Class, []py.Value, []py.KwArg) (py.Value, error) {
		return &plainObject{class: class}, nil
	}
}

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
