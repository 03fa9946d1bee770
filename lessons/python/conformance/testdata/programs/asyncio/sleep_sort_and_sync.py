"""Small classics: sleep sort, ping-pong, a countdown that others watch."""
import asyncio


async def sleep_sort(numbers):
    result = []

    async def put(n):
        await asyncio.sleep(n / 100)
        result.append(n)
    await asyncio.gather(*map(put, numbers))
    return result


async def player(name, mine, other, times):
    for n in range(times):
        await mine.wait()
        mine.clear()
        print(name, n)
        other.set()


async def countdown(n, condition, state):
    while n:
        await asyncio.sleep(0.1)
        n -= 1
        async with condition:
            state["left"] = n
            condition.notify_all()


async def watcher(goal, condition, state):
    async with condition:
        await condition.wait_for(lambda: state["left"] <= goal)
        print(f"watcher of {goal} sees {state['left']}")


async def main():
    print(await sleep_sort([30, 10, 50, 20, 40]))
    ping, pong = asyncio.Event(), asyncio.Event()
    ping.set()
    await asyncio.gather(player("ping", ping, pong, 3), player("pong", pong, ping, 3))
    condition, state = asyncio.Condition(), {"left": 5}
    await asyncio.gather(countdown(5, condition, state), *(watcher(g, condition, state) for g in (0, 3, 2)))


asyncio.run(main())
