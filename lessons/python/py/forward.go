package py

import "slices"

// ForwardAnnotations is what an __annotate__ function answers, with a
// ForwardRef for each name that is not defined yet.
func (t *Thread) ForwardAnnotations(annotate Value) (Value, error) {
	f, ok := annotate.(*Function)
	if !ok {
		return t.annotationsOf(annotate)
	}
	known := map[string]bool{}
	for {
		notes, err := t.annotationsOf(f)
		e, missing := IsRaised(err, Errors.NameError)
		if !missing {
			return notes, err
		}
		v, failed := t.Attr(e, "name")
		if failed != nil {
			return nil, failed
		}
		name, ok := v.(*Str)
		if !ok || known[name.s] { // the same again: it is another error
			return nil, err
		}
		known[name.s] = true
		f = withName(f, name)
	}
}

// withName is a function that knows one name more: as a forward reference.
func withName(f *Function, name *Str) *Function {
	made := *f
	ref := &ForwardRef{Arg: name}
	if i := slices.Index(f.Code.Frees, name.s); i >= 0 {
		made.Closure = slices.Clone(f.Closure)
		made.Closure[i] = &Cell{V: ref}
		return &made
	}
	made.Globals = f.Globals.Copy()
	made.Globals.SetStr(name, ref)
	return &made
}

// Define runs source that the library made, with names as its globals: what
// dataclasses make of a class's fields. Its frames stand in a traceback as
// CPython's do, in the file <string>.
func (t *Thread) Define(source string, names *Dict) error {
	code, err := t.in.Compile("<string>", source)
	if err != nil {
		return err
	}
	_, err = t.RunModule(t.in.NewCode(code), names)
	return err
}

// KwArgs are the entries of a dict of keyword arguments.
func KwArgs(d *Dict) []KwArg { return kwArgs(d) }
