package py

import "math"

// typeWord names a value's type where CPython says what it was given.
func typeWord(v Value) string {
	if v == None {
		return "None"
	}
	return v.Type().Name
}

// strArg is an argument that must be a string; where names it: find() argument 1.
func (t *Thread) strArg(v Value, where string) (*Str, error) {
	if s, ok := As[*Str](v); ok {
		return s, nil
	}
	return nil, t.TypeError("%s must be str, not %s", where, typeWord(v))
}

// sliceBounds are arguments that say where in a sequence of so many a search
// begins and where it ends: a negative one counts from the end, and what is
// beyond an end is that end, but for a start behind the end, where nothing is
// found.
func (t *Thread) sliceBounds(start, end Value, length int) (from, to int, err error) {
	bound := func(v Value, absent int) (int, error) {
		if v == nil || v == None {
			return absent, nil
		}
		n, err := t.sliceIndex(v, absent)
		if n < 0 && err == nil {
			n = max(0, n+length)
		}
		return n, err
	}
	if from, err = bound(start, 0); err != nil {
		return 0, 0, err
	}
	if to, err = bound(end, length); err != nil {
		return 0, 0, err
	}
	return from, min(to, length), nil
}

// repeatCount is how often a sequence of so many bytes is to be repeated.
func (t *Thread) repeatCount(v Value, size int) (int, error) {
	n, err := t.Times(v)
	if err != nil {
		return 0, err
	}
	if n <= 0 || size == 0 {
		return 0, nil
	}
	if n > (1<<62)/size {
		return 0, t.NewException(Errors.MemoryError)
	}
	return n, t.Room(int64(n) * int64(size))
}

// itemPlace is the place that an index stands for in a sequence of so many; the
// error is of an index beyond, in the sequence's own words.
func (t *Thread) itemPlace(key Value, length int, beyond string) (int, error) {
	i, err := t.indexOr(key, Errors.IndexError)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += length
	}
	if i < 0 || i >= length {
		return 0, t.IndexError("%s", beyond)
	}
	return i, nil
}

// sizeArg is an argument that counts characters or bytes.
func (t *Thread) sizeArg(v Value) (int, error) { return t.boundArg(v, math.MaxInt64, "C ssize_t") }

// intArg is one that CPython keeps in 32 bits.
func (t *Thread) intArg(v Value) (int, error) { return t.boundArg(v, math.MaxInt32, "C int") }

func (t *Thread) boundArg(v Value, most int, kind string) (int, error) {
	x, err := t.IndexValue(v)
	if err != nil {
		return 0, err
	}
	n, ok := x.(Int)
	if !ok || int(n) > most || int(n) < -most-1 {
		return 0, t.OverflowError("Python int too large to convert to %s", kind)
	}
	return int(n), nil
}

// partSize is what one text of a list of them takes, in bytes.
const partSize = 80

// partsRoom is asked as a list of parts grows, and answers at every 65,536th.
func (t *Thread) partsRoom(n int) error {
	if n&0xffff != 0 {
		return nil
	}
	return t.Room(int64(n) * partSize)
}
