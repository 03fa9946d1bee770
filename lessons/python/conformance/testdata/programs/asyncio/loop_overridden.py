"""A class of loops that tells what asyncio's own code asks of it."""
import asyncio


class TalkingLoop(asyncio.SelectorEventLoop):
    def create_task(self, coro, **kw):
        print('  create_task', sorted(kw))
        return super().create_task(coro, **kw)

    def create_future(self):
        print('  create_future')
        return super().create_future()

    def call_later(self, delay, callback, *args, **kw):
        print('  call_later', delay)
        return super().call_later(delay, callback, *args, **kw)

    def call_at(self, when, callback, *args, **kw):
        print('  call_at', round(when, 2))
        return super().call_at(when, callback, *args, **kw)

    def run_in_executor(self, executor, function, *args):
        print('  run_in_executor')
        return super().run_in_executor(executor, function, *args)


async def child(n):
    await asyncio.sleep(0.01)
    return n


async def main():
    await asyncio.sleep(1)
    print('task', await asyncio.create_task(child(1), name='named'))
    print('ensure', await asyncio.ensure_future(child(2)))
    print('gather', await asyncio.gather(child(3), child(4)))
    print('wait_for', await asyncio.wait_for(child(5), 1))
    print('shield', await asyncio.shield(child(6)))
    async with asyncio.TaskGroup() as group:
        group.create_task(child(7))
    done, _ = await asyncio.wait([asyncio.create_task(child(8))], timeout=1)
    print('wait', len(done))
    for first in asyncio.as_completed([child(9)], timeout=1):
        print('completed', await first)
    queue = asyncio.Queue()
    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.put_nowait(10)
    print('queue', await getter)
    print('thread', await asyncio.to_thread(str.upper, 'done'))
    asyncio.get_running_loop().call_later(0.02, print, 'later')
    await asyncio.sleep(0.03)


with asyncio.Runner(loop_factory=TalkingLoop) as runner:
    runner.run(main())
