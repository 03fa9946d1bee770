package modules

import (
	"crypto/rand"
	"crypto/sha512"
	"encoding/binary"
	"fmt"
	"math/big"

	"batuta/lessons/python/py"
)

func randomStateDefs() []py.Def {
	return []py.Def{
		{Sig: "__init__(self, x=None)", Python: true, Fn: drawing(func(s source, args []py.Value) (py.Value, error) {
			s.r.spare = nil
			if s.own() {
				return nil, s.r.seed(s.t, args[0], 2)
			}
			_, err := s.t.CallMethod(s.self, "seed", args[0])
			return nil, err
		})},
		{Sig: "seed(self, a=None, version=2)", Python: true, Fn: drawing(func(s source, args []py.Value) (py.Value, error) {
			version := 0
			if n, ok := args[1].(py.Int); ok {
				version = int(n)
			}
			return nil, s.r.seed(s.t, args[0], version)
		})},
		{Sig: "getstate(self)", Python: true, Fn: drawing(getRandomState)},
		{Sig: "setstate(self, state)", Python: true, Fn: drawing(setRandomState)},
	}
}

// chances counts how often an interpreter seeded by chance, so that a run whose
// host gives a seed is the same each time, and its generators differ.
type chances struct{ count int64 }

type chancesKey struct{}

// seedByChance seeds with the host's seed, or with what the system offers.
func (r *random) seedByChance(t *py.Thread) error {
	r.seeded = true
	if seed := t.In().Host.Seed; seed != nil {
		made := py.Kept(t.In(), chancesKey{}, func() *chances { return &chances{} })
		n := big.NewInt(*seed)
		if made.count > 0 { // beside the seeds that a program would choose
			n.Add(n.Abs(n).Lsh(n, 64), big.NewInt(made.count))
		}
		made.count++
		r.twister.seedBig(n)
		return nil
	}
	var b [twisterWords * 4]byte
	if _, err := rand.Read(b[:]); err != nil {
		return fmt.Errorf("seed by chance: %w", err)
	}
	key := make([]uint32, twisterWords)
	for i := range key {
		key[i] = binary.LittleEndian.Uint32(b[i*4:])
	}
	r.twister.seedWords(key)
	return nil
}

// ready seeds by chance what nobody seeded.
func (r *random) ready(t *py.Thread) error {
	if r.seeded {
		return nil
	}
	return r.seedByChance(t)
}

// seed is random.seed.
func (r *random) seed(t *py.Thread, a py.Value, version int) error {
	if r.system {
		return nil
	}
	r.spare = nil
	if a == py.None {
		return r.seedByChance(t)
	}
	n, err := seedNumber(t, a, version)
	if err != nil {
		return err
	}
	r.seeded = true
	r.twister.seedBig(n)
	return nil
}

// seedNumber is the integer that a seed of any kind stands for.
func seedNumber(t *py.Thread, a py.Value, version int) (*big.Int, error) {
	if s, ok := py.As[*py.Str](a); ok {
		if version == 1 {
			return oldSeed(s.Points()), nil
		}
		return digestSeed([]byte(s.String())), nil
	}
	if b, ok := py.As[*py.Bytes](a); ok {
		if version == 1 {
			points := make([]rune, len(b.B))
			for i, c := range b.B {
				points[i] = rune(c)
			}
			return oldSeed(points), nil
		}
		return digestSeed(b.B), nil
	}
	if b, ok := py.As[*py.ByteArray](a); ok {
		if version == 1 {
			_, err := t.Hash(a)
			return nil, err
		}
		return digestSeed(b.B), nil
	}
	if n, ok := py.BigOf(a); ok {
		return n, nil
	}
	if _, ok := py.As[py.Float](a); ok {
		h, err := t.Hash(a)
		return new(big.Int).SetUint64(h), err
	}
	return nil, t.TypeError("The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.")
}

// digestSeed is the text and its digest, as one number.
func digestSeed(b []byte) *big.Int {
	digest := sha512.Sum512(b)
	return new(big.Int).SetBytes(append(append([]byte(nil), b...), digest[:]...))
}

// oldSeed is what version 1 makes of a text: the hash that strings once had.
func oldSeed(points []rune) *big.Int {
	var h uint64
	if len(points) > 0 {
		h = uint64(points[0]) << 7
	}
	for _, c := range points {
		h = h*1000003 ^ uint64(c)
	}
	h ^= uint64(len(points))
	return new(big.Int).SetUint64(h)
}

// getRandomState is random.getstate: version, words and place, gauss's spare
// number.
func getRandomState(s source, _ []py.Value) (py.Value, error) {
	if err := s.r.ready(s.t); err != nil {
		return nil, err
	}
	words := make([]py.Value, 0, twisterWords+1)
	for _, w := range s.r.twister.words {
		words = append(words, py.MakeInt(int64(w)))
	}
	words = append(words, py.MakeInt(int64(s.r.twister.next)))
	spare := py.None
	if s.r.spare != nil {
		spare = py.Float(*s.r.spare)
	}
	return py.NewTuple(py.Int(3), py.NewTuple(words...), spare), nil
}

func setRandomState(s source, args []py.Value) (py.Value, error) {
	t := s.t
	version, err := t.GetItem(args[0], py.Int(0))
	if err != nil {
		return nil, err
	}
	current, err := t.Equal(version, py.Int(3))
	if err != nil {
		return nil, err
	}
	older, err := t.Equal(version, py.Int(2))
	if err != nil {
		return nil, err
	}
	if !current && !older {
		shown, err := t.Str(version)
		if err != nil {
			return nil, err
		}
		return nil, t.ValueError("state with version %s passed to Random.setstate() of version 3", shown)
	}
	parts, err := t.Collect(args[0])
	if err != nil {
		return nil, err
	}
	switch {
	case len(parts) < 3:
		return nil, t.ValueError("not enough values to unpack (expected 3, got %d)", len(parts))
	case len(parts) > 3:
		return nil, t.ValueError("too many values to unpack (expected 3, got %d)", len(parts))
	}
	words, err := stateWords(t, parts[1], older)
	if err != nil {
		return nil, err
	}
	var spare *float64
	if parts[2] != py.None {
		x, err := t.Float(parts[2])
		if err != nil {
			return nil, err
		}
		spare = &x
	}
	r := s.r
	copy(r.twister.words[:], words)
	r.twister.next, r.spare, r.seeded = int(words[twisterWords]), spare, true
	return nil, nil
}

// stateWords reads the words of a state, and the place of the next.
func stateWords(t *py.Thread, v py.Value, older bool) ([]uint32, error) {
	if older {
		items, err := t.Collect(v)
		if err != nil {
			return nil, err
		}
		v = py.NewTuple(items...)
	}
	items, ok := py.As[*py.Tuple](v)
	if !ok {
		return nil, t.TypeError("state vector must be a tuple")
	}
	if len(items.Items) != twisterWords+1 {
		return nil, t.ValueError("state vector is the wrong size")
	}
	words := make([]uint32, twisterWords+1)
	for i, item := range items.Items {
		n, err := bigIndex(t, item)
		if err != nil {
			return nil, err
		}
		switch {
		case older:
			n = new(big.Int).And(n, big.NewInt(1<<32-1))
		case n.Sign() < 0:
			return nil, t.OverflowError("can't convert negative value to unsigned int")
		}
		if i == twisterWords && (!n.IsInt64() || n.Int64() > twisterWords) {
			return nil, t.ValueError("invalid state")
		}
		words[i] = uint32(n.Uint64())
	}
	return words, nil
}
