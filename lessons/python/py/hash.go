package py

import (
	"hash/maphash"
	"math"
	"reflect"
)

// seed has strings hash differently in each process, as CPython's do.
var seed = maphash.MakeSeed()

// Hash is the hash of v for a dict: hash(v) of what CPython hashes by value.
func (t *Thread) Hash(v Value) (uint64, error) {
	switch v := v.(type) {
	case *Str:
		return v.Hash(), nil
	case Int:
		return hashInt(int64(v)), nil
	case Bool:
		if v {
			return 1, nil
		}
		return 0, nil
	case Float:
		return hashFloat(float64(v)), nil
	case *BigInt:
		return hashBig(v.V), nil
	case NoneType:
		return 0xfca86420, nil
	case *Tuple:
		return t.hashItems(v.Items)
	case *Class, *Function:
		return AddressOf(v), nil
	}
	f := v.Type().lookup(t.in, nameHash)
	if f == nil || f == None {
		return 0, t.TypeError("unhashable type: '%s'", v.Type().Name)
	}
	if f == ObjectClass.flat["__hash__"] {
		return AddressOf(v), nil
	}
	r, err := t.callBound(f, v)
	if err != nil {
		return 0, err
	}
	n, ok := asInt(r)
	if !ok {
		return 0, t.TypeError("__hash__ method should return an integer")
	}
	return hashResult(n), nil
}

// Primes of the hash of tuples (xxHash).
const prime1, prime2, prime5 = 11400714785074694791, 14029467366897019727, 2870177450012600261

// hashItems is the hash of a tuple's items.
func (t *Thread) hashItems(items []Value) (uint64, error) {
	acc, err := t.mixHashes(items)
	if err != nil {
		return 0, err
	}
	acc += uint64(len(items)) ^ (prime5 ^ 3527539)
	if acc == 1<<64-1 {
		acc = 1546275796
	}
	return acc, nil
}

// mixHashes is hashItems without the length: that of a slice's parts.
func (t *Thread) mixHashes(items []Value) (uint64, error) {
	if err := t.nest(); err != nil {
		return 0, err
	}
	defer func() { t.nested-- }()
	acc := uint64(prime5)
	for _, x := range items {
		h, err := t.Hash(x)
		if err != nil {
			return 0, err
		}
		acc += h * prime2
		acc = acc<<31 | acc>>33
		acc *= prime1
	}
	return acc, nil
}

// AddressOf is id(v): where its Go value is; for those that are no pointers,
// something made of what they are. Go moves nothing, so it holds as long as v.
func AddressOf(v Value) uint64 {
	r := reflect.ValueOf(v)
	if r.Kind() == reflect.Pointer {
		return uint64(r.Pointer())
	}
	switch v := v.(type) {
	case Int:
		return 0x7f0000000000 + uint64(v)*32
	case Bool:
		if v {
			return 0x7effff000020
		}
		return 0x7effff000000
	case NoneType:
		return 0x7effff000040
	case NotImplementedType:
		return 0x7effff000060
	case Float: // one that is no number is not even equal to itself
		return maphash.Comparable(seed, math.Float64bits(float64(v))) >> 17 << 4
	}
	return maphash.Comparable(seed, v) >> 17 << 4
}
