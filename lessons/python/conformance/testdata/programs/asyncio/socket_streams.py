"""Streams over a socket pair; a connection from a socket of one's own."""
import asyncio
import socket


async def main():
    left, right = socket.socketpair()
    reader, writer = await asyncio.open_connection(sock=left)
    other_reader, other_writer = await asyncio.open_connection(sock=right)
    writer.write(b"ping\n")
    print(await other_reader.readline())
    other_writer.write(b"pong\n")
    other_writer.close()
    print(await reader.readline(), await reader.read())
    writer.close()
    await writer.wait_closed()
    await other_writer.wait_closed()
    loop = asyncio.get_running_loop()
    listener = socket.create_server(("127.0.0.1", 0))

    class Hello(asyncio.Protocol):
        def connection_made(self, transport):
            transport.write(b"hello from a given socket")
            transport.close()

    server = await loop.create_server(Hello, sock=listener, start_serving=False)
    print("serving", server.is_serving())
    await server.start_serving()
    print("serving", server.is_serving())
    client = socket.socket()
    client.setblocking(False)
    await loop.sock_connect(client, listener.getsockname())
    reader, writer = await asyncio.open_connection(sock=client)
    print(await reader.read())
    writer.close()
    server.close()
    await server.wait_closed()
    try:
        await asyncio.open_connection("127.0.0.1", 80, sock=client)
    except ValueError as error:
        print(error)


asyncio.run(main())
