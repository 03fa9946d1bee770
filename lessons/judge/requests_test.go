package judge_test

import (
	"runtime"
	"testing"
)

// asks is a program that asks for pages, three at a time at most, one of them
// twice, and for one that it gives up.
const asks = `import aiohttp, asyncio

API = "http://127.0.0.1:8765"

async def page(session, limit, n):
    async with limit, session.get(f"{API}/orders?page={n}") as answer:
        return len(await answer.json())

async def main():
    limit = asyncio.Semaphore(3)
    async with aiohttp.ClientSession() as session:
        rows = await asyncio.gather(*(page(session, limit, n) for n in (0, 1, 2, 3, 4, 4)))
        for path in ("/fail/orders", "/nowhere"):
            async with session.get(API + path) as answer:
                await answer.text()
        try:
            async with asyncio.timeout(0.5):
                await session.get(API + "/hang")
        except TimeoutError:
            pass
    return sum(rows)

asyncio.run(main())
`

func TestMeasuresOfWhatTheSampleAPIIsAsked(t *testing.T) {
	r := play(t, asks)
	if r.Failed != "" {
		t.Fatal(r.Failed)
	}
	holds(t, r,
		number("requests", "", "", 8),
		number("requests", "/orders?page=*", "200", 6),
		number("requests", "/orders?page=4", "200", 2),
		number("requests", "/orders?page=*", "429", 0),
		unknown("requests", "/orders", "200"), // the query counts as part of the path
		number("requests", "/users", "", 0),
		number("requests", "", "500", 1),
		number("requests", "", "404", 1),
		number("requests", "", "open", 1),
		number("requests", "/hang", "open", 1),
		number("requests", "/hang", "200", 0),
		number("paths", "/orders?page=*", "200", 5),
		number("requests-at-once", "/orders?page=*", "", 3),
		number("requests-at-once", "/hang", "", 1),
		unknown("requests-at-once", "/users", ""),
		labels("request-order", "/orders*", "/orders?page=0", "/orders?page=1", "/orders?page=2", "/orders?page=3", "/orders?page=4", "/orders?page=4"),
		number("waits-at-once", "page(*)", "io", 3),
		number("sockets-left", "", "", 0),
		text("result", "main()", "18"),
	)
}

func TestIOWakesTasksInAnOrder(t *testing.T) {
	r := play(t, `import asyncio, socket

async def guest(name, sock):
    loop = asyncio.get_running_loop()
    await loop.sock_recv(sock, 10)
    await loop.sock_recv(sock, 10)

async def main():
    loop = asyncio.get_running_loop()
    pairs = [socket.socketpair() for _ in range(3)]
    for a, b in pairs:
        a.setblocking(False)
        b.setblocking(False)
    guests = [asyncio.create_task(guest(n, a)) for n, (a, b) in enumerate(pairs)]
    await asyncio.sleep(0.1)
    for n in (2, 0, 1, 0, 1):
        pairs[n][1].send(b"x")
        await asyncio.sleep(0.1)
    guests[2].cancel()
    await asyncio.gather(*guests, return_exceptions=True)
    left = asyncio.create_task(guest(9, pairs[0][0]))
    await asyncio.sleep(0.1)

asyncio.run(main())
`)
	if r.Failed != "" {
		t.Fatal(r.Failed)
	}
	holds(t, r,
		labels("wake-order", "guest(*)", "guest(2)", "guest(0)", "guest(1)"),
		number("waits", "guest(2)", "read", 2),
		number("waits", "guest(2)", "write", 0),
		number("waits-at-once", "guest(*)", "io", 3),
		number("registered", "", "", 4), // the self-pipe too
		number("sockets-left", "", "", 1),
		number("events-at-once", "", "", 1),
	)
}

func TestASelectorOfTheOldKindGoesThroughAllItsDescriptorsAtEachCall(t *testing.T) {
	const program = `import asyncio, selectors, socket

async def main():
    loop = asyncio.get_running_loop()
    idle = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(9)]
    for s in idle:
        s.bind(("127.0.0.1", 0))
        loop.add_reader(s, print)
    for _ in range(5):
        await asyncio.sleep(0)
    for s in idle:
        loop.remove_reader(s)
        s.close()

asyncio.run(main(), loop_factory=lambda: asyncio.SelectorEventLoop(selectors.`
	old, quick := play(t, program+"SelectSelector()))\n"), play(t, program+"DefaultSelector()))\n")
	if old.Failed != "" || quick.Failed != "" {
		t.Fatal(old.Failed, quick.Failed)
	}
	// Five of the calls have all ten; those around them, and closing's, have the self-pipe.
	holds(t, old, text("selector", "", "SelectSelector"), number("registered", "", "", 10))
	scanned := find(old, "scanned")
	if scanned < 50 || scanned > 70 {
		t.Errorf("select went through %v", scanned)
	}
	// Windows has none that is better.
	if n := find(quick, "scanned"); n > 5 && runtime.GOOS != "windows" {
		t.Errorf("the best selector went through %v", n)
	}
}
