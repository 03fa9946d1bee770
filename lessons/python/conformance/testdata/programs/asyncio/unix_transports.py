"""The loop's own calls for Unix sockets, with sockets that are there already."""
import asyncio
import socket


class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        print("made:", transport.get_extra_info("socket").family.name, repr(transport.get_extra_info("sockname")))

    def data_received(self, data):
        self.transport.write(data[::-1])

    def connection_lost(self, error):
        print("lost:", error)


class Asking(asyncio.BufferedProtocol):
    def __init__(self):
        self.space, self.answer = bytearray(64), asyncio.get_running_loop().create_future()

    def get_buffer(self, sizehint):
        return self.space

    def buffer_updated(self, nbytes):
        self.answer.set_result(bytes(self.space[:nbytes]))

    def connection_lost(self, error):
        print("asking is over:", error)


async def main():
    loop = asyncio.get_running_loop()
    near, far = socket.socketpair()
    served, _ = await loop.create_unix_connection(Echo, sock=far)
    transport, protocol = await loop.create_unix_connection(Asking, sock=near)
    transport.write(b"drawer")
    print(await protocol.answer, transport.get_protocol() is protocol)
    transport.close()
    await asyncio.sleep(0.01)
    print(served.is_closing())
    stream = socket.socket()
    for attempt in (
        lambda: loop.create_unix_connection(Echo),
        lambda: loop.create_unix_connection(Echo, "/no/such", ssl=True),
        lambda: loop.create_unix_connection(Echo, sock=near, server_hostname="x"),
        lambda: loop.create_unix_server(Echo, "/no/such", ssl=True),
        lambda: loop.create_unix_server(Echo, sock=stream),
        lambda: loop.create_unix_server(Echo, ssl_handshake_timeout=1),
    ):
        try:
            await attempt()
        except (ValueError, TypeError) as error:
            print(type(error).__name__, str(error).split(" <")[0])
    stream.close()


asyncio.run(main())
