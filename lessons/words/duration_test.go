package words_test

import (
	"testing"
	"time"

	"batuta/lessons/words"
)

func TestDurationsAreShort(t *testing.T) {
	for _, tc := range []struct {
		d    time.Duration
		want string
	}{
		{0, "0"},
		{-5, "0"},
		{700, "700 ns"},
		{40 * us, "40 µs"},
		{999400, "999 µs"},
		{999600, "1.0 ms"},
		{2100 * us, "2.1 ms"},
		{9949 * us, "9.9 ms"},
		{9960 * us, "10 ms"},
		{118 * ms, "118 ms"},
		{999400 * us, "999 ms"},
		{999600 * us, "1.00 s"},
		{1250 * ms, "1.25 s"},
		{9990 * ms, "9.99 s"},
		{12500 * ms, "12.5 s"},
		{300 * time.Second, "300 s"},
	} {
		if got := words.Duration(tc.d); got != tc.want {
			t.Errorf("%d ns is %q, want %q", tc.d, got, tc.want)
		}
	}
}

func TestLongTimesHaveNoNeedlessZeros(t *testing.T) {
	for _, tc := range []struct {
		d    time.Duration
		want string
	}{
		{0, "0.000"},
		{400 * ms, "0.400"},
		{9999 * ms, "9.999"},
		{10 * time.Second, "10"},
		{12500 * ms, "12.5"},
		{300 * time.Second, "300"},
	} {
		if got := words.Seconds(tc.d); got != tc.want {
			t.Errorf("%v is %q, want %q", tc.d, got, tc.want)
		}
	}
}

func TestWhatStillGrowsKeepsItsUnit(t *testing.T) {
	for _, tc := range []struct {
		d    time.Duration
		want string
	}{
		{0, "0.00 ms"},
		{180 * us, "0.18 ms"},
		{12340 * us, "12.3 ms"},
		{120 * ms, "120 ms"},
		{2 * time.Second, "2000 ms"},
	} {
		if got := words.Milliseconds(tc.d); got != tc.want {
			t.Errorf("%v is %q, want %q", tc.d, got, tc.want)
		}
	}
}
