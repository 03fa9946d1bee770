package judge_test

import "testing"

func TestHowTasksEndAndWhenTheyGoOn(t *testing.T) {
	r := play(t, `import asyncio, socket

async def tick():
    await asyncio.sleep(0.1)
    await asyncio.sleep(0)

async def hear(sock):
    return await asyncio.get_running_loop().sock_recv(sock, 10)

async def hear_twice(reader):
    return await reader.readexactly(4)

async def fails():
    raise KeyError("no")

async def left():
    await asyncio.sleep(9)

async def main():
    a, b = socket.socketpair()
    for s in (a, b):
        s.setblocking(False)
    asyncio.create_task(left())
    hearing = asyncio.create_task(hear(a))
    await asyncio.gather(tick(), fails(), return_exceptions=True)
    b.send(b"x")
    await hearing
    reader, writer = await asyncio.open_connection(sock=a)
    twice = asyncio.create_task(hear_twice(reader))
    for _ in range(2):
        await asyncio.sleep(0.1)
        b.send(b"xx")
    await twice

asyncio.run(main())
`)
	holds(t, r,
		text("outcome", "tick()", "returned"), text("outcome", "fails()", "failed"), text("outcome", "left()", "cancelled"),
		unknown("outcome", "nobody()", ""),
		number("bars-to-wake", "tick()", "timer", 1), number("bars-to-wake", "hear()", "io", 1),
		number("bars-to-wake", "hear_twice()", "io", 1), // not counted from the first half
		unknown("bars-to-wake", "fails()", "timer"), unknown("bars-to-wake", "hear()", "timer"),
	)
}

func TestATaskThatNeverEndsIsDropped(t *testing.T) {
	r := play(t, `import asyncio

async def left():
    await asyncio.sleep(9)

async def main():
    asyncio.get_running_loop().create_task(left())
    await asyncio.sleep(0)

loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
`)
	holds(t, r, text("outcome", "left()", "dropped"), text("outcome", "main()", "returned"), unknown("bars-to-wake", "left()", "timer"))
}
