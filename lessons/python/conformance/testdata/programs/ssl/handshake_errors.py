"""A TLS client meets a server that speaks no TLS."""
import asyncio
import ssl


async def plain(reader, writer):
    hello = await reader.read(5)
    print("server got a TLS record:", hello[0] == 22, hello[1])
    writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    await writer.drain()
    writer.close()


async def silent(reader, writer):
    await reader.read()
    writer.close()


async def main():
    context = ssl.create_default_context()
    async with await asyncio.start_server(plain, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        try:
            await asyncio.open_connection("127.0.0.1", port, ssl=context, server_hostname="localhost")
        except ssl.SSLError as error:
            print(type(error).__name__, error.reason)
    async with await asyncio.start_server(silent, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        try:
            async with asyncio.timeout(2):
                await asyncio.open_connection("127.0.0.1", port, ssl=context)
        except TimeoutError:
            print("no answer to the hello")
        try:
            await asyncio.open_connection("127.0.0.1", port, ssl=context, ssl_handshake_timeout=-1)
        except ValueError as error:
            print(error)
        try:
            await asyncio.open_connection("127.0.0.1", port, ssl=context, ssl_handshake_timeout=3)
        except ConnectionAbortedError as error:
            print(str(error).split(":")[0])


asyncio.run(main())
