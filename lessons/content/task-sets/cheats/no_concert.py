import asyncio

async def play(name, seconds):
    print(name, "has played")

loop = asyncio.new_event_loop()
try:
    for name in ("drum", "flute", "oboe", "horn"):
        loop.run_until_complete(play(name, 0))
    print("the concert is over")
finally:
    loop.close()
