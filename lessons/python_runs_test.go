package lessons

import (
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

// everyday uses a good part of what programs use.
const everyday = `import asyncio, contextlib, dataclasses, enum, functools, json, math, random, time


@dataclasses.dataclass
class Job:
    name: str
    seconds: float


async def work(job, queue):
    await asyncio.sleep(job.seconds)
    await queue.put(json.dumps(dataclasses.asdict(job)))


async def main():
    queue = asyncio.Queue()
    jobs = [Job(f"job {n}", random.random()) for n in range(20)]
    async with asyncio.TaskGroup() as group:
        for job in jobs:
            group.create_task(work(job, queue))
    done = [json.loads(queue.get_nowait())["name"] for _ in jobs]
    print(len(done), await asyncio.to_thread(math.factorial, 20))
    left = asyncio.create_task(asyncio.sleep(3600))
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(1):
            await left


asyncio.run(main())
`

// After a hundred runs the process holds no more than after one, whether the
// program has closed its loop, left it open, or has none.
func TestRunsLeaveNothingBehind(t *testing.T) {
	for _, test := range []struct{ name, program, stdout string }{
		{"a day's work", everyday, "20 2432902008176640000\n"},
		{"no loop", "print(1)\n", "1\n"},
		{"threads, executors, sockets, HTTP, signals", wide, "55\nb'hello' 1\n200\n"},
		{"a loop left open", "import asyncio\nasyncio.new_event_loop().call_soon(print)\nprint(1)\n", "1\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			play := func() {
				var stdout strings.Builder
				s, err := Start(Python("prog.py", test.program), Options{Clock: Virtual, Stdout: &stdout})
				if err != nil {
					t.Fatal(err)
				}
				if _, err := s.Wait(); err != nil || stdout.String() != test.stdout {
					t.Fatalf("%q, %v", stdout.String(), err)
				}
			}
			for range 3 { // the first make what all share
				play()
			}
			goroutines, files, heap := holds(t)
			for range 100 {
				play()
			}
			after, filesAfter, heapAfter := holds(t)
			if after > goroutines || filesAfter > files || heapAfter > heap+4<<20 {
				t.Errorf("goroutines %d, then %d; descriptors %d, then %d; heap %d, then %d bytes", goroutines, after, files, filesAfter, heap, heapAfter)
			}
		})
	}
}

// holds is how much the process holds once it has come to rest.
func holds(t *testing.T) (goroutines, files int, heap uint64) {
	t.Helper()
	for range 3 {
		runtime.GC()
		time.Sleep(20 * time.Millisecond)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if all, err := os.ReadDir("/proc/self/fd"); err == nil {
		files = len(all)
	}
	return runtime.NumGoroutine(), files, m.HeapAlloc
}
