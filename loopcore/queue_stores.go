package loopcore

// fifoStore is a Queue's store: first in, first out.
type fifoStore struct{ deque[any] }

// Len is how many things it has.
func (s *fifoStore) Len() int { return s.len() }

// All are its things, the first to come out first.
func (s *fifoStore) All() []any { return s.all() }

// Put puts a thing last.
func (s *fifoStore) Put(x any) error {
	s.push(x)
	return nil
}

// Get takes the first out.
func (s *fifoStore) Get() (any, error) { return s.pop(), nil }

// lifoStore is a LifoQueue's store: last in, first out.
type lifoStore struct{ items []any }

// Len is how many things it has.
func (s *lifoStore) Len() int { return len(s.items) }

// All are its things, as a list has them.
func (s *lifoStore) All() []any { return s.items }

// Put puts a thing on top.
func (s *lifoStore) Put(x any) error {
	s.items = append(s.items, x)
	return nil
}

// Get takes the topmost out.
func (s *lifoStore) Get() (any, error) {
	top := len(s.items) - 1
	x := s.items[top]
	s.items[top] = nil
	s.items = s.items[:top]
	return x, nil
}

// heapStore is a PriorityQueue's store, a heap with heapq's own rules, which
// decide which of two equals comes first. The timers' heap has the same, but
// compares numbers and cannot fail. This one asks the program, whose answer may
// be an error: things stay where they have come to by then, as they do in
// CPython's heapq, which swaps them on their way (Modules/_heapqmodule.c).
type heapStore struct {
	lifoStore
	less func(a, b any) (bool, error)
}

// Put is heapq.heappush.
func (s *heapStore) Put(x any) error {
	s.items = append(s.items, x)
	return s.rise(len(s.items) - 1)
}

// Get is heapq.heappop. The first is gone even if less fails.
func (s *heapStore) Get() (any, error) {
	last, _ := s.lifoStore.Get()
	if len(s.items) == 0 {
		return last, nil
	}
	first := s.items[0]
	s.items[0] = last
	if err := s.sink(); err != nil {
		return nil, err
	}
	return first, nil
}

// rise moves the item at pos towards the root, past all it is less than.
func (s *heapStore) rise(pos int) error {
	for pos > 0 {
		parent := (pos - 1) / 2
		less, err := s.less(s.items[pos], s.items[parent])
		if err != nil || !less {
			return err
		}
		s.swap(pos, parent)
		pos = parent
	}
	return nil
}

// sink moves the root down past the lesser of its children to a leaf, and has
// it rise from there.
func (s *heapStore) sink() error {
	pos := 0
	for child := 1; child < len(s.items); child = 2*pos + 1 {
		if right := child + 1; right < len(s.items) {
			less, err := s.less(s.items[child], s.items[right])
			if err != nil {
				return err
			}
			if !less {
				child = right
			}
		}
		s.swap(pos, child)
		pos = child
	}
	return s.rise(pos)
}

func (s *heapStore) swap(i, j int) { s.items[i], s.items[j] = s.items[j], s.items[i] }

// NewFIFOStore is a Queue's own store: first in, first out.
func NewFIFOStore() Store { return new(fifoStore) }

// NewLifoStore is a LifoQueue's: last in, first out.
func NewLifoStore() Store { return new(lifoStore) }

// NewHeapStore is a PriorityQueue's: the least comes out first, by less.
func NewHeapStore(less func(a, b any) (bool, error)) Store { return &heapStore{less: less} }
