"""Messages per second that come back over TCP connections, with protocols at
both ends, all on one loop.

Usage: echo_protocol.py CONNECTIONS MESSAGES SIZE; prints one number."""

import asyncio
import sys
import time


class Server(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data)


class Client(asyncio.Protocol):
    def __init__(self, messages, message, done):
        self.left, self.message, self.done = messages, message, done
        self.got = 0

    def connection_made(self, transport):
        self.transport = transport

    def send(self):
        self.got = 0
        self.transport.write(self.message)

    def data_received(self, data):
        self.got += len(data)
        if self.got < len(self.message):
            return
        self.left -= 1
        if self.left:
            self.send()
        else:
            self.done.set_result(None)


async def main(connections, messages, size):
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Server, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    clients = []
    for _ in range(connections):
        done = loop.create_future()
        _, client = await loop.create_connection(lambda: Client(messages, b"x" * size, done), "127.0.0.1", port)
        clients.append(client)
    begin = time.perf_counter()
    for client in clients:
        client.send()
    for client in clients:
        await client.done
    taken = time.perf_counter() - begin
    for client in clients:
        client.transport.close()
    server.close()
    return connections * messages / taken


print(asyncio.run(main(*map(int, sys.argv[1:4]))))
