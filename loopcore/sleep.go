package loopcore

import (
	"strconv"
)

// Sleep is asyncio.sleep(seconds), a coroutine.
func Sleep(seconds float64) *GoCoroutine {
	return named("sleep", strconv.FormatFloat(seconds, 'g', -1, 64), func(co *Co) (any, error) {
		return nil, co.Sleep(seconds)
	})
}
