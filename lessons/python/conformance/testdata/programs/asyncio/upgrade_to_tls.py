"""A connection that is to be encrypted later, and what start_tls refuses."""
import asyncio
import ssl


async def plain(reader, writer):
    print("server:", await reader.readline())
    writer.write(b"go ahead\n")
    hello = await reader.read(5)
    print("server got a TLS record:", hello[0] == 22)
    writer.write(b"this is no TLS\n")
    writer.close()


async def main():
    loop = asyncio.get_running_loop()
    async with await asyncio.start_server(plain, "127.0.0.1", 0) as server:
        address = server.sockets[0].getsockname()
        reader, writer = await asyncio.open_connection(*address)
        writer.write(b"STARTTLS\n")
        print("client:", await reader.readline())
        for wrong in ("no context", None, True):
            try:
                await loop.start_tls(writer.transport, writer.transport.get_protocol(), wrong)
            except TypeError as error:
                print(error)
        try:
            await writer.start_tls(ssl.create_default_context(), server_hostname="example.org")
        except ssl.SSLError as error:
            print(type(error).__name__, error.reason)
        print(writer.is_closing())


asyncio.run(main())
