package libm

import (
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

var ofOne = map[string]func(float64) float64{
	"exp": Exp, "exp2": Exp2, "expm1": Expm1, "log": Log, "log2": Log2, "log10": Log10, "log1p": Log1p,
	"sin": Sin, "cos": Cos, "tan": Tan, "asin": Asin, "acos": Acos, "atan": Atan,
	"sinh": Sinh, "cosh": Cosh, "tanh": Tanh, "asinh": Asinh, "acosh": Acosh, "atanh": Atanh,
	"cbrt": Cbrt, "erf": math.Erf, "erfc": math.Erfc, "gamma": Gamma, "lgamma": Lgamma,
}

var ofTwo = map[string]func(a, b float64) float64{
	"pow": Pow, "atan2": Atan2, "fmod": math.Mod,
	"hypot": func(a, b float64) float64 { return Hypot(a, b) },
}

// TestSamplesAreAsInC compares with what CPython says with glibc's functions,
// which themselves are not always the nearest float: 1 result in 100 may be a
// neighbour of theirs. Of the error functions Go's exponential, which is within
// them, makes more of them neighbours.
func TestSamplesAreAsInC(t *testing.T) {
	data, err := os.ReadFile("testdata/samples.golden")
	if err != nil {
		t.Fatal(err)
	}
	samples, others := map[string]int{}, map[string]int{}
	for line := range strings.Lines(string(data)) {
		words := strings.Fields(line)
		name, numbers := words[0], make([]float64, len(words)-1)
		for i, w := range words[1:] {
			if numbers[i], err = strconv.ParseFloat(w, 64); err != nil {
				t.Fatal(err)
			}
		}
		var got float64
		if len(numbers) == 2 {
			got = ofOne[name](numbers[0])
		} else {
			got = ofTwo[name](numbers[0], numbers[1])
		}
		want := numbers[len(numbers)-1]
		samples[name]++
		if got == want {
			continue
		}
		others[name]++
		if d := apart(got, want); d > 1 && name != "erfc" || d > 4 {
			t.Errorf("%s is %v here, %d floats away", strings.TrimSpace(line), got, d)
		}
	}
	most := map[string]float64{"erfc": 0.2, "erf": 0.05}
	for name, n := range samples {
		if part := float64(others[name]) / float64(n); part > max(most[name], 0.01) {
			t.Errorf("%s: %d of %d are not what C says", name, others[name], n)
		}
	}
	if len(samples) != len(ofOne)+len(ofTwo) {
		t.Errorf("%d functions were compared, of %d", len(samples), len(ofOne)+len(ofTwo))
	}
}

// apart is how many floats b is behind or before a.
func apart(a, b float64) int {
	for d := range 100 {
		if a == b {
			return d
		}
		a = math.Nextafter(a, b)
	}
	return 100
}

func TestSpecialCasesOfPower(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, c := range []struct{ x, y, want float64 }{
		{1, nan, 1},
		{nan, 0, 1},
		{nan, 1, nan},
		{-1, inf, 1},
		{-1, -inf, 1},
		{0.5, inf, 0},
		{2, inf, inf},
		{2, -inf, 0},
		{inf, -1, 0},
		{-inf, 3, -inf},
		{-inf, 2, inf},
		{-inf, -3, math.Copysign(0, -1)},
		{0, 3, 0},
		{math.Copysign(0, -1), 3, math.Copysign(0, -1)},
		{-2, 3, -8},
		{-2, 0.5, nan},
		{2, 1024, inf},
		{-2, 1025, -inf},
		{2, -1074, 5e-324},
		{2, -1080, 0},
		{-2, -1081, math.Copysign(0, -1)},
		{0.9999999, 1e30, 0},
		{1.0000001, 1e30, inf},
		{10, 308, 1e308},
		{10, -5, 1e-5},
		{3, 40, 12157665459056928801},
		{10, 22, 1e22},
	} {
		got := Pow(c.x, c.y)
		if got != c.want && !(math.IsNaN(got) && math.IsNaN(c.want)) || math.Signbit(got) != math.Signbit(c.want) && !math.IsNaN(got) {
			t.Errorf("Pow(%v, %v) = %v, want %v", c.x, c.y, got, c.want)
		}
	}
}

func TestInversesLeadBack(t *testing.T) {
	for x := 0.01; x < 3; x += 0.0137 {
		for name, y := range map[string]float64{
			"exp and log": Exp(Log(x)), "sin and asin": Sin(Asin(x/3)) * 3, "tan and atan": Tan(Atan(x)),
			"sinh and asinh": Sinh(Asinh(x)), "cube and cube root": Pow(Cbrt(x), 3), "exp2 and log2": Exp2(Log2(x)),
		} {
			if math.Abs(y-x) > 2e-15*x {
				t.Errorf("%s: from %v to %v", name, x, y)
			}
		}
	}
}
