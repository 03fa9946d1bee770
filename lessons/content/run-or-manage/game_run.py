import asyncio, time

async def load(name):
    await asyncio.sleep(0.3)
    print(name, "is loaded")

def draw(frame):
    time.sleep(0.02)  # the game draws, and may not stop

asyncio.run(load("level 1"))
for frame in range(20):
    draw(frame)
print("20 frames drawn")
