"""What programs do with aiohttp every day."""
import asyncio
import aiohttp

API = "http://127.0.0.1:8765"


async def main():
    async with aiohttp.ClientSession(headers={"X-Who": "me"}) as session:
        async with session.get(API + "/echo", params={"q": "a b&c", "n": 1}) as r:
            told = await r.json()
            print(r.status, r.ok, r.method, r.url.path, r.url.query_string, dict(r.url.query), told)
        for options in ({"json": {"a": [1, None]}}, {"data": {"a": "1", "b": "é ü"}}, {"data": b"bytes"}, {"data": "text"},
                        {"data": aiohttp.FormData([("x", "1"), ("x", "2")])}, {"headers": {"X-Who": "you"}},
                        {"auth": aiohttp.BasicAuth("u", "p")}):
            async with session.post(API + "/echo", **options) as r:
                print(await r.json())

        async def pieces():
            for n in range(3):
                await asyncio.sleep(0.01)
                yield f"piece {n};".encode()

        async with session.put(API + "/echo", data=pieces()) as r:
            print(await r.json())
        for method in ("GET", "DELETE", "PATCH", "OPTIONS"):
            r = await session.request(method, API + "/echo")
            print((await r.json())["method"])
        async with session.head(API + "/echo") as r:
            print(r.status, await r.read(), r.headers["content-type"])
        async with session.get(API + "/lines") as r:
            print([line async for line in r.content])
        async with session.get(API + "/lines") as r:
            print(b"".join([chunk async for chunk in r.content.iter_chunked(7)]))
        async with session.get(API + "/lines") as r:
            print(await r.content.readline(), await r.content.read(3), len(await r.content.read()), r.content.at_eof())
        async with session.get(API + "/gzip") as r:
            print(r.headers["Content-Encoding"], await r.text())
        async with session.get(API + "/latin") as r:
            print(r.charset, r.content_type, await r.text(), await r.text(encoding="cp1252"))
        print(sorted(r.headers.items())[0], "CONTENT-TYPE" in r.headers, r.headers.get("nothing"), r.headers.getall("Content-Type"))
        responses = await asyncio.gather(*(session.get(API + "/echo") for _ in range(5)))
        print([r.status for r in responses])
        print([(await r.json())["method"] for r in responses])
    print(session.closed)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1)) as session:
        first = await session.get(API + "/echo")
        second = await session.get(API + "/echo")
        print(first.status, second.status, len(await first.read()) > 0)
    async with aiohttp.request("GET", API + "/echo") as r:
        print(r.status, (await r.text())[:1])
    print(aiohttp.ClientTimeout(total=3), aiohttp.BasicAuth("a", "b").encode())


asyncio.run(main())
