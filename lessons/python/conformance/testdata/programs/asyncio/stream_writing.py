"""A StreamWriter's ways to write, its transport, and a client that leaves."""
import asyncio


async def serve(reader, writer):
    header = await reader.readexactly(4)
    size = int.from_bytes(header, "big")
    body = await reader.readexactly(size)
    writer.writelines([b"size ", str(size).encode(), b"\n"])
    writer.write(body[::-1] + b"\n")
    await writer.drain()
    try:
        await reader.readexactly(1)
    except asyncio.IncompleteReadError as error:
        print("the client has left:", error.partial)
    writer.close()


async def main():
    server = await asyncio.start_server(serve, host="127.0.0.1", port=0)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection(host="127.0.0.1", port=port)
    print(writer.can_write_eof(), writer.get_extra_info("peername") == ("127.0.0.1", port))
    print(type(writer.transport).__name__, writer.get_extra_info("nothing", "default"))
    writer.write(len(b"hello").to_bytes(4, "big"))
    writer.write(b"hel")
    await asyncio.sleep(0.1)
    writer.write(b"lo")
    print(await reader.readline(), await reader.readline())
    print(writer.transport.get_write_buffer_size(), writer.transport.get_write_buffer_limits())
    writer.close()
    await writer.wait_closed()
    print(writer.is_closing())
    await asyncio.sleep(0.1)
    server.close()
    await server.wait_closed()
    print(server.is_serving())


asyncio.run(main())
