import asyncio

async def nothing():
    return "nothing to wait for"

async def play(name, what):
    print(name, "begins")
    await what
    print(name, "goes on")

async def main():
    await asyncio.gather(
        play("A", asyncio.sleep(0)),
        play("B", asyncio.sleep(0)),
        play("C", asyncio.sleep(0)),
    )

asyncio.run(main())
