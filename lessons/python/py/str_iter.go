package py

// Iterators of strings: CPython has a class for those of plain ASCII.
var (
	strIterClass      = newBuiltin("str_iterator")
	strASCIIIterClass = newBuiltin("str_ascii_iterator")
)

// strIter walks along a string.
type strIter struct {
	s  *Str
	at int // in bytes
}

// Type is str_iterator or str_ascii_iterator.
func (it *strIter) Type() *Class {
	if it.s.ASCII() {
		return strASCIIIterClass
	}
	return strIterClass
}

// Next is the next character.
func (it *strIter) Next(*Thread) (Value, error) {
	if it.at >= len(it.s.s) {
		return nil, nil
	}
	r, size := nextPoint(it.s.s[it.at:])
	it.at += size
	return pointStr(r), nil
}

func strIterSpec() Spec {
	return Spec{Defs: append(IterDefs(), Def{
		Sig: "__length_hint__(self, /)", Fn: func(_ *Thread, args []Value) (Value, error) {
			it := args[0].(*strIter)
			return MakeInt(int64(countPoints(it.s.s[it.at:]))), nil
		},
	})}
}
