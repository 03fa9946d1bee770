"""getaddrinfo and getnameinfo of the loop, for the loopback only."""
import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    infos = await loop.getaddrinfo("127.0.0.1", 8080, type=socket.SOCK_STREAM)
    for family, kind, proto, name, address in infos:
        print(family.name, kind.name, address)
    print(await loop.getnameinfo(("127.0.0.1", 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))
    try:
        await loop.getaddrinfo("no such host!", 80)
    except OSError as error:
        print(type(error).__name__)
    for attempt in (lambda: asyncio.open_connection("127.0.0.1", 1), lambda: loop.create_connection(asyncio.Protocol)):
        try:
            await attempt()
        except (OSError, ValueError) as error:
            print(type(error).__name__, error)


asyncio.run(main())
