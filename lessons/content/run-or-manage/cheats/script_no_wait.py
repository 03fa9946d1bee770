import asyncio

async def backup():
    try:
        await asyncio.sleep(0)
    finally:
        print("backup: put away")

async def main():
    asyncio.create_task(backup(), name="backup")
    await asyncio.sleep(0.1)
    print("main: done")

loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
