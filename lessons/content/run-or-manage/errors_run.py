import asyncio

async def main(attempt):
    await asyncio.sleep(0.1)
    if attempt < 2:
        raise ConnectionError("the printer does not answer")
    print("printed")

def work(attempt):
    asyncio.run(main(attempt))

for attempt in range(3):
    try:
        work(attempt)
    except ConnectionError as error:
        print(error)
