package modules

import (
	"fmt"
	"math"
	"math/big"
	"strings"

	"batuta/lessons/python/py"
)

var deltaClass = py.NewClass("datetime", "datetime.timedelta")

// deltaValue is a timedelta, normalised: 0 <= seconds < 86400, 0 <= micros < 10**6.
type deltaValue struct{ days, seconds, micros int }

// Type is timedelta.
func (*deltaValue) Type() *py.Class { return deltaClass }

const (
	mostDays     = 999_999_999
	daySeconds   = 86_400
	dayMicros    = daySeconds * 1_000_000
	quickestDays = 100_000_000 // so many days of microseconds fit an int64
)

// makeDelta normalises; each part may have any sign, but must be a small number.
func makeDelta(t *py.Thread, days, seconds, micros int) (*deltaValue, error) {
	carry := int(floorDiv(int64(micros), 1_000_000))
	micros -= carry * 1_000_000
	seconds += carry
	carry = int(floorDiv(int64(seconds), daySeconds))
	seconds -= carry * daySeconds
	days += carry
	if days < -mostDays || days > mostDays {
		return nil, t.OverflowError("days=%d; must have magnitude <= %d", days, mostDays)
	}
	return &deltaValue{days, seconds, micros}, nil
}

// deltaOf is a timedelta of microseconds.
func deltaOf(t *py.Thread, micros *big.Int) (*deltaValue, error) {
	if micros.IsInt64() {
		n := micros.Int64()
		days := floorDiv(n, dayMicros)
		return makeDelta(t, int(days), 0, int(n-days*dayMicros))
	}
	days, rest := new(big.Int).DivMod(micros, big.NewInt(dayMicros), new(big.Int))
	if !days.IsInt64() || days.Int64() > math.MaxInt32 || days.Int64() < math.MinInt32 {
		return nil, t.OverflowError("Python int too large to convert to C int")
	}
	return makeDelta(t, int(days.Int64()), 0, int(rest.Int64()))
}

// total is the timedelta in microseconds.
func (d *deltaValue) total() *big.Int {
	if d.days > -quickestDays && d.days < quickestDays {
		return big.NewInt(int64(d.days)*dayMicros + int64(d.seconds)*1_000_000 + int64(d.micros))
	}
	n := new(big.Int).Mul(big.NewInt(int64(d.days)), big.NewInt(dayMicros))
	return n.Add(n, big.NewInt(int64(d.seconds)*1_000_000+int64(d.micros)))
}

func deltaSpec() py.Spec {
	least, most, tiny := &deltaValue{days: -mostDays}, &deltaValue{mostDays, daySeconds - 1, 999_999}, &deltaValue{micros: 1}
	return py.Spec{
		Doc: "Difference between two datetime values.", Self: py.SelfOf[*deltaValue], New: deltaNew,
		Values: map[string]py.Value{"min": least, "max": most, "resolution": tiny},
		Defs: append(append(append(fieldDefs(map[string]func(*deltaValue) int{
			"days":         func(d *deltaValue) int { return d.days },
			"seconds":      func(d *deltaValue) int { return d.seconds },
			"microseconds": func(d *deltaValue) int { return d.micros },
		}), deltaOps()...), compareDefs(compareDeltas)...), []py.Def{
			{Sig: "total_seconds(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				x, _ := new(big.Rat).SetFrac(args[0].(*deltaValue).total(), big.NewInt(1_000_000)).Float64()
				return py.Float(x), nil
			}},
			{Sig: "__repr__(self, /)", Kind: py.Whole, Fn: deltaRepr},
			reduceDef(func(v py.Value) []py.Value {
				d, _ := py.As[*deltaValue](v)
				return intValues(d.days, d.seconds, d.micros)
			}),
			{Sig: "__str__(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.NewStr(args[0].(*deltaValue).String()), nil
			}},
			{Sig: "__hash__(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				d := args[0].(*deltaValue)
				return hashInts(t, d.days, d.seconds, d.micros)
			}},
			{Sig: "__bool__(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.MakeBool(*args[0].(*deltaValue) != deltaValue{}), nil
			}},
		}...),
	}
}

