"""Messages per second that come back over TCP connections, with streams at both
ends, all on one loop.

Usage: echo_streams.py CONNECTIONS MESSAGES SIZE; prints one number."""

import asyncio
import sys
import time


async def echo(reader, writer, size):
    try:
        while True:
            writer.write(await reader.readexactly(size))
            await writer.drain()
    except asyncio.IncompleteReadError:
        writer.close()


async def client(reader, writer, messages, message):
    for _ in range(messages):
        writer.write(message)
        await writer.drain()
        await reader.readexactly(len(message))


async def main(connections, messages, size):
    server = await asyncio.start_server(lambda r, w: echo(r, w, size), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    streams = [await asyncio.open_connection("127.0.0.1", port) for _ in range(connections)]
    begin = time.perf_counter()
    await asyncio.gather(*(client(r, w, messages, b"x" * size) for r, w in streams))
    taken = time.perf_counter() - begin
    for _, writer in streams:
        writer.close()
        await writer.wait_closed()
    server.close()
    return connections * messages / taken


print(asyncio.run(main(*map(int, sys.argv[1:4]))))
