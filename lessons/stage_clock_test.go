package lessons

import "testing"

// A program that waits by reading the clock comes to an end where only waits move
// it, and a few readings do not move it.
func TestReadingTheVirtualClockInALoopEnds(t *testing.T) {
	const program = `
import asyncio, time
start = time.monotonic()
print(len({time.monotonic() for _ in range(500)}))
while time.monotonic() - start < 60:
    pass
print(round(time.monotonic() - start, 1))
async def main():
    begun = time.time()
    while time.time() - begun < 0.5:
        pass
    await asyncio.sleep(1)
    print(round(time.time() - begun, 1))
asyncio.run(main())
`
	got := runPython(t, program, Options{Clock: Virtual})
	if want := "1\n60.0\n1.5\n"; got.stdout != want {
		t.Errorf("%q, want %q", got.stdout, want)
	}
}
