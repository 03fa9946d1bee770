import asyncio, time

async def load(name):
    await asyncio.sleep(0.3)
    print(name, "is loaded")

def draw(frame):
    time.sleep(0.02)  # the game draws, and may not stop

for frame in range(20):
    draw(frame)
    asyncio.run(asyncio.sleep(0))
asyncio.run(load("level 1"))
