"""The first program: two coroutines that take turns."""
import asyncio


async def say(what, delay):
    await asyncio.sleep(delay)
    print(what)
    return len(what)


async def main():
    print("one after the other")
    await say("hello", 0.2)
    await say("world", 0.1)
    print("both at once")
    first = asyncio.create_task(say("slow", 0.2))
    second = asyncio.create_task(say("quick", 0.1))
    print("made, not begun")
    print(await first, await second)


asyncio.run(main())
