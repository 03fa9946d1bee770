"""Connections that were accepted by hand, and a stream's protocol."""
import asyncio
import socket


async def talk(reader, writer):
    writer.write(b"you said " + await reader.readline())
    await writer.drain()
    writer.close()


async def main():
    loop = asyncio.get_running_loop()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        client = asyncio.create_task(asyncio.open_connection(*listener.getsockname()))
        connection, address = await loop.sock_accept(listener)
        transport, protocol = await loop.connect_accepted_socket(
            lambda: asyncio.StreamReaderProtocol(asyncio.StreamReader(), talk), connection)
        print(type(protocol).__name__, transport.get_extra_info("peername") == address)
        reader, writer = await client
        writer.write(b"hello\n")
        print(await reader.readline(), await reader.read())
        writer.close()
        await writer.wait_closed()
    try:
        await loop.connect_accepted_socket(asyncio.Protocol, socket.socket(type=socket.SOCK_DGRAM))
    except ValueError as error:
        print(str(error).split(",")[0])
    left, right = socket.socketpair()
    transport, _ = await loop.create_connection(asyncio.Protocol, sock=left)
    print(transport.is_reading(), transport.get_extra_info("socket") is not None)
    transport.abort()
    right.close()
    await asyncio.sleep(0)
    print(transport.is_closing(), transport.is_reading())


asyncio.run(main())
