"""A traffic light as an enumeration of states, driven by a task."""
import asyncio
import enum


class Light(enum.Enum):
    RED = ("stop", 0.5)
    GREEN = ("go", 0.4)
    AMBER = ("wait", 0.1)

    def __init__(self, meaning, seconds):
        self.meaning = meaning
        self.seconds = seconds

    @property
    def next(self):
        members = list(Light)
        return members[(members.index(self) + 1) % len(members)]

    def __str__(self):
        return f"{self.name.lower()}: {self.meaning}"


async def cycle(light, changes, queue):
    for _ in range(changes):
        await queue.put((round(asyncio.get_running_loop().time(), 1), light))
        await asyncio.sleep(light.seconds)
        light = light.next
    await queue.put(None)


async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(cycle(Light.RED, 5, queue))
    while (change := await queue.get()) is not None:
        when, light = change
        match light:
            case Light.GREEN:
                print(when, light, "- cars drive")
            case Light.RED | Light.AMBER:
                print(when, light)
    await task
    print(Light.RED.value, Light(("go", 0.4)) is Light.GREEN)


asyncio.run(main())
