package lessons

import "testing"

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
