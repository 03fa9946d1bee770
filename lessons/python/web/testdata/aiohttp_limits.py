"""Time limits of each kind, and how many connections there may be."""
import asyncio
import time
import aiohttp

API = "http://127.0.0.1:8765"


async def attempt(name, session, path, read=True, **options):
    try:
        async with session.get(API + path, **options) as response:
            print(name, response.status, len(await response.read()) if read else "unread")
    except Exception as error:
        told = str(error).replace(API, "API")
        print(name, type(error).__name__, repr(told), isinstance(error, asyncio.TimeoutError), isinstance(error, aiohttp.ClientError))


async def together(limits, paths):
    """How many rounds of fifty milliseconds requests take together."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(**limits)) as session:
        begun = time.perf_counter()
        await asyncio.gather(*(session.get(path) for path in paths))
        return (time.perf_counter() - begun) // 0.05


async def beside(limits, slow, quick):
    """Whether one request is answered while another still waits."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(**limits)) as session:
        waiting = asyncio.create_task(session.get(slow))
        await asyncio.sleep(0.02)
        await session.get(quick)
        answered = not waiting.done()
        waiting.cancel()
        return answered


async def main():
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.1)) as session:
        await attempt("session's", session, "/slow")
        await attempt("while reading", session, "/drip")
        await attempt("none", session, "/drip", timeout=None)
        await attempt("number", session, "/fifty", timeout=1)
        await attempt("zero", session, "/drip", timeout=aiohttp.ClientTimeout(total=0))
        await attempt("sock_read", session, "/slow", timeout=aiohttp.ClientTimeout(sock_read=0.05))
        await attempt("sock_read while reading", session, "/drip", timeout=aiohttp.ClientTimeout(sock_read=0.03))
        await attempt("patient", session, "/drip", timeout=aiohttp.ClientTimeout(sock_read=0.5))
    limit = aiohttp.ClientTimeout(connect=0.03)
    print(limit, limit == aiohttp.ClientTimeout(None, 0.03), aiohttp.ClientTimeout(1, 2, 3, 4))
    async with aiohttp.ClientSession(timeout=limit, connector=aiohttp.TCPConnector(limit=1)) as session:
        print(session.timeout, session.connector.limit, session.connector.limit_per_host)
        held = await session.get(API + "/drip")
        await attempt("connect", session, "/echo")
        await held.read()
        await attempt("free again", session, "/echo")
    first, second = API, API.replace("127.0.0.1", "localhost")
    print("limit", await together({"limit": 2}, [first + "/fifty"] * 4) >= 2)
    print("no limit", await beside({"limit": 0}, first + "/slow", first + "/echo"))
    print("per host", await together({"limit_per_host": 1}, [first + "/fifty"] * 3) >= 3)
    print("two hosts", await beside({"limit_per_host": 1}, first + "/slow", second + "/echo"))
    print("one host", await beside({"limit_per_host": 1}, first + "/slow", first + "/echo"))
    async with aiohttp.TCPConnector(limit=1) as connector:
        async with aiohttp.ClientSession(connector=connector, connector_owner=False) as a:
            async with aiohttp.ClientSession(connector=connector, connector_owner=False) as b:
                held = await a.get(API + "/drip")
                waiting = asyncio.create_task(b.get(API + "/echo"))
                await asyncio.sleep(0.02)
                print("shared", waiting.done())
                await held.read()
                print((await waiting).status)
        print(a.closed, connector.closed)
    print(connector.closed)
    for make in (lambda: aiohttp.TCPConnector(force_close=True, keepalive_timeout=3), lambda: aiohttp.TCPConnector(nothing=1)):
        try:
            make()
        except (ValueError, TypeError) as error:
            print(error)


asyncio.run(main())
