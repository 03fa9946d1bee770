package py

import (
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"batuta/lessons/python/syntax"
)

// newTestThread is a thread of an interpreter without a program.
func newTestThread() *Thread { return NewInterpreter(Host{}).NewThread() }

// someInt is an integer of any size up to 200 bits.
func someInt(r *rand.Rand) Value {
	n := new(big.Int)
	for range r.IntN(5) {
		n.Lsh(n, uint(r.IntN(50))).Xor(n, new(big.Int).SetUint64(r.Uint64()>>r.IntN(64)))
	}
	if r.IntN(2) == 0 {
		n.Neg(n)
	}
	return MakeBig(n)
}

// must is the value of an operation that cannot fail.
func must(t *testing.T) func(v Value, err error) Value {
	return func(v Value, err error) Value {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func TestDivmodKeepsItsLaw(t *testing.T) {
	th, r, ok := newTestThread(), rand.New(rand.NewPCG(1, 2)), must(t)
	for range 3000 {
		a, b := someInt(r), someInt(r)
		if intSign(b) == 0 {
			continue
		}
		q, rest := ok(th.Binary(syntax.FloorDiv, a, b)), ok(th.Binary(syntax.Mod, a, b))
		back := ok(th.Binary(syntax.Add, ok(th.Binary(syntax.Mult, q, b)), rest))
		if compareInts(back, a) != 0 {
			t.Fatalf("divmod(%v, %v) = %v, %v", toBig(a), toBig(b), toBig(q), toBig(rest))
		}
		if s := intSign(rest); s != 0 && s != intSign(b) || toBig(rest).CmpAbs(toBig(b)) >= 0 {
			t.Fatalf("%v %% %v = %v", toBig(a), toBig(b), toBig(rest))
		}
	}
}

func TestIntegersFitTheSmallestType(t *testing.T) {
	th, r, ok := newTestThread(), rand.New(rand.NewPCG(3, 4)), must(t)
	ops := []syntax.Op{syntax.Add, syntax.Sub, syntax.Mult, syntax.BitAnd, syntax.BitOr, syntax.BitXor}
	for range 5000 {
		a, b, op := someInt(r), someInt(r), ops[r.IntN(len(ops))]
		x, y, want := toBig(a), toBig(b), new(big.Int)
		switch op {
		case syntax.Add:
			want.Add(x, y)
		case syntax.Sub:
			want.Sub(x, y)
		case syntax.Mult:
			want.Mul(x, y)
		case syntax.BitAnd:
			want.And(x, y)
		case syntax.BitOr:
			want.Or(x, y)
		default:
			want.Xor(x, y)
		}
		got := ok(th.Binary(op, a, b))
		if _, small := got.(Int); toBig(got).Cmp(want) != 0 || small != want.IsInt64() {
			t.Fatalf("%v %s %v = %#v, want %v", x, operators[op].sign, y, got, want)
		}
	}
}

func TestIntegersReadBack(t *testing.T) {
	th, r := newTestThread(), rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		n, base := someInt(r), 2+r.IntN(35)
		text := toBig(n).Text(base)
		got, err := th.parseInt(NewStr(text), " "+text+"\n", base)
		if err != nil || compareInts(got, n) != 0 {
			t.Fatalf("int(%q, %d) = %v, %v", text, base, got, err)
		}
	}
}

// someFloat is any finite float.
func someFloat(r *rand.Rand) float64 {
	for {
		if x := math.Float64frombits(r.Uint64()); !math.IsNaN(x) && !math.IsInf(x, 0) {
			return x
		}
	}
}

func TestFloatsReadBackFromTheFewestDigits(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 20000 {
		x := someFloat(r)
		if r.IntN(2) == 0 {
			x = math.Round(r.NormFloat64()*1e6) / 1e4
		}
		text := FloatRepr(x)
		back, ok := parseFloat(text)
		if !ok || back != x {
			t.Fatalf("float(%q) = %v", text, back)
		}
		digits := strings.Trim(strings.NewReplacer("-", "", ".", "").Replace(strings.Split(text, "e")[0]), "0")
		shortest := strings.Split(strconv.FormatFloat(math.Abs(x), 'e', -1, 64), "e")[0]
		if want := strings.Trim(strings.Replace(shortest, ".", "", 1), "0"); digits != want {
			t.Fatalf("repr is %q, the digits are %s", text, want)
		}
	}
}

func TestHexadecimalFloatsReadBack(t *testing.T) {
	th, r := newTestThread(), rand.New(rand.NewPCG(9, 10))
	for range 5000 {
		x := someFloat(r)
		if back, err := th.parseHex(floatHex(x)); err != nil || back != x {
			t.Fatalf("fromhex(%q) = %v, %v; want %v", floatHex(x), back, err, x)
		}
	}
}

func TestEqualNumbersHashAlike(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 5000 {
		x := math.Trunc(math.Ldexp(r.NormFloat64(), r.IntN(200)))
		n, _ := big.NewFloat(x).Int(nil)
		if got, want := hashFloat(x), hashBig(n); got != want {
			t.Fatalf("hash(%v) = %d, of the integer %d", x, got, want)
		}
		if i := int64(r.Uint64()); hashInt(i) != hashBig(big.NewInt(i)) {
			t.Fatalf("hash(%d) is another as a big integer", i)
		}
	}
	// 1/2 is the number whose double is 1, modulo the prime.
	if h := hashFloat(0.5); h*2%hashPrime != 1 {
		t.Errorf("hash(0.5) = %d", h)
	}
}

func TestFloatsAndIntegersCompareExactly(t *testing.T) {
	th, r := newTestThread(), rand.New(rand.NewPCG(13, 14))
	for range 5000 {
		n := someInt(r)
		x := bigToFloat(toBig(n))
		for _, x := range []float64{x, math.Nextafter(x, math.Inf(1)), math.Nextafter(x, math.Inf(-1)), r.NormFloat64()} {
			want := big.NewFloat(x).Cmp(new(big.Float).SetInt(toBig(n)))
			for op, is := range map[syntax.Op]bool{syntax.Lt: want < 0, syntax.Eq: want == 0, syntax.GtE: want >= 0} {
				got, err := th.Compare(op, Float(x), n)
				swapped, err2 := th.Compare(map[syntax.Op]syntax.Op{syntax.Lt: syntax.Gt, syntax.Eq: syntax.Eq, syntax.GtE: syntax.LtE}[op], n, Float(x))
				if err != nil || err2 != nil || got != MakeBool(is) || swapped != got {
					t.Fatalf("%v %s %v: %v, %v", x, comparisons[op].sign, toBig(n), got, swapped)
				}
			}
		}
	}
}

func TestQuotientsAreRoundedOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	for range 5000 {
		a, b := toBig(someInt(r)), toBig(someInt(r))
		if b.Sign() == 0 {
			continue
		}
		want, _ := new(big.Rat).SetFrac(a, b).Float64()
		if got := quotient(a, b); got != want {
			t.Fatalf("%v / %v = %v, want %v", a, b, got, want)
		}
	}
	// Halfway between two subnormal numbers, to the even one.
	for n, want := range map[int64]float64{1: 0, 3: 1e-323, 5: 1e-323, 7: 2e-323} {
		if got := quotient(big.NewInt(n), new(big.Int).Lsh(big.NewInt(1), 1075)); got != want {
			t.Errorf("%d / 2**1075 = %v, want %v", n, got, want)
		}
	}
}

