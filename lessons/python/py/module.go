package py

// ModuleSpec says what a module written in Go holds.
type ModuleSpec struct {
	Name, Doc string
	Defs      []Def // functions
	Values    map[string]Value
	Classes   []*Class
	// Missing are the names that CPython's has and ours has not: asking for one
	// is refused by name.
	Missing []string
}

// NewModule makes a module of what it holds.
func NewModule(s ModuleSpec) *Module {
	m := &Module{Name: s.Name, Dict: NewDict(), Missing: map[string]bool{}}
	m.Dict.SetStr(nameName, NewStr(s.Name))
	m.Dict.SetStr(nameDoc, docOf(s.Doc))
	for _, d := range s.Defs {
		b := NewBuiltin(s.Name, d)
		m.Dict.SetStr(NewStr(b.Name), b)
	}
	for _, c := range s.Classes {
		m.Dict.SetStr(NewStr(c.QualName), c)
	}
	for name, v := range s.Values {
		m.Dict.SetStr(NewStr(name), v)
	}
	for _, name := range s.Missing {
		m.Missing[name] = true
	}
	return m
}

func docOf(text string) Value {
	if text == "" {
		return None
	}
	return NewStr(text)
}
