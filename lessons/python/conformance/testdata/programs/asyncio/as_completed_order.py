"""as_completed: in the order of ending, as an iterator and asynchronously."""
import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    if name == "bad":
        raise ValueError(name)
    return name


async def main():
    jobs = [fetch("slow", 0.3), fetch("quick", 0.1), fetch("middle", 0.2)]
    for next_one in asyncio.as_completed(jobs):
        print(await next_one)
    tasks = {asyncio.create_task(fetch(n, s)): n for n, s in (("x", 0.2), ("y", 0.1))}
    async for task in asyncio.as_completed(list(tasks)):
        print(tasks[task], task in tasks, await task)
    try:
        for next_one in asyncio.as_completed([fetch("a", 0.1), fetch("late", 5)], timeout=1):
            print(await next_one)
    except TimeoutError as error:
        print("TimeoutError", error)
    for next_one in asyncio.as_completed([fetch("bad", 0.1), fetch("good", 0.2)]):
        try:
            print(await next_one)
        except ValueError as error:
            print("ValueError", error)
    print([await f for f in asyncio.as_completed([])])
    left = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
    print("still running:", len(left))


asyncio.run(main())
