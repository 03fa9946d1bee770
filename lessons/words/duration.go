package words

import (
	"strconv"
	"strings"
	"time"
)

// long is from where on no zeros are written that say nothing: 300 s.
const long = 10 * time.Second

// Duration writes a length of time short, with its unit: 118 ms, 2.1 ms,
// 40 µs, 1.25 s, 300 s.
func Duration(d time.Duration) string {
	switch {
	case d <= 0:
		return "0"
	case d < time.Microsecond:
		return strconv.Itoa(int(d)) + " ns"
	case d < 999500*time.Nanosecond:
		return fixed(float64(d)/1e3, 0) + " µs"
	case d < 9950*time.Microsecond:
		return fixed(float64(d)/1e6, 1) + " ms"
	case d < 999500*time.Microsecond:
		return fixed(float64(d)/1e6, 0) + " ms"
	}
	return seconds(d, 2) + " s"
}

// Seconds writes a moment of the run's clock, or a length of time on it, in
// seconds, to the millisecond, without its unit: 0.400, 12.5, 300.
func Seconds(d time.Duration) string { return seconds(d, 3) }

// seconds writes d in seconds with so many digits after the point; what is long
// has only those that say something.
func seconds(d time.Duration, digits int) string {
	text := fixed(d.Seconds(), digits)
	if d >= long {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// Milliseconds writes a length of time that is still growing, with about three
// digits. Its unit stays the same, so that it counts up before the reader's
// eyes.
func Milliseconds(d time.Duration) string {
	ms := float64(d) / float64(time.Millisecond)
	digits := 2
	switch {
	case ms >= 100:
		digits = 0
	case ms >= 10:
		digits = 1
	}
	return fixed(ms, digits) + " ms"
}

// fixed writes x with so many digits after the point.
func fixed(x float64, digits int) string { return strconv.FormatFloat(x, 'f', digits, 64) }
