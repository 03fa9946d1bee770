import asyncio, time

async def load(name):
    await asyncio.sleep(0.3)
    print(name, "is loaded")

def draw(frame):
    time.sleep(0.02)  # the game draws, and may not stop

loop = asyncio.new_event_loop()
loading = loop.create_task(load("level 1"))
for frame in range(20):
    draw(frame)
    loop.stop()
    loop.run_forever()  # one cycle in each frame
print("20 frames drawn")
loop.run_until_complete(loading)
loop.close()
