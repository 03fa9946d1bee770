import asyncio

async def nothing():
    return "nothing to wait for"

async def play(name, what):
    print(name, "begins")
    await what
    print(name, "goes on")

async def main():
    done = asyncio.Future()
    done.set_result("already here")
    await asyncio.gather(
        play("A", asyncio.sleep(0)),
        play("B", done),
        play("C", nothing()),
    )

asyncio.run(main())
