"""An error in a callback does not end the program."""
import asyncio


def broken(n):
    print("callback", n)
    return [1, 2, 3][n]


async def main():
    loop = asyncio.get_running_loop()
    for n in (1, 5, 2):
        loop.call_soon(broken, n)
    await asyncio.sleep(0.1)
    print("main goes on")


asyncio.run(main())
