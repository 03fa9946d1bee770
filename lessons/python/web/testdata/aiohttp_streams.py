"""Bodies as they come: by lines, by sizes, by what there is."""
import asyncio
import aiohttp

API = "http://127.0.0.1:8765"


async def main():
    async with aiohttp.ClientSession() as session:
        async with session.get(API + "/drip") as r:
            print(r.content.at_eof(), r.content.is_eof(), r.content_length, r.headers["Transfer-Encoding"])
            print([line async for line in r.content], r.content.at_eof())
        async with session.get(API + "/drip") as r:
            print([piece async for piece in r.content.iter_any()])
        async with session.get(API + "/drip") as r:
            print([piece async for piece in r.content.iter_chunked(5)])
        async with session.get(API + "/lines") as r:
            print(await r.content.readexactly(3), await r.content.read(4), await r.content.readline(), await r.content.read(0))
            print(await r.content.readuntil(b" "), await r.content.readany(), await r.content.read(), await r.content.readline())
            print(r.content.at_eof(), r.content.total_bytes)
        async with session.get(API + "/lines") as r:
            try:
                await r.content.readexactly(1000)
            except asyncio.IncompleteReadError as error:
                print(error, len(error.partial))
        async with session.get(API + "/lines") as r:
            try:
                await r.content.readuntil(b"")
            except ValueError as error:
                print(error)
        async with session.get(API + "/drip") as r:
            print(await r.content.readline())
            reader = asyncio.create_task(r.content.read())
            await asyncio.sleep(0)
            try:
                await r.content.readany()
            except RuntimeError as error:
                print(error)
            print(await reader)
        async with session.get(API + "/drip") as r:
            print(await r.content.readline(), (await r.text()).count("piece"), (await r.read())[:7])
        async with session.get(API + "/short") as r:
            try:
                async for line in r.content:
                    print(line)
            except aiohttp.ClientPayloadError as error:
                print("cut", error)
            print(type(r.content.exception()).__name__)
        async with session.get(API + "/lines") as r:
            pass
        try:
            await r.content.read()
        except aiohttp.ClientConnectionError as error:
            print(error, r.closed)
        async with session.get(API + "/echo") as r:
            first = await r.read()
        print(first[:1], r.closed)
        try:
            await r.read()
        except aiohttp.ClientConnectionError as error:
            print(error)


asyncio.run(main())
