"""A protocol that gives its own buffer, and one that is exchanged on the way."""
import asyncio


class Collector(asyncio.BufferedProtocol):
    def __init__(self, done):
        self.buffer, self.text, self.done = bytearray(4), b"", done

    def connection_made(self, transport):
        self.transport = transport

    def get_buffer(self, sizehint):
        return self.buffer

    def buffer_updated(self, nbytes):
        print("buffer_updated", nbytes, bytes(self.buffer[:nbytes]))
        self.text += bytes(self.buffer[:nbytes])

    def eof_received(self):
        print("eof_received")

    def connection_lost(self, error):
        self.done.set_result(self.text)


class Greeter(asyncio.Protocol):
    def connection_made(self, transport):
        transport.write(b"hello ")
        transport.set_protocol(Rest(transport))
        print("protocol is now", type(transport.get_protocol()).__name__)


class Rest(asyncio.Protocol):
    def __init__(self, transport):
        self.transport = transport

    def data_received(self, data):
        print("rest got", data)
        self.transport.write(b"and goodbye")
        self.transport.close()


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Greeter, "127.0.0.1", 0)
    done = loop.create_future()
    transport, _ = await loop.create_connection(lambda: Collector(done), *server.sockets[0].getsockname())
    transport.write(b"more please")
    print(await done)
    server.close()


asyncio.run(main())
