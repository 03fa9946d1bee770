import asyncio, logging, time

logging.basicConfig(level=logging.INFO)

def read():
    time.sleep(0.12)  # a slow disk
    with open(__file__) as file:
        return len(file.readlines())

async def rest():
    await asyncio.sleep(0.1)

async def play(name):
    lines = await asyncio.to_thread(read)
    await rest()
    return name, lines

async def main():
    print(await asyncio.gather(play("viola"), play("oboe")))

loop = asyncio.new_event_loop()
loop.set_debug(False)
try:
    loop.run_until_complete(main())
finally:
    loop.close()
