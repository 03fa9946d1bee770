"""Ways a server ends: its listening alone, its clients too, gently or at once."""
import asyncio


class Client(asyncio.Protocol):
    def __init__(self, name):
        self.name = name
        self.lost = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        transport.write(self.name.encode())

    def eof_received(self):
        print(self.name, "has seen the end")

    def connection_lost(self, error):
        self.lost.set_result(type(error).__name__)


class Serving(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        print("serving", data)

    def connection_lost(self, error):
        print("served", error)


async def end(how):
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Serving, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    print(how, server.is_serving(), server.get_loop() is loop)
    _, client = await loop.create_connection(lambda: Client(how), host, port)
    await asyncio.sleep(0.01)
    server.close()
    print(server.is_serving(), server.sockets)
    getattr(server, how)()
    print(await client.lost)
    await server.wait_closed()


async def main():
    await end("close_clients")
    await end("abort_clients")
    server = await asyncio.start_server(lambda r, w: None, "127.0.0.1", 0, start_serving=False)
    print(server.is_serving())
    await server.start_serving()
    print(server.is_serving())
    server.close_clients()
    server.abort_clients()
    server.close()


asyncio.run(main())
