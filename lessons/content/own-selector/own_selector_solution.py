import asyncio, selectors, socket

names = {}  # whose socket it is, by descriptor

class Ushers(selectors.DefaultSelector):
    def select(self, timeout=None):
        events = super().select(timeout)
        return sorted(events, key=lambda e: names.get(e[0].fd) != "VIP")

async def guest(name, sock):
    names[sock.fileno()] = name
    await asyncio.get_running_loop().sock_recv(sock, 1)
    print("seated:", name)

async def cook():
    print("the cook is ready")

async def main():
    tasks, bells = [], []
    for name in ["Dora", "Bruno", "VIP", "Carla", "Ana"]:
        door, bell = socket.socketpair()
        door.setblocking(False)
        tasks.append(asyncio.create_task(guest(name, door)))
        bells.append(bell)
    await asyncio.sleep(0.1)  # all of them wait
    for bell in bells:
        bell.send(b"!")
    await asyncio.gather(*tasks, cook())

asyncio.run(main(), loop_factory=lambda: asyncio.SelectorEventLoop(Ushers()))
