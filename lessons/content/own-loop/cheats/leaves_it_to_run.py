import asyncio, warnings

warnings.simplefilter("default")  # say what Python hides by default

async def main():
    print("main begins")
    await asyncio.sleep(0.1)
    raise ValueError("a wrong note")

asyncio.run(main())
