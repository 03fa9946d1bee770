import asyncio

async def play(part, beats):
    for _ in range(beats):
        await asyncio.sleep(0.1)
    return part

async def main():
    players = [asyncio.create_task(play(p, 4)) for p in ("violin", "cello", "flute")]
    await asyncio.wait(players)
    print(len(players), "players finished")

loop = asyncio.new_event_loop()
try:
    concert = loop.create_task(main())
    loop.call_later(0.25, loop.stop)
    loop.run_forever()
    print("stopped, with", len(asyncio.all_tasks(loop)), "tasks in mid-play")
    loop.run_until_complete(concert)
finally:
    loop.close()
