package web_test

import (
	"fmt"
	"strings"
	"testing"
)

// run runs a program whose API is the test's server.
func run(t *testing.T, text string) outcome {
	t.Helper()
	return play(t, "program.py", strings.ReplaceAll(text, "API", `"`+serve(t).URL+`"`))
}

// Requests do not wait for each other: twenty of 50 ms each would take a second
// one after the other. How near to one they come is for a benchmark to say.
func TestManyRequestsTogetherTakeTheTimeOfOne(t *testing.T) {
	for library, parts := range map[string][2]string{
		"aiohttp": {"aiohttp.ClientSession()", "(await client.get(API + '/fifty')).status"},
		"httpx":   {"httpx.AsyncClient()", "(await client.get(API + '/fifty')).status_code"},
	} {
		t.Run(library, func(t *testing.T) {
			var got outcome
			for range 8 {
				got = run(t, fmt.Sprintf(`
import asyncio, time, %s

async def main():
    async with %s as client:
        async def one():
            assert %s == 200
        await asyncio.gather(*(one() for _ in range(20)))
        begun = time.perf_counter()
        await one()
        single = time.perf_counter() - begun
        begun = time.perf_counter()
        await asyncio.gather(*(one() for _ in range(20)))
        more = time.perf_counter() - begun - single
        print("in time" if more < 0.5 else f"{more:.3f} s more than one of {single:.3f} s")

asyncio.run(main())
`, library, parts[0], parts[1]))
				if got.stdout == "in time\n" {
					return
				}
			}
			t.Errorf("%+v", got)
		})
	}
}

func TestAPoolWithoutAFreeConnectionMakesRequestsWait(t *testing.T) {
	for name, client := range map[string]string{
		"aiohttp": "aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=2))",
		"httpx":   "httpx.AsyncClient(limits=httpx.Limits(max_connections=2))",
	} {
		got := run(t, fmt.Sprintf(`
import asyncio, time, %s

async def main():
    async with %s as client:
        begun = time.perf_counter()
        await asyncio.gather(*(client.get(API + "/fifty") for _ in range(6)))
        print((time.perf_counter() - begun) // 0.05 >= 3)

asyncio.run(main())
`, name, client))
		if got.stdout != "True\n" {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestWhatIsLackingIsRefusedByName(t *testing.T) {
	const (
		streamOf  = "import aiohttp; stream = aiohttp.StreamReader(None); "
		inSession = "import aiohttp, asyncio\nasync def main():\n  async with aiohttp.ClientSession() as s:\n    "
		ended     = "\nasyncio.run(main())\n"
	)
	for code, want := range map[string]string{
		"import aiohttp.web":                                     "ImportError: not in Batuta yet: module aiohttp.web",
		"from aiohttp import web":                                "NotImplementedError: not in Batuta yet: aiohttp.web",
		"import aiohttp; aiohttp.TraceConfig":                    "NotImplementedError: not in Batuta yet: aiohttp.TraceConfig",
		"import httpx; httpx.MockTransport":                      "NotImplementedError: not in Batuta yet: httpx.MockTransport",
		"import httpx; httpx.AsyncClient(http2=True)":            "NotImplementedError: not in Batuta yet: AsyncClient's argument http2",
		"import httpx; httpx.AsyncClient(proxies='x')":           "NotImplementedError: not in Batuta yet: AsyncClient's argument proxies",
		"import httpx; httpx.AsyncClient(nothing=1)":             "TypeError: AsyncClient.__init__() got an unexpected keyword argument 'nothing'",
		streamOf + "print(stream.iter_chunks())":                 "NotImplementedError: not in Batuta yet: StreamReader.iter_chunks",
		streamOf + "print(stream.readchunk())":                   "NotImplementedError: not in Batuta yet: StreamReader.readchunk",
		streamOf + "print(stream.read_nowait())":                 "NotImplementedError: not in Batuta yet: StreamReader.read_nowait",
		inSession + "s.ws_connect('http://x')" + ended:           "NotImplementedError: not in Batuta yet: aiohttp.ClientSession.ws_connect",
		inSession + "await s.get('http://x', proxy='x')" + ended: "NotImplementedError: not in Batuta yet: ClientSession._request's argument proxy",
		"import aiohttp; aiohttp.nothing":                        "AttributeError: module 'aiohttp' has no attribute 'nothing'",
		"import aiohttp\naiohttp.ClientSession()":                "RuntimeError: no running event loop",
		"import aiohttp\naiohttp.TCPConnector(family=4)":         "NotImplementedError: not in Batuta yet: TCPConnector's argument family",
	} {
		got := play(t, "program.py", code)
		if !strings.HasSuffix(strings.TrimSpace(got.stderr), want) {
			t.Errorf("%s:\n%s\nnot %s", code, got.stderr, want)
		}
	}
}

func TestAnUnclosedSessionIsToldOfAtTheEnd(t *testing.T) {
	got := run(t, `
import aiohttp, asyncio

async def main():
    session = aiohttp.ClientSession()
    await session.get(API + "/echo")

asyncio.run(main())
print("done")
`)
	if got.stdout != "done\n" || !strings.HasPrefix(got.stderr, "Unclosed client session\nclient_session: <aiohttp.client.ClientSession object at 0x") {
		t.Errorf("%+v", got)
	}
}

func TestABlockingRequestHoldsTheLoopUp(t *testing.T) {
	got := run(t, `
import asyncio, httpx

async def main():
    ticks = []
    async def ticker():
        while True:
            ticks.append(1)
            await asyncio.sleep(0.005)
    task = asyncio.create_task(ticker())
    await asyncio.sleep(0)
    print(httpx.get(API + "/fifty").status_code, len(ticks))
    task.cancel()

asyncio.run(main())
`)
	if got.stdout != "200 1\n" {
		t.Errorf("%+v", got)
	}
}
