"""A loop of one's own class that counts, and a task factory."""
import asyncio


class CountingLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__()
        self.soon = 0

    def call_soon(self, callback, *args, context=None):
        self.soon += 1
        return super().call_soon(callback, *args, context=context)


def factory(loop, coro, **options):
    task = asyncio.Task(coro, loop=loop, **options)
    made.append(task.get_name())
    return task


async def child(n):
    await asyncio.sleep(0)
    return n


async def main():
    loop = asyncio.get_running_loop()
    print(type(loop).__name__, isinstance(loop, CountingLoop))
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory)
    print(await asyncio.gather(child(1), child(2)), await asyncio.create_task(child(3), name="three"))
    before = loop.soon
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("two turns took", loop.soon - before, "callbacks")


made = []
with asyncio.Runner(loop_factory=CountingLoop) as runner:
    runner.run(main())
print(made)
