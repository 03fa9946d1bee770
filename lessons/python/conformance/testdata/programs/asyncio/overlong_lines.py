"""A line that is longer than a reader's limit, and how its error came about."""
import asyncio
import socket


async def main():
    for fed in (b"0123456789abcdefghij", b"0123456789ab\nnext\n"):
        reader = asyncio.StreamReader(limit=8)
        reader.feed_data(fed)
        try:
            await reader.readline()
        except ValueError as e:
            print(e, "|", repr(e.__context__), e.__context__.consumed, e.__cause__)
        reader.feed_data(b"last\n")
        reader.feed_eof()
        print(await reader.readline(), await reader.read())
    reader = asyncio.StreamReader(limit=8)
    reader.feed_data(b"0123456789abcdefghij")
    try:
        async for line in reader:
            print(line)
    except ValueError as e:
        print(type(e.__context__).__name__)
    loop = asyncio.get_running_loop()
    for asked in (dict(proto=socket.IPPROTO_TCP), dict(type=socket.SOCK_DGRAM), dict(proto=socket.IPPROTO_UDP)):
        found = await loop.getaddrinfo("127.0.0.1", 80, **asked)
        print([(kind.name, proto) for _, kind, proto, _, _ in found])
    await overflow()


async def overflow():
    reader = asyncio.StreamReader(limit=4)
    reader.feed_data(b"too long for it\n")
    await reader.readline()

asyncio.run(main())
