"""What programs read of the library's insides, to show how things stand."""
import asyncio


async def use(gate, name):
    async with gate:
        print(name, "inside, free:", gate._value)
        await asyncio.sleep(0.1)


async def main():
    gate = asyncio.Semaphore(2)
    print(gate._value)
    await asyncio.gather(*(use(gate, f"user {i}") for i in range(4)))
    gate._value += 1
    print(gate._value, gate.locked())
    lock, event, queue = asyncio.Lock(), asyncio.Event(), asyncio.Queue(3)
    print(lock._locked, event._value, queue._maxsize, queue._unfinished_tasks)
    async with lock:
        event.set()
        queue.put_nowait("x")
        print(lock._locked, event._value, queue._unfinished_tasks, list(queue._queue))
    gathered = asyncio.gather(asyncio.sleep(0))
    print(type(gathered), isinstance(gathered, asyncio.Future))
    try:
        gathered.results()
    except AttributeError as e:
        print(e)
    await gathered


async def forgot_the_star():
    work = [asyncio.sleep(0, 1), asyncio.sleep(0, 2)]
    try:
        await asyncio.gather(work)
    except TypeError as e:
        print(e)
    print(await asyncio.gather(*work))
    try:
        async with asyncio.Lock() as nothing:
            print(nothing)
            with asyncio.Semaphore():
                pass
    except TypeError as e:
        print(e)

asyncio.run(main())
asyncio.run(forgot_the_star())
