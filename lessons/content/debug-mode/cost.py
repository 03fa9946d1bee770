import asyncio, time

async def play():
    for beat in range(5000):
        await asyncio.sleep(0)

async def main():
    await asyncio.gather(play(), play())

def seconds(debug):
    begin = time.perf_counter()
    asyncio.run(main(), debug=debug)
    return time.perf_counter() - begin

seconds(False)  # warm up
times = seconds(True) / seconds(False)
print(f"with debug it takes {times:.1f} times as long")
