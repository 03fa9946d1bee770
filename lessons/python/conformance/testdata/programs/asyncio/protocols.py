"""Transports and protocols: the calls a connection gets, in their order."""
import asyncio


class Server(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        print("server: connection_made", transport.get_extra_info("sockname")[0])

    def data_received(self, data):
        print("server: data_received", data)
        self.transport.write(data * 2)

    def eof_received(self):
        print("server: eof_received")
        self.transport.write(b"bye")
        return False

    def connection_lost(self, error):
        print("server: connection_lost", error)


class Client(asyncio.Protocol):
    def __init__(self, done):
        self.done = done

    def connection_made(self, transport):
        print("client: connection_made", transport.can_write_eof())
        transport.write(b"ping")
        transport.writelines([b"-", b"pong"])
        transport.write_eof()

    def data_received(self, data):
        print("client: data_received", data)

    def connection_lost(self, error):
        print("client: connection_lost", error)
        self.done.set_result("done")


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Server, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    done = loop.create_future()
    transport, protocol = await loop.create_connection(lambda: Client(done), "127.0.0.1", port)
    print(isinstance(protocol, Client), transport.is_closing(), transport.get_protocol() is protocol)
    print(await done, transport.is_closing())
    server.close()
    await server.wait_closed()


asyncio.run(main())
