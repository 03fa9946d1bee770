package py

// Dict is a dict: entries in the order in which their keys came, and an index
// of them by hash. A small one has no index and is searched from its start.
type Dict struct {
	entries []entry
	index   []int32 // by hash; 0 is free, n is entries[n-1], -1 was taken out
	used    int     // how many places of index are not 0
	room    int     // how many entries can be added until the gaps are closed
	first   int     // all entries before it were taken out
	live    int
	version uint64 // changes whenever a key comes or goes
	mixed   bool   // there was a key that is no plain string
}

// entry is a key and its value; a nil key is one that was taken out.
type entry struct {
	hash       uint64
	key, value Value
}

// sizeOfEntry is about what an entry takes, in bytes, with its place in the
// index.
const sizeOfEntry = 64

// smallDict is how many entries are searched without an index.
const smallDict = 8

// NewDict is {}.
func NewDict() *Dict { return &Dict{} }

// Len is how many keys it has.
func (d *Dict) Len() int { return d.live }

// GetStr is the value of a key that is a plain string, nil if there is none. It
// calls nobody's code, unless keys of other classes hash alike.
func (d *Dict) GetStr(key *Str) Value {
	if i := d.findStr(key); i >= 0 {
		return d.entries[i].value
	}
	return nil
}

// SetStr gives a key that is a plain string its value.
func (d *Dict) SetStr(key *Str, value Value) {
	if i := d.findStr(key); i >= 0 {
		d.entries[i].value = value
		return
	}
	d.add(key.Hash(), key, value)
}

// findStr is the place of a plain string among the entries, -1 for none.
func (d *Dict) findStr(key *Str) int {
	if d.index == nil {
		for i := range d.entries {
			if k, ok := d.entries[i].key.(*Str); ok && (k == key || k.Hash() == key.Hash() && k.s == key.s) {
				return i
			}
		}
		return -1
	}
	hash := key.Hash()
	mask := uint64(len(d.index) - 1)
	for at, step := hash&mask, uint64(1); ; at, step = (at+step)&mask, step+1 {
		n := d.index[at]
		if n == 0 {
			return -1
		}
		if n < 0 {
			continue
		}
		e := &d.entries[n-1]
		if e.hash != hash {
			continue
		}
		if k, ok := e.key.(*Str); ok && (k == key || k.s == key.s) {
			return int(n - 1)
		}
	}
}

// find is the place of any key, -1 for none. Keys may be compared by code of
// their classes, which may fail, and may change the dict: if the entry that was
// compared is another one then, the search begins anew, as CPython's does.
func (d *Dict) find(t *Thread, hash uint64, key Value) (int, error) {
	if s, ok := key.(*Str); ok && !d.mixed {
		return d.findStr(s), nil
	}
	for {
		i, changed, err := d.search(t, hash, key)
		if err != nil || !changed {
			return i, err
		}
	}
}

func (d *Dict) search(t *Thread, hash uint64, key Value) (place int, changed bool, err error) {
	size := len(d.index)
	if size == 0 {
		for i := d.first; i < len(d.entries); i++ {
			same, changed, err := d.sameAt(t, i, hash, key)
			if err != nil || same || changed || len(d.index) != size {
				return i, changed || len(d.index) != size, err
			}
		}
		return -1, false, nil
	}
	mask := uint64(size - 1)
	for at, step := hash&mask, uint64(1); ; at, step = (at+step)&mask, step+1 {
		n := d.index[at]
		if n == 0 {
			return -1, false, nil
		}
		if n < 0 {
			continue
		}
		same, changed, err := d.sameAt(t, int(n-1), hash, key)
		if err != nil || same || changed || len(d.index) != size {
			return int(n - 1), changed || len(d.index) != size, err
		}
	}
}

// sameAt reports whether entry i is the key's, and whether the comparison put
// another one in its place.
func (d *Dict) sameAt(t *Thread, i int, hash uint64, key Value) (same, changed bool, err error) {
	e := d.entries[i]
	if e.key == nil || e.hash != hash {
		return false, false, nil
	}
	if identical(e.key, key) {
		return true, false, nil
	}
	same, err = t.Equal(e.key, key)
	changed = i >= len(d.entries) || d.entries[i].key == nil || !identical(d.entries[i].key, e.key)
	return same, changed, err
}

// add puts a new key behind the others. Gaps are closed when CPython closes
// them, for who walks along a dict that changes can tell.
func (d *Dict) add(hash uint64, key, value Value) {
	if d.room == 0 {
		size := smallDict
		for size < d.live*3 {
			size *= 2
		}
		d.room = size*2/3 - d.live
		if d.live < len(d.entries) {
			d.rebuild()
		}
	}
	d.room--
	d.version++
	d.live++
	d.entries = append(d.entries, entry{hash, key, value})
	if _, plain := key.(*Str); !plain {
		d.mixed = true
	}
	switch n := len(d.entries); {
	case d.index == nil && n <= smallDict:
	case d.index == nil || max(n, d.used+1)*3 > len(d.index)*2:
		d.reindex()
	default:
		d.note(hash, int32(n))
	}
}

// rebuild closes the gaps among the entries and makes a new index.
func (d *Dict) rebuild() {
	kept := d.entries[:0]
	for _, e := range d.entries {
		if e.key != nil {
			kept = append(kept, e)
		}
	}
	clear(d.entries[len(kept):])
	d.entries, d.first = kept, 0
	d.reindex()
}

