"""A proxy between a client and a server, which counts bytes both ways."""
import asyncio

counts = {"up": 0, "down": 0}


async def origin(reader, writer):
    while data := await reader.read(100):
        writer.write(data.decode().swapcase().encode())
        await writer.drain()
    writer.close()


async def pump(name, reader, writer):
    while data := await reader.read(100):
        counts[name] += len(data)
        writer.write(data)
        await writer.drain()
    if writer.can_write_eof():
        writer.write_eof()


def proxy(port):
    async def handle(reader, writer):
        remote_reader, remote_writer = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(pump("up", reader, remote_writer), pump("down", remote_reader, writer))
        for w in (writer, remote_writer):
            w.close()
            await w.wait_closed()
        print("proxied", counts)
    return handle


def port_of(server):
    return server.sockets[0].getsockname()[1]


async def main():
    async with await asyncio.start_server(origin, "127.0.0.1", 0) as server:
        async with await asyncio.start_server(proxy(port_of(server)), "127.0.0.1", 0) as middle:
            reader, writer = await asyncio.open_connection("127.0.0.1", port_of(middle))
            for word in ("Hello", "Proxy World"):
                writer.write(word.encode())
                await asyncio.sleep(0.1)
                print(await reader.read(100))
            writer.write_eof()
            print(await reader.read(), reader.at_eof())
            writer.close()
            await asyncio.sleep(0.1)


asyncio.run(main())
