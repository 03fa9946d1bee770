package py

import "errors"

// errEnough ends a walk that has found what it looked for. It never leaves the
// method that walks.
var errEnough = errors.New("enough")

// inSet is the value of each key: a set's elements are the keys of a dict.
var inSet = None

// Add puts an element in.
func (s *Set) Add(t *Thread, x Value) error { return s.Dict.include(t, x) }

// Len is how many elements it has.
func (s *Set) Len() int { return s.Dict.live }

// Update adds what an iterable has.
func (s *Set) Update(t *Thread, v Value) error { return s.Dict.includeAll(t, v) }

// setOf are the elements of a set or frozenset, or of what inherits from one.
func setOf(v Value) (*Dict, bool) {
	if s, ok := As[*Set](v); ok {
		return &s.Dict, true
	}
	if s, ok := As[*FrozenSet](v); ok {
		return &s.Dict, true
	}
	return nil, false
}

// selfSet are the elements of a method's self.
func selfSet(v Value) *Dict {
	d, _ := setOf(v)
	return d
}

// newSet is set(v).
func (t *Thread) newSet(v Value) (*Set, error) {
	s := &Set{}
	return s, s.Update(t, v)
}

// elementHash is the hash of an element.
func (t *Thread) elementHash(x Value) (uint64, error) {
	hash, err := t.Hash(x)
	if err != nil {
		err = t.unhashable(err, x, "a set element")
	}
	return hash, err
}

// include puts an element in, if it is not there.
func (d *Dict) include(t *Thread, x Value) error {
	hash, err := t.elementHash(x)
	if err != nil {
		return err
	}
	return d.includeHashed(t, hash, x)
}

func (d *Dict) includeHashed(t *Thread, hash uint64, x Value) error {
	i, err := d.find(t, hash, x)
	if err != nil || i >= 0 {
		return err
	}
	if err := d.roomForOne(t); err != nil {
		return err
	}
	d.add(hash, x, inSet)
	return nil
}

// eachElement calls do with each element of an iterable and its hash, which
// sets and dicts know.
func (t *Thread) eachElement(v Value, do func(hash uint64, x Value) error) error {
	from, ok := setOf(v)
	if !ok {
		from, ok = v.(*Dict)
	}
	if !ok {
		return t.Each(v, func(x Value) error {
			hash, err := t.elementHash(x)
			if err != nil {
				return err
			}
			return do(hash, x)
		})
	}
	for at, key, _, ok := from.Next(0); ok; at, key, _, ok = from.Next(at + 1) {
		if err := do(from.entries[at].hash, key); err != nil {
			return err
		}
	}
	return nil
}

// includeAll puts in what an iterable has.
func (d *Dict) includeAll(t *Thread, v Value) error {
	return t.eachElement(v, func(hash uint64, x Value) error {
		return d.includeHashed(t, hash, x)
	})
}

// drop takes out what an iterable has.
func (d *Dict) drop(t *Thread, v Value) error {
	if from, ok := setOf(v); ok && from == d {
		d.Clear()
		return nil
	}
	return t.eachElement(v, func(hash uint64, x Value) error {
		_, err := d.take(t, hash, x)
		return err
	})
}

// toggle takes out what is in both, and puts in what only the iterable has.
func (d *Dict) toggle(t *Thread, v Value) error {
	other, err := t.elements(v)
	if err != nil {
		return err
	}
	if other == d {
		d.Clear()
		return nil
	}
	for at, key, _, ok := other.Next(0); ok; at, key, _, ok = other.Next(at + 1) {
		hash := other.entries[at].hash
		gone, err := d.take(t, hash, key)
		if err != nil {
			return err
		}
		if gone == nil {
			if err := d.includeHashed(t, hash, key); err != nil {
				return err
			}
		}
	}
	return nil
}

// elements are those of a set as it is, of another iterable in a set of their
// own.
func (t *Thread) elements(v Value) (*Dict, error) {
	if d, ok := setOf(v); ok {
		return d, nil
	}
	d := NewDict()
	return d, d.includeAll(t, v)
}

// common is what d and an iterable have both, in a new dict.
func (d *Dict) common(t *Thread, v Value) (*Dict, error) {
	result := NewDict()
	if other, ok := setOf(v); ok {
		return result, d.sift(t, other, true, result)
	}
	return result, t.eachElement(v, func(hash uint64, x Value) error {
		i, err := d.find(t, hash, x)
		if err != nil || i < 0 {
			return err
		}
		return result.includeHashed(t, hash, d.entries[i].key)
	})
}

// without is what only d has, in a new dict.
func (d *Dict) without(t *Thread, v Value) (*Dict, error) {
	if other, ok := setOf(v); ok {
		result := NewDict()
		return result, d.sift(t, other, false, result)
	}
	result := d.Copy()
	return result, result.drop(t, v)
}

// sift puts into result those elements of d that are in other, or are not.
func (d *Dict) sift(t *Thread, other *Dict, in bool, result *Dict) error {
	for at, key, _, ok := d.Next(0); ok; at, key, _, ok = d.Next(at + 1) {
		hash := d.entries[at].hash
		i, err := other.find(t, hash, key)
		if err != nil {
			return err
		}
		if i >= 0 != in {
			continue
		}
		if err := result.includeHashed(t, hash, key); err != nil {
			return err
		}
	}
	return nil
}

// within reports whether other has all of d's elements.
func (d *Dict) within(t *Thread, other *Dict) (bool, error) {
	if d.live > other.live {
		return false, nil
	}
	for at, key, _, ok := d.Next(0); ok; at, key, _, ok = d.Next(at + 1) {
		i, err := other.find(t, d.entries[at].hash, key)
		if err != nil || i < 0 {
			return false, err
		}
	}
	return true, nil
}

// lookupElement is the place of an element; a set, which has no hash, is looked
// for as the frozenset it equals.
func (d *Dict) lookupElement(t *Thread, x Value) (int, error) {
	if s, ok := As[*Set](x); ok && x.Type().lookup(t.in, nameHash) == None {
		x = &FrozenSet{Dict: *s.Dict.Copy()}
	}
	hash, err := t.elementHash(x)
	if err != nil {
		return -1, err
	}
	return d.find(t, hash, x)
}

// setHash is the hash of a frozenset, the same in whatever order the elements
// are.
func (d *Dict) setHash() uint64 {
	var h uint64
	for at, _, _, ok := d.Next(0); ok; at, _, _, ok = d.Next(at + 1) {
		x := d.entries[at].hash
		h ^= (x ^ 89869747 ^ x<<16) * 3644798167
	}
	h ^= uint64(d.live+1) * 1927868237
	h ^= h>>11 ^ h>>25
	h = h*69069 + 907133923
	if h == 1<<64-1 {
		return 590923713
	}
	return h
}
