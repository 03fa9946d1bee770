"""A small chat: many clients, one server, messages for all."""
import asyncio

clients = {}


async def serve(reader, writer):
    name = (await reader.readline()).decode().strip()
    clients[name] = writer
    await tell(f"* {name} joined, {len(clients)} here")
    while line := (await reader.readline()).decode().strip():
        await tell(f"{name}: {line}")
    del clients[name]
    writer.close()
    await tell(f"* {name} left")


async def tell(message):
    print("server:", message)
    for name, writer in clients.items():
        writer.write(message.encode() + b"\n")
        await writer.drain()


async def person(port, name, start, says):
    await asyncio.sleep(start)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(name.encode() + b"\n")
    heard = asyncio.create_task(listen(reader))
    for line in says:
        await asyncio.sleep(1)
        writer.write(line.encode() + b"\n")
    await asyncio.sleep(1)
    writer.write_eof()
    print(name, "heard", await heard)
    writer.close()


async def listen(reader):
    return [line.decode().strip() async for line in reader]


async def main():
    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with asyncio.TaskGroup() as group:
            group.create_task(person(port, "Ana", 0, ["hi", "anyone?"]))
            group.create_task(person(port, "Bo", 1.5, ["hello Ana"]))


asyncio.run(main())
