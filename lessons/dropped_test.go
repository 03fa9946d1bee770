package lessons

import (
	"runtime"
	"testing"
)

// A handler that forgets to close its writer, and a client that returns: who waits
// for the other end learns of it, on a clock that jumps and on one that does not.
func TestAConnectionWhoseWriterNobodyHoldsIsClosedOnEitherClock(t *testing.T) {
	const text = `
import asyncio

async def forgetful(reader, writer):
    writer.write(await reader.readline())
    await writer.drain()

async def patient(reader, writer):
    print(await asyncio.wait_for(reader.read(), 20))
    writer.close()

async def leaves(address):
    reader, writer = await asyncio.open_connection(*address)
    writer.write(b'bye')

async def main():
    first = await asyncio.start_server(forgetful, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*first.sockets[0].getsockname())
    writer.write(b'hello\n')
    print(await asyncio.wait_for(reader.read(), 20))
    second = await asyncio.start_server(patient, '127.0.0.1', 0)
    await leaves(second.sockets[0].getsockname())
    await asyncio.sleep(0.5)
    print('kept', not writer.is_closing(), len(asyncio.all_tasks()))

asyncio.run(main())
`
	for _, k := range []ClockKind{Virtual, Real} {
		r := runPython(t, text, Options{Clock: k})
		if want := "b'hello\\n'\nb'bye'\nkept True 1\n"; r.stdout != want {
			t.Errorf("on the %v clock it printed %q, want %q; %s", k, r.stdout, want, r.stderr)
		}
	}
}

// To ask the collector takes milliseconds: a program that waits thousands of times
// with a connection open must not pay for each of them.
func TestTheCollectorIsAskedSeldomForDroppedConnections(t *testing.T) {
	const text = `
import asyncio

async def echo(reader, writer):
    while line := await reader.readline():
        writer.write(line)
    writer.close()

async def main():
    server = await asyncio.start_server(echo, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    for _ in range(1500):
        writer.write(b'x\n')
        await reader.readline()
    for _ in range(6000):
        await asyncio.sleep(1)
    writer.close()
    print('done')

asyncio.run(main())
`
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r := runPython(t, text, Options{Clock: Virtual})
	runtime.ReadMemStats(&after)
	if r.stdout != "done\n" {
		t.Errorf("it printed %q; %s", r.stdout, r.stderr)
	}
	if asked := after.NumForcedGC - before.NumForcedGC; asked > 1000 {
		t.Errorf("the collector was asked %d times", asked)
	}
}
