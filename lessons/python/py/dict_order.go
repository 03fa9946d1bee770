package py

// What collections.OrderedDict asks of a dict.

// The classes of its views.
var (
	OdictKeysClass   = newBuiltin("odict_keys")
	OdictValuesClass = newBuiltin("odict_values")
	OdictItemsClass  = newBuiltin("odict_items")
)

// OrderedView is a view of an OrderedDict: of its keys, values or items, as its
// name says.
func (d *Dict) OrderedView(what string) *DictView {
	kinds := map[string]viewKind{"keys": dictKeys, "values": dictValues, "items": dictItems}
	return &DictView{of: d, kind: kinds[what], ordered: true}
}

// MoveToEnd has a key stand last, or first; it answers whether there is one.
func (d *Dict) MoveToEnd(t *Thread, key Value, last bool) (bool, error) {
	hash, err := t.keyHash(key)
	if err != nil {
		return false, err
	}
	i, err := d.find(t, hash, key)
	if err != nil || i < 0 {
		return false, err
	}
	e := d.entries[i]
	d.remove(i)
	if last {
		d.add(e.hash, e.key, e.value)
	} else {
		d.addFirst(e)
	}
	return true, nil
}

// addFirst puts a new key before the others. If there is no gap before them,
// one is made as long as they are.
func (d *Dict) addFirst(e entry) {
	if d.live == 0 {
		d.add(e.hash, e.key, e.value)
		return
	}
	if d.first == 0 {
		gap := len(d.entries)
		entries := make([]entry, gap+len(d.entries))
		copy(entries[gap:], d.entries)
		d.entries, d.first = entries, gap
		d.reindex()
	}
	d.first--
	d.live++
	d.version++
	d.entries[d.first] = e
	if d.index != nil {
		d.note(e.hash, int32(d.first+1))
	}
}

// First is the first entry's key and value, nil if there is none.
func (d *Dict) First() (key, value Value) {
	_, key, value, _ = d.Next(0)
	return key, value
}
