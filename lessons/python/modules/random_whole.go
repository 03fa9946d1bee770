package modules

import (
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"slices"

	"batuta/lessons/python/py"
)

// real is a float from 0 up to 1.
func (r *random) real(t *py.Thread) (float64, error) {
	if r.system {
		var b [8]byte
		if _, err := rand.Read(b[:]); err != nil {
			return 0, fmt.Errorf("ask the system for random bits: %w", err)
		}
		return float64(binary.LittleEndian.Uint64(b[:])>>11) * 0x1p-53, nil
	}
	if err := r.ready(t); err != nil {
		return 0, err
	}
	return r.twister.real(), nil
}

// bits is an integer of so many random bits.
func (r *random) bits(t *py.Thread, count int) (*big.Int, error) {
	if err := t.Room(int64(count) / 8); err != nil {
		return nil, err
	}
	if r.system {
		b := make([]byte, (count+7)/8)
		if _, err := rand.Read(b); err != nil {
			return nil, fmt.Errorf("ask the system for random bits: %w", err)
		}
		n := new(big.Int).SetBytes(b)
		return n.Rsh(n, uint(len(b)*8-count)), nil
	}
	if err := r.ready(t); err != nil {
		return nil, err
	}
	return r.twister.bits(count), nil
}

func randomWholeDefs() []py.Def {
	return []py.Def{
		{Sig: "random(self, /)", Fn: drawing(func(s source, _ []py.Value) (py.Value, error) {
			x, err := s.r.real(s.t)
			return py.Float(x), err
		})},
		{Sig: "getrandbits(self, k, /)", Fn: drawing(func(s source, args []py.Value) (py.Value, error) {
			k, err := s.t.Index(args[0])
			if err != nil {
				return nil, err
			}
			if k < 0 && s.r.system {
				return nil, s.t.ValueError("number of bits must be non-negative")
			}
			if k < 0 {
				return nil, s.t.ValueError("Cannot convert negative int")
			}
			n, err := s.r.bits(s.t, k)
			if err != nil {
				return nil, err
			}
			return py.MakeBig(n), nil
		})},
		{Sig: "randbytes(self, n)", Python: true, Fn: drawing(randomBytes)},
		{Sig: "randrange(self, start, stop=None, step=1)", Python: true, Fn: drawing(randomRange)},
		{Sig: "randint(self, a, b)", Python: true, Fn: drawing(randomInt)},
	}
}

func randomBytes(s source, args []py.Value) (py.Value, error) {
	n, err := s.t.Index(args[0])
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, s.t.ValueError("Cannot convert negative int")
	}
	if n > math.MaxInt/8 {
		return nil, s.t.OverflowError("Python int too large to convert to C long")
	}
	if s.own() {
		number, err := s.r.bits(s.t, n*8)
		if err != nil {
			return nil, err
		}
		b := number.FillBytes(make([]byte, n))
		slices.Reverse(b)
		return &py.Bytes{B: b}, nil
	}
	number, err := s.t.CallMethod(s.self, "getrandbits", py.MakeInt(int64(n*8)))
	if err != nil {
		return nil, err
	}
	return s.t.CallMethod(number, "to_bytes", py.MakeInt(int64(n)), py.NewStr("little"))
}

// below is an integer from 0 up to n, which is above 0 (Random._randbelow).
func (s source) below(n *big.Int) (*big.Int, error) {
	if !s.own() {
		switch s.overridden() {
		case "getrandbits":
			return s.belowByBits(n)
		case "random":
			return s.belowByReal(n)
		}
	}
	count := n.BitLen()
	for {
		r, err := s.r.bits(s.t, count)
		if err != nil || r.Cmp(n) < 0 {
			return r, err
		}
	}
}

// small is below for an n that is an index.
func (s source) small(n int) (int, error) {
	if s.own() && !s.r.system {
		if err := s.r.ready(s.t); err != nil {
			return 0, err
		}
		count := bits.Len64(uint64(n))
		for {
			if i := s.r.twister.bits64(count); i < uint64(n) {
				return int(i), nil
			}
		}
	}
	i, err := s.below(big.NewInt(int64(n)))
	if err != nil {
		return 0, err
	}
	return int(i.Int64()), nil
}

