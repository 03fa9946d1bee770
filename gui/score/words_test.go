package score_test

import (
	"testing"
	"time"

	"batuta/assets"
	"batuta/gui/score"
	"batuta/loopcore/trace"
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
	} {
		if got := score.Duration(tc.d); got != tc.want {
			t.Errorf("%d ns is %q, want %q", tc.d, got, tc.want)
		}
	}
}

func TestEveryReasonHasWords(t *testing.T) {
	s, _ := lesson().score()
	for _, tc := range []struct {
		span trace.Span
		want string
	}{
		{trace.Span{Wait: trace.WaitRead, A: 9}, "fd 9, to read"},
		{trace.Span{Wait: trace.WaitWrite, A: 10}, "fd 10, to write"},
		{trace.Span{Wait: trace.WaitTimer, A: int64(400 * ms)}, "timer, due at 0.400 s"},
		{trace.Span{Wait: trace.WaitThread, A: 2}, "worker thread 2"},
		{trace.Span{Wait: trace.WaitThread}, "a free worker thread"},
		{trace.Span{Wait: trace.WaitTask, A: 3}, "fetch('/orders')"},
		{trace.Span{Wait: trace.WaitTask, A: 99}, "a task"},
		{trace.Span{Wait: trace.WaitGather, A: 1, B: 4}, "gather: 4 tasks"},
		{trace.Span{Wait: trace.WaitYield}, "lets others run"},
		{trace.Span{Wait: trace.WaitLock, Reason: "Lock held by Task-2"}, "Lock held by Task-2"},
		{trace.Span{Wait: trace.WaitLock}, "a lock"},
		{trace.Span{Wait: trace.WaitQueue}, "a queue"},
		{trace.Span{Wait: trace.WaitFuture}, "a future"},
		{trace.Span{Wait: trace.WaitFuture, Reason: "answer"}, "answer"},
	} {
		if got := score.Reason(&tc.span, s, assets.Texts("en").T); got != tc.want {
			t.Errorf("%+v waits for %q, want %q", tc.span, got, tc.want)
		}
	}
}
