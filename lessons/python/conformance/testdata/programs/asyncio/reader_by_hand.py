"""A stream reader that is fed by hand pauses its transport when it holds too much."""
import asyncio
import socket


async def main():
    near, far = socket.socketpair()
    tap, _ = await asyncio.get_running_loop().create_connection(asyncio.Protocol, sock=near)
    reader = asyncio.StreamReader(limit=8)
    reader.set_transport(tap)
    reader.feed_data(b"0123456789")
    print("reads on:", tap.is_reading())
    reader.feed_data(b"abcdefgh")
    print("reads on:", tap.is_reading())
    print(await reader.readexactly(12), tap.is_reading())
    try:
        reader.set_transport(tap)
    except AssertionError as error:
        print("AssertionError", error)
    reader.feed_eof()
    print(reader.at_eof(), await reader.read(), reader.at_eof())
    failing = asyncio.StreamReader()
    failing.set_exception(OSError("the line is cut"))
    try:
        await failing.readline()
    except OSError as error:
        print(error, failing.exception() is error)
    tap.close()
    far.close()


asyncio.run(main())
