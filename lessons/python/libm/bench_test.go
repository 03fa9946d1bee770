package libm

import "testing"

// BenchmarkFunctions shows what a call costs, rounded once.
func BenchmarkFunctions(b *testing.B) {
	for _, name := range []string{"exp", "log", "sin", "atan", "tanh"} {
		f := ofOne[name]
		b.Run(name, func(b *testing.B) {
			x, sum := 0.1, 0.0
			for b.Loop() {
				sum += f(x)
				x += 0.001
			}
			if sum == 0 {
				b.Error("nothing was added up")
			}
		})
	}
}
