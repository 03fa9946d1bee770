package loopcore_test

import (
	"testing"

	"batuta/loopcore"
)

func BenchmarkResume1000(b *testing.B) {
	const tasks = 1000
	rounds := b.N/tasks + 1
	_, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		all := make([]any, tasks)
		for i := range all {
			all[i] = loopcore.Coro(func(co *loopcore.Co) (any, error) {
				for range rounds {
					if err := co.Sleep(0); err != nil {
						return nil, err
					}
				}
				return nil, nil
			})
		}
		b.ResetTimer()
		return co.Gather(all...)
	}))
	if err != nil {
		b.Fatal(err)
	}
}
