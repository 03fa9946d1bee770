"""Pausing: a slow reader stops a quick writer, by the transport's limits."""
import asyncio


class Source(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport, self.pauses = transport, 0
        transport.set_write_buffer_limits(high=1000, low=100)
        print("limits", transport.get_write_buffer_limits())
        transport.write(b"x" * 10_000_000)
        print("after write", transport.get_write_buffer_size() > 1000)
        transport.close()

    def pause_writing(self):
        self.pauses += 1
        print("pause_writing")

    def resume_writing(self):
        print("resume_writing", self.transport.get_write_buffer_size() <= 100)

    def connection_lost(self, error):
        print("source closed", error, self.pauses)


class Sink(asyncio.Protocol):
    def __init__(self):
        self.received, self.lost = 0, asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        transport.pause_reading()
        print("reading", transport.is_reading())

    def data_received(self, data):
        self.received += len(data)

    def connection_lost(self, error):
        self.lost.set_result(self.received)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Source, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    transport, sink = await loop.create_connection(Sink, "127.0.0.1", port)
    await asyncio.sleep(0.1)
    print("received while paused", sink.received)
    transport.resume_reading()
    print("reading", transport.is_reading(), "received in the end", await sink.lost)
    server.close()


asyncio.run(main())
