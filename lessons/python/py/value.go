package py

import (
	"math"
	"math/big"
)

// Value is a Python object. A nil Value is the absence of one: an unbound name,
// an argument that was not given.
type Value interface {
	// Type is type(x).
	Type() *Class
}

type (
	// NoneType, NotImplementedType and EllipsisType have one value each.
	NoneType           struct{}
	NotImplementedType struct{}
	EllipsisType       struct{}
	// Bool is True or False.
	Bool bool
	// Int is an integer that fits; one that does not is a *BigInt.
	Int int64
	// BigInt is an integer beyond Int's range, and never one within it. V is
	// never changed.
	BigInt struct{ V *big.Int }
	// Float is a float.
	Float float64
)

// The values there is one of.
const (
	True  = Bool(true)
	False = Bool(false)
)

// None, NotImplemented and Ellipsis are the values of those names.
var (
	None           Value = NoneType{}
	NotImplemented Value = NotImplementedType{}
	Ellipsis       Value = EllipsisType{}
)

// Bytes is bytes, whose B is never changed; ByteArray is bytearray.
type (
	Bytes     struct{ B []byte }
	ByteArray struct {
		B      []byte
		held   int  // by memoryviews in with blocks
		viewed bool // a memoryview of it was made
	}
)

// Tuple and List hold values in order. A Tuple's are never changed.
type (
	Tuple struct{ Items []Value }
	List  struct{ Items []Value }
)

// Set is a set, FrozenSet a frozenset: the keys of a dict whose values are None.
type (
	Set       struct{ Dict Dict }
	FrozenSet struct{ Dict Dict }
)

// Range is range(start, stop, step), of any integers.
type Range struct{ Start, Stop, Step Value }

// Slice is slice(start, stop, step); each may be None.
type Slice struct{ Start, Stop, Step Value }

// Cell holds a variable that functions share. V is nil while it is unbound.
type Cell struct{ V Value }

// NewTuple and NewList keep the slice they are given.
func NewTuple(items ...Value) *Tuple { return &Tuple{Items: items} }

// NewList is a list of values.
func NewList(items ...Value) *List { return &List{Items: items} }

// The integers that are made once: the others are put on the heap when they
// become a Value.
const (
	leastSmall = -128
	mostSmall  = 1023
)

var smallInts = func() (all [mostSmall - leastSmall + 1]Value) {
	for i := range all {
		all[i] = Int(i + leastSmall)
	}
	return all
}()

// MakeInt is an integer as a Value.
func MakeInt(n int64) Value {
	if n >= leastSmall && n <= mostSmall {
		return smallInts[n-leastSmall]
	}
	return Int(n)
}

// MakeBig is an integer of any size as a Value: an Int if it fits. It keeps n.
func MakeBig(n *big.Int) Value {
	if n.IsInt64() {
		return MakeInt(n.Int64())
	}
	return &BigInt{V: n}
}

// MakeBool is True or False.
func MakeBool(b bool) Value {
	if b {
		return True
	}
	return False
}

// OrNone is v, or None where there is nothing.
func OrNone(v Value) Value {
	if v == nil {
		return None
	}
	return v
}

// identical is a is b. Numbers and strings of one value count as one object when
// they are small, as in CPython; a Go value is compared by what it is.
func identical(a, b Value) bool {
	switch a := a.(type) {
	case Float:
		b, ok := b.(Float)
		return ok && (a == b || a != a && math.Float64bits(float64(a)) == math.Float64bits(float64(b)))
	case *Str:
		b, ok := b.(*Str)
		return ok && (a == b || len(a.s) <= 1 && a.s == b.s)
	case *Tuple:
		b, ok := b.(*Tuple)
		return ok && (a == b || len(a.Items) == 0 && len(b.Items) == 0)
	}
	return a == b
}
