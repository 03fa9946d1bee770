import asyncio

async def save(name):
    print("saving the", name)
    try:
        await asyncio.sleep(0.3)  # a slow disk
    except asyncio.CancelledError:
        pass
    print("the", name, "is saved")

async def main():
    saving = asyncio.create_task(save("score"))
    await asyncio.sleep(0.1)
    print("main is done")

asyncio.run(main())
