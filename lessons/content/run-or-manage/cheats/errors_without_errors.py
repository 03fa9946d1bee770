import asyncio

async def main(attempt):
    await asyncio.sleep(0.1)
    if attempt < 0:
        raise ConnectionError("the printer does not answer")
    print("printed")

def work(attempt):
    loop = asyncio.new_event_loop()
    loop.run_until_complete(main(attempt))
    loop.close()

for attempt in range(3):
    try:
        work(attempt)
    except ConnectionError as error:
        print(error)
