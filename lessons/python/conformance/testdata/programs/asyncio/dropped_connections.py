"""Connections that nobody closes: CPython closes them when their writer is dropped."""
import asyncio


async def forgetful(reader, writer):
    line = await reader.readline()
    writer.write(b"echo " + line)
    await writer.drain()


async def patient(reader, writer):
    while line := await reader.readline():
        print("patient got", line)
    print("patient: the client is gone")
    writer.close()


def plain(reader, writer):
    asyncio.create_task(tell(reader))  # it does not keep the writer


async def tell(reader):
    print("plain got", await reader.read())


async def caller(address, words):
    _, writer = await asyncio.open_connection(*address)
    for word in words:
        writer.write(word + b"\n")


async def kept(writers, address):
    reader, writer = await asyncio.open_connection(*address)
    writers.append(writer)
    return reader


async def main():
    async def serve(handler):
        server = await asyncio.start_server(handler, "127.0.0.1", 0)
        return server, server.sockets[0].getsockname()

    first, address = await serve(forgetful)
    reader, writer = await asyncio.open_connection(*address)
    writer.write(b"hello\n")
    print(await asyncio.wait_for(reader.read(), 5))
    writer.close()
    second, address = await serve(patient)
    await caller(address, [b"one", b"two"])
    await asyncio.sleep(1)
    writers = []
    reader = await kept(writers, address)
    await asyncio.sleep(1)
    print("kept open:", not writers[0].is_closing(), reader.at_eof())
    writers.clear()
    await asyncio.sleep(1)
    third, address = await serve(plain)
    print(await (await asyncio.open_connection(*address))[0].read())

asyncio.run(main())
