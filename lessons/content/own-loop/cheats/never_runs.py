import asyncio, warnings

warnings.simplefilter("default")  # say what Python hides by default

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
try:
    print("main begins")
    loop.close()
    raise ValueError("a wrong note")
finally:
    asyncio.set_event_loop(None)
    print("the loop is closed:", loop.is_closed())
