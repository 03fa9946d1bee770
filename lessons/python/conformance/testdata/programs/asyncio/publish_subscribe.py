"""A small event bus: subscribers with filters, and an end for all."""
import asyncio
from collections import defaultdict


class Bus:
    def __init__(self):
        self.topics = defaultdict(list)

    def subscribe(self, *topics):
        queue = asyncio.Queue()
        for topic in topics:
            self.topics[topic].append(queue)
        return Subscription(queue)

    async def publish(self, topic, message):
        for queue in self.topics[topic]:
            await queue.put((topic, message))

    def close(self):
        for queues in self.topics.values():
            for queue in queues:
                queue.shutdown()


class Subscription:
    def __init__(self, queue):
        self.queue = queue

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return await self.queue.get()
        except asyncio.QueueShutDown:
            raise StopAsyncIteration from None


async def listen(name, subscription):
    async for topic, message in subscription:
        print(f"{name} heard {message!r} on {topic}")
        await asyncio.sleep(0.01)
    print(name, "stops")


async def main():
    bus = Bus()
    async with asyncio.TaskGroup() as group:
        group.create_task(listen("Ana", bus.subscribe("news")))
        group.create_task(listen("Bo", bus.subscribe("news", "sport")))
        for topic, message in (("news", "rain"), ("sport", "2:1"), ("news", "sun"), ("music", "nobody listens")):
            await bus.publish(topic, message)
            await asyncio.sleep(0.05)
        bus.close()


asyncio.run(main())
