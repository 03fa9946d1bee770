package modules

import (
	"fmt"

	"batuta/lessons/python/py"
)

// group is what a group holds, or absent.
func (m *matchValue) group(_ py.Value, n int, absent py.Value) py.Value {
	from, to := m.slots[2*n], m.slots[2*n+1]
	if from < 0 || to < 0 {
		return absent
	}
	return cutSource(m.source, m.text, from, to)
}

// index is the number of a group that was asked for by number or name.
func (m *matchValue) index(t *py.Thread, v py.Value) (int, error) {
	if s, ok := py.As[*py.Str](v); ok {
		if n, ok := m.pattern.program.names[s.String()]; ok {
			return n, nil
		}
		return 0, t.IndexError("no such group")
	}
	n, err := t.Index(v)
	if err != nil || n < 0 || n > m.pattern.program.groups {
		return 0, t.IndexError("no such group")
	}
	return n, nil
}

// place is where a group begins and ends; -1 if it has not matched.
func (m *matchValue) place(n int) (from, to int) {
	from, to = m.slots[2*n], m.slots[2*n+1]
	if from < 0 || to < 0 {
		return -1, -1
	}
	return from, to
}

func (m *matchValue) span(n int) py.Value {
	from, to := m.place(n)
	return py.NewTuple(py.MakeInt(int64(from)), py.MakeInt(int64(to)))
}

func matchSpec() py.Spec {
	self := func(args []py.Value) *matchValue { return args[0].(*matchValue) }
	place := func(name string, pick func(m *matchValue, n int) py.Value) py.Def {
		return py.Def{Sig: name + "(self, group=0, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			n, err := self(args).index(t, args[1])
			if err != nil {
				return nil, err
			}
			return pick(self(args), n), nil
		}}
	}
	attr := func(name string, value func(*matchValue) py.Value) py.Def {
		return py.Def{Sig: name + "(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			return value(self(args)), nil
		}}
	}
	return py.Spec{Self: py.SelfOf[*matchValue], Final: true, Defs: append(matchGroupDefs(), []py.Def{
		place("start", func(m *matchValue, n int) py.Value { from, _ := m.place(n); return py.MakeInt(int64(from)) }),
		place("end", func(m *matchValue, n int) py.Value { _, to := m.place(n); return py.MakeInt(int64(to)) }),
		place("span", (*matchValue).span),
		attr("pos", func(m *matchValue) py.Value { return py.MakeInt(int64(m.pos)) }),
		attr("endpos", func(m *matchValue) py.Value { return py.MakeInt(int64(m.endpos)) }),
		attr("re", func(m *matchValue) py.Value { return m.pattern }),
		attr("string", func(m *matchValue) py.Value { return m.source }),
		attr("lastindex", func(m *matchValue) py.Value {
			if m.last == 0 {
				return py.None
			}
			return py.MakeInt(int64(m.last))
		}),
		attr("lastgroup", func(m *matchValue) py.Value {
			for name, n := range m.pattern.program.names {
				if n == m.last {
					return py.NewStr(name)
				}
			}
			return py.None
		}),
		attr("regs", func(m *matchValue) py.Value {
			all := &py.Tuple{}
			for n := range m.pattern.program.groups + 1 {
				all.Items = append(all.Items, m.span(n))
			}
			return all
		}),
		{Sig: "expand(self, /, template)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			m := self(args)
			src, isBytes, ok := reSource(args[1])
			if !ok || isBytes != m.pattern.bytes {
				return nil, t.TypeError("expected str instance, %s found", args[1].Type().Name)
			}
			pieces, err := m.pattern.template(t, args[1], src)
			if err != nil {
				return nil, err
			}
			return m.pattern.fill(t, pieces, m.group, m.source)
		}},
		{Sig: "__repr__(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			m := self(args)
			s, err := t.Repr(m.group(nil, 0, py.None))
			return py.NewStr(fmt.Sprintf("<re.Match object; span=(%d, %d), match=%s>", m.slots[0], m.slots[1], cutPoints(s, 50))), err
		}},
		{Sig: "__copy__(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) { return args[0], nil }},
		{Sig: "__deepcopy__(self, memo, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) { return args[0], nil }},
	}...)}
}

// cutPoints is a text of so many characters at most.
func cutPoints(s string, most int) string {
	v := py.NewStr(s)
	return v.Cut(0, min(most, v.Len())).String()
}

// matchGroupDefs are the methods about what groups hold.
func matchGroupDefs() []py.Def {
	self := func(args []py.Value) *matchValue { return args[0].(*matchValue) }
	return []py.Def{
		{Sig: "group(self, /, *args)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			m := self(args)
			asked := args[1].(*py.Tuple).Items
			if len(asked) == 0 {
				return m.group(nil, 0, py.None), nil
			}
			return oneOrAll(asked, func(v py.Value) (py.Value, error) {
				n, err := m.index(t, v)
				if err != nil {
					return nil, err
				}
				return m.group(nil, n, py.None), nil
			})
		}},
		{Sig: "__getitem__(self, key, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			n, err := self(args).index(t, args[1])
			if err != nil {
				return nil, err
			}
			return self(args).group(nil, n, py.None), nil
		}},
		{Sig: "groups(self, /, default=None)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			all := &py.Tuple{}
			for n := 1; n <= self(args).pattern.program.groups; n++ {
				all.Items = append(all.Items, self(args).group(nil, n, args[1]))
			}
			return all, nil
		}},
		{Sig: "groupdict(self, /, default=None)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			d := py.NewDict()
			for _, name := range self(args).pattern.program.order {
				d.SetStr(py.NewStr(name), self(args).group(nil, self(args).pattern.program.names[name], args[1]))
			}
			return d, nil
		}},
	}
}
