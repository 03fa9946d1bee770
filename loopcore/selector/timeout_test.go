package selector

import (
	"math"
	"testing"
	"time"
)

func TestTimeoutsAreRoundedUpToWhatTheCallCanExpress(t *testing.T) {
	const forever = -1
	type parts struct{ sec, part int64 }
	tests := []struct {
		name   string
		in     time.Duration
		millis int
		micros parts
		nanos  parts
	}{
		{"a look", 0, 0, parts{0, 0}, parts{0, 0}},
		{"the shortest", 1, 1, parts{0, 1}, parts{0, 1}},
		{"a tenth of a millisecond", 100 * time.Microsecond, 1, parts{0, 100}, parts{0, 100_000}},
		{"whole milliseconds stay", 3 * time.Millisecond, 3, parts{0, 3000}, parts{0, 3_000_000}},
		{"a nanosecond more", 3*time.Millisecond + 1, 4, parts{0, 3001}, parts{0, 3_000_001}},
		{"a carry into the next second", time.Second - 1, 1000, parts{1, 0}, parts{0, 999_999_999}},
		{"a day", 24 * time.Hour, 86_400_000, parts{86_400, 0}, parts{86_400, 0}},
		{"more than an int32 of milliseconds", math.MaxInt64, math.MaxInt32, parts{2_147_483, 647_000}, parts{2_147_483, 647_000_000}},
		{"for ever", -1, forever, parts{forever, 0}, parts{forever, 0}},
		{"for ever, by far", math.MinInt64, forever, parts{forever, 0}, parts{forever, 0}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := wholeMillis(test.in); got != test.millis {
				t.Errorf("milliseconds: %d, want %d", got, test.millis)
			}
			join := func(sec, part int64, endless bool) parts {
				if endless {
					return parts{forever, 0}
				}
				return parts{sec, part}
			}
			if got := join(wholeMicros(test.in)); got != test.micros {
				t.Errorf("seconds and microseconds: %v, want %v", got, test.micros)
			}
			if got := join(wholeNanos(test.in)); got != test.nanos {
				t.Errorf("seconds and nanoseconds: %v, want %v", got, test.nanos)
			}
		})
	}
}
