import asyncio

async def play(name):
    pass

async def main():
    await asyncio.gather(play("A"), play("B"), play("C"))
    for what in ("begins", "goes on"):
        for name in "ABC":
            print(name, what)

asyncio.run(main())