// overridden is which of getrandbits and random the class has of its own: the
// one that is found first, and getrandbits before random.
func (s source) overridden() string {
	for _, c := range s.self.Type().MRO {
		if c.Builtin {
			break
		}
		for _, name := range []string{"getrandbits", "random"} {
			if c.Dict.GetStr(s.t.In().Intern(name)) != nil {
				return name
			}
		}
	}
	return ""
}

func (s source) belowByBits(n *big.Int) (*big.Int, error) {
	for {
		v, err := s.t.CallMethod(s.self, "getrandbits", py.MakeInt(int64(n.BitLen())))
		if err != nil {
			return nil, err
		}
		r, err := bigIndex(s.t, v)
		if err != nil || r.Cmp(n) < 0 {
			return r, err
		}
	}
}

// belowByReal draws by random() alone. What would make some integers likelier
// than others is drawn again.
func (s source) belowByReal(n *big.Int) (*big.Int, error) {
	const most = 1 << 53
	if n.Cmp(big.NewInt(most)) >= 0 {
		x, err := s.real()
		if err != nil {
			return nil, err
		}
		f, _ := new(big.Float).SetInt(n).Float64()
		i, _ := big.NewFloat(math.Floor(x * f)).Int(nil)
		return i, nil
	}
	count := n.Int64()
	limit := float64(most-most%count) / most
	for {
		x, err := s.real()
		if err != nil {
			return nil, err
		}
		if x < limit {
			return big.NewInt(int64(math.Floor(x*most)) % count), nil
		}
	}
}

// between is start plus an integer below width.
func (s source) between(start, width *big.Int) (py.Value, error) {
	i, err := s.below(width)
	if err != nil {
		return nil, err
	}
	return py.MakeBig(new(big.Int).Add(start, i)), nil
}

func randomRange(s source, args []py.Value) (py.Value, error) {
	t := s.t
	start, err := bigIndex(t, args[0])
	if err != nil {
		return nil, err
	}
	if args[1] == py.None {
		if args[2] != py.Value(py.Int(1)) {
			return nil, t.TypeError("Missing a non-None stop argument")
		}
		if start.Sign() <= 0 {
			return nil, t.ValueError("empty range for randrange()")
		}
		return s.between(new(big.Int), start)
	}
	stop, err := bigIndex(t, args[1])
	if err != nil {
		return nil, err
	}
	step, err := bigIndex(t, args[2])
	if err != nil {
		return nil, err
	}
	one, width := big.NewInt(1), new(big.Int).Sub(stop, start)
	if step.Cmp(one) == 0 {
		if width.Sign() > 0 {
			return s.between(start, width)
		}
		return nil, t.ValueError("empty range in randrange(%v, %v)", start, stop)
	}
	if step.Sign() == 0 {
		return nil, t.ValueError("zero step for randrange()")
	}
	// How many steps there are room for, the last of them partly.
	count := width.Add(width, step)
	count.Sub(count, big.NewInt(int64(step.Sign())))
	count.Quo(count, step)
	if count.Sign() <= 0 {
		return nil, t.ValueError("empty range in randrange(%v, %v, %v)", start, stop, step)
	}
	i, err := s.below(count)
	if err != nil {
		return nil, err
	}
	return py.MakeBig(new(big.Int).Add(start, new(big.Int).Mul(step, i))), nil
}

func randomInt(s source, args []py.Value) (py.Value, error) {
	a, err := bigIndex(s.t, args[0])
	if err != nil {
		return nil, err
	}
	b, err := bigIndex(s.t, args[1])
	if err != nil {
		return nil, err
	}
	if b.Cmp(a) < 0 {
		return nil, s.t.ValueError("empty range in randint(%v, %v)", a, b)
	}
	width := new(big.Int).Sub(b, a)
	return s.between(a, width.Add(width, big.NewInt(1)))
}
