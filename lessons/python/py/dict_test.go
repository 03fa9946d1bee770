package py_test

import (
	"math/rand"
	"slices"
	"testing"

	"batuta/lessons/python/py"
)

// model is a dict as a Go map and a slice have it.
type model struct {
	values map[int64]int64
	order  []int64
}

func (m *model) set(k, v int64) {
	if _, ok := m.values[k]; !ok {
		m.order = append(m.order, k)
	}
	m.values[k] = v
}

func (m *model) remove(k int64) bool {
	i := slices.Index(m.order, k)
	if i < 0 {
		return false
	}
	m.order = slices.Delete(m.order, i, i+1)
	delete(m.values, k)
	return true
}

func (m *model) move(k int64, last bool) bool {
	v, ok := m.values[k]
	if !m.remove(k) {
		return ok
	}
	m.set(k, v)
	if !last {
		m.order = append([]int64{k}, m.order[:len(m.order)-1]...)
	}
	return true
}

// key is a number as one of the many keys that are equal to it: an integer, a
// float, a tuple with it would be another.
func key(r *rand.Rand, k int64) py.Value {
	if r.Intn(2) == 0 {
		return py.Float(k)
	}
	return py.MakeInt(k)
}

// TestDictIsAMapInOrder compares a dict under random operations with a map and
// a slice of its keys.
func TestDictIsAMapInOrder(t *testing.T) {
	th := py.NewInterpreter(py.Host{}).NewThread()
	th.Acquire()
	defer th.Release()
	for seed := range int64(40) {
		r := rand.New(rand.NewSource(seed))
		d, m := py.NewDict(), &model{values: map[int64]int64{}}
		most := []int64{3, 10, 100, 3000}[seed%4]
		for step := range int64(4000) {
			k := r.Int63n(most)
			switch op := r.Intn(20); {
			case op < 9:
				if err := d.Set(th, key(r, k), py.MakeInt(step)); err != nil {
					t.Fatal(err)
				}
				m.set(k, step)
			case op < 15:
				v, err := d.Delete(th, key(r, k))
				if gone := m.remove(k); err != nil || (v != nil) != gone {
					t.Fatalf("seed %d: delete %d answers %v, %v; the model had it: %v", seed, k, v, err, gone)
				}
			case op < 17:
				last := r.Intn(2) == 0
				found, err := d.MoveToEnd(th, key(r, k), last)
				if want := m.move(k, last); err != nil || found != want {
					t.Fatalf("seed %d: move %d answers %v, %v, want %v", seed, k, found, err, want)
				}
			case op == 17:
				d = d.Copy()
			case op == 18 && r.Intn(300) == 0:
				d.Clear()
				m = &model{values: map[int64]int64{}}
			}
			v, err := d.Get(th, key(r, k))
			want, ok := m.values[k]
			if err != nil || (v != nil) != ok || ok && v != py.Value(py.MakeInt(want)) {
				t.Fatalf("seed %d, step %d: d[%d] is %v, %v, want %d, %v", seed, step, k, v, err, want, ok)
			}
			if step%50 == 0 {
				agree(t, d, m)
			}
		}
		agree(t, d, m)
	}
}

func agree(t *testing.T, d *py.Dict, m *model) {
	t.Helper()
	if d.Len() != len(m.order) {
		t.Fatalf("it has %d keys, want %d", d.Len(), len(m.order))
	}
	n := 0
	for at, k, v, ok := d.Next(0); ok; at, k, v, ok = d.Next(at + 1) {
		want := m.order[n]
		if f, float := k.(py.Float); float {
			k = py.MakeInt(int64(f))
		}
		if k != py.MakeInt(want) || v != py.MakeInt(m.values[want]) {
			t.Fatalf("entry %d is %v: %v, want %d: %d", n, k, v, want, m.values[want])
		}
		n++
	}
}

// TestSortIsStable compares sorted lists with Go's stable sort.
func TestSortIsStable(t *testing.T) {
	th := py.NewInterpreter(py.Host{}).NewThread()
	th.Acquire()
	defer th.Release()
	r := rand.New(rand.NewSource(1))
	for range 200 {
		n := r.Intn(400)
		l, want := py.NewList(), []int64{}
		for i := range n {
			k := r.Int63n(20)
			l.Items = append(l.Items, py.NewTuple(py.MakeInt(k), py.MakeInt(int64(i))))
			want = append(want, k<<32|int64(i))
		}
		slices.SortStableFunc(want, func(a, b int64) int { return int(a>>32) - int(b>>32) })
		first := py.NewBuiltin("t", py.Def{Sig: "first(pair, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			return args[0].(*py.Tuple).Items[0], nil
		}})
		if err := l.Sort(th, first, false); err != nil {
			t.Fatal(err)
		}
		for i, x := range l.Items {
			pair := x.(*py.Tuple).Items
			if got := int64(pair[0].(py.Int))<<32 | int64(pair[1].(py.Int)); got != want[i] {
				t.Fatalf("item %d of %d is %x, want %x", i, n, got, want[i])
			}
		}
	}
}

func BenchmarkDictSet(b *testing.B) {
	th := py.NewInterpreter(py.Host{}).NewThread()
	keys := make([]py.Value, 1000)
	for i := range keys {
		keys[i] = py.MakeInt(int64(i) * 7919)
	}
	for b.Loop() {
		d := py.NewDict()
		for _, k := range keys {
			if err := d.Set(th, k, k); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkDictGet(b *testing.B) {
	th := py.NewInterpreter(py.Host{}).NewThread()
	d := py.NewDict()
	names := make([]*py.Str, 1000)
	for i := range names {
		names[i] = py.Name("name" + string(rune('a'+i%26)) + string(rune('a'+i/26)))
		d.SetStr(names[i], py.None)
	}
	for b.Loop() {
		for _, n := range names {
			if v, err := d.Get(th, n); v == nil || err != nil {
				b.Fatal(v, err)
			}
		}
	}
}

func BenchmarkListAppend(b *testing.B) {
	in := py.NewInterpreter(py.Host{})
	th := in.NewThread()
	th.Acquire()
	defer th.Release()
	for b.Loop() {
		l := py.NewList()
		add, err := th.Attr(l, "append")
		if err != nil {
			b.Fatal(err)
		}
		for range 1000 {
			if _, err := th.Call(add, py.None); err != nil {
				b.Fatal(err)
			}
		}
	}
}
