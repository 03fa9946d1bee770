"""Bodies as they come, time limits of each kind, and how many connections there may be."""
import asyncio
import time
import httpx

API = "http://127.0.0.1:8765"


async def attempt(name, awaitable):
    try:
        response = await awaitable
        print(name, response.status_code, len(response.content))
    except httpx.HTTPError as error:
        print(name, type(error).__name__, repr(str(error)), isinstance(error, httpx.TimeoutException), error.request.url.path)


async def main():
    async with httpx.AsyncClient(base_url=API, timeout=httpx.Timeout(1.0, read=0.3)) as client:
        print(client.timeout, client.timeout.read, client.timeout == httpx.Timeout(connect=1, read=0.3, write=1, pool=1))
        async with client.stream("GET", "/drip") as response:
            print([line async for line in response.aiter_lines()] != [], response.is_closed, response.num_bytes_downloaded)
        async with client.stream("GET", "/drip") as response:
            print([piece async for piece in response.aiter_bytes(5)], response.is_stream_consumed)
        async with client.stream("GET", "/drip") as response:
            print([piece async for piece in response.aiter_raw()])
        async with client.stream("GET", "/lines") as response:
            print([text async for text in response.aiter_text(6)])
            try:
                async for piece in response.aiter_raw():
                    print(piece)
            except httpx.StreamConsumed as error:
                print(str(error)[:40])
        async with client.stream("POST", "/echo", content=b"body") as response:
            print((await response.aread())[:1], response.json()["body"])
        await attempt("read", client.get("/slow"))
        await attempt("patient", client.get("/drip"))
        await attempt("while reading", client.get("/drip", timeout=httpx.Timeout(5, read=0.03)))
        await attempt("none", client.get("/drip", timeout=None))
        await attempt("short", client.get("/short"))
        await attempt("refused", client.get("http://127.0.0.1:1/x"))
        request = client.build_request("GET", "/echo", headers={"X-Who": "built"}, params={"q": "1"})
        response = await client.send(request)
        print(request.method, request.url.query, response.json()["x-who"], response.elapsed.total_seconds() > 0)
    limits = httpx.Limits(max_connections=1, max_keepalive_connections=1)
    async with httpx.AsyncClient(base_url=API, limits=limits, timeout=httpx.Timeout(5, pool=0.02)) as client:
        async with client.stream("GET", "/drip"):
            await attempt("pool", client.get("/echo"))
        await attempt("free again", client.get("/echo"))
        begun = time.perf_counter()
        await asyncio.gather(*(client.get("/fifty", timeout=5) for _ in range(3)))
        print((time.perf_counter() - begun) // 0.05 >= 3)
    for wrong in (lambda: httpx.Timeout(connect=1), lambda: httpx.AsyncClient(nothing=1)):
        try:
            wrong()
        except (ValueError, TypeError) as error:
            print(error)
    with httpx.Client(base_url=API) as client:
        with client.stream("GET", "/lines") as response:
            try:
                print(response.text)
            except httpx.ResponseNotRead as error:
                print(error)
            print(response.read()[:5], response.text[:5])
        with client.stream("GET", "/lines") as response:
            print(b"".join(response.iter_bytes(4)), response.is_closed)


asyncio.run(main())
