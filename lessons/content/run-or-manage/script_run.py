import asyncio

async def log_writer():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print("log saved")
        raise

async def main():
    writer = asyncio.create_task(log_writer())
    await asyncio.sleep(0.2)
    print("work done")

asyncio.run(main())
