"""Datagrams: an endpoint that answers, and one that asks."""
import asyncio


class Echo(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport
        print("echo is bound to", transport.get_extra_info("sockname")[0])

    def datagram_received(self, data, address):
        print("echo got", data, "from", address[0])
        self.transport.sendto(data[::-1], address)

    def connection_lost(self, error):
        print("echo closed", error)


class Asker(asyncio.DatagramProtocol):
    def __init__(self, answers):
        self.answers = answers

    def datagram_received(self, data, address):
        self.answers.put_nowait(data)

    def error_received(self, error):
        print("error", error)


async def main():
    loop = asyncio.get_running_loop()
    server, _ = await loop.create_datagram_endpoint(Echo, local_addr=("127.0.0.1", 0))
    answers = asyncio.Queue()
    client, protocol = await loop.create_datagram_endpoint(
        lambda: Asker(answers), remote_addr=server.get_extra_info("sockname"))
    for word in (b"one", b"two", b""):
        client.sendto(word)
        if word:
            print("answer", await answers.get())
    await asyncio.sleep(0.1)
    print(client.get_extra_info("peername")[0], client.is_closing())
    client.close()
    server.close()
    await asyncio.sleep(0)
    print(client.is_closing(), answers.qsize())


asyncio.run(main())
