"""Files sent as they are: through a transport, and through a socket."""
import asyncio
import io
import socket


class Sender(asyncio.Protocol):
    def __init__(self):
        self.ended = asyncio.get_running_loop().create_future()

    def pause_writing(self):
        print("paused while a file is sent")

    def connection_lost(self, error):
        self.ended.set_result(error)


async def main():
    loop = asyncio.get_running_loop()
    got = []

    async def receive(reader, writer):
        got.append(await reader.read())
        writer.close()

    async with await asyncio.start_server(receive, "127.0.0.1", 0) as server:
        transport, protocol = await loop.create_connection(Sender, *server.sockets[0].getsockname())
        file = io.BytesIO(b"0123456789" * 3)
        transport.write(b"head:")
        print(await loop.sendfile(transport, file, 4, 10), file.tell())
        print(await loop.sendfile(transport, io.BytesIO(b"tail")))
        for attempt in (
            lambda: loop.sendfile(transport, io.StringIO("text"), -1),
            lambda: loop.sendfile(transport, io.BytesIO(b"x"), fallback=False),
        ):
            try:
                print(await attempt())
            except (ValueError, TypeError, RuntimeError) as error:
                print(type(error).__name__, error)
        transport.close()
        print(await protocol.ended)
        try:
            await loop.sendfile(transport, io.BytesIO(b"late"))
        except RuntimeError as error:
            print(error)
        await asyncio.sleep(0.01)
    print(got)

    near, far = socket.socketpair()
    near.setblocking(False)
    far.setblocking(False)
    file = io.BytesIO(b"abcdefghij")
    print(await loop.sock_sendfile(near, file, 2, 5), await loop.sock_recv(far, 100), file.tell())
    print(await loop.sock_sendfile(near, io.BytesIO(b"")), await loop.sock_sendfile(near, io.BytesIO(b"all of it")), await loop.sock_recv(far, 100))
    near.close()
    far.close()


asyncio.run(main())
