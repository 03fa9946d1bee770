package py

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
)

// randomBig is a number of up to so many words: of random ones, or of long rows of
// ones or zeros, which carry and borrow most.
func randomBig(r *rand.Rand, words int) *big.Int {
	w := make([]big.Word, 1+r.IntN(words))
	for i, kind := 0, 0; i < len(w); i++ {
		if r.IntN(50) == 0 {
			kind = r.IntN(3)
		}
		w[i] = []big.Word{big.Word(r.Uint64()), 0, ^big.Word(0)}[kind]
	}
	n := new(big.Int).SetBits(w)
	if r.IntN(2) == 0 {
		n.Neg(n)
	}
	return n
}

func TestWorkThatIsCutUpComesToWhatMathBigSays(t *testing.T) {
	th := NewInterpreter(Host{}).NewThread()
	r := rand.New(rand.NewPCG(7, 11))
	same := func(what string, got, want *big.Int, err error) {
		t.Helper()
		if err != nil || got.Cmp(want) != 0 {
			t.Fatalf("%s: %d bits, %v; want %d bits", what, got.BitLen(), err, want.BitLen())
		}
	}
	for _, sizes := range [][2]int{{3 * mulWords, 3 * mulWords}, {6 * mulWords, mulWords}, {4 * divideWords, 3 * divideWords}, {4 * divideWords, divideWords / 3}, {20, 10}} {
		for range 2 {
			a, b := randomBig(r, sizes[0]), randomBig(r, sizes[1])
			product, err := th.BigMul(a, b)
			same("a product", product, new(big.Int).Mul(a, b), err)
			if b.Sign() == 0 {
				continue
			}
			wantQ, wantR := new(big.Int).QuoRem(a, b, new(big.Int))
			q, rest, err := th.BigQuoRem(a, b)
			same("a quotient", q, wantQ, err)
			same("what is left", rest, wantR, err)
			root, err := th.BigSqrt(new(big.Int).Abs(a))
			next := new(big.Int).Add(root, big.NewInt(1))
			if err != nil || root.Mul(root, root).CmpAbs(a) > 0 || next.Mul(next, next).CmpAbs(a) <= 0 {
				t.Fatalf("%d is not the root of a number of %d bits, %v", root, a.BitLen(), err)
			}
		}
	}
	for _, n := range []uint64{0, 1, 2, 63, 3000} {
		base := randomBig(r, 40)
		got, err := th.BigPow(base, n)
		same("a power", got, new(big.Int).Exp(base, new(big.Int).SetUint64(n), nil), err)
	}
	for _, words := range []int{1, 30, 200} {
		a, n, m := new(big.Int).Abs(randomBig(r, words)), new(big.Int).Abs(randomBig(r, 400)), new(big.Int).Abs(randomBig(r, words))
		m.Add(m, big.NewInt(1))
		got, err := th.BigPowMod(a, n, m)
		same("a power of a remainder", got, new(big.Int).Exp(a, n, m), err)
	}
	got, err := th.BigProduct(big.NewInt(5), 2000)
	same("a row's product", got, new(big.Int).MulRange(5, 2004), err)
}

func TestLongNumeralsAreReadAndWritten(t *testing.T) {
	th := NewInterpreter(Host{}).NewThread()
	r := rand.New(rand.NewPCG(3, 5))
	for _, words := range []int{10, textWords, 3 * textWords, 7 * textWords} {
		n := randomBig(r, words)
		text, err := th.bigText(n)
		if want := n.Text(10); err != nil || text != want {
			t.Fatalf("a number of %d bits is written otherwise, %v", n.BitLen(), err)
		}
		for _, radix := range []int{3, 10, 16, 36} {
			numeral := strings.TrimPrefix(n.Text(radix), "-")
			got, ok, err := th.bigNumeral(numeral, radix)
			if err != nil || !ok || got.CmpAbs(n) != 0 {
				t.Fatalf("a number of %d digits of base %d is read otherwise: %v, %v", len(numeral), radix, ok, err)
			}
		}
	}
	for _, power := range []int64{textDigits - 1, textDigits, textDigits + 1, 4 * textDigits} { // zeros, where the pieces meet
		n := new(big.Int).Exp(big.NewInt(10), big.NewInt(power), nil)
		if text, err := th.bigText(n); err != nil || text != "1"+strings.Repeat("0", int(power)) {
			t.Errorf("10**%d is written otherwise, %v", power, err)
		}
	}
	if _, ok, err := th.bigNumeral(strings.Repeat("1", 2*textDigits)+"x", 10); ok || err != nil {
		t.Errorf("what is no numeral is read: %v, %v", ok, err)
	}
}

func TestWorkThatIsCutUpIsStopped(t *testing.T) {
	in := NewInterpreter(Host{})
	th := in.NewThread()
	in.Stop()
	n := randomBig(rand.New(rand.NewPCG(1, 1)), 100*mulWords)
	for what, work := range map[string]func() error{
		"a product":          func() error { _, err := th.BigMul(n, n); return err },
		"a power":            func() error { _, err := th.BigPow(n, 1000); return err },
		"a numeral":          func() error { _, err := th.bigText(n); return err },
		"a product of a row": func() error { _, err := th.BigProduct(big.NewInt(1), 1e9); return err },
	} {
		if work() == nil {
			t.Errorf("%s goes on after the stop", what)
		}
	}
}
