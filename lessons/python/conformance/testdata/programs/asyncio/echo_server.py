"""A stream server and its clients, on the loopback."""
import asyncio


async def handle(reader, writer):
    peer = writer.get_extra_info("peername")
    print("client from", peer[0])
    while line := await reader.readline():
        print("server got", line)
        writer.write(line.upper())
        await writer.drain()
        if line == b"quit\n":
            break
    writer.close()
    await writer.wait_closed()
    print("server closed", writer.is_closing())


async def client(port, *lines):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for line in lines:
        writer.write(line.encode() + b"\n")
        print("client got", await reader.readline())
    if lines[-1] != "quit":
        writer.write_eof()
    print("rest", await reader.read(), reader.at_eof())
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    print(host, server.is_serving(), port > 0)
    async with server:
        await client(port, "hello", "world")
        await client(port, "one", "quit")
    print(server.is_serving(), server.sockets)
    try:
        await asyncio.open_connection("127.0.0.1", port)
    except ConnectionRefusedError as error:
        print(type(error).__name__, error.errno)


asyncio.run(main())
