package py

import "math/big"

// Value is a Python object. A nil Value is the absence of one: an unbound name,
// an argument that was not given.
type Value interface {
	// Class is type(x).
	Class() *Class
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
	// BigInt is an integer beyond Int's range, and never one within it.
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

// Bytes is bytes; ByteArray is bytearray.
type (
	Bytes     struct{ B []byte }
	ByteArray struct{ B []byte }
)

// Tuple and List hold values in order. A Tuple's are never changed.
type (
	Tuple struct{ Items []Value }
	List  struct{ Items []Value }
)

// Range is range(start, stop, step), of any integers.
type Range struct{ Start, Stop, Step Value }

// Slice is slice(start, stop, step); each may be None.
type Slice struct{ Start, Stop, Step Value }

// Cell holds a variable that functions share. V is nil while it is unbound.
type Cell struct{ V Value }
