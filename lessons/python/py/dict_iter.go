package py

// viewKind says whether keys, values or items are meant.
type viewKind uint8

const (
	dictKeys viewKind = iota
	dictValues
	dictItems
)

// of is what an entry is to a view of that kind.
func (k viewKind) of(key, value Value) Value {
	switch k {
	case dictKeys:
		return key
	case dictValues:
		return value
	}
	return NewTuple(key, value)
}

// dictIter walks along a dict, which must keep its size meanwhile.
type dictIter struct {
	d    *Dict
	kind viewKind
	at   int
	size int
	rest int // how many are still to come
}

func newDictIter(d *Dict, kind viewKind) *dictIter {
	return &dictIter{d: d, kind: kind, size: d.live, rest: d.live}
}

// Type is dict_keyiterator or one of its kin.
func (i *dictIter) Type() *Class {
	switch i.kind {
	case dictKeys:
		return DictKeyIterClass
	case dictValues:
		return DictValueIterClass
	}
	return DictItemIterClass
}

// Next is the next key, value or item.
func (i *dictIter) Next(t *Thread) (Value, error) {
	if i.d == nil {
		return nil, nil
	}
	if i.size != i.d.live {
		i.size = -1 // it stays broken
		return nil, t.RuntimeError("dictionary changed size during iteration")
	}
	at, key, value, ok := i.d.Next(i.at)
	if !ok {
		i.d = nil
		return nil, nil
	}
	if i.rest == 0 {
		i.d = nil
		return nil, t.RuntimeError("dictionary keys changed during iteration")
	}
	i.at = at + 1
	i.rest--
	return i.kind.of(key, value), nil
}

func (i *dictIter) left() int {
	if i.d == nil || i.size != i.d.live {
		return 0
	}
	return i.rest
}

// dictReverseIter walks along a dict from its last key.
type dictReverseIter struct {
	d    *Dict
	kind viewKind
	at   int // below which the next one is
	size int
	rest int
}

func newDictReverseIter(d *Dict, kind viewKind) *dictReverseIter {
	return &dictReverseIter{d: d, kind: kind, at: len(d.entries), size: d.live, rest: d.live}
}

// Type is dict_reversekeyiterator or one of its kin.
func (i *dictReverseIter) Type() *Class {
	switch i.kind {
	case dictKeys:
		return DictRevKeyIterClass
	case dictValues:
		return DictRevValueIterClass
	}
	return DictRevItemIterClass
}

// Next is the key, value or item before the last one.
func (i *dictReverseIter) Next(t *Thread) (Value, error) {
	if i.d == nil {
		return nil, nil
	}
	if i.size != i.d.live {
		i.size = -1
		return nil, t.RuntimeError("dictionary changed size during iteration")
	}
	for at := min(i.at, len(i.d.entries)) - 1; at >= 0; at-- {
		if e := &i.d.entries[at]; e.key != nil {
			i.at = at
			i.rest--
			return i.kind.of(e.key, e.value), nil
		}
	}
	i.d = nil
	return nil, nil
}

func (i *dictReverseIter) left() int {
	if i.d == nil || i.size != i.d.live {
		return 0
	}
	return max(i.rest, 0)
}

// setIter walks along a set, which must keep its size meanwhile.
type setIter struct {
	d    *Dict
	at   int
	size int
	rest int
}

func newSetIter(d *Dict) *setIter { return &setIter{d: d, size: d.live, rest: d.live} }

// Type is set_iterator.
func (*setIter) Type() *Class { return SetIterClass }

// Next is the next element.
func (i *setIter) Next(t *Thread) (Value, error) {
	if i.d == nil {
		return nil, nil
	}
	if i.size != i.d.live {
		i.size = -1
		return nil, t.RuntimeError("Set changed size during iteration")
	}
	at, key, _, ok := i.d.Next(i.at)
	if !ok || i.rest == 0 {
		i.d = nil
		return nil, nil
	}
	i.at = at + 1
	i.rest--
	return key, nil
}

func (i *setIter) left() int {
	if i.d == nil || i.size != i.d.live {
		return 0
	}
	return max(i.rest, 0)
}
