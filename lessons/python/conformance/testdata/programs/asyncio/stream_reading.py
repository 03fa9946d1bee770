"""Every way to read a StreamReader, fed by hand."""
import asyncio


async def main():
    reader = asyncio.StreamReader(limit=16)
    reader.feed_data(b"one\ntwo\nthree;four")
    print(await reader.readline(), await reader.readuntil(b"\n"), await reader.readuntil(b";"))
    print(await reader.read(2), await reader.readexactly(2), await reader.read(0))
    waiting = asyncio.create_task(reader.readline())
    await asyncio.sleep(0)
    reader.feed_data(b"in two ")
    reader.feed_data(b"parts\nx")
    print(await waiting)
    reader.feed_data(b"yz")
    reader.feed_eof()
    try:
        await reader.readexactly(10)
    except asyncio.IncompleteReadError as error:
        print(error, error.partial, error.expected)
    print(reader.at_eof(), await reader.read(), await reader.readline())
    short = asyncio.StreamReader(limit=8)
    short.feed_data(b"0123456789abcdefgh|")
    try:
        await short.readuntil(b"|")
    except asyncio.LimitOverrunError as error:
        print(error, error.consumed)
    try:
        await short.readline()
    except ValueError as error:
        print(error)
    lines = asyncio.StreamReader()
    lines.feed_data(b"a\nb\nc")
    lines.feed_eof()
    print([line async for line in lines])
    either = asyncio.StreamReader()
    either.feed_data(b"key:value;rest")
    either.feed_eof()
    print(await either.readuntil((b";", b":")), await either.read(-1))
    broken = asyncio.StreamReader()
    broken.set_exception(ConnectionResetError("gone"))
    try:
        await broken.read(1)
    except ConnectionResetError as error:
        print(error, repr(broken.exception()))
    for attempt in (lambda: either.readexactly(-1), lambda: either.readuntil(b"")):
        try:
            await attempt()
        except ValueError as error:
            print(error)


asyncio.run(main())
