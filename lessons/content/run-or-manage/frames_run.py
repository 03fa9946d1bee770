import asyncio, time

async def load(name, seconds):
    await asyncio.sleep(seconds)
    return name

async def load_all():
    return await asyncio.gather(load("map", 0.2), load("hero", 0.3))

def draw():
    time.sleep(0.02)  # the picture of one frame

asyncio.run(load_all())
for frame in range(20):
    draw()
print("20 frames drawn")
