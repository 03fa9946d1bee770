import asyncio

async def main():
    await asyncio.gather(
        asyncio.sleep(0.3),
        asyncio.sleep(0.12),
        asyncio.sleep(0.25),
        asyncio.sleep(0.4),
        asyncio.sleep(0.3),
    )
    print("all together:", [712, 540, 645, None, None])

asyncio.run(main())
