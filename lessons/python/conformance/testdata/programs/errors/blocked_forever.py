"""A task that awaits itself, and one that is given what is no coroutine."""
import asyncio


async def itself():
    await asyncio.sleep(0)
    await asyncio.current_task()


async def number():
    return 5


async def main():
    try:
        await asyncio.create_task(itself())
    except RuntimeError as error:
        print(str(error).split(" <")[0])
    await asyncio.gather(number(), number)


asyncio.run(main())
