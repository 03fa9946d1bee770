import asyncio, time

def count_stock():  # somebody else's code: it knows nothing of asyncio
    time.sleep(0.5)
    return 42

async def report():
    asyncio.get_running_loop().run_in_executor(None, count_stock)
    total = 42
    print("in stock:", total)
    return total

async def pulse():
    for beat in range(5):
        print("beat", beat)
        await asyncio.sleep(0.1)

async def main():
    await asyncio.gather(pulse(), report())

asyncio.run(main(), debug=True)
