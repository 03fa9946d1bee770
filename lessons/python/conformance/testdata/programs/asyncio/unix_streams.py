"""Streams over Unix sockets: of a pair that is there already, and where there is none."""
import asyncio
import socket


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter):
    async for line in reader:
        writer.write(line.upper())
        await writer.drain()
    print("the other side has ended; may write:", writer.can_write_eof(), isinstance(writer, asyncio.StreamWriter))
    writer.close()
    await writer.wait_closed()


async def main():
    near, far = socket.socketpair(socket.AF_UNIX)
    serving = asyncio.create_task(serve(*await asyncio.open_unix_connection(sock=far)))
    reader, writer = await asyncio.open_unix_connection(sock=near, limit=100)
    for word in ("one", "two"):
        writer.write(word.encode() + b"\n")
        print(await reader.readline())
    print(repr(writer.get_extra_info("peername")), writer.get_extra_info("socket").family.name)
    writer.write_eof()
    await serving
    print(await reader.read())
    writer.close()
    await writer.wait_closed()

    tcp = socket.socket()
    for attempt in (
        lambda: asyncio.open_unix_connection(),
        lambda: asyncio.open_unix_connection("/no/such/socket", sock=tcp),
        lambda: asyncio.open_unix_connection(sock=tcp),
        lambda: asyncio.start_unix_server(serve),
        lambda: asyncio.start_unix_server(serve, "/no/such/socket", sock=tcp),
        lambda: asyncio.start_unix_server(serve, sock=tcp),
    ):
        try:
            await attempt()
        except ValueError as error:
            print(str(error).split(" <")[0])
    tcp.close()


asyncio.run(main())
