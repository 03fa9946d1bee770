import asyncio, selectors, socket
Choice = selectors.SelectSelector

def idle_socket():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(("127.0.0.1", 0))
    return s

async def ring(bell):
    for n in range(20):
        await asyncio.sleep(0.01)
        bell.send(b"!")

async def listen(door):
    loop, rings = asyncio.get_running_loop(), 0
    while rings < 20:
        rings += len(await loop.sock_recv(door, 1))
    return rings

async def main():
    loop = asyncio.get_running_loop()
    idle = [idle_socket() for n in range(500)]
    for s in idle:
        loop.add_reader(s, print)  # but nobody ever writes to it
    for s in idle:
        loop.remove_reader(s)
    bell, door = socket.socketpair()
    door.setblocking(False)
    rings, _ = await asyncio.gather(listen(door), ring(bell))
    print("heard", rings, "rings")

asyncio.run(main(), loop_factory=lambda: asyncio.SelectorEventLoop(Choice()))
