"""What happens where protocols fail, and what is refused."""
import asyncio
import socket

async def handle(reader, writer):
    line = await reader.readline()
    writer.write(b"got " + line)
    await writer.drain()
    writer.close()
    try:
        await writer.wait_closed()
    except Exception as e:
        print("server", type(e), e)

class P(asyncio.Protocol):
    def connection_made(self, tr):
        self.tr = tr
        print("made", type(tr).__name__)
        raise ValueError("oops")
    def data_received(self, data):
        print(data)
        raise RuntimeError("in data")
    def connection_lost(self, exc):
        print("lost", repr(exc))

class SP(asyncio.StreamReaderProtocol):
    def connection_made(self, tr):
        print("SP made")
        super().connection_made(tr)
    def data_received(self, data):
        print("SP data", data)
        super().data_received(data)
    def connection_lost(self, exc):
        print("SP lost", exc)
        super().connection_lost(exc)

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print("handler", c["message"].split(" at ")[0], repr(c.get("exception")), sorted(c)))
    server = await loop.create_server(P, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    r, w = await asyncio.open_connection("127.0.0.1", port)
    w.write(b"hi")
    print(await r.read())
    print(repr(server).split(" fd=")[0], type(server.sockets[0]).__name__, server.sockets[0].family, repr(server.sockets[0].type))
    w.close()
    try:
        w.write("x")
    except TypeError as e:
        print(e)
    try:
        w.transport.write("x")
    except TypeError as e:
        print(e)
    await w.wait_closed()
    w.write(b"later")
    sock = w.get_extra_info("socket")
    print(sock.fileno(), w.get_extra_info("nope", 5), w.transport.get_protocol())
    server.close()
    await server.wait_closed()
    s2 = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = s2.sockets[0].getsockname()[1]
    tr, proto = await loop.create_connection(lambda: SP(asyncio.StreamReader()), "127.0.0.1", port)
    tr.write(b"sub\n")
    await asyncio.sleep(0.1)
    print(tr.is_closing())
    for bad in (lambda: asyncio.start_server(handle), lambda: loop.create_server(asyncio.Protocol, "127.0.0.1", 0, ssl=True),
                lambda: asyncio.open_connection("127.0.0.1", port, limit=0), lambda: asyncio.open_connection("127.0.0.1", "nosuchservice"),
                lambda: loop.create_connection(lambda: 1/0, "127.0.0.1", port), lambda: loop.create_datagram_endpoint(asyncio.DatagramProtocol)):
        try:
            await bad()
        except Exception as e:
            print(type(e).__name__, e)
    def plain(r, w):
        print("plain callback")
        w.write(b"x")
        w.close()
    s3 = await asyncio.start_server(plain, "127.0.0.1", 0)
    r, w = await asyncio.open_connection(*s3.sockets[0].getsockname())
    print(await r.read())
    w.close()
    async def bad(r, w):
        raise KeyError("bad")
    s4 = await asyncio.start_server(bad, "127.0.0.1", 0)
    r, w = await asyncio.open_connection(*s4.sockets[0].getsockname())
    print(await r.read())
    w.close()
    print(repr(asyncio.StreamReader()))
    try:
        loop.add_reader("x", print)
    except Exception as e:
        print(type(e).__name__, e)
    a, b = socket.socketpair()
    a.setblocking(False)
    loop.add_reader(a, lambda: 1 / 0)
    b.send(b"x")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    loop.remove_reader(a)
    print(await loop.sock_recv(a, 10))
    t = asyncio.create_task(loop.sock_recv(a, 10))
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled")
    b.close()
    print(await loop.sock_recv(a, 10))
    a.close()
    try:
        await loop.sock_recv(a, 10)
    except OSError as e:
        print(e)
asyncio.run(main())
