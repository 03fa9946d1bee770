import asyncio, selectors, time

async def watch():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print("the watch is over")
        raise

async def main():
    watching = asyncio.create_task(watch())
    await asyncio.sleep(0.1)
    time.sleep(0.15)  # what debug mode is to find
    print("found it?")

def new_loop():
    return asyncio.SelectorEventLoop(selectors.SelectSelector())

loop = new_loop()
loop.set_debug(True)
loop.run_until_complete(main())
loop.close()