// reindex makes an index with room for the entries and as many again.
func (d *Dict) reindex() {
	d.index, d.used = nil, 0
	if len(d.entries) <= smallDict {
		return
	}
	size := 32
	for size < len(d.entries)*3 {
		size *= 2
	}
	d.index = make([]int32, size)
	for i := range d.entries {
		if d.entries[i].key != nil {
			d.note(d.entries[i].hash, int32(i+1))
		}
	}
}

// note enters entry n-1 into the index.
func (d *Dict) note(hash uint64, n int32) {
	mask := uint64(len(d.index) - 1)
	at, step := hash&mask, uint64(1)
	for d.index[at] > 0 {
		at, step = (at+step)&mask, step+1
	}
	if d.index[at] == 0 {
		d.used++
	}
	d.index[at] = n
}

// Get is d[key]: nil if there is none. The error is one of hashing or comparing.
func (d *Dict) Get(t *Thread, key Value) (Value, error) {
	hash, err := t.keyHash(key)
	if err != nil {
		return nil, err
	}
	i, err := d.find(t, hash, key)
	if err != nil || i < 0 {
		return nil, err
	}
	return d.entries[i].value, nil
}

// Set is d[key] = value.
func (d *Dict) Set(t *Thread, key, value Value) error {
	hash, err := t.keyHash(key)
	if err != nil {
		return err
	}
	return d.put(t, hash, key, value)
}

// put is Set of a key whose hash is known.
func (d *Dict) put(t *Thread, hash uint64, key, value Value) error {
	i, err := d.find(t, hash, key)
	if err != nil {
		return err
	}
	if i >= 0 {
		d.entries[i].value = value
		return nil
	}
	if err := d.roomForOne(t); err != nil {
		return err
	}
	d.add(hash, key, value)
	return nil
}

// roomForOne is Room for a dict that grows, asked now and then.
func (d *Dict) roomForOne(t *Thread) error {
	if d.live&0xfff != 0xfff {
		return nil
	}
	return t.Room(int64(d.live) * sizeOfEntry)
}

// Delete takes a key out and answers its value, nil if there was none.
func (d *Dict) Delete(t *Thread, key Value) (Value, error) {
	hash, err := t.keyHash(key)
	if err != nil {
		return nil, err
	}
	return d.take(t, hash, key)
}

// take is Delete of a key whose hash is known.
func (d *Dict) take(t *Thread, hash uint64, key Value) (Value, error) {
	i, err := d.find(t, hash, key)
	if err != nil || i < 0 {
		return nil, err
	}
	return d.remove(i), nil
}

// keyHash is the hash of a key of a dict.
func (t *Thread) keyHash(key Value) (uint64, error) {
	if s, ok := key.(*Str); ok {
		return s.Hash(), nil
	}
	hash, err := t.Hash(key)
	if err != nil {
		err = t.unhashable(err, key, "a dict key")
	}
	return hash, err
}

// unhashable is the error for a key that cannot be hashed, in the words of what
// it was to be.
func (t *Thread) unhashable(err error, key Value, as string) error {
	e, is := IsRaised(err, Errors.TypeError)
	if !is || e.class != Errors.TypeError {
		return err
	}
	why, failed := t.Str(e)
	if failed != nil {
		return failed
	}
	return t.TypeError("cannot use '%s' as %s (%s)", key.Type().fullName(), as, why)
}

// fullName is the class's name with its module, if that is worth saying.
func (c *Class) fullName() string {
	if c.Module == "" || c.Module == "builtins" || c.Module == "__main__" {
		return c.QualName
	}
	return c.Module + "." + c.QualName
}

// remove takes entry i out and leaves a gap, which keeps the places of the
// others for those who walk along them.
func (d *Dict) remove(i int) Value {
	e := &d.entries[i]
	if d.index != nil {
		mask := uint64(len(d.index) - 1)
		at, step := e.hash&mask, uint64(1)
		for d.index[at] != int32(i+1) {
			at, step = (at+step)&mask, step+1
		}
		d.index[at] = -1
	}
	value := e.value
	*e = entry{}
	d.live--
	d.version++
	for d.first < len(d.entries) && d.entries[d.first].key == nil {
		d.first++
	}
	return value
}

// Clear takes all keys out.
func (d *Dict) Clear() {
	*d = Dict{version: d.version}
	d.version++
}

// Next is the place, key and value of the first entry at or after place i;
// false at the end. A walk begins at 0 and goes on at place+1.
func (d *Dict) Next(i int) (place int, key, value Value, ok bool) {
	for i = max(i, d.first); i < len(d.entries); i++ {
		if e := &d.entries[i]; e.key != nil {
			return i, e.key, e.value, true
		}
	}
	return i, nil, nil, false
}

// Copy is a dict of its own with the same entries.
func (d *Dict) Copy() *Dict {
	c := &Dict{entries: make([]entry, 0, d.live), live: d.live, mixed: d.mixed}
	for _, e := range d.entries {
		if e.key != nil {
			c.entries = append(c.entries, e)
		}
	}
	if len(c.entries) > smallDict {
		c.rebuild()
	}
	return c
}

// removeStr takes a key that is a plain string out and answers its value, nil
// if there was none.
func (d *Dict) removeStr(key *Str) Value {
	i := d.findStr(key)
	if i < 0 {
		return nil
	}
	return d.remove(i)
}
