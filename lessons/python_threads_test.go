package lessons_test

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"batuta/lessons"
)

// playThreads runs a program on the virtual clock, and answers its stdout.
func playThreads(t *testing.T, text string, stopAfter time.Duration) string {
	t.Helper()
	var out strings.Builder
	s, err := lessons.Start(lessons.Python("threads.py", text), lessons.Options{Clock: lessons.Virtual, Stdout: &out})
	if err != nil {
		t.Fatal(err)
	}
	if stopAfter > 0 {
		time.AfterFunc(stopAfter, s.Stop)
	}
	_, _ = s.Wait()
	return out.String()
}

func TestThreadsThatHaveEndedLeaveNoGoroutine(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		stop time.Duration
	}{
		"a thousand, joined": {text: "import threading\nn = []\nall = [threading.Thread(target=n.append, args=(i,)) for i in range(1000)]\n" +
			"for t in all: t.start()\nfor t in all: t.join()\nprint('ended', len(n))\n"},
		"daemons at the end": {text: "import threading, time\nfor _ in range(50):\n" +
			"    threading.Thread(target=time.sleep, args=(1e6,), daemon=True).start()\n" +
			"    threading.Thread(target=threading.Event().wait, daemon=True).start()\nprint('ended', 1000)\n"},
		"waits when the run is stopped": {stop: 100 * time.Millisecond, text: "import threading\nlock = threading.Lock()\nlock.acquire()\n" +
			"for _ in range(20): threading.Thread(target=lock.acquire).start()\nprint('ended', 1000)\nlock.acquire()\n"},
		"a loop in a daemon": {text: "import asyncio, threading\nloop = asyncio.new_event_loop()\n" +
			"threading.Thread(target=loop.run_forever, daemon=True).start()\n" +
			"f = asyncio.run_coroutine_threadsafe(asyncio.sleep(2, 1000), loop)\nprint('ended', f.result(timeout=3))\n"},
	} {
		t.Run(name, func(t *testing.T) {
			before := runtime.NumGoroutine()
			began := time.Now()
			if got := playThreads(t, c.text, c.stop); got != "ended 1000\n" {
				t.Errorf("printed %q", got)
			}
			if took := time.Since(began); took > 20*time.Second {
				t.Errorf("it took %v", took)
			}
			for end := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before; time.Sleep(5 * time.Millisecond) {
				if time.Now().After(end) {
					stacks := make([]byte, 1<<16)
					t.Fatalf("%d goroutines more:\n%s", runtime.NumGoroutine()-before, stacks[:runtime.Stack(stacks, true)])
				}
			}
		})
	}
}

func TestThreadsOnTheVirtualClockRunTheSameWayEachTime(t *testing.T) {
	text := "import queue, threading, time\nq = queue.Queue(3)\ndef put(n):\n    for i in range(5):\n        q.put((n, i)); time.sleep(0.1)\n" +
		"def take(n):\n    while (item := q.get()) is not None:\n        print(n, item); time.sleep(0.15)\n" +
		"makers = [threading.Thread(target=put, args=(n,)) for n in 'abc']\ntakers = [threading.Thread(target=take, args=(n,)) for n in 'xy']\n" +
		"for t in makers + takers: t.start()\nfor t in makers: t.join()\nfor _ in takers: q.put(None)\nfor t in takers: t.join()\n"
	first := playThreads(t, text, 0)
	if strings.Count(first, "\n") != 15 {
		t.Fatalf("printed %q", first)
	}
	for range 20 {
		if again := playThreads(t, text, 0); again != first {
			t.Fatalf("once\n%s\nand again\n%s", first, again)
		}
	}
}
