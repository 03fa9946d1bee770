"""Servers on every interface: what they say of themselves, and who reaches them."""
import asyncio
import socket


async def handle(reader, writer):
    print("at", writer.get_extra_info("sockname")[0], "from", writer.get_extra_info("peername")[0])
    writer.write(await reader.readline())
    writer.close()


async def main():
    for host in ("0.0.0.0", "", None):
        server = await asyncio.start_server(handle, host, 0, family=socket.AF_INET)
        address, port = server.sockets[0].getsockname()
        print(repr(host), "is", address)
        for name in ("127.0.0.1", "localhost", "0.0.0.0"):
            reader, writer = await asyncio.open_connection(name, port)
            writer.write(b"hello\n")
            print(await reader.read(), writer.get_extra_info("peername")[0])
            writer.close()
        server.close()


class Datagrams(asyncio.DatagramProtocol):
    def datagram_received(self, data, address):
        print(data, address[0])
        self.got.set_result(None)


async def datagrams():
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.create_datagram_endpoint(Datagrams, local_addr=("0.0.0.0", 0))
    host, port = transport.get_extra_info("sockname")
    protocol.got = loop.create_future()
    with socket.socket(type=socket.SOCK_DGRAM) as sender:
        sender.sendto(b"datagram", ("127.0.0.1", port))
        await protocol.got
    print(host)
    transport.close()


def by_hand():
    with socket.socket() as listener:
        listener.bind(("", 0))
        listener.listen()
        host, port = listener.getsockname()
        with socket.create_connection(("127.0.0.1", port)) as client:
            served, _ = listener.accept()
            print(host, served.getsockname()[0], client.getpeername()[0])
            served.close()

asyncio.run(main())
asyncio.run(datagrams())
by_hand()
