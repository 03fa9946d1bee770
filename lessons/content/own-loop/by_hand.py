import asyncio, warnings

warnings.simplefilter("default")  # say what Python hides by default

async def main():
    print("main begins")
    await asyncio.sleep(0.1)
    raise ValueError("a wrong note")

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
try:
    loop.run_until_complete(main())
    loop.close()
finally:
    asyncio.set_event_loop(None)
    print("the loop is closed:", loop.is_closed())
