"""sock_* of the loop: sockets without streams."""
import asyncio
import socket


async def server(loop, listener):
    connection, address = await loop.sock_accept(listener)
    print("accepted from", address[0], connection.getblocking())
    with connection:
        while data := await loop.sock_recv(connection, 100):
            print("server got", data)
            await loop.sock_sendall(connection, data.upper())
    print("server done")


async def main():
    loop = asyncio.get_running_loop()
    with socket.socket() as listener:
        listener.setblocking(False)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        serving = asyncio.create_task(server(loop, listener))
        with socket.socket() as client:
            client.setblocking(False)
            await loop.sock_connect(client, listener.getsockname())
            for word in (b"hello", b"again"):
                await loop.sock_sendall(client, word)
                buffer = bytearray(10)
                n = await loop.sock_recv_into(client, buffer)
                print("client got", n, bytes(buffer[:n]))
        await serving
    blocking = socket.socket()
    loop.set_debug(True)
    try:
        await loop.sock_recv(blocking, 1)
    except ValueError as error:
        print(error)
    blocking.close()


asyncio.run(main())
