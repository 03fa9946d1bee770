import asyncio

async def tick():
    while True:
        await asyncio.sleep(0.05)

async def job(number):
    asyncio.create_task(tick(), name=f"tick-{number}")
    await asyncio.sleep(0.2)
    print("job", number, "sees", len(asyncio.all_tasks()), "tasks")

loop = asyncio.new_event_loop()
try:
    for number in (1, 2, 3):
        loop.run_until_complete(job(number))
finally:
    loop.close()
