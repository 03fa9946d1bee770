"""Datagrams by the loop's sock_sendto and sock_recvfrom."""
import asyncio
import socket


async def ping(loop, sock, address, n):
    await loop.sock_sendto(sock, f"ping {n}".encode(), address)
    data, sender = await loop.sock_recvfrom(sock, 100)
    print("pinger got", data, sender == address)


async def pong(loop, sock, times):
    buffer = bytearray(100)
    for _ in range(times):
        n, sender = await loop.sock_recvfrom_into(sock, buffer)
        print("ponger got", bytes(buffer[:n]))
        await loop.sock_sendto(sock, b"pong " + buffer[5:n], sender)


async def main():
    loop = asyncio.get_running_loop()
    a = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    b = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    for s in (a, b):
        s.setblocking(False)
        s.bind(("127.0.0.1", 0))
    ponger = asyncio.create_task(pong(loop, b, 3))
    for n in range(3):
        await ping(loop, a, b.getsockname(), n)
    await ponger
    try:
        await asyncio.wait_for(loop.sock_recvfrom(a, 10), 0.5)
    except TimeoutError:
        print("nothing more")
    a.close()
    b.close()


asyncio.run(main())
