package lessons

import (
	"testing"
	"time"

	"go.uber.org/goleak"

	"batuta/loopcore"
)

// A worker who sleeps on the virtual clock is not under way, and neither is
// who waits for such a worker: time must jump past both. A clock that took
// them for under way would lose its patience once a wave, a second each time.
func TestVirtualTimeJumpsPastWorkersWhoSleep(t *testing.T) {
	defer goleak.VerifyNone(t)
	for _, c := range []struct {
		name string
		main func(co *loopcore.Co) (any, error)
	}{
		{"more of them than threads", func(co *loopcore.Co) (any, error) {
			var naps []any
			for range 400 { // ten waves at the least: a pool has 32 threads at most
				naps = append(naps, loopcore.ToThread(slowRead, 0.25))
			}
			return co.Gather(naps...)
		}},
		{"left behind, and joined by asyncio.run's closing", func(co *loopcore.Co) (any, error) {
			for range 3 {
				_, err := co.Loop().RunInExecutor(func(w *loopcore.Worker) (any, error) { return nil, w.Sleep(20) })
				if err != nil {
					return nil, err
				}
			}
			return nil, nil
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			begun := time.Now()
			s := begin(t, program(c.main), Options{Clock: Virtual})
			if _, err := ends(t, s); err != nil {
				t.Fatal(err)
			}
			if took := time.Since(begun); took > patience {
				t.Errorf("it took %v of real time", took)
			}
		})
	}
}
