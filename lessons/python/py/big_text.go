package py

import (
	"math/big"
	"strings"
)

// textDigits is up to how many digits a numeral is left to math/big.
const textDigits = 1 << 14

// radixPowers are powers of a radix: that of textDigits, its square, and so on.
type radixPowers struct {
	t     *Thread
	radix int
	all   []*big.Int
}

// at is the radix to the power of textDigits << n.
func (p *radixPowers) at(n int) (*big.Int, error) {
	for len(p.all) <= n {
		last, err := big.NewInt(int64(p.radix)), error(nil)
		if made := len(p.all); made > 0 {
			last, err = p.t.BigMul(p.all[made-1], p.all[made-1])
		} else {
			last, err = p.t.BigPow(last, textDigits)
		}
		if err != nil {
			return nil, err
		}
		p.all = append(p.all, last)
	}
	return p.all[n], nil
}

// bigText is n in decimal.
func (t *Thread) bigText(n *big.Int) (string, error) {
	if len(n.Bits()) <= textWords {
		return n.Text(10), nil
	}
	p := &radixPowers{t: t, radix: 10}
	level := 0
	for ; ; level++ {
		power, err := p.at(level)
		if err != nil {
			return "", err
		}
		if power.CmpAbs(n) > 0 {
			break
		}
	}
	var b strings.Builder
	if n.Sign() < 0 {
		b.WriteByte('-')
	}
	err := p.write(&b, new(big.Int).Abs(n), level, false)
	return b.String(), err
}

// write writes n, which is less than the power at level; padded: with all its
// zeros.
func (p *radixPowers) write(b *strings.Builder, n *big.Int, level int, padded bool) error {
	if level == 0 || !padded && len(n.Bits()) <= textWords {
		s := n.Text(10)
		if padded {
			b.WriteString(strings.Repeat("0", textDigits<<level-len(s)))
		}
		b.WriteString(s)
		return p.t.Heed()
	}
	power, err := p.at(level - 1)
	if err != nil {
		return err
	}
	high, low, err := p.t.BigQuoRem(n, power)
	if err != nil {
		return err
	}
	if padded || high.Sign() > 0 {
		if err := p.write(b, high, level-1, padded); err != nil {
			return err
		}
		padded = true
	}
	return p.write(b, low, level-1, padded)
}

// bigNumeral reads digits, all of which are some; ok is false where math/big
// refuses them.
func (t *Thread) bigNumeral(digits string, radix int) (n *big.Int, ok bool, err error) {
	if len(digits) <= textDigits || radix&(radix-1) == 0 {
		n, ok = new(big.Int).SetString(digits, radix)
		return n, ok, t.Heed()
	}
	return (&radixPowers{t: t, radix: radix}).read(digits)
}

func (p *radixPowers) read(digits string) (n *big.Int, ok bool, err error) {
	if len(digits) <= textDigits {
		n, ok = new(big.Int).SetString(digits, p.radix)
		return n, ok, p.t.Heed()
	}
	level := 0
	for textDigits<<(level+1) < len(digits) {
		level++
	}
	cut := len(digits) - textDigits<<level
	high, ok, err := p.read(digits[:cut])
	if err != nil || !ok {
		return nil, ok, err
	}
	low, ok, err := p.read(digits[cut:])
	if err != nil || !ok {
		return nil, ok, err
	}
	power, err := p.at(level)
	if err != nil {
		return nil, false, err
	}
	n, err = p.t.BigMul(high, power)
	if err != nil {
		return nil, false, err
	}
	return n.Add(n, low), true, nil
}
