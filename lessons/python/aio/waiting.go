package aio

import (
	"batuta/lessons/python/py"
	"batuta/loopcore"
	"batuta/loopcore/selector"
)

// breakable is a clock whose Select can be ended early, from any goroutine; if
// none is under way, the next ends at once, unless Mend is called before.
type breakable interface {
	Break()
	Mend()
}

// askWithoutLock asks a selector, as the clock does it, while other threads run.
// A signal that comes for the main thread is seen to at once; if nothing is
// raised the selector is asked on for what is left of the time, as CPython does it.
func askWithoutLock(t *py.Thread, clock loopcore.Clock, s selector.Selector, seconds float64) (events []selector.Event, err error) {
	wake := func() {}
	if b, ok := clock.(breakable); ok && t.Main {
		b.Mend()
		wake = b.Break
	} else if in, ok := s.(selector.Interrupter); ok {
		wake = func() { _ = in.Interrupt() } // it fails only when the selector is closed: then nobody asks it
	}
	begun, _ := clock.Stamp()
	for left := seconds; ; {
		again, raised := t.BlockingUntil(wake, func() {
			if aside, ok := clock.(asideWorld); ok && !t.Main {
				events, err = aside.SelectAside(s, left)
				return
			}
			events, err = clock.Select(s, left)
		})
		if raised != nil {
			return nil, raised
		}
		if err != nil || len(events) > 0 || !again {
			return events, err
		}
		if seconds > 0 {
			now, _ := clock.Stamp()
			left = max(0, seconds-(now-begun).Seconds())
		}
	}
}
