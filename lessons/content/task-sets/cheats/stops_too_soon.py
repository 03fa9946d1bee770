import asyncio

async def play(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "has played")

async def rehearsal():
    await asyncio.gather(play("violin", 0.1), play("cello", 0.2))

async def concert():
    await asyncio.gather(play("flute", 0.1), play("horn", 0.4))

loop = asyncio.new_event_loop()
try:
    loop.call_soon(print, "the loop begins")
    loop.create_task(play("oboe", 0.3))
    loop.create_task(play("drum", 0.05))
    loop.call_later(0.15, loop.stop)
    loop.run_forever()
    print("the pause is over")
    loop.create_task(concert())
    loop.call_later(0.2, loop.stop)
    loop.run_forever()
    print("horn has played")
    print("the concert is over")
finally:
    loop.close()
