import asyncio

async def backup():
    try:
        await asyncio.sleep(5)
    finally:
        print("backup: put away")

async def main():
    await backup()
    await asyncio.sleep(0.1)
    print("main: done")

asyncio.run(main())