func FuzzIntegerText(f *testing.F) {
	for _, s := range []string{"0", "-12", " 1_000 ", "0x_f", "0b2", "٣", "1__0", "+-1", "0o"} {
		f.Add(s, 10)
		f.Add(s, 0)
	}
	th := newTestThread()
	f.Fuzz(func(t *testing.T, s string, base int) {
		if base != 0 && (base < 2 || base > 36) {
			return
		}
		text, _ := numeral(NewStr(s))
		got, err := th.parseInt(NewStr(s), text, base)
		if err != nil {
			if _, ok := IsRaised(err, Errors.ValueError); !ok {
				t.Fatalf("int(%q, %d): %v", s, base, err)
			}
			return
		}
		// With base 0 Go reads a 0 before other digits as base 8, where Python
		// knows only zeros.
		plain := strings.ReplaceAll(strings.Trim(text, blanks), "_", "")
		if base != 0 && base != 10 {
			sign, rest := "", plain
			if strings.HasPrefix(plain, "-") || strings.HasPrefix(plain, "+") {
				sign, rest = plain[:1], plain[1:]
			}
			if len(rest) > 2 && rest[0] == '0' && prefixBase(rest[1]) == base {
				plain = sign + rest[2:]
			}
		}
		want, ok := new(big.Int).SetString(plain, base)
		if !ok || want.Cmp(toBig(got)) != 0 {
			t.Fatalf("int(%q, %d) = %v, Go says %v, %v", s, base, toBig(got), want, ok)
		}
	})
}

func FuzzFormatSpec(f *testing.F) {
	for _, s := range []string{"", ">10", "*^+12,.2f", "010_x", "z.0e", "#b", "\xed\xa0\x80=5", "é<3%", ".3_g", "5c", "01000d"} {
		f.Add(s, int64(1234), 2.5, "text")
	}
	th := newTestThread()
	th.in.Limits.Memory = 1 << 16 // wide ones only take long
	f.Fuzz(func(t *testing.T, spec string, n int64, x float64, s string) {
		if spec != encodePoints(points(spec)) || s != encodePoints(points(s)) {
			return // no texts of Python's
		}
		for _, v := range []Value{MakeInt(n), Float(x), NewStr(s)} {
			got, err := th.Format(v, spec)
			if err != nil {
				if _, raised := err.(*Exception); !raised {
					t.Fatalf("format(%v, %q): %v", v, spec, err)
				}
				continue
			}
			read, err := th.parseSpec(spec, "", 'd', '>')
			if err != nil || spec == "" {
				continue
			}
			if width := countPoints(got); width < read.width {
				t.Fatalf("format(%v, %q) = %q, of %d characters", v, spec, got, width)
			}
			if utf8.ValidString(spec) && utf8.ValidString(s) && !utf8.ValidString(got) && read.code != 'c' {
				t.Fatalf("format(%v, %q) = %q", v, spec, got)
			}
		}
	})
}
