"""serve_forever until it is cancelled; close_clients and abort_clients."""
import asyncio


async def handle(reader, writer):
    try:
        print("serving", (await reader.readline()).decode().strip())
        print("then", await reader.read())
    except ConnectionResetError as error:
        print("reset", error)
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0, backlog=5)
    port = server.sockets[0].getsockname()[1]
    forever = asyncio.create_task(server.serve_forever())
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"first\n")
    await asyncio.sleep(0.1)
    print(server.is_serving(), server.get_loop() is asyncio.get_running_loop())
    try:
        await server.serve_forever()
    except RuntimeError as error:
        print(type(error).__name__, str(error).split("> ")[-1])
    forever.cancel()
    await asyncio.sleep(0.1)
    server.close_clients()
    print(await asyncio.gather(forever, return_exceptions=True), server.is_serving())
    print("client sees", await reader.read())
    writer.close()
    await asyncio.sleep(0.1)


asyncio.run(main())
