import asyncio
async def g():
    try:
        yield 1
        yield 2
    finally:
        print("fin")
async def main():
    async for x in g():
        break
    print("after")
    await asyncio.sleep(1)
    print("end")
    async for x in g():
        if x == 1: break
    print("after")
    await asyncio.sleep(1)
    print("end")
asyncio.run(main())