// String is str(d): 2 days, 3:00:00.000001.
func (d *deltaValue) String() string {
	s := fmt.Sprintf("%d:%02d:%02d", d.seconds/3600, d.seconds/60%60, d.seconds%60)
	if d.micros != 0 {
		s += fmt.Sprintf(".%06d", d.micros)
	}
	switch d.days {
	case 0:
		return s
	case 1, -1:
		return fmt.Sprintf("%d day, %s", d.days, s)
	}
	return fmt.Sprintf("%d days, %s", d.days, s)
}

func deltaRepr(_ *py.Thread, args []py.Value) (py.Value, error) {
	d, _ := py.As[*deltaValue](args[0])
	return py.NewStr(d.repr(args[0].Type())), nil
}

func (d *deltaValue) repr(class *py.Class) string {
	var parts []string
	for _, part := range []struct {
		name string
		n    int
	}{{"days", d.days}, {"seconds", d.seconds}, {"microseconds", d.micros}} {
		if part.n != 0 {
			parts = append(parts, fmt.Sprintf("%s=%d", part.name, part.n))
		}
	}
	if parts == nil {
		parts = []string{"0"}
	}
	return class.Name + "(" + strings.Join(parts, ", ") + ")"
}

var deltaParams = newParams{
	function: "__new__", positional: 7,
	names: []string{"days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"},
}

// unitMicros are the parameters in microseconds.
var unitMicros = [...]int64{dayMicros, 1_000_000, 1, 1000, 60_000_000, 3_600_000_000, 7 * dayMicros}

func deltaNew(t *py.Thread, _ *py.Class, args []py.Value, kw []py.KwArg) (py.Value, error) {
	bound, err := deltaParams.bind(t, args, kw)
	if err != nil {
		return nil, err
	}
	sum := new(big.Int)
	var left float64 // fractions of a microsecond
	for _, i := range [...]int{2, 3, 1, 4, 5, 0, 6} {
		if bound[i] == nil {
			continue
		}
		if err := addUnit(t, sum, &left, bound[i], i); err != nil {
			return nil, err
		}
	}
	if left != 0 {
		whole := math.Round(left)
		if math.Abs(whole-left) == 0.5 { // as near to either: the one that makes the sum even
			odd := float64(sum.Bit(0))
			whole = 2*math.Round((left+odd)*0.5) - odd
		}
		sum.Add(sum, big.NewInt(int64(whole)))
	}
	return deltaOf(t, sum)
}

// addUnit adds a number of a unit.
func addUnit(t *py.Thread, sum *big.Int, left *float64, v py.Value, i int) error {
	unit := big.NewInt(unitMicros[i])
	if n, ok := bigOf(v); ok {
		sum.Add(sum, n.Mul(n, unit))
		return nil
	}
	x, ok := py.As[py.Float](v)
	if !ok {
		return t.TypeError("unsupported type for timedelta %s component: %s", deltaParams.names[i], v.Type().Name)
	}
	whole, fraction := math.Modf(float64(x))
	switch {
	case math.IsNaN(whole):
		return t.ValueError("cannot convert float NaN to integer")
	case math.IsInf(whole, 0):
		return t.OverflowError("cannot convert float infinity to integer")
	}
	n, _ := new(big.Float).SetFloat64(whole).Int(nil)
	sum.Add(sum, n.Mul(n, unit))
	whole, fraction = math.Modf(fraction * float64(unitMicros[i]))
	sum.Add(sum, big.NewInt(int64(whole)))
	*left += fraction
	return nil
}

// bigOf is an integer of any size, the caller's to change.
func bigOf(v py.Value) (*big.Int, bool) {
	if n, ok := py.As[py.Int](v); ok {
		return big.NewInt(int64(n)), true
	}
	if n, ok := py.As[*py.BigInt](v); ok {
		return new(big.Int).Set(n.V), true
	}
	if b, ok := v.(py.Bool); ok {
		return big.NewInt(boolInt(bool(b))), true
	}
	return nil, false
}
