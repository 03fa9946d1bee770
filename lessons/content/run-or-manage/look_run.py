import asyncio

async def play(part, beats):
    for _ in range(beats):
        await asyncio.sleep(0.1)
    return part

async def main():
    players = [asyncio.create_task(play(p, 4)) for p in ("violin", "cello", "flute")]
    await asyncio.wait(players)
    print(len(players), "players finished")

async def concert():
    loop = asyncio.get_running_loop()
    loop.call_later(0.25, loop.stop)
    await main()

asyncio.run(concert())
